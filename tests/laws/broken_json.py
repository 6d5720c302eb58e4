"""JSON as no one should write it: anything anywhere, names written twice, odd numbers, halves of characters."""

import json
from itertools import count
from typing import Any

from hypothesis import strategies as st

ODD_NUMBERS = ("NaN", "Infinity", "-Infinity", "1e999", "-1e-999", "0.5", "1.50", "-0", "1" * 40, "9007199254740993", "-7")
ODD_TEXTS = (
    '""',
    '"\\ud800"',
    '"\\u0000"',
    '"yes"',
    '"met"',
    '"１２"',
    '"</script>"',
    '"{0}"',
    '"not-applicable"',
    '"' + "党" * 300 + '"',
)


class Pairs(list[tuple[str, Any]]):
    """A JSON object whose names may come twice."""


def text_of(data: Any) -> str:
    """As JSON."""
    if isinstance(data, Pairs):
        return "{" + ",".join(f"{json.dumps(name)}:{text_of(value)}" for name, value in data) + "}"
    if isinstance(data, list):
        return "[" + ",".join(map(text_of, data)) + "]"
    return data if isinstance(data, Raw) else json.dumps(data)


class Raw(str):
    """A piece of JSON that goes out as it stands."""

    __slots__ = ()


def leaves() -> st.SearchStrategy[Any]:
    return st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.text(max_size=8),
        st.sampled_from([Raw(each) for each in ODD_NUMBERS + ODD_TEXTS]),
    )


ANY_NAME = st.text(max_size=6)
ANY_LEAF = leaves()


def values(names: st.SearchStrategy[str] = ANY_NAME, ends: st.SearchStrategy[Any] = ANY_LEAF) -> st.SearchStrategy[Any]:
    """Any JSON value, as data for `text_of`."""
    return st.recursive(
        ends,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.lists(st.tuples(names, inner), max_size=4).map(Pairs),
        ),
        max_leaves=8,
    )


def tokens() -> st.SearchStrategy[Any]:
    """Texts and numbers that each come only once, so that a loss is seen. No field takes them for something valid."""
    numbers = count(1_000_001)
    return st.booleans().map(lambda is_text: f"token{next(numbers)}" if is_text else next(numbers))


def tokens_in(data: Any) -> set[str]:
    """All of them, from data or from what came back."""
    if isinstance(data, dict):
        return {found for value in data.values() for found in tokens_in(value)}
    if isinstance(data, Pairs):
        return {found for _, value in data for found in tokens_in(value)}
    if isinstance(data, list):
        return {found for value in data for found in tokens_in(value)}
    return {str(data)} if str(data).removeprefix("token").isdecimal() and len(str(data)) > 6 else set()
