"""A person's mistakes: every kind there is, where it stands, and the values that make its sentence.

Nothing here speaks a language: `outputs.words.problems` turns a `Problem` into words. A caller never parses a message.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Wrong(StrEnum):
    """Every kind of mistake that reading can find."""

    # the file itself
    FILE_MISSING = "file-missing"
    FILE_NOT_LISTED = "file-not-listed"
    NOT_UTF8 = "not-utf8"
    NOT_YAML = "not-yaml"
    ALIAS = "alias"
    NOT_JSON = "not-json"
    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    DUPLICATE_KEY = "duplicate-key"
    # a field
    UNKNOWN_FIELD = "unknown-field"
    MISSING_FIELD = "missing-field"
    MISSING_LANGUAGE = "missing-language"
    EMPTY = "empty"
    NOT_TEXT = "not-text"
    NOT_WHOLE = "not-whole"
    NOT_YES_NO = "not-yes-no"
    NOT_LIST = "not-list"
    NOT_MAPPING = "not-mapping"
    NOT_ONE_OF = "not-one-of"
    NOT_AN_ID = "not-an-id"
    OUT_OF_RANGE = "out-of-range"
    WRONG_LENGTH = "wrong-length"
    TOO_LONG = "too-long"
    # between fields and files
    UNKNOWN_ID = "unknown-id"
    DUPLICATE_ID = "duplicate-id"
    UNUSED = "unused"
    NAME_TAKEN = "name-taken"
    SEVERAL_NAMES = "several-names"
    NAME_OF_SIGNS = "name-of-signs"
    INCOMPLETE_LIST = "incomplete-list"
    QUOTE_NOT_IN_SENTENCE = "quote-not-in-sentence"
    SENTENCE_NOT_COVERED = "sentence-not-covered"
    POINTS_ON_ADVICE = "points-on-advice"
    RED_LINE_WITHOUT_NEVER = "red-line-without-never"
    ARTICLE_NOT_VERIFIED = "article-not-verified"
    ASKED_TOO_EARLY = "asked-too-early"
    NOBODY_TO_ASK = "nobody-to-ask"
    BANDS_OUT_OF_ORDER = "bands-out-of-order"
    NOT_ONE_RIGHT = "not-one-right"
    NOT_SEVERAL_RIGHT = "not-several-right"
    TOO_FEW_PARTS = "too-few-parts"
    TASK_NOT_TAUGHT = "task-not-taught"
    NOT_TAUGHT = "not-taught"
    NOT_REVIEWED = "not-reviewed"
    CHANGE_NOT_NAMED = "change-not-named"
    VERSION_NOT_RECORDED = "version-not-recorded"
    # the words
    TRADITIONAL = "traditional"
    PINYIN = "pinyin"
    HALF_WIDTH = "half-width"
    FULL_WIDTH = "full-width"
    SAME_IN_BOTH = "same-in-both"
    # a branch's file
    NOT_A_SHEET = "not-a-sheet"
    DAMAGED_TEXT = "damaged-text"
    NOT_DECODED = "not-decoded"
    NEWER_FORMAT = "newer-format"
    OTHER_STANDARD = "other-standard"
    UNKNOWN_REQUIREMENT = "unknown-requirement"
    MOVED_REQUIREMENT = "moved-requirement"
    UNKNOWN_FACT = "unknown-fact"
    REASON_MISSING = "reason-missing"
    SIZES_WITHOUT_NUMBERS = "sizes-without-numbers"
    DUPLICATE_ANSWER = "duplicate-answer"
    UNREADABLE_FIGURES = "unreadable-figures"
    UNREADABLE_EARLIER = "unreadable-earlier"
    LIST_TOO_LONG = "list-too-long"
    FILE_UNREADABLE = "file-unreadable"
    # a ledger
    NOT_A_DATE = "not-a-date"
    AMBIGUOUS_DAY = "ambiguous-day"
    IMPOSSIBLE_DAY = "impossible-day"
    SEVERAL_DAYS = "several-days"
    MONTH_ONLY = "month-only"
    DAY_WITHOUT_YEAR = "day-without-year"
    UNKNOWN_ACTIVITY = "unknown-activity"
    UNKNOWN_AUDIENCE = "unknown-audience"
    UNKNOWN_GROUP = "unknown-group"
    NOT_HOURS = "not-hours"
    UNKNOWN_PERIOD = "unknown-period"
    SINCE_NOT_FOUNDED = "since-not-founded"
    SINCE_UNSURE = "since-unsure"
    PERSON_WITHOUT_NAME = "person-without-name"
    UNKNOWN_OFFICE = "unknown-office"
    EXEMPT_WITHOUT_REASON = "exempt-without-reason"
    ENDS_BEFORE_IT_BEGINS = "ends-before-it-begins"
    PERSON_KNOWN = "person-known"
    NOT_A_PERSON = "not-a-person"
    COLUMN_NOT_TAKEN = "column-not-taken"
    # a table
    FILE_TOO_LARGE = "file-too-large"
    NOT_A_TABLE = "not-a-table"
    PDF_FILE = "pdf-file"
    PICTURE_FILE = "picture-file"
    PACKED_FILE = "packed-file"
    DOCUMENT_FILE = "document-file"
    SLIDES_FILE = "slides-file"
    MEDIA_FILE = "media-file"
    DATABASE_FILE = "database-file"
    PROGRAM_FILE = "program-file"
    OTHER_WORKBOOK = "other-workbook"
    NUMBERS_FILE = "numbers-file"
    CALENDAR_FILE = "calendar-file"
    BRANCH_FILE = "branch-file"
    ENCRYPTED = "encrypted"
    DAMAGED_FILE = "damaged-file"
    UNPACKED_TOO_LARGE = "unpacked-too-large"
    NO_EXCEL_READER = "no-excel-reader"
    UNKNOWN_ENCODING = "unknown-encoding"
    BROKEN_QUOTES = "broken-quotes"
    EMPTY_TABLE = "empty-table"
    TOO_MANY_ROWS = "too-many-rows"
    TOO_MANY_COLUMNS = "too-many-columns"
    TOO_MANY_SHEETS = "too-many-sheets"
    NO_HEADINGS = "no-headings"
    DUPLICATE_HEADING = "duplicate-heading"
    CELL_CUT = "cell-cut"
    DATE_BLANK = "date-blank"
    ACTIVITY_BLANK = "activity-blank"
    FORMULA_WITHOUT_VALUE = "formula-without-value"
    # a form typed back from paper
    PAPER_CODE_CHARACTER = "paper-code-character"
    PAPER_CODE_LENGTH = "paper-code-length"
    PAPER_CODE = "paper-code"
    PAPER_OTHER_STANDARD = "paper-other-standard"
    PAPER_TWICE = "paper-twice"
    PAPER_KEYS = "paper-keys"
    PAPER_KEY = "paper-key"
    PAPER_COUNT = "paper-count"
    PAPER_TOTAL = "paper-total"
    PAPER_AGAIN = "paper-again"
    PAPER_FIGURES = "paper-figures"
    PAPER_FIGURE = "paper-figure"
    # what a room said
    RATING_KEY = "rating-key"
    RATING_LENGTH = "rating-length"
    RATING_NOTHING = "rating-nothing"
    # a learner's file
    NOT_A_LEARNER = "not-a-learner"
    LEARNER_ENTRY = "learner-entry"
    LEARNER_UNKNOWN = "learner-unknown"
    # a year's plan
    PLAN_TOO_LARGE = "plan-too-large"
    PLAN_WITHOUT_MONTH = "plan-without-month"
    PLAN_ACTIVITY = "plan-activity"
    # a request
    BAD_REQUEST = "bad-request"
    PART_MISSING = "part-missing"


NOTICES = frozenset(
    {
        Wrong.OTHER_STANDARD, Wrong.MOVED_REQUIREMENT, Wrong.LEARNER_UNKNOWN, Wrong.SINCE_NOT_FOUNDED, Wrong.SINCE_UNSURE,
        Wrong.PERSON_KNOWN, Wrong.COLUMN_NOT_TAKEN,
    }
)  # fmt: skip
"""Worth knowing, but nobody's mistake: a file with only these is fine."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Where:
    """A place in what a person wrote: file (may be empty), line (from 1; 0 when lines mean nothing) and path to the value.

    In a table it is a row (from 1, as spreadsheets number them) and the heading of a column. On a form that was filled in on
    paper it is a page, by its letter (or the number of the box that it was typed into), and a row.
    """

    file: str = ""
    line: int = 0
    path: str = ""
    row: int = 0
    column: str = ""
    page: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.file and self.line else self.file
        return " ".join(part for part in (place, self.path) if part)


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One mistake. `facts` fill the sentence of its kind; they are shown as text, never run."""

    where: Where
    wrong: Wrong
    facts: dict[str, str] = field(default_factory=dict)


class ProblemsFound(Exception):
    """The content cannot be used: carries every problem found in one run, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{problem.where} {problem.wrong}" for problem in self.problems))
