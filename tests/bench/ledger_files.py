"""A ledger of so many rows as each kind of file, the same in every run but for one word, by which two files differ."""

from collections.abc import Callable
from io import BytesIO

from openpyxl import Workbook

from tests.bench.old_workbook import old_workbook
from tests.ledgers.build import ods

YEAR = 2026
HEADINGS = ["序号", "会议时间", "会议类型", "主题", "主持人", "记录人", "应到人数", "实到人数", "缺席人员及原因", "地点"]
KINDS = ["支部党员大会", "支委会", "党课", "主题党日", "党小组会（第一组）", "集中学习"]

REST = ["李明", "王芳", "12", "11", "张伟出差", "党员活动室"]


def ledger_rows(count: int, word: str) -> list[list[str]]:
    """A title, headings and rows. Every row differs: the engine knows a file by its bytes."""
    rows = [
        [
            str(place + 1),
            f"{YEAR}-{place % 12 + 1:02}-{place % 28 + 1:02}",
            KINDS[place % len(KINDS)],
            f"第{place}次学习{word}",
            *REST,
        ]
        for place in range(count)
    ]
    return [[f"{YEAR}年台账"], HEADINGS, *rows]


def _csv(rows: list[list[str]]) -> bytes:
    return "".join(",".join(row) + "\r\n" for row in rows).encode("utf-8-sig")


def _xlsx(rows: list[list[str]]) -> bytes:
    workbook, into = Workbook(write_only=True), BytesIO()
    page = workbook.create_sheet("台账")
    for row in rows:
        page.append(row)
    workbook.save(into)
    return into.getvalue()


def _ods(rows: list[list[str]]) -> bytes:
    return ods([{"name": "台账", "rows": rows}])


FILES: dict[str, Callable[[list[list[str]]], bytes]] = {"csv": _csv, "xlsx": _xlsx, "xls": old_workbook, "ods": _ods}


def ledger_file(kind: str, count: int, word: str) -> bytes:
    """The bytes of a file of that kind."""
    return FILES[kind](ledger_rows(count, word))
