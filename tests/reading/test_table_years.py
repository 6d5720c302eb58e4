"""A day without a year is given one when its table is read: it does not move when the year of the form does."""

import base64
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from tests.bridge_client import BridgeClient, sheet
from tests.inputs import ROOT

HEAD = "日期,活动,主题"
CASE = ROOT / "tests" / "cases" / "47-dates-without-year" / "2024年台账.csv"


def ask(door: BridgeClient, data: bytes, *, name: str = "", year: int | None = 2025, lang: str = "zh", **parts: Any) -> Any:
    asked = sheet(year=year, **parts) if year else sheet(**parts)
    return door.ask("table", lang=lang, name=name, data=base64.b64encode(data).decode(), sheet=asked)


def csv(*rows: str, titles: tuple[str, ...] = ()) -> bytes:
    return "\n".join([*titles, HEAD, *rows]).encode()


def days(reply: Any) -> list[str]:
    return [row["date"] for row in reply["rows"]]


def about_years(reply: Any) -> list[str]:
    return [text for text in reply["sentences"] if "没有写年份" in text or "自查年度（" in text]


def test_the_title_gives_the_year_and_differs_from_the_forms(door: BridgeClient) -> None:
    reply = ask(door, CASE.read_bytes(), name="台账.csv")
    assert days(reply) == ["2024年2月12日", "2024年5月14日", "2024年8月13日", "2024年11月12日"]
    assert about_years(reply) == [
        "有4行的日期没有写年份（第3、4、5、6行），按标题记作2024年。",
        "标题写的是2024年，与自查年度（2025年）不同。2024年的记录不计入2025年；如果自查年度填错了，请先改正。",
    ]


def test_rows_of_another_year_count_for_nothing_and_say_so(door: BridgeClient) -> None:
    rows = ask(door, CASE.read_bytes())["rows"]
    for year in (2025, 2026):
        ledger = {"covers": ["general-meeting"], "rows": rows}
        reply = door.ask("score", today=f"{year + 1}-01-05", sheet=sheet(year=year, ledger=ledger))
        assert reply["remarks"]["life.three-meetings.general-meeting-quarterly"]["status"] == "not-met"
        assert [each["remark"] for each in reply["rows"]] == ["outside-year"] * 4


@pytest.mark.parametrize(
    "title",
    [
        "2024年度台账",
        "某支部二〇二四年“三会一课”记录",
        "２０２４ 年台账",
        "2024年度台账（2025年1月10日填）",
        "填表日期：2025年1月10日,2024年",
        "2024台账",
    ],
)
def test_titles_say_their_year_in_many_ways(door: BridgeClient, title: str) -> None:
    assert days(ask(door, csv("3月5日,党课,甲", titles=(title,)))) == ["2024年3月5日"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2024年台账.csv", 2024),
        ("台账2024.csv", 2024),
        ("台账20241130.csv", 2025),
        ("2023-2024年台账.csv", 2024),
        ("台账.csv", 2025),
    ],
)
def test_the_files_name_gives_the_year_where_it_names_one(door: BridgeClient, name: str, said: int) -> None:
    assert days(ask(door, csv("3月5日,党课,甲"), name=name)) == [f"{said}年3月5日"]


def test_the_sheets_name_gives_the_year(door: BridgeClient) -> None:
    book = Workbook()
    book.worksheets[0].title = "2024年"
    for row in (HEAD.split(","), ["3月5日", "党课", "甲"]):
        book.worksheets[0].append(row)
    into = BytesIO()
    book.save(into)
    reply = ask(door, into.getvalue(), name="2023年.xlsx")
    assert days(reply) == ["2024年3月5日"]
    assert about_years(reply)[0] == "有1行的日期没有写年份（第2行），按工作表名记作2024年。"


def test_full_dates_beside_it_give_the_year(door: BridgeClient) -> None:
    reply = ask(door, csv("2023-11-05,党课,甲", "12月5日,党课,乙", "2023-12-20,党课,丙", "2月5日,党课,丁", "2024-03-05,党课,戊"))
    assert days(reply) == ["2023-11-05", "2023年12月5日", "2023-12-20", "2025年2月5日", "2024-03-05"]


def test_where_nothing_says_it_the_forms_year_is_written_and_that_is_said(door: BridgeClient) -> None:
    data = csv("3月5日,党课,甲", "2025-03-06,党课,乙") + "\n4月5日,党课,丙".encode()
    reply = ask(door, csv("3月5日,党课,甲"))
    assert days(reply) == ["2025年3月5日"]
    assert about_years(reply) == ["有1行的日期没有写年份（第2行），文件中没有写明年份，暂按自查年度记作2025年。请核对。"]
    assert days(ask(door, data)) == ["2025年3月5日", "2025-03-06", "2025年4月5日"]
    english = ask(door, csv("3月5日,党课,甲", "4月5日,党课,甲"), lang="en")["sentences"]
    assert "2 dates have no year (rows 2, 3); entered as 2025, the year assessed, for the file says none. Please check." in english


def test_without_any_year_the_rows_stay_and_are_said_to_be_wrong(door: BridgeClient) -> None:
    reply = ask(door, csv("3月5日,党课,甲"), year=None)
    assert days(reply) == ["3月5日"]
    assert [each["wrong"] for each in reply["problems"]] == ["day-without-year"]


def test_a_day_that_the_year_has_not_got_stays_as_it_is(door: BridgeClient) -> None:
    reply = ask(door, csv("2月29日,党课,甲", titles=("2025年度台账",)))
    assert days(reply) == ["2月29日"]
    assert [each["wrong"] for each in reply["problems"]] == ["impossible-day"]


def test_a_row_that_was_brought_in_without_a_year_is_known_again(door: BridgeClient) -> None:
    old = {"rows": [{"date": "3月5日", "activity": "lecture", "topic": "甲"}]}
    assert ask(door, csv("3月5日,党课,甲"), ledger=old)["known"] == [0]


def test_a_row_without_a_year_in_an_earlier_file_follows_the_form(door: BridgeClient) -> None:
    ledger = {"covers": ["lecture"], "rows": [{"date": "3月5日", "activity": "lecture"}]}
    assert door.score(year=2025, ledger=ledger)["rows"] == door.score(year=2026, ledger=ledger)["rows"] == []
