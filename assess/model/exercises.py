"""Cases that the engine judges: a branch’s facts and ledger, what is asked, and what somebody may decide."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assess.model.answers import Choice, Sheet
from assess.model.findings import RequirementFinding, Result
from assess.model.text import Language, Text


class Level(StrEnum):
    """Levels of difficulty, from the easiest."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """One of the things that can be done, and the branch’s sheet after it."""

    text: Text
    sheet: Sheet


@dataclass(frozen=True, kw_only=True, slots=True)
class Exercise:
    """A case. `watched`: the requirements that it is about, by id; `sheet`: the branch as it stands on `day`.

    With `decisions`, what is asked is which of them leave everything watched in order; without, in which state the first of the
    watched is. `reviewed`: for which wording of the watched somebody last read the case (`reading.content.questions.wording_of`).
    """

    id: str
    level: Level
    text: Text
    situation: Text
    ask: Text
    watched: tuple[str, ...]
    day: date
    sheet: Sheet
    decisions: tuple[Decision, ...]
    reviewed: str


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgedExercise:
    """Findings of the watched requirements: as things stand, and after each decision."""

    exercise: Exercise
    findings: tuple[RequirementFinding, ...]
    after: tuple[tuple[RequirementFinding, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleBranch:
    """An invented branch to practise on, with faults left in it. `raw`: its file in each language; `day`: when it is looked at."""

    text: Text
    day: date
    raw: dict[Language, dict[str, object]]
    sheets: dict[Language, Sheet]


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgedSample:
    """Findings of it, in each language: names and notes differ, and nothing else does."""

    sample: SampleBranch
    results: dict[Language, Result]


@dataclass(frozen=True, kw_only=True, slots=True)
class Observation:
    """The evidence for one requirement in the sample branch, to be judged by everyone in the room before they compare.

    `answer` and `why` are the portal’s own reading. `reviewed`: for which wording of the requirement somebody last read it
    (`reading.content.questions.wording_of`).
    """

    requirement: str
    text: Text
    answer: Choice
    why: Text
    reviewed: str
