"""The ledger at a glance: what the rules find of each activity in each month, whether or not it is confirmed to be complete."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from assess.judging.applicability import applies, judge_conditions
from assess.judging.ledger import count_ledger, is_counted
from assess.model.answers import Sheet
from assess.model.findings import Applies, LedgerFinding, PeriodState
from assess.model.ledger import Entry
from assess.model.ledger_overview import OverviewCell, OverviewRow
from assess.model.periods import MONTHS, Span, spans
from assess.model.rules import AtLeast, Period
from assess.model.standard import Standard

WORST_FIRST = (PeriodState.MISSED, PeriodState.OPEN, PeriodState.HELD)
"""Of several who are counted, one who lacks it makes the period lack it."""


def ledger_overview(standard: Standard, sheet: Sheet, *, today: date | None) -> tuple[OverviewRow, ...]:
    """A row for each activity that some rule counts, in the standard's order; none while no year is known."""
    if sheet.year is None:
        return ()
    rules: dict[str, list[AtLeast]] = {name: [] for name in standard.activities}
    asked: set[str] = set()
    for each in standard.requirements.values():
        if isinstance(each.rule, AtLeast):
            may_apply = applies(judge_conditions(each.applies, standard, sheet.branch)) is not Applies.NO
            rules[each.rule.activity].extend([each.rule] if may_apply else [])
            asked |= {each.rule.activity} if may_apply else set()
    return tuple(_Row(name, rules[name], standard, sheet, sheet.year, today).row(asked=name in asked) for name in rules)


class _Row:
    """Looks at one activity in one year."""

    def __init__(
        self, activity: str, rules: Iterable[AtLeast], standard: Standard, sheet: Sheet, year: int, today: date | None
    ) -> None:
        self.activity = activity
        self.year = year
        self.today = today
        self.confirmed = activity in sheet.ledger.covers
        self.all = [each for each in sheet.ledger.entries if each.activity == activity and each.counts_on.year == year]
        self.counted = [each for each in self.all if is_counted(each, sheet, today)]
        self.found: dict[Period, list[LedgerFinding]] = {}
        for rule in rules:
            finding = count_ledger(rule, sheet, standard.ledger, today=today)
            if finding is not None:
                self.found.setdefault(rule.per, []).append(finding)

    def row(self, *, asked: bool) -> OverviewRow:
        """Months by the shortest period that is asked; what is asked for longer ones is the year's."""
        shortest = min((each for each in self.found if each is not Period.YEAR), key=MONTHS.__getitem__, default=None)
        longer = [per for per in self.found if per is not shortest]
        whole = spans(self.year, Period.YEAR)[0]
        return OverviewRow(
            activity=self.activity,
            entries=len(self.all),
            asked=asked,
            confirmed=self.confirmed,
            months=tuple(self._months(shortest)),
            year=self._cell(whole, _worst(state for per in longer for _, state in self._states(per))),
        )

    def _months(self, per: Period | None) -> Iterator[OverviewCell]:
        """A period that lacks something is one cell; else its months are apart, each with what was held in it."""
        if per is None:
            yield from (self._cell(each, None) for each in spans(self.year, Period.MONTH))
            return
        for span in spans(self.year, per):
            state = _worst(state for each, state in self._states(per) if each == span)
            if state in (PeriodState.MISSED, PeriodState.OPEN):
                yield self._cell(span, state)
            else:
                yield from (self._cell(each, state) for each in spans(self.year, Period.MONTH) if each.first in span)

    def _states(self, per: Period) -> Iterator[tuple[Span, PeriodState]]:
        for finding in self.found[per]:
            for stream in finding.streams:
                yield from ((each.span, each.state) for each in stream.periods)

    def _cell(self, span: Span, state: PeriodState | None) -> OverviewCell:
        lacks = state in (PeriodState.MISSED, PeriodState.OPEN)
        count = sum(each.counts_on in span for each in self.counted)
        return OverviewCell(span=span, count=count, state=state, day=self._likely(span) if lacks else None)

    def _likely(self, span: Span) -> date | None:
        """Today where that is possible; else the day of the month on which it was last held, or the first."""
        if self.today is not None and self.today in span:
            return self.today
        if self.today is None or self.today < span.first:
            return None
        last = max(self.counted, key=_day, default=None)
        held_on = 1 if last is None else last.day.day
        return span.first.replace(day=min(held_on, monthrange(span.first.year, span.first.month)[1]))


def _day(entry: Entry) -> date:
    return entry.day


def _worst(states: Iterable[PeriodState]) -> PeriodState | None:
    found = set(states)
    return next((each for each in WORST_FIRST if each in found), None)
