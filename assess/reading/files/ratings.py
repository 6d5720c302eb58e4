"""Ratings of the people in a room: codes that were typed, a line for each person, and files that the form saved."""

import unicodedata

from assess.errors import Where, Wrong
from assess.model.agreement import Ratings
from assess.model.paper import BLANK, KEYS
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.paper import CHOICES, FILLING

TEXT_AT_MOST = 40_000
"""Characters: far more than so many codes can have."""

LONGEST_SHOWN = 40


def read_codes(text: str, count: int, collector: ProblemCollector) -> tuple[Ratings, ...]:
    """A code on each line, one key for each of `count` requirements, as on the paper form; empty lines are passed over.

    A line that cannot be right is reported with its number and left out: one slip must not spoil the others.
    """
    people: list[Ratings] = []
    if len(text) > TEXT_AT_MOST:
        Node(text, collector, path=("codes",)).wrong(Wrong.TOO_LONG, size=len(text), limit=TEXT_AT_MOST)
        return ()
    for place, line in enumerate(text.splitlines(), 1):
        keys = FILLING.sub("", unicodedata.normalize("NFKC", line))
        strange = sorted(set(keys) - {BLANK, *CHOICES})
        if strange:
            collector.add(Where(row=place), Wrong.RATING_KEY, got=" ".join(strange)[:LONGEST_SHOWN], high=len(KEYS))
        elif keys and len(keys) != count:
            collector.add(Where(row=place), Wrong.RATING_LENGTH, size=len(keys), known=count)
        elif set(keys) - {BLANK}:
            people.append(tuple(CHOICES.get(key) for key in keys))
    return tuple(people)


def read_observed(node: Node, standard: Standard) -> list[str] | None:
    """The requirements that were judged, by id, in their order; None, with the reason reported, where the page names others."""
    raw = node.value
    if not isinstance(raw, list) or not raw or not all(isinstance(each, str) and each in standard.requirements for each in raw):
        node.wrong(Wrong.BAD_REQUEST, detail="requirements")
        return None
    return list(dict.fromkeys(raw))
