"""Assessments that were finished, as a branch's file keeps them, and what comparing two of them found."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assess.model.answers import Choice
from assess.model.branch import FactValue
from assess.model.findings import Status
from assess.model.recorded import Recorded

EARLIER_LIMIT = 60
"""Finished assessments that are read from a file: more than one for every quarter of ten years."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Periods:
    """The held and the due periods of a ledger, when the assessment was finished: periods, over all who are counted."""

    held: int
    missed: int
    open: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """One requirement's state in an assessment. `answer`: what a person had ticked; `periods`: only if a ledger was judged."""

    status: Status
    answer: Choice | None = None
    periods: Periods | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Snapshot:
    """One assessment as it was finished. Notes, names and the entries of the ledger are not in it.

    `day` is None for the one that is still being filled in and has no day yet.
    """

    day: date | None
    year: int | None
    facts: dict[str, FactValue]
    standings: dict[str, Standing]
    recorded: Recorded


class Cause(StrEnum):
    """The cause of a difference between two assessments of a requirement."""

    ANSWER = "answer"
    FACTS = "facts"
    LEDGER = "ledger"
    STANDARD = "standard"


class Direction(StrEnum):
    """The direction of a change; `other` where one of the two states has no place in the order from worst to best."""

    BETTER = "better"
    WORSE = "worse"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class RequirementChange:
    """A requirement that stands differently; a side is None where that assessment did not have it.

    `facts` are those that it depends on and that differ.
    """

    requirement: str
    before: Standing | None
    after: Standing | None
    direction: Direction
    causes: tuple[Cause, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SnapshotComparison:
    """Two assessments of one branch. `facts` are all that differ; `unknown`: requirements that the present standard has not."""

    before: Snapshot
    after: Snapshot
    changes: tuple[RequirementChange, ...]
    facts: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def same_standard(self) -> bool:
        """True if both were worked out by exactly the same standard."""
        return self.before.recorded.standard_digest == self.after.recorded.standard_digest
