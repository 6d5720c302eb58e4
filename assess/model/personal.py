"""Personal data in a branch's file, before a copy of it is handed upward."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Path = tuple[str | int, ...]
"""The way to a text in plain data: names of fields and places in lists, from 0."""

HIDDEN = "\u25cb"
"""The circle that stands, on Chinese paper, for what is left out."""


class PersonalKind(StrEnum):
    """The kind of personal data that a text looks like."""

    ID_NUMBER = "id-number"
    MOBILE = "mobile"
    LANDLINE = "landline"
    NAME = "name"
    DETAILS = "details"


class Treatment(StrEnum):
    """Its treatment in the copy."""

    KEEP = "keep"
    REPLACE = "replace"
    REMOVE = "remove"


@dataclass(frozen=True, kw_only=True, slots=True)
class Personal:
    """One place: the characters from `start` to `end` of the text at `path`.

    `about` is the same wherever the same is meant: the digits of a number, a name in its normal form; nothing for details.
    """

    path: Path
    start: int
    end: int
    kind: PersonalKind
    text: str
    about: str

    @property
    def id(self) -> str:
        """Names all places that are treated alike."""
        return f"{self.kind}:{self.about}"


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonalGroup:
    """All places of the same, and what would stand there instead."""

    places: tuple[Personal, ...]
    replacement: str
    proposed: Treatment

    @property
    def first(self) -> Personal:
        """The place that is shown."""
        return self.places[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """Everything found in one file. `talks` are the ways to what records of single talks say, which never goes upward."""

    groups: tuple[PersonalGroup, ...]
    talks: tuple[Path, ...] = ()

    def among(self, treated: Mapping[str, Treatment]) -> "Found | None":
        """Those of the groups that were to be changed; None where there are none."""
        groups = tuple(group for group in self.groups if treated.get(group.first.id, Treatment.KEEP) is not Treatment.KEEP)
        return Found(groups=groups) if groups else None
