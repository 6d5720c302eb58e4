"""The entries that a ledger has already, as they are read, and which of them a row of a file is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assess.errors import Problem
from assess.model.import_plan import Beside, Cells
from assess.model.ledger import Entry, FieldKind
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.activity_names import plain
from assess.reading.files.ledger import RowReader

Said = tuple[object, ...]
MOST_COMPARED = 50
"""Entries of one day and activity that a row is compared with: talks of a large branch; more would take too long."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the ledger, or an earlier one of the file: then its number is 0."""

    number: int
    cells: Cells
    entry: Entry

    @property
    def beside(self) -> Beside | None:
        """The entry to be shown beside a row; only one of the ledger has a number to go by."""
        return Beside(number=self.number, cells=self.cells) if self.number else None


@dataclass(slots=True)
class LedgerSide:
    """Finds entries by what they say, and by day and activity. Days of a whole month are found by it."""

    standard: Standard
    year: int | None
    same: dict[Said, Known] = field(default_factory=dict)
    days: dict[Said, list[Known]] = field(default_factory=dict)
    months: dict[Said, list[Known]] = field(default_factory=dict)
    raw: dict[frozenset[tuple[str, str]], int] = field(default_factory=dict)
    reader: RowReader = field(init=False)

    def __post_init__(self) -> None:
        self.reader = RowReader(self.standard, self.year)

    def read(self, cells: Cells, row: int) -> tuple[tuple[Entry, ...], list[Problem]]:
        """The entries and problems that the reader of ledgers finds in a row."""
        collector = ProblemCollector()
        known = self.reader.known(cells, row)
        return known or self.reader.entries(Node(cells, collector), row), collector.problems

    def take_in(self, rows: object) -> None:
        """The rows of a ledger as it is in a file."""
        for number, raw in enumerate(rows if isinstance(rows, list) else [], 1):
            if isinstance(raw, Mapping):
                cells = {str(name): str(text) for name, text in raw.items() if text not in (None, "")}
                self.raw.setdefault(_raw(cells), number)
                for entry in self.read(cells, number)[0]:
                    self.add(Known(number, cells, entry))

    def add(self, known: Known) -> None:
        """Take in one entry."""
        entry = known.entry
        self.same.setdefault(self._said(entry), known)
        self.days.setdefault((entry.day, entry.activity, entry.whole_month), []).append(known)
        self.months.setdefault((entry.day.year, entry.day.month, entry.activity), []).append(known)

    def identical(self, entry: Entry) -> Known | None:
        """The entry that says the same in everything, however it is spelt."""
        return self.same.get(self._said(entry))

    def as_typed(self, cells: Cells) -> int:
        """The number of a row of the ledger with the very same texts; 0 where there is none: also of what cannot be read."""
        return self.raw.get(_raw(cells), 0)

    def similar(self, entry: Entry) -> Known | None:
        """An entry of the same day and activity that nothing tells apart (other people or groups), rather of the same topic."""
        of_month = self.months.get((entry.day.year, entry.day.month, entry.activity), [])
        of_day = self.days.get((entry.day, entry.activity, False), [])
        found = of_month if entry.whole_month else of_day or [each for each in of_month if each.entry.whole_month]
        near = [each for each in found[:MOST_COMPARED] if not self._apart(each.entry, entry)]
        return min(near, key=lambda each: _topic(each.entry) != _topic(entry), default=None)

    def _apart(self, one: Entry, other: Entry) -> bool:
        groups = bool(one.groups and other.groups) and not set(one.groups) & set(other.groups)
        names = any(
            one.names.get(column.id) and other.names.get(column.id) and set(one.names[column.id]) != set(other.names[column.id])
            for column in self.standard.ledger.columns.values()
            if column.kind is FieldKind.NAMES
        )
        audiences = bool(one.audiences and other.audiences) and not set(one.audiences) & set(other.audiences)
        return groups or names or audiences

    def _said(self, entry: Entry) -> Said:
        texts = tuple(sorted((name, plain(text)) for name, text in entry.texts.items() if plain(text)))
        names = tuple(sorted(entry.names.items()))
        numbers = (entry.due, entry.present, entry.hours)
        return (
            entry.day,
            entry.activity,
            entry.groups,
            entry.audiences,
            entry.period,
            numbers,
            texts,
            names,
            entry.whole_month,
        )


def _topic(entry: Entry) -> str:
    return plain(entry.texts.get("topic", ""))


def _raw(cells: Cells) -> frozenset[tuple[str, str]]:
    return frozenset((name, text.strip()) for name, text in cells.items() if text.strip())
