"""The year's plan (年度计划): what the rules ask for in each month, and what the ledger already holds. Data only, no sentences.

Not the plan of improvements (整改计划, `model.improvement`), which is the field `plan` of a branch's file.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from assess.model.calendar import Edit
from assess.model.findings import ConditionFinding
from assess.model.ledger import Entry
from assess.model.periods import Span


class PlanState(StrEnum):
    """The state of an entry: still to come, in the ledger, or not in the ledger though its period is over."""

    PLANNED = "planned"
    HELD = "held"
    MISSED = "missed"


class PlanRemark(StrEnum):
    """Remarks on an entry."""

    OUTSIDE_UNMET = "outside-unmet"
    OUTSIDE_MET = "outside-met"
    LATE = "late"
    BEFORE_SINCE = "before-since"
    NO_SUCH_DAY = "no-such-day"
    GROUPS_UNKNOWN = "groups-unknown"
    PEOPLE_UNKNOWN = "people-unknown"


class PlanNote(StrEnum):
    """Remarks on the whole year's plan."""

    SINCE_UNKNOWN = "since-unknown"
    IDLE_EDITS = "idle-edits"
    OTHER_YEAR = "other-year"


class Reason(StrEnum):
    """Why a requirement that counts an activity has no entry."""

    DOES_NOT_APPLY = "does-not-apply"
    EXEMPTED = "exempted"
    NO_PERIOD = "no-period"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanEntry:
    """One entry. `requirement` is the one that it was made for (empty for an own entry), `serves` are all that it counts for.

    `place` names it within its requirement's plan and stays the same whatever is moved: `2.1` is the first entry of the second
    period, `2.1/3` that of the third group; an own entry is named by its id. `when` is the day, or the first one that counts in the
    month while no day is set. `subjects` are those whom it is for; empty where no one is counted one by one, or no one is known.
    `entries` are what it would be in the ledger, one for each subject; none for an own entry without an activity.
    """

    requirement: str
    place: str
    activity: str | None
    state: PlanState
    span: Span | None
    subjects: tuple[str, ...]
    month: int
    day: int | None
    when: date
    usual_month: int
    hours: Fraction | None = None
    edit: Edit | None = None
    entries: tuple[Entry, ...] = ()
    row: int = 0
    serves: tuple[str, ...] = ()
    open_conditions: tuple[ConditionFinding, ...] = ()
    remarks: tuple[PlanRemark, ...] = ()

    @property
    def certain(self) -> bool:
        """The branch's facts say that it is due, or the branch added it itself."""
        return not self.open_conditions


@dataclass(frozen=True, kw_only=True, slots=True)
class Unmet:
    """A rule that would not be met in a period even if everything were carried out as planned; for one subject, if any."""

    requirement: str
    span: Span
    subject: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """A requirement that counts an activity and has no entry in the plan."""

    requirement: str
    reason: Reason
    conditions: tuple[ConditionFinding, ...] = ()
    said: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class YearPlan:
    """Entries by month and day, then in the poster's order. `missing`: facts that would make the plan certain."""

    year: int
    entries: tuple[PlanEntry, ...]
    unmet: tuple[Unmet, ...]
    left_out: tuple[LeftOut, ...]
    missing: tuple[str, ...]
    notes: tuple[PlanNote, ...]
    idle_edits: int

    def count(self, state: PlanState) -> int:
        """The number of entries in this state."""
        return sum(entry.state is state for entry in self.entries)
