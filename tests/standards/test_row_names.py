"""Rows of a ledger count for those whom they mean, and one that counts for no one says so."""

import json
from typing import Any

import pytest

from assess.reading.content.folder import load
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.ledger import read_ledger
from tests.bridge_client import BridgeClient, sheet
from tests.inputs import ROOT

AFTER = "2027-01-05"
MEETING = {"date": "2026-02-05", "activity": "党小组会"}
PEOPLE = {"secretary": "李明", "committee": "王芳", "members": "张三、李四"}


def score(door: BridgeClient, data: Any, lang: str = "zh") -> Any:
    return door.ask("score", lang=lang, today=AFTER, sheet=data)


def case(name: str) -> Any:
    return json.loads((ROOT / "tests" / "cases" / name / "sheet.json").read_text(encoding="utf-8"))


def rows_of(door: BridgeClient, covers: str, *rows: dict[str, Any], **parts: Any) -> list[tuple[int, str]]:
    ledger = {"covers": [covers], "people": parts.pop("people", PEOPLE), "rows": list(rows)}
    reply = score(door, sheet(year=2026, ledger=ledger, **parts))
    return [(each["row"], each["remark"]) for each in reply["rows"]]


@pytest.mark.parametrize(
    ("name", "requirement"),
    [
        ("18-name-with-space", "life.talks.among-team-members"),
        ("19-name-with-he", "life.talks.among-team-members"),
        ("judging-padded-name", "life.talks.secretary-with-team"),
        ("judging-name-with-he", "life.talks.secretary-with-team"),
        ("judging-speaker-title", "life.three-meetings.lecture-by-secretary"),
        ("judging-duty-report-both", "rules.duty-reports.report-to-members"),
        ("judging-duty-report-both", "rules.duty-reports.report-to-higher"),
    ],
)
def test_what_was_done_counts_however_the_name_is_written(door: BridgeClient, name: str, requirement: str) -> None:
    reply = score(door, case(name))
    assert reply["remarks"][requirement]["status"] == "met", reply["remarks"][requirement]["notes"]
    assert reply["rows"] == []


def test_identical_rows_count_once_and_say_how_to_enter_two_that_were_held(door: BridgeClient) -> None:
    reply = score(door, case("judging-duplicate-rows"))
    assert [each["remark"] for each in reply["rows"]] == ["duplicate"]
    assert "只计一次" in reply["rows"][0]["text"]
    assert "第2场" in reply["rows"][0]["text"]
    assert reply["remarks"]["service.education.class-hours"]["status"] != "met"


def test_the_only_group_has_the_meetings_without_a_number(door: BridgeClient) -> None:
    reply = score(door, case("judging-group-blank"))
    assert "应开12次，已开10次" in reply["remarks"]["life.three-meetings.group-meeting-monthly"]["decided"]
    assert reply["rows"] == []


def test_with_several_groups_a_meeting_without_a_number_counts_for_none_and_says_so(door: BridgeClient) -> None:
    branch = {"groups": "yes", "group-sizes": [4, 4]}
    rows = [MEETING, {**MEETING, "group": "第三党小组"}, {**MEETING, "group": "第一、二党小组"}, {**MEETING, "group": "2"}]
    assert rows_of(door, "group-meeting", *rows, branch=branch) == [(1, "no-group"), (2, "no-such-group")]


@pytest.mark.parametrize(
    ("cells", "remark"),
    [
        ({"from": "李明", "with": "周五"}, "nobody"),
        ({"from": "李明"}, "no-name"),
        ({}, "no-name"),
        ({"from": "周五", "with": "吴六"}, "nobody"),
    ],
)
def test_a_talk_with_nobody_of_the_branch_says_so(door: BridgeClient, cells: dict[str, str], remark: str) -> None:
    people = {**PEOPLE, "contacts": "王芳：张三"}
    row = {"date": "2026-02-05", "activity": "谈心谈话", **cells}
    # A committee of one has no pairs, so that one rule has nobody to count: only who is unknown is then surely nobody's.
    two = {**people, "committee": "王芳、赵七"}
    assert rows_of(door, "talk", row, people=two) == [(1, remark)]


def test_a_talk_that_may_count_once_more_people_are_named_says_nothing(door: BridgeClient) -> None:
    row = {"date": "2026-02-05", "activity": "谈心谈话", "from": "王芳", "with": "张三"}
    assert rows_of(door, "talk", row) == []


ROSTER = [
    {"name": "李明", "offices": [{"office": "secretary"}]},
    {"name": "王芳", "offices": [{"office": "committee-member"}, {"office": "leading-official"}]},
    {"name": "张三"},
    {"name": "李四"},
]


@pytest.mark.parametrize(
    ("cells", "remark"),
    [
        ({"activity": "谈心谈话", "from": "张三", "with": "李四"}, ["not-owed"]),
        ({"activity": "谈心谈话", "from": "李明", "with": "李明"}, ["not-owed"]),
        ({"activity": "谈心谈话", "with": "张三"}, ["no-name"]),
        ({"activity": "谈心谈话", "from": "书记", "with": "张三"}, []),
        ({"activity": "谈心谈话", "from": "副书记", "with": "张三"}, ["nobody"]),
        ({"activity": "谈心谈话", "from": "李明", "with": "王方、张三"}, ["stranger"]),
        ({"activity": "谈心谈话", "from": "李明", "with": "张三"}, []),
        ({"activity": "党课", "speaker": "王方"}, ["stranger"]),
        ({"activity": "党课", "speaker": "外请教授"}, []),
        ({"activity": "集中学习"}, ["no-hours"]),
        ({"activity": "集中学习", "hours": "2"}, []),
        ({"activity": "党小组会", "group": "第一、三党小组"}, ["some-no-group"]),
        ({"activity": "党小组会", "group": "全体"}, []),
    ],
)
def test_a_row_that_counts_for_nobody_or_not_for_all_says_so(door: BridgeClient, cells: dict[str, str], remark: list[str]) -> None:
    covers = {"谈心谈话": "talk", "党课": "lecture", "集中学习": "training", "党小组会": "group-meeting"}[cells["activity"]]
    facts = {"committee": "yes", "contact-assignments": "no", "leading-officials": "yes", "groups": "yes", "group-sizes": [4, 4]}
    row = {"date": "2026-03-05", **cells}
    assert [each for _, each in rows_of(door, covers, row, people=ROSTER, branch=facts)] == remark


def test_a_report_to_nobody_says_so(door: BridgeClient) -> None:
    row = {"date": "2026-12-05", "activity": "述职"}
    assert rows_of(door, "duty-report", row, {**row, "to": "上级党委和党员大会"}) == [(1, "no-audience")]


def test_a_report_to_others_than_whom_the_requirement_names_says_so(door: BridgeClient) -> None:
    row = {"date": "2026-07-05", "activity": "工作报告", "to": "支部党员大会"}
    assert rows_of(door, "half-year-report", row, {**row, "to": "党委、支部党员大会"}) == [(1, "other-audience")]


def test_what_counts_for_another_year_says_only_that(door: BridgeClient) -> None:
    row = {"date": "2026-02-05", "activity": "民主评议", "period": "2025年度"}
    assert rows_of(door, "appraisal", row, {**row, "period": "2026年1月"}) == [(1, "other-year"), (2, "late")]


def test_somebody_elses_longer_name_marks_nobody_absent_and_that_is_said(door: BridgeClient) -> None:
    row = {"date": "2026-03-05", "activity": "集中学习", "hours": "32", "due": "4", "present": "3", "absences": "李明华（住院）"}
    ledger = {"covers": ["training"], "people": PEOPLE, "rows": [row]}
    reply = score(door, sheet(year=2026, ledger=ledger))
    assert reply["remarks"]["service.education.class-hours"]["status"] == "met"
    assert [each["remark"] for each in reply["rows"]] == ["absent-unknown"]
    ledger["rows"] = [{**row, "absences": "李　明（住院）"}]
    assert score(door, sheet(year=2026, ledger=ledger))["remarks"]["service.education.class-hours"]["status"] != "met"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_row_outside_the_year_says_that_it_counts_for_nothing(door: BridgeClient, lang: str) -> None:
    ledger = {"covers": ["talk"], "people": PEOPLE, "rows": [{"date": "2025-02-05", "activity": "谈心谈话", "from": "周五"}]}
    [remark] = score(door, sheet(year=2026, ledger=ledger), lang)["rows"]
    assert remark["remark"] == "outside-year"
    assert ("不计入" if lang == "zh" else "does not count") in remark["text"]


@pytest.mark.parametrize(("lang", "said"), [("zh", "所属期不在自查年度内"), ("en", "The period that it counts for")])
def test_a_row_that_counts_for_another_year_is_not_told_that_its_date_is_wrong(door: BridgeClient, lang: str, said: str) -> None:
    """The meeting of last year, held in February: in this year’s sheet it counts for nothing, and is nothing made up late."""
    row = {"date": "2026-02-10", "activity": "组织生活会", "period": "2025年度"}
    [remark] = score(door, sheet(year=2026, ledger={"covers": [], "rows": [row]}), lang)["rows"]
    assert said in remark["text"]
    [remark] = score(door, sheet(year=2025, ledger={"covers": [], "rows": [row]}), lang)["rows"]
    assert remark["remark"] == "late"


# — offices in the place of names

ROSTER = [
    {"name": "李明", "offices": [{"office": "secretary", "to": "2026-06-30"}]},
    {"name": "王芳", "offices": [{"office": "secretary", "from": "2026-07-01"}]},
    {"name": "张三", "offices": [{"office": "committee-member"}, {"office": "able-member"}]},
    {"name": "李四", "offices": [{"office": "able-member"}]},
    {"name": "赵六", "offices": [{"office": "committee-member"}]},
    {"name": "孙七", "to": "2026-03-31", "offices": [{"office": "able-member"}]},
]


def names_of(activity: str, day: str, **cells: str) -> dict[str, tuple[str, ...]]:
    standard = load(ROOT / "standards").standard
    collector = ProblemCollector()
    row = {"date": day, "activity": activity, **cells}
    ledger = read_ledger(Node({"people": ROSTER, "rows": [row]}, collector), standard, year=2026)
    assert not collector.problems
    return ledger.entries[0].names


@pytest.mark.parametrize(
    ("said", "day", "meant"),
    [
        ("书记", "2026-03-01", ("李明",)),
        ("党支部书记", "2026-09-01", ("王芳",)),
        ("Secretary", "2026-09-01", ("王芳",)),
        ("全体委员", "2026-09-01", ("王芳", "张三", "赵六")),
        ("全体党员", "2026-09-01", ("李明", "王芳", "张三", "李四", "赵六")),
        ("全体", "2026-03-31", ("李明", "王芳", "张三", "李四", "赵六", "孙七")),
        ("所有党员、周八", "2026-09-01", ("李明", "王芳", "张三", "李四", "赵六", "周八")),
        ("all members", "2026-09-01", ("李明", "王芳", "张三", "李四", "赵六")),
        ("全体志愿者", "2026-09-01", ("张三", "李四")),
        # Several hold it, or nobody: no one is meant, and the row says so. Beside a name it is a form of address.
        ("委员", "2026-09-01", ("委员",)),
        ("副书记", "2026-09-01", ("副书记",)),
        ("书记、李四", "2026-09-01", ("李四",)),
    ],
)
def test_an_office_in_the_place_of_a_name_is_whoever_held_it_on_the_day(said: str, day: str, meant: tuple[str, ...]) -> None:
    assert names_of("谈心谈话", day, **{"from": said, "with": "张三"})["from"] == meant


def test_volunteering_of_all_members_counts_for_each(door: BridgeClient) -> None:
    rows = [{"date": day, "activity": "志愿服务", "with": "全体党员"} for day in ("2026-03-05", "2026-10-01")]
    ledger = {"covers": ["volunteering"], "people": ROSTER, "rows": rows}
    reply = score(door, sheet(year=2026, branch={"able-members": "yes"}, ledger=ledger))
    assert reply["remarks"]["service.serving-people.able-members-volunteer"]["status"] == "met"
    assert reply["rows"] == []
