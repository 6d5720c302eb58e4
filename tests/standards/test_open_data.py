"""The standard as data: valid by its own schema, complete, the same as the pages, and the same bytes in every build."""

import csv
import json
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from assess.model.library import Library
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.site.open_data import COLUMNS, part_data, schema, standard_data, table, table_csv, write_workbook
from assess.reading.content.folder import Content
from tests.json_schema import Draft202012Validator

Data = dict[str, Any]


@pytest.fixture(scope="module")
def library(content: Content) -> Library:
    return content.library


@pytest.fixture(scope="module")
def data(standard: Standard, library: Library) -> Data:
    parsed: Data = json.loads(json.dumps(standard_data(standard, library), ensure_ascii=False))
    return parsed


def requirements(data: Data) -> list[Data]:
    return [
        each
        for area in data["areas"]
        for task in area["tasks"]
        for sentence in task["sentences"]
        for each in sentence["requirements"]
    ]


def test_it_is_valid_by_its_schema_which_is_a_schema(data: Data) -> None:
    Draft202012Validator.check_schema(schema())
    assert [error.message for error in Draft202012Validator(schema()).iter_errors(data)] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("standard"),
        lambda data: data["areas"][0].update(zh=""),
        lambda data: data["areas"][0]["tasks"][0]["sentences"][0]["requirements"][0].update(strength="perhaps"),
        lambda data: data["areas"][0]["tasks"][0]["sentences"][0]["requirements"][0].update(points="1"),
        lambda data: data["comparisons"][next(iter(data["comparisons"]))].pop("article"),
        lambda data: data["evidence"].update(Wrong_Id={"kind": "record"}),
    ],
)
def test_the_schema_notices_what_is_wrong(data: Data, spoil: Any) -> None:
    spoilt = json.loads(json.dumps(data))
    spoil(spoilt)
    assert list(Draft202012Validator(schema()).iter_errors(spoilt))


def test_every_requirement_is_there_and_everything_it_cites(data: Data, standard: Standard) -> None:
    found = requirements(data)
    assert [each["id"] for each in found] == list(standard.requirements)
    for each in found:
        assert set(each["applies"]) <= set(data["conditions"])
        assert set(each["evidence"]) <= set(data["evidence"])
        assert set(each["comparisons"]) <= set(data["comparisons"])
        assert bool(each["comparisons"]) != bool(each["not_compared"])
        for name in ("kind", "strength", "who"):
            assert each[name] in data["labels"][name]


def test_a_rule_keeps_every_figure(data: Data, standard: Standard) -> None:
    [hours] = [each["rule"] for each in requirements(data) if each["rule"] and each["rule"].get("measure") == "hours"]
    assert (hours["type"], hours["activity"], hours["per"]) == ("at-least", "training", "year")
    assert str(hours["count"]) in hours["words"]["zh"] and str(hours["count"]) in hours["words"]["en"]
    for each, rule in ((one, one["rule"]) for one in requirements(data)):
        assert (rule is None) == (standard.requirements[each["id"]].rule is None)


def test_what_often_goes_wrong_is_said_with_each_requirement(data: Data, library: Library) -> None:
    said = {each["id"]: each["pitfall"] for each in requirements(data) if each["pitfall"]}
    assert said == {name: {language.value: text.of(language) for language in Language} for name, text in library.pitfalls.items()}


def test_an_article_that_was_not_verified_is_null(data: Data, standard: Standard) -> None:
    for name, each in data["comparisons"].items():
        assert (each["article"] is None) == (standard.comparisons[name].article is None)


def test_the_file_of_a_page_is_its_part_of_the_whole(data: Data, standard: Standard, library: Library) -> None:
    for area, whole in zip(standard.areas, data["areas"], strict=True):
        assert json.loads(json.dumps(part_data(area, standard, library)))["area"] == whole
        for task, part in zip(area.tasks, whole["tasks"], strict=True):
            assert json.loads(json.dumps(part_data(task, standard, library)))["task"] == part


@pytest.mark.parametrize("language", list(Language))
def test_csv_and_workbook_say_the_same(standard: Standard, library: Library, language: Language) -> None:
    text = table_csv(standard, library, language)
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeff")
    assert rows == list(table(standard, library, language))
    assert len(rows) == len(standard.requirements) + 1
    into = BytesIO()
    write_workbook(standard, library, into)
    sheet = load_workbook(BytesIO(into.getvalue())).worksheets[list(Language).index(language)]
    assert [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)] == rows
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert sheet.max_column == len(COLUMNS)
