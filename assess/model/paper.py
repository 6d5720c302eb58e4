"""The form on paper: how it is divided into pages, and the code that says which page of which standard it is.

A page's code has `CODE_LENGTH` characters of `ALPHABET`, which leaves out 0, O, 1, I and L because they are taken for each other.
The last one is a check character: with it, the sum of place × value is a multiple of 31. As 31 is a prime and the places 1 to 6
are all different, no two codes differ in one character only, nor by two characters that changed places; a missing or a doubled
one changes the length. So each such slip is caught always.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from assess.model.answers import Choice
from assess.model.branch import Fact, FactKind
from assess.model.standard import Requirement, Standard

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 6
LETTERS_FROM = 8
"""Pages are lettered A, B, C …: the first character of their codes."""
LINES = 25
"""Requirements of one page: as many as can be read on A4, in groups of five."""
GROUP = 5
"""Keys are written and typed in groups of so many."""

KEYS = {Choice.MET: "1", Choice.PARTLY: "2", Choice.NOT_MET: "3", Choice.NOT_APPLICABLE: "4"}
"""What is written for an answer."""
BLANK = "0"
"""What is written, or printed beforehand, where there is no answer."""
YES_NO_OPTIONS = ("yes", "no")


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperPage:
    """One page. The first asks about the branch and has `choices` (a key each) and `figures`; the others have `requirements`."""

    code: str
    requirements: tuple[Requirement, ...] = ()
    choices: tuple[Fact, ...] = ()
    figures: tuple[Fact, ...] = ()

    @property
    def letter(self) -> str:
        """The letter by which people call the page."""
        return self.code[0]

    @property
    def lines(self) -> int:
        """The number of keys written on it."""
        return len(self.requirements) + len(self.choices)


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """The boxes that were typed back. `boxes` has the page of each box, None where it could not be used or nothing is there."""

    boxes: tuple[PaperPage | None, ...] = ()
    answers: dict[str, Choice] = field(default_factory=dict)
    facts: dict[str, object] = field(default_factory=dict)


def paper_pages(standard: Standard) -> tuple[PaperPage, ...]:
    """All pages in their order. The same standard always gives the same codes; another version gives others."""
    return tuple(_pages(standard))


def _pages(standard: Standard) -> Iterator[PaperPage]:
    facts = standard.facts.values()
    choices = tuple(fact for fact in facts if options_of(fact))
    figures = tuple(fact for fact in facts if not options_of(fact))
    yield PaperPage(code=_code(0, standard, [fact.id for fact in facts]), choices=choices, figures=figures)
    requirements = tuple(standard.requirements.values())
    for place, start in enumerate(range(0, len(requirements), LINES), 1):
        found = requirements[start : start + LINES]
        yield PaperPage(code=_code(place, standard, [each.id for each in found]), requirements=found)


def options_of(fact: Fact) -> tuple[str, ...]:
    """The values of a fact in the order of their keys, from 1; empty where figures are written."""
    if fact.kind is FactKind.YES_NO:
        return YES_NO_OPTIONS
    return tuple(fact.options) if fact.kind is FactKind.CHOICE else ()


def _code(place: int, standard: Standard, ids: list[str]) -> str:
    """Made from what the lines of a page are: two pages that ask the same in the same order are the same page."""
    said = "\n".join([standard.version, *ids])
    number = int.from_bytes(hashlib.sha256(said.encode()).digest()[:8], "big")
    body = ALPHABET[(LETTERS_FROM + place) % len(ALPHABET)]
    for _ in range(CODE_LENGTH - 2):
        number, rest = divmod(number, len(ALPHABET))
        body += ALPHABET[rest]
    return body + check_character(body)


def check_character(body: str) -> str:
    """The check character of a code that begins with `body`."""
    total = _weighed(body)
    return next(char for place, char in enumerate(ALPHABET) if (total + (len(body) + 1) * place) % len(ALPHABET) == 0)


def is_code(text: str) -> bool:
    """True if it can be a page's code at all, of whatever standard."""
    return len(text) == CODE_LENGTH and set(text) <= set(ALPHABET) and _weighed(text) % len(ALPHABET) == 0


def _weighed(text: str) -> int:
    return sum(place * ALPHABET.index(char) for place, char in enumerate(text, 1))
