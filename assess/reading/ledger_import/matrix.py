"""A sheet of months or days across → records: ticks, days, numbers of hours, of activities or of members."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assess.model.import_plan import Gives, Layout, NoteKind, WordKind
from assess.model.ledger import WorkbookWord
from assess.model.standard import Standard
from assess.reading.files.days import written_day
from assess.reading.ledger_import.gives import Titles, month_in
from assess.reading.ledger_import.records import Block, Record
from assess.reading.ledger_import.terms import Terms
from assess.reading.sheets import Worksheet, WorksheetRow

HEAD_ROWS = 15
COLUMNS_AT_LEAST = 3
"""Months or days that stand side by side: fewer are a table with a column for each."""
LABEL_LIMIT = 60
DAYS_OF_A_MONTH = 31
DAYS_APART = 1000
"""Between the numbers of several entries of one column."""
# 、 between several days; 日 or 号 after one
_BETWEEN = r"[\u3001,\uff0c;\uff1b\n\s]+"
_DAY = r"(\d{1,2})\s*[\u65e5\u53f7]?\Z"
_HOURS = r"\d{1,3}(?:\.\d{1,2})?(?:\u5b66\u65f6|h)?\Z"
# 无 否 未 没 缺 空
_NOT = frozenset(
    (*"\u00d7x-\u2014/\\0n\u65e0\u5426\u672a\u2717\u2718\u2715\u2716", "--", "\u2014\u2014", "no"),
)
HOURS_WORDS = ("\u5b66\u65f6", "\u8bfe\u65f6", "hours")


@dataclass(frozen=True, slots=True)
class _Column:
    """A month or day across; `below` is what a second line of headings says under it."""

    place: int
    heading: str
    month: int | None
    below: str = ""
    gives: Gives = field(default_factory=Gives)


@dataclass(frozen=True, slots=True)
class _Line:
    row: WorksheetRow
    label: str
    gives: Gives


Asks = tuple[tuple[WordKind, str], ...]


@dataclass(slots=True)
class _Met:
    """Who was there in one column, by day."""

    names: dict[str, list[str]] = field(default_factory=dict)
    asks: dict[str, Asks] = field(default_factory=dict)
    hours: Counter[str] = field(default_factory=Counter)
    absent: list[str] = field(default_factory=list)

    def there(self, when: str, label: str, asks: Asks) -> None:
        """Note one who was there."""
        self.names.setdefault(when, []).append(label)
        self.asks.setdefault(when, asks)

    def fixed(self, when: str, due: int) -> dict[str, str]:
        """Everything known of the entry of a day; reasons of those who were not there only where it is the one day."""
        known = {"date": when, "present": str(len(self.names[when]))}
        if due:
            known["due"] = str(due)
        if self.absent and len(self.names) == 1:
            known["absences"] = "\u3001".join(self.absent)
        if self.hours:
            known["hours"] = self.hours.most_common(1)[0][0]
        return known


class Matrices:
    """Reads matrices."""

    def __init__(self, standard: Standard, terms: Terms, titles: Titles) -> None:
        self.standard = standard
        self.terms = terms
        self.titles = titles

    def read(self, sheet: Worksheet, above: Gives) -> tuple[Layout, Block] | None:
        """The records of a sheet; None where it is no matrix. `above` is what its name says."""
        found = self._header(sheet)
        if found is None:
            return None
        place, columns = found
        titles = [cell for row in sheet.rows[:place] for cell in row.own if cell]
        gives = self.titles.of_titles(reversed(titles)).under(above)
        begin, columns = self._second_line(sheet, place, columns)
        columns = [each for each in columns if not self._is_planned(each.below)]
        lines, out = self._lines(sheet.rows[begin:], columns)
        by_hours = any(
            word in unicodedata.normalize("NFKC", title).casefold() for title in (*titles, sheet.name) for word in HOURS_WORDS
        )
        days = columns[0].month is None
        if sum(bool(line.gives.activities) for line in lines) * 2 >= len(lines) > 0:
            records = self._of_activities(lines, columns)
        elif self._each_member(gives):
            records = self._of_each(lines, columns)
        else:
            records = self._of_members(lines, columns, sheet.rows[place].number, by_hours=by_hours)
        above_all = [
            Record(number=row.number, out=NoteKind.TITLE, text=" | ".join(cell for cell in row.own if cell)[:LABEL_LIMIT])
            for row in sheet.rows[:place]
        ]
        block = Block(headings={}, records=(*above_all, *records, *out), gives=gives)
        return (Layout.DAYS if days and not by_hours else Layout.MONTHS), block

    # — headings

    def _header(self, sheet: Worksheet) -> tuple[int, list[_Column]] | None:
        for place, row in enumerate(sheet.rows[:HEAD_ROWS]):
            months = [_Column(at, cell, month) for at, cell in enumerate(row.cells) if cell and (month := month_in(cell))]
            if len({each.month for each in months}) >= COLUMNS_AT_LEAST:
                return place, months
            days = [_Column(at, cell, None) for at, cell in enumerate(row.cells) if cell and _is_day(cell)]
            if len({each.heading for each in days}) >= COLUMNS_AT_LEAST and not self._under_headings(sheet, place, days):
                return place, days
        return None

    def _under_headings(self, sheet: Worksheet, place: int, days: list[_Column]) -> bool:
        """True if other texts stand over the days: it is a row of a table with several columns of days."""
        over = sheet.rows[place - 1] if place else None
        return over is not None and sum(bool(_at(over, each.place)) and each.place not in over.merged for each in days) > 1

    def _second_line(self, sheet: Worksheet, place: int, columns: list[_Column]) -> tuple[int, list[_Column]]:
        """The place of the first row of the table, and the columns with what stands under their headings."""
        after = sheet.rows[place + 1] if place + 1 < len(sheet.rows) else None
        first = columns[0].place
        if after is None or any(after.own[:first]) or not any(after.own[first:]):
            return place + 1, columns
        below = [after.own[each.place] if each.place < len(after.own) else "" for each in columns]
        made = [
            _Column(each.place, each.heading, each.month, text, self.titles.of_line(text) if text else Gives())
            for each, text in zip(columns, below, strict=True)
        ]
        return place + 2, made

    def _is_planned(self, below: str) -> bool:
        return bool(below) and self.terms.is_one(WorkbookWord.PLANNED, below)

    # — rows

    def _lines(self, rows: Sequence[WorksheetRow], columns: list[_Column]) -> tuple[list[_Line], list[Record]]:
        lines, out = [], []
        label = self._label_place(rows, columns)
        for row in rows:
            own = [cell for cell in row.own if cell]
            filled = any(_at(row, each.place) for each in columns)
            if not own:
                continue
            if self.terms.begins(WorkbookWord.TOTAL, own[0]) or self.terms.is_one(WorkbookWord.TOTAL, _at(row, label)):
                out.append(Record(number=row.number, out=NoteKind.TOTAL, text=" | ".join(own)[:LABEL_LIMIT]))
            elif self.terms.begins(WorkbookWord.SIGNATURE, own[0]):
                out.append(Record(number=row.number, out=NoteKind.SIGNATURE, text=" | ".join(own)[:LABEL_LIMIT]))
            elif not filled and len(own) == 1 and len(row.cells) == 1:
                out.append(Record(number=row.number, out=NoteKind.TITLE, text=own[0][:LABEL_LIMIT]))
            else:
                lines.append(_Line(row, _at(row, label), self.titles.of_line(_at(row, label))))
        return lines, out

    def _label_place(self, rows: Sequence[WorksheetRow], columns: list[_Column]) -> int:
        """The column before the months that says most: not the numbers of the rows."""
        places = range(min(each.place for each in columns))
        said = {place: len({cell for row in rows if (cell := _at(row, place)) and not cell.isdecimal()}) for place in places}
        return max(places, key=lambda place: said[place], default=0)

    # — records

    def _of_activities(self, lines: list[_Line], columns: list[_Column]) -> Iterator[Record]:
        """An activity a row: each cell says when it was held."""
        for line in lines:
            sub = 0
            for column in columns:
                for fixed, asks in self._held(_at(line.row, column.place), column):
                    sub += 1
                    yield Record(
                        number=line.row.number,
                        sub=sub,
                        fixed={"activity": line.label, **fixed},
                        gives=column.gives,
                        asks=asks,
                        out=_flag(line.row),
                        text=_said(line, column),
                    )

    def _of_each(self, lines: list[_Line], columns: list[_Column]) -> Iterator[Record]:
        """A member a row, and something that is done with each: each cell is an entry."""
        for line in lines:
            sub = 0
            for column in columns:
                for fixed, asks in self._held(_at(line.row, column.place), column):
                    sub += 1
                    yield Record(
                        number=line.row.number,
                        sub=sub,
                        fixed={**fixed, "with": line.label},
                        gives=column.gives,
                        asks=asks,
                        out=_flag(line.row),
                        text=_said(line, column),
                    )

    def _of_members(self, lines: list[_Line], columns: list[_Column], number: int, *, by_hours: bool) -> Iterator[Record]:
        """A member a row, and something that is done together: each column is an entry, or one for each day that its cells say."""
        seen = [line for line in lines if not _flag(line.row)]
        for sub, column in enumerate(columns, 1):
            met = _Met()
            for line in seen:
                self._met(met, line.label, _at(line.row, column.place), column, by_hours=by_hours)
            for place, when in enumerate(met.names):
                yield Record(
                    number=number,
                    sub=sub + place * DAYS_APART,
                    fixed=met.fixed(when, len(seen) if column.month is None else 0),
                    gives=column.gives,
                    asks=met.asks.get(when, ()),
                    text=" ".join(filter(None, (column.heading, column.below))),
                )

    def _met(self, met: "_Met", label: str, cell: str, column: _Column, *, by_hours: bool) -> None:
        """Take in the cell of one member: there, with how many hours, or not there and why."""
        if by_hours and re.match(_HOURS, cell):
            met.hours[cell] += 1
            met.there(self._when(column), label, ((WordKind.TICK, cell),) if column.month else ())
            return
        said = list(self._held(cell, column, counted=False))
        for fixed, asks in said:
            met.there(fixed["date"], label, asks)
        if not said and cell and not _is_not(cell):
            met.absent.append(f"{label}\uff08{cell}\uff09")

    def _held(self, cell: str, column: _Column, *, counted: bool = True) -> Iterator[tuple[dict[str, str], Asks]]:
        """The entries that a cell stands for: days, a tick, a number; none where it was not held. What is neither stays."""
        said = unicodedata.normalize("NFKC", cell).strip()
        if not said or _is_not(said):
            return
        if self.terms.is_one(WorkbookWord.TICK, cell):
            yield {"date": self._when(column)}, ((WordKind.TICK, cell),) if column.month else ()
            return
        parts = [part for part in re.split(_BETWEEN, said) if part]
        whens = [self._day(part, column) for part in parts]
        if all(whens):
            numbers = counted and column.month and all(part.isdecimal() for part in parts)
            for part, when in zip(parts, whens, strict=True):
                yield {"date": when}, ((WordKind.NUMBER, part),) if numbers and len(parts) == 1 else ()
        elif counted:
            yield {"date": cell}, ()

    def _day(self, part: str, column: _Column) -> str:
        """A day in a cell as a text with its month; empty where it is none."""
        found = re.match(_DAY, part)
        if found and column.month and 0 < int(found[1]) <= DAYS_OF_A_MONTH:
            return f"{self._when(column)}{int(found[1])}\u65e5"
        return part if written_day(part) and not part.isdecimal() else ""

    def _when(self, column: _Column) -> str:
        """A column’s own time: its day, or its month, with the year if it says one."""
        if column.month is None:
            return column.heading
        year = re.match(r"(20\d\d)", unicodedata.normalize("NFKC", column.heading))
        return f"{year[1]}\u5e74{column.month}\u6708" if year else f"{column.month}\u6708"

    def _each_member(self, gives: Gives) -> bool:
        """True for what is done with each one: talks and visits, where an entry names with whom."""
        return bool(gives.activities) and all("with" in self.standard.activities[each].fields for each in gives.activities)


def _is_not(cell: str) -> bool:
    return unicodedata.normalize("NFKC", cell).strip().casefold() in _NOT


def _is_day(cell: str) -> bool:
    day = written_day(cell) if not cell.isdecimal() else None
    return day is not None and day.day is not None


def _flag(row: WorksheetRow) -> NoteKind | None:
    return NoteKind.HIDDEN if row.hidden else NoteKind.STRUCK if row.void else None


def _said(line: _Line, column: _Column) -> str:
    return " ".join(filter(None, (line.label, column.heading, column.below)))[:LABEL_LIMIT]


def _at(row: WorksheetRow, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""
