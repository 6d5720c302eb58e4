"""Activities as offices name them: two in one cell are two, and a note beside a name is no other name."""

import base64

import pytest

from assess.model.standard import Standard
from assess.reading.files.activity_names import ActivityNames
from tests.bridge_client import BridgeClient, Json, sheet
from tests.inputs import ROOT

TWO = ("general-meeting", "lecture")


@pytest.mark.parametrize("mark", ["、", "＋", "+", "/", "，", "；", "暨", "兼", "和", "与", "并", "以及", " ", "　", "\n", "&"])
def test_two_in_one_cell_are_two(standard: Standard, mark: str) -> None:
    assert ActivityNames(standard).all_in(f"党员大会{mark}党课") == TWO


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支部党员大会（党课）", TWO),
        ("党员大会、党课、主题党日", (*TWO, "theme-day")),
        ("Party lecture and theme day", ("lecture", "theme-day")),
        ("“三会一课”年度计划", ("annual-plan",)),
        ("党员大会（第一季度）", ("general-meeting",)),
        ("3.党员大会", ("general-meeting",)),
        ("第一季度党员大会", ("general-meeting",)),
        ("四月主题党日：参观", ("theme-day",)),
        ("第一党小组会", ("group-meeting",)),
        ("支部委员会（扩大）会议", ("committee-meeting",)),
        ("书记讲党课", ("lecture",)),
        ("党员大会、唱歌", None),
        ("党员大会（未召开）", None),
        ("主题党日（取消）", None),
        ("三会一课", None),
        ("", None),
    ],
)
def test_what_a_cell_names(standard: Standard, text: str, found: tuple[str, ...] | None) -> None:
    assert ActivityNames(standard).all_in(text) == found


def score(door: BridgeClient, covers: list[str], *rows: Json, **branch: object) -> Json:
    ledger = {"covers": covers, "rows": list(rows)}
    return door.ask("score", today="2027-01-15", sheet=sheet(year=2026, branch=branch, ledger=ledger))


def test_a_row_that_names_two_counts_for_both_and_is_remarked_on_once(door: BridgeClient) -> None:
    row = {"date": "2026-03-05", "activity": "党员大会、主题党日"}
    reply = score(door, ["general-meeting", "theme-day"], row, row, {**row, "date": "2025-03-05"})
    remarks = reply["remarks"]
    assert "应开4次，已开1次" in remarks["life.three-meetings.general-meeting-quarterly"]["decided"]
    assert "应开展12次，已开展1次" in remarks["life.theme-day.theme-day-monthly"]["decided"]
    assert [(each["row"], each["remark"]) for each in reply["rows"]] == [(2, "duplicate"), (3, "outside-year")]


def test_the_group_may_stand_in_the_name_of_its_meeting(door: BridgeClient) -> None:
    facts = {"groups": "yes", "group-sizes": [4, 4]}
    rows = [{"date": f"2026-0{month}-05", "activity": f"第{number}党小组会"} for month in (3, 4) for number in "一二"]
    reply = score(door, ["group-meeting"], *rows, **facts)
    assert reply["rows"] == []
    assert "应开24次，已开4次" in reply["remarks"]["life.three-meetings.group-meeting-monthly"]["decided"]


@pytest.mark.parametrize(
    ("case", "activities"),
    [
        ("21-one-meeting-two-activities", {"general-meeting": 2, "theme-day": 2, "lecture": 2}),
        ("22-activity-with-note", {"general-meeting": 3, "committee-meeting": 1, "group-meeting": 1, "lecture": 1, "theme-day": 2}),
    ],
)
def test_a_table_brings_every_activity_of_its_rows(door: BridgeClient, case: str, activities: dict[str, int]) -> None:
    data = base64.b64encode((ROOT / "tests/cases" / case / "台账.csv").read_bytes()).decode()
    reply = door.ask("table", year=2025, name="台账.csv", data=data, sheet=sheet(year=2025))
    assert reply["problems"] == []
    found: dict[str, int] = {}
    for row in reply["rows"]:
        found[row["activity"]] = found.get(row["activity"], 0) + 1
    assert found == activities
