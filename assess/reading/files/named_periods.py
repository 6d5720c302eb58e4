"""A cell that names a period → its first and last day: 2025年度, 2025年下半年, 2026年第一季度, 2026年3月."""

import re
import unicodedata
from calendar import monthrange
from datetime import date
from functools import lru_cache

REMEMBERED = 2048

# 年 \u5e74, 度 \u5ea6, 全 \u5168
_YEAR = r"(?:(\d{4})\s*(?:\u5e74\u5ea6?|[-./])?\s*(?:\u5168\u5e74)?)?"
# 上 \u4e0a, 下 \u4e0b, 前 \u524d, 后 \u540e, 半年 \u534a\u5e74
_HALF = r"(?P<half>[\u4e0a\u4e0b\u524d\u540e]\s*\u534a\s*\u5e74\u5ea6?|h\s*[12]|(?:first|second|1st|2nd)\s+half(?:[- ]year)?)"
# 第 \u7b2c, 一二三四, 季 \u5b63
_QUARTER = r"(?P<quarter>(?:\u7b2c?\s*[1-4\u4e00\u4e8c\u4e09\u56db]\s*\u5b63\u5ea6?)|q\s*[1-4])"
# 月 \u6708, 份 \u4efd
_MONTH = r"(?P<month>\d{1,2})\s*\u6708?\s*\u4efd?"
_PERIOD = rf"(?i)\s*{_YEAR}\s*(?:{_HALF}|{_QUARTER}|{_MONTH})?\s*\Z"
# The year may come last: H2 2025, Q1/2026, 3/2026.
_YEAR_LAST = rf"(?i)\s*(?:{_HALF}|{_QUARTER}|{_MONTH})\s*(?:of\s+|[-/.]\s*)?(\d{{4}})\s*\Z"
_SECOND = "\u4e0b\u540e"
_NUMERALS = {"\u4e00": 1, "\u4e8c": 2, "\u4e09": 3, "\u56db": 4}


@lru_cache(REMEMBERED)
def period_in(text: str, year: int | None) -> tuple[date, date] | None:
    """The period; one without a year of its own is in `year`. None where it is none.

    >>> [str(period_in(text, 2026)[1]) for text in ("2025年度", "2025年下半年", "第一季度", "2026年2月", "H1 2025", "2025-11")]
    ['2025-12-31', '2025-12-31', '2026-03-31', '2026-02-28', '2025-06-30', '2025-11-30']
    """
    text = unicodedata.normalize("NFKC", text[:40]).strip().casefold()
    found = re.match(_YEAR_LAST, text) or re.match(_PERIOD, text)
    if not text or not found:
        return None
    written = next((part for part in found.groups() if part and re.fullmatch(r"\d{4}", part)), None)
    in_year = int(written) if written else year
    parts = found.groupdict()
    if in_year is None or not 1 <= in_year <= date.max.year:
        return None
    return _months(in_year, *_numbers(parts))


def _numbers(parts: dict[str, str | None]) -> tuple[int, int]:
    """The length of the periods in months, and which one it is."""
    if half := parts["half"]:
        second = half[0] in _SECOND or "2" in half or half.startswith("second")
        return 6, 2 if second else 1
    if quarter := parts["quarter"]:
        number = next(_NUMERALS.get(char) or int(char) for char in quarter if char in _NUMERALS or char in "1234")
        return 3, number
    if month := parts["month"]:
        return 1, int(month)
    return 12, 1


def _months(year: int, length: int, number: int) -> tuple[date, date] | None:
    last = length * number
    if not 1 <= last <= 12:
        return None
    return date(year, last - length + 1, 1), date(year, last, monthrange(year, last)[1])
