"""The page about the file's format names everything that the readers know, and nothing that they do not."""

import re

import pytest

from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.site.file_format import file_format
from assess.reading.fields import ProblemCollector
from assess.reading.files.answers import ANSWER_FIELDS, ASIDE, KNOWN, read_sheet_text
from assess.reading.files.calendar import CALENDAR_FIELDS, EDIT_FIELDS
from assess.reading.files.file_limits import FILE_LIMITS
from assess.reading.files.history import EARLIER_FIELDS, STANDING_FIELDS
from assess.reading.files.improvement import IMPROVEMENT_FIELDS
from assess.reading.files.ledger import LEDGER_FIELDS
from assess.reading.files.people import PEOPLE_FIELDS, PERSON_FIELDS, TENURE_FIELDS
from assess.reading.files.recorded import FIGURE_FIELDS, RESULT_FIELDS
from assess.reading.files.review import REVIEW_FIELDS
from tests.inputs import ROOT

PAGES = {language: (ROOT / "docs" / language.value / "file-format.md").read_text(encoding="utf-8") for language in Language}


def names(standard: Standard) -> dict[str, list[str]]:
    return {group.id: [row.name for row in group.rows] for group in file_format(standard, Language.EN, FILE_LIMITS)}


def test_every_field_that_a_reader_knows_is_on_the_page(standard: Standard) -> None:
    groups = names(standard)
    assert set(groups["top"]) == KNOWN | {ASIDE}
    assert set(groups["answers"]) == set(ANSWER_FIELDS)
    assert set(groups["ledger"]) == set(LEDGER_FIELDS)
    assert groups["person"] == list(PERSON_FIELDS)
    assert groups["tenure"] == list(TENURE_FIELDS)
    assert groups["earlier-people"] == list(PEOPLE_FIELDS)
    assert groups["calendar"] == list(CALENDAR_FIELDS)
    assert groups["edit"] == list(EDIT_FIELDS)
    assert groups["plan"] == list(IMPROVEMENT_FIELDS)
    assert groups["earlier"] == list(EARLIER_FIELDS)
    assert groups["standing"] == list(STANDING_FIELDS)
    assert groups["review"] == list(REVIEW_FIELDS)
    assert groups["result"] == list(RESULT_FIELDS)
    assert groups["figure"] == list(FIGURE_FIELDS)
    assert groups["facts"] == list(standard.facts)
    assert groups["columns"] == list(standard.ledger.columns)
    assert groups["activities"] == list(standard.activities)


@pytest.mark.parametrize("language", Language)
def test_every_field_has_its_words(standard: Standard, language: Language) -> None:
    for group in file_format(standard, language, FILE_LIMITS):
        for row in group.rows:
            assert row.meaning, row.name
            assert "{" not in row.meaning + row.kind, row.name


@pytest.mark.parametrize("language", Language)
def test_every_limit_is_named(standard: Standard, language: Language) -> None:
    groups = file_format(standard, language, FILE_LIMITS)
    text = PAGES[language] + " ".join(row.meaning for group in groups for row in group.rows)
    said = {name for name in FILE_LIMITS if f'limit("{name}")' in text or f"{FILE_LIMITS[name]:,}" in text}
    assert said == set(FILE_LIMITS)


@pytest.mark.parametrize("language", Language)
def test_what_the_example_shows_is_a_file_that_reads_without_a_problem(standard: Standard, language: Language) -> None:

    example = re.search(r"```json\n(.*?)```", PAGES[language], re.DOTALL)
    assert example
    collector = ProblemCollector()
    assert read_sheet_text(example[1], standard, collector)
    assert collector.problems == []
