"""Nothing that a branch has already is brought in again: rows of its ledger, its own file, its report."""

import base64
from datetime import date
from io import BytesIO
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from assess.model.standard import Standard
from tests.bridge_client import BridgeClient, sheet
from tests.ledgers.asking import Json, import_ledger

YEAR, TODAY = 2026, "2026-12-31"
COLUMNS = {"date": "日期", "activity": "活动", "topic": "主题", "host": "主持人", "due": "应到人数", "present": "实到人数"}
WORDS = ("学习党章", "年度计划", "植树", "家风", "换届", "走访")

Rows = list[dict[str, str]]


def ledgers(standard: Standard) -> st.SearchStrategy[Rows]:
    """Rows of meetings, no two on one day."""
    activities = [standard.activities[name].text.zh for name in ("general-meeting", "committee-meeting", "theme-day", "lecture")]
    row = st.fixed_dictionaries(
        {
            "date": st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31)).map(str),
            "activity": st.sampled_from(activities),
            "topic": st.sampled_from(WORDS),
            "host": st.sampled_from(["李明", "王芳"]),
            "due": st.just("12"),
            "present": st.integers(8, 12).map(str),
        }
    )
    return st.lists(row, min_size=1, max_size=8, unique_by=lambda each: each["date"])


def workbook_of(rows: Rows) -> bytes:
    """A workbook of one sheet with these rows."""
    workbook, into = Workbook(), BytesIO()
    page: Any = workbook.active
    for row in ([*COLUMNS.values()], *([row[column] for column in COLUMNS] for row in rows)):
        page.append(row)
    workbook.save(into)
    return into.getvalue()


def ask(door: BridgeClient, data: bytes, name: str = "台账.xlsx", **parts: Any) -> Json:
    reply = import_ledger(door, data, name, year=YEAR, today=TODAY, **parts)
    assert reply["ok"], reply["problems"]
    return reply


@given(st.data())
def test_what_is_there_already_is_not_added_again(door: BridgeClient, standard: Standard, data: st.DataObject) -> None:
    """Of rows that are partly there, exactly the others are added."""
    rows = data.draw(ledgers(standard))
    known = data.draw(st.integers(0, len(rows)))
    first = ask(door, workbook_of(rows[:known])) if known else {"add": []}
    book = workbook_of(rows)
    second = ask(door, book, rows=first["add"])
    assert len(second["add"]) == len(rows) - known
    third = ask(door, book, rows=first["add"] + second["add"])
    assert (third["add"], third["replace"]) == ([], [])


def test_the_file_of_a_branch_is_told_where_it_belongs(door: BridgeClient) -> None:
    """Both what is exported and the report as a workbook: neither is a ledger to be added a second time."""
    rows = [{"date": f"{YEAR}-02-12", "activity": "general-meeting", "topic": "年度计划"}]
    branch = sheet(year=YEAR, ledger={"covers": ["general-meeting"], "rows": rows})
    text = door.ask("export", sheet=branch, today=TODAY)["text"]
    report = door.ask("report_files", sheet=branch, today=TODAY, format="excel", languages="zh")["data"]
    for name, data in {"支部.json": text.encode(), "报告.xlsx": base64.b64decode(report)}.items():
        reply = ask(door, data, name, rows=rows)
        assert reply["kind"] == "branch", name
        assert reply["sentences"], name
