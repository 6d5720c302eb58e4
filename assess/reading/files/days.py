"""A cell that says a day → the day, as offices write it: 2025年2月12日14:30, 26.3.5, 二〇二六年三月五日, 3月5-6日, 5 March 2026.

What may mean two days (3/5/2026, 3-5-6) is not guessed, and what is no day of the calendar (2月30日) is none. Times, weekdays and
notes in brackets around a day are seen through; a weekday that contradicts the day is no obstacle. A month without a day is one too
("2026年3月"), for those that can use it. Patterns are compiled when first used: at the start they would delay everybody.
"""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from assess.errors import Wrong

REMEMBERED = 2048
"""Texts of cells whose meaning is remembered: a ledger says the same few things again and again."""
CELL_START = 80
"""Characters of a cell that are looked at: a day stands at its beginning."""
FIRST_OF_SPREADSHEETS = date(1899, 12, 30)
"""Spreadsheets store a date as the number of days since this one. Readers of workbooks that begin in 1904 convert theirs."""
IN_CHINA = timezone(timedelta(hours=8))
LEAP_YEAR = 2024
"""Every day of a year is in it."""
SHORT_YEARS = range(20, 40)
"""Years of two digits that are read: 26.3.5. No ledger is older, and what begins with a smaller number may be a day or a month."""
_LONGEST_MONTH = 31
MONTHS_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as it was written. `year` None: it has none; `day` None: only the month is known.

    `last` is the last one where several days are written, 5-6日; smaller than `day`, it is in the next month. `zero_lost`: a
    spreadsheet that took 3.10 for a number kept 3.1, which is not the same day.
    """

    year: int | None
    month: int
    day: int | None = None
    last: int | None = None
    zero_lost: bool = False

    def on(self, year: int | None) -> date | None:
        """The day, the first of several and of a month, in `year` where it has none of its own; None where that has no such day."""
        in_year = year if self.year is None else self.year
        try:
            return None if in_year is None else date(in_year, self.month, self.day or 1)
        except ValueError:
            return None

    def until(self, year: int | None) -> date | None:
        """The last of several days, where several are written and the year has them."""
        first = self.on(year)
        if first is None or self.last is None:
            return None
        month = first if self.last > first.day else first.replace(day=1) + timedelta(days=_days_of(first))
        return month.replace(day=self.last) if self.last <= _days_of(month) else None


def written_day(text: str) -> WrittenDay | None:
    """The day or the month that a text says; None where it says none, or may say two.

    >>> written_day("3月5-6日")
    WrittenDay(year=None, month=3, day=5, last=6, zero_lost=False)
    >>> written_day("2026年3月")
    WrittenDay(year=2026, month=3, day=None, last=None, zero_lost=False)
    """
    found = _read(text[:CELL_START])
    return found if isinstance(found, WrittenDay) else None


def read_day(text: str, year: int | None) -> date | None:
    """A day in a usual spelling; without a year it is in the year given. None where it is none, or a month without its day.

    >>> [str(read_day(text, 2026)) for text in ("2026年3月5日", "２０２６．３．５", "2026/03/05", "20260305", "46086", "3月5日")]
    ['2026-03-05', '2026-03-05', '2026-03-05', '2026-03-05', '2026-03-05', '2026-03-05']
    """
    found = written_day(text)
    return found.on(year) if found is not None and found.day is not None else None


def plain_day(text: str, year: int | None) -> str:
    """A day or a month in one spelling, to compare those of two rows; what is neither as it stands."""
    found = written_day(text)
    day = None if found is None else found.on(year)
    if found is None or day is None:
        return text
    return day.isoformat() if found.day else day.isoformat()[: len("2026-03")]


def why_no_day(text: str, year: int | None, *, month_will_do: bool = False) -> Wrong | None:
    """Why a text is no day in the year given, or None where it is one. To some a month without its day will do."""
    found = _read(text[:CELL_START])
    if isinstance(found, Wrong):
        return found
    if found.day is None and not month_will_do:
        return Wrong.MONTH_ONLY
    if found.on(year) is not None:
        return None
    return Wrong.DAY_WITHOUT_YEAR if found.year is None and year is None else Wrong.IMPOSSIBLE_DAY


# — patterns. 年 \u5e74, 月 \u6708, 日 \u65e5, 号 \u53f7, 號 \u865f, 、 \u3001

_DAY = r"(?P<d>\d{1,2})(?!\d)(?P<of>\s*[\u65e5\u53f7\u865f])?"
_YEAR = r"(?P<y>'?\d\d|\d{4})"
# A day and a month with their signs; a month without a day below.
_FORMS = (
    rf"(?:{_YEAR}\s*\u5e74\s*)?(?P<m>\d{{1,2}})\s*\u6708\s*{_DAY}",
    rf"{_YEAR}\s*\u5e74\s*(?P<m>\d{{1,2}})\s*[-./]\s*{_DAY}",
    rf"{_YEAR}\s*(?P<sign>[-./\u00b7\u3001])\s*(?P<m>\d{{1,2}})\s*(?P=sign)\s*{_DAY}",
    r"(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)",
    rf"(?P<y>\d{{4}})\s+(?P<m>\d{{1,2}})\s+{_DAY}",
)
_WITHOUT_YEAR = rf"(?P<m>\d{{1,2}})\s*(?P<sign>[-./])\s*{_DAY}"
_YEAR_LAST = r"(?P<a>\d{1,2})\s*(?P<sign>[-./])\s*(?P<b>\d{1,2})\s*(?P=sign)\s*(?P<y>\d{4})(?!\d)"
_SIGNS_DIFFER = r"(?:\d\d|\d{4})\s*(?:-\s*\d{1,2}\s*[./]|\.\s*\d{1,2}\s*[-/]|/\s*\d{1,2}\s*[-.])\s*\d{1,2}(?![\d\u6708])"
# 份, 上旬 中旬 下旬, 初, 中, 底, 末, and 第2周
_MONTHS = (
    rf"(?:{_YEAR}\s*\u5e74\s*)?(?P<m>\d{{1,2}})\s*\u6708\s*"
    r"(?:\u4efd|[\u4e0a\u4e2d\u4e0b]\u65ec|[\u521d\u4e2d\u5e95\u672b]|\u7b2c\s*\d\s*\u5468)?\Z",
    r"(?P<y>\d{4})\s*[-./\u3001]\s*(?P<m>\d{1,2})\s*\Z",
    r"(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])\Z",
)
_NAME_EN = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_DAY_EN = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:\s*(?P<to>-|\u2013|~|to|and|&)\s*(?P<l>\d{1,2})(?:st|nd|rd|th)?)?"
_YEAR_EN = r"(?:[\s,./-]*(?P<y>\d{4}|'\d\d)|[\s,./-]+(?P<yy>\d\d))?(?!\d|\s*[:.]\s*\d|\s*[ap]m)"
_ENGLISH = (
    rf"(?:the\s+)?{_DAY_EN}[\s./-]*(?:of\s+)?{_NAME_EN}{_YEAR_EN}",
    rf"(?P<y>\d{{4}})[\s,./-]*{_NAME_EN}[\s./-]*{_DAY_EN}(?!\d)",
    rf"{_NAME_EN}[\s./-]*{_DAY_EN}(?:,?\s*(?P<y>\d{{4}}|'\d\d))?(?!\d)",
)
_MONTHS_EN = (rf"{_NAME_EN}(?:[\s,./-]*(?P<y>\d{{4}}|'\d\d))?\Z", rf"(?P<y>\d{{4}})[\s,./-]*{_NAME_EN}\Z")
_MAR_26 = rf"{_NAME_EN}-(?P<number>\d\d)\Z"
_FROM_TO_EN = r"\s*(?:-|\u2013|~|\bto\b|\buntil\b)\s*"
# What may be a day in an order that nobody can know: 3-5-6.
_THREE_NUMBERS = r"\d{1,2}\s*([-./])\s*\d{1,2}\s*\1\s*\d{1,4}(?!\d)"
# A number with a decimal point whose zero at the end a spreadsheet would have dropped: 3.1, 2026.1.
_ZERO_LOST = r"(?:\d{1,2}\.[123]|\d{4}\.1)\Z"
_SERIAL = r"([3-6]\d{4})(?:\.\d*)?\Z"
_MOMENT = r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,6})?\s?(?:z|[+-]\d\d:?\d\d)\Z"
# 至, 到
_TO = r"\s*(?P<to>[-~\u2014\u2013]+|\u81f3|\u5230|\u3001|\bto\b)\s*"
_TO_DAY = (
    rf"{_TO}(?:(?:(?P<y>\d{{4}}|\d\d)\s*[-./\u5e74]\s*)?(?P<m>\d{{1,2}})\s*[-./\u6708]\s*)?"
    r"(?P<d>\d{1,2})(?!\d|\s*[:\u70b9\u65f6])(?:\s*[\u65e5\u53f7\u865f])?"
)
# 星期, 周, 礼拜; 一 to 六, 日, 天. 上午, 下午, 晚, 早, 中午, 夜: what stands beside a day. 点, 时: a time.
_WEEKDAY = (
    r"(?:\u661f\u671f|\u5468|\u793c\u62dc)\s*[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u65e5\u5929],?|"
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?"
)
_BESIDE = r"[\s,;t\u4e0a\u4e0b\u665a\u4e2d\u65e9\u5468\u661f\u793c\u591c\u51cc\u508d\u5168]|\d{1,2}\s*[:\u70b9\u65f6]"
_TIME = (
    r"(?:[\u4e0a\u4e0b\u4e2d]\u5348|[\u665a\u65e9][\u4e0a]?|\d{1,2}\s*[:\u70b9\u65f6]\s*(?:\d{1,2}|\u534a)?\s*\u5206?(?::\d\d)?|"
    r"[-~\u2014\u2013\u81f3\u5230\s,]|[ap]\.?m\.?)*+\Z"
)
# 和, 与, 及: what joins two days. Not 3号楼.
_ANOTHER_DAY = (
    r"\d\s*\u6708\s*\d|(?<!\d)(?:19|20)\d\d\s*[-./\u5e74]\s*\d|(?<!\d)\d{1,2}\s*\u65e5|"
    r"[\u3001,\u548c\u4e0e\u53ca]\s*\d{1,2}\s*[\u53f7\u865f]"
)
_NOTE = r"\([^()]*\)?|\[[^\[\]]*\]?|\u3010[^\u3010\u3011]*\u3011?"
# 农历, 阴历, 旧历: another calendar, but for a note that says the day in it too.
_OTHER_CALENDAR = r"(?:\u519c\u5386|\u8fb2\u66c6|\u9634\u5386|\u65e7\u5386|lunar)"
_LUNAR = rf"{_OTHER_CALENDAR}\s*(?:\)|\Z)|\A\W*{_OTHER_CALENDAR}"
# Figures as words: 〇 ○ 零 o, 一 to 九, 十.
_ONE = r"\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341"
_FIGURES = (
    rf"[\u3007\u25cb\u96f6{_ONE}][\u3007\u25cb\u96f6o{_ONE}]*"
    r"(?=\s*[\u5e74\u6708\u65e5\u53f7\u865f\u5468\u70b9\u65f6~\u2014\u2013\u81f3\u5230\u3001-])"
)
_TEN = "\u5341"
_DIGITS = {char: str(place) for place, char in enumerate("\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d")} | {
    "\u25cb": "0", "\u96f6": "0", "o": "0"}  # fmt: skip


# — reading


@lru_cache(REMEMBERED)
def _read(text: str) -> WrittenDay | Wrong:
    """The day of a text, or why it has none."""
    text = "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
    text = text.strip().casefold().replace("\u2018", "'").replace("\u2019", "'")
    serial = re.match(_SERIAL, text)
    if serial:
        return _of(FIRST_OF_SPREADSHEETS + timedelta(days=int(serial[1])))
    if re.match(_MOMENT, text):
        return _moment(text)
    if re.search(_LUNAR, text):
        return Wrong.NOT_A_DATE
    text = re.sub(_WEEKDAY, " ", re.sub(_NOTE, " ", text)).strip(" ,")
    return _bare(re.sub(_FIGURES, _figures, text))


def _of(day: date) -> WrittenDay:
    return WrittenDay(day.year, day.month, day.day)


def _moment(text: str) -> WrittenDay | Wrong:
    """The day that a moment falls on in China: a system's 18:00 on the 4th in UTC is 2 o'clock on the 5th for those who met."""
    try:
        return _of(datetime.fromisoformat(text.replace(" ", "t", 1).replace(" ", "").upper()).astimezone(IN_CHINA).date())
    except (ValueError, OverflowError):
        return Wrong.IMPOSSIBLE_DAY


def _figures(match: re.Match[str]) -> str:
    """A number as it is said, 三十一, or digit for digit, 二〇二六; what is neither stays."""
    said = match[0]
    if _TEN in said:
        tens, _, ones = said.partition(_TEN)
        tens, ones = _DIGITS.get(tens, tens) or "1", _DIGITS.get(ones, ones) or "0"
        return tens + ones if (tens + ones).isdecimal() and len(tens + ones) == 2 else said
    digits = "".join(_DIGITS[char] for char in said)
    return digits if len(said) in (1, 4) or "0" in digits or match.string[match.end() :].lstrip()[:1] == "\u5e74" else said


def _bare(text: str) -> WrittenDay | Wrong:
    """The day of a text without notes and weekdays."""
    months = _first_match(_MONTHS, text)
    if months:
        return _checked(months.groupdict(), "", text)
    full = _first_match(_FORMS, text)
    if full:
        return _checked(full.groupdict(), text[full.end() :], text)
    if re.match(_YEAR_LAST, text):
        return _year_last(text)
    if re.match(_THREE_NUMBERS, text) or re.match(_SIGNS_DIFFER, text):
        return Wrong.AMBIGUOUS_DAY
    short = re.match(_WITHOUT_YEAR, text)
    found = _short(short, text) if short else Wrong.NOT_A_DATE
    return _english(text) if found is Wrong.NOT_A_DATE else found


def _first_match(patterns: tuple[str, ...], text: str) -> re.Match[str] | None:
    return next(filter(None, (re.match(pattern, text) for pattern in patterns)), None)


def _checked(parts: dict[str, str], rest: str, text: str) -> WrittenDay | Wrong:
    """The day of numbers, if the calendar has it and what follows it is no other one."""
    year = _year(parts.get("y") or parts.get("yy"))
    if isinstance(year, Wrong):
        return year
    return _with_rest(year, int(parts["m"]), int(parts["d"]) if parts.get("d") else None, rest, text)


def _with_rest(year: int | None, month: int, day: int | None, rest: str, text: str) -> WrittenDay | Wrong:
    try:
        first = date(LEAP_YEAR if year is None else year, month, 1 if day is None else day)
    except ValueError:
        return Wrong.IMPOSSIBLE_DAY
    found = WrittenDay(year, month, day, zero_lost=bool(re.match(_ZERO_LOST, text)))
    if day is None:
        return found
    last, rest = _last_day(first, rest)
    if isinstance(last, Wrong):
        return last
    if re.search(_ANOTHER_DAY, rest):
        return Wrong.SEVERAL_DAYS
    return replace(found, last=last) if not rest or re.match(_BESIDE, rest) else Wrong.NOT_A_DATE


def _year(text: str | None) -> int | Wrong | None:
    """A year of four digits, or of two that can be nothing else."""
    if text is None:
        return None
    year = int(text.lstrip("'"))
    if len(text.lstrip("'")) == len("2026"):
        return year
    return LEAP_YEAR // 100 * 100 + year if year in SHORT_YEARS else Wrong.AMBIGUOUS_DAY


def _last_day(first: date, rest: str) -> tuple[int | Wrong | None, str]:
    """The last of several days that follow each other, and what comes after it."""
    last = first
    while found := re.match(_TO_DAY, rest):
        day = _later_day(last, found)
        if day is None:
            return Wrong.IMPOSSIBLE_DAY, rest
        if (found["to"] == "\u3001" and day - last != timedelta(days=1)) or day - first >= timedelta(days=_days_of(first)):
            return Wrong.SEVERAL_DAYS, rest
        last, rest = day, rest[found.end() :]
    return (last.day if last > first else None), rest


def _days_of(day: date) -> int:
    return monthrange(day.year, day.month)[1]


def _later_day(before: date, found: re.Match[str]) -> date | None:
    """The day up to which it went; without month and year they are those of the day before it."""
    year = _year(found["y"])
    if isinstance(year, Wrong):
        return None
    try:
        day = date(year or before.year, int(found["m"] or before.month), int(found["d"]))
        if day <= before and found["m"] and year is None:
            day = day.replace(year=before.year + 1)
    except ValueError:
        return None
    return day if day > before else None


def _short(found: re.Match[str], text: str) -> WrittenDay | Wrong:
    """3.5 as a day: only where it can be one, with nothing but a time after it. 5-6日 says two days, and no month."""
    if found["of"] and found["sign"] == "-":
        return Wrong.NOT_A_DATE
    month, day, rest = int(found["m"]), int(found["d"]), text[found.end() :]
    time = rest if not re.match(_TO_DAY, rest) else ""
    if not 1 <= month <= len(MONTHS_EN) or not 1 <= day <= _LONGEST_MONTH or not re.match(_TIME, time):
        return Wrong.NOT_A_DATE
    return _with_rest(None, month, day, rest, text)


def _year_last(text: str) -> WrittenDay | Wrong:
    """13/5/2026 can be one day only; 3/5/2026 is one in March for some and one in May for others."""
    found = re.match(_YEAR_LAST, text)
    if not found:
        return Wrong.NOT_A_DATE
    one, two, rest = int(found["a"]), int(found["b"]), text[found.end() :]
    readings = {(month, day) for month, day in ((one, two), (two, one)) if WrittenDay(int(found["y"]), month, day).on(None)}
    if len(readings) > 1:
        return Wrong.AMBIGUOUS_DAY
    return _with_rest(int(found["y"]), *readings.pop(), rest, text) if readings else Wrong.IMPOSSIBLE_DAY


def _english(text: str) -> WrittenDay | Wrong:
    """5 March 2026, March 5, 5-Mar-26, 5-6 March, March 30 to April 2, and March 2026."""
    dashed = re.match(_MAR_26, text)
    if dashed and int(dashed["number"]) in SHORT_YEARS:
        return Wrong.AMBIGUOUS_DAY
    month = _first_match(_MONTHS_EN, text)
    if month:
        return _checked({**month.groupdict(), "m": _month_en(month)}, "", text)
    found = _first_match(_ENGLISH, text)
    if not found:
        return Wrong.NOT_A_DATE
    parts, rest = {**found.groupdict(), "m": _month_en(found)}, text[found.end() :]
    to = re.match(_FROM_TO_EN, rest)
    until = _english(rest[to.end() :]) if to else None
    if isinstance(until, WrittenDay) and until.day:
        year = until.year or _year(parts.get("y") or parts.get("yy"))
        parts["y"] = None if year is None else str(year)
        return _checked(parts, f"-{until.year or year or LEAP_YEAR}-{until.month}-{until.day}", text)
    between = parts.get("l")
    joined = "\u3001" if parts["to"] in ("and", "&") else "-"
    return _checked(parts, f"{joined}{between} {rest}" if between else rest, text)


def _month_en(found: re.Match[str]) -> str:
    return str(MONTHS_EN.index(found["name"][:3]) + 1)
