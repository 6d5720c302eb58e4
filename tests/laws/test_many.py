"""Judging many sheets one after the other gives what judging each alone gives, whatever came before."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assess.judging.many import Many
from assess.judging.scoring import judge_area
from assess.model.answers import Sheet
from assess.model.findings import AreaFinding
from assess.model.standard import Standard
from assess.reading.answers import read_sheet
from assess.reading.fields import Node, Report
from tests.doors import sheet
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
    many = Many(standard, today=today)
    for each in found:
        alone = [judged(judge_area(standard, area, each, today=today)) for area in standard.areas]
        assert [judged(area) for area in many.areas(each)] == alone


@given(st.lists(ledgers(), min_size=2, max_size=4), DAYS)
def test_nor_with_ledgers(standard: Standard, found: list[dict[str, object]], today: date | None) -> None:
    many = Many(standard, today=today)
    for ledger in found:
        read = read_sheet(Node(sheet(year=2026, branch={"form": "regular", "committee": "yes"}, ledger=ledger), Report()), standard)
        assert read is not None
        alone = [judged(judge_area(standard, area, read, today=today)) for area in standard.areas]
        assert [judged(area) for area in many.areas(read)] == alone
