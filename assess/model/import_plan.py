"""An import of a ledger as a conversation: what was found in a workbook, what is asked, and what would come into the ledger."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Cells = dict[str, str]
"""A row of the ledger as it is in a file: the ids of columns → texts."""


class FileKind(StrEnum):
    """The kind of file that was brought."""

    LEDGER = "ledger"
    PLAN = "plan"
    LAYOUTS = "layouts"
    BRANCH = "branch"


class Layout(StrEnum):
    """The way in which a sheet is laid out."""

    ROWS = "rows"
    FORM = "form"
    MONTHS = "months"
    DAYS = "days"
    PLAN = "plan"
    NONE = "none"


class WhyNot(StrEnum):
    """The reason why a sheet is not taken for a ledger, or is off until the person says otherwise."""

    EMPTY = "empty"
    HIDDEN = "hidden"
    NO_DAYS = "no-days"
    NO_HEADINGS = "no-headings"
    UNSURE = "unsure"
    SCORES = "scores"
    PEOPLE = "people"
    ATTENDANCE = "attendance"
    PLAN = "plan"
    SAME_AS_LIST = "same-as-list"


class WordKind(StrEnum):
    """The kinds of values that are asked about."""

    ACTIVITY = "activity"
    SHEET = "sheet"
    GROUP = "group"
    AUDIENCE = "audience"
    YEAR = "year"
    TICK = "tick"
    NUMBER = "number"
    ABOVE = "above"


class RowState(StrEnum):
    """The state of a row."""

    WRONG = "wrong"
    DOUBT = "doubt"
    SIMILAR = "similar"
    OUT = "out"
    SAME = "same"
    NEW = "new"


class Take(StrEnum):
    """The use that is made of a row."""

    ADD = "add"
    REPLACE = "replace"
    SKIP = "skip"


class NoteKind(StrEnum):
    """The kinds of remarks on a row, or on what was left out."""

    HIDDEN = "hidden"
    STRUCK = "struck"
    VOID = "void"
    TOTAL = "total"
    SIGNATURE = "signature"
    HEADINGS = "headings"
    TITLE = "title"
    SECTION = "section"
    OTHER_TABLE = "other-table"
    LEFT_OUT = "left-out"
    UNANSWERED = "unanswered"
    FUTURE = "future"
    OTHER_YEAR = "other-year"
    NOT_THE_TITLES_YEAR = "not-the-titles-year"
    WHOLE_MONTH = "whole-month"
    SEVERAL_DAYS = "several-days"
    AS_ABOVE = "as-above"
    MEMBERS = "members"
    TWICE = "twice"
    SAME_DAY = "same-day"
    SAME = "same"
    PLANNED = "planned"
    ZERO_LOST = "zero-lost"
    NO_VALUE = "no-value"


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """A remark, with the values that make its sentence."""

    kind: NoteKind
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Gives:
    """The things that a name, a title or a line over some rows says for all that is below it, where the rows do not say it."""

    year: int | None = None
    month: int | None = None
    activities: tuple[str, ...] = ()
    group: str = ""

    def under(self, other: "Gives") -> "Gives":
        """The same, with what the `other`, which stands farther away, says besides."""
        return Gives(
            year=self.year or other.year,
            month=self.month or other.month,
            activities=self.activities or other.activities,
            group=self.group or other.group,
        )

    def __bool__(self) -> bool:
        return bool(self.year or self.month or self.activities or self.group)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A row of a sheet; rows count from 1, and a text file has no name of a sheet."""

    sheet: str
    row: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetFound:
    """A sheet. `can`: it holds what can be entered. `cut` are rows behind the limit that were not read."""

    id: str
    name: str
    on: bool
    can: bool
    hidden: bool
    layout: Layout
    gives: Gives
    count: int
    why: WhyNot | None = None
    cut: int = 0


class ColumnNote(StrEnum):
    """A remark on a column."""

    GUESSED = "guessed"
    SECOND = "second"
    HIDDEN = "hidden"
    REMEMBERED = "remembered"


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnFound:
    """A column of the file, and that of the ledger it is taken for; empty where it is left out."""

    id: str
    heading: str
    field: str
    doubt: bool
    examples: tuple[str, ...]
    count: int
    note: ColumnNote | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TableFound:
    """The sheets with the same headings."""

    id: str
    sheets: tuple[str, ...]
    columns: tuple[ColumnFound, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class WordFound:
    """A value that is asked about. `answer` is None while there is none, and empty where its rows are left out."""

    id: str
    kind: WordKind
    text: str
    count: int
    first: Place
    answer: str | None
    doubt: bool
    choices: tuple[str, ...]
    asked: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Flaw:
    """A mistake in a cell: a kind of mistake by its name, with the values of its sentence."""

    wrong: str
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class CellFound:
    """A cell that can be mended on the spot."""

    column: str
    text: str
    flaw: Flaw | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """The entry that a row may be, as it is in the ledger. `number` counts from 1."""

    number: int
    cells: Cells


@dataclass(frozen=True, kw_only=True, slots=True)
class RowFound:
    """A row of the file, and what is made of it. `open`: it waits for an answer. `day` is None where it cannot be read."""

    id: str
    place: Place
    state: RowState
    entry: Cells
    take: Take
    day: date | None = None
    open: bool = False
    beside: Beside | None = None
    cells: tuple[CellFound, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """The things that a person said about a file, now or earlier."""

    sheets: dict[str, bool] = field(default_factory=dict)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    rows: dict[str, "RowAnswer"] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.sheets or any(self.columns.values()) or self.words or self.rows)


@dataclass(frozen=True, kw_only=True, slots=True)
class RowAnswer:
    """The answer of a person about one row."""

    take: Take | None = None
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportPlan:
    """All of it. `year` is the one assessed; `filled` is the year that days without one were given, if any was."""

    kind: FileKind
    shape: str
    kept: Answers
    from_kept: bool
    year: int | None
    sheets: tuple[SheetFound, ...]
    tables: tuple[TableFound, ...]
    words: tuple[WordFound, ...]
    rows: tuple[RowFound, ...]
    counts: dict[str, tuple[int, ...]]
