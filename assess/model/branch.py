"""Facts that are asked about a branch, and those it gave."""

from dataclasses import dataclass, field
from enum import StrEnum

from assess.model.text import Text


class FactKind(StrEnum):
    """The form in which a fact is given: one option, yes or no, a whole number, or a list of whole numbers."""

    CHOICE = "choice"
    YES_NO = "yes-no"
    COUNT = "count"
    SIZES = "sizes"


@dataclass(frozen=True, kw_only=True, slots=True)
class FactTest:
    """The demand on one fact for a notice: one of `is_` (an option, or yes and no), or a number from `at_least` to `at_most`.

    Of sizes, `entries` is how many there are at most, and the numbers are those of the smallest.
    """

    fact: str
    is_: tuple[str, ...] = ()
    at_least: int | None = None
    at_most: int | None = None
    entries: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """A remark on the facts themselves, shown when all of `when` hold. It touches no score."""

    when: tuple[FactTest, ...]
    text: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A question about the branch. `options` only for a choice; `at_most` bounds the numbers of counts and sizes."""

    id: str
    group: str
    kind: FactKind
    text: Text
    hint: Text | None = None
    measure: Text | None = None
    options: dict[str, Text] = field(default_factory=dict)
    asked_when: str | None = None
    at_most: int = 0
    notices: tuple[Notice, ...] = ()


FOUNDED = "founded"
"""The fact that says that the branch was not there all year."""
CHANGED = "changed"
"""The fact that says that it was altered in the year, and so was there before."""

FactValue = str | bool | int | tuple[int, ...]
"""choice → option id, yes-no → bool, count → int, sizes → tuple of ints (persons, or years for a standing)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Branch:
    """The facts that a branch has given; what is not in `facts` is not known, which is neither yes nor no."""

    facts: dict[str, FactValue] = field(default_factory=dict)

    def value(self, fact: str) -> FactValue | None:
        """The branch's answer, or None while there is none."""
        return self.facts.get(fact)

    @property
    def founded(self) -> bool | None:
        """True if it was founded in the year assessed, as far as its facts tell."""
        said = self.facts.get(FOUNDED)
        return said if isinstance(said, bool) else (False if self.facts.get(CHANGED) is True else None)
