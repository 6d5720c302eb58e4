"""The lowest and the highest weighted mean with parts that may or may not count, against trying everything."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from assess.judging.intervals import WeightedPart, interval, mean

SHARES = st.sampled_from([Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(1)])


@st.composite
def parts(draw: st.DrawFn) -> WeightedPart:
    low, high = sorted([draw(SHARES), draw(SHARES)])
    return WeightedPart(points=draw(st.integers(0, 4)), low=low, high=high, sure=draw(st.booleans()))


def selections(given_parts: list[WeightedPart]) -> Iterator[list[WeightedPart]]:
    """Every choice of the unsure parts, with all sure ones, that leaves something to count."""
    for taken in product([False, True], repeat=len(given_parts)):
        chosen = [part for part, is_taken in zip(given_parts, taken, strict=True) if part.sure or is_taken]
        if sum(part.points for part in chosen):
            yield chosen


@given(st.lists(parts(), max_size=7))
def test_the_ends_are_the_lowest_and_highest_mean_that_can_come(given_parts: list[WeightedPart]) -> None:
    found = interval(mean(given_parts))
    lows = [
        100 * sum(part.points * part.low for part in each) / sum(part.points for part in each) for each in selections(given_parts)
    ]
    highs = [
        100 * sum(part.points * part.high for part in each) / sum(part.points for part in each) for each in selections(given_parts)
    ]
    assert (found is None) == (not lows)
    if found is not None:
        assert (found.low, found.high) == (min(lows), max(highs))


@given(st.lists(parts(), max_size=7))
def test_a_score_is_certain_where_no_choice_leaves_nothing_to_count(given_parts: list[WeightedPart]) -> None:
    found = mean(given_parts)
    if found is not None:
        assert found.certain == any(part.points for part in given_parts if part.sure)


@given(st.lists(parts(), max_size=7).flatmap(lambda made: st.tuples(st.just(made), st.permutations(made))))
def test_the_order_of_parts_does_not_matter(orders: tuple[list[WeightedPart], list[WeightedPart]]) -> None:
    assert interval(mean(orders[0])) == interval(mean(orders[1]))


@given(st.lists(parts(), max_size=7))
def test_the_sums_are_what_the_percentages_say(given_parts: list[WeightedPart]) -> None:
    sums = mean(given_parts)
    if sums is not None:
        assert 0 <= sums.earned_low <= sums.counted_low
        assert 0 <= sums.earned_high <= sums.counted_high
        assert 0 < sums.counted_low <= sum(part.points for part in given_parts)
