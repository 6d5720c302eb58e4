"""The ledger of a year at a glance: activities by months, with what is held, what is missing, and what is not due yet."""

from dataclasses import dataclass
from datetime import date

from assess.model.findings import PeriodState
from assess.model.periods import Span


@dataclass(frozen=True, kw_only=True, slots=True)
class OverviewCell:
    """One or more months of an activity, as one: `count` entries that count there.

    `state` is that of the period which it is, or lies in; `held` where nothing is lacking, None where nothing is asked. `day` is a
    likely one for what is lacking; None where nothing is, and while none of its days has come.
    """

    span: Span
    count: int
    state: PeriodState | None
    day: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class OverviewRow:
    """One activity. `months` are cells that cover the year; `year` is what is asked in the year as a whole, beside them.

    `entries` are all of the year; `asked` is False where no requirement that counts it can apply. `confirmed`: the branch says
    that the ledger has all of it.
    """

    activity: str
    entries: int
    asked: bool
    confirmed: bool
    months: tuple[OverviewCell, ...]
    year: OverviewCell
