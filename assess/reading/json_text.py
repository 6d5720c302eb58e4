"""Text → plain data from JSON that anybody may have written: never raises, reports everything, loses nothing."""

import json
import re
from itertools import accumulate, repeat
from typing import TypeGuard

from assess.errors import Where, Wrong
from assess.reading.fields import ProblemCollector

SIZE_LIMIT = 2_000_000
DEPTH_LIMIT = 32
DIGITS_LIMIT = 15
SHALLOW = 400
"""With fewer brackets than this no text can be deep enough to harm: the count is cheaper than the walk."""

DUPLICATES = "\x00duplicates"
"""Under this key a mapping carries the pairs that a later one of the same name replaced: `[[name, value], …]`."""

_NO_BRACKET = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[^\[\]{}"]+', re.DOTALL)
_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}


def parse_json(text: str, collector: ProblemCollector, *, limit: int = SIZE_LIMIT, depth: int = DEPTH_LIMIT) -> object | None:
    """The data, or None with the reason reported.

    NaN, infinities and numbers that a browser would round stay text; duplicates are kept aside.
    """
    if len(text) > limit:
        collector.add(Where(), Wrong.TOO_LARGE, size=len(text), limit=limit)
        return None
    if text.count("[") + text.count("{") > SHALLOW and _depth(text) > depth:
        collector.add(Where(), Wrong.TOO_DEEP, limit=depth)
        return None
    try:
        data: object = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_mapping,
            parse_constant=str,
            parse_int=_whole,
            parse_float=_decimal,
        )
    except json.JSONDecodeError as error:
        line, column = _place(error.doc, error.pos)
        collector.add(Where(), Wrong.NOT_JSON, line=line, column=column)
        return None
    return data


def _place(text: str, position: int) -> tuple[int, int]:
    """Line and column of a fault, both from 1. Versions of Python differ on what follows a comma; we name the comma."""
    before = text[:position].rstrip()
    if before.endswith(",") and text[position : position + 1] != ",":
        position = len(before) - 1
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits.lstrip("-")) <= DIGITS_LIMIT else digits


def _decimal(digits: str) -> float | str:
    number = float(digits)
    return number if repr(number) == digits else digits


def _mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) == len(pairs) and DUPLICATES not in result:
        return result
    last = {name: place for place, (name, _) in enumerate(pairs)}
    aside: list[object] = []
    for place, (name, value) in enumerate(pairs):
        if name == DUPLICATES and _is_aside(value):
            aside += value
        elif name == DUPLICATES or last[name] != place:
            aside.append([name, value])
    result[DUPLICATES] = aside
    return result


def _is_aside(value: object) -> TypeGuard[list[object]]:
    """True if a file that was saved after an earlier reading brings its duplicates along."""
    return isinstance(value, list) and all(isinstance(each, list) and len(each) == 2 and isinstance(each[0], str) for each in value)


def _depth(text: str) -> int:
    steps = map(_STEPS.get, _NO_BRACKET.sub("", text), repeat(0))
    return max(accumulate(steps), default=0)
