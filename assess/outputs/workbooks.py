"""What all workbooks have in common: cells that are only text, and the same bytes whenever they are written."""

import re
from datetime import datetime
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

MADE = datetime(2026, 1, 1)  # noqa: DTZ001 — workbooks know no time zones
"""When every workbook says that it was made: the real time would make every build another."""
AS_TEXT = "@"


def save_workbook(workbook: Workbook, into: IO[bytes], compression: int = ZIP_DEFLATED) -> None:
    """The same workbook always gives the same bytes; stored, also where another zlib is."""
    with _Archive(into, "w", compression) as archive:
        ExcelWriter(workbook, archive).write_data()


class _Archive(ZipFile):
    """All parts are of one age, whenever they are written."""

    def open(self, name: str | ZipInfo, *args: Any, **more: Any) -> IO[bytes]:
        """Every way to write a part leads through here."""
        if isinstance(name, ZipInfo):
            name.date_time = (1980, 1, 1, 0, 0, 0)
        return super().open(name, *args, **more)


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
