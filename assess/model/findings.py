"""Findings of judging: data only, no sentences. Percentages are exact fractions of 100."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from assess.model.answers import Choice
from assess.model.branch import FactValue, Notice
from assess.model.meaning import Carried
from assess.model.periods import Span


class Applies(StrEnum):
    """Applicability of a requirement to the branch; open while a fact that decides it is not known."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


class VerdictSource(StrEnum):
    """The source of a verdict."""

    ANSWER = "answer"
    FACTS = "facts"
    LEDGER = "ledger"
    REVIEW = "review"


class RedLine(StrEnum):
    """The state of a red line."""

    CLEAR = "clear"
    RISK = "risk"
    BREACH = "breach"
    OPEN = "open"
    EXEMPT = "exempt"


class Status(StrEnum):
    """A requirement's state, all told: an answer of the scale, why it has none, or the state of a red line.

    `unclear`: whether it applies is not known; `exempt`: a person said "not applicable", with a reason.
    """

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not-met"
    CLEAR = "clear"
    RISK = "risk"
    BREACH = "breach"
    OPEN = "open"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not-applicable"
    EXEMPT = "exempt"


LETTERS = {
    Status.MET: "m",
    Status.PARTLY: "p",
    Status.NOT_MET: "n",
    Status.CLEAR: "c",
    Status.RISK: "r",
    Status.BREACH: "b",
    Status.OPEN: "o",
    Status.UNCLEAR: "u",
    Status.NOT_APPLICABLE: "x",
    Status.EXEMPT: "e",
}
"""One letter for each state: the states of all requirements make one short text."""

SEEN = {RedLine.CLEAR: Status.CLEAR, RedLine.RISK: Status.RISK, RedLine.BREACH: Status.BREACH}


@dataclass(frozen=True, kw_only=True, slots=True)
class ConditionFinding:
    """One condition of a requirement, and whether it holds (None: not known).

    `fact` is the one that decided, with the branch's `value` for it: where a question is not asked because of an earlier
    answer, the earlier one decides.
    """

    condition: str
    fact: str
    value: FactValue | None
    holds: bool | None


class PeriodState(StrEnum):
    """The state of one period by a ledger: an open one is neither held nor missed."""

    HELD = "held"
    MISSED = "missed"
    OPEN = "open"
    NOT_DUE = "not-due"


@dataclass(frozen=True, kw_only=True, slots=True)
class PeriodFinding:
    """One period: how much was held (times, or hours) of what is asked, and in which rows of the ledger.

    `asked` is less than the rule's figure (`is_reduced`) for hours of somebody who did not belong to the branch all year.
    `late` are those of the rows that were done after the period was over.
    """

    span: Span
    state: PeriodState
    held: Fraction
    asked: Fraction
    rows: tuple[int, ...]
    late: tuple[int, ...] = ()
    is_reduced: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Stream:
    """The periods of one who is counted separately; `subject` is a name, a group’s number, or empty where no one is."""

    subject: str
    periods: tuple[PeriodFinding, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerFinding:
    """A rule judged from the ledger."""

    streams: tuple[Stream, ...]

    def count(self, state: PeriodState) -> int:
        """The number of periods in this state, over all streams."""
        return sum(period.state is state for stream in self.streams for period in stream.periods)

    @property
    def share(self) -> Fraction | None:
        """The share of the due periods that are satisfied; None while none of them is decided."""
        held, missed = self.count(PeriodState.HELD), self.count(PeriodState.MISSED)
        return Fraction(held, held + missed) if held + missed else None


class RowRemark(StrEnum):
    """Remarks on a row of the ledger that could be read."""

    OUTSIDE_YEAR = "outside-year"
    OTHER_YEAR = "other-year"
    BEFORE_SINCE = "before-since"
    MONTH_OF_SINCE = "month-of-since"
    WHOLE_MONTH = "whole-month"
    FUTURE = "future"
    LATE = "late"
    DUPLICATE = "duplicate"
    MORE_PRESENT_THAN_DUE = "more-present-than-due"
    ABSENCE_WITHOUT_REASON = "absence-without-reason"
    NO_QUORUM = "no-quorum"
    NO_GROUP = "no-group"
    NO_SUCH_GROUP = "no-such-group"
    SOME_NO_GROUP = "some-no-group"
    NO_AUDIENCE = "no-audience"
    OTHER_AUDIENCE = "other-audience"
    NO_NAME = "no-name"
    NOBODY = "nobody"
    NOT_OWED = "not-owed"
    STRANGER = "stranger"
    NO_HOURS = "no-hours"
    ABSENT_UNKNOWN = "absent-unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class RowFinding:
    """One remark on a row, counted from 1.

    `other` is the row it repeats, the place of the quorum that was not reached, or the number of groups that there are; `near` is
    the name that may have been meant.
    """

    row: int
    remark: RowRemark
    other: int = 0
    near: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RequirementFinding:
    """One requirement judged. `share` is the part of `points` earned, 0 to 1; None while it is not known.

    `given` is what the person ticked, kept even where the facts decide otherwise (`disagrees`) or where it does not count.
    `exempted`: a person said "not applicable" with a reason; it counts in neither half of the score. `carried`: what became of the
    requirement since it was answered; `given_as` what it meant then, where the file says so. `last` is the answer of the year
    `last_from`, carried over and not confirmed.
    """

    requirement: str
    applies: Applies
    conditions: tuple[ConditionFinding, ...]
    given: Choice | None
    reason: str
    source: VerdictSource | None
    share: Fraction | None
    points: int
    exempted: bool
    disagrees: bool
    red_line: RedLine | None
    used: FactValue | None
    ledger: LedgerFinding | None = None
    carried: Carried = Carried.KEPT
    given_as: str = ""
    last: Choice | None = None
    last_from: str = ""

    @property
    def asked(self) -> bool:
        """True if it applies, or may: then somebody or something has to decide about it."""
        return self.applies is not Applies.NO

    @property
    def open(self) -> bool:
        """No one and nothing has decided about it yet: no answer, no fact, no ledger. It applies, or may."""
        return self.asked and not self.exempted and self.share is None

    @property
    def status(self) -> Status:
        """All of it in one word: what does not apply first, then the red line, then the share of the points."""
        if self.applies is Applies.NO:
            return Status.NOT_APPLICABLE
        if self.exempted:
            return Status.EXEMPT
        if self.red_line is not None and self.red_line in SEEN:
            return SEEN[self.red_line]
        return Status.UNCLEAR if self.applies is Applies.OPEN else self.earned

    @property
    def earned(self) -> Status:
        """The share of the points in a word, as if the requirement surely applied."""
        if self.share is None:
            return Status.OPEN
        if not self.share:
            return Status.NOT_MET
        return Status.MET if self.share == 1 else Status.PARTLY


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """From `low` (everything open counts as nothing) to `high` (everything open counts in full), 0 to 100.

    `certain`: there will be a score, however the open facts turn out. Without it, perhaps nothing scored applies.
    """

    low: Fraction
    high: Fraction
    certain: bool

    @property
    def settled(self) -> bool:
        """Nothing is open any more that could move the figure."""
        return self.low == self.high


@dataclass(frozen=True, kw_only=True, slots=True)
class Arithmetic:
    """The sums behind an interval, in points: earned ÷ counted for each end. `certain` as in `Interval`."""

    earned_low: Fraction
    counted_low: int
    earned_high: Fraction
    counted_high: int
    certain: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaFinding:
    """One area. `score` is None where nothing that carries points can apply.

    `asked` counts the requirements with points that apply or may apply, `answered` those with a verdict;
    `band` is given only where the whole interval lies in it, after the cap of a breached red line.
    `without_exemptions` is the interval as if no one had answered "not applicable"; None where no one did. `band_waits_for` are
    the requirements that hold the band open: only red lines where these alone do, else all that are not decided.
    """

    area: str
    findings: tuple[RequirementFinding, ...]
    score: Interval | None
    arithmetic: Arithmetic | None
    asked: int
    answered: int
    band: str | None
    capped: bool
    without_exemptions: Interval | None
    band_waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """A requirement to put right next. `gain`: what the whole figure would win, in hundredths; `effort`: 1 to 3."""

    requirement: str
    gain: Fraction
    effort: int
    deadline: date | None
    red_line: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenList:
    """All that is still to be answered: every count and every walk is of this list.

    `facts` are questions about the branch that decide something; `ledgers` activities with so many entries that nobody has
    confirmed to be all, though that would decide something; `red_lines` and `others` requirements without a verdict.
    """

    facts: frozenset[str]
    ledgers: Mapping[str, int]
    red_lines: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def requirements(self) -> tuple[str, ...]:
        """Red lines first, since they hold the band open."""
        return (*self.red_lines, *self.others)

    def __bool__(self) -> bool:
        """True if anything is left to answer."""
        return bool(self.facts or self.ledgers or self.requirements)


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """The whole self-assessment: the areas in the poster's order, and the weighted mean of their intervals.

    `asked_facts` are the questions about the branch that can matter, given the facts known so far; `rows` are remarks on
    single rows of the ledger, `actions` what to put right next, `open_facts` the questions about the branch without an answer,
    `open_ledgers` the activities with so many entries that nobody has confirmed to be all, though that would decide something;
    `foreseen`, by requirement, what the ledger would find of them once they are; `notices` remarks on the facts given, each with
    the fact that it stands at. `unconfirmed` are the activities that the ledger was said to be complete for while other rules
    counted them.
    """

    areas: tuple[AreaFinding, ...]
    asked_facts: frozenset[str]
    score: Interval | None
    asked: int
    answered: int
    band: str | None
    capped: bool
    without_exemptions: Interval | None
    rows: tuple[RowFinding, ...] = ()
    actions: tuple[Action, ...] = ()
    open_facts: frozenset[str] = frozenset()
    band_waits_for: tuple[str, ...] = ()
    notices: tuple[tuple[str, Notice], ...] = ()
    unconfirmed: frozenset[str] = frozenset()
    open_ledgers: Mapping[str, int] = field(default_factory=dict)
    foreseen: Mapping[str, LedgerFinding] = field(default_factory=dict)

    @property
    def findings(self) -> tuple[RequirementFinding, ...]:
        """Every requirement, in the poster's order."""
        return tuple(each for area in self.areas for each in area.findings)

    @property
    def open(self) -> OpenList:
        """The one list of what is open."""
        lines, others = (
            tuple(each.requirement for each in self.findings if each.open and (each.red_line is not None) is which)
            for which in (True, False)
        )
        return OpenList(facts=self.open_facts, ledgers=self.open_ledgers, red_lines=lines, others=others)
