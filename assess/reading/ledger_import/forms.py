"""A sheet of record forms → a block of records: labels beside or over their values, one meeting or several below each other."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from assess.model.import_plan import Gives, NoteKind
from assess.reading.files.days import written_day
from assess.reading.ledger_import.gives import Titles
from assess.reading.ledger_import.headings import EXTRA, Headings
from assess.reading.ledger_import.records import Block, Record
from assess.reading.sheets import Worksheet, WorksheetRow

TEXT_LIMIT = 60
LABEL_LIMIT = 12
"""Characters of a label that is not known."""
ROWS_WITH_PAIRS = 2
FIELDS = 3
"""So many rows and fields make a form: a table may have a line or two of labels over its headings."""
LOOKED_AT = 30
"""Rows that are looked at first: thousands need not be."""
COLONS = (":", "\uff1a")


@dataclass(frozen=True, slots=True)
class _Pair:
    label: str
    value: str
    row: WorksheetRow
    below: int = 0


@dataclass(slots=True)
class _Made:
    gives: Gives
    row: WorksheetRow
    cells: dict[str, str] = field(default_factory=dict)


class Forms:
    """Reads forms: their labels are the same words as headings."""

    def __init__(self, headings: Headings, titles: Titles) -> None:
        self.headings = headings
        self.titles = titles

    def block(self, sheet: Worksheet) -> Block | None:
        """The records of a sheet; None where it is no form."""
        begin = {
            place
            for place in range(min(len(sheet.rows), LOOKED_AT))
            if any(self._is_label(each.label) for each in self._pairs(sheet, place))
        }
        if len(begin) < ROWS_WITH_PAIRS:
            return None
        pairs = [pair for place in range(len(sheet.rows)) for pair in self._pairs(sheet, place)]
        known = [pair for pair in pairs if self._is_label(pair.label)]
        fields = {self.headings.field(pair.label) for pair in known}
        days = [pair for pair in known if self.headings.field(pair.label) == "date" and written_day(pair.value)]
        if not days or len(fields) < FIELDS or len({pair.row.number for pair in known}) < ROWS_WITH_PAIRS:
            return None
        made = list(self._records(sheet, pairs))
        headings = {label: label for each in made for label in each.cells}
        used = {row for pair in pairs for row in (pair.row.number, pair.below)}
        rest = (self._rest(row) for row in sheet.rows if row.number not in used)
        return Block(headings=headings, records=(*(self._record(each) for each in made), *rest))

    def _rest(self, row: WorksheetRow) -> Record:
        """A row of a form without a label: a title, or a text that belongs to no label."""
        return Record(number=row.number, out=NoteKind.TITLE, text=" ".join(cell for cell in row.own if cell)[:TEXT_LIMIT])

    def _record(self, made: _Made) -> Record:
        out = NoteKind.HIDDEN if made.row.hidden else NoteKind.STRUCK if made.row.void else None
        return Record(number=made.row.number, cells=made.cells, gives=made.gives, out=out)

    def _records(self, sheet: Worksheet, pairs: list[_Pair]) -> Iterator[_Made]:
        """A label that comes again begins the next meeting."""
        lines = self._lines(sheet, {pair.row.number for pair in pairs})
        now: _Made | None = None
        for pair in pairs:
            if now is None or (pair.label in now.cells and self._is_label(pair.label)):
                if now is not None:
                    yield now
                now = _Made(self._gives(lines, pair.row.number), pair.row)
            if pair.label in now.cells:
                now.cells[pair.label] += "\n" + pair.value
            else:
                now.cells[pair.label] = pair.value
        if now is not None:
            yield now

    def _lines(self, sheet: Worksheet, paired: set[int]) -> dict[int, str]:
        return {
            row.number: own[0]
            for row in sheet.rows
            if row.number not in paired and len(own := [cell for cell in row.own if cell]) == 1
        }

    def _gives(self, lines: dict[int, str], number: int) -> Gives:
        """The things that the nearest lines above say."""
        return self.titles.of_titles(lines[each] for each in sorted(lines, reverse=True) if each < number)

    # — pairs

    def _is_label(self, text: str) -> bool:
        field_ = self.headings.field(text)
        return bool(field_) and field_ not in EXTRA

    def _pairs(self, sheet: Worksheet, place: int) -> Iterator[_Pair]:
        row = sheet.rows[place]
        own = [(column, cell) for column, cell in enumerate(row.own) if cell]
        at = 0
        while at < len(own):
            column, text = own[at]
            following = own[at + 1][1] if at + 1 < len(own) else ""
            inline = self._inline(text)
            at += 1
            if inline:
                yield _Pair(*inline, row)
            elif following and not self._labels(following) and (self._is_label(_bare(text)) or len(text) <= LABEL_LIMIT):
                yield _Pair(_bare(text), following, row)
                at += 1
            elif self._is_label(_bare(text)) and len(own) == 1:
                below = self._below(sheet, place, column)
                if below:
                    yield _Pair(_bare(text), below, row, sheet.rows[place + 1].number)

    def _labels(self, text: str) -> bool:
        return self._is_label(_bare(text)) or self._inline(text) is not None

    def _inline(self, text: str) -> tuple[str, str] | None:
        """The label and the value in one cell, with a colon between them."""
        for colon in COLONS:
            label, found, value = text.partition(colon)
            if found and value.strip() and self._is_label(label):
                return label.strip(), value.strip()
        return None

    def _below(self, sheet: Worksheet, place: int, column: int) -> str:
        after = sheet.rows[place + 1] if place + 1 < len(sheet.rows) else None
        text = after.own[column] if after is not None and column < len(after.own) else ""
        return "" if self._labels(text) else text


def _bare(text: str) -> str:
    return text.strip().rstrip("".join(COLONS)).strip()
