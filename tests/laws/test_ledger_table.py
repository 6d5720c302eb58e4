"""Laws of every table: nothing raises, nothing is lost, and what was written is read back."""

import re
from datetime import date, datetime
from io import BytesIO
from typing import Any
from unittest.mock import patch
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from assess.model.ledger_table import LedgerTable
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.branch_file.ledger_template import ledger_csv, write_ledger_workbook
from assess.reading.fields import ProblemCollector
from assess.reading.files.activity_names import activity_names, plain
from assess.reading.files.ledger_table import known_rows, read_ledger_table
from assess.reading.sheets.texts import seen

LANGUAGES = st.sampled_from(list(Language))
HEADS = ["日期,活动,主题\n", "\ufeffDate;Activity\n", "x\n日期\t活动\n"]
PARTS = ["xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"]


def texts() -> st.SearchStrategy[str]:
    """Cells as they come back: without spaces around them and what nobody sees in them, which are no part of a text."""
    usual = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12)
    odd = st.lists(st.sampled_from([*"=+-@'\",;，、\t\n党1 ", "''", "=1", "\ufeff", "\u3000"]), max_size=6).map("".join)
    return (usual | odd).map(seen).filter(bool)


def values() -> st.SearchStrategy[Any]:
    """The values that a cell of a workbook can hold."""
    numbers = st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False)
    return st.none() | numbers | st.booleans() | st.dates(date(1900, 3, 1)) | st.datetimes(datetime(1900, 3, 1)) | texts()  # noqa: DTZ001


def rows(standard: Standard) -> st.SearchStrategy[list[dict[str, str]]]:
    others = [id_ for id_ in standard.ledger.columns if id_ not in ("date", "activity")]
    names = [name for each in standard.activities.values() for name in (each.text.zh, each.text.en, *each.also)]
    days = st.dates().map(str) | texts()
    row = st.fixed_dictionaries(
        {"date": days, "activity": st.sampled_from(names) | texts()}, optional={id_: texts() for id_ in others}
    )
    return st.lists(row, max_size=6)


def read(data: bytes, standard: Standard) -> tuple[LedgerTable | None, ProblemCollector]:
    collector = ProblemCollector()
    return read_ledger_table(data, standard, collector, year=2026), collector


def made_workbook(standard: Standard, language: Language, entries: Any = ()) -> bytes:
    into = BytesIO()
    write_ledger_workbook(standard, language, into, entries)
    return into.getvalue()


def both_templates(standard: Standard, language: Language, entries: Any = ()) -> tuple[bytes, bytes]:
    return ledger_csv(standard, language, entries).encode(), made_workbook(standard, language, entries)


# — any bytes


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode(errors="replace")))
def test_any_bytes_are_read_or_refused_with_a_reason(standard: Standard, data: bytes) -> None:
    found, collector = read(data, standard)
    assert found or len(collector.problems) == 1


@given(st.sampled_from(HEADS), st.binary(max_size=60), st.sampled_from(["utf-8", "gb18030"]))
def test_any_bytes_under_headings_are_read_or_refused(standard: Standard, head: str, rest: bytes, codec: str) -> None:
    found, collector = read(head.encode(codec) + rest, standard)
    assert found or collector.problems


@given(st.dictionaries(st.sampled_from(PARTS), st.binary(max_size=60)))
def test_any_archive_is_refused_with_a_reason(standard: Standard, parts: dict[str, bytes]) -> None:
    into = BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    found, collector = read(into.getvalue(), standard)
    assert found is None
    assert len(collector.problems) == 1


@given(st.lists(st.lists(values(), max_size=6), max_size=5))
def test_any_cells_under_headings_are_read(standard: Standard, cells: list[list[Any]]) -> None:
    made = Workbook()
    for row in (["日期", "活动", "主题", "学时", "应到人数"], *cells):
        made.worksheets[0].append(row)
    into = BytesIO()
    made.save(into)
    found, _ = read(into.getvalue(), standard)
    assert found
    assert found.readable == sum(found.activities.values()) <= len(found.rows) <= len(cells)
    assert all(text == text.strip() != "" for row in found.rows for text in row.values())


# — templates


@pytest.mark.parametrize("language", Language)
def test_an_empty_template_is_an_empty_ledger(standard: Standard, language: Language) -> None:
    for data in both_templates(standard, language):
        found, collector = read(data, standard)
        assert found
        assert collector.problems == []
        assert (found.rows, found.ignored, found.header_row) == ((), (), 1)
        assert found.columns == tuple((column.text.of(language), id_) for id_, column in standard.ledger.columns.items())


@given(LANGUAGES, st.data())
def test_what_is_filled_in_is_read_back(standard: Standard, language: Language, data: st.DataObject) -> None:
    """Every text as it was written; an activity, where it is known, by its id."""
    entries = data.draw(rows(standard))
    names = activity_names(standard)
    for file in both_templates(standard, language, entries):
        found, _ = read(file, standard)
        assert found
        for row, entry in zip(found.rows, entries, strict=True):
            assert row["activity"] in (entry["activity"], names.get(plain(entry["activity"])))
            assert row == {**entry, "activity": row["activity"]}
        assert known_rows(found.rows, {"rows": entries}, standard) == list(range(len(entries)))
        assert known_rows(found.rows, {"rows": []}, standard) == []


@given(LANGUAGES, st.data())
def test_a_template_filled_in_by_a_spreadsheet_is_read_back(standard: Standard, language: Language, data: st.DataObject) -> None:
    """Days become dates and numbers become numbers there, which is how they come back: 2026-03-05 and 12."""
    entries = data.draw(st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 99)), max_size=4))
    book = load_workbook(BytesIO(made_workbook(standard, language)))
    for row, (day, due) in enumerate(entries, 2):
        for column, value in (("date", day), ("activity", "党课"), ("due", due)):
            book.worksheets[0].cell(row, list(standard.ledger.columns).index(column) + 1, value)
    into = BytesIO()
    book.save(into)
    found, collector = read(into.getvalue(), standard)
    assert found
    assert collector.problems == []
    assert list(found.rows) == [{"date": str(day), "activity": "lecture", "due": str(due)} for day, due in entries]


@pytest.mark.parametrize("language", Language)
def test_a_template_is_always_the_same(standard: Standard, language: Language) -> None:
    first = both_templates(standard, language)
    with patch("time.time", return_value=2_000_000_000), patch("time.localtime", return_value=(2033, 5, 18, 3, 33, 20, 2, 138, 0)):
        assert both_templates(standard, language) == first


@pytest.mark.parametrize("language", Language)
def test_a_template_helps_to_fill_it_in(standard: Standard, language: Language) -> None:
    ledger, guide = load_workbook(BytesIO(made_workbook(standard, language))).worksheets
    assert ledger.freeze_panes == "A2"
    assert all(cell.font.bold for cell in ledger[1])
    assert ledger.column_dimensions["A"].number_format == "yyyy-mm-dd"
    [offer] = ledger.data_validations.dataValidation
    assert (offer.type, offer.formula1, str(offer.sqref)) == ("list", "=activities", "B2:B1048576")
    listed = guide.parent.defined_names["activities"].attr_text
    assert listed == f"'{guide.title}'!$A$7:$A${6 + len(standard.activities)}"
    names = [guide.cell(row, 1).value for row in range(7, 7 + len(standard.activities))]
    assert [str(name).casefold() for name in names] == [each.text.of(language).casefold() for each in standard.activities.values()]
    others = [str(guide.cell(row, 3).value).split("、" if language is Language.ZH else "; ") for row in range(7, 7 + len(names))]
    for each, activity in zip(others, standard.activities.values(), strict=True):
        assert 2 <= len(each) <= 7
        assert {*each} <= {*activity.also, "…"}
        assert all(name == "…" or bool(re.search("[一-鿿]", name)) is (language is Language.ZH) for name in each)


def test_texts_are_never_formulas(standard: Standard) -> None:
    entries = [{"date": "=1", "activity": "+1", "topic": "-1", "host": "@a", "recorder": "'=1", "files": "\x07=\x02"}]
    data = ledger_csv(standard, Language.ZH, entries)
    assert data.splitlines()[1].split(",")[:4] == ["'=1", "'+1", "'-1", "'@a"]
    sheet = load_workbook(BytesIO(made_workbook(standard, Language.ZH, entries))).worksheets[0]
    cells = [cell for cell in sheet[2] if cell.value]
    assert [(cell.value, cell.data_type) for cell in cells][:2] == [("=1", "s"), ("+1", "s")]
    assert {cell.data_type for cell in cells} == {"s"}
