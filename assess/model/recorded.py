"""The figures that a file brings along: what was computed when it was written. They are compared, and never used for anything."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One area, or the whole. `low` and `high` are None where nothing scored applied; `band` is None while it was open."""

    low: Fraction | None
    high: Fraction | None
    band: str | None
    answered: int
    asked: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """The figures of a file, the day they were reckoned for (None: no day), and the standard that they were reckoned by."""

    standard_version: str
    standard_digest: str
    day: date | None
    overall: Figure
    areas: dict[str, Figure]


class Verdict(StrEnum):
    """What verifying a file can end in."""

    CONFIRMED = "confirmed"
    DIFFERS = "differs"
    OTHER_STANDARD = "other-standard"
    NOT_RECORDED = "not-recorded"


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """One figure as it is in the file and as it comes out anew. `area` is empty for the whole; a side without it has None."""

    area: str
    recorded: Figure | None
    computed: Figure | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """A file's figures against those of now. `pairs` are those that differ; by another standard, all of them."""

    verdict: Verdict
    recorded: Recorded | None
    pairs: tuple[Pair, ...]
