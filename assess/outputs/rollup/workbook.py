"""A roll-up as an Excel workbook: a sheet for each part. The same roll-up always gives the same bytes.

Every text is written as a text: a spreadsheet would run what begins with = + - or @, and names come from anybody.
"""

import re
from collections.abc import Iterable, Iterator
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assess.outputs.formats.workbooks import AS_TEXT, MADE, save_workbook
from assess.outputs.rollup.words import Cell, RollupSection, RollupTable

TITLE_AT_MOST = 31
"""Characters in the name of a sheet: more is a damaged workbook."""
CELL_AT_MOST = 32_767
ROWS_AT_MOST = 1_048_576
WIDE, NARROW = 44, 14


def write_rollup_workbook(sections: Iterable[RollupSection], into: IO[bytes]) -> None:
    """A sheet for each section."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for section in sections:
        _fill(workbook.create_sheet(_sheet_title(section.title)), section)
    workbook.properties.created = workbook.properties.modified = MADE
    save_workbook(workbook, into)


def _sheet_title(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", title)[:TITLE_AT_MOST].strip()


def _fill(sheet: Worksheet, section: RollupSection) -> None:
    rows = iter(range(1, ROWS_AT_MOST + 1))
    for sentence in section.sentences:
        _put(sheet, next(rows), [sentence])
    for table in section.tables:
        next(rows)
        _put(sheet, next(rows), [table.caption], bold=True)
        _put(sheet, next(rows), table.head, bold=True)
        for row, cells in zip(rows, table.rows, strict=False):
            _put(sheet, row, cells)
    for letter, width in _widths(section.tables):
        sheet.column_dimensions[letter].width = width


def _widths(tables: Iterable[RollupTable]) -> Iterator[tuple[str, int]]:
    """Wide where a text stands, in any of the tables of the sheet."""
    columns = [[row[place] for table in tables for row in table.rows if place < len(row)] for place in range(_most_cells(tables))]
    for place, cells in enumerate(columns, 1):
        wide = any(isinstance(cell, str) and len(cell) > NARROW for cell in cells)
        yield get_column_letter(place), WIDE if wide else NARROW


def _most_cells(tables: Iterable[RollupTable]) -> int:
    return max((len(table.head) for table in tables), default=1)


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
