"""What judging found: data only, no sentences. Percentages are exact fractions of 100."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from assess.model.answers import Choice
from assess.model.branch import FactValue


class Applies(StrEnum):
    """Whether a requirement applies to the branch; open while a fact that decides it is not known."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


class Source(StrEnum):
    """Where a verdict comes from."""

    ANSWER = "answer"
    FACTS = "facts"


class RedLine(StrEnum):
    """The state of a red line."""

    CLEAR = "clear"
    RISK = "risk"
    BREACH = "breach"
    OPEN = "open"
    EXEMPT = "exempt"


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


@dataclass(frozen=True, kw_only=True, slots=True)
class RequirementFinding:
    """One requirement judged. `share` is the part of `points` earned, 0 to 1; None while it is not known.

    `given` is what the person ticked, kept even where the facts decide otherwise (`disagrees`) or where it does not count.
    `exempted`: a person said "not applicable" with a reason; it counts in neither half of the score.
    """

    requirement: str
    applies: Applies
    conditions: tuple[ConditionFinding, ...]
    given: Choice | None
    reason: str
    source: Source | None
    share: Fraction | None
    points: int
    exempted: bool
    disagrees: bool
    red_line: RedLine | None
    used: FactValue | None


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
    `without_exemptions` is the interval as if nobody had answered "not applicable"; None where nobody did.
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """The whole self-assessment: the areas in the poster's order, and the weighted mean of their intervals.

    `asked_facts` are the questions about the branch that can matter, given the facts known so far.
    """

    areas: tuple[AreaFinding, ...]
    asked_facts: frozenset[str]
    score: Interval | None
    asked: int
    answered: int
    band: str | None
    capped: bool
    without_exemptions: Interval | None
