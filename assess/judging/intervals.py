"""Weighted means with unknown parts: the lowest and the highest they can still become."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from assess.model.findings import Arithmetic, Interval

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class WeightedPart:
    """One requirement, or area, in the sum: its points, the least and the most of them it can earn (0 to 1), and whether
    it surely counts.
    """

    points: int
    low: Fraction
    high: Fraction
    sure: bool


def mean(parts: Iterable[WeightedPart]) -> Arithmetic | None:
    """The sums behind the lowest and the highest mean; None when there are no points at all.

    A part that may or may not count (its applicability is open) is left out or taken in, whichever is worse for the low
    end and better for the high end. Taking the smallest first while it pulls the mean down is exact for weighted means.
    """
    counted = [part for part in parts if part.points]
    if not counted:
        return None
    # In whole numbers over one denominator: fractions are slow, and this runs at every click.
    scale = lcm(*{part.low.denominator for part in counted}, *{part.high.denominator for part in counted})
    lows = [(part.low.numerator * (scale // part.low.denominator), part.points, part.sure) for part in counted]
    losses = [(scale - part.high.numerator * (scale // part.high.denominator), part.points, part.sure) for part in counted]
    low_earned, low_points = _lowest(lows)
    lost, high_points = _lowest(losses)
    return Arithmetic(
        earned_low=Fraction(low_earned, scale),
        counted_low=low_points,
        earned_high=Fraction(high_points * scale - lost, scale),
        counted_high=high_points,
        certain=any(part.sure for part in counted),
    )


def interval(sums: Arithmetic | None) -> Interval | None:
    """The sums as percentages."""
    if sums is None:
        return None
    return Interval(
        low=HUNDRED * sums.earned_low / sums.counted_low,
        high=HUNDRED * sums.earned_high / sums.counted_high,
        certain=sums.certain,
    )


def _lowest(shares: list[tuple[int, int, bool]]) -> tuple[int, int]:
    """Earned and counted points of the lowest mean: all sure parts, and each unsure one that lowers it."""
    earned = sum(share * points for share, points, sure in shares if sure)
    counted = sum(points for _, points, sure in shares if sure)
    for share, points, _ in sorted(part for part in shares if not part[2]):
        if counted and share * counted >= earned:
            break
        earned += share * points
        counted += points
    return earned, counted
