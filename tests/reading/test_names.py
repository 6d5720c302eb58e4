"""Names as offices write them: one person is one name, and no one is made two."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.model.ledger import EVERY_GROUP, Entry, Ledger
from assess.model.people import Office
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.group_numbers import groups_in
from assess.reading.files.ledger import read_ledger
from assess.reading.files.names import fold, key, names_in, spelled, tokens

PEOPLE = {"secretary": "李明", "committee": "王芳、李和平", "members": "张三、李四、阿力木·买买提、Anna Bell、赵"}


@pytest.mark.parametrize("text", ["王、赵", "王,赵", "王， 赵", "王；赵", "王\n赵、王", "王/赵", "王｜赵", "王（书记）、赵(委员)"])
def test_names_are_told_apart(text: str) -> None:
    assert names_in(text) == ("王", "赵")


@pytest.mark.parametrize(
    "text",
    ["李明", "李　明", "李 明", "李\u00a0明", "李  明", "李\u200b明", "\ufeff李明", "李\u2003明 ", "李明（书记）",
     "（李明）", "李明(1"],
)  # fmt: skip
def test_a_padded_name_is_one_name(text: str) -> None:
    assert names_in(text) == ("李明",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("李明 王芳", ("李明", "王芳")),
        ("李　明 王　芳", ("李明", "王芳")),
        ("李　明　王　芳", ("李明", "王芳")),
        ("李明 王　芳", ("李明", "王芳")),
        ("欧阳　锋 李　明", ("欧阳锋", "李明")),
        ("诸 葛 亮", ("诸葛亮",)),
        ("李和平、张和平", ("李和平", "张和平")),
        ("Anna Bell", ("Anna Bell",)),
        ("Anna Bell, Carl Dee", ("Anna Bell", "Carl Dee")),
        ("Ａｎｎａ　Ｂｅｌｌ", ("Anna Bell",)),
        ("李明 Anna Bell", ("李明", "Anna Bell")),
        ("A B C", ("A", "B", "C")),
        ("党员1 党员2", ("党员1", "党员2")),
        ("阿力木 • 买买提", ("阿力木·买买提",)),
        ("", ()),
        ("、，\u200b", ()),
    ],
)
def test_blanks_part_whole_names_only(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize("dot", ["•", "・", "‧", "·", "･", "．", ".", " · ", "∙", "●", "°", "˙", "∘", "◦", "ᐧ"])
def test_every_dot_in_a_name_is_one_dot(dot: str) -> None:
    assert spelled(f"阿力木{dot}买买提") == "阿力木·买买提"


@given(st.text(st.sampled_from("李明王芳和·•・‧∙⋅.、, 　\n()（）AaＡ1○\u200b\ufeff"), max_size=20) | st.text(max_size=20))
def test_a_name_that_is_normalised_twice_is_the_same(text: str) -> None:
    assert spelled(spelled(text)) == spelled(text)
    assert key(key(spelled(text))) == key(spelled(text))


ROSTER = ("李明", "王芳", "张和平", "和平", "欧阳海", "古丽·阿依", "李与时", "Carl Dee", "Eve Fox", "甲一", "李明（一组）")
MARKS = ("、", "，", ",", "；", ";", "\n", "/", "／", "｜")


@given(st.lists(st.sampled_from(ROSTER), unique=True, min_size=1), st.data())
def test_any_split_of_a_list_of_the_branchs_names_gives_them_back(
    standard: Standard, listed: list[str], data: st.DataObject
) -> None:
    text = listed[0]
    for before, name in pairwise(listed):
        between = [*MARKS, "和", "与", "及", " and "] + ([" ", "　"] if not (before + name).isascii() else [])
        text += data.draw(st.sampled_from(between)) + name
    people = [{"name": name} for name in ROSTER]
    row = {"date": "2026-03-05", "activity": "谈心谈话", "from": text}
    ledger = read_ledger(Node({"people": people, "rows": [row]}, ProblemCollector()), standard, year=2026)
    assert [key(name) for name in ledger.entries[0].names["from"]] == [key(spelled(name)) for name in listed]


@given(st.text(st.sampled_from("李明王和·•.、, 　\n()（）Aa1○\u200b\ufeff"), max_size=20))
def test_every_name_stands_where_it_is_said_to_be(text: str) -> None:
    places = [(each.start, each.end) for each in tokens(text)]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    folded = fold(text)
    assert len(folded.text) == len(folded.places)
    assert fold(folded.text).text == folded.text


# — whom a row means


def ledger(standard: Standard, people: dict[str, str], **cells: Any) -> Ledger:
    rows = [{"date": "2026-03-05", "activity": "谈心谈话", **cells}]
    return read_ledger(Node({"people": people, "rows": rows}, ProblemCollector()), standard, year=2026)


def row(standard: Standard, people: dict[str, str] = PEOPLE, **cells: Any) -> Entry:
    return ledger(standard, people, **cells).entries[0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("李　明", ("李明",)),
        ("书记李明", ("李明",)),
        ("李明书记", ("李明",)),
        ("李明同志", ("李明",)),
        ("党支部书记李　明同志（兼）", ("李明",)),
        ("赵主任", ("赵",)),
        ("李和平", ("李和平",)),
        ("李明和李四", ("李明", "李四")),
        ("李和平与张三及李四", ("李和平", "张三", "李四")),
        ("张三和别人", ("张三和别人",)),
        ("张和平", ("张和平",)),
        ("阿力木买买提", ("阿力木·买买提",)),
        ("阿力木．买买提、Ａnna  Bell", ("阿力木·买买提", "Anna Bell")),
        ("书记", ("李明",)),
        ("副书记", ("副书记",)),
        ("王　芳和李和平", ("王芳", "李和平")),
        ("李明 王　芳和张　三", ("李明", "王芳", "张三")),
        ("李明、王芳以及张三", ("李明", "王芳", "张三")),
        ("李明、和王芳", ("李明", "王芳")),
        ("李明＋王芳&张三", ("李明", "王芳", "张三")),
        ("Anna Bell and 李明", ("Anna Bell", "李明")),
        ("anna bell", ("Anna Bell",)),
        ("时任书记李明", ("李明",)),
        ("副书记兼组织委员王芳", ("王芳",)),
        ("党支部书记、主任李明", ("李明",)),
        ("纪检委员：王芳", ("王芳",)),
        ("书记（李明）", ("李明",)),
        ("“李明”、王芳*", ("李明", "王芳")),
        ("李明、王芳等2人", ("李明", "王芳")),
        ("1、李明 2、王芳", ("李明", "王芳")),
        ("1.李明2.王芳", ("李明", "王芳")),
        ("①李明②王芳", ("李明", "王芳")),
        ("李明—王芳", ("李明", "王芳")),
        ("李明与王芳谈心谈话", ("李明", "王芳")),
        ("阿力木●买买提", ("阿力木·买买提",)),
        # One character more is somebody else.
        ("李明2", ("李明2",)),
        ("原李明", ("原李明",)),
        ("李明同", ("李明同",)),
        ("小李明", ("小李明",)),
        ("Anna Bellamy", ("Anna Bellamy",)),
    ],
)
def test_a_row_means_the_people_of_the_branch(standard: Standard, text: str, names: tuple[str, ...]) -> None:
    assert row(standard, **{"with": text}).names["with"] == names


def test_the_list_of_people_is_read_alike(standard: Standard) -> None:
    people = {
        "secretary": "李　明（书记）", "committee": "王　芳、李和平同志", "members": "张三和李四；张三、李四",
        "contacts": "王芳：张 三、李四",
        "exempt": "张　三：年老体弱",
    }  # fmt: skip
    found = ledger(standard, people).people
    offices = (Office.SECRETARY, Office.COMMITTEE_MEMBER, Office.MEMBER)
    assert tuple(map(found.holders, offices)) == (("李明",), ("王芳", "李和平"), ("张三", "李四"))
    assert [(one.name, held.of) for one, held in found.details(Office.CONTACT)] == [("王芳", "张三"), ("王芳", "李四")]
    assert [(one.name, held.of) for one, held in found.details(Office.EXEMPT)] == [("张三", "年老体弱")]


def test_two_of_one_name_are_told_apart_by_what_stands_in_brackets(standard: Standard) -> None:
    people = {"members": "王芳（大）、王芳（小）"}
    assert ledger(standard, people).people.holders(Office.MEMBER) == ("王芳(大)", "王芳(小)")
    assert row(standard, people, **{"with": "王　芳（小）"}).names["with"] == ("王芳(小)",)
    assert row(standard, people, **{"with": "王芳"}).names["with"] == ("王芳",)


def test_initials_set_apart_by_blanks_are_those_of_the_branch(standard: Standard) -> None:
    assert row(standard, {"members": "王、赵"}, **{"with": "王 赵"}).names["with"] == ("王", "赵")


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("李　明", ("李明",)),
        ("李明（住院）", ("李明",)),
        ("李明华（住院）", ()),
        ("李明华因病", ()),
        ("小李明事假", ()),
        ("李明因病", ("李明",)),
        ("李明带孩子看病", ("李明",)),
        ("书记李明出差", ("李明",)),
        ("缺席：李明、王芳（事假）", ("李明", "王芳")),
        ("李明和王芳请假", ("李明", "王芳")),
        ("请假2人（李明、张三）", ("李明", "张三")),
        ("李和平病假。赵事假", ("李和平", "赵")),
        ("赵建国", ()),
        ("阿力木 • 买买提请假", ("阿力木·买买提",)),
        ("无", ()),
        ("事假1人", ()),
    ],
)
def test_the_absent_are_people_not_characters(standard: Standard, text: str, absent: tuple[str, ...]) -> None:
    assert row(standard, absences=text).absent == absent


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("第二党小组", (2,)), ("2", (2,)), ("第十一党小组", (11,)), ("二十组", (20,)), ("第一、二党小组", (1, 2)),
        ("第一二党小组", (1, 2)),
        ("1至3组", (1, 2, 3)), ("第1党小组和第3党小组", (1, 3)), ("第１组", (1,)), ("先锋党小组", None), ("三个党小组", None),
        ("十二个党小组", None),
        ("2026年第一党小组", (1,)),
        ("0", None),
        ("①②组", (1, 2)), ("㈠组", (1,)), ("第Ⅱ党小组", (2,)),
    ],
)  # fmt: skip
def test_the_groups_of_a_cell(text: str, groups: tuple[int, ...] | None) -> None:
    assert groups_in(text) == groups


@pytest.mark.parametrize("text", ["全体", "全部", "各党小组", "所有党小组", "每个党小组", "all groups"])
def test_a_meeting_of_all_groups_is_one_of_each(text: str) -> None:
    assert groups_in(text) == EVERY_GROUP
    assert groups_in(f"{text}（共3个）") == EVERY_GROUP


def test_a_cell_may_name_both_audiences(standard: Standard) -> None:
    assert [each.value for each in row(standard, to="上级党委、支部党员大会").audiences] == ["higher", "members"]
    assert [each.value for each in row(standard, to="支部党员大会和上级党委").audiences] == ["members", "higher"]
