"""Laws of every ledger, whatever stands in it."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assess.judging.ledger import judge_ledger
from assess.judging.scoring import judge
from assess.model.findings import LedgerFinding, PeriodState, Result
from assess.model.people import Office
from assess.model.periods import spans
from assess.model.rules import AtLeast, Period
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from tests.bridge_client import sheet

YEAR = 2026
DAYS = st.dates(date(YEAR - 1, 12, 1), date(YEAR + 1, 1, 31))
NAMES = ("李", "王", "赵", "张", "周")
PEOPLE = {"secretary": "李", "committee": "王、赵", "members": "张、周", "leading-officials": "王", "contacts": "王：张；赵：周"}
ACTIVITIES = ("general-meeting", "committee-meeting", "group-meeting", "lecture", "talk", "training", "duty-report")
FACTS = {"form": "regular", "committee": "yes", "groups": "yes", "group-sizes": [3, 3], "leading-officials": "yes",
         "contact-assignments": "yes"}  # fmt: skip


def rows() -> st.SearchStrategy[dict[str, Any]]:
    name = st.sampled_from(NAMES)
    return st.fixed_dictionaries(
        {"date": DAYS.map(str), "activity": st.sampled_from(ACTIVITIES)},
        optional={
            "group": st.sampled_from(["1", "第二党小组"]), "from": name, "with": name, "speaker": name,
            "hours": st.sampled_from(["1", "16", "32"]), "to": st.sampled_from(["上级党委", "党员大会"]),
            "absences": name, "period": st.sampled_from(["2025年度", "2026年上半年", "2026年3月"]), "due": st.just("3"),
            "present": st.sampled_from(["2", "4"]),
        },
    )  # fmt: skip


def rosters() -> st.SearchStrategy[list[dict[str, Any]]]:
    term = st.fixed_dictionaries({}, optional={"from": DAYS.map(str), "to": DAYS.map(str)})
    held = st.builds(lambda office, days: {"office": office, "of": "张", **days}, st.sampled_from(list(Office)), term)
    person = st.builds(
        lambda name, days, offices: {"name": name, **days, "offices": offices},
        st.sampled_from(NAMES), term, st.lists(held, max_size=3),
    )  # fmt: skip
    return st.lists(person, max_size=5, unique_by=lambda each: each["name"])


def ledgers() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "covers": st.lists(st.sampled_from(ACTIVITIES), unique=True),
            "rows": st.lists(rows(), max_size=12),
            "people": st.one_of(st.sampled_from([PEOPLE, {}]), rosters()),
        },
        optional={"since": DAYS.map(str)},
    )


def judged(standard: Standard, ledger: dict[str, Any], today: date | None) -> Result:
    found = read_sheet(Node(sheet(year=YEAR, branch=FACTS, ledger=ledger), ProblemCollector()), standard)
    assert found
    return judge(standard, found, today=today)


def ends(result: Result) -> list[tuple[Any, Any]]:
    return [(area.score.low, area.score.high) if area.score else (0, 0) for area in result.areas]


@given(ledgers(), rows(), st.none() | DAYS)
def test_one_more_activity_never_lowers_a_score(
    standard: Standard, ledger: dict[str, Any], row: dict[str, Any], today: date
) -> None:
    """Except of the hours of those who were absent from it, which it leaves as they were."""
    before = judged(standard, ledger, today)
    after = judged(standard, {**ledger, "rows": [*ledger["rows"], row]}, today)
    for (low, _), (new_low, _) in zip(ends(before), ends(after), strict=True):
        assert new_low >= low


@given(ledgers(), st.none() | DAYS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(standard: Standard, ledger: dict[str, Any], today: date, random: Any) -> None:
    shuffled = list(ledger["rows"])
    random.shuffle(shuffled)
    assert ends(judged(standard, ledger, today)) == ends(judged(standard, {**ledger, "rows": shuffled}, today))


@given(ledgers(), DAYS)
def test_a_ledger_without_activities_it_covers_changes_nothing(standard: Standard, ledger: dict[str, Any], today: date) -> None:
    assert ends(judged(standard, {**ledger, "covers": []}, today)) == ends(judged(standard, {}, today))


@given(ledgers(), DAYS, st.integers(0, 60))
def test_waiting_can_only_close_periods(standard: Standard, ledger: dict[str, Any], today: date, days: int) -> None:
    """With the same rows, a later day turns open periods into missed ones or, where it lets a row count, into held ones."""
    found = read_sheet(Node(sheet(year=YEAR, branch=FACTS, ledger=ledger), ProblemCollector()), standard)
    assert found
    for requirement in standard.requirements.values():
        now, later = (
            judge_ledger(requirement.rule, found, standard.ledger, today=day) for day in (today, today + timedelta(days=days))
        )
        assert (now is None) == (later is None)
        if now and later:
            assert count(later, PeriodState.OPEN) <= count(now, PeriodState.OPEN)
            assert count(later, PeriodState.HELD) >= count(now, PeriodState.HELD)
            assert count(later, PeriodState.MISSED) >= count(now, PeriodState.MISSED)


def count(finding: LedgerFinding, state: PeriodState) -> int:
    return finding.count(state)


@given(st.integers(2000, 2100), st.sampled_from([Period.MONTH, Period.QUARTER, Period.HALF_YEAR, Period.YEAR]))
def test_the_periods_of_a_year_are_the_year(year: int, per: Period) -> None:
    found = spans(year, per)
    assert found[0].first == date(year, 1, 1)
    assert found[-1].last == date(year, 12, 31)
    assert all(one.last + timedelta(days=1) == other.first for one, other in pairwise(found))
    assert sum(span.days for span in found) == (date(year + 1, 1, 1) - date(year, 1, 1)).days


def test_every_rule_that_counts_an_activity_can_be_judged_from_a_full_ledger(standard: Standard) -> None:
    people = {**PEOPLE, "able-members": "张", "able-officials": "王"}
    full = sheet(year=YEAR, branch=FACTS, ledger={"covers": list(standard.activities), "people": people, "rows": []})
    found = read_sheet(Node(full, ProblemCollector()), standard)
    assert found
    counting = [each for each in standard.requirements.values() if isinstance(each.rule, AtLeast)]
    assert len(counting) > 25
    for requirement in counting:
        finding = judge_ledger(requirement.rule, found, standard.ledger, today=date(YEAR + 1, 1, 1))
        assert finding, requirement.id
        assert finding.share == 0, requirement.id


def test_without_the_year_assessed_a_ledger_decides_nothing(standard: Standard) -> None:
    ledger = {"covers": list(ACTIVITIES), "people": PEOPLE, "rows": []}
    found = read_sheet(Node(sheet(branch=FACTS, ledger=ledger), ProblemCollector()), standard)
    assert found
    assert ends(judge(standard, found, today=date(YEAR + 1, 1, 1))) == ends(judged(standard, {}, None))
