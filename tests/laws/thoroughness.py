"""A measure for laws that go through a list instead of drawing examples: they try all of it, or in `tests quick` a part in turn."""

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

Value = TypeVar("Value")


def is_quick() -> bool:
    return settings.default is not None and settings.default.max_examples < settings.get_profile("always").max_examples


def some(values: Sequence[Value], number: int, *, of: int) -> Sequence[Value]:
    """All of the values; quick one of so many, other ones for the next number, so that together they have been tried all."""
    return values[number % of :: of] if is_quick() else values
