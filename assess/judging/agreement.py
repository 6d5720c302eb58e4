"""Agreement in a room: for each requirement, and over all with a statistic that takes off what chance would give."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction

from assess.model.agreement import Agreed, Agreement, Ratings
from assess.model.answers import Choice


def agreement(requirements: Sequence[str], people: Sequence[Ratings]) -> Agreement:
    """`people` said something of each of the `requirements`, in their order. Who said what plays no part."""
    units = [tuple(each[place] for each in people) for place in range(len(requirements))]
    return Agreement(
        people=len(people),
        alpha=krippendorff_alpha(units),
        requirements=tuple(_agreed(*each) for each in zip(requirements, units, strict=True)),
    )


def krippendorff_alpha(units: Iterable[Iterable[Hashable | None]]) -> Fraction | None:
    """Krippendorff’s alpha for nominal data, from the values that each unit got; None is a missing one.

    1 less the share of the disagreement that is there in that which chance would give: with o the coincidences of two values within
    a unit, each pair weighed by 1 / (values of the unit - 1), n of a value all its coincidences and n their sum, it is
    1 - (n - 1) * sum of o(c, k) / sum of n(c) n(k), over all c other than k. A unit with fewer than two values counts for nothing.
    None where chance would give no disagreement either. Source: K. Krippendorff, Computing Krippendorff’s Alpha-Reliability (2011),
    with whose figures tests/laws/test_agreement.py compares it.
    """
    apart, totals = Fraction(0), Counter[Hashable]()
    for unit in units:
        counts = Counter(value for value in unit if value is not None)
        size = counts.total()
        if size >= 2:
            apart += Fraction(size * size - sum(count * count for count in counts.values()), size - 1)
            totals += counts
    size = totals.total()
    by_chance = size * size - sum(count * count for count in totals.values())
    return 1 - (size - 1) * apart / by_chance if by_chance else None


def _agreed(requirement: str, said: tuple[Choice | None, ...]) -> Agreed:
    counts = {choice: said.count(choice) for choice in Choice}
    size = sum(counts.values())
    pairs = sum(count * (count - 1) for count in counts.values())
    return Agreed(requirement=requirement, counts=counts, share=Fraction(pairs, size * (size - 1)) if size > 1 else None)
