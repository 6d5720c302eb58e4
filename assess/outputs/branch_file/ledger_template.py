"""An empty ledger to fill in, as CSV and as a workbook. The same standard always gives the same bytes.

Texts stay texts: a spreadsheet takes what begins with = + - or @ for a formula, and would run it.
"""

import re
from collections.abc import Iterable, Mapping
from typing import IO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from assess.model.ledger import FieldKind
from assess.model.standard import Activity, Standard
from assess.model.text import Language, Text
from assess.outputs.formats.workbooks import AS_TEXT, MADE, put_row, save_workbook

Rows = Iterable[Mapping[str, str]]

LAST_ROW = 1_048_576

LEDGER = Text("台账", "Ledger")
GUIDE = Text("填写说明", "How to fill in")
ACTIVITIES = "activities"
"""The name by which cells find the list of activities on the other sheet."""
ALWAYS = ("date", "activity", "files")
"""The columns of every activity."""

NOTES = (
    Text(
        "每次活动填写一行。日期和活动为必填项，其余栏目按下表填写。",
        "Use one row for each activity. The date and the activity are always needed; the table below says what else is.",
    ),
    Text(
        "日期写作 2026-03-05 或 2026年3月5日，每行都要填写，不要合并单元格。",
        "Write dates as 2026-03-05, in every row, and do not merge cells.",
    ),
    Text("多个姓名用顿号隔开；可以只写姓氏。", "Separate names by commas. Initials will do."),
    Text(
        "各列的先后可以调整，用不到的可以删去；列名请勿改动。",
        "Columns may be moved, and those you do not need deleted. Leave the headings as they are.",
    ),
)
GUIDE_HEADINGS = (Text("活动名称", "Activity"), Text("填写栏目", "Columns to fill in"), Text("也可写作", "May also be called"))

WIDTHS = {FieldKind.TEXT: 26, FieldKind.ACTIVITY: 26, FieldKind.AUDIENCE: 22, FieldKind.NAMES: 18, FieldKind.DATE: 14}
NARROW = 12
OTHER_NAMES = 6
HAN = "[\u4e00-\u9fff]"
GUIDE_WIDTHS = (40, 72, 60)
NUMBERS = {FieldKind.DATE: "yyyy-mm-dd", FieldKind.PERSONS: "General", FieldKind.HOURS: "General"}
BOLD = Font(bold=True)
SHADE = PatternFill("solid", fgColor="F3E3DF")
WRAPPED = Alignment(vertical="center", wrap_text=True)


# — CSV


def ledger_csv(standard: Standard, language: Language, rows: Rows = ()) -> str:
    """The headings, and rows if there are any. To be saved as UTF-8: it begins with the mark by which Excel knows that."""
    columns = standard.ledger.columns
    lines = [[column.text.of(language) for column in columns.values()]]
    lines += [[row.get(id_, "") for id_ in columns] for row in rows]
    return "\ufeff" + "".join(",".join(map(_csv_cell, line)) + "\r\n" for line in lines)


def _csv_cell(text: str) -> str:
    """An apostrophe in front keeps a text from being run as a formula; the reader takes it off again."""
    if re.match(r"'*[=+\-@\t\r]", text):
        text = "'" + text
    return '"' + text.replace('"', '""') + '"' if re.search(r'["\s,;\uff0c]', text) else text


# — Excel


def write_ledger_workbook(standard: Standard, language: Language, into: IO[bytes], rows: Rows = ()) -> None:
    """A sheet with the headings, and rows if there are any, and a sheet that says what each activity needs."""
    workbook = Workbook()
    ledger, guide = workbook.worksheets[0], workbook.create_sheet(GUIDE.of(language))
    ledger.title = LEDGER.of(language)
    _fill_ledger(ledger, standard, language, rows)
    _fill_guide(guide, standard, language)
    first = len(NOTES) + 3
    names = f"{quote_sheetname(guide.title)}!$A${first}:$A${first + len(standard.activities) - 1}"
    workbook.defined_names[ACTIVITIES] = DefinedName(ACTIVITIES, attr_text=names)
    workbook.properties.created = workbook.properties.modified = MADE
    save_workbook(workbook, into)


def _fill_ledger(sheet: Worksheet, standard: Standard, language: Language, rows: Rows) -> None:
    columns = standard.ledger.columns
    for place, column in enumerate(columns.values(), 1):
        shape = sheet.column_dimensions[get_column_letter(place)]
        shape.width = WIDTHS.get(column.kind, NARROW)
        shape.number_format = NUMBERS.get(column.kind, AS_TEXT)
        if column.kind is FieldKind.ACTIVITY:
            _offer_activities(sheet, get_column_letter(place))
    _put_headings(sheet, 1, [column.text.of(language) for column in columns.values()])
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows, 2):
        put_row(sheet, number, [row.get(id_, "") for id_ in columns])


def _offer_activities(sheet: Worksheet, letter: str) -> None:
    """A list to choose from. Other names are understood too, so none is refused."""
    offer = DataValidation(type="list", formula1=f"={ACTIVITIES}", allow_blank=True, showErrorMessage=False)
    offer.add(f"{letter}2:{letter}{LAST_ROW}")
    sheet.add_data_validation(offer)


def _fill_guide(sheet: Worksheet, standard: Standard, language: Language) -> None:
    for number, note in enumerate(NOTES, 1):
        put_row(sheet, number, [note.of(language)])
    _put_headings(sheet, len(NOTES) + 2, [heading.of(language) for heading in GUIDE_HEADINGS])
    for number, activity in enumerate(standard.activities.values(), len(NOTES) + 3):
        put_row(sheet, number, _explained(activity, standard, language))
    for place, width in enumerate(GUIDE_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width


def _explained(activity: Activity, standard: Standard, language: Language) -> list[str]:
    comma = Text("、", "; ").of(language)
    needed = [name for name in standard.ledger.columns if name in ALWAYS or name in activity.fields]
    name = activity.text.of(language)
    return [
        name[0].upper() + name[1:],
        comma.join(standard.ledger.columns[each].text.of(language) for each in needed),
        comma.join(_other_names(activity, language)),
    ]


def _other_names(activity: Activity, language: Language) -> list[str]:
    """A few that show what will do, in one language: all of them would be a page."""
    of_language = [name for name in activity.also if bool(re.search(HAN, name)) is (language is Language.ZH)]
    return [*of_language[:OTHER_NAMES], *(["…"] if len(of_language) > OTHER_NAMES else [])]


def _put_headings(sheet: Worksheet, number: int, headings: list[str]) -> None:
    put_row(sheet, number, headings)
    for cell in sheet[number]:
        cell.font, cell.fill, cell.alignment = BOLD, SHADE, WRAPPED
