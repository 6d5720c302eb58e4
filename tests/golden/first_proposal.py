"""The first proposal for what a new case spells out: the whole reply without its words, to be cut down by hand."""

from typing import Any

from tests.golden.words import CODE, LETTER

NOTHING = object()


def spelled(reply: Any) -> Any:
    """Codes, numbers and dates, in their places. An empty list or text stays, for it may be the point."""
    if isinstance(reply, dict):
        return {name: each for name, part in reply.items() if (each := spelled(part)) is not NOTHING and name != "data"}
    if isinstance(reply, list):
        found = [each for part in reply if (each := spelled(part)) is not NOTHING]
        return found if len(found) == len(reply) else NOTHING
    words = isinstance(reply, str) and LETTER.search(reply) and not CODE.fullmatch(reply)
    return NOTHING if words else reply
