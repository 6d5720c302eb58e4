"""Judging many sheets one after the other gives what judging each alone gives, whatever came before."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.judging.batch import BatchJudge
from assess.judging.scoring import judge_area
from assess.model.answers import Sheet
from assess.model.findings import AreaFinding
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from tests.bridge_client import sheet
from tests.laws.small_standards import sheets, standards
from tests.laws.test_ledger import ledgers

DAYS = st.sampled_from([None, date(2026, 3, 31), date(2026, 12, 31)])


@st.composite
def several(draw: st.DrawFn) -> tuple[Standard, list[Sheet]]:
    standard = draw(standards())
    return standard, draw(st.lists(sheets(standard), min_size=2, max_size=5))


def judged(area: AreaFinding) -> tuple[object, ...]:
    return (area.score, area.band, [(each.status, each.share, each.applies) for each in area.findings])


@given(several(), DAYS)
def test_what_came_before_never_shows(case: tuple[Standard, list[Sheet]], today: date | None) -> None:
    standard, found = case
    many = BatchJudge(standard)
    for each in found:
        alone = [judged(judge_area(standard, area, each, today=today)) for area in standard.areas]
        assert [judged(area) for area in many.areas(each, today=today)] == alone


@given(st.lists(ledgers(), min_size=2, max_size=4), DAYS)
def test_nor_with_ledgers(standard: Standard, found: list[dict[str, object]], today: date | None) -> None:
    many = BatchJudge(standard)
    for ledger in found:
        read = read_sheet(
            Node(sheet(year=2026, branch={"form": "regular", "committee": "yes"}, ledger=ledger), ProblemCollector()), standard
        )
        assert read is not None
        alone = [judged(judge_area(standard, area, read, today=today)) for area in standard.areas]
        assert [judged(area) for area in many.areas(read, today=today)] == alone


LEDGER: dict[str, Any] = {
    "covers": ["general-meeting", "lecture", "duty-report"],
    "people": {"secretary": "王"},
    "rows": [
        {"date": "2026-02-10", "activity": "general-meeting"},
        {"date": "2026-05-10", "activity": "general-meeting"},
        {"date": "2026-03-01", "activity": "lecture", "speaker": "王"},
        {"date": "2026-11-01", "activity": "duty-report", "to": "members"},
    ],
}
OTHERS: dict[str, dict[str, object]] = {
    "since": {"since": "2026-04-01"},
    "secretary": {"people": {"secretary": "李"}},
    "nobody": {"people": {}},
    "audience": {"rows": [*LEDGER["rows"][:3], {**LEDGER["rows"][3], "to": "higher"}]},
    "fewer": {"rows": LEDGER["rows"][1:]},
    "another period": {"rows": [{**LEDGER["rows"][0], "date": "2026-06-10"}, *LEDGER["rows"][1:]]},
    "not said to be complete": {"covers": ["lecture"]},
}


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("today", [date(2026, 10, 1), date(2026, 12, 31)])
def test_whatever_decides_about_a_ledger_is_looked_at(standard: Standard, name: str, today: date) -> None:
    """Each of these changes a finding, whichever of the two comes first."""
    pair = [read(standard, 2026, LEDGER), read(standard, 2026, {**LEDGER, **OTHERS[name]})]
    alone = [[judged(judge_area(standard, area, each, today=today)) for area in standard.areas] for each in pair]
    for order in ((0, 1), (1, 0)):
        many = BatchJudge(standard)
        assert [[judged(area) for area in many.areas(pair[place], today=today)] for place in order] == [
            alone[place] for place in order
        ]
    if today.month == 12:
        assert alone[0] != alone[1]


def test_nor_does_the_year_of_another_branch(standard: Standard) -> None:
    pair = [read(standard, year, LEDGER) for year in (2026, 2025)]
    many = BatchJudge(standard)
    for each in pair:
        alone = [judged(judge_area(standard, area, each, today=date(2026, 12, 31))) for area in standard.areas]
        assert [judged(area) for area in many.areas(each, today=date(2026, 12, 31))] == alone


def read(standard: Standard, year: int, ledger: dict[str, object]) -> Sheet:
    made = sheet(year=year, branch={"form": "regular", "committee": "yes"}, ledger=ledger)
    found = read_sheet(Node(made, ProblemCollector()), standard)
    assert found is not None
    return found
