"""Cells as people write them."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.model.ledger import Audience, Entry
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.ledger import _last, read_ledger


def entry(standard: Standard, **cells: Any) -> Entry:
    collector = ProblemCollector()
    raw = {"rows": [{"date": "2026-03-05", "activity": "党员大会", **cells}]}
    ledger = read_ledger(Node(raw, collector), standard, year=2026)
    assert collector.problems == []
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
    assert (found.due, found.present, found.hours, found.groups, found.audiences) == (
        12,
        11,
        Fraction(3, 2),
        (2,),
        (Audience.HIGHER,),
    )


def test_no_two_activities_share_a_name(standard: Standard) -> None:
    from assess.reading.files.activity_names import plain

    names = [
        (plain(name), id_)
        for id_, activity in standard.activities.items()
        for name in {activity.text.zh, activity.text.en, *activity.also}
    ]
    meaning: dict[str, str] = {}
    for name, id_ in names:
        assert meaning.setdefault(name, id_) == id_, name


def test_no_two_columns_share_a_heading(standard: Standard) -> None:
    from assess.reading.files.activity_names import plain

    meaning: dict[str, str] = {}
    for id_, column in standard.ledger.columns.items():
        for name in (column.text.zh, column.text.en, *column.also):
            assert meaning.setdefault(plain(name), id_) == id_, name


def test_every_field_of_an_activity_is_a_column(standard: Standard) -> None:
    for activity in standard.activities.values():
        assert set(activity.fields) <= set(standard.ledger.columns), activity.id


TEXTS = ["", "12", "3人", "十来个", "2026-03-05", "2026年3月5日", "13月1日", "talk", "谈话", "没有这种"]
CELLS = st.sampled_from([*TEXTS, 12, True, 1, 1.0, None, ["a"]])
ROWS = st.lists(st.dictionaries(st.sampled_from(["date", "activity", "due", "present", "from", "with", "别的"]), CELLS), max_size=8)


@given(st.lists(ROWS, min_size=2, max_size=4), st.sampled_from([2025, 2026, None]))
def test_a_row_reads_the_same_whatever_was_read_before(standard: Standard, ledgers: list[list[Any]], year: int | None) -> None:
    """Rows without a problem are remembered between readings: no one may notice but by the time it takes."""
    in_turn = [read(standard, rows, year) for rows in ledgers]
    for rows, seen in zip(ledgers, in_turn, strict=True):
        _last.clear()
        assert read(standard, rows, year) == seen


def read(standard: Standard, rows: list[Any], year: int | None) -> tuple[Any, list[Any]]:
    collector = ProblemCollector()
    return read_ledger(Node({"rows": rows}, collector), standard, year=year), list(collector.problems)


def test_one_is_not_true_though_python_takes_both_for_the_same_key(standard: Standard) -> None:
    row = {"date": "2026-03-05", "activity": "talk", "due": 1}
    assert read(standard, [row], 2026)[1] == []
    assert read(standard, [{**row, "due": True}], 2026)[1] != []
