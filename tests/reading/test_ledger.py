"""Cells as people write them."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from assess.model.ledger import Audience, Entry
from assess.model.standard import Standard
from assess.reading.fields import Node, Report
from assess.reading.ledger import names_in, read_day, read_ledger

DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    "text",
    ["2026-03-05", "2026年3月5日", "２０２６．３．５", "2026.3.5", "2026/03/05", "2026 年 3 月 5 号", "20260305",
     "46086", "46086.0", "3月5日", "2026-03-05 14:30", "2026-03-05T00:00:00"],
)  # fmt: skip
def test_a_day_is_read_in_every_usual_spelling(text: str) -> None:
    assert read_day(text, 2026) == DAY


@pytest.mark.parametrize("text", ["", "2026-02-30", "2026-13-01", "5/3", "第一季度", "0000-01-01", "9" * 400, "2026-3"])
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert read_day(text, 2026) is None


def test_a_day_without_a_year_needs_the_year_assessed() -> None:
    assert read_day("3月5日", None) is None


@pytest.mark.parametrize("text", ["王、赵", "王,赵", "王， 赵", "王；赵", "王 赵", "王和赵", "王\n赵、王"])
def test_names_are_told_apart(text: str) -> None:
    assert names_in(text) == ("王", "赵")


def entry(standard: Standard, **cells: Any) -> Entry:
    report = Report()
    raw = {"rows": [{"date": "2026-03-05", "activity": "党员大会", **cells}]}
    ledger = read_ledger(Node(raw, report), standard, year=2026)
    assert report.problems == []
    return ledger.entries[0]


@pytest.mark.parametrize(
    ("name", "id_"),
    [("党员大会", "general-meeting"), ("支委会", "committee-meeting"), (" “三会一课” 年度计划", "annual-plan"),
     ("Party Lecture", "lecture"), ("主题 党日", "theme-day"), ("谈话谈心", "talk")],
)  # fmt: skip
def test_activities_are_known_by_many_names(standard: Standard, name: str, id_: str) -> None:
    assert entry(standard, activity=name).activity == id_


def test_numbers_are_read_with_their_units(standard: Standard) -> None:
    found = entry(standard, due="１２人", present=11, hours="1.5学时", group="第二党小组", to="乡镇党委")
    assert (found.due, found.present, found.hours, found.group, found.audience) == (12, 11, Fraction(3, 2), 2, Audience.HIGHER)


def test_no_two_activities_share_a_name(standard: Standard) -> None:
    from assess.reading.ledger import plain

    names = [
        (plain(name), id_)
        for id_, activity in standard.activities.items()
        for name in {activity.text.zh, activity.text.en, *activity.also}
    ]
    meaning: dict[str, str] = {}
    for name, id_ in names:
        assert meaning.setdefault(name, id_) == id_, name


def test_no_two_columns_share_a_heading(standard: Standard) -> None:
    from assess.reading.ledger import plain

    meaning: dict[str, str] = {}
    for id_, column in standard.ledger.columns.items():
        for name in (column.text.zh, column.text.en, *column.also):
            assert meaning.setdefault(plain(name), id_) == id_, name


def test_every_field_of_an_activity_is_a_column(standard: Standard) -> None:
    for activity in standard.activities.values():
        assert set(activity.fields) <= set(standard.ledger.columns), activity.id
