"""The periods in which an activity is due: months, quarters, half-years and the year itself."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from assess.model.rules import Period

MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}
"""Periods that the calendar gives. A term of office and an occasion it does not give."""


@dataclass(frozen=True, slots=True)
class Span:
    """One period, both days included; `number` counts from 1 in its year."""

    per: Period
    number: int
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """The number of its days."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=64)
def spans(year: int, per: Period) -> tuple[Span, ...]:
    """All periods of a year in order; empty for a period that the calendar does not give."""
    months = MONTHS.get(per)
    if months is None:
        return ()
    return tuple(_span(year, per, number, months) for number in range(1, 12 // months + 1))


def _span(year: int, per: Period, number: int, months: int) -> Span:
    first = date(year, (number - 1) * months + 1, 1)
    following = date(year + 1, 1, 1) if number * months == 12 else date(year, number * months + 1, 1)
    return Span(per=per, number=number, first=first, last=following - timedelta(days=1))
