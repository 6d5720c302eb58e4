"""A pasted list of people → who is on it: names as people write them down, or columns from a spreadsheet, in any order.

    书记：李明；委员：王芳、张三           李明（支部书记）、王芳（组织委员）          姓名 ⇥ 职务 ⇥ 任职时间
                                                                               李明 ⇥ 书记 ⇥ 2024年3月至今

What cannot be understood is reported with its line.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assess.errors import Where, Wrong
from assess.model.ledger import CELL_LIMIT, NAMES_LIMIT, LedgerForm
from assess.model.people import Listed, ListedOffice, Office, RosterColumn
from assess.reading.fields import ProblemCollector, shown
from assess.reading.files.activity_names import plain
from assess.reading.files.names import spelled, tokens
from assess.reading.files.office_words import OfficeReader, term_in
from assess.reading.files.people import PERSONS_LIMIT
from assess.reading.files.personal import NAME_AT_MOST, each_a_name, is_name

LINE_LIMIT = 20 * CELL_LIMIT
TEXT_LIMIT = 10 * NAMES_LIMIT
# 1、李明  (2) 王芳  3. 张三
_NUMBERING = re.compile(r"\s*[(\uff08]?\d{1,4}(?:[)\uff09]?[\u3001.\uff0e]|[)\uff09])(?!\d)\s*")
_SEGMENTS = re.compile(r"[;\uff1b\u3002]")
_COLON = re.compile("[:\uff1a]")
_NUMBER = re.compile(r"\d{1,4}\Z")
_LIKE_A_DATE = re.compile(r"\d{4}\D|\d+\s*[\u6708\u65e5]")
_LONG_NUMBER = re.compile(r"\d{7}")


def read_roster_text(text: str, form: LedgerForm, collector: ProblemCollector) -> Iterator[tuple[int, Listed]]:
    """Those who are named, with the line, from 1, on which each stands; a person may stand there several times."""
    if len(text) > TEXT_LIMIT:
        collector.add(Where(), Wrong.TOO_LARGE, size=len(text), limit=TEXT_LIMIT)
    reader = _Reader(form, collector)
    read = 0
    for number, line in enumerate(text[:TEXT_LIMIT].splitlines(), 1):
        for person in reader.line(line[:LINE_LIMIT], number):
            read += 1
            if read > PERSONS_LIMIT:
                collector.add(Where(row=number), Wrong.TOO_LARGE, size=read, limit=PERSONS_LIMIT)
                return
            yield number, person


@dataclass(slots=True)
class _Row:
    """Everything that the cells of one line have said so far."""

    names: str = ""
    offices: tuple[ListedOffice, ...] = ()
    term: tuple[str, str] = ("", "")
    membership: tuple[str, str] = ("", "")
    of: str = ""

    def date(self, first: str, last: str) -> None:
        """The first day that is said is the beginning, the second one the end."""
        if self.term[0] and first and not last:
            first, last = "", first
        self.term = self.term[0] or first, self.term[1] or last


class _Reader:
    """Reads line by line; headings hold for what stands under them."""

    def __init__(self, form: LedgerForm, collector: ProblemCollector) -> None:
        self.collector = collector
        self.offices = OfficeReader(form)
        self.headings = {
            plain(each): name for name, words in form.roster.items() for each in (words.text.zh, words.text.en, *words.also, name)
        }
        self.columns: list[RosterColumn | None] = []
        self.texts: list[str] = []
        self.passed_over: set[str] = set()
        self.number = 0

    def line(self, line: str, number: int) -> Iterator[Listed]:
        """Those on one line."""
        self.number = number
        cells = [each.strip().strip('"').strip() for each in line.split("\t")]
        if self._is_heading(cells):
            return
        if len([each for each in cells if each]) > 1 or len(self.columns) > 1:
            yield from self._row(cells)
        else:
            yield from self._listed("".join(cells))

    def wrong(self, wrong: Wrong, **facts: object) -> None:
        """Report a mistake on this line."""
        self.collector.add(Where(row=self.number), wrong, **facts)

    # — columns

    def _is_heading(self, cells: list[str]) -> bool:
        found = [self.headings.get(plain(each)) if each else None for each in cells]
        filled = len([each for each in cells if each])
        known = len([each for each in found if each])
        if RosterColumn.NAME not in found or (known < filled and known < 2):
            return False
        self.columns, self.texts = found, cells
        for text, column in zip(cells, found, strict=True):
            if text and column is None and not self._is_number_heading(text):
                self.wrong(Wrong.COLUMN_NOT_TAKEN, column=shown(text))
        return True

    @staticmethod
    def _is_number_heading(text: str) -> bool:
        """序号, 编号, No."""
        return plain(text) in ("\u5e8f\u53f7", "\u7f16\u53f7", "no.", "no", "#")

    def _row(self, cells: list[str]) -> Iterator[Listed]:
        row = _Row()
        for place, cell in enumerate(cells):
            if not cell:
                continue
            if self.columns:
                self._take_under(row, self.columns[place] if place < len(self.columns) else None, cell)
            else:
                self._take(row, cell)
        self._say_of(row)
        said = len(self.collector.problems)
        persons = list(self._listed(row.names)) if row.names else []
        if not persons and any(cells) and len(self.collector.problems) == said:
            self.wrong(Wrong.PERSON_WITHOUT_NAME)
        for person in persons:
            yield self._with(person, row)

    def _take_under(self, row: _Row, column: RosterColumn | None, cell: str) -> None:
        match column:
            case RosterColumn.NAME:
                row.names = cell
            case RosterColumn.OFFICE:
                row.offices = (*row.offices, *self._offices(cell))
            case RosterColumn.OF:
                row.of = cell
            case RosterColumn.FROM | RosterColumn.TO | RosterColumn.JOINED | RosterColumn.LEFT:
                self._take_day(row, column, cell)
            case None:
                pass

    def _take_day(self, row: _Row, column: RosterColumn, cell: str) -> None:
        term = term_in(cell)
        if term is None:
            self.wrong(Wrong.NOT_A_DATE, got=shown(cell))
            return
        if column in (RosterColumn.TO, RosterColumn.LEFT) and not term[1]:
            term = "", term[0]
        if column in (RosterColumn.FROM, RosterColumn.TO):
            row.term = row.term[0] or term[0], row.term[1] or term[1]
        else:
            row.membership = row.membership[0] or term[0], row.membership[1] or term[1]

    def _take(self, row: _Row, cell: str) -> None:
        """A cell without a heading: what it looks like."""
        term = term_in(cell)
        if term is not None and not _NUMBER.match(cell):
            row.date(*term)
        elif any(self.offices.in_part(each) for each in self.offices.parts(cell)):
            row.offices = (*row.offices, *self._offices(cell))
        elif _NUMBER.match(cell):
            return
        elif not row.names:
            row.names = cell
        elif _LIKE_A_DATE.search(cell):
            self.wrong(Wrong.NOT_A_DATE, got=shown(cell))
        else:
            row.of = cell

    def _offices(self, cell: str) -> Iterator[ListedOffice]:
        for part in self.offices.parts(cell):
            found = self.offices.in_part(part)
            if found is None:
                self.wrong(Wrong.UNKNOWN_OFFICE, got=shown(part))
            elif found.office is not Office.MEMBER:
                yield found

    def _say_of(self, row: _Row) -> None:
        """Give what is said beside the office to the one that wants it; where none does, it is reported."""
        wanting = next((each for each in row.offices if self.offices.wants(each)), None)
        if not row.of:
            return
        if wanting is not None:
            said = self.offices.said(wanting.office, row.of)
            row.offices = tuple(replace(each, of=said) if each is wanting else each for each in row.offices)
        elif not self.columns:
            self.wrong(Wrong.UNKNOWN_OFFICE, got=shown(row.of))
        else:
            heading = self.texts[self.columns.index(RosterColumn.OF)]
            if heading not in self.passed_over:
                self.passed_over.add(heading)
                self.wrong(Wrong.COLUMN_NOT_TAKEN, column=shown(heading))

    @staticmethod
    def _with(person: Listed, row: _Row) -> Listed:
        """Days are those of the offices; of the membership where there is no office."""
        first, last = row.term
        offices = (*person.offices, *row.offices)
        dated = tuple(replace(each, first=each.first or first, last=each.last or last) for each in offices)
        joined, left = row.membership if offices else (row.membership[0] or first, row.membership[1] or last)
        return replace(person, first=person.first or joined, last=person.last or left, offices=dated)

    # — lines

    def _listed(self, text: str) -> Iterator[Listed]:
        for segment in _SEGMENTS.split(_NUMBERING.sub("", text, count=1) if _NUMBERING.match(text) else text):
            head, *rest = _COLON.split(segment, maxsplit=1)
            offices = self.offices.all_in(head) if rest else None
            if offices is None:
                yield from self._persons(segment)
            else:
                yield from (replace(each, offices=(*offices, *each.offices)) for each in self._persons(rest[0]))

    def _persons(self, text: str) -> Iterator[Listed]:
        """The person, with what stands after the name and is an office, or a day; None if it is neither."""
        last: Listed | None = None
        for token in tokens(text):
            piece = text[token.start : token.end]
            more = self._more(last, piece) if last is not None else None
            if more is not None:
                last = self._noted(more, token.note, last.name) if token.note and last else more
                continue
            for person in self._named(piece, token.note):
                if last is not None:
                    yield last
                last = person
        if last is not None:
            yield last

    def _more(self, person: Listed | None, piece: str) -> Listed | None:
        term = term_in(piece)
        if person is None:
            return None
        if term is not None:
            return _dated(person, *term)
        offices = self.offices.all_in(piece)
        return None if offices is None else replace(person, offices=(*person.offices, *offices))

    def _named(self, piece: str, note: str) -> Iterator[Listed]:
        pieces = [piece] if is_name(piece) else [piece[slice(*each)] for each in each_a_name(piece, 0, len(piece))] or [piece]
        for place, each in enumerate(pieces):
            name, offices = self.offices.apart(each)
            if len(name) > NAME_AT_MOST or _LONG_NUMBER.search(unicodedata.normalize("NFKC", name)):
                self.wrong(Wrong.NOT_A_PERSON, got=shown(name))
            elif term_in(name) is None and self.offices.all_in(name) is None:
                person = Listed(name=spelled(name), offices=offices)
                yield self._noted(person, note, name) if place == len(pieces) - 1 else person
            else:
                self.wrong(Wrong.PERSON_WITHOUT_NAME)

    def _noted(self, person: Listed, note: str, name: str) -> Listed:
        """The person, with what stands in brackets: offices and days; anything else stays in the name."""
        for part in filter(None, map(str.strip, self.offices.parts(note))):
            term, office = term_in(part), self.offices.in_part(part)
            if term is not None:
                person = _dated(person, *term)
            elif office is not None:
                person = replace(person, offices=(*person.offices, *([office] if office.office is not Office.MEMBER else [])))
            elif self.offices.takes(person):
                person = self.offices.taken(person, part)
            else:
                person = replace(person, name=f"{person.name}（{part}）")
        return person


def _dated(person: Listed, first: str, last: str) -> Listed:
    """Days after a name are those of the office named last; of the membership where none is."""
    if not person.offices:
        first, last = ("", first) if person.first and first and not last else (first, last)
        return replace(person, first=person.first or first, last=person.last or last)
    *others, held = person.offices
    if held.first and first and not last:
        first, last = "", first
    return replace(person, offices=(*others, replace(held, first=held.first or first, last=held.last or last)))
