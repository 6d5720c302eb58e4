"""A table as a branch keeps it → rows of the ledger, with every problem at its place in the table.

The headings may stand under titles, in any order, under many names. Cells stay as they were typed, but for an activity that is
known by another name, which becomes its id: so that all of one kind are counted and found together. Nothing is guessed, and
nothing dropped in silence: a row that cannot be read is a row with a problem.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from assess.errors import Where, Wrong
from assess.model.ledger import CELL_LIMIT, Column
from assess.model.ledger_table import LedgerTable
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.activity_names import activity_names, plain
from assess.reading.files.days import plain_day
from assess.reading.files.first_table import FileTable, first_table
from assess.reading.files.ledger import RowReader
from assess.reading.files.table_years import About, fill_years
from assess.reading.json_text import SIZE_LIMIT
from assess.reading.sheets import Unreadable, WorksheetRow
from assess.reading.sheets.workbook import HEAD_ROWS

REQUIRED = {"date": Wrong.DATE_BLANK, "activity": Wrong.ACTIVITY_BLANK}
"""The columns without which there is no ledger, and what is wrong with a row that leaves them blank."""
NAME_LIMIT = 60
"""Characters of a heading that are compared and shown; what is longer is no heading."""
SEEN_LIMIT = 20
"""Headings that one sentence can hold."""

_IN_BRACKETS = r"[(\uff08\[\u3010][^)\uff09\]\u3011]*[)\uff09\]\u3011]"


def read_ledger_table(
    data: bytes, standard: Standard, collector: ProblemCollector, *, year: int | None, name: str = ""
) -> LedgerTable | None:
    """The rows in the bytes of a file, or None where it has none that can be found. Problems go to the collector.

    `year` is the one assessed, and `name` the file's: both help where days have no year.
    """
    headings = _Headings(standard.ledger.columns)
    try:
        return _TableReader(first_table(data, headings.complete, name), headings, standard, collector).read(year, name)
    except Unreadable as found:
        collector.add(found.where, found.wrong, **found.facts)
        return None


def known_rows(rows: Sequence[Mapping[str, str]], ledger: object, standard: Standard, *, year: int | None = None) -> list[int]:
    """The places of rows that a ledger, as it is in a file, has already: the same day, activity and texts next to them."""
    listed = ledger.get("rows") if isinstance(ledger, dict) else None
    names = activity_names(standard)
    known = {_same(row, names, year) for row in listed if isinstance(row, dict)} if isinstance(listed, list) else set()
    return [place for place, row in enumerate(rows) if _same(row, names, year) in known]


def _same(row: Mapping[str, object], names: Mapping[str, str], year: int | None) -> frozenset[tuple[str, str]]:
    """Earlier imports left days without a year as they were: those are compared as they are read."""
    cells = {name: str(value).strip() for name, value in row.items() if value not in (None, "")}
    activity, date = cells.get("activity", ""), cells.get("date", "")
    return frozenset({**cells, "activity": names.get(plain(activity), activity), "date": plain_day(date, year)}.items())


class _Headings:
    """The columns of the ledger by all their names."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self.columns = columns
        self.names: dict[str, tuple[int, str]] = {}
        for id_, column in columns.items():
            own = (column.text.zh, column.text.en, id_)
            for rank, name in (*((0, name) for name in own), *enumerate(column.also, 1)):
                self.names.setdefault(plain(name), (rank, id_))

    def column(self, heading: str) -> tuple[int, str] | None:
        """The id of the heading's column, after how far the name is from the column's own; units in brackets are no name."""
        if len(heading) > NAME_LIMIT:
            return None
        return self.names.get(plain(heading)) or self.names.get(plain(re.sub(_IN_BRACKETS, "", heading)))

    def known(self, cells: Sequence[str]) -> set[str]:
        """The columns that a row of headings names."""
        return {found[1] for found in map(self.column, cells) if found}

    def complete(self, cells: Sequence[str]) -> bool:
        """True if the row can stand over a ledger."""
        return self.known(cells).issuperset(REQUIRED)


class _TableReader:
    """Reads one table."""

    def __init__(self, table: FileTable, headings: _Headings, standard: Standard, collector: ProblemCollector) -> None:
        self.table = table
        self.headings = headings
        self.standard = standard
        self.collector = collector
        self.place = max(range(len(table.rows[:HEAD_ROWS])), key=self._likeness)
        self.header_row, self.header = table.rows[self.place].number, table.rows[self.place].own
        self.body = table.rows[self.place + 1 :]
        if not headings.complete(self.header):
            raise Unreadable(Wrong.NO_HEADINGS, wanted=self._wanted(), seen=" | ".join(self._seen()))
        self._take_second_line()

    def _likeness(self, place: int) -> tuple[bool, int, int]:
        """The likeness of a row to headings; a title is one cell only."""
        cells = self.table.rows[place].own
        return self.headings.complete(cells), len(self.headings.known(cells)), sum(map(bool, cells))

    def _take_second_line(self) -> None:
        """Headings of two lines: under one that stands for several columns, as numbers of people, each has its own."""
        below = self.body[0].own if self.body else ()
        places = [place for place, cell in enumerate(below) if cell]
        own = all(self.headings.column(below[place]) for place in places)
        if own and (len(places) > 1 or any(not self.headings.column(_at(self.header, place)) for place in places)):
            width = max(len(self.header), len(below))
            self.header = tuple(_at(below, place) or _at(self.header, place) for place in range(width))
            self.body = self.body[1:]

    def _wanted(self) -> str:
        missing = set(REQUIRED) - self.headings.known(self.header)
        texts = [self.headings.columns[name].text for name in REQUIRED if name in missing and name in self.headings.columns]
        return ", ".join(f"{text.zh} / {text.en}" for text in texts)

    def _seen(self) -> list[str]:
        return [_short(cell) for cell in self.header if cell][:SEEN_LIMIT]

    def read(self, year: int | None, name: str) -> LedgerTable:
        """All rows under the headings."""
        columns = self._columns()
        ignored = tuple(self._ignored(columns))
        rows = [(row.number, found) for row in self.body if (found := self._cells(row, columns))]
        size = sum(len(text) for _, found in rows for text in found.values())
        if size > SIZE_LIMIT:
            raise Unreadable(Wrong.TOO_LARGE, size=size, limit=SIZE_LIMIT)
        about = About(titles=[cell for row in self.table.rows[: self.place] for cell in row.own], sheet=self.table.sheet, file=name)
        titled = about.year()
        filled = fill_years(rows, titled, year)
        names = {id_: _short(self.header[place]) for id_, place in columns.items()}
        activities = self._activities(rows, names, year)
        counts = Counter(each for those in activities for each in those)
        # A row that names two activities becomes two.
        named = [
            (row, {**found, "activity": each} if each else found)
            for (row, found), those in zip(rows, activities, strict=True)
            for each in those or ("",)
        ]
        return LedgerTable(
            rows=tuple(cells for _, cells in named),
            file_rows=tuple(row for row, _ in named),
            columns=tuple((names[id_], id_) for id_ in columns),
            ignored=ignored,
            header_row=self.header_row,
            sheet=self.table.sheet,
            readable=counts.total(),
            activities={id_: counts[id_] for id_ in self.standard.activities if id_ in counts},
            others=self.table.others,
            filled=filled,
            about=titled,
        )

    # — columns

    def _columns(self) -> dict[str, int]:
        """Each column's place, in the order of the table. Of two headings for one column the nearer name is taken, and said."""
        taken: dict[str, tuple[int, int]] = {}
        for place, heading in enumerate(self.header):
            rank, id_ = self.headings.column(heading) or (0, "")
            if id_:
                taken[id_] = min((rank, place), taken.get(id_, (rank, place)))
        columns = {id_: place for id_, (_, place) in sorted(taken.items(), key=lambda item: item[1][1])}
        for place, heading in enumerate(self.header):
            _, id_ = self.headings.column(heading) or (0, "")
            if id_ and columns[id_] != place:
                self._report_second(place, columns[id_])
        return columns

    def _report_second(self, place: int, first: int) -> None:
        heading, other = _short(self.header[place]), _short(self.header[first])
        self.collector.add(
            self._where(self.header_row, place), Wrong.DUPLICATE_HEADING, heading=heading, first=other, count=self._filled(place)
        )

    def _ignored(self, columns: Mapping[str, int]) -> Iterator[tuple[str, int]]:
        """Headings without a column, and columns without a heading, that have something under them."""
        width = max((len(row.cells) for row in self.body), default=0)
        for place in range(width):
            heading = self.header[place] if place < len(self.header) else ""
            count = self._filled(place)
            if count and not self.headings.column(heading):
                yield _short(heading), count

    def _filled(self, place: int) -> int:
        return sum(bool(_at(row.cells, place)) for row in self.body)

    # — rows

    def _cells(self, row: WorksheetRow, columns: Mapping[str, int]) -> dict[str, str]:
        found = {}
        for id_, place in columns.items():
            text = _at(row.cells, place)
            if place in row.unknown:
                self.collector.add(self._where(row.number, place), Wrong.FORMULA_WITHOUT_VALUE)
            if len(text) > CELL_LIMIT:
                self.collector.add(self._where(row.number, place), Wrong.CELL_CUT, size=len(text), limit=CELL_LIMIT)
            if text:
                found[id_] = text[:CELL_LIMIT]
        return found

    def _where(self, row: int, place: int) -> Where:
        return Where(row=row, column=_short(self.header[place]))

    def _activities(
        self, rows: list[tuple[int, dict[str, str]]], names: Mapping[str, str], year: int | None
    ) -> list[tuple[str, ...]]:
        """The activities of each row, none where it cannot be read. The reader of ledgers is asked, so that both say the same."""
        activities = []
        reader = RowReader(self.standard, year)
        for row, cells in rows:
            found = ProblemCollector()
            entries = reader.entries(Node(cells, found), row)
            for id_ in (name for name in REQUIRED if name not in cells):
                self.collector.add(Where(row=row, column=names[id_]), REQUIRED[id_])
            for problem in found.problems:
                id_ = problem.where.path
                if id_ in cells:
                    self.collector.add(Where(row=row, column=names[id_]), problem.wrong, **problem.facts)
            activities.append(tuple(each.activity for each in entries))
        return activities


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _short(heading: str) -> str:
    """On one line, and short enough for a sentence."""
    text = " ".join(heading[: NAME_LIMIT * 2].split())
    return text if len(text) <= NAME_LIMIT else text[: NAME_LIMIT - 1] + "…"
