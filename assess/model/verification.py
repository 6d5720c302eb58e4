"""The findings of comparing a file's record with what comes out of the file."""

from dataclasses import dataclass
from enum import StrEnum

from assess.model.findings import Status
from assess.model.recorded import Figure, Recorded


class Verdict(StrEnum):
    """The outcomes of verifying a file.

    `changed`: its contents are not those that were judged, though figures and states are; `figures-only`: the figures agree, and
    there is no record of anything else; `incomplete`: what is recorded agrees, and part of the record is gone.
    """

    CONFIRMED = "confirmed"
    DIFFERS = "differs"
    CHANGED = "changed"
    FIGURES_ONLY = "figures-only"
    INCOMPLETE = "incomplete"
    OTHER_STANDARD = "other-standard"
    NOT_RECORDED = "not-recorded"


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """One figure as it is in the file and as it is judged now. `area` is empty for the whole; a side without it has None."""

    area: str
    recorded: Figure | None
    computed: Figure | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedState:
    """A requirement whose recorded state differs from the one judged now."""

    requirement: str
    recorded: Status
    computed: Status


class Kept(StrEnum):
    """The amount of what a file recorded in addition to its figures."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """A file's record against what comes out of it now. `pairs` are the figures that differ; by another standard, all of them.

    `moved` are the requirements that stand differently, red lines first; `parts` those of the file that are not what was judged.
    """

    verdict: Verdict
    recorded: Recorded | None
    pairs: tuple[Pair, ...] = ()
    moved: tuple[ChangedState, ...] = ()
    parts: tuple[str, ...] = ()
    kept: Kept = Kept.NONE
