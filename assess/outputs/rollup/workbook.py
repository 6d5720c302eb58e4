"""A roll-up as an Excel workbook: a sheet for each part, and one more where a part has tables with other headings.

It prints on A4 across, as wide as the page, so that a label and its figures stand on one, and with the headings on every page.
The same roll-up always gives the same bytes.

Every text is written as a text: a spreadsheet would run what begins with = + - or @, and names come from anybody.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assess.outputs.formats.workbooks import AS_TEXT, MADE, save_workbook
from assess.outputs.rollup.words import Cell, RollupSection, RollupTable

TITLE_AT_MOST = 31
"""Characters in the name of a sheet: more is a damaged workbook."""
CELL_AT_MOST = 32_767
ROWS_AT_MOST = 1_048_576
WIDE, NARROW = 44, 14
BROAD_FROM = "\u2e80"
"""Characters from here on are twice as broad as a letter, of which the width of a column is so many."""
NOT_FIRST = "，。；：、）”》"
"""No line begins with one of these."""


def write_rollup_workbook(sections: Iterable[RollupSection], into: IO[bytes]) -> None:
    """A sheet for each section."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for section in sections:
        for title, sentences, tables in _pages(section):
            _fill(workbook.create_sheet(_sheet_title(title)), sentences, tables)
    workbook.properties.created = workbook.properties.modified = MADE
    save_workbook(workbook, into)


def _pages(section: RollupSection) -> Iterator[tuple[str, tuple[str, ...], list[RollupTable]]]:
    """Title, sentences and tables of each sheet: only tables with the same headings can repeat them on every page."""
    alike = [list(tables) for _, tables in groupby(section.tables, key=lambda table: table.head)]
    yield section.title, section.sentences, alike[0] if alike else []
    yield from ((tables[0].caption, (), tables) for tables in alike[1:])


def _sheet_title(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", title)[:TITLE_AT_MOST].strip()


def _fill(sheet: Worksheet, sentences: Iterable[str], tables: list[RollupTable]) -> None:
    widths = list(_widths(tables)) or [WIDE * 2]
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    rows = iter(range(1, ROWS_AT_MOST + 1))
    for sentence in sentences:
        for line in _lines(sentence, widths):
            _put(sheet, next(rows), [line.strip()])
    for number, table in enumerate(tables):
        next(rows)
        _put(sheet, next(rows), [table.caption], bold=True)
        heading = next(rows)
        _put(sheet, heading, table.head, bold=True)
        if number == 0:
            sheet.print_title_rows = f"{heading}:{heading}"
        for row, cells in zip(rows, table.rows, strict=False):
            _put(sheet, row, cells)
    _to_be_printed(sheet)


def _to_be_printed(sheet: Worksheet) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text="&P / &N"))


def _lines(sentence: str, widths: list[int]) -> Iterator[str]:
    """A sentence in lines as broad as the sheet, which run over its empty cells. Cells are not joined: openpyxl writes joined ones
    in an order that changes from run to run, and no program finds their height.
    """
    line, length = "", 0
    for char in sentence:
        length += 2 if char >= BROAD_FROM else 1
        if length > sum(widths) - 4 and (char == " " or char >= BROAD_FROM) and char not in NOT_FIRST:
            yield line
            line, length = "", 2
        line += char
    yield line


def _widths(tables: Iterable[RollupTable]) -> Iterator[int]:
    """Wide where a text stands, in any of the tables of the sheet."""
    columns = [[row[place] for table in tables for row in table.rows if place < len(row)] for place in range(_most_cells(tables))]
    for cells in columns:
        yield WIDE if any(isinstance(cell, str) and len(cell) > NARROW for cell in cells) else NARROW


def _most_cells(tables: Iterable[RollupTable]) -> int:
    return max((len(table.head) for table in tables), default=0)


def _put(sheet: Worksheet, row: int, cells: Iterable[Cell], *, bold: bool = False) -> None:
    for place, value in enumerate(cells, 1):
        cell: Any = sheet.cell(row, place, value if isinstance(value, int) else _text(value))
        if isinstance(value, str):
            cell.data_type, cell.number_format = "s", AS_TEXT
        if bold:
            cell.font = Font(bold=True)
        if bold or len(str(value)) > NARROW:
            cell.alignment = Alignment(wrap_text=place > 1, vertical="top")


def _text(text: str) -> str:
    """Without what a workbook cannot hold."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "", text)[:CELL_AT_MOST]
