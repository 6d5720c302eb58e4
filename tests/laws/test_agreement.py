"""Agreement in a room: Krippendorff's alpha as he published it, and what must hold of any room."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.judging.agreement import agreement, krippendorff_alpha
from assess.model.agreement import Ratings
from assess.model.answers import Choice
from tests.bridge_client import BridgeClient

_ = None
PUBLISHED = [
    # Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: four observers, twelve units, values missing.
    (
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
            [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
        ],
        "0.743",
    ),
    # Section A: two observers, ten units, two values.
    ([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]], "0.095"),
    # Section B: two observers, twelve units, five values.
    ([list("aabbdcccedda"), list("babbbccceddd")], "0.692"),
]

REQUIREMENTS = [
    "meetings.meet.talks", "meetings.meet.record", "meetings.meet.study",
    "place.room.rules", "place.room.in-use", "place.room.rooms",
]  # fmt: skip

answers = st.sampled_from([*Choice, None])
rooms = st.integers(1, 6).flatmap(lambda size: st.lists(st.tuples(*[answers] * size), min_size=1, max_size=8))


@pytest.mark.parametrize(("observers", "alpha"), PUBLISHED)
def test_alpha_is_as_published(observers: list[list[object]], alpha: str) -> None:
    found = krippendorff_alpha(zip(*observers, strict=True))
    assert found is not None
    assert f"{float(found):.3f}" == alpha


def ids(room: list[Ratings]) -> list[str]:
    return [f"requirement-{place}" for place in range(len(room[0]))]


@given(rooms)
def test_alpha_is_never_above_one_and_is_one_only_where_all_agree(room: list[Ratings]) -> None:
    found = agreement(ids(room), room)
    shares = [each.share for each in found.requirements if each.share is not None]
    if found.alpha is not None:
        assert found.alpha <= 1
        assert (found.alpha == 1) == all(share == 1 for share in shares)


@given(rooms, st.randoms())
def test_who_said_what_plays_no_part(room: list[Ratings], random: Any) -> None:
    mixed = list(room)
    random.shuffle(mixed)
    assert agreement(ids(room), mixed) == agreement(ids(room), room)


@given(rooms)
def test_a_person_who_says_nothing_changes_no_figure(room: list[Ratings]) -> None:
    silent = (None,) * len(room[0])
    before, after = agreement(ids(room), room), agreement(ids(room), [*room, silent])
    assert (after.alpha, after.requirements) == (before.alpha, before.requirements)


@given(rooms)
def test_shares_and_counts_add_up(room: list[Ratings]) -> None:
    for place, each in enumerate(agreement(ids(room), room).requirements):
        said = [person[place] for person in room if person[place] is not None]
        assert sum(each.counts.values()) == len(said)
        pairs = [(a, b) for i, a in enumerate(said) for j, b in enumerate(said) if i < j]
        assert each.share == (Fraction(sum(a == b for a, b in pairs), len(pairs)) if pairs else None)


@given(rooms)
def test_a_code_says_what_a_person_said(small_door: BridgeClient, room: list[Ratings]) -> None:
    """Typed with anything between the digits, in narrow or wide digits."""
    keys = {Choice.MET: "1", Choice.PARTLY: "2", Choice.NOT_MET: "3", Choice.NOT_APPLICABLE: "4", None: "0"}
    requirements = REQUIREMENTS[: len(room[0])]
    narrow = "\n".join("".join(keys[each] for each in person) for person in room)
    wide = "\n\n".join(" ，".join(chr(ord(keys[each]) + 0xFEE0) for each in person) for person in room)
    replies = [small_door.ask("agreement", lang="en", requirements=requirements, codes=codes) for codes in (narrow, wide)]
    assert replies[0] == replies[1]
    assert replies[0]["problems"] == []
    assert replies[0]["agreement"]["people"] == sum(any(person) for person in room)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_answered(small_door: BridgeClient, text: str) -> None:
    reply = small_door.ask("agreement", lang="zh", requirements=REQUIREMENTS[:3], codes=text)
    assert reply["ok"]
    assert "failure" not in reply
