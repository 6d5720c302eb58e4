"""The activity ledger (台账): what a branch did in the year, entered once; and the names of its columns."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from assess.model.people import Office, OfficeWords, People, RosterColumn, RosterWords
from assess.model.text import Text

CELL_LIMIT = 1000
"""Characters of one cell of a ledger."""
EVERY_GROUP = tuple(range(1, 1000))
"""The groups of a meeting that was held by all of them together."""
ROWS_LIMIT = 20_000
"""Rows of one ledger."""
NAMES_LIMIT = 20 * CELL_LIMIT
"""Characters of a list of people: the members of a large branch."""


class FieldKind(StrEnum):
    """The kind of text in a column."""

    DATE = "date"
    ACTIVITY = "activity"
    TEXT = "text"
    NAMES = "names"
    AUDIENCE = "audience"
    GROUP = "group"
    PERSONS = "persons"
    HOURS = "hours"
    PERIOD = "period"


class WorkbookWord(StrEnum):
    """The kinds of words that workbooks hold besides entries: over columns, in rows and cells, and in titles."""

    SERIAL = "serial"
    PERSON = "person"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    TOTAL = "total"
    SIGNATURE = "signature"
    VOID = "void"
    TICK = "tick"
    PLAN = "plan"
    PLANNED = "planned"
    HELD = "held"
    ATTENDANCE = "attendance"
    SCORE = "score"
    REGISTER = "register"


class Audience(StrEnum):
    """To whom a duty report is given, or by whom a review is made."""

    HIGHER = "higher"
    MEMBERS = "members"


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column of the ledger; `also` are other headings that real tables have for it."""

    id: str
    kind: FieldKind
    text: Text
    also: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Quorum:
    """A national rule on who has to be present: at least `percent` of those due, or more than that.

    With `topics`, only in a meeting whose topic has one of these words. `text` says it where fewer were there.
    """

    activity: str
    percent: int
    more_than: bool
    topics: tuple[str, ...]
    text: Text

    def concerns(self, activity: str, topic: str) -> bool:
        """True if it is a rule on such a meeting."""
        return activity == self.activity and (not self.topics or any(each in topic for each in self.topics))

    def is_reached(self, present: int, due: int) -> bool:
        """True if enough are there."""
        share, needed = present * 100, due * self.percent
        return share > needed if self.more_than else share >= needed


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerForm:
    """The content of `standards/ledger.yaml`: the form of every ledger.

    `part_percent`: a period that began before the branch was founded is due only if at least this many
    hundredths of its days remain. `quorums`: who has to be there for a meeting, the first that fits it. `titles` are what
    people are called by beside their names, `absence_words` what a reason for not being there begins with. `offices` are the words
    for what people are, `roster` the columns of a list of people. `workbook` are the words that tell entries from what else a
    file holds.
    """

    columns: dict[str, Column]
    audiences: dict[Audience, tuple[str, ...]]
    part_percent: int
    quorums: tuple[Quorum, ...] = ()
    titles: tuple[str, ...] = ()
    absence_words: tuple[str, ...] = ()
    offices: dict[Office, OfficeWords] = field(default_factory=dict)
    roster: dict[RosterColumn, RosterWords] = field(default_factory=dict)
    workbook: dict[WorkbookWord, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One row that could be read. `row` counts from 1, in the order of the file; numbers not given are None.

    `absent` are those of the branch's people whom the row names as not there. `period` is what the deed is about, first and last
    day, where the row says so. `repeats` is the earlier row that says the same; 0 where none does. `whole_month`: the row says a
    month only, and `day` is its first.
    """

    row: int
    day: date
    activity: str
    texts: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    audiences: tuple[Audience, ...] = ()
    groups: tuple[int, ...] = ()
    due: int | None = None
    present: int | None = None
    hours: Fraction | None = None
    period: tuple[date, date] | None = None
    repeats: int = 0
    whole_month: bool = False

    @property
    def last_day(self) -> date:
        """The last day on which it may have been: its own, or the end of a month of which no more is known."""
        return self.day.replace(day=monthrange(self.day.year, self.day.month)[1]) if self.whole_month else self.day

    @property
    def counts_on(self) -> date:
        """The day it counts on: its own, or the nearest one of the period that it is about."""
        return self._in_period(self.day)

    @property
    def counts_until(self) -> date:
        """The last day that it may count on; it counts for what has all of them."""
        return self._in_period(self.last_day)

    def _in_period(self, day: date) -> date:
        return day if self.period is None else min(max(day, self.period[0]), self.period[1])

    @property
    def late(self) -> bool:
        """True if it was done after the period that it is about."""
        return self.period is not None and self.day > self.period[1]

    @property
    def impossible(self) -> bool:
        """More present than expected: nobody can tell which of the two is wrong."""
        return self.due is not None and self.present is not None and self.present > self.due


@dataclass(frozen=True, kw_only=True, slots=True)
class Ledger:
    """A year's entries. Only activities in `covers` are judged: for these the branch says that every one of them is here.

    `since`: the day on which the branch was founded, from which it is judged; None for the whole year. `unconfirmed` are activities
    of which the branch said so while they were judged by other rules.
    """

    entries: tuple[Entry, ...] = ()
    covers: frozenset[str] = frozenset()
    unconfirmed: frozenset[str] = frozenset()
    since: date | None = None
    people: People = field(default_factory=People)
