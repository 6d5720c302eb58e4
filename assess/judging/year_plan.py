"""The year's plan from the rules, the branch's facts and its ledger. Where the months come from stands in `standards/plan.yaml`.

The promise, held by tests/laws: whoever carries out the plan as it stands, and enters it, meets every rule that it was made from
and that can still be met; moving an entry inside its period keeps it so, and more entries never make it less.

A rule that anybody's entry satisfies (two lectures a year) asks for no entry of its own where entries for particular people do it
already (the secretary's lecture). What is only perhaps due never stands in for what is due for certain.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import ceil, floor

from assess.judging.ledger import is_counted
from assess.judging.plan_demands import Demand, DemandStream, Unit, demands_of
from assess.model.answers import Sheet
from assess.model.branch import FOUNDED
from assess.model.calendar import Calendar, Edit, OwnEntry
from assess.model.ledger import Entry
from assess.model.periods import Span
from assess.model.rules import Measure, Period
from assess.model.standard import Standard
from assess.model.year_plan import LeftOut, PlanEntry, PlanNote, PlanRemark, PlanState, Unmet, YearPlan

GROUP_SIZES = "group-sizes"
"""The fact that says how many groups there are."""
HALF = Fraction(1, 2)
ANY_YEAR = 2001
"""The months of a plan are the same in every year."""
UNTOUCHED = Edit()
NOT_CARRIED_OUT = frozenset({PlanRemark.LATE, PlanRemark.BEFORE_SINCE})
"""An entry with one of these will not count as it stands."""


def plan_year(standard: Standard, sheet: Sheet, calendar: Calendar, *, year: int, today: date | None = None) -> YearPlan:
    """The plan of `year`; the branch's changes are those of the sheet's own year, so another year's plan is without them.

    Without `today` nothing is over. The same arguments always give the same plan.
    """
    notes = []
    if sheet.year is not None and sheet.year != year:
        calendar = Calendar()
        notes.append(PlanNote.OTHER_YEAR)
    if sheet.branch.value(FOUNDED) is True and sheet.ledger.since is None:
        notes.append(PlanNote.SINCE_UNKNOWN)
    sheet = sheet if sheet.year == year else replace(sheet, year=year)
    demands, left_out = demands_of(standard, sheet, today)
    return _Planner(standard, sheet, calendar, today, demands).plan(left_out, notes)


def usual_months(standard: Standard) -> dict[str, frozenset[int]]:
    """For each requirement that counts an activity: the months in which the plan of a branch that nothing is known of has it."""
    found: dict[str, set[int]] = {}
    for entry in plan_year(standard, Sheet(), Calendar(), year=ANY_YEAR).entries:
        for requirement in {entry.requirement, *entry.serves}:
            found.setdefault(requirement, set()).add(entry.month)
    return {requirement: frozenset(months) for requirement, months in found.items()}


class _Planner:
    """Fills one year, demand by demand."""

    def __init__(self, standard: Standard, sheet: Sheet, calendar: Calendar, today: date | None, demands: list[Demand]) -> None:
        self.standard = standard
        self.sheet = sheet
        self.calendar = calendar
        self.today = today
        self.year = sheet.year or 0
        self.demands = demands
        self.found: list[PlanEntry] = []
        self.placed: dict[tuple[str, Period], int] = {}

    def plan(self, left_out: list[LeftOut], notes: list[PlanNote]) -> YearPlan:
        """Everything together."""
        for demand in self.demands:
            for unit in demand.units:
                for span in demand.spans:
                    self._add_held(demand, unit, span)
                    self.found += list(self._due(demand, unit, span))
                self._count_places(demand)
        self.found += [self._own(each) for each in self.calendar.own]
        unmet = [each for demand in self.demands if demand.certain for each in self._unmet(demand)]
        orders = {demand.requirement.id: demand.order for demand in self.demands}
        entries = [self._finished(entry, unmet) for entry in self.found]
        idle = self._idle_edits()
        return YearPlan(
            year=self.year,
            entries=tuple(sorted(entries, key=lambda each: _in_order(each, orders))),
            unmet=tuple(sorted(unmet, key=lambda each: (orders[each.requirement], each.span.number))),
            left_out=tuple(left_out),
            missing=tuple(dict.fromkeys(self._missing())),
            notes=(*notes, PlanNote.IDLE_EDITS) if idle else tuple(notes),
            idle_edits=idle,
        )

    # — what the ledger has

    def _add_held(self, demand: Demand, unit: Unit, span: Span) -> None:
        """Each row of the ledger once, under the first demand that it counts for."""
        shown = {entry.row for entry in self.found if entry.row and entry.activity == demand.rule.activity}
        for row in demand.rows:
            subjects = tuple(stream.subject for stream in unit.streams if stream.counts(row)) if row.counts_on in span else ()
            if subjects and row.row not in shown:
                self.found.append(self._held(demand, span, row, tuple(filter(None, subjects))))

    def _held(self, demand: Demand, span: Span, row: Entry, subjects: tuple[str, ...]) -> PlanEntry:
        return PlanEntry(
            requirement=demand.requirement.id,
            place=str(row.row),
            activity=row.activity,
            state=PlanState.HELD,
            span=span,
            subjects=subjects,
            month=row.day.month,
            day=None if row.whole_month else row.day.day,
            when=row.day,
            usual_month=row.day.month,
            hours=row.hours,
            entries=(row,),
            row=row.row,
        )

    # — what is due

    def _due(self, demand: Demand, unit: Unit, span: Span) -> Iterator[PlanEntry]:
        if not demand.is_due(span, unit):
            return iter(())
        return self._hours(demand, unit, span) if demand.rule.measure is Measure.HOURS else self._times(demand, unit, span)

    def _times(self, demand: Demand, unit: Unit, span: Span) -> Iterator[PlanEntry]:
        owing = [stream for stream in unit.streams if demand.asked(span, stream.who)]
        held = {stream.subject: _worth(demand, stream, demand.rows, span) for stream in owing}
        others = self._from_others(demand)
        for slot in range(1, demand.rule.count + 1):
            edit = self.calendar.edit(demand.requirement.id, _place(unit, span, slot))
            lacking = [stream for stream in owing if held[stream.subject] < slot]
            if edit is None and not demand.is_over(span):
                lacking = [each for each in lacking if held[each.subject] + _worth(demand, each, others, span) < slot]
            if lacking or not unit.streams:
                yield self._entry(demand, unit, span, slot, lacking)

    def _hours(self, demand: Demand, unit: Unit, span: Span) -> Iterator[PlanEntry]:
        """Hours are divided among the usual months; whoever lacks most, and is there for fewest of them, says how many are left."""
        months = len(self.standard.plan.months(demand.rule.activity, demand.rule.per))
        entries = [*demand.rows, *self._from_others(demand)]
        lacks = {stream.subject: demand.asked(span, stream.who) - _worth(demand, stream, entries, span) for stream in unit.streams}
        most = max(lacks.values()) if lacks else demand.asked(span)
        if most <= 0:
            return
        first = 1 if not demand.is_over(span) else months
        done = max(Fraction(0), demand.rule.count - most)
        slots = range(max(first, floor(done * months / demand.rule.count) + 1), months + 1)
        lacking = [stream for stream in unit.streams if lacks[stream.subject] > 0]
        shares = [lacks[each.subject] / self._attended(demand, each, span, slots) for each in lacking]
        each = Fraction(ceil(max(shares, default=most / len(slots)) / HALF)) * HALF
        for slot in slots:
            yield self._entry(demand, unit, span, slot, lacking, hours=each)

    def _attended(self, demand: Demand, stream: DemandStream, span: Span, slots: range) -> int:
        """In how many of the usual months somebody belongs to the branch; all of them where it is none: no plan can help then."""
        months = (date(self.year, self._usual_month(demand, span, slot), 1) for slot in slots)
        return sum(stream.counts(replace(stream.shape, day=day)) for day in months) or len(slots)

    def _from_others(self, demand: Demand) -> list[Entry]:
        """Planned entries that were made for other requirements and that can be relied on."""
        return [
            entry
            for planned in self.found
            if planned.state is PlanState.PLANNED and planned.requirement != demand.requirement.id
            if planned.activity == demand.rule.activity and (planned.certain or not demand.certain)
            if not NOT_CARRIED_OUT & set(planned.remarks)
            for entry in planned.entries
        ]

    def _entry(
        self, demand: Demand, unit: Unit, span: Span, slot: int, lacking: list[DemandStream], *, hours: Fraction | None = None
    ) -> PlanEntry:
        edit = self.calendar.edit(demand.requirement.id, _place(unit, span, slot))
        over = demand.is_over(span)
        usual = self._usual_month(demand, span, slot)
        placed = self._placed(edit or UNTOUCHED, usual, demand.as_of)
        shapes = [stream.shape for stream in lacking] if lacking else [unit.blank]
        shapes = shapes[:1] if hours is not None else shapes
        return replace(
            placed,
            requirement=demand.requirement.id,
            place=_place(unit, span, slot),
            activity=demand.rule.activity,
            state=PlanState.MISSED if over else PlanState.PLANNED,
            span=span,
            subjects=tuple(filter(None, (stream.subject for stream in lacking))),
            hours=hours,
            edit=edit,
            entries=tuple(replace(shape, day=placed.when, hours=hours) for shape in shapes),
            open_conditions=demand.open_conditions,
            remarks=(*unit.remarks, *(() if over else placed.remarks)),
        )

    def _usual_month(self, demand: Demand, span: Span, slot: int) -> int:
        """The usual month of the period; later where the branch began after it, or where it is over and nothing was done."""
        months = self.standard.plan.months(demand.rule.activity, demand.rule.per)
        before = self.placed.get((demand.rule.activity, demand.rule.per), 0)
        month = span.first.month + months[(before + slot - 1) % len(months)] - 1
        for day in (self.sheet.ledger.since, demand.as_of):
            if day is not None and day in span:
                month = max(month, day.month)
        return month

    def _count_places(self, demand: Demand) -> None:
        """So that those who each have an entry of their own do not all fall in one month."""
        key = demand.rule.activity, demand.rule.per
        if demand.rule.measure is Measure.TIMES:
            self.placed[key] = self.placed.get(key, 0) + demand.rule.count

    def _placed(self, edit: Edit, usual: int, today: date | None) -> PlanEntry:
        """An entry with its place in the year, and remarks on that; the rest is filled in by whoever asks."""
        month = edit.month or usual
        last = monthrange(self.year, month)[1]
        when = date(self.year, month, min(edit.day or 1, last))
        since = self.sheet.ledger.since
        if edit.day is None and since is not None and (since.year, since.month) == (self.year, month):
            when = since
        remarks = [PlanRemark.NO_SUCH_DAY] if (edit.day or 0) > last else []
        if since is not None and when < since:
            remarks.append(PlanRemark.BEFORE_SINCE)
        if today is not None and (when if edit.day else date(self.year, month, last)) < today:
            remarks.append(PlanRemark.LATE)
        return PlanEntry(
            requirement="",
            place="",
            activity=None,
            state=PlanState.PLANNED,
            span=None,
            subjects=(),
            month=month,
            day=None if edit.day is None else min(edit.day, last),
            when=when,
            usual_month=usual,
            remarks=tuple(remarks),
        )

    def _own(self, own: OwnEntry) -> PlanEntry:
        today = self.today if own.activity in self.sheet.ledger.covers else None
        placed = self._placed(own.edit, own.edit.month or 1, today)
        entry = None if own.activity is None else Entry(row=0, day=placed.when, activity=own.activity)
        return replace(placed, place=own.id, activity=own.activity, edit=own.edit, entries=() if entry is None else (entry,))

    # — what it comes to

    def _unmet(self, demand: Demand) -> Iterator[Unmet]:
        """Periods that would be short if all were carried out: only a person's own changes can bring that about."""
        made = [
            (planned.requirement, entry)
            for planned in self.found
            if planned.activity == demand.rule.activity and planned.state is PlanState.PLANNED
            if not NOT_CARRIED_OUT & set(planned.remarks)
            for entry in planned.entries
        ]
        for span in demand.spans:
            if demand.is_over(span):
                continue
            for unit in demand.units:
                for subject, lack in self._lacks(demand, unit, made, span):
                    if lack > 0:
                        yield Unmet(requirement=demand.requirement.id, span=span, subject=subject)

    def _lacks(self, demand: Demand, unit: Unit, made: list[tuple[str, Entry]], span: Span) -> Iterator[tuple[str, Fraction]]:
        if not unit.streams:
            own = [entry for name, entry in made if name == demand.requirement.id]
            yield "", demand.asked(span) - demand.worth(own, span)
        entries = [*demand.rows, *(entry for _, entry in made if is_counted(entry, self.sheet, None))]
        for stream in unit.streams:
            yield stream.subject, demand.asked(span, stream.who) - _worth(demand, stream, entries, span)

    def _finished(self, entry: PlanEntry, unmet: list[Unmet]) -> PlanEntry:
        remarks = entry.remarks
        if entry.span is not None and entry.state is PlanState.PLANNED and entry.when not in entry.span:
            here = (each for each in unmet if each.requirement == entry.requirement and each.span == entry.span)
            short = any(not entry.subjects or each.subject in entry.subjects for each in here)
            remarks = (PlanRemark.OUTSIDE_UNMET if short else PlanRemark.OUTSIDE_MET, *remarks)
        return replace(entry, remarks=remarks, serves=tuple(self._serves(entry)))

    def _serves(self, entry: PlanEntry) -> Iterator[str]:
        for demand in sorted(self.demands, key=lambda each: each.order):
            own = demand.requirement.id == entry.requirement
            if own or (demand.certain and demand.rule.activity == entry.activity and self._counts(entry, demand)):
                yield demand.requirement.id

    def _counts(self, entry: PlanEntry, demand: Demand) -> bool:
        if entry.state is PlanState.MISSED or NOT_CARRIED_OUT & set(entry.remarks):
            return False
        return any(stream.counts(each) for unit in demand.units for stream in unit.streams for each in entry.entries)

    def _missing(self) -> Iterator[str]:
        for demand in self.demands:
            yield from (condition.fact for condition in demand.open_conditions)
            if any(PlanRemark.GROUPS_UNKNOWN in unit.remarks for unit in demand.units) and demand.certain:
                yield GROUP_SIZES

    def _idle_edits(self) -> int:
        used = {(entry.requirement, entry.place) for entry in self.found if entry.state is PlanState.PLANNED}
        return sum((name, place) not in used for name, edits in self.calendar.edits.items() for place in edits)


def _place(unit: Unit, span: Span, slot: int) -> str:
    return f"{span.number}.{slot}" + (f"/{unit.subject}" if unit.subject else "")


def _worth(demand: Demand, stream: DemandStream, entries: Iterable[Entry], span: Span) -> Fraction:
    return demand.worth(entries, span, stream.who)


def _in_order(entry: PlanEntry, orders: dict[str, int]) -> tuple[int, int, int, int, str]:
    """By month and day; what has no day yet comes after what has one; then as on the poster."""
    by_group = int(entry.subjects[0]) if entry.subjects and entry.subjects[0].isdecimal() else 0
    return entry.month, entry.day or 99, orders.get(entry.requirement, 10_000), by_group, entry.place
