"""The columns of a table → those of the ledger: by heading, by what was answered, by what stands in them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise

from assess.model.import_plan import ColumnFound, ColumnNote, TableFound
from assess.model.ledger import WorkbookWord
from assess.model.standard import Standard
from assess.reading.files.activity_names import ActivityNames, plain
from assess.reading.files.days import written_day
from assess.reading.ledger_import.headings import MEMBER, Headings
from assess.reading.ledger_import.records import Block, Record, SheetRead

EXAMPLES = 3
EXAMPLE_LIMIT = 40
SAMPLE = 200
DAYS_PERCENT, ACTIVITIES_PERCENT = 70, 50
PERSONS_LIMIT = 1000
PARTNERS = ("from", "with")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of all sheets of a table together."""

    id: str
    heading: str
    texts: tuple[str, ...]
    hidden: bool


def table_id(headings: Iterable[str]) -> str:
    """The name of a table: a digest of its headings, in whatever order."""
    return sha256("\n".join(sorted(map(plain, headings))).encode()).hexdigest()[:12]


class Columns:
    """Takes columns for fields."""

    def __init__(self, standard: Standard, headings: Headings, names: ActivityNames) -> None:
        self.standard = standard
        self.headings = headings
        self.names = names

    def table(self, sheets: Sequence[tuple[SheetRead, Block]], answers: Mapping[str, str], *, known: bool) -> TableFound:
        """The columns of the sheets with the same headings. `known`: the answers were remembered."""
        columns = self._columns([block for _, block in sheets])
        single = not any(block.gives.activities or sheet.gives.activities for sheet, block in sheets)
        found = self._by_heading(columns, answers)
        self._guess(columns, found, answers, without_activity=single)
        self._member(columns, found, sheets)
        ordered = tuple(found[each.id] for each in columns)
        if known:
            ordered = tuple(replace(each, note=ColumnNote.REMEMBERED) if answers.get(each.id) else each for each in ordered)
        headings = [each.id for each in columns]
        return TableFound(id=table_id(headings), sheets=tuple(dict.fromkeys(sheet.id for sheet, _ in sheets)), columns=ordered)

    def _columns(self, blocks: Sequence[Block]) -> list[_Column]:
        texts: dict[str, list[str]] = {id_: [] for block in blocks for id_ in block.headings}
        for block in blocks:
            for record in block.records:
                if _counts(record):
                    for id_, text in record.cells.items():
                        texts.setdefault(id_, []).append(text)
        headings = {id_: heading for block in blocks for id_, heading in block.headings.items()}
        hidden = {id_ for block in blocks for id_ in block.hidden}
        return [_Column(id_, headings.get(id_, ""), tuple(found), id_ in hidden) for id_, found in texts.items()]

    # — by heading

    def _by_heading(self, columns: Sequence[_Column], answers: Mapping[str, str]) -> dict[str, ColumnFound]:
        """Of two headings for one field the nearer name is taken, then what holds more."""
        ranked: dict[str, list[tuple[int, int, int, str]]] = {}
        given = {field for id_, field in answers.items() if field}
        for place, column in enumerate(columns):
            rank, field = self.headings.found(column.heading) or (0, "")
            if field and column.id not in answers and field not in given:
                empty = 0 if column.texts else 1
                ranked.setdefault(field, []).append((empty, rank, place, column.id))
        best = {min(each)[-1]: field for field, each in ranked.items()}
        named = {id_: field for field, each in ranked.items() for *_, id_ in each}
        return {column.id: self._found(column, answers, best, named) for column in columns}

    def _found(self, column: _Column, answers: Mapping[str, str], best: Mapping[str, str], named: Mapping[str, str]) -> ColumnFound:
        asked = answers.get(column.id)
        field = asked if asked is not None and (not asked or asked in self.headings.fields) else best.get(column.id, "")
        second = asked is None and column.id in named and not field and bool(column.texts)
        hidden = column.hidden and bool(column.texts)
        return ColumnFound(
            id=column.id,
            heading=column.heading,
            field=field,
            doubt=hidden and bool(field) and asked is None,
            examples=tuple(text[:EXAMPLE_LIMIT] for text in list(dict.fromkeys(column.texts[:SAMPLE]))[:EXAMPLES]),
            count=len(column.texts),
            note=ColumnNote.HIDDEN if hidden else ColumnNote.SECOND if second else None,
        )

    # — by what stands in them

    def _guess(
        self, columns: Sequence[_Column], found: dict[str, ColumnFound], answers: Mapping[str, str], *, without_activity: bool
    ) -> None:
        free = [
            each
            for each in columns
            if not found[each.id].field and each.id not in answers and each.texts and not self._is_serial(each)
        ]
        taken = {each.field for each in found.values()}
        if "date" not in taken and not taken & {"month", "day"}:
            self._take(found, free, "date", {each.id: _percent(each.texts, _is_day) for each in free}, DAYS_PERCENT)
        if "activity" not in taken and without_activity:
            shares = {each.id: _percent(each.texts, lambda text: bool(self.names.all_in(text))) for each in free}
            self._take(found, free, "activity", shares, ACTIVITIES_PERCENT)
        if not taken & {"due", "present"}:
            self._numbers([each for each in free if not found[each.id].field], found)

    def _take(
        self, found: dict[str, ColumnFound], free: Sequence[_Column], field: str, shares: Mapping[str, int], least: int
    ) -> None:
        """The column that fits best, if one does well enough."""
        fitting = [each for each in free if not found[each.id].field and shares[each.id] >= least]
        if fitting:
            best = max(fitting, key=lambda each: (shares[each.id], len(each.texts)))
            found[best.id] = replace(found[best.id], field=field, doubt=True, note=ColumnNote.GUESSED)

    def _numbers(self, free: Sequence[_Column], found: dict[str, ColumnFound]) -> None:
        """Two columns of numbers of which one is never more than the other: who was expected, and who was there."""
        numbers = [each for each in free if all(text.isdecimal() and int(text[:6]) <= PERSONS_LIMIT for text in each.texts)]
        if len(numbers) != 2:
            return
        first, second = (tuple(int(text[:6]) for text in each.texts) for each in numbers)
        if len(first) != len(second) or first == second:
            return
        if all(a >= b for a, b in zip(first, second, strict=True)):
            due, present = numbers
        elif all(a <= b for a, b in zip(first, second, strict=True)):
            present, due = numbers
        else:
            return
        for column, field in ((due, "due"), (present, "present")):
            found[column.id] = replace(found[column.id], field=field, doubt=True, note=ColumnNote.GUESSED)

    def _is_serial(self, column: _Column) -> bool:
        numbers = [int(text[:6]) for text in column.texts if text.isdecimal()]
        steps = all(later - earlier == 1 for earlier, later in pairwise(numbers))
        by_name = self.headings.terms.is_one(WorkbookWord.SERIAL, column.heading)
        return by_name or (len(numbers) == len(column.texts) > 1 and steps and numbers[0] <= 1)

    def _member(self, columns: Sequence[_Column], found: dict[str, ColumnFound], sheets: Sequence[tuple[SheetRead, Block]]) -> None:
        """One member a row: for talks and visits the partner, for reports who gives them, else counted together."""
        member = next((each for each in found.values() if each.field == MEMBER), None)
        if member is None:
            return
        activities = {id_ for sheet, block in sheets for id_ in (block.gives.activities or sheet.gives.activities)}
        fields = [self.standard.activities[id_].fields for id_ in activities]
        taken = {each.field for each in found.values()}
        for partner in PARTNERS:
            if fields and all(partner in each for each in fields) and partner not in taken:
                found[member.id] = replace(member, field=partner)
                return


def _counts(record: Record) -> bool:
    return record.out is None


def _is_day(text: str) -> bool:
    return not text.isdecimal() and written_day(text) is not None


def _percent(texts: Sequence[str], is_one: Callable[[str], bool]) -> int:
    sample = texts[:SAMPLE]
    return sum(map(is_one, sample)) * 100 // len(sample)
