"""Demands on a year's plan: the rules that count activities, for whom each is due, and what an entry for it would be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from assess.judging.ledger import Counted, PeriodJudge, counted_by, is_counted, pairs_of
from assess.judging.scoring import judge_requirement
from assess.model.answers import Sheet
from assess.model.findings import Applies, ConditionFinding, RequirementFinding
from assess.model.ledger import Audience, Entry
from assess.model.people import Office, People
from assess.model.periods import MONTHS, Span, spans
from assess.model.rules import AtLeast, Each, Measure, Role
from assess.model.standard import Activity, Requirement, Standard
from assess.model.year_plan import LeftOut, PlanRemark, Reason

APART = (Each.GROUP, Each.LEADING_OFFICIAL)
"""These meet or speak each on a day of their own. All others who are counted one by one share an entry that names them."""
APART_AT_MOST = 200
"""More than this are never told apart: such a plan could not be read."""

NAMED_IN = ("speaker", "from", "with")
"""The columns in which somebody may be named who is counted one by one, the telling ones first."""


ANYBODY = Counted("", lambda _: True)


@dataclass(frozen=True, kw_only=True, slots=True)
class DemandStream:
    """One who is counted, and one entry that counts for them (of no particular day)."""

    who: Counted
    shape: Entry

    @property
    def subject(self) -> str:
        """The name."""
        return self.who.subject

    def counts(self, entry: Entry) -> bool:
        """True if an entry counts for them."""
        return self.who.counts(entry)


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """Those who share the entries of a plan. Without streams it is not known who they are; `blank` is then all that is known."""

    subject: str
    streams: tuple[DemandStream, ...]
    blank: Entry
    remarks: tuple[PlanRemark, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Demand:
    """One requirement that counts an activity. `as_of` is today, or None where the ledger does not claim to be complete for it.

    Then nothing is missed or late: the plan is only a plan.
    """

    requirement: Requirement
    rule: AtLeast
    order: int
    open_conditions: tuple[ConditionFinding, ...]
    units: tuple[Unit, ...]
    judge: PeriodJudge
    as_of: date | None
    spans: tuple[Span, ...]
    rows: tuple[Entry, ...]

    @property
    def certain(self) -> bool:
        """The branch's facts say that it applies."""
        return not self.open_conditions

    @property
    def is_general(self) -> bool:
        """Any entry of the activity counts, whoever it was for."""
        return not (self.rule.each or self.rule.by or self.rule.to or self.rule.between)

    def is_over(self, span: Span) -> bool:
        """Its last day is past, and the ledger would know of anything that was done."""
        return self.as_of is not None and self.as_of > span.last

    def worth(self, entries: Iterable[Entry], span: Span, who: Counted = ANYBODY) -> Fraction:
        """The worth of entries for somebody, in times or hours, by the judge of the ledger itself."""
        return self.judge.period(span, entries, who).held

    def asked(self, span: Span, who: Counted = ANYBODY) -> Fraction:
        """The amount that somebody owes in the period, by the same judge."""
        return self.judge.asked(span, who)

    def is_due(self, span: Span, unit: Unit) -> bool:
        """True if it is due for one of those who share the entries."""
        return any(self.asked(span, stream.who) for stream in unit.streams) if unit.streams else bool(self.asked(span))


def demands_of(standard: Standard, sheet: Sheet, today: date | None) -> tuple[list[Demand], list[LeftOut]]:
    """Demands that are due in the sheet's year, the particular before the general; and what is not, with the reason."""
    found: list[Demand] = []
    left_out: list[LeftOut] = []
    for order, requirement in enumerate(standard.requirements.values()):
        if not isinstance(requirement.rule, AtLeast):
            continue
        finding = judge_requirement(standard, requirement, sheet, today=today)
        reason = _why_not(finding, requirement.rule)
        if reason is None:
            found.append(_demand(standard, requirement, requirement.rule, finding, sheet, today, order))
        else:
            left_out.append(LeftOut(requirement=requirement.id, reason=reason, conditions=finding.conditions, said=finding.reason))
    return sorted(found, key=_in_turn), left_out


def _in_turn(demand: Demand) -> tuple[bool, int, bool, int]:
    """Demands in the order of planning: what serves many comes last, when others are known; the one secretary before the many."""
    return demand.is_general, MONTHS[demand.rule.per], demand.rule.each is not None, demand.order


def _why_not(finding: RequirementFinding, rule: AtLeast) -> Reason | None:
    if finding.applies is Applies.NO:
        return Reason.DOES_NOT_APPLY
    if finding.exempted:
        return Reason.EXEMPTED
    return None if rule.per in MONTHS else Reason.NO_PERIOD


def _demand(
    standard: Standard,
    requirement: Requirement,
    rule: AtLeast,
    finding: RequirementFinding,
    sheet: Sheet,
    today: date | None,
    order: int,
) -> Demand:
    day = today if rule.activity in sheet.ledger.covers else None
    rows = (entry for entry in sheet.ledger.entries if entry.activity == rule.activity)
    return Demand(
        requirement=requirement,
        rule=rule,
        order=order,
        open_conditions=tuple(each for each in finding.conditions if each.holds is None),
        units=_units(rule, standard.activities[rule.activity], sheet),
        judge=PeriodJudge(rule, standard.ledger, sheet.ledger.since, day),
        as_of=day,
        spans=spans(sheet.year or 0, rule.per),
        rows=tuple(entry for entry in rows if is_counted(entry, sheet, today)),
    )


# — for whom


def _units(rule: AtLeast, activity: Activity, sheet: Sheet) -> tuple[Unit, ...]:
    blank = Entry(row=0, day=date.min, activity=rule.activity, audiences=_audiences(rule))
    streams = tuple(_streams(rule, activity, sheet, blank))
    if not streams:
        unknown = PlanRemark.GROUPS_UNKNOWN if rule.each is Each.GROUP else PlanRemark.PEOPLE_UNKNOWN
        return (Unit(subject="", streams=(), blank=blank, remarks=(unknown,)),)
    if rule.each in APART and len(streams) <= APART_AT_MOST:
        return tuple(Unit(subject=each.subject, streams=(each,), blank=blank) for each in streams)
    return (Unit(subject="", streams=streams, blank=blank),)


def _audiences(rule: AtLeast) -> tuple[Audience, ...]:
    return (Audience(rule.to.value),) if rule.to in (Role.HIGHER, Role.MEMBERS) else ()


def _streams(rule: AtLeast, activity: Activity, sheet: Sheet, blank: Entry) -> Iterator[DemandStream]:
    pairs = pairs_of(rule, sheet.ledger.people)
    sides: Iterator[tuple[str, str] | None] = iter(pairs)
    for who in counted_by(rule, sheet):
        names = _names(rule, activity, who.subject, next(sides, None), sheet.ledger.people)
        yield DemandStream(who=who, shape=replace(blank, names=names, groups=_groups(rule, who.subject)))


def _groups(rule: AtLeast, subject: str) -> tuple[int, ...]:
    return (int(subject),) if rule.each is Each.GROUP else ()


def _names(
    rule: AtLeast, activity: Activity, subject: str, pair: tuple[str, str] | None, people: People
) -> dict[str, tuple[str, ...]]:
    """Who would be named in the entry, so that the ledger's judge counts it."""
    if pair is not None:
        return {"from": (pair[0],), "with": (pair[1],)}
    if rule.each is None:
        return {"speaker": people.holders(Office.SECRETARY)} if rule.by is Role.SECRETARY else {}
    if rule.each is Each.GROUP or rule.measure is Measure.HOURS:
        return {}
    if rule.between:
        return {"from": people.holders(Office.SECRETARY), "with": (subject,)}
    return {next((name for name in NAMED_IN if name in activity.fields), NAMED_IN[-1]): (subject,)}
