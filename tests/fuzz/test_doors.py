"""A few hundred inputs at each door, the same in every run; `make fuzz` throws more."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings

from tests.fuzz.doors import DOORS, Door, no_script, take_file, text_of
from tests.fuzz.mutations import cut, insert, move, overwrite, remove, repeat
from tests.laws.thoroughness import is_quick

EXAMPLES = {"standard": 10}
USUAL = 150
QUICK_PART = 4
"""Of these, one in so many is thrown by `tests quick`."""


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_whatever_comes_in_is_taken_or_refused_with_a_reason(door: Door) -> None:
    """And some of it is taken: otherwise nothing behind the door was tried."""
    examples = EXAMPLES.get(door.name, USUAL)
    assert any(run(door, examples // QUICK_PART if is_quick() else examples))


def run(door: Door, examples: int) -> list[bool]:
    """Throws so many at it; which of them were taken."""
    taken: list[bool] = []

    @settings(max_examples=examples)
    @given(door.inputs)
    def throw(data: bytes) -> None:
        taken.append(door.take(data))

    throw()
    return taken


def test_a_loss_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check of a second reading can fail."""
    from tests.fuzz import doors

    asked, seen = doors.answer, []

    def forgetful(text: str) -> dict[str, object]:
        """Loses a name at the second reading."""
        reply = asked(text)
        seen.append(json.loads(text)["op"])
        if seen.count("read") == 2:
            reply["sheet"]["name"] = ""
        return reply

    monkeypatch.setattr(doors, "answer", forgetful)
    with pytest.raises(AssertionError, match="second reading"):
        take_file(b'{"format": "wuhua-sheet", "version": 1, "name": "a", "year": 2026}')


def test_a_script_would_be_noticed() -> None:
    assert no_script("&lt;script&gt; javascript:alert(1)")
    assert not no_script("<p><script>alert(1)</script>")
    assert not no_script('<a href="javascript:alert(1)">')


@pytest.mark.parametrize(
    ("change", "result"),
    [
        (insert(1 << 15, b"x"), b"abxcd"),
        (overwrite(1 << 15, b"x"), b"abxd"),
        (remove(1 << 15, 1), b"abd"),
        (repeat(1 << 15, 1), b"abccd"),
        (cut(1 << 15), b"ab"),
        (move(0, 1 << 16, 1), b"bcda"),
    ],
)
def test_a_change_is_what_it_says(change: Callable[[bytes], bytes], result: bytes) -> None:
    assert change(b"abcd") == result
    assert change(b"") in (b"", b"x")
    assert text_of(b"\xff") == "\ufffd"
