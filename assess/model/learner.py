"""A person's record of the training: which questions they answered, and how, and when each card is due. It stays with them."""

from dataclasses import dataclass, field
from datetime import date, datetime

FORMAT = "wuhua-learner"
VERSION = 1
ASIDE = "aside"
"""The field of what could not be read: a list of [place, value]."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """The last answer to a question. `wording`: its wording then (`outputs.training.question_layout.wording_of_question`)."""

    right: bool
    on: date
    wording: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CardState:
    """A card as the scheduler left it: `state` 1 learning, 2 review, 3 learning again; `step` of the learning, None in review;
    `stability` in days; `difficulty` 1 to 10; `due` and `last` in UTC; `first`: the learner’s own day on which it was first seen.
    """

    state: int
    step: int | None
    stability: float
    difficulty: float
    due: datetime
    last: datetime
    first: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Learner:
    """All of one learner, by the ids of questions. `kept` holds what could not be read, and what this version does not know."""

    answers: dict[str, Answered] = field(default_factory=dict)
    cards: dict[str, CardState] = field(default_factory=dict)
    kept: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedQuestion:
    """A question that there is now: its id, its wording, and the module that it belongs to."""

    id: str
    wording: str
    module: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """A learner's progress, by ids in the order of the questions: answered right, answered wrong, answered before the question
    was changed, and not yet answered.
    """

    known: tuple[str, ...]
    wrong: tuple[str, ...]
    changed: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Queue:
    """The cards of now: those due, the longest first, then new ones; with neither, those due in a few minutes stand in `due`.
    `later`: when the next is due, if none is due now.
    """

    due: tuple[str, ...]
    fresh: tuple[str, ...]
    later: datetime | None
