"""Laws of the ledger at a glance: it says of each month what the rules find there, and what confirming would bring."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assess.judging.ledger import count_ledger, is_counted, judge_ledger
from assess.judging.ledger_overview import ledger_overview
from assess.judging.scoring import judge
from assess.model.answers import Sheet
from assess.model.findings import Applies, PeriodState
from assess.model.ledger_overview import OverviewRow
from assess.model.periods import MONTHS
from assess.model.rules import AtLeast
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from tests.bridge_client import BridgeClient
from tests.bridge_client import sheet as sheet_of
from tests.laws.test_ledger import DAYS, FACTS, YEAR, ledgers, rows

LACKING = (PeriodState.MISSED, PeriodState.OPEN)
MEETINGS = [{"date": f"2026-{month}-10", "activity": "general-meeting"} for month in ("02", "05")]


def read(standard: Standard, ledger: dict[str, Any]) -> Sheet:
    found = read_sheet(Node(sheet_of(year=YEAR, branch=FACTS, ledger=ledger), ProblemCollector()), standard)
    assert found
    return found


def overview(standard: Standard, ledger: dict[str, Any], today: date | None) -> dict[str, OverviewRow]:
    return {each.activity: each for each in ledger_overview(standard, read(standard, ledger), today=today)}


@given(ledgers(), st.none() | DAYS)
def test_every_entry_that_counts_stands_in_one_month_and_the_months_are_the_year(
    standard: Standard, ledger: dict[str, Any], today: date | None
) -> None:
    found = read(standard, ledger)
    for row in ledger_overview(standard, found, today=today):
        assert sum(MONTHS[each.span.per] for each in row.months) == 12
        assert all(one.span.last < other.span.first for one, other in zip(row.months, row.months[1:], strict=False))
        counted = [each for each in found.ledger.entries if each.activity == row.activity and is_counted(each, found, today)]
        assert sum(each.count for each in row.months) == len(counted)


@given(ledgers(), st.none() | DAYS)
def test_something_is_missing_exactly_where_the_rules_miss_it(
    standard: Standard, ledger: dict[str, Any], today: date | None
) -> None:
    """Also where nobody has confirmed that the ledger has all of it."""
    found = read(standard, ledger)
    findings = {each.requirement: each for each in judge(standard, found, today=today).findings}
    missed, asked = set(), set()
    for each in standard.requirements.values():
        if isinstance(each.rule, AtLeast) and findings[each.id].applies is not Applies.NO:
            asked.add(each.rule.activity)
            finding = count_ledger(each.rule, found, standard.ledger, today=today)
            missed |= {each.rule.activity} if finding and finding.count(PeriodState.MISSED) else set()
    for name, row in overview(standard, ledger, today).items():
        assert (name in missed) == any(each.state is PeriodState.MISSED for each in (*row.months, row.year))
        assert row.asked == (name in asked)


@given(ledgers(), rows(), st.none() | DAYS)
def test_one_more_entry_never_makes_a_hole(
    standard: Standard, ledger: dict[str, Any], row: dict[str, Any], today: date | None
) -> None:
    before = overview(standard, ledger, today)
    after = overview(standard, {**ledger, "rows": [*ledger["rows"], row]}, today)
    for name, one in before.items():
        if all(each.state not in LACKING for each in (*one.months, one.year)):
            assert all(each.state not in LACKING for each in (*after[name].months, after[name].year))


@given(ledgers(), DAYS)
def test_a_day_is_proposed_only_where_something_is_lacking_and_it_has_come(
    standard: Standard, ledger: dict[str, Any], today: date
) -> None:
    for row in overview(standard, ledger, today).values():
        for cell in (*row.months, row.year):
            if cell.day is not None:
                assert cell.state in LACKING and cell.day in cell.span and cell.day <= today
            elif cell.state is PeriodState.MISSED:
                raise AssertionError("what is missing is past, so that it can be entered")


@given(ledgers(), st.none() | DAYS)
def test_what_is_foreseen_is_what_confirming_brings(standard: Standard, ledger: dict[str, Any], today: date | None) -> None:
    unconfirmed = read(standard, {**ledger, "covers": []})
    everything = read(standard, {**ledger, "covers": list(standard.activities)})
    present = {each.activity for each in unconfirmed.ledger.entries if each.counts_on.year == YEAR}
    foreseen = judge(standard, unconfirmed, today=today).foreseen
    for each in standard.requirements.values():
        brought = judge_ledger(each.rule, everything, standard.ledger, today=today)
        in_ledger = isinstance(each.rule, AtLeast) and each.rule.activity in present
        assert foreseen.get(each.id) == (brought if in_ledger else None)
    assert judge(standard, everything, today=today).foreseen == {}


def test_the_signs_say_whether_somebody_has_confirmed_it(door: BridgeClient) -> None:
    for covers, sign in (([], "未"), (["general-meeting"], "缺")):
        reply = door.ask(
            "ledger_overview",
            sheet=sheet_of(year=2026, branch={}, ledger={"rows": MEETINGS, "covers": covers}),
            today="2026-11-20",
        )
        [row] = [each for each in reply["activities"] if each["id"] == "general-meeting"]
        assert row["entries"] == 2 and row["confirmed"] == bool(covers)
        assert [each["text"] for each in row["months"]] == ["", "1", "", "", "1", "", sign, "待"]
        assert [each["day"] for each in row["months"] if each["day"]] == ["2026-07-10", "2026-11-20"]
        assert row["months"][-2]["label"].startswith("支部党员大会，第三季度：")
        assert reply["days"] == {"1": "2026-02-10", "2": "2026-05-10"}


def test_a_row_that_says_a_month_only_has_no_day(door: BridgeClient) -> None:
    rows = [{"date": text, "activity": "theme-day"} for text in ("2026年3月", "2026-04", "2026.5.6")]
    reply = door.ask("ledger_overview", sheet=sheet_of(year=2026, branch={}, ledger={"rows": rows}), today="2026-11-20")
    assert reply["days"] == {"1": "2026-03", "2": "2026-04", "3": "2026-05-06"}
