"""Whatever one value of a file is changed after its export, verifying finds it; and it never claims to be more than that."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bridge_client import BridgeClient, Json, sheet
from tests.golden import FILES

DAY = "2026-10-10"
Path = tuple[str | int, ...]

OLD_PEOPLE = {"secretary": "甲", "committee": "乙、丙", "members": "丁", "group-1": "甲、丁"}
NEW_PEOPLE = [
    {"name": "甲", "offices": [{"office": "secretary", "from": "2026-01-01", "to": "2026-06-30"}]},
    {"name": "乙", "offices": [{"office": "secretary", "from": "2026-07-01"}, {"office": "committee"}]},
]
ROWS = [
    {"date": "2026-03-05", "activity": "committee-meeting", "topic": "研究计划", "host": "甲", "due": "3", "present": "3"},
    {"date": "2026-04-05", "activity": "general-meeting", "absences": "丁（病假）", "period": "2026年上半年"},
]
ANSWERS = st.fixed_dictionaries(
    {"answer": st.sampled_from(["met", "partly", "not-met", "not-applicable"])},
    optional={"note": st.sampled_from(["见记录", "1", "0"]), "reason": st.sampled_from(["没有", "no"])},
)
FACTS = st.fixed_dictionaries(
    {"form": st.sampled_from(["regular", "joint", "temporary"])},
    optional={"committee": st.sampled_from(["yes", "no"]), "full-members": st.integers(0, 60), "group-sizes": st.just([3, 4])},
)
ENTRIES = ("meetings.meet.lecture", "meetings.meet.monthly", "place.room.no-excess")


def answers() -> st.SearchStrategy[Json]:
    return st.dictionaries(st.sampled_from(ENTRIES), ANSWERS, min_size=1)


def branch_files() -> st.SearchStrategy[Json]:
    """Sheets with every part, people in the old form and in the new."""
    return st.builds(
        lambda facts, said, people, reviewed: sheet(
            name="第一支部",
            year=2026,
            branch=facts,
            answers=said,
            ledger={"covers": ["committee-meeting"], "since": "2026-01", "people": people, "rows": ROWS},
            calendar={"edits": {ENTRIES[1]: {"1.1": {"month": 1, "day": 20, "place": "会议室"}}}},
            plan=[{"requirement": ENTRIES[0], "measure": "补课", "person": "甲", "due": "2026-11-30", "done": False}],
            review={"reviewer": "戊", "date": "2026-10-09", "answers": reviewed},
        ),
        FACTS,
        answers(),
        st.sampled_from([OLD_PEOPLE, NEW_PEOPLE]),
        answers(),
    )


def leaves(data: object, path: Path = ()) -> Iterator[Path]:
    """The ways to all values that hold no others, wherever they are in the file."""
    items: Iterator[tuple[str | int, object]] = iter(
        data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    )
    inside = [found for name, value in items for found in leaves(value, (*path, name))]
    yield from inside or ([path] if path else [])


CARRY_NOTHING = {
    ("year",): "null is what a file without a year has: taking it out says the same",
}
"""Values of which an empty one may be taken out, and why."""


def changed(value: object) -> list[object]:
    """Other values that it could have been: another text, number, day, or another kind of value."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, str(value), float(value), None]
    if isinstance(value, str):
        return [
            f"{value}某",
            f"{value} ",
            *([""] if value else []),
            *([value[:-1] + "0123456789"[::-1][int(value[-1])]] if value[-1:].isdecimal() and value.isascii() else []),
        ]
    return ["某", 1, [value]]


def holder(data: Any, path: Path) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data


def at(data: Any, path: Path) -> Any:
    return holder(data, path)[path[-1]]


def with_one(data: Json, path: Path, value: object) -> Json:
    other = copy.deepcopy(data)
    holder(other, path)[path[-1]] = value
    return other


def without(data: Json, path: Path) -> Json:
    other = copy.deepcopy(data)
    del holder(other, path)[path[-1]]
    return other


def verdict(door: BridgeClient, data: Json) -> str:
    """`refused` for what is no file of a branch any more."""
    reply = door.ask("verify", lang="zh", text=json.dumps(data, ensure_ascii=False))
    return str(reply["verification"]["verdict"]) if reply["ok"] else "refused"


def check(door: BridgeClient, data: Json, path: Path) -> None:
    """Asserts that a change is named; one of the record itself is at least not confirmed."""
    found = verdict(door, data)
    own = ("other-standard", "incomplete", "not-recorded") if path[0] == "result" else ("refused",) if path[0] in FORMAT else ()
    assert found in ("differs", "changed", *own), (path, found)


FORMAT = ("format", "version")


def exported(door: BridgeClient, raw: Json) -> Json:
    made: Json = json.loads(door.ask("export", sheet=raw, today=DAY)["text"])
    assert verdict(door, made) == "confirmed"
    return made


SAVED = [json.loads(path.read_text("utf-8")) for path in sorted(FILES.glob("*.json"))]
"""Files of every version of the format, with all that any page has written: they are opened and handed on once more."""


def any_file() -> st.SearchStrategy[Json]:
    return st.one_of(branch_files(), st.sampled_from(SAVED))


@given(any_file(), st.data())
def test_any_change_of_one_value_is_found(small_door: BridgeClient, raw: Json, data: st.DataObject) -> None:
    made = exported(small_door, raw)
    path = data.draw(st.sampled_from(list(leaves(made))))
    check(small_door, with_one(made, path, data.draw(st.sampled_from(changed(at(made, path))))), path)


@given(any_file(), st.data())
def test_any_value_taken_out_is_found(small_door: BridgeClient, raw: Json, data: st.DataObject) -> None:
    made = exported(small_door, raw)
    carrying = [each for each in leaves(made) if at(made, each) is not None or each not in CARRY_NOTHING]
    path = data.draw(st.sampled_from(carrying))
    check(small_door, without(made, path), path)


@pytest.mark.parametrize("raw", SAVED, ids=lambda raw: str(raw["saved"]))
def test_every_value_of_the_saved_files_is_held(small_door: BridgeClient, raw: Json) -> None:
    """Each of them alone, changed in every way and taken out."""
    made = exported(small_door, raw)
    for path in leaves(made):
        for value in changed(at(made, path)):
            check(small_door, with_one(made, path, value), path)
        if at(made, path) is not None or path not in CARRY_NOTHING:
            check(small_door, without(made, path), path)


@given(any_file(), st.data())
def test_two_values_that_were_exchanged_are_found(small_door: BridgeClient, raw: Json, data: st.DataObject) -> None:
    made = exported(small_door, raw)
    one = data.draw(st.sampled_from(list(leaves(made))))
    others = [each for each in leaves(made) if json.dumps(at(made, each)) != json.dumps(at(made, one))]
    other = data.draw(st.sampled_from(others))
    exchanged = with_one(with_one(made, one, at(made, other)), other, at(made, one))
    assert verdict(small_door, exchanged) not in ("confirmed", "figures-only"), (one, other)


@given(any_file(), st.sampled_from(["note", "aside", "extra"]))
def test_a_field_that_was_added_is_found(small_door: BridgeClient, raw: Json, name: str) -> None:
    made = exported(small_door, raw)
    check(small_door, {**made, f"{name}-added": "某"}, (name,))


@pytest.mark.parametrize("kept", [("standard", "rest", "record"), ("rest",), ("record",), ("standard",)])
def test_each_later_digest_that_was_taken_out_is_missed(small_door: BridgeClient, kept: tuple[str, ...]) -> None:
    """All three are gone only from files that never had them: those are verified as they were."""
    made = exported(small_door, sheet(name="第一支部", year=2026))
    for name in kept:
        del made["result"]["contents"][name]
    assert verdict(small_door, made) == ("confirmed" if len(kept) == 3 else "changed")


@pytest.mark.parametrize(("lang", "said"), [("zh", "不是签名"), ("en", "no signature")])
def test_it_says_that_it_is_no_signature(small_door: BridgeClient, lang: str, said: str) -> None:
    text = small_door.ask("export", sheet=sheet(name="第一支部", year=2026), today=DAY)["text"]
    found = small_door.ask("verify", lang=lang, text=text)["verification"]
    assert said in found["sentence"] + "\n".join(found["lines"])
