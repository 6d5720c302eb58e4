"""A learner's progress: what was answered right, what is to be looked at again, which cards are due, and two records in one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from assess.model.learner import ASIDE, Answered, AskedQuestion, CardState, Learner, Progress, Queue

NEW_A_DAY = 8
"""New cards on one day: a few minutes, with those that are due. Our own choice."""
AHEAD = timedelta(minutes=20)
"""A card in the middle of being learned comes a little early, once nothing else is left: nobody waits for it. Our own choice."""

Entry = TypeVar("Entry")


def standing(learner: Learner, asked: Sequence[AskedQuestion]) -> Progress:
    """Every question of `asked` is in one of the four places."""

    def those(*, answered: bool, changed: bool = False, right: bool = False) -> tuple[str, ...]:
        return tuple(each.id for each in asked if _place(learner.answers.get(each.id), each) == (answered, changed, right))

    return Progress(
        known=those(answered=True, right=True),
        wrong=those(answered=True),
        changed=those(answered=True, changed=True),
        open=those(answered=False),
    )


def _place(answer: Answered | None, each: AskedQuestion) -> tuple[bool, bool, bool]:
    """Answered; changed since; right. Of a changed question the answer says nothing any more."""
    if answer is None:
        return (False, False, False)
    changed = answer.wording != each.wording
    return (True, changed, answer.right and not changed)


def queue(learner: Learner, asked: Sequence[AskedQuestion], moment: datetime, day: date) -> Queue:
    """`day` is the learner’s own day at that `moment`. A card comes before its time only when none is due and none is new:
    otherwise whoever has just learned one would see it again at once.
    """
    states = {each.id: learner.cards[each.id] for each in asked if each.id in learner.cards}
    in_order = sorted(states, key=lambda name: states[name].due)
    due = [name for name in in_order if states[name].due <= moment]
    begun = sum(state.first == day for state in states.values())
    fresh = [each.id for each in asked if each.id not in states][: max(0, NEW_A_DAY - begun)]
    if not due and not fresh:
        due = _ahead(states, moment)
    later = None if due or not in_order else states[in_order[0]].due
    return Queue(due=tuple(due), fresh=tuple(fresh), later=later)


def _ahead(states: Mapping[str, CardState], moment: datetime) -> list[str]:
    """The cards of the next minutes, the soonest first, but the one that was just looked at last."""
    soon = [name for name, state in states.items() if state.step is not None and state.due <= moment + AHEAD]
    newest = max((state.last for state in states.values()), default=moment)
    return sorted(soon, key=lambda name: (states[name].last == newest, states[name].due))


def merged(one: Learner, other: Learner) -> Learner:
    """Both in one: of each question the later answer, of each card the later review. Which comes first plays no part."""
    return Learner(
        answers=_later(one.answers, other.answers, lambda each: (each.on, each.right, each.wording)),
        cards=_later(one.cards, other.cards, lambda each: (each.last, each.due, repr(each))),
        kept=_kept(one.kept, other.kept),
    )


def _kept(one: Mapping[str, object], other: Mapping[str, object]) -> dict[str, object]:
    """Questions put aside in either stay so."""
    aside = [each for kept in (one, other) for each in _list(kept.get(ASIDE))]
    once = [each for place, each in enumerate(aside) if each not in aside[:place]]
    return {**one, **other, **({ASIDE: once} if once else {})}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def newer(before: Learner, after: Learner) -> int:
    """The number of entries of `after` are new or other than `before`."""
    pairs: Iterable[tuple[Mapping[str, object], Mapping[str, object]]] = (
        (before.answers, after.answers),
        (before.cards, after.cards),
    )
    return sum(old.get(name) != entry for old, new in pairs for name, entry in new.items())


def _later(one: dict[str, Entry], other: dict[str, Entry], key: Callable[[Entry], tuple[object, ...]]) -> dict[str, Entry]:
    return {name: max((entries[name] for entries in (one, other) if name in entries), key=key) for name in sorted({*one, *other})}
