"""Readers of what a branch may leave out: absent and empty is as if not said; what cannot be read is reported, and as if not said.

A reader names its fields in a list, which the page about the file's format is held to; it can ask for no field outside the list.
"""

import re
from datetime import date

from assess.errors import Wrong
from assess.model.answers import FIRST_YEAR, LAST_YEAR
from assess.reading.fields import Node, read_mapping, shown

DIGITS_AT_MOST = 15
_ISO_DAY = r"\d{4}-\d\d-\d\d\Z"


def fields_of(node: Node, known: tuple[str, ...]) -> dict[str, Node | None]:
    """Each of the `known` fields, None where it is absent. Others may be there too, from a later version."""
    given = read_mapping(node)
    return {name: given.get(name) for name in known}


def read_words(node: Node | None, limit: int) -> str:
    """Text, of which no more than `limit` characters are read; what is beyond is reported."""
    if node is None or node.value is None:
        return ""
    if not isinstance(node.value, str):
        node.wrong(Wrong.NOT_TEXT, got=shown(node.value))
        return ""
    if len(node.value) > limit:
        node.wrong(Wrong.CELL_CUT, size=len(node.value), limit=limit)
    return node.value[:limit]


def read_year(node: Node | None) -> int | None:
    """A year that can be assessed."""
    if node is None or node.value in (None, ""):
        return None
    year = year_in(node.value)
    if year is None:
        node.wrong(Wrong.OUT_OF_RANGE, got=shown(node.value), low=FIRST_YEAR, high=LAST_YEAR)
    return year


def year_in(value: object) -> int | None:
    """The value, if it is a year that can be assessed."""
    return value if isinstance(value, int) and not isinstance(value, bool) and FIRST_YEAR <= value <= LAST_YEAR else None


def whole_in(value: object) -> int | None:
    """A whole number, also from digits typed as text (full-width digits too)."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().isdecimal() and len(value.strip()) <= DIGITS_AT_MOST:
        return int(value.strip())
    return None


def iso_day(value: object) -> date | None:
    """The day, if the value is one written as programs write it: YYYY-MM-DD."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and re.match(_ISO_DAY, value) else None
    except ValueError:
        return None
