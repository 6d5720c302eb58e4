"""Words that name no activity → the activities that they may mean, the likeliest first: what an import proposes."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assess.model.standard import Standard
from assess.reading.files.activity_names import REMEMBERED, activity_names, plain

MOST = 5
"""Proposals are to be looked through at a glance."""
LEAST_ALIKE = 0.3
"""Less than this share of pairs of characters in common, and a name is not what was meant."""
WORD_LIMIT = 60
"""Characters of a cell that are compared."""
_NO_NAME = r"[\W\d_]+"


def proposals(text: str, standard: Standard) -> list[str]:
    """The ids of activities with a name like the text, at most `MOST`: by how alike they are, then as the standard has them."""
    said = _pairs(plain(text)[:WORD_LIMIT])
    best: dict[str, float] = {}
    for name, id_ in activity_names(standard).items():
        alike = _alike(said, _pairs(name))
        if alike >= LEAST_ALIKE:
            best[id_] = max(alike, best.get(id_, 0))
    places = {id_: place for place, id_ in enumerate(standard.activities)}
    return sorted(best, key=lambda id_: (-best[id_], places[id_]))[:MOST]


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share that they have in common; one that is wholly in the other is alike, however much the other says besides."""
    both = len(one & other)
    if not both:
        return 0
    whole = both == len(other)
    return 2 * both / (len(one) + len(other)) + (both / (both + 1) if whole else 0)


@lru_cache(REMEMBERED)
def _pairs(name: str) -> frozenset[str]:
    """Each two characters that follow each other, without signs and digits."""
    return frozenset(_follow(re.sub(_NO_NAME, "", name)))


def _follow(letters: str) -> Iterator[str]:
    return (letters[place : place + 2] for place in range(len(letters) - 1))
