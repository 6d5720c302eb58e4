"""Records of the sheets that are on → drafts of entries: the texts by field, and where the day and the activity come from."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assess.model.import_plan import Answers, Gives, Place, TableFound
from assess.model.ledger import CELL_LIMIT
from assess.reading.files.days import written_day
from assess.reading.ledger_import.columns import table_id
from assess.reading.ledger_import.gives import month_in, number_month
from assess.reading.ledger_import.headings import MEMBER, PARTS
from assess.reading.ledger_import.records import Block, Record, SheetRead

_YEAR = r"(20\d\d)\s*\u5e74?\s*\u5ea6?\Z"


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A record as texts by field. `day` and `activity` are as typed; `gives` is all that stands around it.

    `no_column`: nothing in the table says the activity. `above` is the activity of the row before, where this one leaves it blank.
    `mended` are the fields that a person has corrected.
    """

    id: str
    sheet: str
    place: Place
    record: Record
    day: str
    activity: str
    cells: dict[str, str]
    gives: Gives
    no_column: bool
    above: str = ""
    members: tuple[str, ...] = ()
    merged_rows: tuple[int, ...] = ()
    mended: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()


def drafts_of(sheets: Mapping[str, SheetRead], tables: Mapping[str, TableFound], answers: Answers) -> Iterator[Draft]:
    """All drafts, in the order of the file; one member a row becomes one draft for all of a day."""
    for sheet in sheets.values():
        for block in sheet.blocks:
            table = tables.get(table_id(block.headings)) if block.headings else None
            fields = {each.id: each.field for each in table.columns if each.field} if table else {}
            made = _Block(sheet, block, fields, answers).drafts()
            yield from _together(made) if MEMBER in fields.values() else made


@dataclass(frozen=True, slots=True)
class _Block:
    sheet: SheetRead
    block: Block
    fields: Mapping[str, str]
    answers: Answers

    def drafts(self) -> Iterator[Draft]:
        above = ""
        has_column = "activity" in self.fields.values()
        for record in self.block.records:
            draft = self._draft(record, has_column=has_column)
            if record.out is None:
                if draft.activity:
                    above = draft.activity
                elif has_column and not draft.gives.activities:
                    draft = replace(draft, above=above)
            yield draft

    def _draft(self, record: Record, *, has_column: bool) -> Draft:
        id_ = f"{self.sheet.id}!{record.number}" + (f".{record.sub}" if record.sub else "")
        answer = self.answers.rows.get(id_)
        mended = answer.cells if answer else {}
        cells = {self.fields[id_]: text[:CELL_LIMIT] for id_, text in record.cells.items() if id_ in self.fields}
        cells.update(record.fixed)
        cells.update(mended)
        gives = record.gives.under(self.block.gives).under(self.sheet.gives)
        parts = {name: cells.pop(name, "") for name in PARTS}
        day = cells.pop("date", "")
        activity = cells.pop("activity", "")
        return Draft(
            id=id_,
            sheet=self.sheet.id,
            place=Place(sheet=self.sheet.sheet.name, row=record.number),
            record=record,
            day=day if "date" in mended else day_in(day, parts, gives),
            activity=activity,
            cells={name: text for name, text in cells.items() if text.strip()},
            gives=gives,
            no_column=not has_column and "activity" not in record.fixed and not activity,
            mended=frozenset(mended),
            unknown=tuple(self.fields.get(each, "") for each in record.unknown if self.fields.get(each)),
        )


def day_in(text: str, parts: Mapping[str, str], gives: Gives) -> str:
    """A day as one text, with the month and year that stand in other columns, over the rows, or in the name of the sheet."""
    month = month_in(parts["month"]) or number_month(parts["month"]) or gives.month
    year = _year(parts["year"])
    text = text.strip() or parts["day"].strip()
    in_month = f"{month}\u6708{text}" if month and text and written_day(text) is None else ""
    if in_month and written_day(in_month) is not None:
        text = in_month
    elif not text and month and parts["month"]:
        text = f"{month}\u6708"
    if year and text:
        day = written_day(text)
        if day is not None and day.year is None:
            return f"{year}\u5e74{text}"
    return text


def _year(text: str) -> int | None:
    found = re.match(_YEAR, unicodedata.normalize("NFKC", text).strip())
    return int(found[1]) if found else None


def _together(drafts: Iterator[Draft]) -> Iterator[Draft]:
    """Rows of a day that differ in the member alone are one: so many were there."""
    groups: dict[object, list[Draft]] = {}
    order: list[tuple[object, Draft]] = []
    for draft in drafts:
        member = draft.cells.pop(MEMBER, "")
        named = replace(draft, members=(member,) if member else ())
        key: object = draft.id
        if member and draft.day and draft.record.out is None and "present" not in draft.cells:
            said = tuple(sorted((name, text) for name, text in draft.cells.items() if name in ("topic", "hours", "group", "host")))
            key = (draft.day, draft.activity, draft.gives, said)
        if key not in groups:
            order.append((key, named))
        groups.setdefault(key, []).append(named)
    for key, first in order:
        of_day = groups[key]
        yield first if isinstance(key, str) else _counted(first, of_day)


def _counted(first: Draft, drafts: list[Draft]) -> Draft:
    names = tuple(dict.fromkeys(name for draft in drafts for name in draft.members))
    rows = tuple(draft.record.number for draft in drafts)
    return replace(first, cells={**first.cells, "present": str(len(names))}, members=names, merged_rows=rows)
