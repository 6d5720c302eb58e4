"""The day as of which somebody's file is judged."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Dated(StrEnum):
    """The trust in the day on which a file says that it was saved.

    It may be still to come, or lie before the year assessed, as where the clock was reset.
    """

    SAVED = "saved"
    NO_DAY = "no-day"
    FUTURE = "day-in-the-future"
    TOO_EARLY = "day-too-early"


@dataclass(frozen=True, kw_only=True, slots=True)
class AsOf:
    """The day to judge for (None: no period is over), and whether it is the file's own."""

    day: date | None
    dated: Dated
