"""Drafts → rows of the plan: what they would be in the ledger, their state, and what is proposed to be done with them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from assess.errors import Problem, Wrong
from assess.model.import_plan import (
    Answers,
    CellFound,
    Cells,
    Flaw,
    Note,
    NoteKind,
    Place,
    RowAnswer,
    RowFound,
    RowState,
    Take,
    WordKind,
)
from assess.model.ledger import Entry, WorkbookWord
from assess.model.standard import Standard
from assess.reading.fields import shown
from assess.reading.files.activity_names import plain
from assess.reading.files.days import WrittenDay, why_no_day, written_day
from assess.reading.files.table_years import About
from assess.reading.ledger_import.drafts import Draft
from assess.reading.ledger_import.gives import group_of
from assess.reading.ledger_import.layouts import is_out
from assess.reading.ledger_import.ledger_side import Known, LedgerSide
from assess.reading.ledger_import.terms import Terms
from assess.reading.ledger_import.words import LEAVE_OUT, TIMES, Meant, Words

ASKED_ABOUT = {Wrong.UNKNOWN_GROUP: WordKind.GROUP, Wrong.UNKNOWN_AUDIENCE: WordKind.AUDIENCE}
"""Mistakes in cells that are asked about once for each value."""
MENDED_FIRST = ("date", "activity")
NAMED = 30


@dataclass(frozen=True, slots=True)
class _Day:
    """The day of a draft as it goes into the ledger. `notes` say what is not plain about it."""

    text: str
    day: date
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class Rows:
    """Makes the rows of one file."""

    standard: Standard
    terms: Terms
    words: Words
    side: LedgerSide
    answers: Answers
    today: date | None
    file_year: int | None
    sheet_years: Mapping[str, int]
    file_side: LedgerSide = field(init=False)
    file_rows: dict[int, Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.file_side = LedgerSide(self.standard, self.side.year)

    def rows(self, draft: Draft) -> Iterator[RowFound]:
        """The rows of a draft: one for each activity, and of a number of times for each time."""
        if is_out(draft.record):
            yield self._out(draft, draft.record.out or NoteKind.TOTAL)
            return
        out = draft.record.out or (NoteKind.VOID if self._is_void(draft) else None)
        answer = self.answers.rows.get(draft.id)
        if out is not None and (answer is None or answer.take is not Take.ADD):
            yield self._set_aside(draft, out)
            return
        times = self._times(draft)
        if times is None:
            yield self._out(draft, NoteKind.LEFT_OUT)
            return
        meant = self.words.activities(draft)
        if meant.left:
            yield self._out(draft, NoteKind.LEFT_OUT)
            return
        yield from self._entries(draft, meant, out, times)

    def _is_void(self, draft: Draft) -> bool:
        return self.terms.holds(WorkbookWord.VOID, draft.activity) or self.terms.is_void(tuple(draft.record.cells.values()))

    # — rows that are none

    def _out(self, draft: Draft, kind: NoteKind) -> RowFound:
        text = draft.record.text or " ".join(filter(None, (draft.day, draft.activity, *draft.cells.values())))
        note = Note(kind=kind, facts={"text": text[:NAMED]})
        return RowFound(id=draft.id, place=draft.place, state=RowState.OUT, entry={}, take=Take.SKIP, notes=(note,))

    def _set_aside(self, draft: Draft, out: NoteKind) -> RowFound:
        """Hidden, struck through, or not held: left out, and can be taken. Nothing is asked for its sake."""
        meant = self.words.known(draft.activity) if draft.activity else draft.gives.activities
        day = self._day(draft, ask=False)
        entry = {**({"date": day.text} if day else {"date": draft.day} if draft.day else {}), **draft.cells}
        if meant or draft.activity:
            entry["activity"] = meant[0] if meant else draft.activity
        ordered = self._ordered(entry)
        return RowFound(
            id=draft.id,
            place=draft.place,
            state=RowState.OUT,
            entry=ordered,
            take=Take.SKIP,
            day=day.day if day else None,
            notes=(Note(kind=out, facts={"text": draft.record.text[:NAMED]}),),
        )

    def _times(self, draft: Draft) -> int | None:
        """The number of entries that a cell of a matrix stands for; None where such cells are left out."""
        for kind, text in draft.record.asks:
            if kind is WordKind.TICK and not self.words.tick(draft, text):
                return None
            if kind is WordKind.NUMBER:
                answer = self.words.number(draft)
                if answer == LEAVE_OUT:
                    return None
                return int(text) if answer == TIMES else 1
        return 1

    # — entries

    def _entries(self, draft: Draft, meant: Meant, out: NoteKind | None, times: int) -> Iterator[RowFound]:
        counted = times > 1 or (
            draft.record.asks and draft.record.asks[0][0] is WordKind.NUMBER and self.words.number_means_times()
        )
        if draft.record.planned and "date" not in draft.mended and out is None and meant.activities:
            yield self._planned(draft, meant)
            return
        day = self._month_of(draft) if counted else self._day(draft)
        if day is None or not meant.activities:
            yield self._wrong(draft, meant, day)
            return
        many = len(meant.activities) * times > 1
        for place, activity in enumerate(meant.activities * times):
            id_ = f"{draft.id}.{place + 1}" if many else draft.id
            cells = self._cells(draft, meant, activity, day)
            yield self._row(draft, id_, cells, day, out, meant, again=place >= len(meant.activities))

    def _planned(self, draft: Draft, meant: Meant) -> RowFound:
        """An entry of a plan, which waits for the day on which it was held."""
        entry = self._ordered({**draft.cells, "date": draft.day, "activity": meant.activities[0]})
        row = RowFound(id=draft.id, place=draft.place, state=RowState.DOUBT, entry=entry, take=Take.SKIP, open=True)
        answer = self.answers.rows.get(draft.id)
        asked = replace(row, cells=(CellFound(column="date", text=draft.day),), notes=(Note(kind=NoteKind.PLANNED),))
        return replace(asked, open=False) if answer is not None and answer.take is Take.SKIP else asked

    def _month_of(self, draft: Draft) -> _Day | None:
        day = self._day(draft)
        if day is None:
            return None
        return _Day(day.text[:7], day.day.replace(day=1), (Note(kind=NoteKind.WHOLE_MONTH),))

    def _cells(self, draft: Draft, meant: Meant, activity: str, day: _Day) -> Cells:
        cells = {"date": day.text, "activity": activity, **draft.cells}
        if "group" in self.standard.activities[activity].fields and "group" not in cells:
            group = group_of(meant.text) or draft.gives.group
            if group:
                cells["group"] = group
        return self._ordered(cells)

    def _ordered(self, cells: Cells) -> Cells:
        """In the order of the columns of the ledger, and only those."""
        return {name: text for name in self.standard.ledger.columns if (text := cells.get(name, "").strip())}

    def _row(self, draft: Draft, id_: str, cells: Cells, day: _Day, out: NoteKind | None, meant: Meant, *, again: bool) -> RowFound:
        entries, problems = self.side.read(cells, draft.record.number)
        changed = self._asked_about(draft, cells, problems)
        if changed != cells:
            cells = changed
            entries, problems = self.side.read(cells, draft.record.number)
        if not entries:
            return self._wrong(draft, meant, day)
        entry = entries[0]
        notes = [*day.notes, *self._notes(draft, meant)]
        answer = self.answers.rows.get(id_) or self.answers.rows.get(draft.id)
        row = RowFound(id=id_, place=draft.place, state=RowState.NEW, entry=cells, take=Take.ADD, day=entry.day, notes=tuple(notes))
        judged = self._state(draft, row, entry, problems, out, again=again)
        return self._answered(judged, answer, draft)

    def _asked_about(self, draft: Draft, cells: Cells, problems: list[Problem]) -> Cells:
        """Groups and audiences that are not understood are asked about; with an answer the row is read again."""
        changed = dict(cells)
        for problem in problems:
            name, kind = problem.where.path, ASKED_ABOUT.get(problem.wrong)
            if kind is not None and name in changed and name not in draft.mended:
                ask = self.words.group if kind is WordKind.GROUP else self.words.audience
                changed[name] = ask(draft, changed[name])
        return changed

    def _notes(self, draft: Draft, meant: Meant) -> Iterator[Note]:
        if meant.above:
            yield Note(kind=NoteKind.AS_ABOVE)
        if len(draft.merged_rows) > 1:
            yield Note(
                kind=NoteKind.MEMBERS,
                facts={"count": str(len(draft.merged_rows)), "rows": " ".join(map(str, draft.merged_rows))},
            )
        for name in draft.unknown:
            yield Note(kind=NoteKind.NO_VALUE, facts={"column": name})

    def _state(
        self, draft: Draft, row: RowFound, entry: Entry, problems: list[Problem], out: NoteKind | None, *, again: bool
    ) -> RowFound:
        if out is not None:
            return self._with(row, RowState.OUT, Take.SKIP, Note(kind=out, facts={"text": draft.record.text[:NAMED]}))
        known = None if again else self.side.identical(entry) or self.file_side.identical(entry)
        if known is not None:
            return self._same(row, known)
        doubt = self._doubt(draft, row, entry, problems)
        similar = None if doubt is not None or again else self._similar(row, entry)
        self._remember(row, entry)
        return doubt or similar or row

    def _same(self, row: RowFound, known: Known) -> RowFound:
        note = Note(kind=NoteKind.SAME) if known.number else self._twice(known)
        return replace(self._with(row, RowState.SAME, Take.SKIP, note), beside=known.beside)

    def _twice(self, known: Known) -> Note:
        place = self.file_rows[id(known.cells)]
        return Note(kind=NoteKind.TWICE, facts={"sheet": place.sheet, "row": str(place.row)})

    def _remember(self, row: RowFound, entry: Entry) -> None:
        self.file_rows[id(row.entry)] = row.place
        self.file_side.add(Known(0, row.entry, entry))

    def _doubt(self, draft: Draft, row: RowFound, entry: Entry, problems: list[Problem]) -> RowFound | None:
        year = self.side.year
        cell = (CellFound(column="date", text=row.entry["date"]),)
        if self.today is not None and entry.day > self.today:
            return replace(self._with(row, RowState.DOUBT, Take.SKIP, Note(kind=NoteKind.FUTURE), open_=True), cells=cell)
        said = draft.gives.year or self.file_year
        if year is not None and entry.day.year != year:
            note = Note(kind=NoteKind.OTHER_YEAR, facts={"year": str(entry.day.year), "assessed": str(year)})
            return replace(self._with(row, RowState.DOUBT, Take.SKIP, note, open_=True), cells=cell)
        if said is not None and entry.day.year != said:
            note = Note(kind=NoteKind.NOT_THE_TITLES_YEAR, facts={"year": str(entry.day.year), "said": str(said)})
            return replace(self._with(row, RowState.DOUBT, Take.ADD, note, open_=True), cells=cell)
        if any(note.kind is NoteKind.ZERO_LOST for note in row.notes):
            return replace(row, state=RowState.DOUBT, open=True, cells=cell)
        flaws = tuple(_flawed(problem, row.entry) for problem in problems if problem.where.path in row.entry)
        if not flaws:
            return None
        waits = all(problem.wrong in ASKED_ABOUT for problem in problems)
        return replace(row, state=RowState.DOUBT, open=not waits, cells=flaws)

    def _similar(self, row: RowFound, entry: Entry) -> RowFound | None:
        """The entry in the ledger stays unless the person says otherwise; it is a question only if the row says more or else."""
        known = self.side.similar(entry)
        if known is not None:
            merged = {**known.cells, **row.entry} if not _is_month(row.entry) else dict(known.cells)
            differs = any(
                plain(known.cells.get(name, "")) != plain(text) for name, text in row.entry.items() if name not in MENDED_FIRST
            )
            similar = self._with(row, RowState.SIMILAR, Take.SKIP, None, open_=differs)
            return replace(similar, entry=self._ordered(merged), beside=known.beside)
        twice = self.file_side.similar(entry)
        if twice is None:
            return None
        topics = [plain(each.get("topic", "")) for each in (twice.cells, row.entry)]
        if _is_month(row.entry) or _is_month(twice.cells) or (topics[0] and topics[0] == topics[1]):
            return self._with(row, RowState.SIMILAR, Take.SKIP, self._twice(twice), open_=not _is_month(row.entry))
        place = self.file_rows[id(twice.cells)]
        return replace(row, notes=(*row.notes, Note(kind=NoteKind.SAME_DAY, facts={"sheet": place.sheet, "row": str(place.row)})))

    def _with(self, row: RowFound, state: RowState, take: Take, note: Note | None, *, open_: bool = False) -> RowFound:
        return replace(row, state=state, take=take, open=open_, notes=(*row.notes, note) if note else row.notes)

    def _answered(self, row: RowFound, answer: RowAnswer | None, draft: Draft) -> RowFound:
        """The row as the person wants it, if it can be so: only an entry with one beside it in the ledger takes its place."""
        if draft.mended and not row.cells:
            cells = tuple(CellFound(column=name, text=row.entry.get(name, "")) for name in sorted(draft.mended))
            row = replace(row, cells=cells)
        if answer is None or answer.take is None:
            return row
        take = Take.ADD if answer.take is Take.REPLACE and row.beside is None else answer.take
        return replace(row, take=take, open=False)

    # — rows that cannot be read

    def _wrong(self, draft: Draft, meant: Meant, day: _Day | None) -> RowFound:
        flaws = []
        year_left = day is None and self.words.leaves_out_year() and written_day(draft.day) is not None
        if year_left:
            return self._out(draft, NoteKind.LEFT_OUT)
        if day is None:
            flaws.append(CellFound(column="date", text=draft.day, flaw=self._no_day(draft.day)))
        if not meant.activities:
            text = meant.text
            unknown = Flaw(wrong=Wrong.UNKNOWN_ACTIVITY, facts={"got": shown(text)}) if text else Flaw(wrong=Wrong.ACTIVITY_BLANK)
            flaws.append(CellFound(column="activity", text=text, flaw=unknown))
        entry = self._ordered(
            {**draft.cells, "date": day.text if day else draft.day, "activity": (*meant.activities, meant.text)[0]}
        )
        number = self.side.as_typed(entry)
        waits = meant.waits and day is not None
        notes = (*self._notes(draft, meant), *((Note(kind=NoteKind.UNANSWERED),) if meant.waits else ()))
        row = RowFound(
            id=draft.id,
            place=draft.place,
            state=RowState.SAME if number else RowState.WRONG,
            entry=entry,
            take=Take.SKIP,
            day=day.day if day else None,
            open=not waits and not number,
            cells=tuple(flaws),
            notes=notes,
        )
        answer = self.answers.rows.get(draft.id)
        return replace(row, open=False) if answer is not None and answer.take is Take.SKIP else row

    def _no_day(self, text: str) -> Flaw:
        """Why there is no day."""
        wrong = why_no_day(text, self.side.year, month_will_do=True) if text else None
        return Flaw(wrong=wrong or Wrong.NOT_A_DATE, facts={"got": shown(text)}) if text else Flaw(wrong=Wrong.DATE_BLANK)

    # — days

    def _day(self, draft: Draft, *, ask: bool = True) -> _Day | None:
        """The day as it is written into the row: it never follows the form afterwards."""
        found = written_day(draft.day)
        if found is None:
            return None
        year = found.year
        if year is None:
            year = (
                draft.gives.year or self.file_year or self.sheet_years.get(draft.sheet) or (self.words.year(draft) if ask else None)
            )
        day = found.on(year) if year else None
        return None if day is None or year is None else _written(found, year, day, draft.day)


def _written(found: WrittenDay, year: int, day: date, typed: str) -> _Day:
    """ISO, which no program takes for anything else; days in a row are noted, for the ledger has the first."""
    if found.day is None:
        return _Day(f"{year}-{found.month:02}", day, (Note(kind=NoteKind.WHOLE_MONTH),))
    notes = []
    if found.last:
        notes.append(Note(kind=NoteKind.SEVERAL_DAYS, facts={"text": typed[:NAMED]}))
    if found.zero_lost:
        notes.append(Note(kind=NoteKind.ZERO_LOST, facts={"text": typed[:NAMED]}))
    return _Day(day.isoformat(), day, tuple(notes))


def _flawed(problem: Problem, cells: Cells) -> CellFound:
    name = problem.where.path
    return CellFound(column=name, text=cells[name], flaw=Flaw(wrong=problem.wrong, facts=dict(problem.facts)))


def _is_month(cells: Cells) -> bool:
    return re.fullmatch(r"\d{4}-\d\d", cells.get("date", "")) is not None


def single_years(days: Mapping[str, Counter[int]]) -> dict[str, int]:
    """The year of the full days in each sheet where they have but one: the days beside them that have none are of the same."""
    return {sheet: next(iter(years)) for sheet, years in days.items() if len(years) == 1}


def year_in_name(name: str) -> int | None:
    """The year that the name of a file says."""
    about = About(file=unicodedata.normalize("NFKC", name)).year()
    return about[0] if about else None
