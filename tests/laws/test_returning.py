"""A file comes back to the branch that handed it upward: its review is taken, and nothing full gives way to its shortened copy."""

import copy
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.model.standard import Standard
from tests.bridge_client import BridgeClient, Json
from tests.laws.test_personal import sheets

REVIEW = {
    "reviewer": "丙",
    "date": "2026-12-01",
    "answers": {"service.core-position.organisational-capability": {"answer": "not-met", "note": "缺记录"}},
}
NAMES = ["李建国", "王芳", "李小明", "赵玉兰", "王小明"]
HIDDEN = "○"
PEOPLE: dict[str, Any] = {
    "texts": {"secretary": "李建国", "committee": "王芳", "members": "李小明、赵玉兰、王小明", "exempt": "赵玉兰：年老体弱"},
    "list": [
        {"name": "李建国", "offices": [{"office": "secretary", "from": "2024-03"}]},
        {"name": "王芳", "offices": [{"office": "committee-member"}, {"office": "contact", "of": "李小明、赵玉兰"}]},
        {"name": "李小明"},
        {"name": "赵玉兰", "offices": [{"office": "exempt", "of": "年老体弱"}]},
        {"name": "王小明", "from": "2025"},
    ],
}
IN_FORCE = ["texts"]


@pytest.fixture(params=PEOPLE, autouse=True)
def form_of_people(request: pytest.FixtureRequest) -> None:
    """The people as earlier files have them, and as a list."""
    IN_FORCE[:] = [request.param]


def branch(**more: Any) -> Json:
    """A branch with names in every place that holds some: two with one initial, and one with a telephone number in a note."""
    rows = [
        {
            "date": f"2026-{month:02d}-05",
            "activity": activity,
            "host": NAMES[month % 5],
            "present": "11",
            "topic": "学习李建国事迹",
            **who,
        }
        for month in range(1, 11)
        for activity, who in (
            ("党员大会", {"recorder": NAMES[(month + 1) % 5], "absences": f"{NAMES[month % 5]}（病假）"}),
            ("谈心谈话", {"from": NAMES[month % 5], "with": NAMES[(month + 2) % 5]}),
        )
    ]
    people = PEOPLE[IN_FORCE[0]]
    answers = {
        "service.core-position.organisational-capability": {"answer": "met", "note": "联系李建国 13800138000"},
        "service.core-position.political-functions": {"answer": "partly", "note": "13800138000"},
    }
    ledger = {"covers": ["general-meeting"], "people": people, "rows": rows}
    data = {"format": "wuhua-sheet", "version": 1, "name": "第一支部", "year": 2026, "saved": "2026-11-20", "branch": {"rooms": 1}}
    return {**data, "answers": answers, "ledger": ledger, "plan": [{"what": "补记录", "who": "李建国"}], **more}


def upward(door: BridgeClient, data: Json, **how: Any) -> Json:
    copied: Json = door.ask("personal", sheet=data, take=how)["sheet"]
    return copied


def brought(door: BridgeClient, here: Json, file: Json, lang: str = "zh") -> Json:
    reply = door.ask("incoming", lang=lang, sheet=here, text=json.dumps(file), today="2026-12-02")
    assert reply["ok"], reply
    return reply


def canonical(door: BridgeClient, data: Json) -> Json:
    found: Json = door.ask("read", text=json.dumps(data))["sheet"]
    return found


@given(st.data())
def test_a_copy_made_in_any_way_is_the_same_text_and_the_full_one_stays(
    door: BridgeClient, standard: Standard, data: st.DataObject
) -> None:
    here = canonical(door, data.draw(sheets(standard)))
    items = door.ask("personal", sheet=here)["items"]
    how = {each["id"]: data.draw(st.sampled_from(["keep", "replace", "remove"])) for each in items}
    file = {**upward(door, here, **how), "review": REVIEW}
    reply = door.ask("merge", sheet=here, text=json.dumps(file))
    assert reply["conflicts"] == []
    assert reply["sheet"] == {**here, "review": REVIEW}
    back = door.ask("merge", sheet=file, text=json.dumps(here))
    assert back["conflicts"] == []
    assert {**back["sheet"], "review": None} == {**here, "review": None}


@given(st.data())
def test_only_the_review_is_taken_and_the_rest_stays_to_the_byte(
    door: BridgeClient, standard: Standard, data: st.DataObject
) -> None:
    here = canonical(door, data.draw(sheets(standard)))
    file = {**upward(door, here), "review": REVIEW}
    reply = brought(door, here, file)
    assert reply["offer"] in ("review", "replace"), "with nothing else to say, both are the same"
    assert json.dumps(reply["reviewed"]) == json.dumps({**here, "review": REVIEW})
    assert {**reply["sheet"], "review": None} == {**here, "review": None}


def test_a_returned_copy_is_recognised_and_nothing_of_it_replaces_a_name(door: BridgeClient) -> None:
    here = canonical(door, branch())
    file = {**upward(door, here), "review": REVIEW}
    assert json.dumps(file, ensure_ascii=False).count(HIDDEN) > 50
    reply = brought(door, here, file)
    assert reply["offer"] == "review"
    assert reply["lost"] == []
    assert reply["reviewed"] == reply["sheet"] == {**here, "review": REVIEW}
    assert any("台账20条记录" in line for line in reply["lead"])
    assert not any("台账" in line for line in reply["changes"]["sentences"])


def gone_on(here: Json) -> Json:
    """The same branch later: an entry and a member more, one entry corrected and one taken out, another answer."""
    later = copy.deepcopy(here)
    later["ledger"]["rows"].insert(0, {"date": "2026-11-28", "activity": "党员大会", "host": "李小明"})
    later["ledger"]["rows"][1]["present"] = "12"
    del later["ledger"]["rows"][5]
    if IN_FORCE == ["list"]:
        later["ledger"]["people"][2]["name"] = "李小明（一组）"
        later["ledger"]["people"].append({"name": "陈一"})
    else:
        later["ledger"]["people"]["members"] += "、陈一"
    later["answers"]["service.core-position.political-functions"]["answer"] = "met"
    later["plan"].append({"what": "补党课", "who": "王芳"})
    return later


def test_a_branch_that_has_gone_on_working_keeps_what_it_has_done(door: BridgeClient) -> None:
    here = canonical(door, branch())
    file, later = {**upward(door, here), "review": REVIEW}, canonical(door, gone_on(here))
    reply = brought(door, later, file)
    assert reply["offer"] == "review"
    assert reply["reviewed"] == {**later, "review": REVIEW}
    assert not re.search(f"\\w{HIDDEN}", json.dumps(reply["sheet"], ensure_ascii=False)), (
        "not even replacing brings a shortened name"
    )
    assert any("2026-11-28" in line for line in reply["lost"])
    # What differs in truth is decided by a person, in full names on both sides.
    merged = door.ask("merge", sheet=later, text=json.dumps(file))
    places = {each["id"] for each in merged["conflicts"]}
    if IN_FORCE == ["texts"]:
        assert "/ledger/people/members" in places
    assert places >= {"/answers/service.core-position.political-functions/answer"}
    assert not any(HIDDEN in each["ours"] + each["theirs"] for each in merged["conflicts"])


def test_a_list_of_names_that_has_grown_since_is_not_shortened_though_nothing_else_says_whose_the_codes_are(
    door: BridgeClient,
) -> None:
    here = canonical(door, branch(ledger={"people": {"members": "李小明、李建国、王芳"}}, answers={}, plan=[]))
    file = {**upward(door, here), "review": REVIEW}
    later = canonical(door, {**here, "ledger": {"people": {"members": "李小明、李建国、王芳、李大红"}}})
    for reply in (brought(door, later, file), door.ask("merge", sheet=later, text=json.dumps(file))):
        assert reply.get("conflicts", []) == []
        assert reply["sheet"]["ledger"] == later["ledger"]


def test_a_review_with_measures_leaves_the_plan_alone_and_says_so(door: BridgeClient) -> None:
    here = canonical(door, branch())
    file = {**upward(door, here), "review": REVIEW}
    file["plan"] = [*file["plan"], {"what": "请在年底前补齐", "who": "丙"}]
    reply = brought(door, here, file)
    assert (reply["offer"], reply["reviewed"]["plan"]) == ("review", here["plan"])
    assert any("合并" in line for line in reply["lead"])
    merged = door.ask("merge", sheet=here, text=json.dumps(file))
    assert merged["conflicts"] or len(merged["sheet"]["plan"]) == 2


@pytest.mark.parametrize("other", [{"name": "第二支部"}, {"year": 2025}])
def test_a_review_of_another_assessment_is_not_offered(door: BridgeClient, other: Json) -> None:
    here = canonical(door, branch())
    file = {**upward(door, {**here, **other}), "review": REVIEW}
    reply = brought(door, here, file)
    assert reply["offer"] == "nothing"
    assert "不是同一份自查" in reply["lead"][0]
    assert reply["sheet"] == canonical(door, file), "names of one branch never fill in the codes of another"


def test_the_own_copy_without_a_review_is_said_to_be_one_and_not_offered(door: BridgeClient) -> None:
    here = canonical(door, branch())
    reply = brought(door, here, upward(door, here))
    assert (reply["offer"], reply["reviewed"]) == ("nothing", None)
    assert reply["sheet"] == here
    assert "简化过的副本" in "".join(reply["lead"])


def test_a_copy_and_the_full_file_may_come_in_any_order(door: BridgeClient) -> None:
    here = canonical(door, branch())
    file = {**upward(door, here), "review": REVIEW}
    reply = brought(door, file, here)
    assert reply["offer"] in ("merge", "replace")
    merged = door.ask("merge", sheet=file, text=json.dumps(here))
    assert merged["conflicts"] == []
    assert merged["sheet"] == {**here, "review": REVIEW}


def test_a_second_review_says_that_it_takes_the_place_of_the_first(door: BridgeClient) -> None:
    here = canonical(door, branch(review={**REVIEW, "reviewer": "乙", "date": "2026-11-25"}))
    reply = brought(door, here, {**here, "review": REVIEW})
    assert reply["offer"] == "review"
    assert any("乙，2026-11-25" in line for line in reply["lead"])
    assert any("乙，2026-11-25" in line for line in reply["lost"])


def test_the_same_review_once_more_is_nothing_new(door: BridgeClient) -> None:
    here = canonical(door, branch(review=REVIEW))
    assert brought(door, here, upward(door, here))["offer"] == "nothing"


def test_a_common_file_does_not_make_a_shortened_text_the_newer_one(door: BridgeClient) -> None:
    here = canonical(door, branch())
    file = {**upward(door, here), "review": REVIEW}
    reply = door.ask("merge", sheet=here, text=json.dumps(file), base=json.dumps(here))
    assert reply["sheet"] == {**here, "review": REVIEW}


def test_an_older_backup_is_not_taken_for_a_shortened_copy(door: BridgeClient) -> None:
    here = canonical(door, branch())
    older = copy.deepcopy(here)
    people = older["ledger"]["people"]
    people.pop(2 if isinstance(people, list) else "members")
    del older["ledger"]["rows"][0]["host"]
    reply = brought(door, here, older)
    assert reply["sheet"] == older
    assert any("人员" in line for line in reply["lost"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_replacing_would_lose_is_named(door: BridgeClient, lang: str) -> None:
    here = canonical(door, branch())
    file = canonical(door, branch(answers={}, plan=[]))
    file["ledger"]["rows"] = file["ledger"]["rows"][:3]
    reply = brought(door, here, file, lang)
    assert len(reply["lost"]) == 9, "eight by name, the others counted"
    assert reply["lost"][-1] == {"zh": "另有12处", "en": "12 more"}[lang]


@pytest.mark.parametrize("text", [None, 3, "{", "[]"])
def test_what_is_no_file_is_said(door: BridgeClient, text: object) -> None:
    reply = door.ask("incoming", sheet=branch(), text=text)
    assert not reply["ok"]
    assert reply["problems"]
