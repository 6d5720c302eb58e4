"""A file that is brought to what is here: how it differs, and what is best done with it."""

from dataclasses import dataclass
from enum import StrEnum

from assess.model.personal import Path


class Offer(StrEnum):
    """The proposal that is offered first; the other ways stay open."""

    REVIEW = "review"
    MERGE = "merge"
    REPLACE = "replace"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetPart:
    """A value, an answer or an entry: the way to what holds it, and what it is."""

    path: Path
    value: object


@dataclass(frozen=True, kw_only=True, slots=True)
class Differences:
    """From one sheet to another: how many parts both have, what was added, what was changed (as it was before), what is gone."""

    same: int
    added: tuple[SheetPart, ...]
    changed: tuple[SheetPart, ...]
    lost: tuple[SheetPart, ...]

    def within(self, *path: str) -> "Differences":
        """Those of one part of the sheet; `same` is of the whole."""
        added, changed, lost = (
            tuple(each for each in parts if each.path[: len(path)] == path) for parts in (self.added, self.changed, self.lost)
        )
        return Differences(same=self.same, added=added, changed=changed, lost=lost)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Added, changed, lost."""
        return len(self.added), len(self.changed), len(self.lost)


@dataclass(frozen=True, kw_only=True, slots=True)
class Incoming:
    """The relation of a file to what is here. `review`: it has a review that is not here; `replaced`: another one is here."""

    offer: Offer
    differences: Differences
    same_branch: bool
    same_year: bool
    review: bool
    replaced: bool
