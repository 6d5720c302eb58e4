"""People of a branch: each once, with offices; both have a beginning and an end, or none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from assess.model.text import Text

Spell = tuple[date, date]
"""From the first day to the last, both included."""

ALWAYS: tuple[Spell, ...] = ((date.min, date.max),)
NEVER: tuple[Spell, ...] = ()


class Office(StrEnum):
    """Something that somebody is in the branch, or can do for it. Everybody who belongs to it is a member."""

    MEMBER = "member"
    SECRETARY = "secretary"
    DEPUTY = "deputy"
    COMMITTEE_MEMBER = "committee-member"
    GROUP_LEADER = "group-leader"
    LEADING_OFFICIAL = "leading-official"
    ABLE_MEMBER = "able-member"
    ABLE_OFFICIAL = "able-official"
    CONTACT = "contact"
    EXEMPT = "exempt"


class RosterColumn(StrEnum):
    """A column of a list of people from elsewhere. `from` and `to` are of an office, `joined` and `left` of membership."""

    NAME = "name"
    OFFICE = "office"
    FROM = "from"
    TO = "to"
    OF = "of"
    JOINED = "joined"
    LEFT = "left"


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedOffice:
    """An office as somebody wrote it down: days as they were typed."""

    office: Office
    first: str = ""
    last: str = ""
    of: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A person as somebody wrote them down: from and to are of the membership."""

    name: str
    first: str = ""
    last: str = ""
    offices: tuple[ListedOffice, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RosterWords:
    """A name for something on a roster; `also` are other words that people have for it."""

    text: Text
    also: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficeWords(RosterWords):
    """The words for an office; `of` is what has to be said with it, None where nothing is; `everybody` mean all who hold it."""

    of: Text | None = None
    everybody: tuple[str, ...] = ()


TEAM = (Office.SECRETARY, Office.DEPUTY, Office.COMMITTEE_MEMBER)
"""The leading team: the committee with its secretary."""
MEMBERSHIP = (*TEAM, Office.MEMBER)
"""Whoever is on the team belongs to the branch."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tenure:
    """An office held for some time. `of` says more: a group's number, whom a contact looks after, why somebody is exempt."""

    office: Office
    first: date = date.min
    last: date = date.max
    of: str = ""

    @property
    def spell(self) -> Spell:
        """Its days."""
        return self.first, self.last


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """One person, by the name that is shown."""

    name: str
    tenures: tuple[Tenure, ...] = ()

    def spells(self, *offices: Office) -> tuple[Spell, ...]:
        """The days in any of these offices."""
        return union(each.spell for each in self.tenures if each.office in offices)


@dataclass(frozen=True, kw_only=True, slots=True)
class People:
    """Everybody who is counted one by one, in the order in which they were named; no one need be."""

    persons: tuple[Person, ...] = ()
    by_name: dict[str, Person] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {each.name: each for each in self.persons})

    def holders(self, *offices: Office) -> tuple[str, ...]:
        """The names of all who ever hold one of these offices."""
        return tuple(person.name for person in self.persons if any(each.office in offices for each in person.tenures))

    def spells(self, name: str, *offices: Office) -> tuple[Spell, ...]:
        """The days on which somebody holds one of these offices; never for one who is not named."""
        person = self.by_name.get(name)
        return NEVER if person is None else person.spells(*offices)

    def holds(self, name: str, office: Office, day: date, until: date | None = None) -> bool:
        """True if this person holds the office on the day, and without a break `until` another one."""
        person = self.by_name.get(name)
        last = day if until is None else until
        return person is not None and any(
            each.office is office and each.first <= day and last <= each.last for each in person.tenures
        )

    def held_by_any(self, office: Office) -> tuple[Spell, ...]:
        """The days on which there is somebody in the office."""
        return union(each.spell for person in self.persons for each in person.tenures if each.office is office)

    def details(self, office: Office) -> Iterator[tuple[Person, Tenure]]:
        """Each tenure of an office, with whose it is."""
        return ((person, each) for person in self.persons for each in person.tenures if each.office is office)

    @property
    def secretary(self) -> str:
        """The last secretary named, who is in office now; empty where none is."""
        return max(self.details(Office.SECRETARY), key=lambda each: each[1].first, default=(Person(name=""), None))[0].name


# — days


def union(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """The same days in spells that neither touch nor overlap, in order."""
    found: list[Spell] = []
    for first, last in sorted(each for each in spells if each[0] <= each[1]):
        if found and (found[-1][1] == date.max or first <= found[-1][1] + timedelta(days=1)):
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)


def common(one: Iterable[Spell], other: Iterable[Spell]) -> tuple[Spell, ...]:
    """The days in both."""
    others = tuple(other)
    return union((max(a[0], b[0]), min(a[1], b[1])) for a in one for b in others)


def without(one: Iterable[Spell], other: Iterable[Spell]) -> tuple[Spell, ...]:
    """The days of one that are not in the other."""
    left = union(one)
    for first, last in union(other):
        before = tuple((a, min(b, first - timedelta(days=1))) for a, b in left if first > date.min)
        after = tuple((max(a, last + timedelta(days=1)), b) for a, b in left if last < date.max)
        left = union((*before, *after))
    return left


def days_in(spells: Iterable[Spell], first: date, last: date) -> int:
    """The number of days of a period that are in these spells, which do not overlap."""
    return sum(max(0, (min(b, last) - max(a, first)).days + 1) for a, b in spells)
