"""Cells in which one sign or word stands again and again: each is read once through, however it ends. What hangs is ended."""

from collections.abc import Callable

import pytest

from assess.model.import_plan import Answers
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.activity_names import ActivityNames
from assess.reading.files.days import read_day
from assess.reading.files.group_numbers import groups_in
from assess.reading.files.ledger import read_ledger
from assess.reading.files.named_periods import period_in
from assess.reading.files.office_words import term_in
from assess.reading.files.roster_text import read_roster_text
from assess.reading.ledger_import.layouts import Layouts
from assess.reading.ledger_import.plan import OpenedFile, Request, read_import
from assess.reading.sheets import Workbook, Worksheet, WorksheetRow, read_workbook
from assess.reading.sheets.texts import form_of, seen

AGAIN = (
    "、", "和", "与", "，", "(", "（）", "' ", "1", "1.", "第一", "等2人", "书记", "党", "李", "李明", "a", "and ", "-",
    "至", "2026-", "月", "、第二", "以及", "党员大会", "第1季度", "“", "·", "\n", "　", "[$-804]", ";", "_m", "\\y", "\u200b",
)  # fmt: skip
BEFORE = ("", "李明", "第一、", "党员大会")
AFTER = ("", "x", "x王芳", "§")


def cell(column: str) -> Callable[[str, Standard], object]:
    def read(text: str, standard: Standard) -> object:
        row = {"date": "2026-03-05", "activity": "谈心谈话", "due": "3", "present": "1", column: text}
        people = [{"name": "李明"}, {"name": "王芳"}]
        return read_ledger(Node({"people": people, "rows": [row]}, ProblemCollector()), standard, year=2026)

    return read


LAYOUTS: list[Layouts] = []


def layouts_of(standard: Standard) -> Layouts:
    """Made once: it knows all names of activities."""
    if not LAYOUTS:
        LAYOUTS.append(Layouts(standard, ActivityNames(standard)))
    return LAYOUTS[0]


def imported(text: str, standard: Standard) -> object:
    """The text as a heading, a title, the name of a sheet, a day, an activity, a label and a cell of a matrix."""
    months = ("活动", "1月", "2月", "3月")
    tables = ((("日期", "活动"), (text, text)), ((text,), ("日期", text), ("2026-03-05", "党课")), (months, (text, text, "√")))
    forms = (("时间", "2026-03-05"), ("主持人", text), (text, "李明"), ("议题", text))
    sheets = (
        Worksheet(name=text[:31], rows=tuple(WorksheetRow(number=number, cells=line) for number, line in enumerate(lines, 1)))
        for lines in (*tables, forms)
    )
    layouts = layouts_of(standard)
    file = OpenedFile(layouts.read(Workbook(kind="xlsx", sheets=tuple(sheets))), layouts, layouts.names)
    return read_import(file, Request(year=2026, answers=Answers(), remembered={}, shipped={}), standard)


READERS: dict[str, Callable[[str, Standard], object]] = {
    **{column: cell(column) for column in ("from", "absences", "to")},
    "groups": lambda text, _: groups_in(text),
    "period": lambda text, _: period_in(text, 2026),
    "day": lambda text, _: read_day(text, 2026),
    "term": lambda text, _: term_in(text),
    "activity": lambda text, standard: ActivityNames(standard).all_in(text),
    "text table": lambda text, _: read_workbook(f"日期,活动\n{text}".encode()),
    "import": lambda text, standard: imported(text, standard),
    "cell": lambda text, _: seen(text),
    "number format": lambda text, _: form_of(text),
    "roster": lambda text, standard: list(read_roster_text(text, standard.ledger, ProblemCollector())),
}


@pytest.mark.timeout(120)
@pytest.mark.parametrize("reader", READERS)
def test_a_cell_that_says_the_same_again_and_again_is_read_in_one_go(reader: str, standard: Standard) -> None:
    for again in AGAIN:
        for before in BEFORE:
            for after in AFTER:
                READERS[reader](before + again * 30 + after, standard)
