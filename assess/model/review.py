"""A second person's view of a self-assessment (考核): the reviewer's own answers next to the branch's, which stay as they are."""

from dataclasses import dataclass, field
from datetime import date

from assess.model.answers import Answer
from assess.model.findings import RequirementFinding, Result


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """A review: who, when, and the answers. An answer's `note` is also its reason: a "not applicable" counts only with one.

    `unfinished`: the reviewer has not handed it back yet, and goes on.
    """

    reviewer: str = ""
    day: date | None = None
    answers: dict[str, Answer] = field(default_factory=dict)
    unfinished: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewItem:
    """The reviewer's answer to one requirement. `own` is how the self-assessment judged it.

    `counted`: the reviewer answered; a "not applicable" without a reason is no answer, nor is one to what has changed since.
    `overrules`: that answer takes the place of what had counted, be it the tick, the facts or the ledger.
    """

    own: RequirementFinding
    answer: Answer
    counted: bool
    overrules: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewFinding:
    """Both results side by side (自查分, 考核分), and every requirement that the reviewer wrote something about."""

    own: Result
    reviewed: Result
    items: tuple[ReviewItem, ...]

    @property
    def unanswered(self) -> int:
        """The number of requirements that apply, or may, and that the reviewer has not answered."""
        counted = {item.own.requirement for item in self.items if item.counted}
        return sum(each.asked and each.requirement not in counted for each in self.own.findings)

    @property
    def stale(self) -> tuple[ReviewItem, ...]:
        """The answers to requirements that have changed since: none of them counts until the reviewer confirms it."""
        return tuple(item for item in self.items if item.answer.choice is not None and not item.answer.carried.counts)
