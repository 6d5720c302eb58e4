"""Merging: the same with itself, one side's changes when only one changed, the same whichever side is ours, and nothing lost."""

import json
import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.judging.merging import merge
from assess.model.merging import Merged, Take
from assess.outputs.branch_file.sheets import sheet_data
from assess.reading.content.bundle import read_bundle
from assess.reading.fields import ProblemCollector
from assess.reading.files.answers import read_sheet_text
from assess.reading.files.entry_key import entry_key
from tests.bridge_client import BridgeClient, Json, sheet
from tests.golden import golden_bundle
from tests.laws.broken_json import Pairs, text_of
from tests.laws.test_sheets import files

SMALL = read_bundle(golden_bundle())
DOOR = BridgeClient(golden_bundle())
KEY = entry_key(SMALL, 2026)
FEW = st.sampled_from(["a", "b", "c"])


def cells() -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries(
        {"date": st.sampled_from(["2026-02-03", "2026年2月3日", "2026-03-05"]), "activity": st.sampled_from(["talk", "lecture"])},
        optional={"topic": FEW, "present": st.sampled_from(["3", "4"]), "with": st.sampled_from(["张", "李"])},
    )


def parts() -> st.SearchStrategy[Json]:
    """Sheets with few values, so that sides often agree, and often do not."""
    answer = st.fixed_dictionaries({}, optional={"answer": st.sampled_from(["met", "not-met"]), "note": FEW, "mood": FEW})
    answers = st.dictionaries(st.sampled_from(["meetings.meet.lecture", "place.room.rules", "nowhere.at-all"]), answer)
    ledger = st.fixed_dictionaries(
        {},
        optional={
            "since": st.sampled_from(["2026-02-01", "2026-03-01"]),
            "covers": st.lists(st.sampled_from(["talk", "lecture"]), unique=True),
            "people": st.dictionaries(st.sampled_from(["secretary", "members"]), FEW),
            "rows": st.lists(cells(), max_size=4),
        },
    )
    review = st.fixed_dictionaries({}, optional={"reviewer": FEW, "date": st.just("2026-12-01"), "answers": answers})
    return st.fixed_dictionaries(
        {},
        optional={
            "name": FEW, "year": st.sampled_from([2025, 2026]), "saved": st.sampled_from(["2026-11-23", "2026-12-01"]),
            "branch": st.dictionaries(st.sampled_from(["rooms", "full-members"]), st.integers(1, 3)),
            "answers": answers, "ledger": ledger, "review": review, "plan": st.lists(FEW, max_size=2), "mood": FEW,
        },
    )  # fmt: skip


def sheets() -> st.SearchStrategy[Json]:
    return parts().map(lambda some: written(json.dumps(sheet(**some))))


def written(text: str) -> Json:
    found = read_sheet_text(text, SMALL, ProblemCollector())
    assert found is not None
    return sheet_data(found, SMALL)


def merged(ours: Json, theirs: Json, base: Json | None = None, **decided: Any) -> Merged:
    return merge(ours, theirs, base, key=KEY, **decided)


def comparable(data: Any, *, rows: bool = False) -> Any:
    """Without what means nothing, and entries of a ledger in no order."""
    if isinstance(data, dict):
        kept = {name: comparable(value, rows=name == "rows") for name, value in data.items() if value not in (None, "", [], {})}
        return {name: value for name, value in kept.items() if value not in (None, "", [], {})}
    if isinstance(data, list) and rows:
        return sorted(json.dumps(each, sort_keys=True) for each in data)
    return sorted(map(str, data)) if isinstance(data, list) and all(each in SMALL.activities for each in data) else data


@given(st.one_of(sheets(), files().map(lambda file: written(text_of(file)))))
def test_merging_a_file_with_itself_gives_that_file(data: Json) -> None:
    assert json.dumps(merged(data, data).data) == json.dumps(data)
    assert merged(data, data).conflicts == ()
    assert merged(data, data, data).data == data


@given(sheets(), sheets())
def test_what_only_one_side_changed_is_taken(base: Json, changed: Json) -> None:
    for result in (merged(changed, base, base), merged(base, changed, base)):
        assert result.conflicts == ()
        assert comparable(result.data) == comparable(changed)


@given(sheets(), sheets(), st.one_of(st.none(), sheets()))
def test_it_does_not_matter_which_side_is_ours(one: Json, other: Json, base: Json | None) -> None:
    forth, back = merged(one, other, base), merged(other, one, base)
    assert {(each.id, str(each.ours), str(each.theirs)) for each in forth.conflicts} == {
        (each.id, str(each.theirs), str(each.ours)) for each in back.conflicts
    }
    ours = merged(one, other, base, take={each.id: Take.OURS for each in forth.conflicts})
    theirs = merged(other, one, base, take={each.id: Take.THEIRS for each in back.conflicts})
    assert comparable(ours.data) == comparable(theirs.data)


@given(sheets(), sheets(), st.one_of(st.none(), sheets()))
def test_what_both_have_is_not_lost(one: Json, other: Json, base: Json | None) -> None:
    result = merged(one, other, base).data
    for path, value in leaves(one):
        if at(other, path) == value:
            assert at(result, path) == value
    both = rows(one) & rows(other)
    assert rows(result) & both == both


@given(sheets(), sheets())
def test_without_a_common_file_every_value_of_either_is_there_or_in_conflict(one: Json, other: Json) -> None:
    result = merged(one, other)
    kept = {(path, str(value)) for path, value in leaves(result.data)}
    disputed = [each.path for each in result.conflicts]
    for path, value in (*leaves(one), *leaves(other)):
        if path[0] not in ("saved",) and not any(path[: len(place)] == place for place in disputed):
            assert (path, str(value)) in kept, path
    in_conflict = [
        each for place in result.conflicts for each in (place.ours, place.theirs) if place.path[:2] == ("ledger", "rows")
    ]
    for row in (*rows(one), *rows(other)):
        assert (
            any(json.loads(row).items() <= json.loads(each).items() for each in rows(result.data)) or json.loads(row) in in_conflict
        )


@given(sheets(), sheets(), st.one_of(st.none(), sheets()), st.sampled_from(Take))
def test_a_decided_merge_has_no_open_conflict_and_the_chosen_values(one: Json, other: Json, base: Json | None, take: Take) -> None:
    conflicts = merged(one, other, base).conflicts
    result = merged(one, other, base, take={each.id: take for each in conflicts})
    assert result.decided
    assert merged(one, other, base).decided == (not conflicts)
    for each in result.conflicts:
        chosen = each.theirs if take is Take.THEIRS else each.ours
        if each.path[:2] != ("ledger", "rows"):
            assert at(result.data, each.path) == chosen
        elif chosen is not None:
            assert json.dumps(chosen, sort_keys=True) in rows(result.data)


@given(files(), files(), files())
def test_any_files_can_be_merged_and_the_result_read(one: Pairs, other: Pairs, base: Pairs) -> None:
    request = [("op", "merge"), ("sheet", one), ("text", text_of(other)), ("base", text_of(base)), ("today", "2026-11-23")]
    reply = json.loads(DOOR.handle(text_of(Pairs(request))))
    assert reply["ok"], reply
    take = {each["id"]: "theirs" for each in reply["conflicts"]}
    again = json.loads(DOOR.handle(text_of(Pairs([*request, ("take", Pairs(take.items()))]))))
    assert again["sheet"] is not None
    assert DOOR.ask("score", sheet=again["sheet"])["ok"]


def test_an_entry_that_both_changed_is_one_conflict_and_both_can_be_kept() -> None:
    row = {"date": "2026-02-03", "activity": "lecture", "present": "3"}
    sides = [written(json.dumps(sheet(year=2026, ledger={"rows": [{**row, "present": number}]}))) for number in ("3", "4", "5")]
    result = merged(sides[1], sides[2], sides[0])
    assert [each.path for each in result.conflicts] == [("ledger", "rows", "2026-02-03 lecture")]
    numbers = {
        take: [each["present"] for each in rows_of(merged(*sides[1:], sides[0], take={result.conflicts[0].id: take}).data)]
        for take in Take
    }
    assert numbers == {Take.OURS: ["4"], Take.THEIRS: ["5"], Take.BOTH: ["4", "5"]}


def test_an_entry_that_one_side_deleted_and_the_other_changed_is_a_conflict() -> None:
    row = {"date": "2026-02-03", "activity": "lecture", "present": "3"}
    base, changed = (written(json.dumps(sheet(year=2026, ledger={"rows": [each]}))) for each in (row, {**row, "present": "4"}))
    gone = written(json.dumps(sheet(year=2026)))
    result = merged(gone, changed, base)
    assert [(each.ours, each.theirs) for each in result.conflicts] == [(None, {**row, "present": "4"})]
    assert rows_of(merged(gone, changed, base, take={result.conflicts[0].id: Take.OURS}).data) == []
    assert len(rows_of(merged(gone, changed, base, take={result.conflicts[0].id: Take.THEIRS}).data)) == 1


@pytest.mark.parametrize(("lang", "place"), [("zh", "作答 · 1.2.2 书记每年讲课1次。 · 备注"), ("en", "Answers · 1.2.2")])
def test_the_reply_says_in_words_where_a_conflict_is(lang: str, place: str) -> None:
    ours, theirs = (sheet(answers={"meetings.meet.lecture": {"answer": "met", "note": note}}) for note in ("甲", "乙"))
    reply = DOOR.ask("merge", lang=lang, sheet=ours, text=json.dumps(theirs))
    assert reply["sheet"] is None
    (conflict,) = reply["conflicts"]
    assert conflict["place"].startswith(place)
    assert (conflict["ours"], conflict["theirs"]) == ("甲", "乙")
    assert [each["value"] for each in conflict["choices"]] == ["ours", "theirs"]


SIDES = {
    "plan": [
        [{"requirement": "meetings.meet.lecture", "what": "补课", "who": who, "by": "2026-12-31", "year": 2026}]
        for who in ("甲", "乙")
    ],
    "calendar": [
        {
            "edits": {"meetings.meet.lecture": {"1": {"month": 4, "topic": topic}}},
            "own": [{"id": "a1", "activity": "lecture", "month": 5}],
        }
        for topic in ("一", "二")
    ],
    "ledger": [
        {"covers": covers, "people": [{"name": name, "offices": [{"office": "secretary", "from": "2026-01"}]}]}
        for covers, name in ((["lecture"], "甲"), (["talk"], "乙"))
    ],
    "answers": [{"meetings.meet.lecture": {"last": last, "from": "2025"}} for last in ("met", "partly")],
}


@pytest.mark.parametrize("part", SIDES)
def test_what_is_to_be_decided_is_said_without_an_id(part: str) -> None:
    ours, theirs = (sheet(year=2026, **{part: side}) for side in SIDES[part])
    reply = DOOR.ask("merge", lang="zh", sheet=ours, text=json.dumps(theirs))
    assert reply["conflicts"]
    for each in reply["conflicts"]:
        said = (each["place"], each["ours"], each["theirs"])
        assert not re.search("[A-Za-z{}\\[\\]]", "".join(said)), said
        assert each["ours"] != each["theirs"]


def test_a_preview_names_what_changes_and_not_only_how_much() -> None:
    """Two swapped answers and another speaker: the counts alone say nothing."""
    rows = [{"date": "2026-02-03", "activity": "lecture", "speaker": name} for name in ("王芳", "李明")]
    ours = sheet(year=2026, answers={"meetings.meet.lecture": {"answer": "met"}}, ledger={"rows": [rows[0]]})
    theirs = sheet(year=2026, answers={"meetings.meet.record": {"answer": "met"}}, ledger={"rows": [*rows]})
    named = DOOR.ask("incoming", lang="zh", sheet=ours, text=json.dumps(theirs))["changes"]["named"]
    assert any(each.startswith("新增：台账 · 记录 · 2026-02-03 讲课") and "李明" in each for each in named)
    assert any(each.startswith("清除：作答 · 1.2.2") and each.endswith("（做到→未作答）") for each in named)


def leaves(data: Any, path: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    """Every value with its place; entries of a ledger have none."""
    if path == ("ledger", "rows") or data in (None, "", [], {}):
        return []
    if isinstance(data, dict):
        return [found for name, value in data.items() for found in leaves(value, (*path, name))]
    return [(path, sorted(data) if path == ("ledger", "covers") else data)]


def at(data: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return sorted(data) if path == ("ledger", "covers") and isinstance(data, list) else data


def rows(data: Json) -> Counter[str]:
    return Counter(json.dumps(row, sort_keys=True) for row in rows_of(data))


def rows_of(data: Json) -> list[Json]:
    found: list[Json] = (data.get("ledger") or {}).get("rows") or []
    return found


# — people


def with_people(*people: Json) -> Json:
    return sheet(year=2026, ledger={"people": list(people)})


def asked(ours: Json, theirs: Json, base: Json | None = None, lang: str = "zh", **take: str) -> Any:
    more = {"base": json.dumps(base)} if base else {}
    return DOOR.ask("merge", lang=lang, sheet=ours, text=json.dumps(theirs), take=take, **more)


def test_people_are_merged_one_by_one_by_their_names() -> None:
    base = with_people({"name": "甲一"}, {"name": "乙　二"}, {"name": "丙三"})
    ours = with_people({"name": "甲一", "offices": [{"office": "secretary"}]}, {"name": "乙　二"}, {"name": "丁四"})
    theirs = with_people({"name": "乙二", "from": "2026-02"}, {"name": "甲一"}, {"name": "丙三"}, {"name": "戊五"})
    reply = asked(ours, theirs, base)
    assert reply["conflicts"] == []
    assert reply["sheet"]["ledger"]["people"] == [
        {"name": "甲一", "offices": [{"office": "secretary"}]}, {"name": "乙二", "from": "2026-02"}, {"name": "丁四"},
        {"name": "戊五"},
    ]  # fmt: skip


def test_a_name_that_is_typed_in_two_ways_is_no_change_and_stays() -> None:
    """Widths, blanks and dots: who is merged with somebody else's file keeps the names that were typed here."""
    names = ["李明（一组）", "乙　二", "阿力木•买买提"]
    ours = with_people(*({"name": name} for name in names))
    same = asked(ours, with_people(*({"name": name} for name in names), {"name": "丁四"}))
    assert [each for each in same["changes"]["named"] if "丁四" not in each] == []
    theirs = with_people({"name": "李明(一组)", "from": "2026-02"}, {"name": "乙二"}, {"name": "阿力木·买买提"})
    expected = [{"name": names[0], "from": "2026-02"}, *({"name": name} for name in names[1:])]
    for base in (None, with_people({"name": "李明"})):
        reply = asked(ours, theirs, base)
        assert reply["conflicts"] == []
        assert reply["sheet"]["ledger"]["people"] == expected


@pytest.mark.parametrize(
    ("lang", "place", "said"),
    [
        ("zh", "台账 · 人员 · 甲一 · 职务和情形", "支部书记（2026-07–）"),
        ("en", "Ledger · people · 甲一 · offices", "Secretary (2026-07–)"),
    ],
)
def test_a_conflict_about_a_person_is_named_in_words(lang: str, place: str, said: str) -> None:
    ours = with_people({"name": "甲一", "offices": [{"office": "secretary", "from": "2026-07"}]}, {"name": "乙二"})
    theirs = with_people({"name": "甲一", "offices": [{"office": "deputy"}]})
    [conflict] = asked(ours, theirs, lang=lang)["conflicts"]
    assert conflict["place"].startswith(place) and conflict["ours"] == said
    people = asked(ours, theirs, **{conflict["id"]: "theirs"})["sheet"]["ledger"]["people"]
    assert people == [{"name": "甲一", "offices": [{"office": "deputy"}]}, {"name": "乙二"}]


def test_an_earlier_file_meets_a_roster() -> None:
    ours = with_people({"name": "甲一", "offices": [{"office": "secretary"}]}, {"name": "乙二", "from": "2026-02"})
    theirs = sheet(year=2026, ledger={"people": {"secretary": "甲一", "members": "乙二、丙三"}})
    reply = asked(ours, theirs)
    assert reply["conflicts"] == []
    assert reply["sheet"]["ledger"]["people"] == [*ours["ledger"]["people"], {"name": "丙三"}]
