"""Figures as they are shown: rounded half up, and differences that anybody can check."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.model.findings import Interval
from assess.model.recorded import Figure
from assess.model.text import Language
from assess.outputs.score.history import _moved
from assess.outputs.words import figures

percentages = st.fractions(min_value=0, max_value=100, max_denominator=500)


@given(percentages)
def test_a_figure_is_the_exact_one_rounded_half_up_to_one_decimal(value: Fraction) -> None:
    with localcontext(prec=60):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        assert Decimal(figures.percent(value)) == exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("earned", "counted", "is_shown"),
    [
        (22, 24, "91.7"),
        (26, 28, "92.9"),
        (1, 2000, "0.1"),
        (1, 2001, "0"),
        (1999, 2000, "100"),
        (89949, 100000, "89.9"),
        (5, 5, "100"),
    ],
)
def test_cases_from_the_page(earned: int, counted: int, is_shown: str) -> None:
    assert figures.percent(Fraction(100 * earned, counted)) == is_shown


@given(percentages, percentages)
def test_a_difference_is_that_of_the_figures_shown(before: Fraction, after: Fraction) -> None:
    was, is_ = _figure(before), _figure(after)
    said = _moved(was, is_, Language.EN)
    if before == after:
        assert said == "unchanged"
    else:
        moved = Decimal(figures.percent(after)) - Decimal(figures.percent(before))
        assert Decimal(said.replace("−", "-")) == moved


def _figure(value: Fraction) -> Figure:
    return Figure(low=value, high=value, band=None, answered=1, asked=1)


def test_an_interval_whose_ends_look_alike_is_one_figure() -> None:
    assert figures.span(Interval(low=Fraction(91661, 1000), high=Fraction(91669, 1000), certain=True)) == "91.7"
