"""A roster: what is pasted is understood or named, and the people of an earlier file become persons without loss."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.judging.scoring import judge
from assess.model.people import Office
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from assess.reading.files.office_words import OfficeReader
from tests.bridge_client import BridgeClient, sheet
from tests.inputs import ROOT

OVER = date(2027, 1, 5)
NAMES = ("甲一", "乙二", "丙三", "丁四", "戊五", "己六", "张和平", "阿力木·买买提", "Anna Bell")
COLUMNS = ("from", "with", "speaker", "absences")
names = st.lists(st.sampled_from(NAMES), unique=True, max_size=len(NAMES))


def rostered(door: BridgeClient, text: str | None = None, people: Any = None, lang: str = "zh") -> Any:
    reply = door.ask("roster", lang=lang, people=people, **({} if text is None else {"text": text}))
    assert reply["ok"], reply
    return reply


def said(people: list[dict[str, Any]]) -> dict[str, Any]:
    """Each by name, with what is said about them in the order of the fields."""
    return {each["name"]: [tuple(held.values()) for held in each.get("offices", ())] for each in people}


# — what is pasted


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("甲一、乙二、丙三", {"甲一": [], "乙二": [], "丙三": []}),
        ("甲一\n乙二\r\n\n丙三\n", {"甲一": [], "乙二": [], "丙三": []}),
        ("1、甲一\n2. 乙二\n（3）丙三", {"甲一": [], "乙二": [], "丙三": []}),
        ("书记甲一", {"甲一": [("secretary",)]}),
        ("甲一同志、乙　二", {"甲一": [], "乙二": []}),
        ("甲一（组织委员）", {"甲一": [("committee-member",)]}),
        ("甲一（副书记兼组织委员）", {"甲一": [("deputy",), ("committee-member",)]}),
        ("甲一 书记", {"甲一": [("secretary",)]}),
        ("甲一，支部书记，2024年3月", {"甲一": [("secretary", "2024年3月")]}),
        (
            "书记：甲一；委员：乙二、丙三",
            {"甲一": [("secretary",)], "乙二": [("committee-member",)], "丙三": [("committee-member",)]},
        ),
        ("甲一（第二党小组组长）", {"甲一": [("group-leader", "2")]}),
        ("甲一（书记，2024.3-2026.6）", {"甲一": [("secretary", "2024.3", "2026.6")]}),
        ("甲一（免学时：年老体弱）", {"甲一": [("exempt", "年老体弱")]}),
        ("甲一（一组）、甲一（二组）", {"甲一（一组）": [], "甲一（二组）": []}),
        ("甲一和乙二", {"甲一": [], "乙二": []}),
        ("张和平", {"张和平": []}),
        ("阿力木•买买提", {"阿力木·买买提": []}),
        ("Ann Bell, secretary\nCarl Dee", {"Ann Bell": [("secretary",)], "Carl Dee": []}),
        ("甲一\t支部书记\t2024-03\t2026-06", {"甲一": [("secretary", "2024-03", "2026-06")]}),
        ("2024/3/1\t组织委员、党小组组长\t甲一", {"甲一": [("committee-member", "2024/3/1"), ("group-leader", "2024/3/1")]}),
        ("姓名\t任职时间\t职务\n甲一\t2024年3月至今\t书记\n乙二\t\t党员", {"甲一": [("secretary", "2024年3月")], "乙二": []}),
        ("序号\t姓名\t职务\t党小组\n1\t甲一\t组长\t第三党小组", {"甲一": [("group-leader", "3")]}),
        ("姓名\n甲一\n乙二", {"甲一": [], "乙二": []}),
        ("姓名\t职务\t说明\n甲一\t联系人\t乙二、丙三", {"甲一": [("contact", "乙二、丙三")]}),
    ],
)
def test_a_pasted_list_is_understood(door: BridgeClient, text: str, people: dict[str, Any]) -> None:
    reply = rostered(door, text)
    assert said(reply["people"]) == people
    assert not [each for each in reply["problems"] if not each["notice"]]


def test_days_without_an_office_are_of_the_membership(door: BridgeClient) -> None:
    [one, other] = rostered(door, "姓名\t转入时间\t职务\t起\n甲一\t2026-02\t书记\t2026-07\n乙二\t2026-03\t\t")["people"]
    assert one == {"name": "甲一", "from": "2026-02", "offices": [{"office": "secretary", "from": "2026-07"}]}
    assert other == {"name": "乙二", "from": "2026-03"}
    assert rostered(door, "甲一\t2026-02\t2026-10")["people"] == [{"name": "甲一", "from": "2026-02", "to": "2026-10"}]


@pytest.mark.parametrize(
    ("text", "wrong", "named"),
    [
        ("甲一\n姓名\t职务\n乙二\t大厨", "unknown-office", "大厨"),
        ("姓名\t职务\t起\n甲一\t书记\t上任之初", "not-a-date", "上任之初"),
        ("甲一\t书记\t2024年13月", "not-a-date", "2024年13月"),
        ("姓名\t职务\n甲一\t书记\n\t委员", "person-without-name", ""),
        ("甲一\n乙二 13800000000", "not-a-person", "13800000000"),
        ("姓名\t职务\n甲一\t书记\n13800000000\t", "not-a-person", "13800000000"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_not_understood_is_named_with_its_line(door: BridgeClient, text: str, wrong: str, named: str, lang: str) -> None:
    reply = rostered(door, text, lang=lang)
    [problem] = [each for each in reply["problems"] if not each["notice"]]
    last = len(text.split("\n"))
    assert problem["wrong"] == wrong and named in problem["text"]
    assert problem["path"] == (f"第{last}行" if lang == "zh" else f"row {last}")


def test_who_is_there_already_is_not_added_again_and_loses_nothing(door: BridgeClient) -> None:
    there = [{"name": "甲一（一组）", "note": "kept", "offices": [{"office": "secretary"}]}, {"name": "乙二"}]
    reply = rostered(door, "甲　一\t组织委员\n乙二\t2026-03\n丙三", there)
    assert reply["people"] == [
        {"name": "甲一（一组）", "note": "kept", "offices": [{"office": "secretary"}, {"office": "committee-member"}]},
        {"name": "乙二", "from": "2026-03"}, {"name": "丙三"},
    ]  # fmt: skip
    assert reply["fresh"] == [0, 1, 2]
    assert [each["wrong"] for each in reply["problems"]] == ["person-known"] * 2


@given(names)
def test_any_way_to_write_a_list_gives_the_same_people(door: BridgeClient, listed: list[str]) -> None:
    for between in ("、", "\n", "，", "；", ";\n", "\r\n\r\n"):
        assert [each["name"] for each in rostered(door, between.join(listed))["people"]] == listed


@given(st.text(st.sampled_from("甲一乙书记委员组长（）()、，；：:;\t\n 2024.3-年月至今A和"), max_size=60))
def test_whatever_is_pasted_something_is_answered(door: BridgeClient, text: str) -> None:
    reply = rostered(door, text)
    assert all(each["name"].strip() for each in reply["people"])


def test_every_word_for_an_office_is_understood_and_is_one_office(standard: Standard) -> None:
    reader = OfficeReader(standard.ledger)
    for office, words in standard.ledger.offices.items():
        for word in (words.text.zh, words.text.en, *words.also):
            found = reader.in_part(word)
            assert found is not None and found.office is office, word
    assert set(standard.ledger.offices) == set(Office)


# — earlier files


def test_the_texts_of_an_earlier_file_become_persons(door: BridgeClient) -> None:
    reply = rostered(
        door,
        people={
            "secretary": "甲一", "committee": "乙二（组织委员）、丙三", "members": "丁四、戊五（一组）；张和平",
            "leading-officials": "甲一", "able-members": "丁四、己六", "able-officials": "乙二",
            "contacts": "乙二：丁四、戊五；丙三：张和平", "exempt": "戊五：年老体弱；丁四",
        },
    )  # fmt: skip
    assert said(reply["people"]) == {
        "甲一": [("secretary",), ("leading-official",)],
        "乙二": [("committee-member",), ("able-official",), ("contact", "丁四、戊五")],
        "丙三": [("committee-member",), ("contact", "张和平")],
        "丁四": [("able-member",), ("exempt",)],
        "戊五（一组）": [("exempt", "年老体弱")],
        "张和平": [],
        "己六": [("able-member",)],
    }
    assert len(reply["sentences"]) == 1 and "己六" in reply["sentences"][0] and "丁四" not in reply["sentences"][0]


@pytest.mark.parametrize(
    "people", ["甲一、乙二", {"chair": "甲一、乙二"}, {"members": ["甲一", "乙二"]}, [{"name": "甲一"}, "乙二"]]
)
def test_people_in_no_known_form_are_not_lost(door: BridgeClient, people: object) -> None:
    assert list(said(rostered(door, people=people)["people"])) == ["甲一", "乙二"]


@given(names, st.data())
def test_an_earlier_file_is_judged_the_same_as_its_roster(
    door: BridgeClient, standard: Standard, listed: list[str], data: st.DataObject
) -> None:
    some = st.lists(st.sampled_from(listed), unique=True, max_size=4) if listed else st.just([])
    cut = data.draw(st.integers(0, len(listed)))
    texts = {"secretary": "、".join(listed[:1]), "committee": "、".join(listed[1:cut]), "members": "、".join(listed[max(cut, 1) :])}
    texts |= {field: "、".join(data.draw(some)) for field in ("leading-officials", "able-members", "able-officials")}
    texts["contacts"] = "；".join(f"{one}：{'、'.join(data.draw(some))}" for one in data.draw(some))
    texts["exempt"] = "\n".join(f"{one}：年老体弱" for one in data.draw(some))
    cells = st.sampled_from(["", *listed, "庚七", "、".join(listed), "和".join(listed[:2])])
    rows = [
        {"date": "2026-05-06", "activity": activity, **{column: data.draw(cells) for column in COLUMNS}, "hours": "4"}
        for activity in ("talk", "lecture", "training", "volunteering")
    ]
    reply = rostered(door, people=texts)
    assert not reply["sentences"]

    def judged(people: object) -> object:
        ledger = {"covers": list(standard.activities), "rows": rows, "people": people}
        read = read_sheet(Node(sheet(year=2026, ledger=ledger), ProblemCollector()), standard)
        assert read is not None
        found = judge(standard, read, today=OVER)
        return found.rows, [
            (each.requirement, each.ledger and sorted(each.ledger.streams, key=lambda stream: stream.subject))
            for each in found.findings
        ]

    assert judged(reply["people"]) == judged(texts)


def test_a_change_of_secretary_is_judged_alike_in_an_earlier_file_and_its_roster(door: BridgeClient) -> None:
    data = json.loads((ROOT / "tests/cases/judging-secretary-changed/sheet.json").read_text(encoding="utf-8"))
    people = rostered(door, people=data["ledger"]["people"])["people"]
    for each in (data, {**data, "ledger": {**data["ledger"], "people": people}}):
        rows = {
            name: door.ask("explain", sheet=each, about=name, today=str(OVER))["explanation"]["status"]
            for name in ("life.talks.secretary-with-team", "life.three-meetings.lecture-by-secretary")
        }
        assert set(rows.values()) == {"met"}
