"""A field for people is called after those whom the engine counts from it, on the form, in a merge and on the format's page."""

import re

import pytest

from assess.judging.ledger import counted_by
from assess.model.answers import Sheet
from assess.model.rules import AtLeast, Each
from assess.model.standard import Requirement, Standard
from assess.model.text import Language
from assess.outputs.score.merging import PLACES
from assess.outputs.site.file_format import file_format
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from assess.reading.files.file_limits import FILE_LIMITS
from assess.reading.files.people import LISTS
from tests.bridge_client import sheet

NAME = "甲乙丙"
FIELDS = ("leading-officials", "able-members", "able-officials")
"""The lists that name one kind of people each."""


def judged_on(standard: Standard, field: str) -> list[Requirement]:
    """The requirements that count a person whom only this field names."""
    data = sheet(year=2026, ledger={"people": {field: NAME}})
    read = read_sheet(Node(data, ProblemCollector()), standard)
    assert read
    return [each for each in standard.requirements.values() if isinstance(each.rule, AtLeast) and counts(each.rule, read)]


def counts(rule: AtLeast, read: Sheet) -> bool:
    return NAME in [each.subject for each in counted_by(rule, read)]


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_called_as_those_who_are_counted_from_it(standard: Standard, field: str) -> None:
    [requirement] = judged_on(standard, field)
    assert isinstance(requirement.rule, AtLeast)
    assert isinstance(requirement.rule.each, Each)
    counted = standard.label(requirement.rule.each)
    called = re.sub("^每名", "", counted.zh)
    office = standard.ledger.offices[LISTS[field]]
    assert office.text.zh == PLACES[field].zh == called == meaning(standard, field).rstrip("。")


def meaning(standard: Standard, field: str) -> str:
    groups = {group.id: group.rows for group in file_format(standard, Language.ZH, FILE_LIMITS)}
    return next(row.meaning for row in groups["earlier-people"] if row.name == field)
