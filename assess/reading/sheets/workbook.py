"""A workbook as its reader sees it: sheets of rows of texts, whatever kind of file it was."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from assess.errors import Where, Wrong
from assess.model.ledger import ROWS_LIMIT

COLUMNS_LIMIT = 200
HEAD_ROWS = 15
"""So many rows may stand above what a table begins with, and its headings among them."""
SHEET_ROWS_LIMIT = ROWS_LIMIT + HEAD_ROWS
"""As many entries as a ledger may have, and what stands above them. Later rows are counted only."""
WORKBOOK_ROWS_LIMIT = 10 * ROWS_LIMIT
SHEETS_LIMIT = 500
FILLED_LIMIT = ROWS_LIMIT * COLUMNS_LIMIT
"""Cells of merged areas: more than a sheet has were made to do harm."""
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
"""No spreadsheet has more; a file that says so is damaged, or would be read for ever."""

NOWHERE: frozenset[int] = frozenset()


class Unreadable(Exception):
    """The reason why nothing of a file can be used."""

    def __init__(self, wrong: Wrong, *, row: int = 0, **facts: object) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.where = Where(row=row)
        self.facts = facts


@dataclass(frozen=True, kw_only=True, slots=True)
class WorksheetRow:
    """A row with something in it. Places are columns, from 0.

    `cells` are trimmed texts without invisible characters, and no empty ones at the end. `merged` are places whose text was filled
    in from the merged area that they lie in, `unknown` formulas whose value the file does not hold.
    """

    number: int
    cells: tuple[str, ...]
    hidden: bool = False
    void: bool = False
    merged: frozenset[int] = NOWHERE
    unknown: frozenset[int] = NOWHERE

    @property
    def own(self) -> tuple[str, ...]:
        """The cells as they stand in the file: what was filled in is empty again."""
        if not self.merged:
            return self.cells
        return without_empty_end("" if place in self.merged else cell for place, cell in enumerate(self.cells))


@dataclass(frozen=True, kw_only=True, slots=True)
class Worksheet:
    """A sheet; `cut` are rows, and `cut_columns` columns, with something in them that were left out behind the limit."""

    name: str
    rows: tuple[WorksheetRow, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = NOWHERE
    cut: int = 0
    cut_columns: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Workbook:
    """All sheets of a file, in its order; `kind` is xlsx, xls, ods or text."""

    kind: str
    sheets: tuple[Worksheet, ...]


def without_empty_end(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts up to the last that is not empty."""
    cells = list(texts)
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


@dataclass(slots=True)
class Budget:
    """The rows that the sheets of one workbook may still have, together, and how many sheets there were."""

    rows: int = WORKBOOK_ROWS_LIMIT
    sheets: int = 0

    def begin_sheet(self) -> None:
        """Count one more. Raises `Unreadable`."""
        self.sheets += 1
        if self.sheets > SHEETS_LIMIT:
            raise Unreadable(Wrong.TOO_MANY_SHEETS, limit=SHEETS_LIMIT)


@dataclass(slots=True)
class Cells:
    """The cells of one row while it is read: texts by place, formulas without a value, and whether all texts are struck through."""

    texts: dict[int, str] = field(default_factory=dict)
    unknown: set[int] = field(default_factory=set)
    unstruck: bool = False

    def put(self, place: int, text: str, *, struck: bool = False) -> None:
        """Put in one cell."""
        if text:
            self.texts[place] = text
            self.unstruck = self.unstruck or not struck

    def __bool__(self) -> bool:
        return bool(self.texts or self.unknown)


@dataclass(slots=True)
class _Row:
    """A row while areas may still be filled. Rows that are repeated share their cells."""

    number: int
    cells: tuple[str, ...]
    hidden: bool
    void: bool
    unknown: frozenset[int]
    filled: dict[int, str] = field(default_factory=dict)

    def made(self) -> WorksheetRow:
        return WorksheetRow(
            number=self.number,
            cells=self._with_filled() if self.filled else self.cells,
            hidden=self.hidden,
            void=self.void,
            merged=frozenset(self.filled) or NOWHERE,
            unknown=self.unknown,
        )

    def _with_filled(self) -> tuple[str, ...]:
        cells = [*self.cells, *[""] * (max(self.filled) + 1 - len(self.cells))]
        for place, text in self.filled.items():
            cells[place] = text
        return tuple(cells)


class SheetBuilder:
    """Takes in a sheet row by row, within the limits, and fills merged areas once all is there."""

    def __init__(self, name: str, budget: Budget, *, hidden: bool = False) -> None:
        self.name = name
        self.hidden = hidden
        self.budget = budget
        self.rows: list[_Row] = []
        self.cut = 0
        self.width = 0
        self.hidden_columns: set[int] = set()
        self.areas: list[tuple[int, int, int, int]] = []

    def add(self, number: int, cells: Cells, *, hidden: bool = False, repeated: int = 1) -> None:
        """Take in a row with something in it, from its number on as often as it is repeated. Numbers rise."""
        self.width = max(self.width, *(place + 1 for place in (*cells.texts, *cells.unknown)))
        texts = without_empty_end(cells.texts.get(place, "") for place in range(min(self.width, COLUMNS_LIMIT)))
        unknown = frozenset(place for place in cells.unknown if place < COLUMNS_LIMIT) or NOWHERE
        room = max(0, min(repeated, SHEET_ROWS_LIMIT - len(self.rows), self.budget.rows))
        self.budget.rows -= room
        self.cut += repeated - room
        void = bool(cells.texts) and not cells.unstruck
        self.rows += [_Row(number + each, texts, hidden, void, unknown) for each in range(room)]

    def merge(self, first_row: int, last_row: int, first: int, last: int) -> None:
        """Note an area; rows from 1, columns from 0."""
        if first < COLUMNS_LIMIT and (last_row > first_row or last > first):
            self.areas.append((first_row, last_row, first, min(last, COLUMNS_LIMIT - 1)))

    def hide_columns(self, first: int, last: int) -> None:
        """Note hidden columns, from 0."""
        self.hidden_columns.update(range(first, min(last + 1, COLUMNS_LIMIT)))

    def build(self) -> Worksheet:
        """The sheet. Raises `Unreadable` for areas that were made to do harm."""
        self._fill()
        return Worksheet(
            name=self.name,
            rows=tuple(row.made() for row in self.rows),
            hidden=self.hidden,
            hidden_columns=frozenset(self.hidden_columns) or NOWHERE,
            cut=self.cut,
            cut_columns=max(0, self.width - COLUMNS_LIMIT),
        )

    def _fill(self) -> None:
        """Only rows with something of their own: an area alone makes no row."""
        self.rows.sort(key=lambda row: row.number)
        numbers = [row.number for row in self.rows]
        left = FILLED_LIMIT
        for first_row, last_row, first, last in self.areas:
            begin = bisect_left(numbers, first_row)
            if begin == len(numbers) or numbers[begin] != first_row:
                continue
            text = self.rows[begin].cells[first] if first < len(self.rows[begin].cells) else ""
            unknown = first in self.rows[begin].unknown
            if not text and not unknown:
                continue
            end = bisect_left(numbers, last_row + 1)
            left -= (end - begin) * (last - first + 1)
            if left < 0:
                raise Unreadable(Wrong.DAMAGED_FILE)
            for row in self.rows[begin:end]:
                places = range(first + (row.number == first_row), last + 1)
                if unknown:
                    row.unknown |= frozenset(places)
                if text:
                    row.filled |= dict.fromkeys(places, text)
