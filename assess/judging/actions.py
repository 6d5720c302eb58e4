"""Next actions: the few steps that bring most for the work they take. The order is the portal's own convention.

First come breached red lines, which no points make good. Then the rest by what the whole figure gains for the work, the work
being the level that `standards/scoring.yaml` gives to a kind of requirement; where that is equal, what is due first.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from assess.judging.intervals import HUNDRED
from assess.model.findings import Action, Applies, AreaFinding, LedgerFinding, PeriodState, RedLine, RequirementFinding
from assess.model.periods import spans
from assess.model.rules import AtLeast
from assess.model.standard import Requirement, Standard

NOTHING = Fraction(0)
ALL = Fraction(1)


def next_actions(standard: Standard, areas: Iterable[AreaFinding], *, year: int | None, today: date | None) -> tuple[Action, ...]:
    """At most `scoring.next_actions`, the most useful first. Only what is known to fall short and can still be put right."""
    scored = [area for area in areas if area.score is not None]
    whole = sum(standard.scoring.weights[area.area] for area in scored)
    found = [
        action
        for area in scored
        for action in _of_area(standard, area, Fraction(standard.scoring.weights[area.area], whole), _year_of(today, year))
    ]
    return tuple(sorted(found, key=_usefulness)[: standard.scoring.next_actions])


def _year_of(today: date | None, year: int | None) -> date | None:
    """Today, if the year assessed is not over: afterwards nothing of it is due any more."""
    return today if today is not None and year in (None, today.year) else None


def _usefulness(action: Action) -> tuple[bool, float, date]:
    """Sorting keeps the poster's order where all this is equal. Whole numbers divided once: equal shares give equal figures."""
    gain = action.gain
    return (not action.red_line, -gain.numerator / (gain.denominator * action.effort), action.deadline or date.max)


def _of_area(standard: Standard, area: AreaFinding, weight: Fraction, today: date | None) -> Iterator[Action]:
    counted = area.arithmetic.counted_low if area.arithmetic else 0
    worth = weight * HUNDRED / counted if counted else NOTHING
    for finding in filter(_falls_short, area.findings):
        requirement = standard.requirements[finding.requirement]
        gain = worth * (_attainable(finding) * requirement.points)
        breached = finding.red_line is RedLine.BREACH
        if gain or breached:
            yield Action(
                requirement=requirement.id,
                gain=gain,
                effort=standard.scoring.efforts[requirement.kind],
                deadline=_deadline(requirement, finding.ledger, today),
                red_line=breached,
            )


def _falls_short(finding: RequirementFinding) -> bool:
    """Asked first and cheaply: most requirements are met, or not answered, and this runs at every change of the form."""
    known = finding.applies is Applies.YES and not finding.exempted
    return known and (finding.red_line is RedLine.BREACH or (finding.share is not None and finding.share != ALL))


def _attainable(finding: RequirementFinding) -> Fraction:
    """The share that can still be won. A period that was missed cannot be made up for: only the open ones can."""
    if finding.share is None:
        return NOTHING
    if finding.ledger is None or finding.ledger.share is None:
        return ALL - finding.share
    held, missed, still = (finding.ledger.count(state) for state in (PeriodState.HELD, PeriodState.MISSED, PeriodState.OPEN))
    return Fraction(held + still, held + missed + still) - finding.share


def _deadline(requirement: Requirement, ledger: LedgerFinding | None, today: date | None) -> date | None:
    """The last day of the period that is running, by the ledger where there is one, else by the rule."""
    if today is None or not isinstance(requirement.rule, AtLeast):
        return None
    if ledger is not None:
        periods = (period for stream in ledger.streams for period in stream.periods)
        return min((period.span.last for period in periods if period.state is PeriodState.OPEN), default=None)
    return next((span.last for span in spans(today.year, requirement.rule.per) if today in span), None)
