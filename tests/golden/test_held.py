"""Nothing in a reply changes unnoticed, and a change of words changes nothing but its own line."""

import base64
import copy
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.golden import emptied, golden_reply, golden_requests
from tests.golden.cases import cases_in, write_reply
from tests.golden.held import Held, named
from tests.golden.opened import opened
from tests.golden.patterns import mismatches, respelled
from tests.golden.request_text import cooked, laid_over
from tests.golden.stored import digests, held_now, names_stored

NAMES = st.sampled_from([name for name, _ in golden_requests()])
REPLY = {
    "ok": True,
    "overall": {"score": "75", "text": "Done. 3 of 4 answered.", "band": "good"},
    "rows": [{"id": "a", "text": "Not done."}, {"id": "b", "text": "There is no “roof” here."}],
}
NAMES_OF = {text: text.lower() for text in Held(REPLY, "").sentences}


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every leaf, but to the bytes of files."""
    if isinstance(value, dict | list):
        for name, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(each, (*way, name))
    elif way[-1] != "data":
        yield way


def other(value: Any) -> st.SearchStrategy[Any]:
    """Values that might be there by a fault of ours: nearly the same, nothing, or something of another kind."""
    if isinstance(value, str):
        at = st.integers(0, len(value))
        cut = st.builds(lambda a, put: value[:a] + put + value[a + 1 :], at, st.sampled_from(["", "0", "x", " ", "“", "。", "党"]))
        return st.one_of(cut, st.sampled_from(["", None, [], value + value])).filter(lambda new: new != value)
    return st.sampled_from([None, True, False, 0, 1, 1.5, "", "1", [], {}]).filter(lambda new: json.dumps(new) != json.dumps(value))


@given(NAMES, st.data())
def test_no_change_of_a_value_goes_unnoticed(name: str, data: st.DataObject) -> None:
    held = held_now(name)
    reply = copy.deepcopy(held.reply)
    *way, last = data.draw(st.sampled_from(list(places(reply))))
    inside = reply
    for step in way:
        inside = inside[step]
    inside[last] = data.draw(other(inside[last]))
    assert Held(reply, held.source, emptied).digests(names_stored()) != digests()[name]


@given(NAMES, st.data())
def test_no_name_and_no_item_comes_or_goes_unnoticed(name: str, data: st.DataObject) -> None:
    held = held_now(name)
    reply = copy.deepcopy(held.reply)
    *way, last = data.draw(st.sampled_from(list(places(reply))))
    inside = reply
    for step in way:
        inside = inside[step]
    value = inside.pop(last)
    if isinstance(inside, dict) and data.draw(st.booleans()):
        inside[f"{last}_"] = value
    assert Held(reply, held.source, emptied).digests(names_stored()) != digests()[name]


@pytest.mark.parametrize("name", ["report_files/xlsx-hostile", "plan/xlsx", "rollup/xlsx"])
def test_no_cell_of_a_workbook_changes_unnoticed(name: str) -> None:
    held = held_now(name)
    for before, after in ((b"</c>", b"<!----></c>"), (b"2", b"3")):
        reply = {**held.reply, "data": changed_workbook(held.reply["data"], before, after)}
        assert Held(reply, held.source, emptied).digests(names_stored()) != digests()[name]


def changed_workbook(data: str, before: bytes, after: bytes) -> str:
    """With one thing changed on the first sheet that has it."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(base64.b64decode(data))) as old, ZipFile(made, "w") as new:
        for each in old.infolist():
            sheet = each.filename.endswith("sheet1.xml")
            new.writestr(each, old.read(each).replace(before, after, 1) if sheet else old.read(each))
    return base64.b64encode(made.getvalue()).decode()


def changed(before: str, after: str) -> list[str]:
    """The digests that are others once the text of the reply is."""
    reply = json.loads(json.dumps(REPLY, ensure_ascii=False).replace(before, after))
    old, new = Held(REPLY, "").digests(NAMES_OF), Held(reply, "").digests(NAMES_OF)
    return [part for part in {**old, **new} if old.get(part) != new.get(part)]


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ('"75"', '"76"', ["overall"]),
        ("3 of 4", "2 of 4", ["overall"]),
        ("“roof”", "“cellar”", ["rows"]),
        ("true", "false", ["frame"]),
        ('"Not done."', '"Done."', ["words"]),
        ("Not done.", "Not done yet.", ["words"]),
        ('"band"', '"level"', ["overall"]),
        ('{"id": "b",', '{"id": "c",', ["rows"]),
    ],
)
def test_a_digest_names_the_part_that_changed(before: str, after: str, parts: list[str]) -> None:
    assert changed(before, after) == parts


def test_other_words_in_the_same_place_take_the_name_of_the_old() -> None:
    stored = {name: text for text, name in NAMES_OF.items()}
    before = {"case": Held(REPLY, "").digests(NAMES_OF)}
    reply = json.loads(json.dumps(REPLY, ensure_ascii=False).replace("Not done.", "Not done yet."))
    names = named(stored, {"case": Held(reply, "")}, before)
    assert names["Not done yet."] == "not done."
    assert Held(reply, "").digests(names) == before["case"]


def test_words_in_another_place_take_a_name_of_their_own() -> None:
    stored = {name: text for text, name in NAMES_OF.items()}
    before = {"case": Held(REPLY, "").digests(NAMES_OF)}
    reply = {**REPLY, "rows": [REPLY["rows"][1], {"id": "a", "text": "Not done yet."}]}
    names = named(stored, {"case": Held(reply, "")}, before)
    assert names["Not done yet."] != "not done."
    assert names["Done."] == "done."


@given(NAMES)
def test_an_opened_reply_is_as_its_pattern_until_something_in_it_changes(name: str) -> None:
    reply = opened(json.loads(golden_reply(name)))
    assert mismatches(reply, reply) == []
    assert mismatches({**reply, "ok": not reply["ok"]}, reply) != []


@pytest.mark.parametrize(
    ("pattern", "found", "fits"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, True),
        ({"a": 1}, {"b": 2}, False),
        ([1], [1, 2], False),
        ([1, "…"], [1, 2], True),
        (["…", 1, "…"], [2, 3], False),
        (["…", 2, "…", 1], [1, 2], False),
        (1, True, False),
        (1, 1.0, False),
    ],
)
def test_a_pattern_fits(pattern: Any, found: Any, fits: bool) -> None:
    assert (mismatches(pattern, found) == []) is fits


@pytest.mark.parametrize(
    ("pattern", "found", "after"),
    [
        ({"a": 1, "gone": 2}, {"a": 3, "b": 2}, {"a": 3}),
        ([{"id": "a", "n": 1}], [{"id": "a", "n": 2, "x": 0}, {"id": "b", "n": 3}], [{"id": "a", "n": 2}, {"id": "b", "n": 3}]),
        (["…", {"id": "b", "n": 1}, "…"], [{"id": "a"}, {"id": "b", "n": 2, "x": 0}], ["…", {"id": "b", "n": 2}, "…"]),
        (["…", "b", "…"], ["a"], ["…"]),
    ],
)
def test_a_pattern_is_spelled_again(pattern: Any, found: Any, after: Any) -> None:
    assert respelled(pattern, found) == after
    assert mismatches(after, found) == []


def test_only_the_reply_in_a_file_is_written(tmp_path: Path) -> None:
    file = tmp_path / "op" / "name.yaml"
    file.parent.mkdir()
    file.write_text("about: it\n# a remark\nlang: [zh, en]\nrequest: {op: score}\nreply: {ok: false}\n", "utf-8")
    write_reply(file, {"ok": True})
    assert file.read_text("utf-8") == "about: it\n# a remark\nlang: [zh, en]\nrequest: {op: score}\nreply: {ok: true}\n"
    assert [(case.name, case.request["lang"]) for case in cases_in(file)] == [("op/name.zh", "zh"), ("op/name.en", "en")]


def test_recipes_are_followed_and_look_alikes_are_left() -> None:
    assert (
        json.loads(cooked({"text": {"json": {"a": {"before": "", "repeat": "x", "times": 2, "after": "y"}}}}))["text"]
        == '{"a": "xxy"}'
    )
    assert json.loads(cooked({"file": "a.json", "why": 1})) == {"file": "a.json", "why": 1}
    assert cooked("{not json") == "{not json"
    assert laid_over({"a": [1, 2], "b": {"c": 1}}, {"a": {1: 3, 2: 4}, "b": {"d": 2}}) == {"a": [1, 3, 4], "b": {"c": 1, "d": 2}}
