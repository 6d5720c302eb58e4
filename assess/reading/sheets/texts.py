"""The content of a cell → the text that its reader sees, the same for every kind of file."""

import re
from datetime import datetime, timedelta
from enum import Enum
from math import isfinite

INVISIBLE = (
    0xAD, 0x34F, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFE0E, 0xFE0F, 0xFEFF,
    *range(0xFFF9, 0xFFFC),
)  # fmt: skip
"""Soft hyphens, joiners, directional marks, marks of the order of bytes, variants of signs: nobody sees them, and they differ."""
CONTROL = (*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0x80, 0x85), *range(0x86, 0xA0), *range(0xD800, 0xE000))
"""Control characters, and halves of character pairs."""
SPACES = (0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F)
BREAKS = (0x0B, 0x0C, 0x85, 0x2028, 0x2029)
SEEN = {**dict.fromkeys((*INVISIBLE, *CONTROL)), **dict.fromkeys(SPACES, " "), **dict.fromkeys(BREAKS, "\n")}
ODD = re.compile(f"[{''.join(map(chr, SEEN))}\r]")

FIRST_DAYS = (datetime(1899, 12, 30), datetime(1904, 1, 1))  # noqa: DTZ001 — workbooks know no time zones
"""Day 0 in either system of dates."""
DAYS_OF_1900 = 60
"""The system of 1900 has a 29 February in that year; before it every day is one further."""
LAST_DAY = 2_958_465
"""31 December 9999: what is greater is no date, whatever its format says."""
DAY = timedelta(days=1).total_seconds()
WHOLE = re.compile(r"-?[1-9]\d{0,99}|0")
DIGITS = 15
"""So many a spreadsheet keeps of a number."""


class Form(Enum):
    """The kind of a number, as its format says."""

    NUMBER = 1
    PERCENT = 2
    DATE = 3
    SPAN = 4


BUILT_IN = {
    **dict.fromkeys((9, 10), Form.PERCENT),
    **dict.fromkeys((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)), Form.DATE),
    46: Form.SPAN,
}
"""Formats that files name by number alone; 27 to 36 and 50 to 58 are days and times in Chinese spreadsheets."""
NO_PART_OF_A_DATE = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?![hms]+\])[^\]]*\]|general', re.IGNORECASE)
SPAN = re.compile(r"\[[hms]+\]", re.IGNORECASE)
DATE = re.compile(r"[ymdhs]|aaa", re.IGNORECASE)


def form_of(code: str) -> Form:
    """The kind of number that a format makes of a positive one."""
    plain = NO_PART_OF_A_DATE.sub("", code).partition(";")[0]
    if SPAN.search(plain):
        return Form.SPAN
    if DATE.search(plain):
        return Form.DATE
    return Form.PERCENT if "%" in plain else Form.NUMBER


def seen(text: str) -> str:
    """A text without what nobody sees, trimmed; lines end in one way."""
    if ODD.search(text):
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(SEEN)
    return text.strip()


def number_text(raw: str | float, form: Form, *, since_1904: bool = False) -> str:
    """A number as it is shown, but for dates, which every spreadsheet shows in another way: they are ISO.

    What is no number stays what it is.
    """
    try:
        number = float(raw)
    except ValueError:
        return seen(str(raw))
    if not isfinite(number):
        return str(raw).strip()
    match form:
        case Form.PERCENT:
            return f"{_digits(number * 100)}%"
        case Form.SPAN if abs(number) <= LAST_DAY:
            return _span(number)
        case Form.DATE if 0 <= number <= LAST_DAY:
            return _moment(number, since_1904)
    whole = str(raw).strip()
    return whole if WHOLE.fullmatch(whole) else _digits(number)


def _digits(number: float) -> str:
    """12.0 is 12, and 0.1 + 0.2 is 0.3."""
    return f"{number:.{DIGITS}g}"


def _span(number: float) -> str:
    seconds = round(abs(number) * DAY)
    return f"{'-' if number < 0 else ''}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _moment(number: float, since_1904: bool) -> str:
    if number < 1:
        seconds = round(number * DAY) % round(DAY)
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if not since_1904 and number < DAYS_OF_1900:
        number += 1
    try:
        return moment_text(FIRST_DAYS[since_1904] + timedelta(seconds=round(number * DAY)))
    except OverflowError:
        return _digits(number)


def moment_text(moment: datetime) -> str:
    """A day, with its time where it has one."""
    return moment.date().isoformat() if moment.hour == moment.minute == 0 else moment.isoformat(" ", "minutes")


def iso_text(text: str) -> str:
    """A moment that a file holds as ISO 8601; what is none stays what it is."""
    text = text.strip()
    try:
        return moment_text(datetime.fromisoformat(text).replace(tzinfo=None))
    except ValueError:
        return seen(text)
