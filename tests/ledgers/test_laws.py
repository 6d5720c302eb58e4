"""Laws of the import: the order of columns, rows and sheets means nothing, what is known is not added, nothing is lost."""

import base64
import json
from collections import Counter
from datetime import date
from io import BytesIO
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.branch_file.ledger_template import ledger_csv, write_ledger_workbook
from tests.bridge_client import BridgeClient, sheet
from tests.ledgers.asking import Json, import_ledger, questions

YEAR, TODAY = 2026, "2026-12-31"
COLUMNS = {"date": "日期", "activity": "活动", "topic": "主题", "host": "主持人", "due": "应到人数", "present": "实到人数"}
NAMES = ("台账", "续页", "补记")
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


def workbook_of(pages: list[tuple[str, list[str], Rows]]) -> bytes:
    """A workbook of sheets: the name of each, the order of its columns, and its rows."""
    workbook, into = Workbook(), BytesIO()
    workbook.remove(workbook.active)  # type: ignore[arg-type]
    for name, columns, rows in pages:
        page = workbook.create_sheet(name)
        for row in ([COLUMNS[column] for column in columns], *([row[column] for column in columns] for row in rows)):
            page.append(row)
    workbook.save(into)
    return into.getvalue()


def ask(door: BridgeClient, data: bytes, name: str = "台账.xlsx", **parts: Any) -> Json:
    reply = import_ledger(door, data, name, year=YEAR, today=TODAY, **parts)
    assert reply["ok"], reply["problems"]
    return reply


def counted(entries: list[Json]) -> Counter[str]:
    return Counter(json.dumps(each, ensure_ascii=False, sort_keys=True) for each in entries)


@given(st.data())
def test_the_order_of_columns_rows_and_sheets_means_nothing(door: BridgeClient, standard: Standard, data: st.DataObject) -> None:
    rows = data.draw(ledgers(standard))
    plain = ask(door, workbook_of([(NAMES[0], list(COLUMNS), rows)]))
    mixed = data.draw(st.permutations(rows))
    parts = [mixed[place :: len(NAMES)] for place in range(len(NAMES))]
    pages = [(name, data.draw(st.permutations(list(COLUMNS))), part) for name, part in zip(NAMES, parts, strict=True) if part]
    other = ask(door, workbook_of(data.draw(st.permutations(pages))))
    assert counted(other["add"]) == counted(plain["add"])
    assert len(plain["add"]) == len(rows)
    assert questions(plain) == questions(other) == 0


@given(st.data())
def test_what_is_there_already_is_not_added_again(door: BridgeClient, standard: Standard, data: st.DataObject) -> None:
    """Of rows that are partly there, exactly the others are added."""
    rows = data.draw(ledgers(standard))
    known = data.draw(st.integers(0, len(rows)))
    first = ask(door, workbook_of([(NAMES[0], list(COLUMNS), rows[:known])])) if known else {"add": []}
    book = workbook_of([(NAMES[0], list(COLUMNS), rows)])
    second = ask(door, book, rows=first["add"])
    assert len(second["add"]) == len(rows) - known
    third = ask(door, book, rows=first["add"] + second["add"])
    assert (third["add"], third["replace"]) == ([], [])


@given(st.data())
def test_what_was_written_out_adds_nothing(door: BridgeClient, standard: Standard, data: st.DataObject) -> None:
    rows = ask(door, workbook_of([(NAMES[0], list(COLUMNS), data.draw(ledgers(standard)))]))["add"]
    into = BytesIO()
    write_ledger_workbook(standard, Language.ZH, into, rows)
    files = {"台账.xlsx": into.getvalue(), "台账.csv": ledger_csv(standard, Language.ZH, rows).encode()}
    for name, written in files.items():
        reply = ask(door, written, name, rows=rows)
        assert (reply["add"], reply["replace"]) == ([], []), name
        assert [each["state"] for each in reply["rows"]] == ["same"] * len(rows), name


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


@given(st.data())
def test_every_row_is_an_entry_or_is_listed(door: BridgeClient, standard: Standard, data: st.DataObject) -> None:
    """Rows that are ruined in some way are named with their place; none is dropped."""
    rows = data.draw(ledgers(standard))
    for row in rows:
        ruined = data.draw(st.sampled_from([*COLUMNS, "", "", ""]))
        if ruined:
            row[ruined] = data.draw(st.sampled_from(["", "合计", "2月30日", "某种会", "填表人：王芳", "√", "十二"]))
    reply = ask(door, workbook_of([(NAMES[0], list(COLUMNS), rows)]))
    listed = {each["id"].partition("!")[2].partition(".")[0] for each in reply["rows"]}
    written = {str(number) for number, row in enumerate(rows, 2) if any(row.values())}
    assert written <= listed or not any(each["on"] for each in reply["sheets"])
    assert len(reply["add"]) <= len(written)
