"""A year's plan as an Excel workbook: a line for each activity, a column for each month, in A4 landscape. The cells are text."""

from typing import IO
from zipfile import ZIP_STORED

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.model.year_plan import PlanEntry, PlanState, YearPlan
from assess.outputs.formats.workbooks import MADE, put_row, save_workbook
from assess.outputs.words.months import MONTHS, say_month
from assess.outputs.year_plan.views import TITLE, host_of, say_line, say_state, say_title, say_when, topic_of

TABLE, LIST = Text("年历", "Months"), Text("清单", "List")
ACTIVITY, RULES = Text("活动", "Activity"), Text("对应要求", "Rules")
HEADINGS = (
    Text("时间", "When"),
    ACTIVITY,
    Text("主题", "Topic"),
    Text("地点", "Place"),
    Text("主持", "Led by"),
    Text("状态", "State"),
    RULES,
)
MARKS = {PlanState.PLANNED: "○", PlanState.HELD: "●", PlanState.MISSED: "×"}
LEGEND = Text("○ 计划　● 已开展　× 未开展　? 视支部情况", "○ planned   ● held   × missed   ? if it applies")
THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
LIST_WIDTHS = (18, 44, 28, 18, 14, 14, 16)


def write_plan_workbook(plan: YearPlan, standard: Standard, language: Language, into: IO[bytes]) -> None:
    """The months on the first sheet, every entry with all that is known about it on the second."""
    workbook = Workbook()
    table, entries = workbook.worksheets[0], workbook.create_sheet(LIST.of(language))
    table.title = TABLE.of(language)
    _fill_table(table, plan, standard, language)
    _fill_list(entries, plan, standard, language)
    for sheet in (table, entries):
        _lay_out(sheet)
    workbook.properties.created = workbook.properties.modified = MADE
    save_workbook(workbook, into, ZIP_STORED)


def _fill_table(sheet: Worksheet, plan: YearPlan, standard: Standard, language: Language) -> None:
    lines: dict[str, dict[int, list[str]]] = {}
    for entry in plan.entries:
        lines.setdefault(say_line(entry, standard, language), {}).setdefault(entry.month, []).append(_mark(entry))
    put_row(sheet, 1, [f"{TITLE.of(language).format(year=plan.year)}  {LEGEND.of(language)}"])
    put_row(sheet, 2, [ACTIVITY.of(language), *(say_month(month, language)[:3] for month in MONTHS)])
    for number, (line, months) in enumerate(lines.items(), 3):
        put_row(sheet, number, [line, *(" ".join(months.get(month, ())) for month in MONTHS)])
    sheet.column_dimensions["A"].width = 44
    for month in MONTHS:
        sheet.column_dimensions[get_column_letter(month + 1)].width = 8


def _mark(entry: PlanEntry) -> str:
    return f"{MARKS[entry.state]}{'' if entry.certain else '?'}{entry.day or ''}"


def _fill_list(sheet: Worksheet, plan: YearPlan, standard: Standard, language: Language) -> None:
    put_row(sheet, 1, [TITLE.of(language).format(year=plan.year)])
    put_row(sheet, 2, [heading.of(language) for heading in HEADINGS])
    for number, entry in enumerate(plan.entries, 3):
        rules = ", ".join(standard.requirements[each].number for each in entry.serves)
        place = entry.edit.place if entry.edit else ""
        shown = [say_when(entry, language), say_title(entry, standard, language), topic_of(entry), place, host_of(entry)]
        put_row(sheet, number, [*shown, say_state(entry, language), rules])
    for column, width in enumerate(LIST_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _lay_out(sheet: Worksheet) -> None:
    """Black on white, one page wide, the headings on every page."""
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.border, cell.alignment = BOX, Alignment(vertical="center", wrap_text=True)
    for cell in (*sheet[1], *sheet[2]):
        cell.font = Font(bold=True)
    sheet.freeze_panes = "B3"
    sheet.print_title_rows = "1:2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
