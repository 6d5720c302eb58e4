"""Days as offices write them: each spelling means its day, and nothing means another one."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.errors import Wrong
from assess.reading.files.days import WrittenDay, read_day, why_no_day, written_day
from assess.reading.files.table_years import _with_year

DAY = date(2026, 3, 5)
LEAP = [date(2028, 1, 1) + timedelta(days=each) for each in range(366)]
NUMERALS = "〇一二三四五六七八九"
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def said(number: int) -> str:
    """A number below a hundred, as it is said: 三十一."""
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else NUMERALS[tens]) + "十" if tens else ""
    return ten + (NUMERALS[ones] if ones else "")


def year_said(day: date, nought: str = "〇") -> str:
    return "".join(NUMERALS[int(digit)] for digit in str(day.year)).replace("〇", nought)


FULL: dict[str, Callable[[date], str]] = {
    "ISO": date.isoformat,
    "with a time": lambda day: f"{day} 14:30",
    "of a database": lambda day: f"{day}T00:00:00",
    "in China’s zone": lambda day: f"{day}T08:00:00+08:00",
    "in UTC, before the day in China": lambda day: f"{day - timedelta(days=1)}T18:00:00Z",
    "points": lambda day: f"{day.year}.{day.month}.{day.day}",
    "points and spaces": lambda day: f"{day.year}. {day.month}. {day.day}",
    "full-width points": lambda day: f"{day.year}．{day.month}．{day.day}",
    "enumeration commas": lambda day: f"{day.year}、{day.month}、{day.day}",
    "slashes": lambda day: f"{day.year}/{day.month}/{day.day} 9:00",
    "compact": lambda day: f"{day:%Y%m%d}",
    "serial": lambda day: str((day - date(1899, 12, 30)).days),
    "serial with a time": lambda day: f"{(day - date(1899, 12, 30)).days}.604",
    "short year": lambda day: f"{day.year % 100}.{day.month}.{day.day}",
    "short year with a mark": lambda day: f"'{day.year % 100}/{day.month}/{day.day}",
    "short year, signs": lambda day: f"{day.year % 100}年{day.month}月{day.day}日",
    "signs": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "signs and noughts": lambda day: f"{day:%Y年%m月%d日}",
    "signs and a time": lambda day: f"{day.year}年{day.month}月{day.day}日14:30",
    "signs and an afternoon": lambda day: f"{day.year}年{day.month}月{day.day}日下午2点30分",
    "signs and a weekday": lambda day: f"{day.year}年{day.month}月{day.day}日（星期三）",
    "signs and a wrong weekday": lambda day: f"{day.year}年{day.month}月{day.day}日 星期{NUMERALS[(day.weekday() + 2) % 6 + 1]}",
    "full-width digits": lambda day: f"{day.year}年{day.month}月{day.day}号".translate(
        {ord("0") + n: ord("０") + n for n in range(10)}
    ),
    "figures": lambda day: f"{year_said(day)}年{said(day.month)}月{said(day.day)}日",
    "figures, a ring": lambda day: f"{year_said(day, '○')}年{said(day.month)}月{said(day.day)}日",
    "figures, a letter": lambda day: f"{year_said(day, 'O')}年{said(day.month)}月{said(day.day)}日",
    "figures, a nought": lambda day: f"{year_said(day, '零')}年{said(day.month)}月{said(day.day)}日上午",
    "English": lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    "English, with a weekday": lambda day: f"{day:%a} {day.day} {MONTHS[day.month - 1]} {day.year}",
    "American": lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    "short month": lambda day: f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}, 2:30 pm",
    "short month and year": lambda day: f"{day.day}-{MONTHS[day.month - 1][:3]}-{day.year % 100}",
}
SHORT: dict[str, Callable[[date], str]] = {
    "signs": lambda day: f"{day.month}月{day.day}日",
    "another sign, and a weekday": lambda day: f"{day.month}月{day.day}号(周三) 19:00-21:00",
    "no last sign": lambda day: f"{day.month}月{day.day}",
    "figures": lambda day: f"{said(day.month)}月{said(day.day)}日",
    "a point": lambda day: f"{day.month}.{day.day}",
    "a dash": lambda day: f"{day.month}-{day.day}",
    "a slash": lambda day: f"{day.month}/{day.day} 下午",
    "noughts": lambda day: f"{day:%m-%d}",
    "English": lambda day: f"{day.day} {MONTHS[day.month - 1]}",
    "American": lambda day: f"{MONTHS[day.month - 1][:3]} {day.day}",
    "short, English": lambda day: f"{day.day}-{MONTHS[day.month - 1][:3]}",
}


@pytest.mark.parametrize("spelling", FULL)
def test_every_day_of_a_leap_year_is_itself_in_every_spelling(spelling: str) -> None:
    assert [read_day(FULL[spelling](day), None) for day in LEAP] == LEAP


@pytest.mark.parametrize("spelling", SHORT)
def test_every_day_without_a_year_is_itself_in_every_spelling(spelling: str) -> None:
    found = [written_day(SHORT[spelling](day)) for day in LEAP]
    assert [(each.year, each.month, each.day) if each else None for each in found] == [(None, day.month, day.day) for day in LEAP]


@pytest.mark.parametrize("spelling", SHORT)
def test_a_year_that_is_written_in_makes_it_that_day(spelling: str) -> None:
    for day in LEAP:
        assert read_day(_with_year(SHORT[spelling](day), day.year), None) == day


@given(st.dates(date(2020, 1, 1), date(2039, 12, 30)), st.integers(1, 12))
def test_several_days_begin_and_end_as_written(day: date, more: int) -> None:
    last = day + timedelta(days=more)
    spellings = [f"{day}至{last}", f"{day.year}年{day.month}月{day.day}日-{last.year}年{last.month}月{last.day}日"]
    if day.year == last.year:
        spellings.append(f"{day.year}年{day.month}月{day.day}日—{last.month}月{last.day}日")
    if day.month == last.month:
        spellings += [f"{day.year}年{day.month}月{day.day}-{last.day}日", f"{day.year}.{day.month}.{day.day}-{last.day}",
                      f"{day.day}-{last.day} {MONTHS[day.month - 1]} {day.year}"]  # fmt: skip
    for text in spellings:
        found = written_day(text)
        assert found is not None, text
        assert (found.on(None), found.until(None)) == (day, last), text


@pytest.mark.parametrize("text", [
    "2026-03", "2026.03", "2026.3", "2026/3", "202603", "2026年3月", "2026年3月份", "2026年三月", "二〇二六年三月", "26年3月",
    "March 2026", "Mar 2026", "2026 March", "2026年3月上旬", "2026年3月中旬", "2026年3月底", "2026年3月第一周"])  # fmt: skip
def test_a_month_is_a_month_and_no_day(text: str) -> None:
    found = written_day(text)
    assert found is not None
    assert (found.year, found.month, found.day) == (2026, 3, None)
    assert found.on(None) == date(2026, 3, 1)
    assert read_day(text, 2026) is None
    assert (why_no_day(text, 2026), why_no_day(text, 2026, month_will_do=True)) == (Wrong.MONTH_ONLY, None)


@pytest.mark.parametrize("text", ["3月", "3月份", "三月", "3月上旬", "March"])
def test_a_month_may_leave_its_year_out(text: str) -> None:
    assert written_day(text) == WrittenDay(None, 3)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        *((text, Wrong.NOT_A_DATE) for text in (
            "", "第一季度", "上半年", "2026", "2026年", "0305", "3.50", "14.5",
            "3.5小时", "3-5人", "3-5月", "2026年3-5月", "5-6日",
            "5日", "农历三月五日", "三月初五", "三月五日（农历）", "lunar 3.5", "mayor 5", "9" * 400,
            "党员大会", "3月514:30", "14:30")),
        *((text, Wrong.AMBIGUOUS_DAY) for text in (
            "3/5/2026", "5/3/2026", "5.3.2026", "3-5-6", "5.3.26", "12/3/26", "2026.3-5", "Mar-26", "98年3月5日")),
        *((text, Wrong.IMPOSSIBLE_DAY) for text in (
            "2月30日", "2026-02-29", "2026-13-01", "2026.13", "2026-03-32", "13/13/2026", "0000-01-01", "3月6-5日",
            "2026年2月28日至29日", "2026-03-05T24:61Z", "二月三十日", "30 February 2026")),
        *((text, Wrong.SEVERAL_DAYS) for text in (
            "3月5日、12日", "3月5日、3月12日", "2026-03-05 和 2026-03-06", "3月5日至5月6日", "3月5、6、8日", "2026-03-05，8日")),
    ],
)  # fmt: skip
def test_what_is_no_day_or_may_be_two_is_not_guessed(text: str, wrong: Wrong) -> None:
    assert written_day(text) is None
    assert read_day(text, 2026) is None
    assert why_no_day(text, 2026) is wrong


@pytest.mark.parametrize(
    "text",
    ["13/5/2026", "5/13/2026", "13.5.2026"],
)
def test_an_order_that_can_be_only_one_is_read(text: str) -> None:
    assert read_day(text, None) == date(2026, 5, 13)
    assert read_day("5/5/2026", None) == date(2026, 5, 5)


def test_a_day_that_the_year_has_not_got_says_so() -> None:
    assert written_day("2月29日") == WrittenDay(None, 2, 29)
    assert (read_day("2月29日", 2028), read_day("2月29日", 2026)) == (date(2028, 2, 29), None)
    assert why_no_day("2月29日", 2026) is Wrong.IMPOSSIBLE_DAY
    assert why_no_day("2月29日", 2028) is None
    assert why_no_day("2月28日", None) is Wrong.DAY_WITHOUT_YEAR


@pytest.mark.parametrize(
    "text",
    ["2026-03-05 3号楼会议室", "2026年3月5日（补开3月3日）", "2026年3月5日（农历正月十七）",
     "2026-03-05 19:00—21:00", "（周四）2026年3月5日",
     "Thu Mar 05 2026 08:00:00 GMT+0800", "2026\u200b-03-05", "2026年3月5日全天"],
)  # fmt: skip
def test_what_stands_beside_a_day_is_seen_through(text: str) -> None:
    assert read_day(text, None) == DAY


@pytest.mark.parametrize(
    ("text", "lost"),
    [("3.1", True), ("3.3", True), ("2026.1", True), ("3.4", False), ("3.10", False), ("3月1日", False), ("3.1 下午", False)],
)
def test_a_number_whose_zero_may_be_lost_is_marked(text: str, *, lost: bool) -> None:
    found = written_day(text)
    assert found is not None
    assert found.zero_lost is lost


@given(st.text("年月日号0123456789一二三十〇至-./、 :()（）T星期三上午Marfo'", max_size=24))
def test_whatever_is_read_is_in_the_calendar(text: str) -> None:
    found = written_day(text)
    assert (found is None) is isinstance(why_no_day(text, 2028, month_will_do=True), Wrong) or (
        found is not None and found.year is not None and found.on(None) is None
    )
    if found is not None:
        assert found.on(2028) is not None
