"""Each sheet of a workbook looked at: its layout, its records, and why it is no ledger where it is none."""

from collections.abc import Callable
from dataclasses import replace

from assess.model.import_plan import Gives, Layout, NoteKind, WhyNot
from assess.model.ledger import WorkbookWord
from assess.model.standard import Standard
from assess.reading.files.activity_names import ActivityNames
from assess.reading.files.days import written_day
from assess.reading.ledger_import.forms import Forms
from assess.reading.ledger_import.gives import Titles, number_month
from assess.reading.ledger_import.headings import Headings
from assess.reading.ledger_import.matrix import Matrices
from assess.reading.ledger_import.records import Block, Record, SheetRead, numbered
from assess.reading.ledger_import.row_tables import RowTables
from assess.reading.ledger_import.terms import Terms
from assess.reading.sheets import Workbook, Worksheet

LEAD_ROWS = 15
SCORES_AT_LEAST = 2
DAYS_PERCENT = 60
SAMPLE = 200
"""Rows that are looked at to know what a column holds."""
ENTRY_FIELDS = frozenset({"topic", "host", "recorder", "due", "present", "absences", "speaker", "hours", "from", "with"})
"""Columns that a table of events has, and a list of people has not."""
HELD_FIELDS = frozenset({"due", "present", "absences", "recorder", "files"})
"""Columns that are filled in afterwards: no plan has them."""


class Layouts:
    """Finds layouts. All that reads them is made once, for a workbook may have many sheets."""

    def __init__(self, standard: Standard, names: ActivityNames) -> None:
        self.terms = Terms(standard)
        self.headings = Headings(standard.ledger.columns, self.terms)
        self.titles = Titles(standard, self.terms, names)
        self.names = names
        self.forms = Forms(self.headings, self.titles)
        self.tables = RowTables(self.headings, self.terms, self.titles)
        self.matrices = Matrices(standard, self.terms, self.titles)

    def read(self, book: Workbook) -> tuple[SheetRead, ...]:
        """Every sheet, in the order of the file."""
        ids = numbered([sheet.name for sheet in book.sheets])
        found = [self._sheet(id_, sheet) for id_, sheet in zip(ids, book.sheets, strict=True)]
        listed = any(each.layout is Layout.PLAN and each.why is not WhyNot.SAME_AS_LIST for each in found)
        return tuple(self._beside_list(each) if listed and self._is_plan_of_months(each) else each for each in found)

    def _sheet(self, id_: str, sheet: Worksheet) -> SheetRead:
        gives = self.titles.of_sheet(sheet.name)
        if not sheet.rows:
            return SheetRead(id=id_, sheet=sheet, layout=Layout.NONE, gives=gives, why=WhyNot.EMPTY)
        read = self._form(id_, sheet, gives) or self._matrix(id_, sheet, gives) or self._rows(id_, sheet, gives)
        if read is None:
            return SheetRead(id=id_, sheet=sheet, layout=Layout.NONE, gives=gives, why=self._why(sheet))
        return replace(read, why=WhyNot.HIDDEN) if sheet.hidden and read.why is None else read

    def _form(self, id_: str, sheet: Worksheet, gives: Gives) -> SheetRead | None:
        block = self.forms.block(sheet)
        return None if block is None else SheetRead(id=id_, sheet=sheet, layout=Layout.FORM, blocks=(block,), gives=gives)

    def _matrix(self, id_: str, sheet: Worksheet, gives: Gives) -> SheetRead | None:
        found = self.matrices.read(sheet, gives)
        if found is None:
            return None
        layout, block = found
        if not any(record.out is None for record in block.records):
            return None
        if self._is_plan(sheet, set()):
            block = replace(block, records=tuple(replace(each, planned=True) for each in block.records))
            return SheetRead(id=id_, sheet=sheet, layout=Layout.MONTHS, blocks=(block,), gives=gives, why=WhyNot.PLAN)
        why = WhyNot.ATTENDANCE if layout is Layout.DAYS else None
        return SheetRead(id=id_, sheet=sheet, layout=layout, blocks=(block,), gives=gives, why=why)

    def _rows(self, id_: str, sheet: Worksheet, gives: Gives) -> SheetRead | None:
        found = self.tables.blocks(sheet)
        blocks = tuple(block if self._is_ledger(block, gives) else _set_aside(block) for block in found)
        unsure = not any(block.headings for block in blocks)
        if unsure:
            blocks = tuple(block if self._has_days(block) else _set_aside(block) for block in found)
        if (
            not any(block.headings for block in blocks)
            or self._scores(sheet) >= SCORES_AT_LEAST
            or (unsure and self._people(sheet))
        ):
            return None
        if gives.month is None and (number := number_month(sheet.name)):
            gives = replace(gives, month=number)
        fields = {self.headings.field(heading) for block in blocks for heading in block.headings.values()}
        if self._is_plan(sheet, fields):
            planned = tuple(self._planned(block) for block in blocks)
            return SheetRead(id=id_, sheet=sheet, layout=Layout.PLAN, blocks=planned, gives=gives, why=WhyNot.PLAN)
        why = WhyNot.UNSURE if unsure else None
        return SheetRead(id=id_, sheet=sheet, layout=Layout.ROWS, blocks=blocks, gives=gives, why=why)

    # — what a sheet is

    def _is_ledger(self, block: Block, gives: Gives) -> bool:
        """True if days can be had from it, and it is about events: an activity is named, or what only events have."""
        fields = {self.headings.field(heading) for heading in block.headings.values()}
        records = _sample(block)
        has_days = "date" in fields or bool(fields & {"month", "day"}) or self._has_days(block)
        about = "activity" in fields or gives.activities or block.gives.activities or self._activities_in(records)
        return bool(
            has_days and (about or any(each.gives.activities for each in records) or ("date" in fields and fields & ENTRY_FIELDS))
        )

    def _has_days(self, block: Block) -> bool:
        """True if a column holds days."""
        records = _sample(block)
        return any(
            _share(records, id_, lambda text: written_day(text) is not None and not text.isdecimal()) for id_ in block.headings
        )

    def _activities_in(self, records: list[Record]) -> bool:
        ids = dict.fromkeys(id_ for record in records for id_ in record.cells)
        return any(_share(records, id_, lambda text: bool(self.names.all_in(text))) for id_ in ids)

    def _is_plan(self, sheet: Worksheet, fields: set[str]) -> bool:
        """True if the name or a title says that it is a plan, and nothing that it was carried out."""
        said = [sheet.name, *(cell for row in sheet.rows[:LEAD_ROWS] for cell in row.own if cell and len({*row.own, ""}) == 2)][:4]
        plan = any(self.terms.holds(WorkbookWord.PLAN, text) for text in said)
        held = any(self.terms.holds(WorkbookWord.HELD, self._without_legend(text)) for text in said)
        return plan and not held and len(fields & HELD_FIELDS) < 2

    def _without_legend(self, text: str) -> str:
        """A title before a wide gap: what comes after it explains the signs."""
        return text.partition("  ")[0]

    def _planned(self, block: Block) -> Block:
        return replace(block, records=tuple(self._planned_record(each) for each in block.records))

    def _planned_record(self, record: Record) -> Record:
        """Planned, unless the row says itself that it was held."""
        held = any(self.terms.is_one(WorkbookWord.HELD, cell) for cell in record.cells.values())
        return record if held or record.out is not None else replace(record, planned=True)

    def _is_plan_of_months(self, read: SheetRead) -> bool:
        return read.layout is Layout.MONTHS and read.why is WhyNot.PLAN

    def _beside_list(self, read: SheetRead) -> SheetRead:
        return replace(read, blocks=(), why=WhyNot.SAME_AS_LIST)

    def _scores(self, sheet: Worksheet) -> int:
        return len(
            {cell for row in sheet.rows[:LEAD_ROWS] for cell in row.own if cell and self.terms.is_one(WorkbookWord.SCORE, cell)}
        )

    def _why(self, sheet: Worksheet) -> WhyNot:
        """Why a sheet is no ledger."""
        if self._scores(sheet) >= SCORES_AT_LEAST:
            return WhyNot.SCORES
        cells = [cell for row in sheet.rows[:LEAD_ROWS] for cell in row.own if cell]
        if any(self.headings.field(cell) == "activity" for cell in cells) and len(self.headings.known(cells)) > 1:
            return WhyNot.NO_DAYS
        return WhyNot.PEOPLE if self._people(sheet) else WhyNot.NO_HEADINGS

    def _people(self, sheet: Worksheet) -> bool:
        """True if a heading is one of a list of people."""
        return any(self.terms.is_one(WorkbookWord.PERSON, cell) for row in sheet.rows[:LEAD_ROWS] for cell in row.own if cell)


def _sample(block: Block) -> list[Record]:
    return [each for each in block.records if each.out is None][:SAMPLE] or list(block.records[:SAMPLE])


def _set_aside(block: Block) -> Block:
    """A table beside a ledger, which is none itself: all its rows are said to be left out."""
    return Block(headings={}, records=tuple(replace(record, out=NoteKind.OTHER_TABLE) for record in block.records))


def is_out(record: Record) -> bool:
    """True if the record can be no entry, whatever is said: headings, totals, signatures."""
    return record.out not in (None, NoteKind.HIDDEN, NoteKind.STRUCK)


def _share(records: list[Record], id_: str, is_one: Callable[[str], bool]) -> bool:
    texts = [text for record in records if (text := record.cells.get(id_))]
    return bool(texts) and sum(map(is_one, texts)) * 100 >= DAYS_PERCENT * len(texts)
