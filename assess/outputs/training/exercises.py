"""The cases that the engine judges, as their page shows them, in one language: the branch, what can be decided, what was found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assess.model.answers import Sheet
from assess.model.exercises import JudgedExercise, Level
from assess.model.findings import RequirementFinding, Status
from assess.model.ledger import Entry
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.score.explanation import reasons
from assess.outputs.score.history import say_day
from assess.outputs.score.ledger import AUDIENCES
from assess.outputs.site.views import Link
from assess.outputs.training.question_layout import LETTERS
from assess.outputs.words import figures
from assess.outputs.words.months import MONTHS_EN
from assess.outputs.words.wording import say_state, say_status, say_value

STATES = (Status.MET, Status.PARTLY, Status.NOT_MET, Status.NOT_APPLICABLE)
"""What can be guessed where nothing is to be decided."""

LEVELS = {Level.EASY: Text("入门", "Easy"), Level.MEDIUM: Text("中等", "Medium"), Level.HARD: Text("较难", "Hard")}
SHORT = 4
"""Rows that are read at a glance."""

AUDIENCE_COLUMNS = frozenset({"to", "by"})

SINCE = Text("党支部成立的日期", "Established on")
JOINED = Text("；", "; ")
PEOPLE = Text("、", ", ")
IS = Text("：", ": ")

IN_ORDER = frozenset({Status.MET, Status.CLEAR, Status.NOT_APPLICABLE})


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundView:
    """The engine's finding of one requirement, and why."""

    requirement: Link
    state: str
    good: bool
    because: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class GuessView:
    """One of the answers. `found`: what the engine finds after it."""

    letter: str
    text: str
    right: bool
    found: tuple[FoundView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RowView:
    """One row of the branch’s ledger, by its number."""

    number: int
    day: str
    activity: str
    details: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ExerciseView:
    """A case. `facts` of the branch, each with its name; `short`: the ledger need not be folded; `deciding`: more than one answer
    may be right, and each is looked at.
    """

    id: str
    number: int
    level: str
    title: str
    situation: str
    facts: tuple[tuple[str, str], ...]
    rows: tuple[RowView, ...]
    ask: str
    day: str
    short: bool
    deciding: bool
    guesses: tuple[GuessView, ...]
    requirements: tuple[Link, ...]


class Exercises:
    """All cases of one standard, in one language."""

    def __init__(
        self, judged: tuple[JudgedExercise, ...], standard: Standard, link: Callable[[str], Link], language: Language
    ) -> None:
        self._judged = judged
        self._standard = standard
        self._link = link
        self._language = language

    def all(self) -> tuple[ExerciseView, ...]:
        """In their order, from easy to hard."""
        return tuple(self._view(number, each) for number, each in enumerate(self._judged, 1))

    def exercise(self, id_: str) -> ExerciseView:
        """One case by its id."""
        return next(self._view(number, each) for number, each in enumerate(self._judged, 1) if each.exercise.id == id_)

    def about(self, tasks: tuple[str, ...]) -> tuple[Link, ...]:
        """The cases about requirements of these tasks."""
        return tuple(
            Link(path=f"training/cases/#{each.exercise.id}", number=str(number), title=each.exercise.text.of(self._language))
            for number, each in enumerate(self._judged, 1)
            if each.exercise.watched[0].rpartition(".")[0] in tasks
        )

    def _view(self, number: int, judged: JudgedExercise) -> ExerciseView:
        each = judged.exercise
        return ExerciseView(
            id=each.id,
            number=number,
            level=LEVELS[each.level].of(self._language),
            title=each.text.of(self._language),
            situation=each.situation.of(self._language),
            facts=tuple(self._facts(each.sheet)),
            rows=tuple(self._row(entry) for entry in each.sheet.ledger.entries),
            ask=each.ask.of(self._language),
            day=say_day(each.day, self._language),
            short=len(each.sheet.ledger.entries) <= SHORT,
            deciding=bool(judged.after),
            guesses=tuple(self._guesses(judged)),
            requirements=tuple(map(self._link, each.watched)),
        )

    def _guesses(self, judged: JudgedExercise) -> Iterator[GuessView]:
        if judged.after:
            for letter, decision, found in zip(LETTERS, judged.exercise.decisions, judged.after, strict=False):
                right = all(each.status in IN_ORDER for each in found)
                yield GuessView(letter=letter, text=decision.text.of(self._language), right=right, found=self._found(found))
            return
        found = judged.findings
        for letter, state in zip(LETTERS, STATES, strict=False):
            said = say_state(state, self._standard, self._language)
            yield GuessView(letter=letter, text=said, right=found[0].status is state, found=self._found(found))

    def _found(self, findings: tuple[RequirementFinding, ...]) -> tuple[FoundView, ...]:
        return tuple(
            FoundView(
                requirement=self._link(each.requirement),
                state=say_status(each, self._standard, self._language),
                good=each.status in IN_ORDER,
                because=tuple(reasons(each, self._standard, self._language, name_rows=False)),
            )
            for each in findings
        )

    def _facts(self, sheet: Sheet) -> Iterator[tuple[str, str]]:
        for name, value in sheet.branch.facts.items():
            fact = self._standard.facts[name]
            yield fact.text.of(self._language), say_value(fact, value, self._language)
        if sheet.ledger.since:
            yield SINCE.of(self._language), say_day(sheet.ledger.since, self._language)

    def _row(self, entry: Entry) -> RowView:
        return RowView(
            number=entry.row,
            day=_say_when(entry, self._language),
            activity=self._standard.activities[entry.activity].text.of(self._language),
            details=JOINED.of(self._language).join(self._details(entry)),
        )

    def _details(self, entry: Entry) -> Iterator[str]:
        columns, activity = self._standard.ledger.columns, self._standard.activities[entry.activity]
        said: dict[str, str] = {name: text for name, text in entry.texts.items() if text}
        said |= {name: PEOPLE.of(self._language).join(names) for name, names in entry.names.items() if names}
        said |= {name: str(number) for name, number in (("due", entry.due), ("present", entry.present)) if number}
        if entry.groups:
            said["group"] = PEOPLE.of(self._language).join(map(str, entry.groups))
        if entry.hours is not None:
            said["hours"] = figures.points(entry.hours)
        if entry.audiences:
            audiences = PEOPLE.of(self._language).join(AUDIENCES[each].of(self._language) for each in entry.audiences)
            said |= dict.fromkeys(AUDIENCE_COLUMNS & {*activity.fields}, audiences)
        for name in columns:
            if name in said:
                yield columns[name].text.of(self._language) + IS.of(self._language) + said[name]


def _say_when(entry: Entry, language: Language) -> str:
    """The day, or the month where the row says no more."""
    if not entry.whole_month:
        return say_day(entry.day, language)
    return Text(f"{entry.day.year}年{entry.day.month}月", f"{MONTHS_EN[entry.day.month - 1]} {entry.day.year}").of(language)
