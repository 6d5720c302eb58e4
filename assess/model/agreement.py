"""Agreement between people who judged the same things: what each said, and what comes of it."""

from dataclasses import dataclass
from fractions import Fraction

from assess.model.answers import Choice

Ratings = tuple[Choice | None, ...]
"""What one person said of each requirement, in their order; None where that person said nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreed:
    """One requirement. `counts`: how many gave each answer, all four in their order; `share`: of all pairs of people who said
    something, how many said the same, None while there is no pair.
    """

    requirement: str
    counts: dict[Choice, int]
    share: Fraction | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """All of them. `alpha`: Krippendorff’s alpha for names of kinds, 1 for full agreement, 0 for what chance would give; None where
    nothing can be said: no two people spoke of the same requirement, or everybody gave one and the same answer to everything.
    """

    people: int
    alpha: Fraction | None
    requirements: tuple[Agreed, ...]
