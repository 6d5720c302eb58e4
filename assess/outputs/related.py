"""Which requirements belong together though they may stand far apart.

They count the same activity, or one national rule is about both.
"""

from collections.abc import Iterator

from assess.model.rules import AtLeast
from assess.model.standard import Requirement, Standard


def related(requirement: Requirement, standard: Standard) -> Iterator[Requirement]:
    """In the poster's order, without the requirement itself."""
    for each in standard.requirements.values():
        if each.id != requirement.id and (_counts_the_same(each, requirement) or set(each.compare) & set(requirement.compare)):
            yield each


def _counts_the_same(one: Requirement, other: Requirement) -> bool:
    return isinstance(one.rule, AtLeast) and isinstance(other.rule, AtLeast) and one.rule.activity == other.rule.activity
