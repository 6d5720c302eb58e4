"""Many branches' files together: what each of them adds, and what comes of it. States and counts, none of a branch's own words.

Only names of branches and of files go along: without them no one could mend a file, or tell that one is missing.
"""

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from assess.model.answers import Sheet
from assess.model.as_of import Dated
from assess.model.findings import LETTERS, Status
from assess.model.review import Review
from assess.model.verification import Verdict

STALE_DAYS = 92
"""A file that is silent about so many days of its year is named, where no other number is asked for: a quarter."""


class StandardMatch(StrEnum):
    """The standard that a file was made with, compared with the one in force."""

    SAME = "same"
    OTHER_VERSION = "other-version"
    OTHER_CONTENT = "other-content"
    NOT_NAMED = "not-named"


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """The contribution of one file. `content` names the file's text, so that a copy of it is known as one.

    `saved` is an ISO date or empty, and `dated` says whether it can be believed; `ahead` counts entries of the ledger with later
    dates than the day as of which it was judged. `states` has one letter for each requirement, `figures` three numbers for each
    area (see `AREA_FIGURES`), both in the order of the standard; `unread` counts the places in the file that could not be used.
    `agreement` is what verifying the file came to, `moved` the places of the requirements that stand otherwise than recorded,
    `changed` those of the requirements whose answer is one to something else now. `reviewed` are the places of those that a
    reviewer answered, `disputed` the ones among them where that answer is another than what counted.
    """

    file: str
    name: str
    year: int | None
    saved: str
    content: str
    standing: StandardMatch
    unread: int
    states: str
    figures: tuple[int, ...]
    dated: Dated = Dated.NO_DAY
    ahead: int = 0
    agreement: Verdict = Verdict.NOT_RECORDED
    moved: tuple[int, ...] = ()
    reviewed: tuple[int, ...] = ()
    disputed: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()

    @property
    def day(self) -> str:
        """The day on which it was saved, as of which it was judged; empty where that was the day of the roll-up."""
        return self.saved if self.dated is Dated.SAVED else ""

    @property
    def answered(self) -> int:
        """The number of requirements with a state that somebody, or something, decided."""
        return len(self.states) - self.states.count(LETTERS[Status.OPEN]) - self.states.count(LETTERS[Status.UNCLEAR])

    @property
    def key(self) -> "Key":
        """The key that two files of the same branch and year share."""
        return key_of(self.name, self.year, self.content)


AREA_FIGURES = 3
"""The lowest and the highest score that the area can still have, in whole percent, cut; and the place of its band, from 0."""
NO_SCORE = -1
"""In the place of a percentage: nothing that carries points applies."""
NO_BAND = -1


@dataclass(frozen=True, kw_only=True, slots=True)
class Repeated:
    """A file of the same branch and year as one that counts; `saved` is empty where it cannot be believed."""

    file: str
    name: str
    year: int | None
    saved: str
    content: str
    answered: int
    states: str = ""

    @property
    def key(self) -> "Key":
        """As of a record."""
        return key_of(self.name, self.year, self.content)


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """A file of which nothing could be used, and why: the kind of mistake (`errors.Wrong`) and the numbers for its sentence."""

    file: str
    wrong: str
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundFile:
    """One file as it was read: its sheet, or why there is none. With neither, it is a file of another kind."""

    file: str
    sheet: Sheet | None = None
    content: str = ""
    unread: int = 0
    review: Review | None = None
    refused: Refused | None = None


Key = tuple[str, int | None, str]
"""One branch and one year: the name as it is compared, the year, and for a file that names no branch, its content."""


def folded(name: str) -> str:
    """A name as it is compared: full-width or not, with spaces or without, in capitals or not, it is the same branch.

    >>> folded("第一 党支部\u200b") == folded("第一党支部")
    True
    """
    seen = name if name.isprintable() else "".join(char for char in name if unicodedata.category(char) != "Cf")
    return "".join(unicodedata.normalize("NFKC", seen).split()).casefold()


def key_of(name: str, year: int | None, content: str) -> Key:
    """The key that two files of the same branch and year share."""
    compared = folded(name)
    return (compared, year, "" if compared else content)


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """The findings in any number of files. Summaries of parts make the summary of the whole: `judging.rollup.merge`.

    `others` are files of another kind, which were not read.
    """

    records: dict[Key, Record]
    repeated: tuple[Repeated, ...] = ()
    refused: tuple[Refused, ...] = ()
    others: tuple[str, ...] = ()


class WhyNot(StrEnum):
    """Why another file of the same branch and year counts instead of this one."""

    IDENTICAL = "identical"
    SAME_RESULT = "same-result"
    SAVED_EARLIER = "saved-earlier"
    FEWER_ANSWERS = "fewer-answers"
    NO_REASON = "no-reason"


@dataclass(frozen=True, kw_only=True, slots=True)
class Instead:
    """A file that does not count, with the one that does."""

    repeated: Repeated
    counted: Record
    why: WhyNot


@dataclass(frozen=True, kw_only=True, slots=True)
class RequirementTally:
    """In how many of the branches a requirement is in each state. The counts add up to the number of branches."""

    requirement: str
    counts: dict[Status, int]

    @property
    def applying(self) -> int:
        """The branches where it applies, or may apply."""
        return sum(self.counts.values()) - self.counts[Status.NOT_APPLICABLE] - self.counts[Status.EXEMPT]

    @property
    def short(self) -> int:
        """The branches that fall short of it, in part or altogether."""
        return self.counts[Status.PARTLY] + self.counts[Status.NOT_MET]

    @property
    def undecided(self) -> int:
        """Not answered, or not known whether it applies."""
        return self.counts[Status.OPEN] + self.counts[Status.UNCLEAR]


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaTally:
    """The number of branches in each band of one area; `open`: the interval is not yet in one band; `unscored`: no score at all.

    `low` and `high` are the medians of the ends of the intervals, in whole percent; None where no branch has a score.
    """

    area: str
    bands: dict[str, int]
    open: int
    unscored: int
    low: int | None
    high: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class RedLineTally:
    """One red line: in how many branches it is in which state, and which files say that it was breached."""

    tally: RequirementTally
    breached: tuple[Record, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ExpectedList:
    """The branches whose files are due, and the heading under which their names stood; empty where there was none."""

    names: tuple[str, ...]
    heading: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """A branch on the list without a file that counts; `years` are those of the files that it did hand in."""

    name: str
    years: tuple[int | None, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stale:
    """A file that says nothing about so many days of the year, because it was saved before them."""

    record: Record
    days: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewTally:
    """One requirement: of how many branches a reviewer judged it, and in how many otherwise than the branch."""

    requirement: str
    reviewed: int
    disputed: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Age:
    """The number of files that were saved on one day, and how many days before the roll-up that was."""

    saved: str
    days: int
    files: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Rollup:
    """The branches of one year together. Nothing here is in the order of a score, and no branch is named next to one.

    `year` is the year that was asked for, or else the one of most files. `expected` is the number of branches on the list,
    None without a list; `unlisted` are files that count although their branch is not on it.

    `days` are the earliest and the latest day as of which files were judged, of those that name one; `undated` are those that were
    judged as of the day of the roll-up, for they name none that can be believed; `ahead` have entries from after their day.
    `ages` are those of all files with a day, the oldest first; `stale_days` is the age from which a file is stale. `reviews` is the
    number of branches with a review, `opinions` what it says of each requirement that any reviewer answered.
    `outdated` have answers that count as open, because what their requirements ask has changed since.
    `altered` are files whose record does not agree with their content, `unverified` the number of those that have no full record.
    """

    year: int | None
    files: int
    branches: int
    requirements: tuple[RequirementTally, ...]
    weakest: tuple[RequirementTally, ...]
    areas: tuple[AreaTally, ...]
    red_lines: tuple[RedLineTally, ...]
    refused: tuple[Refused, ...]
    repeated: tuple[Instead, ...]
    other_years: tuple[Record, ...]
    other_standards: tuple[Record, ...]
    partly_read: tuple[Record, ...]
    nameless: tuple[Record, ...]
    expected: int | None
    missing: tuple[Missing, ...]
    unlisted: tuple[Record, ...]
    others: tuple[str, ...]
    days: tuple[str, str] | None = None
    stale: tuple[Stale, ...] = ()
    undated: tuple[Record, ...] = ()
    ahead: tuple[Record, ...] = ()
    altered: tuple[Record, ...] = ()
    outdated: tuple[Record, ...] = ()
    unverified: int = 0
    ages: tuple[Age, ...] = ()
    stale_days: int = STALE_DAYS
    reviews: int = 0
    opinions: tuple[ReviewTally, ...] = ()

    @property
    def clean(self) -> bool:
        """True if there is nothing about the files that somebody has to look at."""
        return not (
            self.refused
            or self.repeated
            or self.other_years
            or self.other_standards
            or self.partly_read
            or self.nameless
            or self.missing
            or self.unlisted
            or self.stale
            or self.undated
            or self.ahead
            or self.altered
            or self.outdated
        )
