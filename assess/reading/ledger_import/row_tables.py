"""A sheet with one row an event → blocks of records: headings of one line or two under titles, repeated, between lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assess.model.import_plan import Gives, NoteKind
from assess.model.ledger import WorkbookWord
from assess.reading.files.days import written_day
from assess.reading.ledger_import.gives import Titles
from assess.reading.ledger_import.headings import NAME_LIMIT, Headings
from assess.reading.ledger_import.records import Block, Record, numbered
from assess.reading.ledger_import.terms import Terms
from assess.reading.sheets import Worksheet, WorksheetRow

KNOWN_PERCENT = 40
"""So many of the texts in a row of headings are known at least: a row of data may hold one by chance."""
LINE_LIMIT = 40
"""Characters of a line that says something of the rows below it."""
LEAD_ROWS = 15
HELD_LIMIT = 3


@dataclass(slots=True)
class _Open:
    """A block while its rows are read."""

    header: tuple[str, ...]
    number: int
    gives: Gives
    merged: frozenset[int] = frozenset()
    section: Gives = field(default_factory=Gives)
    titles: list[Record] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    entered: bool = False


class RowTables:
    """Reads sheets row by row."""

    def __init__(self, headings: Headings, terms: Terms, titles: Titles) -> None:
        self.headings = headings
        self.terms = terms
        self.titles = titles

    def blocks(self, sheet: Worksheet) -> tuple[Block, ...]:
        """The blocks of a sheet, in its order; none where no row can stand over a ledger."""
        return tuple(_Walk(self, sheet).blocks())

    def is_header(self, row: WorksheetRow) -> bool:
        """True if a row can be one of headings: at least two are known, much of the rest too, and none is a day."""
        texts = {cell for cell in row.cells if cell}
        if len(self.headings.known(row.cells)) < 2 or any(map(_is_day, texts)):
            return False
        return sum(map(self.headings.is_known, texts)) * 100 >= KNOWN_PERCENT * len(texts)

    def guessed_header(self, rows: Sequence[WorksheetRow]) -> int | None:
        """The place of the row above the first day, where no row of known headings was found; -1 where nothing stands above."""
        first = next(
            (place for place, row in enumerate(rows[:LEAD_ROWS]) if len(_own(row)) > 1 and any(map(_is_day, row.cells))), None
        )
        if first is None:
            return None
        above = rows[first - 1] if first else None
        return first - 1 if above is not None and len(_own(above)) > 1 else -1


def _is_day(text: str) -> bool:
    day = written_day(text) if len(text) <= NAME_LIMIT and not text.isdecimal() else None
    return day is not None and day.day is not None


def _own(row: WorksheetRow) -> list[str]:
    return [cell for cell in row.own if cell]


class _Walk:
    """One way through a sheet."""

    def __init__(self, tools: RowTables, sheet: Worksheet) -> None:
        self.tools = tools
        self.sheet = sheet
        self.lines: list[str] = []
        self.seen: set[str] = set()
        self.titles: list[Record] = []
        self.done: list[_Open] = []
        self.now: _Open | None = None

    def blocks(self) -> Iterator[Block]:
        rows = self.sheet.rows
        known = any(map(self.tools.is_header, rows[:LEAD_ROWS])) or any(map(self.tools.is_header, rows[LEAD_ROWS : LEAD_ROWS * 4]))
        guessed = None if known else self.tools.guessed_header(rows)
        if not known and guessed is None:
            return
        if guessed == -1:
            self._begin(("",) * max(len(row.cells) for row in rows), 0, frozenset())
        for place, row in enumerate(rows):
            if place == guessed or (known and self.tools.is_header(row)):
                self._header(row)
            elif self.now is None:
                self._lead(row)
            else:
                self._row(self.now, row)
        for each in self.done:
            yield self._closed(each)

    # — headings and what stands above them

    def _lead(self, row: WorksheetRow) -> None:
        self.lines += _own(row)[:HELD_LIMIT]
        self.seen.update(_own(row))
        self.titles.append(Record(number=row.number, out=NoteKind.TITLE, text=_shown(row)))

    def _header(self, row: WorksheetRow) -> None:
        now = self.now
        if now is None:
            self._begin(row.cells, row.number, row.merged)
        elif not now.entered and not now.records and row.cells != now.header:
            width = range(max(len(now.header), len(row.cells)))
            now.header = tuple(self._lower(_at(now.header, place), _at(row.cells, place)) for place in width)
            now.columns = numbered(list(now.header))
        elif row.cells == now.header or self._same(row.cells, now.header):
            now.section = self.tools.titles.of_titles(reversed(self.lines)).under(now.section)
            now.records.append(Record(number=row.number, out=NoteKind.HEADINGS, text=_shown(row)))
            self.lines = []
        else:
            self._begin(row.cells, row.number, row.merged)

    def _same(self, cells: Sequence[str], header: Sequence[str]) -> bool:
        """True if all that the row says are headings of the block, in their places."""
        return all(not cell or cell in _at(header, place) for place, cell in enumerate(cells))

    def _lower(self, above: str, below: str) -> str:
        """The heading of two lines: the lower one, but for one that says nothing by itself."""
        if not below or below == above:
            return above
        return below if not above or self.tools.headings.field(below) else f"{above} {below}"

    def _begin(self, header: tuple[str, ...], number: int, merged: frozenset[int]) -> None:
        gives = self.tools.titles.of_titles(reversed(self.lines))
        before = Gives(year=self.done[0].gives.year) if self.done else Gives()
        self.now = _Open(header=header, number=number, gives=gives.under(before), merged=merged, columns=numbered(list(header)))
        self.now.titles, self.titles = self.titles, []
        self.done.append(self.now)
        self.lines = []

    # — rows

    def _row(self, now: _Open, row: WorksheetRow) -> None:
        if not now.entered and not now.records and self._is_second_line(now, row):
            now.header = tuple(self._lower(_at(now.header, place), cell) for place, cell in enumerate(self._wide(now, row)))
            now.columns = numbered(list(now.header))
            return
        out = self._out(now, row)
        if out is not None:
            now.records.append(self._record(now, row, out=out))
        elif len(set(_own(row))) == 1 and len(now.header) > 2 and not any(map(_is_day, row.cells)):
            self._line(now, row)
        else:
            now.entered = True
            self.lines = []
            now.records.append(self._record(now, row))

    def _is_second_line(self, now: _Open, row: WorksheetRow) -> bool:
        """True for a line that stands only under headings which stand for several columns."""
        wide = {place for each in now.merged for place in (each - 1, each)}
        places = [place for place, cell in enumerate(row.own) if cell]
        return (
            bool(places) and wide.issuperset(places) and not any(map(_is_day, row.cells)) and not any(map(str.isdecimal, _own(row)))
        )

    def _wide(self, now: _Open, row: WorksheetRow) -> list[str]:
        width = max(len(now.header), len(row.cells))
        return [_at(row.own, place) for place in range(width)]

    def _out(self, now: _Open, row: WorksheetRow) -> NoteKind | None:
        """Why a row is no entry by what it says itself: totals and signatures stand at its beginning."""
        own = _own(row)
        terms = self.tools.terms
        if own and own[0] in self.seen and len(set(own)) == 1:
            return NoteKind.TITLE
        if self._dated(now, row):
            return None
        if any(terms.is_one(WorkbookWord.TOTAL, cell) for cell in own) or (own and terms.begins(WorkbookWord.TOTAL, own[0])):
            return NoteKind.TOTAL
        if own and terms.begins(WorkbookWord.SIGNATURE, own[0]):
            return NoteKind.SIGNATURE
        return None

    def _dated(self, now: _Open, row: WorksheetRow) -> bool:
        """True if a day stands in the column of days."""
        return any(
            self.tools.headings.field(heading) == "date" and _is_day(_at(row.cells, place))
            for place, heading in enumerate(now.header)
        )

    def _line(self, now: _Open, row: WorksheetRow) -> None:
        """A line of text: it may say something of the rows below it, or be the title of the next table."""
        text = _own(row)[0]
        gives = self.tools.titles.of_line(text) if len(text) <= LINE_LIMIT and row.own[0] else Gives()
        self.lines.append(text)
        if gives:
            now.section = gives.under(now.section)
        out = NoteKind.SECTION if gives else NoteKind.TITLE
        now.records.append(Record(number=row.number, out=out, text=_shown(row)))

    def _record(self, now: _Open, row: WorksheetRow, *, out: NoteKind | None = None) -> Record:
        cells, unknown = {}, []
        now.columns += numbered([*now.header, *[""] * (len(row.cells) - len(now.header))])[len(now.columns) :]
        for place, cell in enumerate(row.cells):
            if cell:
                cells[now.columns[place]] = cell
        for place in row.unknown:
            unknown.append(now.columns[place] if place < len(now.columns) else "")
        return Record(
            number=row.number, cells=cells, gives=now.section, out=out or _flag(row), text=_shown(row), unknown=frozenset(unknown)
        )

    def _closed(self, block: _Open) -> Block:
        hidden = frozenset(block.columns[place] for place in self.sheet.hidden_columns if place < len(block.columns))
        headings = {id_: _at(block.header, place) for place, id_ in enumerate(block.columns)}
        return Block(headings=headings, records=(*block.titles, *block.records), gives=block.gives, hidden=hidden)


def _flag(row: WorksheetRow) -> NoteKind | None:
    return NoteKind.HIDDEN if row.hidden else NoteKind.STRUCK if row.void else None


def _shown(row: WorksheetRow) -> str:
    return " ".join(" | ".join(_own(row)).split())[:NAME_LIMIT]


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""
