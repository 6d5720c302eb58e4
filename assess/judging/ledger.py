"""A rule judged by a ledger: held of due in every period, for each one who is counted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import combinations

from assess.model.answers import Sheet
from assess.model.findings import LedgerFinding, PeriodFinding, PeriodState, Stream
from assess.model.ledger import Entry, LedgerForm
from assess.model.people import ALWAYS, MEMBERSHIP, TEAM, Office, People, Spell, common, days_in, without
from assess.model.periods import MONTHS, Span, spans
from assess.model.rules import AtLeast, Each, Measure, Period, Role, Rule

Counts = Callable[[Entry], bool]
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Counted:
    """One who is counted: the entries that count for them, and the days on which they owe it. No name where no one is counted."""

    subject: str
    counts: Counts
    spells: tuple[Spell, ...] = ALWAYS


def judge_ledger(rule: Rule | None, sheet: Sheet, form: LedgerForm, *, today: date | None) -> LedgerFinding | None:
    """The rule judged from the sheet's ledger; None where the ledger has nothing to say about it.

    That is: another kind of rule, an activity that the ledger does not cover, a period that the calendar does not give, or
    people counted one by one whom no one has named. Without `today` no period is over.
    """
    if not isinstance(rule, AtLeast) or rule.activity not in sheet.ledger.covers:
        return None
    return count_ledger(rule, sheet, form, today=today)


def count_ledger(rule: AtLeast, sheet: Sheet, form: LedgerForm, *, today: date | None) -> LedgerFinding | None:
    """The finding of `judge_ledger`, as if the ledger were said to have all of the activity."""
    if sheet.year is None:
        return None
    whole = spans(sheet.year, rule.per)
    counted = list(counted_by(rule, sheet)) if whole else []
    if not counted:
        return None
    entries = [entry for entry in sheet.ledger.entries if entry.activity == rule.activity and is_counted(entry, sheet, today)]
    judge = PeriodJudge(rule, form, sheet.ledger.since, today)
    streams = tuple(
        Stream(subject=each.subject, periods=tuple(judge.period(span, entries, each) for span in whole)) for each in counted
    )
    return LedgerFinding(streams=streams if any(map(_is_due, streams)) else tuple(map(_credited, streams)))


def _is_due(stream: Stream) -> bool:
    return any(period.state is not PeriodState.NOT_DUE for period in stream.periods)


def _credited(stream: Stream) -> Stream:
    """The stream of a duty that is due nowhere: what was done all the same is held. Beside what is due it would hide a lack."""
    periods = (replace(each, state=PeriodState.HELD) if each.held >= each.asked else each for each in stream.periods)
    return replace(stream, periods=tuple(periods))


def tally(rule: AtLeast, sheet: Sheet, *, today: date | None) -> tuple[object, ...] | None:
    """All that decides what `judge_ledger` finds for a rule about nobody in particular: how often in each period, up to what is
    asked.

    None where more decides: who was there, or for how long. `today` must be that of the judging it stands for.
    """
    if rule.each is not None or rule.measure is Measure.HOURS or sheet.year is None:
        return None
    whole = spans(sheet.year, rule.per)
    counted = list(counted_by(rule, sheet)) if whole else []
    if not counted:
        return (sheet.year,)
    [one] = counted
    held = [0] * len(whole)
    for entry in sheet.ledger.entries:
        if entry.activity == rule.activity and is_counted(entry, sheet, today) and one.counts(entry):
            held[(entry.counts_on.month - 1) * len(whole) // MONTHS[Period.YEAR]] += 1
    return sheet.year, sheet.ledger.since, tuple(min(each, rule.count) for each in held)


def is_counted(entry: Entry, sheet: Sheet, today: date | None) -> bool:
    """About the year assessed, not before the day from which it is judged, not in the future, possible, and not said before."""
    if entry.repeats or entry.impossible or (today is not None and entry.day > today):
        return False
    since = sheet.ledger.since
    return entry.counts_on.year == sheet.year and (since is None or entry.counts_on >= since)


class PeriodJudge:
    """Judges one stream's entries in one period."""

    def __init__(self, rule: AtLeast, form: LedgerForm, since: date | None, today: date | None) -> None:
        self.rule = rule
        self.form = form
        self.since = since
        self.today = today

    def period(self, span: Span, entries: Iterable[Entry], who: Counted) -> PeriodFinding:
        """The worth of the entries in the period that count for `who`; those of other periods count for nothing."""
        here = [entry for entry in entries if entry.counts_on in span and who.counts(entry)]
        held, asked = self._held(here), self.asked(span, who)
        return PeriodFinding(
            span=span,
            state=self._state(span, held, asked) if asked else PeriodState.NOT_DUE,
            held=held,
            asked=asked or Fraction(self.rule.count),
            rows=tuple(entry.row for entry in here),
            late=tuple(entry.row for entry in here if entry.late),
            is_reduced=0 < asked < self.rule.count,
        )

    def _held(self, entries: list[Entry]) -> Fraction:
        if self.rule.measure is Measure.HOURS:
            return sum((entry.hours for entry in entries if entry.hours), Fraction(0))
        return Fraction(len(entries))

    def _state(self, span: Span, held: Fraction, asked: Fraction) -> PeriodState:
        if held >= asked:
            return PeriodState.HELD
        over = self.today is not None and self.today > span.last
        return PeriodState.MISSED if over else PeriodState.OPEN

    def asked(self, span: Span, who: Counted) -> Fraction:
        """The amount that `who` owes in the period; nothing where it is not due for them.

        Ours: what is counted in times is due if the branch, and who is counted, was there for `part_percent` of the days
        (standards/ledger.yaml); hours are due by the months of the year, each counted by the same share.
        """
        spells = who.spells if self.since is None else common(who.spells, [(self.since, date.max)])
        if spells is ALWAYS:
            return Fraction(self.rule.count)
        if self.rule.measure is not Measure.HOURS:
            return Fraction(self.rule.count if self._is_enough(span, spells) else 0)
        months = [each for each in spans(span.first.year, Period.MONTH) if each.first in span]
        return Fraction(self.rule.count * sum(self._is_enough(month, spells) for month in months), len(months))

    def _is_enough(self, span: Span, spells: tuple[Spell, ...]) -> bool:
        """At the very half the first half counts: of two who follow each other, one owes it."""
        share = days_in(spells, span.first, span.last) * HUNDRED
        needed = span.days * self.form.part_percent
        return share > needed or (share == needed and days_in(spells, span.first, span.first) == 1)


# — who is counted


def counted_by(rule: AtLeast, sheet: Sheet) -> Iterable[Counted]:
    """Whom the rule counts one by one: each by name, with the entries that count for them; one without a name where no one is."""
    people = sheet.ledger.people
    match rule.each:
        case None:
            known = rule.by is not Role.SECRETARY or people.holders(Office.SECRETARY)
            return (Counted("", _of_nobody(rule, people)),) if known else ()
        case Each.GROUP:
            groups = groups_of(sheet)
            return (Counted(str(number), _of_group(number, only=groups == 1)) for number in range(1, groups + 1))
        case Each.COMMITTEE_PAIR | Each.CONTACT_PAIR:
            return (Counted(f"{first}–{second}", _between(first, second), spells) for first, second, spells in _pairs(rule, people))
        case _:
            return (each for each in _each_one(rule, people) if each.spells)


def pairs_of(rule: AtLeast, people: People) -> Iterable[tuple[str, str]]:
    """The two sides of each one whom `counted_by` counts where pairs are counted, in the same order; else none."""
    return ((first, second) for first, second, _ in _pairs(rule, people))


def _pairs(rule: AtLeast, people: People) -> Iterator[tuple[str, str, tuple[Spell, ...]]]:
    """Every two of the team, the secretary too, for the time that both were on it; each contact for as long as it lasted."""
    if rule.each is Each.COMMITTEE_PAIR:
        team = {name: people.spells(name, *TEAM) for name in people.holders(*TEAM)}
        for first, second in combinations(team, 2):
            # Two secretaries follow each other, though an earlier file does not say when: they were never on the team together.
            after_each_other = common(people.spells(first, Office.SECRETARY), people.spells(second, Office.SECRETARY))
            both = without(common(team[first], team[second]), after_each_other)
            if both:
                yield first, second, both
    elif rule.each is Each.CONTACT_PAIR:
        yield from ((person.name, each.of, (each.spell,)) for person, each in people.details(Office.CONTACT))


def _of_group(number: int, *, only: bool) -> Counts:
    """A row that names no group belongs to the only one, if there is one only."""
    return lambda entry: number in entry.groups or (only and not entry.groups)


def _of_nobody(rule: AtLeast, people: People) -> Counts:
    """A duty of an office is done by whoever held it on the day."""
    if rule.to in (Role.HIGHER, Role.MEMBERS):
        return lambda entry: any(audience.value == rule.to for audience in entry.audiences)
    if rule.by is Role.SECRETARY:
        return lambda entry: any(_led(people, name, entry) for name in entry.names.get("speaker", ()))
    return lambda entry: True


def _each_one(rule: AtLeast, people: People) -> Iterator[Counted]:
    """One by one. For hours: who is not among the absent was there. For talks: with the secretary. Otherwise: named in the row."""
    if rule.measure is Measure.HOURS:
        yield from (Counted(name, _while(spells, _present(name)), spells) for name, spells in _students(people))
    elif rule.between:
        yield from (Counted(name, _with_secretary(name, people), spells) for name, spells in _talked_with(rule, people))
    else:
        yield from (Counted(name, _named(name), spells) for name, spells in _acting(rule, people))


def _students(people: People) -> Iterator[tuple[str, tuple[Spell, ...]]]:
    for name in _members(people):
        yield name, without(people.spells(name, *MEMBERSHIP), people.spells(name, Office.EXEMPT))


def _talked_with(rule: AtLeast, people: People) -> Iterator[tuple[str, tuple[Spell, ...]]]:
    """Whom the secretary has to talk with, whoever that is, for as long as it is somebody else."""
    offices = TEAM if rule.each is Each.COMMITTEE_MEMBER else MEMBERSHIP
    in_office = people.held_by_any(Office.SECRETARY)
    for name in people.holders(*offices) if in_office else ():
        yield name, common(without(people.spells(name, *offices), people.spells(name, Office.SECRETARY)), in_office)


def _acting(rule: AtLeast, people: People) -> Iterator[tuple[str, tuple[Spell, ...]]]:
    office = ACTING.get(rule.each) if rule.each else None
    names = _members(people) if office is None else people.holders(office)
    offices = MEMBERSHIP if office is None else (office,)
    return ((name, people.spells(name, *offices)) for name in names)


ACTING = {
    Each.LEADING_OFFICIAL: Office.LEADING_OFFICIAL,
    Each.ABLE_MEMBER: Office.ABLE_MEMBER,
    Each.ABLE_OFFICIAL: Office.ABLE_OFFICIAL,
}


def _members(people: People) -> Iterable[str]:
    """All members, if more than the team is named: who names only the team does not mean that there is no one else."""
    team = people.holders(*TEAM)
    everybody = people.holders(*MEMBERSHIP)
    return everybody if len(everybody) > len(team) else ()


def _while(spells: tuple[Spell, ...], counts: Counts) -> Counts:
    if spells == ALWAYS:
        return counts
    return lambda entry: counts(entry) and any(first <= entry.counts_on and entry.counts_until <= last for first, last in spells)


def _present(name: str) -> Counts:
    return lambda entry: name not in entry.absent


def _named(name: str) -> Counts:
    return lambda entry: any(name in names for names in entry.names.values())


def _with_secretary(name: str, people: People) -> Counts:
    """A talk with whoever was secretary on the day."""
    secretaries = [each for each in people.holders(Office.SECRETARY) if each != name]
    return lambda entry: any(_led(people, each, entry) and _talked(entry, each, name) for each in secretaries)


def _led(people: People, name: str, entry: Entry) -> bool:
    """True if this was the secretary on the day; throughout the month where no more is known."""
    return people.holds(name, Office.SECRETARY, entry.day, entry.last_day)


def _between(first: str, second: str) -> Counts:
    return lambda entry: _talked(entry, first, second)


def _talked(entry: Entry, one: str, other: str) -> bool:
    """A talk has no direction: it counts for both, whoever began it."""
    return _sides(entry, one, other) or _sides(entry, other, one)


def _sides(entry: Entry, one: str, other: str) -> bool:
    return one in entry.names.get("from", ()) and other in entry.names.get("with", ())


def groups_of(sheet: Sheet) -> int:
    """The number of Party groups that the branch has said it has."""
    sizes = sheet.branch.value("group-sizes")
    return len(sizes) if isinstance(sizes, tuple) else 0
