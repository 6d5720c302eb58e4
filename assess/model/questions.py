"""Questions of the training: one right answer, several, a number, true or false, an order, or what belongs together."""

from dataclasses import dataclass
from enum import StrEnum

from assess.model.text import Text


class QuestionKind(StrEnum):
    """The kind of answer to a question."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true-false"
    ORDER = "order"
    MATCH = "match"
    NUMBER = "number"


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionChoice:
    """One answer to choose. `right`: the requirement asks exactly this. A wrong one has `instead`, the requirement (by id) asking
    it, or `why`, what is wrong with it.
    """

    text: Text
    right: bool
    instead: str = ""
    why: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionPart:
    """One of the things to put in order, or to match; `answer`: its place (1, 2, 3 …), or what belongs to it."""

    text: Text
    answer: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """Tests `requirements`, the first above all. `about`: the words that are asked about, if any.

    `choices` of a single answer (one is right) and of several (two or more are, and one is not); `number`: the answer to a number;
    `true`: whether a statement is; `parts`: three or more, in their order or to be matched. `why` explains the answer to the last
    two. `reviewed`: for which wording of the requirements somebody last read a question that was written by hand
    (`reading.content.questions.wording_of`).
    """

    id: str
    kind: QuestionKind
    text: Text
    about: Text | None = None
    requirements: tuple[str, ...]
    choices: tuple[QuestionChoice, ...] = ()
    number: int | None = None
    true: bool = False
    parts: tuple[QuestionPart, ...] = ()
    why: Text | None = None
    reviewed: str = ""

    @property
    def requirement(self) -> str:
        """The one that it tests above all."""
        return self.requirements[0]
