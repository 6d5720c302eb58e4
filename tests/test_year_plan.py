"""The year's plan as the terminal gives it, and as a calendar by the rules of RFC 5545."""

import json
from base64 import b64decode
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar
from openpyxl import load_workbook

from assess.cli import main
from tests.bridge_client import BridgeClient, sheet
from tests.inputs import ROOT

TODAY = "2026-06-01"
LEDGER = {
    "covers": ["general-meeting"],
    "people": {"secretary": "李", "committee": "王、赵", "members": "张、周"},
    "rows": [{"date": "2026-05-15", "activity": "general-meeting", "topic": "换届"}],
}
FACTS = {"form": "regular", "committee": "yes", "groups": "yes", "group-sizes": [3, 4, 5]}
CALENDAR = {
    "edits": {
        "life.three-meetings.general-meeting-quarterly": {
            "3.1": {"month": 9, "day": 12, "topic": "年中总结；a,b\n第二行", "place": "会议室" * 40}
        }
    },
    "own": [{"id": "a", "month": 10, "day": 8, "topic": "=cmd|' /C calc'!A0"}],
}


def branch(**fields: Any) -> dict[str, Any]:
    return sheet(year=2026, branch=FACTS, ledger=LEDGER, **fields)


def run(tmp_path: Path, raw: dict[str, Any], *options: str) -> Result:
    file = tmp_path / "sheet.json"
    file.write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    return CliRunner().invoke(main, ["plan", str(file), "--today", TODAY, *options])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_calendar_keeps_to_rfc_5545(tmp_path: Path, lang: str) -> None:
    out, before = tmp_path / "plan.ics", datetime.now(UTC).replace(microsecond=0)
    assert (
        run(tmp_path, branch(calendar=CALENDAR, name="第一支部"), "--format", "ics", "--lang", lang, "--out", str(out)).exit_code
        == 0
    )
    data = out.read_bytes()
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = Calendar.from_ical(data)
    assert calendar["version"] == "2.0" and calendar["prodid"]
    events = list(calendar.walk("VEVENT"))
    assert len(events) > 50
    assert len({str(event["uid"]) for event in events}) == len(events)
    for event in events:
        assert type(event.decoded("dtstart")) is date
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
        assert before <= event.decoded("dtstamp") <= datetime.now(UTC)
        assert event["summary"]
        [alarm] = event.walk("VALARM") or [None] if event.decoded("dtstart") >= date(2026, 6, 1) else [None]
        assert alarm is None or alarm.decoded("trigger") == timedelta(days=-3)


def test_what_a_branch_wrote_comes_back_out_of_the_calendar_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "plan.ics"
    run(tmp_path, branch(calendar=CALENDAR), "--format", "ics", "--out", str(out))
    [event] = [each for each in Calendar.from_ical(out.read_bytes()).walk("VEVENT") if each.decoded("dtstart") == date(2026, 9, 12)]
    assert str(event["location"]) == "会议室" * 40
    assert "年中总结；a,b\n第二行" in str(event["description"])
    assert "2.1.1" in str(event["description"])


def calendar_of(door: BridgeClient, raw: dict[str, Any], *, now: str, today: str = TODAY) -> bytes:
    return b64decode(door.ask("plan", sheet=raw, today=today, now=now, format="ics")["data"])


NOW = "2026-06-01T08:00:00+08:00"


def test_the_same_plan_gives_the_same_bytes_and_keeps_its_names_when_it_is_moved(door: BridgeClient) -> None:
    def made(calendar: dict[str, Any]) -> bytes:
        return calendar_of(door, branch(calendar=calendar), now=NOW)

    def names(data: bytes) -> set[str]:
        return {str(event["uid"]) for event in Calendar.from_ical(data).walk("VEVENT")}

    assert made(CALENDAR) == made(CALENDAR)
    assert made(CALENDAR) != made({})
    assert names(made({"edits": CALENDAR["edits"]})) == names(made({}))


def newness(data: bytes, day: date) -> dict[str, tuple[int, datetime]]:
    """Of each entry, by its name: what a calendar compares; and at least one is on the day."""
    events = Calendar.from_ical(data).walk("VEVENT")
    assert any(event.decoded("dtstart") == day for event in events)
    return {str(event["uid"]): (int(event["sequence"]), event.decoded("dtstamp")) for event in events}


def test_a_meeting_that_was_moved_is_newer_for_a_calendar_and_keeps_its_name(tmp_path: Path) -> None:
    """Both on one day, and as fast as a program can: the second file is the newer one all the same."""
    made = []
    for name, day in (("before", 1), ("after", 20)):
        out = tmp_path / f"{name}.ics"
        command = ["plan", str(ROOT / "tests/cases/29-calendar-again" / f"{name}.json"), "--today", "2026-01-05", "--format", "ics"]
        assert CliRunner().invoke(main, [*command, "--out", str(out)]).exit_code == 0
        made.append(newness(out.read_bytes(), date(2026, 1, day)))
    before, after = made
    assert before.keys() == after.keys()
    assert [name for name in before if after[name][0] > before[name][0]]
    assert all(after[name] >= before[name] for name in before)


def test_a_file_that_is_made_later_counts_for_more_even_where_an_entry_was_moved_back(door: BridgeClient) -> None:
    moments = ("2026-06-01T08:00:00+08:00", "2026-06-01T00:00:01Z", "2026-06-01T00:00:02Z")
    sheets = (branch(), branch(calendar=CALENDAR), branch())
    first, moved, back = (
        newness(calendar_of(door, raw, now=now), date(2026, 9, 12) if raw != branch() else date(2026, 9, 1))
        for raw, now in zip(sheets, moments, strict=True)
    )
    assert all(first[name] < moved[name] < back[name] for name in first)


def test_a_clock_of_long_ago_and_a_request_without_a_moment_still_give_a_calendar(door: BridgeClient) -> None:
    for now in ("2009-01-01T00:00:00Z", "", "soon"):
        assert all(sequence >= 0 for sequence, _ in newness(calendar_of(door, branch(), now=now), date(2026, 9, 1)).values())


def test_what_had_no_day_in_a_month_that_is_over_is_left_out(door: BridgeClient) -> None:
    data = calendar_of(door, branch(calendar=CALENDAR), now="2026-11-30T08:00:00Z", today="2026-11-30")
    days = sorted(event.decoded("dtstart") for event in Calendar.from_ical(data).walk("VEVENT"))
    assert [day for day in days if day < date(2026, 11, 1)] == [date(2026, 10, 8)]


def test_a_workbook_holds_texts_and_no_formula(tmp_path: Path) -> None:
    out = tmp_path / "plan.xlsx"
    assert run(tmp_path, branch(calendar=CALENDAR), "--format", "xlsx", "--out", str(out)).exit_code == 0
    first = out.read_bytes()
    table, entries = load_workbook(out).worksheets
    cells = [cell for sheet in (table, entries) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "=cmd|' /C calc'!A0" in {cell.value for cell in cells}
    assert table.print_title_rows == "$1:$2"
    assert table.page_setup.orientation == "landscape"
    run(tmp_path, branch(calendar=CALENDAR), "--format", "xlsx", "--out", str(out))
    assert out.read_bytes() == first


def test_three_groups_meet_each_month(door: BridgeClient) -> None:
    entries = door.ask("plan", today=TODAY, sheet=branch())["entries"]
    groups = [each for each in entries if each["requirement"].endswith("group-meeting-monthly")]
    assert len(groups) == 36
    assert {each["place"] for each in groups if each["month"] == 2} == {"2.1/1", "2.1/2", "2.1/3"}


def test_the_terminal_says_each_month_and_what_is_wrong(tmp_path: Path) -> None:
    result = run(tmp_path, branch(calendar={"own": [{"topic": "x"}]}))
    assert result.exit_code == 1
    assert "● 5月15日 · 支部党员大会 · 换届 · 2.1.1" in result.output
    assert "calendar.own[0].month" in result.output


def test_the_terminal_gives_the_plan_of_another_year_as_data(tmp_path: Path) -> None:
    data = json.loads(run(tmp_path, branch(calendar=CALENDAR), "--format", "json", "--year", "2027").stdout)
    assert data["year"] == 2027
    assert not any(entry["changed"] for entry in data["entries"])


def test_changes_of_the_plan_stay_in_the_file_as_they_were(door: BridgeClient) -> None:
    odd = {"edits": {"gone": {"1.1": {"month": "x", "later": [1]}}}, "own": [{"no": "month"}], "more": 1}
    raw = branch(calendar=odd)
    assert door.ask("read", text=json.dumps(raw), sheet=sheet())["sheet"]["calendar"] == odd
