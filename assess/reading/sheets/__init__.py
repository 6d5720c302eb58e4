"""Sheets: the bytes of a file that anybody may have made → a workbook of texts, or the reason why it is none.

.xlsx, .xls, .ods and plain text. A file is refused whole, with the reason, or read whole: `Unreadable` is the only exception
that leaves this room. What is packed is measured before it is unpacked, and unpacked piece by piece, for an archive may lie
about its sizes.
"""

from assess.errors import Wrong
from assess.reading.encodings import CONTROLS, decode
from assess.reading.sheets.kinds import (
    LOOKED_AT,
    OLD_STREAMS,
    OLE,
    ZIP,
    kind_in_zip,
    refuse_other_bytes,
    refuse_other_container,
    refuse_other_text,
)
from assess.reading.sheets.ods import read_ods
from assess.reading.sheets.packed import MEGABYTE, Parts
from assess.reading.sheets.text_tables import read_text_table
from assess.reading.sheets.workbook import Unreadable, Workbook, Worksheet, WorksheetRow
from assess.reading.sheets.xls import read_xls
from assess.reading.sheets.xlsx import read_xlsx

__all__ = ["FILE_LIMIT", "Unreadable", "Workbook", "Worksheet", "WorksheetRow", "read_workbook"]

FILE_LIMIT = 10 * MEGABYTE


def read_workbook(data: bytes, name: str = "") -> Workbook:
    """All sheets of a file, the hidden ones too. Its name helps only to say what a file of another kind is.

    Raises `Unreadable`.
    """
    if len(data) > FILE_LIMIT:
        raise Unreadable(Wrong.FILE_TOO_LARGE, size=f"{len(data) / MEGABYTE:.1f}", limit=FILE_LIMIT // MEGABYTE)
    try:
        workbook = _read(data, name)
    except Unreadable:
        raise
    except Exception:  # readers raise nearly every kind for a file that is not what it says
        raise Unreadable(Wrong.DAMAGED_FILE) from None
    if not any(sheet.rows for sheet in workbook.sheets):
        raise Unreadable(Wrong.EMPTY_TABLE)
    return workbook


def _read(data: bytes, name: str) -> Workbook:
    if data.startswith(OLE):
        return _read_container(data, name)
    if data.startswith(OLD_STREAMS):
        return read_xls(data)
    if data.startswith(ZIP):
        parts = Parts(data)
        kind = kind_in_zip(parts)
        parts.check()
        return read_xlsx(parts) if kind == "xlsx" else read_ods(parts)
    refuse_other_bytes(data)
    text = decode(data)
    if text is None or CONTROLS.search(text):
        refuse_other_text(data[:LOOKED_AT].decode("latin-1"))
        raise Unreadable(Wrong.UNKNOWN_ENCODING)
    refuse_other_text(text)
    return read_text_table(text)


def _read_container(data: bytes, name: str) -> Workbook:
    refuse_other_container(data, name)
    try:
        return read_xls(data)
    except Unreadable:
        raise
    except Exception:
        refuse_other_container(data, name, unless_workbook=False)
        raise
