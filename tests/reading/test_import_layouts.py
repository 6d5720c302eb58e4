"""Layouts that branches keep ledgers in, each with the entries that it must give and what is asked about it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from assess.model.import_plan import ImportPlan, Layout, RowState, Take, WhyNot
from assess.model.standard import Standard
from assess.reading.ledger_import.answers import read_answers
from assess.reading.ledger_import.plan import Request, look_at, read_import
from assess.reading.sheets import Workbook, Worksheet, WorksheetRow
from assess.reading.sheets.workbook import without_empty_end

Line = Sequence[str]
MONTHS = tuple(f"{month}月" for month in range(1, 13))


def sheet(name: str, *lines: Line, merged: dict[int, set[int]] | None = None, hidden: set[int] = frozenset()) -> Worksheet:
    """`merged` are places by row whose text was filled in from their area, `hidden` rows."""
    rows = (
        WorksheetRow(
            number=number, cells=without_empty_end(line), merged=frozenset((merged or {}).get(number, ())), hidden=number in hidden
        )
        for number, line in enumerate(lines, 1)
    )
    return Worksheet(name=name, rows=tuple(row for row in rows if row.cells))


def read(standard: Standard, *sheets: Worksheet, name: str = "", year: int = 2025, **answers: Any) -> ImportPlan:
    request = Request(year=year, today=date(2026, 12, 1), name=name, answers=read_answers(answers), remembered={}, shipped={})
    return read_import(look_at(Workbook(kind="xlsx", sheets=sheets), standard), request, standard)


def entries(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(row.entry["date"], row.entry["activity"]) for row in plan.rows if row.take is Take.ADD]


def asked(plan: ImportPlan) -> list[str]:
    return [word.id for word in plan.words]


def states(plan: ImportPlan) -> dict[int, RowState]:
    return {row.place.row: row.state for row in plan.rows}


# — rows


def test_a_sheet_a_month_gives_its_month_to_days_alone(standard: Standard) -> None:
    plan = read(
        standard,
        sheet("3月", ("日期", "活动"), ("5日", "党员大会"), ("12", "党课"), ("20日（周五）", "主题党日")),
        sheet("4月", ("日期", "活动"), ("6日", "支委会")),
        name="2025年.xlsx",
    )
    assert entries(plan) == [
        ("2025-03-05", "general-meeting"),
        ("2025-03-12", "lecture"),
        ("2025-03-20", "theme-day"),
        ("2025-04-06", "committee-meeting"),
    ]
    assert asked(plan) == []


def test_a_sheet_an_activity_gives_its_activity(standard: Standard) -> None:
    heads = ("序号", "时间", "议题", "主持人")
    plan = read(
        standard,
        sheet("党员大会", ("党员大会登记表",), heads, ("1", "2025-02-12", "计划", "李明")),
        sheet("Sheet2", ("××支部党课登记表",), heads, ("1", "2025-03-12", "党章", "李明")),
    )
    assert entries(plan) == [("2025-02-12", "general-meeting"), ("2025-03-12", "lecture")]


def test_the_name_of_a_group_is_kept_with_its_meeting(standard: Standard) -> None:
    plan = read(
        standard,
        sheet("台账", ("日期", "活动"), ("2025-02-03", "党小组会（第一组）"), ("2025-02-04", "第二党小组会")),
        sheet("第三党小组", ("日期", "活动"), ("2025-02-05", "党小组会")),
    )
    assert [row.entry["group"] for row in plan.rows] == ["1", "2", "3"]


def test_lines_between_rows_say_what_the_rows_below_lack(standard: Standard) -> None:
    plan = read(
        standard,
        sheet(
            "台账",
            ("2025年台账",),
            ("序号", "时间", "主题", "主持人"),
            ("一、党员大会",),
            ("1", "2月3日", "计划", "李明"),
            ("二、支委会",),
            ("1", "2月4日", "分工", "李明"),
        ),
    )
    assert entries(plan) == [("2025-02-03", "general-meeting"), ("2025-02-04", "committee-meeting")]


def test_tables_below_each_other_have_headings_of_their_own(standard: Standard) -> None:
    plan = read(
        standard,
        sheet(
            "台账",
            ("党员大会",),
            ("时间", "议题", "主持人"),
            ("2025-03-05", "计划", "李明"),
            ("支委会",),
            ("时间", "地点", "议题", "主持人"),
            ("2025-03-06", "会议室", "分工", "李明"),
        ),
    )
    assert entries(plan) == [("2025-03-05", "general-meeting"), ("2025-03-06", "committee-meeting")]
    assert [row.entry["topic"] for row in plan.rows if row.entry] == ["计划", "分工"]


def test_headings_of_two_lines_are_one_for_each_column(standard: Standard) -> None:
    plan = read(
        standard,
        sheet(
            "台账",
            ("日期", "活动", "参加情况", "参加情况"),
            ("日期", "活动", "应到人数", "实到人数"),
            ("2025-03-05", "党课", "12", "11"),
            merged={1: {3}, 2: {0, 1}},
        ),
    )
    assert [(row.entry["due"], row.entry["present"]) for row in plan.rows if row.state is RowState.NEW] == [("12", "11")]


def test_year_month_and_day_in_columns_of_their_own_are_one_day(standard: Standard) -> None:
    plan = read(standard, sheet("x", ("年", "月", "日", "活动"), ("2025", "3", "5", "党课"), ("2025", "3月", "6日", "党员大会")))
    assert entries(plan) == [("2025-03-05", "lecture"), ("2025-03-06", "general-meeting")]


def test_a_blank_activity_is_asked_about_once_and_taken_from_above(standard: Standard) -> None:
    lines = (("日期", "活动"), ("2025-03-05", "党员大会"), ("2025-04-05", ""), ("2025-05-05", ""))
    assert entries(read(standard, sheet("x", *lines))) == [(f"2025-0{month}-05", "general-meeting") for month in (3, 4, 5)]
    assert asked(read(standard, sheet("x", *lines))) == ["above:activity"]
    assert len(entries(read(standard, sheet("x", *lines), words={"above:activity": ""}))) == 1


def test_totals_signatures_and_what_is_void_are_left_out_and_listed(standard: Standard) -> None:
    plan = read(
        standard,
        sheet(
            "x",
            ("日期", "活动", "备注"),
            ("2025-03-05", "党课", ""),
            ("2025-04-05", "党课", "作废"),
            ("2025-05-05", "党课（取消）", ""),
            ("2025-06-05", "党课", ""),
            ("合计", "4次"),
            ("填表人：李明", "", "审核：王芳"),
            hidden={5},
        ),
    )
    assert states(plan) == {2: RowState.NEW, 3: RowState.OUT, 4: RowState.OUT, 5: RowState.OUT, 6: RowState.OUT, 7: RowState.OUT}
    assert entries(plan) == [("2025-03-05", "lecture")]


def test_a_hidden_row_is_taken_where_the_person_says_so(standard: Standard) -> None:
    lines = (("日期", "活动"), ("2025-03-05", "党课"), ("2025-04-05", "党课"))
    plan = read(standard, sheet("x", *lines, hidden={3}), rows={"x!3": {"take": "add"}})
    assert entries(plan) == [("2025-03-05", "lecture"), ("2025-04-05", "lecture")]


# — days


def test_a_year_comes_from_title_sheet_file_or_the_days_beside(standard: Standard) -> None:
    rows = (("日期", "活动"), ("3月5日", "党课"))
    assert entries(read(standard, sheet("x", ("2024年度台账",), *rows), year=2024)) == [("2024-03-05", "lecture")]
    assert entries(read(standard, sheet("2024年", *rows), year=2024)) == [("2024-03-05", "lecture")]
    assert entries(read(standard, sheet("x", *rows), name="2024年台账.csv", year=2024)) == [("2024-03-05", "lecture")]
    beside = read(standard, sheet("x", *rows, ("2024-04-05", "党课")), year=2024)
    assert entries(beside) == [("2024-03-05", "lecture"), ("2024-04-05", "lecture")]


def test_a_year_that_nothing_says_is_asked_for_once_and_written_into_the_rows(standard: Standard) -> None:
    lines = (("日期", "活动"), ("3月5日", "党课"), ("3.6", "党员大会"))
    plan = read(standard, sheet("x", *lines))
    assert [(word.id, word.answer, word.doubt, word.count) for word in plan.words] == [("year:", "2025", True, 2)]
    assert "year:" not in plan.kept.words
    other = read(standard, sheet("x", *lines), words={"year:": "2024"})
    assert {row.entry["date"][:4] for row in other.rows} == {"2024"}
    assert {row.state for row in other.rows} == {RowState.DOUBT}


def test_days_to_come_of_other_years_and_of_no_calendar_are_questions(standard: Standard) -> None:
    lines = (("日期", "活动"), ("2026-12-31", "党课"), ("2024-03-05", "党课"), ("2025-02-30", "党课"))
    plan = read(standard, sheet("x", *lines))
    assert [(row.state, row.take, row.open) for row in plan.rows] == [
        (RowState.DOUBT, Take.SKIP, True),
        (RowState.DOUBT, Take.SKIP, True),
        (RowState.WRONG, Take.SKIP, True),
    ]
    mended = read(standard, sheet("x", *lines), rows={"x!4": {"cells": {"date": "2025-02-28"}}})
    assert entries(mended) == [("2025-02-28", "lecture")]


# — matrices, forms, registers


def test_ticks_of_activities_by_month_are_held_in_that_month(standard: Standard) -> None:
    lines = (
        ("2025年一览表",),
        ("活动", *MONTHS),
        ("党员大会", "", "√", "", "", "√"),
        ("支委会", "5日", "6日、20日", "×"),
        ("合计", "1", "2"),
    )
    plan = read(standard, sheet("x", *lines))
    assert plan.sheets[0].layout is Layout.MONTHS
    assert entries(plan) == [
        ("2025-02", "general-meeting"),
        ("2025-05", "general-meeting"),
        ("2025-01-05", "committee-meeting"),
        ("2025-02-06", "committee-meeting"),
        ("2025-02-20", "committee-meeting"),
    ]
    assert asked(plan) == ["tick:√"]
    assert len(entries(read(standard, sheet("x", *lines), words={"tick:√": ""}))) == 3


def test_numbers_under_months_are_days_or_times_as_is_said(standard: Standard) -> None:
    lines = (("2025年",), ("活动", *MONTHS), ("支委会", "1", "2", "1"))
    as_days = read(standard, sheet("x", *lines))
    times = read(standard, sheet("x", *lines), words={"number:": "times"})
    assert entries(as_days)[1:2] == [("2025-02-02", "committee-meeting")]
    assert entries(times).count(("2025-02", "committee-meeting")) == 2


def test_members_by_month_are_one_entry_a_month_with_so_many_there(standard: Standard) -> None:
    plan = read(standard, sheet("主题党日", ("2025年主题党日",), ("姓名", *MONTHS), ("李明", "√", "√"), ("王芳", "√", "请假")))
    found = [row.entry for row in plan.rows if row.entry]
    assert found == [
        {"date": "2025-01", "activity": "theme-day", "present": "2"},
        {"date": "2025-02", "activity": "theme-day", "present": "1", "absences": "王芳（请假）"},
    ]


def test_talks_by_member_and_month_are_an_entry_each(standard: Standard) -> None:
    plan = read(standard, sheet("谈心谈话", ("姓名", *MONTHS), ("李明", "3日", "", "√"), ("王芳", "", "2.8")), name="2025.xlsx")
    assert [(row.entry["date"], row.entry["with"]) for row in plan.rows] == [
        ("2025-01-03", "李明"),
        ("2025-03", "李明"),
        ("2025-02-08", "王芳"),
    ]


def test_an_attendance_register_is_off_until_it_is_ticked(standard: Standard) -> None:
    register = sheet(
        "签到表", ("姓名", "2025-01-10", "2025-02-10", "2025-03-10"), ("李明", "√", "√", ""), ("王芳", "√", "出差", "√")
    )
    plan = read(standard, register)
    assert [(each.on, each.can, each.why) for each in plan.sheets] == [(False, True, WhyNot.ATTENDANCE)]
    ticked = read(standard, register, sheets={"签到表": True}, words={"sheet:签到表": "theme-day"})
    assert [(row.entry["date"], row.entry["present"], row.entry["due"]) for row in ticked.rows] == [
        ("2025-01-10", "2", "2"),
        ("2025-02-10", "1", "2"),
        ("2025-03-10", "1", "2"),
    ]


def test_one_member_a_row_is_one_entry_a_day(standard: Standard) -> None:
    lines = (("姓名", "日期", "活动", "学时"), ("李明", "2025-03-05", "集中学习", "2"), ("王芳", "2025-03-05", "集中学习", "2"))
    plan = read(standard, sheet("学时登记", *lines))
    assert [row.entry for row in plan.rows] == [{"date": "2025-03-05", "activity": "training", "present": "2", "hours": "2"}]


def test_a_register_of_talks_is_known_by_who_with_whom(standard: Standard) -> None:
    plan = read(
        standard, sheet("Sheet1", ("谈话人", "谈话对象", "时间"), ("李明", "王芳", "2025-03-05"), ("李明", "张伟", "2025-03-05"))
    )
    assert entries(plan) == [("2025-03-05", "talk")] * 2
    assert [(word.id, word.answer, word.doubt) for word in plan.words] == [("sheet:sheet1", "talk", True)]


def test_record_forms_below_each_other_are_a_meeting_each(standard: Standard) -> None:
    def form(day: str) -> tuple[Line, ...]:
        return (
            ("党员大会会议记录",),
            ("时间", day, "地点", "活动室"),
            ("主持人", "李明", "记录人", "王芳"),
            ("应到", "12", "实到", "11"),
            ("议题：学习",),
        )

    plan = read(standard, sheet("记录", *form("2025-03-05"), *form("2025年6月5日")))
    assert plan.sheets[0].layout is Layout.FORM
    assert [row.entry for row in plan.rows if row.entry] == [
        {
            "date": day,
            "activity": "general-meeting",
            "topic": "学习",
            "host": "李明",
            "recorder": "王芳",
            "due": "12",
            "present": "11",
        }
        for day in ("2025-03-05", "2025-06-05")
    ]


# — what is none


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ((("考核项目", "考核内容", "分值", "自查得分"), ("组织生活", "按期召开", "10", "9")), WhyNot.SCORES),
        ((("姓名", "性别", "入党时间"), ("李明", "男", "2005-01-02"), ("王芳", "女", "2006-01-02")), WhyNot.PEOPLE),
        ((("活动", "主题"), ("党课", "党章")), WhyNot.NO_DAYS),
        ((("请各支部按时报送。",),), WhyNot.NO_HEADINGS),
        ((), WhyNot.EMPTY),
    ],
)
def test_a_sheet_that_is_no_ledger_says_why(standard: Standard, lines: tuple[Line, ...], why: WhyNot) -> None:
    plan = read(standard, sheet("x", *lines))
    assert [(each.on, each.can, each.why) for each in plan.sheets] == [(False, False, why)]


def test_a_plan_waits_for_the_days_on_which_it_was_held(standard: Standard) -> None:
    lines = (
        ("2025年度活动计划",),
        ("时间", "活动", "状态"),
        ("3月（日期待定）", "党课", "计划"),
        ("2025-04-06", "党员大会", "已开展"),
    )
    plan = read(standard, sheet("清单", *lines))
    assert plan.kind.value == "plan"
    assert entries(plan) == [("2025-04-06", "general-meeting")]
    held = read(standard, sheet("清单", *lines), rows={"清单!3": {"cells": {"date": "2025-03-09"}}})
    assert ("2025-03-09", "lecture") in entries(held)


def test_what_held_in_a_month_is_known_with_its_day_comes_in_once(standard: Standard) -> None:
    plan = read(
        standard,
        sheet("一览表", ("2025年",), ("活动", *MONTHS), ("党课", "", "", "√", "√")),
        sheet("台账", ("日期", "活动"), ("2025-03-05", "党课")),
    )
    assert sorted(entries(plan)) == [("2025-03-05", "lecture"), ("2025-04", "lecture")]


def test_of_several_entries_of_a_day_the_one_with_the_same_topic_is_the_same(standard: Standard) -> None:
    """Whatever stands between them."""
    lines = (("日期", "活动", "主题", "主持人"), ("2025-03-05", "党课", "保密", "李明"), ("2025-03-05", "党课", "纪律", "李明"))
    again = ("2025-03-05", "党课", "纪律", "王芳")
    assert [row.state for row in read(standard, sheet("x", *lines, again)).rows] == [RowState.NEW, RowState.NEW, RowState.SIMILAR]
