"""Readers of a branch's file read what their lists of fields name, neither more nor less, so that the lists cannot lie."""

from datetime import date
from types import ModuleType

import pytest

from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files import calendar, history, improvement, ledger, people, review
from assess.reading.files.answers import read_sheet
from assess.reading.lenient import fields_of, iso_day, year_in
from tests.bridge_client import sheet

FIGURE = {"low": "80", "high": "90", "band": None, "answered": 1, "asked": 2}
WHOLE = sheet(
    year=2026,
    ledger={"since": "2026-02-01", "covers": [], "people": {"secretary": "甲"}, "rows": []},
    calendar={
        "edits": {"meetings.meet.monthly": {"1.1": {"month": 1}}},
        "own": [{"id": "1", "activity": "study", "month": 5}],
    },
    plan=[{"what": "补开", "by": "2026-05-01"}],
    review={"reviewer": "甲", "date": "2026-12-01", "answers": {}},
    earlier=[
        {
            "finished": "2025-12-01",
            "year": 2025,
            "branch": {},
            "requirements": {"place.room.rules": {"status": "met", "held": 1, "missed": 0, "open": 0}},
            "result": {"standard": {"version": "1", "digest": "1"}, "today": None, "overall": FIGURE, "areas": {}},
        }
    ],
)
LISTS = [
    (improvement, "IMPROVEMENT_FIELDS"),
    (calendar, "CALENDAR_FIELDS"),
    (calendar, "EDIT_FIELDS"),
    (calendar, "OWN_FIELDS"),
    (history, "EARLIER_FIELDS"),
    (history, "STANDING_FIELDS"),
    (review, "REVIEW_FIELDS"),
    (ledger, "LEDGER_FIELDS"),
    (people, "PEOPLE_FIELDS"),
    (people, "PERSON_FIELDS"),
    (people, "TENURE_FIELDS"),
]


def read_everything(standard: Standard) -> ProblemCollector:
    collector = ProblemCollector()
    node = Node(WHOLE, collector)
    read_sheet(node, standard)
    read_sheet(Node(sheet(ledger={"people": [{"name": "甲", "offices": [{"office": "secretary"}]}]}), collector), standard)
    calendar.read_calendar(node.child("calendar", WHOLE["calendar"]), standard)
    improvement.read_improvements(node.child("plan", WHOLE["plan"]), standard)
    assert len(history.read_earlier(node.child("earlier", WHOLE["earlier"]), standard)) == 1
    return collector


def test_the_whole_file_is_read_without_a_problem(small: Standard) -> None:
    assert read_everything(small).problems == []


@pytest.mark.parametrize(("module", "name"), LISTS, ids=[name for _, name in LISTS])
def test_a_reader_asks_for_each_field_of_its_list_and_for_no_other(
    module: ModuleType, name: str, small: Standard, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = getattr(module, name)
    # A calendar's own entry hands its month, topic, place and host on to the reader of an edit.
    asked = [field for field in known if name != "OWN_FIELDS" or field in ("id", "activity", "month")]
    for field in asked:
        monkeypatch.setattr(module, name, tuple(each for each in known if each != field))
        with pytest.raises(KeyError, match=field):
            read_everything(small)


def test_every_list_of_fields_that_readers_of_a_file_have_is_tried() -> None:
    """`recorded` and `answers` ask for each field of theirs by going through the list."""
    modules = (improvement, calendar, history, review, ledger, people)
    assert {(module, name) for module in modules for name in vars(module) if name.endswith("_FIELDS")} == set(LISTS)


def test_fields_of_a_later_version_are_left_alone() -> None:
    collector = ProblemCollector()
    assert fields_of(Node({"a": 1, "later": 2}, collector), ("a", "b"))["b"] is None
    assert collector.problems == []


@pytest.mark.parametrize(("value", "day"), [("2026-03-05", date(2026, 3, 5)), ("2026-02-30", None), ("20260305", None), (5, None)])
def test_a_day_as_programs_write_it(value: object, day: date | None) -> None:
    assert iso_day(value) == day


@pytest.mark.parametrize(
    ("value", "year"), [(2026, 2026), (1999, None), (2101, None), (True, None), ("2026", None), (2026.0, None)]
)
def test_a_year_that_can_be_assessed(value: object, year: int | None) -> None:
    assert year_in(value) == year
