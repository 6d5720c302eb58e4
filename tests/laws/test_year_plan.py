"""Laws of every year's plan, whatever the branch, its ledger and its own changes."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assess.judging.ledger import judge_ledger
from assess.judging.year_plan import NOT_CARRIED_OUT, plan_year
from assess.model.answers import Sheet
from assess.model.calendar import Calendar, Edit, OwnEntry
from assess.model.findings import PeriodState
from assess.model.ledger import Entry
from assess.model.rules import AtLeast
from assess.model.standard import Standard
from assess.model.year_plan import PlanRemark, PlanState, YearPlan
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from tests.bridge_client import sheet

YEAR = 2026
AFTERWARDS = date(YEAR + 1, 1, 1)
DAYS = st.dates(date(YEAR - 1, 12, 1), date(YEAR + 1, 1, 31))
NAMES = ("李", "王", "赵", "张", "周")
PEOPLE = {"secretary": "李", "committee": "王、赵", "members": "张、周",
          "leading-officials": "王、张", "contacts": "王：张；赵：周",
          "able-members": "张、周", "able-officials": "王", "exempt": "周：年老体弱"}  # fmt: skip
FACTS = {"form": "regular", "committee": "yes", "groups": "yes", "group-sizes": [3, 3, 3], "leading-officials": "yes",
         "contact-assignments": "yes", "able-members": "yes", "able-officials": "yes", "founded": "yes"}  # fmt: skip
ACTIVITIES = ("general-meeting", "committee-meeting", "group-meeting", "lecture", "talk", "training", "duty-report", "volunteering")

MONTHS = st.integers(1, 12)
MISSED_OR_OPEN = (PeriodState.MISSED, PeriodState.OPEN)
Missing = set[tuple[str, int, str]]


def rows() -> st.SearchStrategy[dict[str, Any]]:
    name = st.sampled_from(NAMES)
    return st.fixed_dictionaries(
        {"date": DAYS.map(str), "activity": st.sampled_from(ACTIVITIES)},
        optional={"group": st.sampled_from("1234"), "from": name, "with": name, "speaker": name, "absences": name,
                  "hours": st.sampled_from(["1", "16", "32"]), "to": st.sampled_from(["上级党委", "党员大会"])},
    )  # fmt: skip


@st.composite
def branches(draw: st.DrawFn, *, since: bool = True) -> dict[str, Any]:
    """The plain data of a branch: any of its facts, any of its people named, any ledger."""
    ledger: dict[str, Any] = {
        "covers": draw(st.lists(st.sampled_from(ACTIVITIES), unique=True)),
        "people": {name: people for name, people in PEOPLE.items() if draw(st.booleans())},
        "rows": draw(st.lists(rows(), max_size=10)),
    }
    if since and draw(st.booleans()):
        ledger["since"] = str(draw(st.dates(date(YEAR - 1, 12, 1), date(YEAR, 12, 31))))
    facts = {name: value for name, value in FACTS.items() if draw(st.integers(0, 4))}
    return sheet(year=YEAR, branch=facts, ledger=ledger)


def read(standard: Standard, raw: dict[str, Any]) -> Sheet:
    found = read_sheet(Node(raw, ProblemCollector()), standard)
    assert found
    return found


def planned(standard: Standard, branch: Sheet, calendar: Calendar | None = None, today: date | None = None) -> YearPlan:
    return plan_year(standard, branch, calendar or Calendar(), year=YEAR, today=today)


def changed(data: st.DataObject, plan: YearPlan, *, inside: bool) -> Calendar:
    """Some entries of a plan moved, in their period only or anywhere, and some with a day set."""
    draw = data.draw
    edits: dict[str, dict[str, Edit]] = {}
    for entry in plan.entries:
        if entry.state is PlanState.PLANNED and entry.span and draw(st.integers(0, 3)) == 0:
            month = draw(st.integers(entry.span.first.month, entry.span.last.month) if inside else MONTHS)
            day = draw(st.none() | st.integers(1, monthrange(YEAR, month)[1]))
            edits.setdefault(entry.requirement, {})[entry.place] = Edit(month=month, day=day)
    return Calendar(edits=edits)


def carried_out(standard: Standard, branch: Sheet, plan: YearPlan) -> Sheet:
    """Everything planned was done and entered, and the ledger says that it is complete."""
    done = [
        entry
        for each in plan.entries
        if each.state is PlanState.PLANNED and not NOT_CARRIED_OUT & set(each.remarks)
        for entry in each.entries
    ]
    return with_entries(standard, branch, done)


def with_entries(standard: Standard, branch: Sheet, entries: Iterable[Entry]) -> Sheet:
    ledger = replace(branch.ledger, entries=(*branch.ledger.entries, *entries), covers=frozenset(standard.activities))
    return replace(branch, ledger=ledger)


def missing(standard: Standard, branch: Sheet, today: date | None, *, only: Iterable[str] | None = None) -> Missing:
    """Every period that the judge of the ledger finds short, of every rule that it can judge."""
    return {
        (requirement.id, period.span.number, stream.subject)
        for requirement in standard.requirements.values()
        if only is None or requirement.id in only
        if (finding := judge_ledger(requirement.rule, branch, standard.ledger, today=today))
        for stream in finding.streams
        for period in stream.periods
        if period.state in ((PeriodState.MISSED,) if today else MISSED_OR_OPEN)
    }


@given(branches(), st.none() | DAYS)
def test_a_plan_that_is_carried_out_meets_every_rule_that_can_still_be_met(
    standard: Standard, raw: dict[str, Any], today: date | None
) -> None:
    branch = read(standard, raw)
    plan = planned(standard, branch, today=today)
    lost = missing(standard, branch, today) if today else set()
    assert missing(standard, carried_out(standard, branch, plan), AFTERWARDS, only=due(standard, plan)) <= lost
    assert not plan.unmet


def due(standard: Standard, plan: YearPlan) -> set[str]:
    """All that count an activity, but for those that do not apply or only perhaps do."""
    perhaps = {entry.requirement for entry in plan.entries if not entry.certain}
    counting = {each.id for each in standard.requirements.values() if isinstance(each.rule, AtLeast)}
    return counting - perhaps - {each.requirement for each in plan.left_out}


@given(branches(since=False), st.data())
def test_moving_entries_inside_their_periods_keeps_every_rule_met(
    standard: Standard, raw: dict[str, Any], data: st.DataObject
) -> None:
    branch = read(standard, raw)
    calendar = changed(data, planned(standard, branch), inside=True)
    plan = planned(standard, branch, calendar)
    assert not plan.unmet
    assert not missing(standard, carried_out(standard, branch, plan), AFTERWARDS, only=due(standard, plan))
    assert not [entry for entry in plan.entries if {PlanRemark.OUTSIDE_MET, PlanRemark.OUTSIDE_UNMET} & set(entry.remarks)]


@given(branches(), st.none() | DAYS, st.data())
def test_what_a_plan_says_is_not_met_is_what_the_judge_of_the_ledger_finds(
    standard: Standard, raw: dict[str, Any], today: date | None, data: st.DataObject
) -> None:
    branch = read(standard, raw)
    calendar = changed(data, planned(standard, branch, today=today), inside=False)
    plan = planned(standard, branch, calendar, today)
    lost = missing(standard, branch, today) if today else set()
    known = {each.requirement for each in plan.entries if each.subjects or each.state is PlanState.HELD} | {
        each.requirement for each in plan.unmet if each.subject
    }
    said = {(each.requirement, each.span.number, each.subject) for each in plan.unmet}
    found = missing(standard, carried_out(standard, so_far(branch, today), plan), AFTERWARDS, only=due(standard, plan)) - lost
    assert found <= said
    assert {each for each in said if each[0] in known} <= found | {each for each in said if each[0] not in judged(standard, branch)}


def so_far(branch: Sheet, today: date | None) -> Sheet:
    """The branch without what lies in the future: the plan does not count on it."""
    entries = tuple(each for each in branch.ledger.entries if today is None or each.day <= today)
    return replace(branch, ledger=replace(branch.ledger, entries=entries))


def judged(standard: Standard, branch: Sheet) -> set[str]:
    everything = replace(branch, ledger=replace(branch.ledger, covers=frozenset(standard.activities)))
    return {each.id for each in standard.requirements.values() if judge_ledger(each.rule, everything, standard.ledger, today=None)}


@given(branches(), st.none() | DAYS, MONTHS, st.sampled_from([None, *ACTIVITIES]))
def test_one_more_entry_of_ones_own_takes_nothing_away(
    standard: Standard, raw: dict[str, Any], today: date | None, month: int, activity: str | None
) -> None:
    branch = read(standard, raw)
    before = planned(standard, branch, today=today)
    own = Calendar(own=(OwnEntry(id="x", activity=activity, edit=Edit(month=month)),))
    after = planned(standard, branch, own, today)
    assert {replace(each, serves=()) for each in map(plain, before.entries)} <= {
        replace(each, serves=()) for each in map(plain, after.entries)
    }
    assert set(after.unmet) <= set(before.unmet)
    assert missing(standard, carried_out(standard, branch, after), AFTERWARDS) <= missing(
        standard, carried_out(standard, branch, before), AFTERWARDS
    )


def plain(entry: Any) -> Any:
    """Without the rows, which cannot be compared as members of a set."""
    return replace(entry, entries=())


@given(branches(), st.none() | DAYS)
def test_every_row_that_counts_is_shown_once(standard: Standard, raw: dict[str, Any], today: date | None) -> None:
    branch = read(standard, raw)
    plan = planned(standard, branch, today=today)
    shown = [entry.row for entry in plan.entries if entry.state is PlanState.HELD]
    assert len(shown) == len(set(shown))
    counted = {
        row
        for requirement in standard.requirements.values()
        if requirement.id in {entry.requirement for entry in plan.entries}
        if (finding := judge_ledger(requirement.rule, with_entries(standard, branch, ()), standard.ledger, today=today))
        for stream in finding.streams
        for period in stream.periods
        for row in period.rows
    }
    assert counted <= set(shown)


@given(branches(), DAYS)
def test_what_is_missed_is_what_the_score_calls_missed(standard: Standard, raw: dict[str, Any], today: date) -> None:
    branch = read(standard, raw)
    plan = planned(standard, branch, today=today)
    missed = {
        (entry.requirement, entry.span.number, subject)
        for entry in plan.entries
        if entry.state is PlanState.MISSED and entry.span
        for subject in entry.subjects or ("",)
    }
    scored = missing(standard, branch, today, only={entry.requirement for entry in plan.entries})
    assert {each for each in missed if each[0] in {name for name, *_ in scored}} == scored


@given(branches(), st.none() | DAYS)
def test_places_name_one_entry_each(standard: Standard, raw: dict[str, Any], today: date | None) -> None:
    entries = planned(standard, read(standard, raw), today=today).entries
    assert len({(entry.requirement, entry.place) for entry in entries}) == len(entries)
