"""The ledger of a branch → `Ledger`. It comes to the browser with the first one that holds anything.

In the file of a branch (format 1):

    "ledger": {"since": "2026-04-15", "covers": ["general-meeting", …], "covered_as": {…},
               "people": [{"name": "李", "offices": [{"office": "secretary", "from": "2026-07"}]}, …],
               "rows": [{"date": "2026-03-05", "activity": "general-meeting", "due": "12", "present": "11", …}, …]}

Cells are what a person typed: dates and numbers in any usual spelling, names separated as people separate them. A row that
cannot be read is reported and does not count; nothing of it is lost, because the file keeps the rows as they were written.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from assess.errors import Wrong
from assess.model.ledger import CELL_LIMIT, NAMES_LIMIT, ROWS_LIMIT, Audience, Entry, FieldKind, Ledger
from assess.model.standard import Standard
from assess.reading.fields import (
    Node,
    shown,
)
from assess.reading.files.activity_names import ActivityNames
from assess.reading.files.carried import COVERED_AS, COVERS, Carrying
from assess.reading.files.days import read_day, why_no_day, written_day
from assess.reading.files.group_numbers import groups_in
from assess.reading.files.named_periods import period_in
from assess.reading.files.office_holders import Days, OfficeHolders
from assess.reading.files.people import Given, given_people, nobody
from assess.reading.files.roster import Roster
from assess.reading.lenient import fields_of

Meant = TypeVar("Meant")

PERSONS_LIMIT = 100_000
HOURS_LIMIT = 1000
REMEMBERED = 2048
"""Texts of cells whose meaning is remembered, of each kind: a ledger says the same few things again and again."""
LEDGER_FIELDS = ("since", COVERS, COVERED_AS, "people", "rows")
ABSENCES = "absences"

# Patterns are compiled when first used: here they would delay the start for everybody without a ledger.
_NUMBER = r"\d+\Z"
# 学时, 课时, 小时, 个小时
_HOURS = r"(?i)(\d{1,4}(?:\.\d{1,2})?)\s*(?:\u5b66\u65f6|\u8bfe\u65f6|\u4e2a?\u5c0f\u65f6|h|hours?)?\Z"
# 、 \u3001, 和 \u548c, 与 \u4e0e, 及 \u53ca
_BETWEEN_AUDIENCES = r"[\u3001,;/\n\u548c\u4e0e\u53ca&+]|\band\b"
# A day before the name of a meeting, or its place in a list: no number of a group. 、 \u3001
_NO_GROUP = r"\A\s*(?:\d{2,4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}\.\d{1,2}|\(\d{1,3}\)|\d{1,3}\s*[.\u3001):](?!\s*\d))"
# 人 \u4eba, 名 \u540d, 位 \u4f4d
_UNITS = r"[\u4eba\u540d\u4f4d]\Z"


def read_ledger(
    node: Node, standard: Standard, *, year: int | None, founded: bool | None = True, carrying: Carrying | None = None
) -> Ledger:
    """The ledger in plain data, of a branch that was or was not `founded` in the year. Problems go to the node's collector."""
    fields = fields_of(node, LEDGER_FIELDS)
    rows = fields["rows"]
    reader = _reader(standard, year, given_people(fields["people"]))
    entries = tuple(_repeats(_entries(rows, reader))) if rows is not None else ()
    covers = _covers(fields[COVERS], standard)
    unconfirmed = (carrying or Carrying(standard)).unconfirmed(covers, fields[COVERED_AS])
    return Ledger(
        entries=entries,
        covers=covers - unconfirmed,
        unconfirmed=unconfirmed,
        since=_since(fields["since"], year, founded),
        people=reader.roster.people(),
    )


def _since(node: Node | None, year: int | None, founded: bool | None) -> date | None:
    """The day the branch was founded. Earlier files have the day of a re-election there, which takes nothing off the year."""
    day = read_date(node, year)
    if node is None or day is None or founded or (year is not None and day.year < year):
        return day
    node.wrong(Wrong.SINCE_UNSURE if founded is None else Wrong.SINCE_NOT_FOUNDED)
    return day if founded is None else None


def _entries(node: Node, reader: "RowReader") -> Iterator[Entry]:
    if not isinstance(node.value, list):
        node.wrong(Wrong.NOT_LIST, got=shown(node.value))
        return
    if len(node.value) > ROWS_LIMIT:
        node.wrong(Wrong.TOO_LARGE, size=len(node.value), limit=ROWS_LIMIT)
    for place, raw in enumerate(node.value[:ROWS_LIMIT]):
        yield from reader.known(raw, place + 1) or reader.entries(node.child(place, raw), place + 1)


def _repeats(entries: Iterator[Entry]) -> Iterator[Entry]:
    """Entries that say in everything what an earlier one says are marked: typed twice, they count once."""
    seen: dict[object, int] = {}
    for entry in entries:
        first = seen.setdefault(_said(entry), entry.row)
        yield entry if first == entry.row else replace(entry, repeats=first)


def _said(entry: Entry) -> object:
    cells = (tuple(sorted(entry.texts.items())), tuple(sorted(entry.names.items())))
    numbers = (entry.due, entry.present, entry.hours)
    return entry.day, entry.whole_month, entry.activity, entry.groups, entry.audiences, entry.period, numbers, cells


def _covers(node: Node | None, standard: Standard) -> frozenset[str]:
    covered = set()
    for each in node.value if node is not None and isinstance(node.value, list) else []:
        if isinstance(each, str) and each in standard.activities:
            covered.add(each)
        elif node is not None:
            node.wrong(Wrong.UNKNOWN_ID, id=str(each)[:80], of="activities.yaml")
    return frozenset(covered)


def read_date(node: Node | None, year: int | None) -> date | None:
    """A day that may be left out; what cannot be read is reported. Without a year of its own it is in `year`."""
    if node is None or node.value in (None, ""):
        return None
    text = str(node.value) if isinstance(node.value, str | int) else ""
    wrong = why_no_day(text, year)
    if wrong is not None:
        node.wrong(wrong, got=shown(node.value))
    return read_day(text, year)


_last: list["RowReader"] = []
"""The reader of the last ledger, at most one. At each change of the form all rows but one are the same as before."""


def _reader(standard: Standard, year: int | None, given: Given) -> "RowReader":
    known = _last[0] if _last else None
    if known is None or known.standard is not standard or known.year != year or known.roster.given != given:
        _last[:] = [RowReader(standard, year, given)]
    return _last[0]


class RowReader:
    """Reads rows of one ledger: knows the names of activities and audiences, and the rows that it read without a problem."""

    def __init__(self, standard: Standard, year: int | None, given: Given | None = None) -> None:
        self.standard = standard
        self.year = year
        self.roster = Roster(given or nobody(), standard.ledger.titles, standard.ledger.absence_words)
        columns = standard.ledger.columns.items()
        self._of = {kind: frozenset(name for name, column in columns if column.kind is kind) for kind in FieldKind}
        self.activities = ActivityNames(standard)
        self._holders = OfficeHolders(standard.ledger, self.roster.people())
        self._known: dict[Cells, tuple[Entry, ...]] = {}

    def known(self, raw: object, row: int) -> tuple[Entry, ...]:
        """The result of `entries` for the same cells, if it was asked before and found nothing wrong."""
        cells = _cells(raw)
        entries = self._known.get(cells, ()) if cells else ()
        return entries if not entries or entries[0].row == row else tuple(replace(each, row=row) for each in entries)

    def entries(self, node: Node, row: int) -> tuple[Entry, ...]:
        """One row: an entry for each activity that it names, none where its day or its activity cannot be read."""
        before = len(node.collector.problems)
        entries, cells = tuple(self._entries(node, row)), _cells(node.value)
        if entries and cells and len(node.collector.problems) == before:
            if len(self._known) >= 2 * ROWS_LIMIT:
                self._known.clear()
            self._known[cells] = entries
        return entries

    def _entries(self, node: Node, row: int) -> Iterator[Entry]:
        if not isinstance(node.value, dict):
            node.wrong(Wrong.NOT_MAPPING, got=shown(node.value))
            return
        row_ = _Row(node, {str(name): value for name, value in node.value.items() if value not in (None, "")})
        when, activities = self._day(row_), self._activities(row_)
        if when is None or activities is None:
            return
        entry = self._entry(row_, row, when, activities)
        for each in activities:
            yield replace(entry, activity=each, audiences=entry.audiences or self.standard.activities[each].to)

    def _entry(self, row_: "_Row", row: int, when: tuple[date, bool], activities: tuple[str, ...]) -> Entry:
        entry = Entry(row=row, day=when[0], activity=activities[0], whole_month=when[1])
        days = (entry.day, entry.last_day)
        return replace(
            entry,
            texts={name: str(row_.cells[name])[:CELL_LIMIT] for name in row_.cells if name in self._of[FieldKind.TEXT]},
            names={name: self._names(str(row_.cells[name]), days) for name in row_.cells if name in self._of[FieldKind.NAMES]},
            absent=self.roster.absent(str(row_.cells.get(ABSENCES, ""))[:CELL_LIMIT]),
            audiences=self._audiences(row_),
            groups=self._groups(row_, activities),
            due=row_.understood("due", _number_of_persons, Wrong.NOT_WHOLE, low=0),
            present=row_.understood("present", _number_of_persons, Wrong.NOT_WHOLE, low=0),
            hours=row_.understood("hours", _number_of_hours, Wrong.NOT_HOURS),
            period=row_.understood("period", lambda text: period_in(text, self.year), Wrong.UNKNOWN_PERIOD),
        )

    def _names(self, text: str, days: Days) -> tuple[str, ...]:
        return self._holders.names(text[:NAMES_LIMIT], days, self.roster.names)

    def _audiences(self, row: "_Row") -> tuple[Audience, ...]:
        """Those of the first column that says any."""
        said = [
            row.understood(name, self._audiences_in, Wrong.UNKNOWN_AUDIENCE)
            for name in row.cells
            if name in self._of[FieldKind.AUDIENCE]
        ]
        return next(filter(None, said), ())

    def _day(self, row: "_Row") -> tuple[date, bool] | None:
        """The day, and whether only its month is known."""
        if "date" not in row.cells:
            row.node.child("date", "").wrong(Wrong.NOT_A_DATE, got="“”")
            return None
        text = str(row.cells["date"])[:CELL_LIMIT]
        found = written_day(text)
        day = None if found is None else found.on(self.year)
        if found is None or day is None:
            wrong = why_no_day(text, self.year, month_will_do=True) or Wrong.NOT_A_DATE
            row.node.child("date", row.cells["date"]).wrong(wrong, got=shown(row.cells["date"]))
            return None
        return day, found.day is None

    def _activities(self, row: "_Row") -> tuple[str, ...] | None:
        row.cells.setdefault("activity", "")
        return row.understood("activity", self.activities.all_in, Wrong.UNKNOWN_ACTIVITY)

    def _groups(self, row: "_Row", activities: tuple[str, ...]) -> tuple[int, ...]:
        """The groups of their column; the name of the activity may say them too."""
        if "group" in row.cells or not any("group" in self.standard.activities[each].fields for each in activities):
            return row.understood("group", groups_in, Wrong.UNKNOWN_GROUP) or ()
        return groups_in(re.sub(_NO_GROUP, "", unicodedata.normalize("NFKC", str(row.cells["activity"])[:CELL_LIMIT]))) or ()

    def _audiences_in(self, text: str) -> tuple[Audience, ...] | None:
        """Several may be named in one cell: 上级党委、支部党员大会."""
        text = unicodedata.normalize("NFKC", text).casefold()
        found = dict.fromkeys(filter(None, map(self._audience, re.split(_BETWEEN_AUDIENCES, text))))
        return tuple(found) or None

    def _audience(self, text: str) -> Audience | None:
        for audience, words in self.standard.ledger.audiences.items():
            if text == audience or any(word in text for word in words):
                return audience
        return None


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row that hold anything. A place is made only where something is wrong: there may be thousands of rows."""

    node: Node
    cells: dict[str, object]

    def understood(self, name: str, meaning: Callable[[str], Meant | None], wrong: Wrong, **facts: object) -> Meant | None:
        """The meaning of a cell; None where it is empty, or where it means nothing, which is reported."""
        value = self.cells.get(name)
        if value is None:
            return None
        found = meaning(str(value)[:CELL_LIMIT])
        if found is None:
            self.node.child(name, value).wrong(wrong, got=shown(value), **facts)
        return found


# — cells

Cells = tuple[tuple[str, str], ...]


def _cells(raw: object) -> Cells | None:
    """The cells of a row as a key, or None where they are not all text: to Python 1, 1.0 and True are the same key."""
    if not isinstance(raw, dict) or set(map(type, raw.values())) != {str}:
        return None
    return tuple(raw.items())


@lru_cache(REMEMBERED)
def _number_of_persons(text: str) -> int | None:
    text = re.sub(_UNITS, "", unicodedata.normalize("NFKC", text).strip().removesuffix(".0")).strip()
    if not re.match(_NUMBER, text) or len(text) > 6 or int(text) > PERSONS_LIMIT:
        return None
    return int(text)


@lru_cache(REMEMBERED)
def _number_of_hours(text: str) -> Fraction | None:
    found = re.match(_HOURS, unicodedata.normalize("NFKC", text).strip())
    if not found or Fraction(found[1]) > HOURS_LIMIT:
        return None
    return Fraction(found[1])
