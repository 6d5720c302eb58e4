"""The one table of a file that a reader of one table wants: the first sheet in sight with its headings near the top."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assess.errors import Wrong
from assess.model.ledger import ROWS_LIMIT
from assess.reading.sheets import Unreadable, Worksheet, WorksheetRow, read_workbook
from assess.reading.sheets.workbook import COLUMNS_LIMIT, HEAD_ROWS

IsHeading = Callable[[Sequence[str]], bool]


@dataclass(frozen=True, kw_only=True, slots=True)
class FileTable:
    """Its rows, the sheet that they are of, and the other sheets in sight."""

    rows: tuple[WorksheetRow, ...]
    sheet: str
    others: tuple[str, ...]


def first_table(data: bytes, is_heading: IsHeading, name: str = "") -> FileTable:
    """The first table with a heading row near its beginning; where there is none, the first with anything. Raises `Unreadable`."""
    shown = [sheet for sheet in read_workbook(data, name).sheets if not sheet.hidden]
    filled = [sheet for sheet in shown if sheet.rows]
    if not filled:
        raise Unreadable(Wrong.EMPTY_TABLE)
    found = next((sheet for sheet in filled if has_heading(sheet.rows, is_heading)), filled[0])
    if found.cut:
        raise Unreadable(Wrong.TOO_MANY_ROWS, limit=ROWS_LIMIT)
    if found.cut_columns:
        raise Unreadable(Wrong.TOO_MANY_COLUMNS, limit=COLUMNS_LIMIT)
    return FileTable(rows=found.rows, sheet=found.name, others=_names(shown, found))


def has_heading(rows: Sequence[WorksheetRow], is_heading: IsHeading) -> bool:
    """True if one of the first rows is one of headings."""
    return any(is_heading(row.own) for row in rows[:HEAD_ROWS])


def _names(sheets: Sequence[Worksheet], but: Worksheet) -> tuple[str, ...]:
    return tuple(sheet.name for sheet in sheets if sheet is not but)
