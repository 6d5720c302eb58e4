"""Which requirements belong together though they may stand far apart.

They count the same activity, or one national rule is about both.
"""

from collections import defaultdict
from collections.abc import Iterator

from assess.model.rules import AtLeast
from assess.model.standard import Requirement, Standard


class Relations:
    """What belongs together in one standard; looked up, because every page of the portal asks for many."""

    def __init__(self, standard: Standard) -> None:
        self._requirements = tuple(standard.requirements.values())
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(self._requirements):
            for topic in _topics(each):
                self._places[topic].append(place)

    def related(self, requirement: Requirement) -> Iterator[Requirement]:
        """In the poster's order, without the requirement itself."""
        for place in sorted({place for topic in _topics(requirement) for place in self._places[topic]}):
            if self._requirements[place].id != requirement.id:
                yield self._requirements[place]


def _topics(requirement: Requirement) -> Iterator[str]:
    if isinstance(requirement.rule, AtLeast):
        yield f"activity {requirement.rule.activity}"
    yield from (f"comparison {each}" for each in requirement.compare)
