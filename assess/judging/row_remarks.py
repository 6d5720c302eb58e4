"""Remarks on single rows of a ledger, above all about one that counts for no one."""

from collections.abc import Iterable, Iterator
from datetime import date

from assess.judging.applicability import applies, judge_conditions
from assess.judging.ledger import Counted, counted_by, groups_of, is_counted
from assess.judging.near_names import nearest
from assess.model.answers import Sheet
from assess.model.findings import Applies, RowFinding, RowRemark
from assess.model.ledger import EVERY_GROUP, Entry, LedgerForm
from assess.model.people import Office
from assess.model.rules import AtLeast, Each, Measure, Role
from assess.model.standard import Requirement, Standard


def judge_rows(sheet: Sheet, standard: Standard, *, today: date | None) -> tuple[RowFinding, ...]:
    """Remarks on rows that could be read. They touch no score, except that such a row may not count."""
    found: list[RowFinding] = []
    counted = _Counted(sheet, standard)
    for entry in sheet.ledger.entries:
        remarks = list(_remarks(entry, sheet, today))
        remarks += counted.remarks(entry) if is_counted(entry, sheet, today) else []
        found += [counted.finding(entry, remark) for remark in remarks]
        found += _quorum(entry, standard.ledger)
        if entry.repeats:
            found.append(RowFinding(row=entry.row, remark=RowRemark.DUPLICATE, other=entry.repeats))
    return tuple(dict.fromkeys(found))


def _remarks(entry: Entry, sheet: Sheet, today: date | None) -> Iterator[RowRemark]:
    elsewhere = sheet.year is not None and entry.counts_on.year != sheet.year
    if elsewhere:
        yield RowRemark.OUTSIDE_YEAR if entry.period is None else RowRemark.OTHER_YEAR
    elif sheet.ledger.since is not None and entry.counts_on < sheet.ledger.since:
        yield RowRemark.BEFORE_SINCE if entry.counts_until < sheet.ledger.since else RowRemark.MONTH_OF_SINCE
    elif entry.whole_month and (today is None or entry.day <= today):
        yield RowRemark.WHOLE_MONTH
    if today is not None and entry.day > today:
        yield RowRemark.FUTURE
    elif entry.late and not elsewhere:
        yield RowRemark.LATE
    yield from _attendance(entry)


def _attendance(entry: Entry) -> Iterator[RowRemark]:
    if entry.due is None or entry.present is None:
        return
    if entry.impossible:
        yield RowRemark.MORE_PRESENT_THAN_DUE
    elif entry.present < entry.due and not entry.texts.get("absences", "").strip():
        yield RowRemark.ABSENCE_WITHOUT_REASON


def _quorum(entry: Entry, form: LedgerForm) -> Iterator[RowFinding]:
    """The first rule on such a meeting, by its place in the form."""
    topic = entry.texts.get("topic", "")
    rules = (place for place, each in enumerate(form.quorums) if each.concerns(entry.activity, topic))
    place = next(rules, None)
    if place is None or entry.due is None or entry.present is None or entry.impossible:
        return
    if not form.quorums[place].is_reached(entry.present, entry.due):
        yield RowFinding(row=entry.row, remark=RowRemark.NO_QUORUM, other=place)


# — rows that count for nobody


class _Counted:
    """Knows, of each activity that is judged from the ledger, for whom its rows may count."""

    def __init__(self, sheet: Sheet, standard: Standard) -> None:
        self.sheet = sheet
        self.named = frozenset(_everybody(sheet))
        self.rules: dict[str, list[AtLeast]] = {}
        for each in standard.requirements.values():
            if isinstance(each.rule, AtLeast) and each.rule.activity in sheet.ledger.covers and _may_apply(each, standard, sheet):
                self.rules.setdefault(each.rule.activity, []).append(each.rule)
        self.streams: dict[str, list[list[Counted]]] = {}
        self._known: dict[object, list[RowRemark]] = {}
        self._nearest: dict[tuple[str, ...], str] = {}

    def remarks(self, entry: Entry) -> list[RowRemark]:
        """The lacks of a row to count for somebody, and whether its absent are somebody."""
        named = tuple(entry.names.items())
        asked = (entry.activity, entry.day, entry.whole_month, entry.hours, entry.groups, entry.audiences, entry.absent, named)
        if asked not in self._known:
            self._known[asked] = list(self._for_nobody(entry))
        return [*self._known[asked], *self._absent(entry)]

    def finding(self, entry: Entry, remark: RowRemark) -> RowFinding:
        """The remark, with what may have been meant: the nearest name, or how many groups there are."""
        near = self._near(entry) if remark in (RowRemark.NOBODY, RowRemark.STRANGER) else ""
        of_groups = remark in (RowRemark.NO_SUCH_GROUP, RowRemark.SOME_NO_GROUP)
        return RowFinding(row=entry.row, remark=remark, other=groups_of(self.sheet) if of_groups else 0, near=near)

    def _near(self, entry: Entry) -> str:
        strangers = tuple(name for those in entry.names.values() for name in those if name not in self.named)
        if strangers not in self._nearest:
            self._nearest[strangers] = nearest(strangers, self.named)
        return self._nearest[strangers]

    def _for_nobody(self, entry: Entry) -> Iterator[RowRemark]:
        streams = self._streams(entry.activity)
        if any(who.counts(entry) for those in streams for who in those):
            yield from self._for_some(entry)
        elif any(streams):
            yield from self._for_none(entry, streams)

    def _for_some(self, entry: Entry) -> Iterator[RowRemark]:
        """The lacks of a row that counts for somebody, and was meant for others too."""
        rules = self.rules.get(entry.activity, [])
        by_group = any(rule.each is Each.GROUP for rule in rules) and entry.groups != EVERY_GROUP
        if by_group and any(number > groups_of(self.sheet) for number in entry.groups):
            yield RowRemark.SOME_NO_GROUP
        if any(rule.measure is Measure.HOURS for rule in rules) and not entry.hours:
            yield RowRemark.NO_HOURS
        elif any(rule.each is not None for rule in rules) and self._near(entry):
            yield RowRemark.STRANGER

    def _for_none(self, entry: Entry, streams: list[list[Counted]]) -> Iterator[RowRemark]:
        rules = self.rules.get(entry.activity, [])
        names = {name for those in entry.names.values() for name in those}
        if any(rule.each is Each.GROUP for rule in rules):
            yield RowRemark.NO_SUCH_GROUP if entry.groups else RowRemark.NO_GROUP
        elif any(rule.to in (Role.HIGHER, Role.MEMBERS) for rule in rules):
            yield RowRemark.OTHER_AUDIENCE if entry.audiences else RowRemark.NO_AUDIENCE
        elif any(rule.between for rule in rules) and not all(entry.names.get(side) for side in ("from", "with")):
            yield RowRemark.NO_NAME
        elif names and names <= self.named:
            # Where nobody is named for one of the rules, the row may count for it as soon as they are; but not by a misspelt name.
            yield from [RowRemark.NOT_OWED] if all(streams) else []
        elif all(streams) or names.isdisjoint(self.named) or self._near(entry):
            yield RowRemark.NOBODY if names else RowRemark.NO_NAME

    def _streams(self, activity: str) -> list[list[Counted]]:
        """For each rule about the activity, whom it counts."""
        found = self.streams.get(activity)
        if found is None:
            rules = self.rules.get(activity, [])
            found = self.streams[activity] = [list(counted_by(rule, self.sheet)) for rule in rules]
        return found

    def _absent(self, entry: Entry) -> Iterator[RowRemark]:
        """Hours are credited to everybody but the absent, so these must be somebody."""
        if entry.absent or not entry.texts.get("absences", "").strip() or not _lacks_some(entry):
            return
        by_person = (rule for rule in self.rules.get(entry.activity, []) if rule.measure is Measure.HOURS and rule.each)
        if any(list(counted_by(rule, self.sheet)) for rule in by_person):
            yield RowRemark.ABSENT_UNKNOWN


def _may_apply(requirement: Requirement, standard: Standard, sheet: Sheet) -> bool:
    return applies(judge_conditions(requirement.applies, standard, sheet.branch)) is not Applies.NO


def _lacks_some(entry: Entry) -> bool:
    return entry.due is not None and entry.present is not None and entry.present < entry.due


def _everybody(sheet: Sheet) -> Iterable[str]:
    for person in sheet.ledger.people.persons:
        yield person.name
        yield from (each.of for each in person.tenures if each.office is Office.CONTACT)
