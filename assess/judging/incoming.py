"""A proposal for a file that is brought to what is here. Pure; nothing is done yet.

A file that comes back from a review holds what the branch handed upward, shortened or not, and the branch may have gone on since.
So its review is taken, and nothing else, wherever at least half of what the file says besides stands here too. Replacing comes
first only where nothing would be lost by it.
"""

import unicodedata
from collections.abc import Mapping

from assess.judging.differences import differences
from assess.model.incoming import Differences, Incoming, Offer

Data = Mapping[str, object]


def weigh(ours: Data, theirs: Data, *, shortened: bool) -> Incoming:
    """`theirs` is the file restored from what is here (`judging.shortened_copy`); `shortened`: there was something to restore."""
    found = differences(ours, theirs)
    same_branch, same_year = (_agree(ours.get(name), theirs.get(name)) for name in ("name", "year"))
    here, there = ours.get("review"), theirs.get("review")
    review = bool(there) and here != there
    return Incoming(
        offer=_offer(found, review=review, own=same_branch and same_year, shortened=shortened),
        differences=found,
        same_branch=same_branch,
        same_year=same_year,
        review=review,
        replaced=review and bool(here),
    )


def _offer(found: Differences, *, review: bool, own: bool, shortened: bool) -> Offer:
    if not own:
        return Offer.NOTHING
    if review and _is_returned(found):
        return Offer.REVIEW
    if not (found.added or found.changed or review):
        return Offer.NOTHING
    loses = found.lost or found.changed or shortened
    return Offer.MERGE if loses else Offer.REPLACE


def _is_returned(found: Differences) -> bool:
    return found.same >= len(found.added) + len(found.changed)


def _agree(one: object, other: object) -> bool:
    """True unless both sides say something, and not the same."""
    names = [_plain(each) for each in (one, other)]
    return "" in names or names[0] == names[1]


def _plain(value: object) -> str:
    return "" if value is None else "".join(unicodedata.normalize("NFKC", str(value)).split())
