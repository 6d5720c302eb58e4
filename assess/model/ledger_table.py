"""The rows of a ledger that came from a table: a CSV file or a sheet of a workbook."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerTable:
    """What was found in a table, unreadable rows too.

    `rows` are as typed, but for the ids of activities, `file_rows` their numbers in the file; `columns` are pairs of a
    heading and the id of its column, `ignored` pairs of a heading without a column and the number of its cells;
    `header_row` is where the headings stand; `readable` rows have a date and an activity, and `activities` counts them;
    `others` are sheets that were left unread.
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
