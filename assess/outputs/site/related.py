"""Related requirements, though they may be far apart in the poster.

They count the same activity, or one national rule is about both.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence

from assess.model.rules import AtLeast
from assess.model.standard import Requirement, Standard

MOST = 12
"""More on a page would be a list that nobody reads."""


class Relations:
    """The related requirements of one standard; looked up, because every page of the portal asks for many."""

    def __init__(self, standard: Standard) -> None:
        self._requirements = tuple(standard.requirements.values())
        self._place = {each.id: place for place, each in enumerate(self._requirements)}
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(self._requirements):
            for topic in _topics(each):
                self._places[topic].append(place)

    def related(self, requirement: Requirement) -> Iterator[Requirement]:
        """At most MOST, those that stand nearest to it, in the poster's order, without the requirement itself."""
        here = self._place[requirement.id]
        near = {place for topic in _topics(requirement) for place in _around(self._places[topic], here)} - {here}
        nearest = sorted(near, key=lambda place: abs(place - here))[:MOST]
        yield from (self._requirements[place] for place in sorted(nearest))


def _around(places: Sequence[int], here: int) -> Sequence[int]:
    """As many on either side as could be asked for; the places ascend."""
    middle = bisect(places, here)
    return places[max(0, middle - MOST - 1) : middle + MOST]


def _topics(requirement: Requirement) -> Iterator[str]:
    if isinstance(requirement.rule, AtLeast):
        yield f"activity {requirement.rule.activity}"
    yield from (f"comparison {each}" for each in requirement.compare)
