"""The meaning of requirements: what an answer was given to, so that a changed standard never passes in silence."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from assess.model.text import Text

DIGEST = re.compile(r"[0-9a-f]{8}-[0-9a-f]{8}\Z")
"""A requirement's meaning: the digest of its words, and that of what decides about it."""


class Carried(StrEnum):
    """The fate of a requirement since its answer was given.

    `split`: it has another id now, and says something else. `new`: there was none in the version that the file names.
    """

    KEPT = "kept"
    REWORDED = "reworded"
    CHANGED = "changed"
    SPLIT = "split"
    NEW = "new"

    @property
    def counts(self) -> bool:
        """True if an answer given before is one to what is asked now."""
        return self in (Carried.KEPT, Carried.REWORDED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Meanings:
    """The meaning of every requirement of one version by its id, and of being complete in the ledger by activity.

    `words` are the sentences, by meaning; in the browser only those that read otherwise now.
    """

    requirements: dict[str, str] = field(default_factory=dict)
    activities: dict[str, str] = field(default_factory=dict)
    words: dict[str, Text] = field(default_factory=dict)


def compare(given: str, in_force: str) -> Carried:
    """The fate of an answer that was given to one meaning, by the one in force. A text that is no digest is never the same."""
    if given == in_force:
        return Carried.KEPT
    if not DIGEST.match(given):
        return Carried.CHANGED
    return Carried.REWORDED if given.partition("-")[2] == in_force.partition("-")[2] else Carried.CHANGED
