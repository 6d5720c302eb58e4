"""A row that says a month only counts in that month, with a mark; for what is shorter than the month it proves nothing."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.ledger import read_ledger
from tests.bridge_client import BridgeClient, Json, sheet

QUARTERLY = "life.three-meetings.general-meeting-quarterly"
MONTHLY = "life.theme-day.theme-day-monthly"
HOURS = "service.education.class-hours"
SPELLINGS = ("{year}-{month:02}", "{year}年{month}月", "{month}月份", "{year}.{month}", "{year}年{month}月上旬")


def score(door: BridgeClient, *rows: Json, today: str = "2027-01-15", lang: str = "zh", **ledger: Any) -> Json:
    covers = ["general-meeting", "theme-day", "lecture", "training"]
    asked = sheet(year=2026, ledger={"covers": covers, "rows": list(rows), **ledger})
    return door.ask("score", lang=lang, today=today, sheet=asked)


def remarks(reply: Json) -> list[str]:
    return [each["remark"] for each in reply["rows"]]


@given(st.integers(1, 12), st.sampled_from(SPELLINGS), st.data())
def test_a_month_counts_as_any_of_its_days_would(door: BridgeClient, month: int, spelling: str, data: st.DataObject) -> None:
    day = date(2026, month, data.draw(st.integers(1, monthrange(2026, month)[1])))
    for activity, requirement in (("general-meeting", QUARTERLY), ("theme-day", MONTHLY)):
        of_month = score(door, {"date": spelling.format(year=2026, month=month), "activity": activity})
        of_day = score(door, {"date": day.isoformat(), "activity": activity})
        assert of_month["remarks"][requirement]["decided"] == of_day["remarks"][requirement]["decided"]
        assert (remarks(of_month), remarks(of_day)) == (["whole-month"], [])


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(1, 12))
def test_a_month_counts_once_it_has_begun(door: BridgeClient, today: date, month: int) -> None:
    reply = score(door, {"date": f"2026-{month:02}", "activity": "theme-day"}, today=today.isoformat())
    begun = month <= today.month
    assert remarks(reply) == (["whole-month"] if begun else ["future"])
    assert f"已开展{int(begun)}次" in reply["remarks"][MONTHLY]["decided"] or today.month == 1


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(1, 12))
def test_the_month_of_the_founding_proves_nothing(door: BridgeClient, since: date, month: int) -> None:
    """It may have been before, when there was no branch."""
    facts = {"founded": "yes"}
    ledger = {"covers": ["theme-day"], "since": since.isoformat(), "rows": [{"date": f"2026-{month:02}", "activity": "theme-day"}]}
    reply = door.ask("score", today="2027-01-15", sheet=sheet(year=2026, branch=facts, ledger=ledger))
    if month < since.month:
        assert remarks(reply) == ["before-since"]
    elif month == since.month and since.day > 1:
        assert remarks(reply) == ["month-of-since"]
    else:
        assert remarks(reply) == ["whole-month"]


@given(st.dates(date(2026, 1, 1), date(2026, 12, 30)), st.integers(1, 12))
def test_an_office_that_changed_hands_in_the_month_was_nobodys_for_it(standard: Standard, change: date, month: int) -> None:
    people = [
        {"name": "李明", "offices": [{"office": "secretary", "to": change.isoformat()}]},
        {"name": "王芳", "offices": [{"office": "secretary", "from": (change + timedelta(days=1)).isoformat()}]},
    ]
    raw = {"people": people, "rows": [{"date": f"2026-{month:02}", "activity": "lecture", "speaker": "书记"}]}
    [entry] = read_ledger(Node(raw, ProblemCollector()), standard, year=2026).entries
    first, last = date(2026, month, 1), entry.last_day
    expected = ("李明",) if last <= change else ("王芳",) if first > change else ("书记",)
    assert entry.names["speaker"] == expected


def test_hours_are_credited_to_those_who_were_there_all_month(door: BridgeClient) -> None:
    """Who joined on the 10th may have missed it."""
    people = [{"name": "李明", "from": "2026-03-10"}, {"name": "王芳"}]
    row = {"date": "2026-03", "activity": "training", "hours": "40"}
    for joined, credited in (("2026-03-10", False), ("2026-03-01", True), ("2026-02-10", True)):
        people[0]["from"] = joined
        reply = score(door, row, people=people)
        text = reply["remarks"][HOURS]["decided"]
        assert ("达到要求2项" in text) is credited, text


@pytest.mark.parametrize(("lang", "words"), [("zh", "只写了月份，按当月已经开展计入"), ("en", "Only the month is given")])
def test_the_remark_says_what_to_do(door: BridgeClient, lang: str, words: str) -> None:
    [remark] = score(door, {"date": "2026年3月", "activity": "theme-day"}, lang=lang)["rows"]
    assert remark["text"].startswith(words)


def test_the_same_month_typed_twice_counts_once(door: BridgeClient) -> None:
    row = {"date": "2026-03", "activity": "theme-day"}
    reply = score(door, row, {**row, "date": "2026年3月"}, {**row, "date": "2026-03-01"})
    assert remarks(reply).count("duplicate") == 1
    assert "已开展1次" in reply["remarks"][MONTHLY]["decided"]


def test_the_plan_shows_the_month_and_no_day(door: BridgeClient) -> None:
    ledger = {"covers": ["theme-day"], "rows": [{"date": "2026-03", "activity": "theme-day"}]}
    reply = door.ask("plan", today="2026-06-15", sheet=sheet(year=2026, ledger=ledger))
    [held] = [each for each in reply["entries"] if each["state"] == "held"]
    assert (held["month"], held["day"]) == (3, None)
    assert "日期不详" in str(held)
