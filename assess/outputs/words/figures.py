"""Numbers as people read them. Percentages are cut, never rounded up: 89.96 is shown as 89.9, below a band that starts at 90."""

from fractions import Fraction

from assess.model.findings import Interval


def percent(value: Fraction) -> str:
    """A percentage with at most one decimal."""
    return f"{tenths(value):.1f}".removesuffix(".0")


def tenths(value: Fraction) -> float:
    """The same figure as a number, for drawing."""
    return int(value * 10) / 10


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
