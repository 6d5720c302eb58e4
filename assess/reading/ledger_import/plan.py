"""A workbook, a ledger and what was answered so far → the import plan."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from assess.model.import_plan import (
    Answers,
    FileKind,
    ImportPlan,
    RowFound,
    RowState,
    SheetFound,
    TableFound,
    Take,
    WhyNot,
    WordFound,
    WordKind,
)
from assess.model.standard import Standard
from assess.reading.files.activity_names import ActivityNames
from assess.reading.files.days import written_day
from assess.reading.ledger_import.answers import over
from assess.reading.ledger_import.columns import Columns, table_id
from assess.reading.ledger_import.drafts import Draft, drafts_of
from assess.reading.ledger_import.layouts import Layouts, is_out
from assess.reading.ledger_import.ledger_side import LedgerSide
from assess.reading.ledger_import.records import Block, SheetRead
from assess.reading.ledger_import.rows import Rows, single_years, year_in_name
from assess.reading.ledger_import.words import YEARS_AROUND, Words
from assess.reading.progress import tell
from assess.reading.sheets import Workbook

EVERY = 500
"""Rows between two signs of work."""
ONE_FILE = (WordKind.YEAR,)
"""Kinds that are answered for one file only: the next one has another year."""
FIRST_YEAR_ASKED = 2000


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A workbook whose sheets were looked at. It is kept between the requests about one file."""

    sheets: tuple[SheetRead, ...]
    layouts: Layouts
    names: ActivityNames


def look_at(book: Workbook, standard: Standard) -> OpenedFile:
    """The sheets of a workbook with their layouts."""
    names = ActivityNames(standard)
    layouts = Layouts(standard, names)
    return OpenedFile(layouts.read(book), layouts, names)


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """Everything that an import depends on besides the file: the branch's ledger, its year, the day, and what was answered."""

    ledger_rows: object = None
    year: int | None = None
    today: date | None = None
    name: str = ""
    answers: Answers
    remembered: Mapping[str, Answers]
    shipped: Mapping[str, Answers]


def read_import(file: OpenedFile, request: Request, standard: Standard) -> ImportPlan:
    """All that was found, asked and proposed."""
    return _Reading(file, request, standard).plan()


@dataclass(frozen=True, slots=True)
class _Reading:
    file: OpenedFile
    request: Request
    standard: Standard

    def plan(self) -> ImportPlan:
        able = [sheet for sheet in self.file.sheets if sheet.can]
        kind = FileKind.PLAN if able and all(sheet.why in (WhyNot.PLAN, WhyNot.SAME_AS_LIST) for sheet in able) else FileKind.LEDGER
        shape = _shape(able)
        memory, from_kept = self._memory(shape, able)
        answers = over(self.request.answers, memory)
        on = {sheet.id: sheet for sheet in able if answers.sheets.get(sheet.id, self._is_on(sheet, kind, answers))}
        tables = self._tables(on, answers, memory)
        drafts = list(drafts_of(on, tables, answers))
        words = self._words(answers, on)
        rows = self._rows(drafts, words, answers)
        found = words.found()
        return ImportPlan(
            kind=kind,
            shape=shape,
            kept=self._kept(memory, tables, found),
            from_kept=from_kept,
            year=self.request.year,
            sheets=tuple(self._sheet(sheet, on) for sheet in self.file.sheets),
            tables=tuple(tables.values()),
            words=found,
            rows=rows,
            counts=_counts(rows, self.request.year, self.standard),
        )

    # — what was answered before

    def _memory(self, shape: str, able: Sequence[SheetRead]) -> tuple[Answers, bool]:
        """The answers about a file of this shape, else about tables with the same headings; what is shipped comes last."""
        ids = {table_id(block.headings) for sheet in able for block in sheet.blocks if block.headings}
        found = Answers()
        for kept in (self.request.remembered, self.request.shipped):
            nearest = [kept[shape]] if shape in kept else [each for each in kept.values() if ids & each.columns.keys()]
            for each in nearest:
                found = over(found, each)
        found = replace(found, rows={})
        return found, bool(found)

    def _kept(self, memory: Answers, tables: Mapping[str, TableFound], words: Iterable[WordFound]) -> Answers:
        """The answers to be remembered: what was said, and what was proposed and stood."""
        given = self.request.answers
        columns = {
            id_: {
                **memory.columns.get(id_, {}),
                **{each.id: each.field for each in table.columns if each.doubt},
                **given.columns.get(id_, {}),
            }
            for id_, table in tables.items()
        }
        said = {word.id: word.answer for word in words if word.answer is not None and word.kind not in ONE_FILE}
        return Answers(sheets={**memory.sheets, **given.sheets}, columns=columns, words={**memory.words, **said})

    # — sheets and columns

    def _is_on(self, sheet: SheetRead, kind: FileKind, answers: Answers) -> bool:
        """On without being ticked: a ledger, a plan where the file is one, and a table whose column of activities was named."""
        if sheet.why is WhyNot.UNSURE:
            return any("activity" in answers.columns.get(table_id(block.headings), {}).values() for block in sheet.blocks)
        return sheet.why is None or (kind is FileKind.PLAN and sheet.why is WhyNot.PLAN)

    def _sheet(self, sheet: SheetRead, on: Mapping[str, SheetRead]) -> SheetFound:
        count = sum(not is_out(record) for block in sheet.blocks for record in block.records)
        gives = next((block.gives for block in sheet.blocks if block.gives), sheet.gives)
        return SheetFound(
            id=sheet.id,
            name=sheet.sheet.name,
            on=sheet.id in on,
            can=sheet.can,
            hidden=sheet.sheet.hidden,
            layout=sheet.layout,
            gives=sheet.gives.under(gives) if len(sheet.blocks) == 1 else sheet.gives,
            count=count,
            why=sheet.why,
            cut=sheet.sheet.cut,
        )

    def _tables(self, on: Mapping[str, SheetRead], answers: Answers, memory: Answers) -> dict[str, TableFound]:
        columns = Columns(self.standard, self.file.layouts.headings, self.file.names)
        of_table: dict[str, list[tuple[SheetRead, Block]]] = {}
        for sheet in on.values():
            for block in sheet.blocks:
                if block.headings:
                    of_table.setdefault(table_id(block.headings), []).append((sheet, block))
        return {
            id_: columns.table(pairs, answers.columns.get(id_, {}), known=id_ in memory.columns) for id_, pairs in of_table.items()
        }

    # — words and rows

    def _words(self, answers: Answers, on: Mapping[str, SheetRead]) -> Words:
        base = self.request.year or (self.request.today.year if self.request.today else 0)
        years = tuple(base + step for step in YEARS_AROUND) if base else ()
        remembered = {
            id_: each for id_, each in answers.words.items() if id_ in self.request.answers.words or not id_.startswith("year:")
        }
        headings = {
            sheet.id: tuple(heading for block in sheet.blocks for heading in block.headings.values()) for sheet in on.values()
        }
        return Words(
            standard=self.standard,
            names=self.file.names,
            titles=self.file.layouts.titles,
            answers=remembered,
            years=years,
            headings=headings,
        )

    def _rows(self, drafts: Sequence[Draft], words: Words, answers: Answers) -> tuple[RowFound, ...]:
        side = LedgerSide(self.standard, self.request.year)
        side.take_in(self.request.ledger_rows)
        maker = Rows(
            standard=self.standard,
            terms=self.file.layouts.terms,
            words=words,
            side=side,
            answers=answers,
            today=self.request.today,
            file_year=year_in_name(self.request.name),
            sheet_years=single_years(_years(drafts)),
        )
        made: list[RowFound] = []
        for place, draft in enumerate(_days_first(drafts)):
            if place % EVERY == 0:
                tell(place, len(drafts))
            made += maker.rows(draft)
        tell(len(drafts), len(drafts))
        order = {draft.id: place for place, draft in enumerate(drafts)}
        return tuple(sorted(made, key=lambda row: order.get(row.id, order.get(row.id.rpartition(".")[0], 0))))


def _days_first(drafts: Sequence[Draft]) -> Iterable[Draft]:
    """Days before months: “held in March” is known already where the file has a day in March for it."""
    months = [draft for draft in drafts if (day := written_day(draft.day)) is not None and day.day is None]
    if not months:
        return drafts
    ids = {draft.id for draft in months}
    return [*(draft for draft in drafts if draft.id not in ids), *months]


def _years(drafts: Iterable[Draft]) -> dict[str, Counter[int]]:
    years: dict[str, Counter[int]] = {}
    for draft in drafts:
        day = written_day(draft.day) if draft.record.out is None else None
        if day is not None and day.year is not None:
            years.setdefault(draft.sheet, Counter())[day.year] += 1
    return years


def _shape(able: Iterable[SheetRead]) -> str:
    """The name under which answers are kept: the tables, without the names of the sheets."""
    kinds = {table_id(block.headings) if block.headings else sheet.layout.value for sheet in able for block in sheet.blocks}
    return sha256("\n".join(sorted(kinds)).encode()).hexdigest()[:16]


def _counts(rows: Iterable[RowFound], year: int | None, standard: Standard) -> dict[str, tuple[int, ...]]:
    """The number of entries that each activity gets in each month of the year, by what is added."""
    counts: dict[str, list[int]] = {}
    for row in rows:
        if (
            row.take is Take.ADD
            and row.day is not None
            and row.state is not RowState.WRONG
            and (year is None or row.day.year == year)
        ):
            counts.setdefault(row.entry["activity"], [0] * 12)[row.day.month - 1] += 1
    return {id_: tuple(counts[id_]) for id_ in standard.activities if id_ in counts}
