"""The figures that a file brings along: what was computed when it was written. They are compared, and never used for anything."""

from dataclasses import dataclass, field
from datetime import date
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
    """The figures of a file, the day they were reckoned for (None: no day), and the standard that they were reckoned by.

    `states` has one letter for each requirement (`findings.LETTERS`), in the order of the standard; `contents` is a digest of each
    part of the file (`reading.files.recorded.contents_of`). Files written before these were recorded have neither, and so has an
    assessment that was finished.
    """

    standard_version: str
    standard_digest: str
    day: date | None
    overall: Figure
    areas: dict[str, Figure]
    states: str = ""
    contents: dict[str, str] = field(default_factory=dict)
