"""Whatever one value of a file is changed after its export, verifying finds it; and it never claims to be more than that."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bridge_client import BridgeClient, Json, sheet

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
    """The ways to all values that hold no others; the record itself and what names the format are no content."""
    items: Iterator[tuple[str | int, object]] = iter(
        data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    )
    inside = [
        found
        for name, value in items
        if path or name not in ("result", "format", "version", "standard")
        for found in leaves(value, (*path, name))
    ]
    yield from inside or ([path] if path and not isinstance(data, dict | list) else [])


def changed(value: object) -> list[object]:
    """Other values that it could have been."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, str(value)]
    return [f"{value}某", "", f"{value} "]


def holder(data: Any, path: Path) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data


def verdict(door: BridgeClient, data: Json) -> Json:
    found: Json = door.ask("verify", lang="zh", text=json.dumps(data, ensure_ascii=False))["verification"]
    return found


@given(branch_files(), st.data())
def test_any_change_of_one_value_is_found(small_door: BridgeClient, raw: Json, data: st.DataObject) -> None:
    exported = json.loads(small_door.ask("export", sheet=raw, today=DAY)["text"])
    assert verdict(small_door, exported)["verdict"] == "confirmed"
    path = data.draw(st.sampled_from(list(leaves(exported))))
    other = copy.deepcopy(exported)
    at = holder(other, path)
    at[path[-1]] = data.draw(st.sampled_from(changed(at[path[-1]])))
    assert verdict(small_door, other)["verdict"] in ("differs", "changed"), path


@given(branch_files(), st.data())
def test_any_value_taken_out_is_found(small_door: BridgeClient, raw: Json, data: st.DataObject) -> None:
    exported = json.loads(small_door.ask("export", sheet=raw, today=DAY)["text"])
    path = data.draw(st.sampled_from(list(leaves(exported))))
    other = copy.deepcopy(exported)
    del holder(other, path)[path[-1]]
    assert verdict(small_door, other)["verdict"] in ("differs", "changed"), path


@pytest.mark.parametrize(("lang", "said"), [("zh", "不是签名"), ("en", "no signature")])
def test_it_says_that_it_is_no_signature(small_door: BridgeClient, lang: str, said: str) -> None:
    text = small_door.ask("export", sheet=sheet(name="第一支部", year=2026), today=DAY)["text"]
    found = small_door.ask("verify", lang=lang, text=text)["verification"]
    assert said in found["sentence"] + "\n".join(found["lines"])
