"""Numbers as people read them. Inside, everything is an exact fraction, and bands are decided by that; only what is shown is
rounded, half up, to one decimal: 22 ÷ 24 is 91.7. A difference is one of the figures shown, so that anybody can check it.
"""

from fractions import Fraction
from math import floor

from assess.model.findings import Interval


def percent(value: Fraction) -> str:
    """A percentage with at most one decimal."""
    return f"{tenths(value):.1f}".removesuffix(".0")


def tenths(value: Fraction) -> float:
    """The same figure as a number, for drawing."""
    return float(shown(value))


def shown(value: Fraction) -> Fraction:
    """The figure as it is shown, exactly: rounded half up to tenths."""
    return Fraction(floor(value * 10 + Fraction(1, 2)), 10)


def span(score: Interval) -> str:
    """`61.1–84`, or one figure once nothing is open."""
    low, high = percent(score.low), percent(score.high)
    return low if low == high else f"{low}–{high}"


def points(value: Fraction | int) -> str:
    """Points as a decimal where it is short (12.5), else as a fraction (7/3)."""
    exact = Fraction(value)
    if exact.denominator == 1:
        return str(exact.numerator)
    if 100 % exact.denominator == 0:
        return f"{float(exact):.2f}".rstrip("0")
    return f"{exact.numerator}/{exact.denominator}"


def share(part: int, whole: int) -> str:
    """Whole percent, cut, so that 100% means all."""
    return f"{100 * part // whole if whole else 100}%"
