"""Inputs of `tests/cases` that go through the import of a ledger: each is read as people read it, or refused with the reason."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from tests.bridge_client import BridgeClient
from tests.inputs import ROOT
from tests.ledgers.asking import Json, held, import_ledger, questions

CASES = ROOT / "tests" / "cases"
MEETINGS = [(day, "general-meeting") for day in ("2025-02-12", "2025-05-14", "2025-08-13", "2025-11-12")]


def ask(door: BridgeClient, file: str, *, today: str = "2025-12-31", year: int | None = 2025, answers: Json | None = None) -> Json:
    path = CASES / file
    reply = import_ledger(door, path.read_bytes(), path.name, year=year, today=today, answers=answers)
    assert reply["ok"], reply["problems"]
    return reply


def said(reply: Json) -> str:
    """Every sentence of a reply in one."""
    notes = [note for row in reply["rows"] for note in row["notes"]]
    why = [each["why"] for each in reply["sheets"]]
    return "\n".join([*reply["sentences"], *reply["left"], *notes, *why])


@pytest.mark.parametrize(
    "file",
    [
        "01-empty-fill-style/台账.xlsx",
        "02-autofilter-not-blank/台账.xlsx",
        "04-strict-ooxml/台账-严格格式.xlsx",
        "05-part-name-case/台账.xlsx",
        "14-invisible-characters/台账.csv",
        "39-headings-repeated/台账.xlsx",
    ],
)
def test_odd_files_of_four_meetings_are_read_without_a_question(door: BridgeClient, file: str) -> None:
    reply = ask(door, file)
    assert held(reply) == MEETINGS
    assert questions(reply) == 0


def test_07_the_activity_in_a_merged_cell_is_that_of_all_its_rows(door: BridgeClient) -> None:
    reply = ask(door, "07-merged-activity/台账.xlsx")
    assert held(reply) == [*MEETINGS, ("2025-03-12", "lecture"), ("2025-09-10", "lecture")]
    assert questions(reply) == 0


def test_08_a_hidden_row_is_named_and_not_added_in_silence(door: BridgeClient) -> None:
    reply = ask(door, "08-hidden-row/台账.xlsx")
    assert held(reply) == MEETINGS
    row = next(each for each in reply["rows"] if "6" in each["place"])
    assert row["state"] in {"out", "doubt"}
    assert any("隐藏" in note for note in row["notes"])


def test_09_every_months_sheet_is_read(door: BridgeClient) -> None:
    reply = ask(door, "09-sheet-per-month/2025年台账.xlsx")
    assert [each["on"] for each in reply["sheets"]] == [True] * 12
    assert {day[:7] for day, _ in held(reply)} == {f"2025-{month:02}" for month in range(1, 13)}
    assert questions(reply) == 0


def test_11_the_sheets_name_gives_the_activity(door: BridgeClient) -> None:
    reply = ask(door, "11-sheet-per-activity/三会一课台账.xlsx")
    assert {activity for _, activity in held(reply)} == {"general-meeting", "committee-meeting", "lecture"}
    assert [entry for entry in held(reply) if entry[1] == "general-meeting"] == MEETINGS
    assert questions(reply) == 0


def test_12_a_record_form_is_one_meeting_and_not_a_table(door: BridgeClient) -> None:
    reply = ask(door, "12-record-form/记录表.xlsx")
    assert held(reply) == [("2025-02-12", "general-meeting")]
    entry = reply["add"][0]
    assert (entry["host"], entry["recorder"], entry["due"], entry["present"]) == ("赵一", "钱二", "12", "11")


def test_15_a_time_a_weekday_or_a_part_of_the_day_behind_the_day_is_seen_through(door: BridgeClient) -> None:
    reply = ask(door, "15-date-with-time/会议台账.csv")
    assert held(reply) == [*MEETINGS, ("2025-03-05", "committee-meeting"), ("2025-03-12", "lecture")]
    assert questions(reply) == 0


def test_17_days_in_chinese_numerals(door: BridgeClient) -> None:
    assert held(ask(door, "17-chinese-numeral-dates/台账.csv")) == [MEETINGS[0], MEETINGS[1], MEETINGS[3]]


def test_21_one_meeting_that_serves_as_two_is_two_entries(door: BridgeClient) -> None:
    assert held(ask(door, "21-one-meeting-two-activities/台账.csv")) == [
        ("2025-02-12", "general-meeting"),
        ("2025-02-12", "theme-day"),
        ("2025-03-12", "general-meeting"),
        ("2025-03-12", "lecture"),
        ("2025-06-11", "theme-day"),
        ("2025-06-11", "lecture"),
    ]


def test_22_a_name_is_known_without_its_note_ordinal_and_number(door: BridgeClient) -> None:
    reply = ask(door, "22-activity-with-note/台账.csv")
    found = [activity for _, activity in held(reply)]
    assert found == [*["general-meeting"] * 3, *["committee-meeting"], "group-meeting", "lecture", *["theme-day"] * 2]
    assert questions(reply) == 0


def test_33_a_clock_that_runs_years_behind_is_named_as_the_likely_cause(door: BridgeClient) -> None:
    reply = ask(door, "33-clock-of-2009/台账.csv", today="2009-01-01", year=2009)
    assert "电脑的日期" in said(reply)
    assert reply["add"] == [], "a row of a day to come is added only after somebody said so"


def test_39_repeated_headings_and_the_line_of_signatures_are_listed_as_left_out(door: BridgeClient) -> None:
    reply = ask(door, "39-headings-repeated/台账.xlsx")
    assert {"Sheet1!5", "Sheet1!6", "Sheet1!9"} <= {each["id"] for each in reply["rows"] if each["state"] == "out"}


def test_42_two_encodings_in_one_file_are_refused_with_advice(door: BridgeClient) -> None:
    data = (CASES / "42-joined-csv/合并.csv").read_bytes()
    reply = import_ledger(door, data, "合并.csv", year=2025, today="2025-12-31")
    assert not reply["ok"]
    assert "UTF-8" in reply["problems"][0]["text"]


def test_43_sixty_five_thousand_styled_rows_with_nothing_in_them_are_no_rows(door: BridgeClient) -> None:
    reply = import_ledger(door, _styled_rows(65_000), "台账.xlsx", year=2025, today="2025-12-31")
    assert reply["ok"], reply["problems"]
    assert held(reply) == MEETINGS[:1]


def _styled_rows(count: int) -> bytes:
    """A ledger of one row, and below it rows of which only the style is there."""
    workbook, plain, into = Workbook(), BytesIO(), BytesIO()
    for row in (("日期", "活动", "主题"), ("2025-02-12", "党员大会", "计划")):
        workbook.active.append(row)  # type: ignore[union-attr]
    workbook.save(plain)
    styled = "".join(f'<row r="{row}"><c r="A{row}" s="0"/><c r="H{row}" s="0"/></row>' for row in range(3, count + 3))
    with ZipFile(plain) as read, ZipFile(into, "w", ZIP_DEFLATED) as written:
        for part in read.namelist():
            text = read.read(part)
            written.writestr(part, re.sub(b"</sheetData>", styled.encode() + b"</sheetData>", text) if "sheet1" in part else text)
    return into.getvalue()


def test_45_headings_in_other_words(door: BridgeClient) -> None:
    reply = ask(door, "45-other-headings/台账.csv")
    assert held(reply) == MEETINGS[:1]
    assert {name: reply["add"][0][name] for name in ("topic", "host", "due", "present")} == {
        "topic": "计划",
        "host": "赵一",
        "due": "12",
        "present": "12",
    }
    assert questions(reply) == 0


def test_47_the_titles_year_is_written_into_the_rows(door: BridgeClient) -> None:
    """The title says 2024 and 2025 is assessed: somebody is told, and no row ever follows the form."""
    reply = ask(door, "47-dates-without-year/2024年台账.csv")
    days = {str(each["entry"]["date"])[:4] for each in reply["rows"] if each["state"] != "out"}
    assert days == {"2024"}
    assert "2024" in said(reply)
    taken = {each["id"]: {"take": "add"} for each in reply["rows"] if each["state"] != "out"}
    assert held(ask(door, "47-dates-without-year/2024年台账.csv", answers={"rows": taken})) == [
        (day, "general-meeting") for day in ("2024-02-12", "2024-05-14", "2024-08-13", "2024-11-12")
    ]


def test_49_the_plan_is_a_plan_and_adds_nothing_by_itself(door: BridgeClient) -> None:
    reply = ask(door, "49-plan-workbook-as-ledger/年度计划.xlsx", today="2026-12-05", year=2026)
    assert reply["kind"] == "plan"
    assert reply["add"] == []


def test_53_a_score_sheet_is_no_ledger(door: BridgeClient) -> None:
    reply = ask(door, "53-score-sheet/考核自查表.xlsx")
    assert reply["add"] == []
    assert [(each["on"], bool(each["why"])) for each in reply["sheets"]] == [(False, True)]


def test_57_an_attendance_list_is_no_ledger_until_somebody_says_so(door: BridgeClient) -> None:
    reply = ask(door, "57-attendance-matrix/签到表.xlsx")
    assert reply["add"] == []
    assert [(each["on"], bool(each["why"])) for each in reply["sheets"]] == [(False, True)]
