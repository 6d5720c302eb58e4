"""A rule judged by a ledger: held of due in every period, for each one who is counted."""

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from itertools import combinations

from assess.model.answers import Sheet
from assess.model.findings import LedgerFinding, PeriodFinding, PeriodState, Stream
from assess.model.ledger import Entry, LedgerForm, People
from assess.model.periods import MONTHS, Span, spans
from assess.model.rules import AtLeast, Each, Measure, Period, Role, Rule

Counts = Callable[[Entry], bool]
HUNDRED = 100


def judge_ledger(rule: Rule | None, sheet: Sheet, form: LedgerForm, *, today: date | None) -> LedgerFinding | None:
    """The rule judged from the sheet's ledger; None where the ledger has nothing to say about it.

    That is: another kind of rule, an activity that the ledger does not cover, a period that the calendar does not give, or
    people counted one by one whom no one has named. Without `today` no period is over.
    """
    if not isinstance(rule, AtLeast) or rule.activity not in sheet.ledger.covers or sheet.year is None:
        return None
    whole = spans(sheet.year, rule.per)
    counted = list(counted_by(rule, sheet)) if whole else []
    if not counted:
        return None
    entries = [entry for entry in sheet.ledger.entries if entry.activity == rule.activity and is_counted(entry, sheet, today)]
    judge = PeriodJudge(rule, form, sheet.ledger.since, today)
    return LedgerFinding(
        streams=tuple(
            Stream(subject=subject, periods=tuple(judge.period(span, [each for each in entries if counts(each)]) for span in whole))
            for subject, counts in counted
        )
    )


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
    [(_, counts)] = counted
    held = [0] * len(whole)
    for entry in sheet.ledger.entries:
        if entry.activity == rule.activity and is_counted(entry, sheet, today) and counts(entry):
            held[(entry.day.month - 1) * len(whole) // MONTHS[Period.YEAR]] += 1
    return sheet.year, sheet.ledger.since, tuple(min(each, rule.count) for each in held)


def is_counted(entry: Entry, sheet: Sheet, today: date | None) -> bool:
    """In the year assessed, not before the day from which it is judged, and not in the future."""
    since = sheet.ledger.since
    late = today is not None and entry.day > today
    return entry.day.year == sheet.year and not late and (since is None or entry.day >= since)


class PeriodJudge:
    """Judges one stream's entries in one period."""

    def __init__(self, rule: AtLeast, form: LedgerForm, since: date | None, today: date | None) -> None:
        self.rule = rule
        self.form = form
        self.since = since
        self.today = today

    def period(self, span: Span, entries: list[Entry]) -> PeriodFinding:
        """The worth of the entries in the period; those of other periods count for nothing."""
        here = [entry for entry in entries if entry.day in span]
        held = self._held(here)
        return PeriodFinding(span=span, state=self._state(span, held), held=held, rows=tuple(entry.row for entry in here))

    def _held(self, entries: list[Entry]) -> Fraction:
        if self.rule.measure is Measure.HOURS:
            return sum((entry.hours for entry in entries if entry.hours), Fraction(0))
        return Fraction(len(entries))

    def _state(self, span: Span, held: Fraction) -> PeriodState:
        if held >= self.rule.count:
            return PeriodState.HELD
        if not self.is_due(span):
            return PeriodState.NOT_DUE
        over = self.today is not None and self.today > span.last
        return PeriodState.MISSED if over else PeriodState.OPEN

    def is_due(self, span: Span) -> bool:
        """`part_percent` of standards/ledger.yaml; the year itself is always due, however late the branch began."""
        if self.since is None or self.since <= span.first or span.first.year != span.last.year:
            return True
        if (span.first.month, span.last.month) == (1, 12):
            return True
        remaining = max(0, (span.last - self.since).days + 1)
        return remaining * HUNDRED >= span.days * self.form.part_percent


# — who is counted


def counted_by(rule: AtLeast, sheet: Sheet) -> Iterable[tuple[str, Counts]]:
    """Whom the rule counts one by one: each by name, with the entries that count for them; one without a name where no one is."""
    people = sheet.ledger.people
    match rule.each:
        case None:
            return () if rule.by is Role.SECRETARY and not people.secretary else (("", _of_nobody(rule, people)),)
        case Each.GROUP:
            groups = _groups(sheet)
            return ((str(number), _of_group(number, only=groups == 1)) for number in range(1, groups + 1))
        case Each.COMMITTEE_PAIR | Each.CONTACT_PAIR:
            return (_pair(*each) for each in pairs_of(rule, people))
        case _:
            exempt = people.exempt if rule.measure is Measure.HOURS else {}
            return ((name, _of_one(rule, name, people)) for name in _named(rule, people) if name not in exempt)


def pairs_of(rule: AtLeast, people: People) -> Iterable[tuple[str, str]]:
    """The two sides of each one whom `counted_by` counts where pairs are counted, in the same order; else none."""
    if rule.each is Each.COMMITTEE_PAIR:
        # Without the secretary, whose own talks have a rule of their own.
        return combinations(people.committee, 2)
    return people.contacts if rule.each is Each.CONTACT_PAIR else ()


def _pair(first: str, second: str) -> tuple[str, Counts]:
    return f"{first}–{second}", _between(first, second)


def _of_group(number: int, *, only: bool) -> Counts:
    """A row that names no group belongs to the only one, if there is one only."""
    return lambda entry: number in entry.groups or (only and not entry.groups)


def _of_nobody(rule: AtLeast, people: People) -> Counts:
    if rule.to in (Role.HIGHER, Role.MEMBERS):
        return lambda entry: any(audience.value == rule.to for audience in entry.audiences)
    if rule.by is Role.SECRETARY:
        return lambda entry: people.secretary in entry.names.get("speaker", ())
    return lambda entry: True


def _of_one(rule: AtLeast, name: str, people: People) -> Counts:
    """For hours: who is not among the absent was there. For talks: with the secretary. Otherwise: whose name is in the row."""
    if rule.measure is Measure.HOURS:
        return lambda entry: name not in entry.absent
    if rule.between:
        return _between(people.secretary, name)
    return lambda entry: any(name in names for names in entry.names.values())


def _between(first: str, second: str) -> Counts:
    """A talk has no direction: it counts for both, whoever began it."""
    return lambda entry: _sides(entry, first, second) or _sides(entry, second, first)


def _sides(entry: Entry, one: str, other: str) -> bool:
    return one in entry.names.get("from", ()) and other in entry.names.get("with", ())


def _named(rule: AtLeast, people: People) -> Iterable[str]:
    match rule.each:
        case Each.COMMITTEE_MEMBER:
            return people.committee if people.secretary else ()
        case Each.LEADING_OFFICIAL:
            return people.leading_officials
        case Each.ABLE_MEMBER:
            return people.able_members
        case Each.ABLE_OFFICIAL:
            return people.able_officials
        case _ if rule.between:
            return dict.fromkeys((*people.committee, *people.members)) if people.secretary else ()
        case _:
            return dict.fromkeys(filter(None, (people.secretary, *people.committee, *people.members))) if people.members else ()


def _groups(sheet: Sheet) -> int:
    sizes = sheet.branch.value("group-sizes")
    return len(sizes) if isinstance(sizes, tuple) else 0
