"""The branch's plan of improvements (整改计划), the field `plan` of its file: what, who, by when.

Not the year's plan (年度计划, `model.year_plan`), whose changes are the field `calendar`.
"""

from dataclasses import dataclass
from datetime import date

IMPROVEMENTS_LIMIT = 300
"""Measures that are read from a file."""
MEASURE_LIMIT = 1000
"""Characters of a measure, and of who sees to it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Improvement:
    """One measure. `place` counts from 0 in the file; `requirement` is None where it is about none, or about an unknown one.

    `year` is the year of the assessment that it was entered for: one of an earlier year was carried over.
    """

    place: int
    requirement: str | None
    what: str
    who: str
    by: date | None
    done: date | None
    year: int | None
