"""People with offices and dates: who owes what, and for how long."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.judging.scoring import judge
from assess.model.findings import LedgerFinding, PeriodState
from assess.model.people import Office, common, days_in, union, without
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from tests.bridge_client import sheet

YEAR = 2026
OVER = date(2027, 1, 5)
TALKS = "life.talks.secretary-with-team"
MEMBERS = "life.talks.secretary-with-members"
PAIRS = "life.talks.among-team-members"
LECTURE = "life.three-meetings.lecture-by-secretary"
HOURS = "service.education.class-hours"
FACTS = {"committee": "yes"}
MISSED = PeriodState.MISSED
days = st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31))


def person(name: str, *offices: Any, **term: str) -> dict[str, Any]:
    held = [{"office": each} if isinstance(each, str) else each for each in offices]
    return {"name": name, "offices": held, **term}


def office(name: str, since: object = "", until: object = "", of: str = "") -> dict[str, str]:
    return {"office": name, "from": str(since), "to": str(until), "of": of}


def found(
    standard: Standard, requirement: str, people: object, *rows: dict[str, str], covers: tuple[str, ...] = (), **more: object
) -> LedgerFinding | None:
    activities = covers or ("talk", "lecture", "training", "political-birthday")
    ledger = {"covers": list(activities), "rows": list(rows), "people": people, **more}
    read = read_sheet(Node(sheet(year=YEAR, branch={**FACTS, "founded": "yes"}, ledger=ledger), ProblemCollector()), standard)
    assert read is not None
    result = judge(standard, read, today=OVER)
    return next(each.ledger for each in result.findings if each.requirement == requirement)


def owed(finding: LedgerFinding | None) -> dict[str, int]:
    """The number of periods that each owes, held or missed."""
    counted = (PeriodState.HELD, MISSED)
    return (
        {}
        if finding is None
        else {each.subject: sum(period.state in counted for period in each.periods) for each in finding.streams}
    )


def talk(day: str, one: str, other: str) -> dict[str, str]:
    return {"date": day, "activity": "talk", "from": one, "with": other}


# — a duty of an office


@pytest.mark.parametrize(
    "people",
    [
        {"secretary": "甲、乙", "committee": "丙"},
        [
            person("甲", office("secretary", until="2026-06")),
            person("乙", office("secretary", "2026-07")),
            person("丙", "committee-member"),
        ],
    ],
    ids=["as earlier files say it", "with dates"],
)
def test_a_change_of_secretary_in_the_middle_of_the_year(standard: Standard, people: object) -> None:
    rows = (
        talk("2026-03-01", "甲", "丙"),
        talk("2026-09-01", "乙", "丙"),
        {"date": "2026-09-09", "activity": "lecture", "speaker": "乙"},
    )
    talks, lecture = (found(standard, each, people, *rows) for each in (TALKS, LECTURE))
    assert talks is not None and lecture is not None
    assert talks.count(MISSED) == lecture.count(MISSED) == 0
    assert owed(talks)["丙"] == 2


def test_a_lecture_before_taking_office_is_not_the_secretarys(standard: Standard) -> None:
    people = [person("甲", office("secretary", "2026-07-01"))]
    lecture = found(standard, LECTURE, people, {"date": "2026-06-30", "activity": "lecture", "speaker": "甲"})
    assert lecture is not None and lecture.count(MISSED) == 1


def test_what_nobody_owed_hides_nothing_that_is_missing(standard: Standard) -> None:
    """乙 left in March, so no talk with him is due: the one that was held does not stand for the one with 丙 that was not."""
    people = [person("甲", "secretary"), person("乙", to="2026-03-31"), person("丙"), person("丁")]
    rows = talk("2026-02-01", "甲", "乙"), talk("2026-02-02", "甲", "丁")
    finding = found(standard, MEMBERS, people, *rows)
    assert finding is not None and finding.share == Fraction(1, 2)


def test_where_nothing_is_due_what_was_done_all_the_same_is_seen(standard: Standard) -> None:
    people = [person("甲", "secretary"), person("乙")]
    row = {"date": "2026-11-05", "activity": "lecture", "speaker": "甲"}
    held, none = (found(standard, LECTURE, people, *rows, since="2026-10-01") for rows in ([row], []))
    assert held is not None and none is not None
    assert (held.share, none.share) == (1, None)


@given(days)
def test_a_change_of_office_never_makes_two_owe_one_duty_twice(standard: Standard, day: date) -> None:
    before = day - timedelta(days=1)
    people = [
        person("甲", office("secretary", until=before)), person("乙", office("secretary", day)), person("丙", "committee-member"),
        person("丁", office("committee-member", until=before)), person("戊", office("committee-member", day)),
    ]  # fmt: skip
    talks = owed(found(standard, TALKS, people))
    assert talks["丙"] == 2
    assert talks.get("丁", 0) + talks.get("戊", 0) == 2
    pairs = owed(found(standard, PAIRS, people))
    of_c = [name for name, count in pairs.items() if count and "丙" in name]
    assert len(of_c) == 2  # one secretary and one member of the committee, whichever was there longer


def test_the_secretary_is_in_the_pairs_of_the_team_and_talks_with_nobody_but_others(standard: Standard) -> None:
    people = [person("甲", "secretary", "committee-member"), person("乙", "deputy"), person("丙", "committee-member"), person("丁")]
    assert set(owed(found(standard, PAIRS, people))) == {"甲–乙", "甲–丙", "乙–丙"}
    assert set(owed(found(standard, TALKS, people))) == {"乙", "丙"}
    assert set(owed(found(standard, MEMBERS, people))) == {"乙", "丙", "丁"}


def test_two_secretaries_of_an_earlier_file_owe_each_other_nothing(standard: Standard) -> None:
    assert set(owed(found(standard, PAIRS, {"secretary": "甲、乙", "committee": "丙"}))) == {"甲–丙", "乙–丙"}


def test_one_talk_counts_for_every_requirement_that_it_fits(standard: Standard) -> None:
    people = [person("甲", "secretary"), person("乙", "committee-member")]
    row = talk("2026-03-01", "乙", "甲")
    for requirement in (TALKS, MEMBERS, PAIRS):
        finding = found(standard, requirement, people, row)
        assert finding is not None and finding.count(PeriodState.HELD) == 1, requirement


# — a duty towards a person, and hours


@given(days, days)
def test_who_joins_later_never_owes_more(standard: Standard, one: date, other: date) -> None:
    earlier, later = sorted((one, other))

    def asked(day: date, requirement: str) -> Fraction:
        people = [person("甲", "secretary"), person("乙", **{"from": str(day)})]
        finding = found(standard, requirement, people)
        assert finding is not None
        return sum(
            (period.asked for each in finding.streams if each.subject == "乙" for period in each.periods if period.state is MISSED),
            Fraction(0),
        )

    for requirement in (HOURS, MEMBERS, "service.care.political-birthday"):
        assert asked(later, requirement) <= asked(earlier, requirement)


def test_hours_are_due_by_the_months_of_membership_and_count_from_then_on(standard: Standard) -> None:
    people = [person("甲", "secretary"), person("乙", **{"from": "2026-07-01"})]
    rows = (
        {"date": "2026-03-05", "activity": "training", "hours": "20"},
        {"date": "2026-09-05", "activity": "training", "hours": "16"},
    )
    finding = found(standard, HOURS, people, *rows)
    assert finding is not None
    by_name = {each.subject: each.periods[0] for each in finding.streams}
    assert (by_name["甲"].asked, by_name["甲"].held, by_name["甲"].state) == (32, 36, PeriodState.HELD)
    assert (by_name["乙"].asked, by_name["乙"].held, by_name["乙"].state) == (16, 16, PeriodState.HELD)


def test_an_exemption_with_dates_takes_off_its_months_and_one_without_a_reason_none(standard: Standard) -> None:
    people = [
        person("甲", "secretary"), person("乙", office("exempt", "2026-01", "2026-03", of="住院")), person("丙", office("exempt")),
        person("丁", office("exempt", of="年老体弱")),
    ]  # fmt: skip
    finding = found(standard, HOURS, people)
    assert finding is not None
    assert {each.subject: each.periods[0].asked for each in finding.streams} == {"甲": 32, "乙": 24, "丙": 32}


@pytest.mark.parametrize(
    ("since", "lecture", "hours"),
    [("2026-07-01", MISSED, 16), ("2026-07-03", PeriodState.NOT_DUE, 16), ("2026-12-31", PeriodState.NOT_DUE, 0)],
)
def test_a_branch_founded_during_the_year_owes_what_at_least_half_was_left_of(
    standard: Standard, since: str, lecture: PeriodState, hours: int
) -> None:
    people = [person("甲", "secretary"), person("乙")]
    judged = found(standard, LECTURE, people, since=since)
    assert judged is not None and [each.periods[0].state for each in judged.streams] == [lecture]
    of_hours = found(standard, HOURS, people, since=since)
    assert of_hours is not None
    assert [each.periods[0].asked for each in of_hours.streams if each.periods[0].state is MISSED] == [hours] * 2 * bool(hours)


# — days


spell = st.tuples(days, days)
spells = st.lists(spell, max_size=5)


@given(spells, spells)
def test_days_in_spells_are_counted_like_sets_of_days(one: list[Any], other: list[Any]) -> None:
    def each_day(some: Any) -> set[date]:
        return {first + timedelta(days=n) for first, last in some for n in range((last - first).days + 1)}

    first, last = date(YEAR, 3, 1), date(YEAR, 10, 31)
    for made, wanted in (
        (union(one), each_day(one)), (common(one, other), each_day(one) & each_day(other)),
        (without(one, other), each_day(one) - each_day(other)),
    ):  # fmt: skip
        assert each_day(made) == wanted
        assert days_in(made, first, last) == sum(first <= day <= last for day in wanted)


def test_everybody_on_the_roster_is_a_member(standard: Standard) -> None:
    ledger = {"people": [person("甲", "leading-official", **{"from": "2026-02"})]}
    read = read_sheet(Node(sheet(year=YEAR, ledger=ledger), ProblemCollector()), standard)
    assert read is not None and read.ledger.people.holders(Office.MEMBER) == ("甲",)
