"""Text → plain data from JSON that anybody may have written: never raises, reports everything, loses nothing."""

import json
import re

from assess.errors import Where, Wrong
from assess.reading.fields import Report

SIZE_LIMIT = 2_000_000
DEPTH_LIMIT = 32
DIGITS_LIMIT = 15
SHALLOW = 400
"""With fewer brackets than this no text can be deep enough to harm: the count is cheaper than the walk."""

DUPLICATES = "\x00duplicates"
"""Under this key a mapping carries the pairs that a later one of the same name replaced."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)


def parse_json(text: str, report: Report, *, limit: int = SIZE_LIMIT) -> object | None:
    """The data, or None with the reason reported. NaN, infinities and huge numbers stay text; duplicates are kept aside."""
    if len(text) > limit:
        report.add(Where(), Wrong.TOO_LARGE, size=len(text), limit=limit)
        return None
    if text.count("[") + text.count("{") > SHALLOW and _depth(text) > DEPTH_LIMIT:
        report.add(Where(), Wrong.TOO_DEEP, limit=DEPTH_LIMIT)
        return None
    try:
        data: object = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_mapping,
            parse_constant=str,
            parse_int=_whole,
            parse_float=str,
        )
    except json.JSONDecodeError as error:
        report.add(Where(), Wrong.NOT_JSON, line=error.lineno, column=error.colno)
        return None
    return data


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= DIGITS_LIMIT else digits


def _mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) == len(pairs):
        return result
    last = {name: place for place, (name, _) in enumerate(pairs)}
    result[DUPLICATES] = [[name, value] for place, (name, value) in enumerate(pairs) if last[name] != place]
    return result


def _depth(text: str) -> int:
    deepest = depth = 0
    for token in _TOKEN.finditer(text):
        first = token.group()[0]
        if first in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif first in "]}":
            depth -= 1
    return deepest
