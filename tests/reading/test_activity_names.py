"""Activities as offices name them: two in one cell are two, and a note beside a name is no other name."""

import base64

import pytest

from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.activity_names import ActivityNames, activity_names, plain
from assess.reading.files.ledger import read_ledger
from assess.reading.files.unknown_words import proposals
from tests.bridge_client import BridgeClient, Json, sheet
from tests.inputs import ROOT

TWO = ("general-meeting", "lecture")


@pytest.mark.parametrize("mark", ["、", "＋", "+", "/", "，", "；", "暨", "兼", "和", "与", "并", "以及", " ", "　", "\n", "&"])
def test_two_in_one_cell_are_two(standard: Standard, mark: str) -> None:
    assert ActivityNames(standard).all_in(f"党员大会{mark}党课") == TWO


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支部党员大会（党课）", TWO),
        ("党员大会、党课、主题党日", (*TWO, "theme-day")),
        ("Party lecture and theme day", ("lecture", "theme-day")),
        ("“三会一课”年度计划", ("annual-plan",)),
        ("党员大会（第一季度）", ("general-meeting",)),
        ("3.党员大会", ("general-meeting",)),
        ("第一季度党员大会", ("general-meeting",)),
        ("四月主题党日：参观", ("theme-day",)),
        ("第一党小组会", ("group-meeting",)),
        ("支部委员会（扩大）会议", ("committee-meeting",)),
        ("书记讲党课", ("lecture",)),
        *((text, ("committee-meeting",)) for text in (
            "3月5日支委会", "2026年3月5日下午支委会", "2026.3.5支委会", "2026/3/5支委会", "第3次支委会", "支委会第3次",
            "2026年第3次支委会",
            "1、支委会", "（一）支委会", "支委会（扩大）", "召开支委会", "关于研究发展党员的支委会", "支委会会议记录",
            "committee meetings",
            "The branch committee meeting", "COMMITTEE MEETING", "支委会：")),
        *((text, ("theme-day",)) for text in (
            "1月主题党日", "4月份主题党日活动", "每月主题党日", "主题党日+", "组织开展主题党日活动", "主题党日：参观、学习",
            "主题党日：走进未来社区",
            "2026年1月主题党日", "theme days")),
        ("2026年第一季度支部党员大会", ("general-meeting",)),
        ("召开支部党员大会", ("general-meeting",)),
        ("党员大会：党课、主题党日", (*TWO, "theme-day")),
        ("组织生活会暨民主评议党员会议", ("life-meeting", "appraisal")),
        ("2025年度组织生活会", ("life-meeting",)),
        ("述职评议", ("duty-review",)),
        ("党小组会（第一组）", ("group-meeting",)),
        *((text, None) for text in (
            "会议", "学习", "活动", "组织生活", "支部会议", "民主生活会", "廉政谈话", "关于召开支委会的通知",
            "党员大会 取消", "党课延期", "拟召开支委会",
            "支委会（推迟）", "党员大会、党课（取消）", "committee meeting (cancelled)", "theme day, not held", "谈心谈话未开展")),
        ("党员大会、唱歌", None),
        ("党员大会（未召开）", None),
        ("主题党日（取消）", None),
        ("三会一课", None),
        ("", None),
    ],
)  # fmt: skip
def test_what_a_cell_names(standard: Standard, text: str, found: tuple[str, ...] | None) -> None:
    assert ActivityNames(standard).all_in(text) == found


@pytest.mark.parametrize("before", ["", "支部", "党支部", "召开", "1月", "2026年", "第3次", "3.", "2026年3月5日", "第一季度", "“"])
@pytest.mark.parametrize("after", ["", "（第一季度）", "(第2次)", "第3次", "：学习文件", "记录", "”", "　"])
def test_a_name_is_never_another_activity_for_what_stands_around_it(standard: Standard, before: str, after: str) -> None:
    """Every name of the standard: what it means alone, or nothing that is sure."""
    known = ActivityNames(standard)
    lost = []
    for name, id_ in activity_names(standard).items():
        found = known.all_in(f"{before}{name}{after}")
        assert found in ((id_,), None), (before, name, after, found)
        lost += [] if found else [name]
    assert len(lost) < len(activity_names(standard)) / 10, lost


def test_the_spellings_of_offices_are_many(standard: Standard) -> None:
    """As many as the portal promises, in both languages, and none that belongs to several."""
    names = {plain(name) for activity in standard.activities.values() for name in activity.also}
    headings = {plain(name) for column in standard.ledger.columns.values() for name in column.also}
    assert len(names) >= 450
    assert len(headings) >= 300
    for spellings in (names, headings):
        assert 20 <= sum(name.isascii() for name in spellings) <= len(spellings) / 2
    assert names.isdisjoint({"会议", "学习", "活动", "组织生活", "三会一课", "工作"})


@pytest.mark.parametrize("heading", ["备注", "地点", "姓名", "参加人员", "序号", "签名"])
def test_what_fits_no_column_is_left_out(standard: Standard, heading: str) -> None:
    """A remark is no file that is kept, and who took part is not with whom somebody talked; a name may be anybody’s."""
    for column in standard.ledger.columns.values():
        assert heading not in {column.text.zh, *column.also}


@pytest.mark.parametrize(
    ("text", "first"),
    [("支部扩大会议研究", "committee-meeting"), ("慰问困难老党员", "visit"), ("民主生活会", "life-meeting"), ("廉政谈话", "talk"),
     ("理论中心组学习", "training"), ("committee mtg", "committee-meeting"), ("党员志愿先锋行", "volunteering")],
)  # fmt: skip
def test_unknown_words_are_offered_what_they_are_like(standard: Standard, text: str, first: str) -> None:
    found = proposals(text, standard)
    assert found[0] == first
    assert len(found) == len(set(found)) <= 5


@pytest.mark.parametrize("text", ["", "3月", "参观红色基地", "book club", "、、、", "1" * 1000])
def test_what_is_like_nothing_is_offered_nothing(standard: Standard, text: str) -> None:
    assert proposals(text, standard) == []


def test_the_first_proposal_for_a_name_is_what_it_names(standard: Standard) -> None:
    names = {name: id_ for name, id_ in activity_names(standard).items() if len(name) > 2}
    right = sum(id_ in proposals(name, standard)[:2] for name, id_ in names.items())
    assert right / len(names) > 0.95


@pytest.mark.parametrize(
    ("text", "groups"),
    [("第一党小组会", (1,)), ("党小组会（第二组）", (2,)), ("1、2党小组会", (1, 2)), ("1-2组党小组会", (1, 2)),
     ("2026.3.5党小组会", ()),
     ("3.党小组会", ()), ("(3)党小组会", ()), ("2026年3月5日第一党小组会", (1,)), ("第3次党小组会", ())],
)  # fmt: skip
def test_a_day_or_a_place_in_a_list_is_no_group(standard: Standard, text: str, groups: tuple[int, ...]) -> None:
    raw = {"rows": [{"date": "2026-03-05", "activity": text}]}
    [entry] = read_ledger(Node(raw, ProblemCollector()), standard, year=2026).entries
    assert entry.groups == groups


def score(door: BridgeClient, covers: list[str], *rows: Json, **branch: object) -> Json:
    ledger = {"covers": covers, "rows": list(rows)}
    return door.ask("score", today="2027-01-15", sheet=sheet(year=2026, branch=branch, ledger=ledger))


def test_a_row_that_names_two_counts_for_both_and_is_remarked_on_once(door: BridgeClient) -> None:
    row = {"date": "2026-03-05", "activity": "党员大会、主题党日"}
    reply = score(door, ["general-meeting", "theme-day"], row, row, {**row, "date": "2025-03-05"})
    remarks = reply["remarks"]
    assert "应开4次，已开1次" in remarks["life.three-meetings.general-meeting-quarterly"]["decided"]
    assert "应开展12次，已开展1次" in remarks["life.theme-day.theme-day-monthly"]["decided"]
    assert [(each["row"], each["remark"]) for each in reply["rows"]] == [(2, "duplicate"), (3, "outside-year")]


def test_the_group_may_stand_in_the_name_of_its_meeting(door: BridgeClient) -> None:
    facts = {"groups": "yes", "group-sizes": [4, 4]}
    rows = [{"date": f"2026-0{month}-05", "activity": f"第{number}党小组会"} for month in (3, 4) for number in "一二"]
    reply = score(door, ["group-meeting"], *rows, **facts)
    assert reply["rows"] == []
    assert "应开24次，已开4次" in reply["remarks"]["life.three-meetings.group-meeting-monthly"]["decided"]


@pytest.mark.parametrize(
    ("case", "activities"),
    [
        ("21-one-meeting-two-activities", {"general-meeting": 2, "theme-day": 2, "lecture": 2}),
        ("15-date-with-time", {"general-meeting": 4, "committee-meeting": 1, "lecture": 1}),
        ("17-chinese-numeral-dates", {"general-meeting": 3}),
        ("45-other-headings", {"general-meeting": 1}),
        ("22-activity-with-note", {"general-meeting": 3, "committee-meeting": 1, "group-meeting": 1, "lecture": 1, "theme-day": 2}),
    ],
)
def test_a_table_brings_every_activity_of_its_rows(door: BridgeClient, case: str, activities: dict[str, int]) -> None:
    [file] = (ROOT / "tests/cases" / case).glob("*.csv")
    data = base64.b64encode(file.read_bytes()).decode()
    reply = door.ask("table", year=2025, name="台账.csv", data=data, sheet=sheet(year=2025))
    assert reply["problems"] == []
    found: dict[str, int] = {}
    for row in reply["rows"]:
        found[row["activity"]] = found.get(row["activity"], 0) + 1
    assert found == activities


def test_the_headings_of_an_office_are_all_known(door: BridgeClient) -> None:
    data = base64.b64encode((ROOT / "tests/cases/45-other-headings/台账.csv").read_bytes()).decode()
    [row] = door.ask("table", year=2025, name="台账.csv", data=data, sheet=sheet(year=2025))["rows"]
    assert row == {
        "date": "2025-02-12", "activity": "general-meeting", "topic": "计划", "host": "赵一", "due": "12", "present": "12",
    }  # fmt: skip
