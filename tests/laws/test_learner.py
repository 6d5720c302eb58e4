"""A learner's record: nothing in it is ever lost, two of them come together to one, and every card comes back."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assess.judging.cards import LONGEST, intervals, reviewed
from assess.judging.learning import NEW_A_DAY, merged, queue, standing
from assess.model.learner import Answered, AskedQuestion, CardState, Learner
from assess.outputs.training.learner import learner_data
from assess.reading.fields import ProblemCollector
from assess.reading.files.learner import read_learner_text
from assess.reading.json_text import parse_json
from tests.bridge_client import BridgeClient

IDS = [f"question-{place}" for place in range(12)]
ASKED = tuple(AskedQuestion(id=name, wording=f"{place:08x}", module=f"module-{place % 3}") for place, name in enumerate(IDS))
NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
TODAY = NOW.date()

days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
moments = st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
wordings = st.sampled_from([each.wording for each in ASKED])
answered = st.builds(Answered, right=st.booleans(), on=days, wording=wordings)
ratings = st.integers(1, 4)


@st.composite
def cards(draw: st.DrawFn) -> CardState:
    """A card as reviews leave it."""
    first = draw(moments)
    card = reviewed(None, draw(ratings), first, first.date())
    for rating in draw(st.lists(ratings, max_size=4)):
        moment = max(card.last, card.due) + timedelta(minutes=draw(st.integers(0, 5000)))
        card = reviewed(card, rating, moment, moment.date())
    return card


names = st.sampled_from([*IDS, "gone"])
learners = st.builds(
    Learner, answers=st.dictionaries(names, answered, max_size=8), cards=st.dictionaries(names, cards(), max_size=5)
)


plain = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
junk = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=12
)


def read(data: object) -> tuple[Learner, ProblemCollector]:
    collector = ProblemCollector()
    found = read_learner_text(json.dumps(data), ASKED, collector)
    assert found is not None
    return found, collector


@given(learners)
def test_a_file_brings_back_what_was_saved(learner: Learner) -> None:
    found, collector = read(learner_data(learner))
    assert learner_data(found) == learner_data(learner)
    assert {each.wrong for each in collector.problems} <= {"learner-unknown"}


@given(learners, learners)
def test_two_records_come_to_the_same_whichever_comes_first(one: Learner, other: Learner) -> None:
    both = merged(one, other)
    assert learner_data(both) == learner_data(merged(other, one))
    assert learner_data(merged(both, one)) == learner_data(both)
    assert both.answers.keys() == one.answers.keys() | other.answers.keys()
    assert both.cards.keys() == one.cards.keys() | other.cards.keys()
    for name, answer in both.answers.items():
        assert answer in (one.answers.get(name), other.answers.get(name))
        assert all(answer.on >= each.answers[name].on for each in (one, other) if name in each.answers)


@given(learners)
def test_every_question_stands_in_one_place(learner: Learner) -> None:
    found = standing(learner, ASKED)
    assert sorted((*found.known, *found.wrong, *found.changed, *found.open)) == sorted(IDS)
    for name in found.known:
        assert learner.answers[name].right


@given(learners, moments)
def test_the_queue_has_what_is_due_and_few_new_ones(learner: Learner, moment: datetime) -> None:
    found = queue(learner, ASKED, moment, moment.date())
    assert len({*found.due, *found.fresh}) == len(found.due) + len(found.fresh)
    assert len(found.fresh) <= NEW_A_DAY
    due = {name for name in IDS if name in learner.cards and learner.cards[name].due <= moment}
    assert due <= set(found.due)
    assert found.later is None or (found.later > moment and not found.due)


@given(learners, st.lists(st.tuples(ratings, st.integers(1, 900)), max_size=40))
def test_no_card_is_shown_twice_in_a_row_while_another_waits(learner: Learner, steps: list[tuple[int, int]]) -> None:
    """A session by the clock: each card is looked at for some seconds, rated, and the next comes at once."""
    learner = Learner(cards={name: state for name, state in learner.cards.items() if name in IDS})
    moment, before = NOW, None
    for rating, seconds in steps:
        found = queue(learner, ASKED, moment, TODAY)
        shown = next(iter((*found.due, *found.fresh)), None)
        if shown is None:
            return
        begun = sum(state.first == TODAY for state in learner.cards.values())
        due = {name for name, state in learner.cards.items() if state.due <= moment}
        new = {name for name in IDS if name not in learner.cards} if begun < NEW_A_DAY else set()
        assert shown in due or not due
        assert shown in due | new or not due | new
        assert shown != before or set(found.due) == {shown}
        moment += timedelta(seconds=seconds)
        card = reviewed(learner.cards.get(shown), rating, moment, TODAY)
        learner, before = Learner(cards={**learner.cards, shown: card}), shown


def test_new_cards_are_learned_one_after_the_other_before_the_first_comes_back() -> None:
    learner, moment, shown = Learner(), NOW, []
    while len(shown) < NEW_A_DAY + 1:
        found = queue(learner, ASKED, moment, TODAY)
        name = (*found.due, *found.fresh)[0]
        shown.append(name)
        moment += timedelta(seconds=10)
        learner = Learner(cards={**learner.cards, name: reviewed(learner.cards.get(name), 3, moment, TODAY)})
    assert shown == [*IDS[:NEW_A_DAY], IDS[0]]


@given(cards(), ratings)
def test_a_better_rating_never_brings_a_card_back_sooner(card: CardState, rating: int) -> None:
    moment = card.due
    after = intervals(card, moment, moment.date())
    assert list(after.values()) == sorted(after.values())
    assert all(timedelta(0) < each <= timedelta(days=LONGEST) for each in after.values())
    assert reviewed(card, rating, moment, moment.date()).due == moment + after[rating]


@given(cards(), ratings)
def test_a_clock_moved_back_does_no_harm(card: CardState, rating: int) -> None:
    moment = card.last - timedelta(days=40)
    after = reviewed(card, rating, moment, moment.date())
    assert after.last == moment < after.due


@given(junk, st.sampled_from(["answers", "cards", "answers.x", "cards.x", "aside", "note"]))
def test_whatever_stands_in_a_file_is_read_or_kept(raw: Any, place: str) -> None:
    """Digits that a browser would round are kept as text."""
    part, _, name = place.partition(".")
    data = {"format": "wuhua-learner", "version": 1, part: {name: raw} if name else raw}
    found, _ = read(data)
    again, _ = read(learner_data(found))
    assert learner_data(again) == learner_data(found)
    good = {"answers": found.answers, "cards": found.cards}.get(part)
    if part in ("answers", "cards") and name and not good:
        assert [place, parse_json(json.dumps(raw), ProblemCollector())] in found.kept["aside"]  # type: ignore[operator]


@given(st.lists(st.tuples(st.sampled_from(IDS), ratings), max_size=6))
def test_reviews_through_the_door_are_those_of_the_scheduler(small_door: BridgeClient, steps: list[tuple[str, int]]) -> None:
    questions = [[each.id, each.wording, each.module] for each in ASKED]
    text, states, moment = "", {}, NOW
    for name, rating in steps:
        moment += timedelta(minutes=30)
        at = {"questions": questions, "now": moment.isoformat(), "today": moment.date().isoformat()}
        reply = small_door.ask("cards", **at, learner=text, card=name, rating=rating)
        assert reply["problems"] == []
        states[name] = reviewed(states.get(name), rating, moment, moment.date())
        text = json.dumps(reply["learner"])
    assert read(json.loads(text or '{"format": "wuhua-learner", "version": 1}'))[0].cards == states
