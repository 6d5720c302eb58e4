"""The rows of a ledger that came from a table: a CSV file or a sheet of a workbook."""

from dataclasses import dataclass
from enum import StrEnum


class YearSource(StrEnum):
    """The source of the year for days of a table that have none."""

    TITLE = "title"
    SHEET = "sheet"
    FILE = "file"
    BESIDE = "beside"
    ASSESSED = "assessed"


@dataclass(frozen=True, kw_only=True, slots=True)
class YearFilled:
    """A year that was written into days without one: in which rows, by their numbers in the file, and what says so."""

    year: int
    source: YearSource
    rows: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerTable:
    """The rows found in a table, unreadable ones too.

    `rows` are as typed, but for the ids of activities, `file_rows` their numbers in the file; `columns` are pairs of a
    heading and the id of its column, `ignored` pairs of a heading without a column and the number of its cells;
    `header_row` is where the headings stand; `readable` rows have a date and an activity, and `activities` counts them;
    `others` are sheets that were left unread. `filled` are the years written into days that had none; `about` is the year that the
    table says it is about, if it does, and where.
    """

    rows: tuple[dict[str, str], ...]
    file_rows: tuple[int, ...]
    columns: tuple[tuple[str, str], ...]
    ignored: tuple[tuple[str, int], ...]
    header_row: int
    sheet: str
    readable: int
    activities: dict[str, int]
    others: tuple[str, ...] = ()
    filled: tuple[YearFilled, ...] = ()
    about: tuple[int, YearSource] | None = None
