"""The common part of all workbooks: cells that are only text, and the same bytes whenever they are written."""

import re
from datetime import datetime
from typing import IO, Any
from zipfile import ZIP_DEFLATED

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from assess.archives import SteadyZip

MADE = datetime(2026, 1, 1)  # noqa: DTZ001 — workbooks know no time zones
"""When every workbook says that it was made: the real time would make every build another."""
AS_TEXT = "@"
"""The format of a cell that shows what was written, whatever it looks like."""


def save_workbook(workbook: Workbook, into: IO[bytes], compression: int = ZIP_DEFLATED) -> None:
    """The same workbook always gives the same bytes; stored, also where another zlib is."""
    with SteadyZip(into, "w", compression) as archive:
        ExcelWriter(workbook, archive).write_data()


def put_row(sheet: Worksheet, number: int, texts: list[str]) -> None:
    """Cells that are text whatever they begin with: nothing in them is ever run."""
    for place, text in enumerate(texts, 1):
        if text:
            cell: Any = sheet.cell(number, place, _without_controls(text))
            cell.data_type = "s"
            cell.number_format = AS_TEXT


def _without_controls(text: str) -> str:
    """A workbook cannot hold them."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "", text)
