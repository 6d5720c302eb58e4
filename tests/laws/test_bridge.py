"""The bridge answers whatever it is sent: never an exception, never a defect of ours, always JSON of one shape."""

import base64
import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess import bridge
from tests.bridge_client import BridgeClient, sheet
from tests.golden import golden_bundle, golden_input
from tests.laws.broken_json import ODD_NUMBERS, ODD_TEXTS, Pairs, Raw, text_of, values
from tests.laws.thoroughness import some

DOOR = BridgeClient(golden_bundle())
OPERATIONS = st.sampled_from(sorted(bridge.OPERATIONS))
TABLE = base64.b64encode("日期,活动\n3月5日,讲课\n".encode("gb18030")).decode()
LANGUAGES = st.sampled_from(["zh", "en", "fr"])
WHOLE_SHEET = sheet(
    standard={"version": "small-1", "digest": "0"},
    saved="2026-11-23",
    name="第一支部",
    year=2026,
    branch={"form": "regular", "full-members": 12, "group-sizes": [3, 4], "works": "no"},
    answers={
        "meetings.meet.lecture": {"answer": "met"},
        "place.room.rules": {"answer": "not-applicable", "reason": "没有活动室", "note": "见记录"},
        "meetings.meet.old-lecture": {"answer": "partly"},
        "nowhere.at-all": {"answer": "met"},
    },
    reviewed={"by": ["上级"]},
)
REVIEW = {
    "reviewer": "王",
    "date": "2026-12-01",
    "answers": {
        "meetings.meet.lecture": {"answer": "partly", "note": "一次无记录"},
        "meetings.meet.old-lecture": {"answer": "met"},
    },
}
LEARNER = {
    "format": "wuhua-learner",
    "version": 1,
    "answers": {"a": {"right": True, "on": "2026-11-28", "wording": "1"}},
    "cards": {
        "a": {
            "state": 2,
            "step": None,
            "stability": 3.5,
            "difficulty": 5.25,
            "due": "2026-11-27T08:00:00+00:00",
            "last": "2026-11-24T08:00:00+00:00",
            "first": "2026-11-20",
        }
    },
}
GOOD_REQUESTS: dict[str, dict[str, Any]] = {
    "score": {"op": "score", "lang": "zh", "sheet": WHOLE_SHEET},
    "explain": {"op": "explain", "lang": "en", "about": "meetings", "sheet": WHOLE_SHEET},
    "read": {"op": "read", "lang": "zh", "text": json.dumps(WHOLE_SHEET), "sheet": WHOLE_SHEET},
    "report": {"op": "report", "lang": "en", "today": "2026-11-23", "sheet": WHOLE_SHEET},
    "report_files": {"op": "report_files", "lang": "en", "languages": "both", "format": "word", "sheet": WHOLE_SHEET},
    "paper": {
        "op": "paper",
        "lang": "zh",
        "pages": [{"code": "BMFYBJ", "keys": "1" * 18, "counts": ["18"], "again": ""}, {"code": "A5Y35D", "keys": "0" * 6}],
        "reasons": {"place.room.rules": "没有活动室"},
        "sheet": WHOLE_SHEET,
    },
    "table": {"op": "table", "lang": "zh", "data": TABLE, "name": "台账.csv", "sheet": WHOLE_SHEET},
    "learner": {
        "op": "learner",
        "lang": "en",
        "questions": [["a", "1", "m"], ["b", "2", "m"]],
        "now": "2026-12-01T08:00:00Z",
        "today": "2026-12-01",
        "learner": json.dumps(LEARNER),
        "text": json.dumps(LEARNER),
    },
    "cards": {
        "op": "cards",
        "lang": "zh",
        "questions": [["a", "1", "m"], ["b", "2", "m"]],
        "now": "2026-12-01T08:00:00Z",
        "today": "2026-12-01",
        "learner": json.dumps(LEARNER),
        "card": "a",
        "rating": 3,
    },
    "agreement": {
        "op": "agreement",
        "lang": "zh",
        "today": "2026-12-01",
        "requirements": ["place.room.rules", "meetings.meet.record"],
        "codes": "12\n21",
        "files": [{"name": "a.json", "text": json.dumps(WHOLE_SHEET)}],
    },
    "export": {"op": "export", "lang": "en", "today": "2026-11-23", "sheet": WHOLE_SHEET},
    "review": {"op": "review", "lang": "en", "today": "2026-12-01", "sheet": {**WHOLE_SHEET, "review": REVIEW}},
    "incoming": {
        "op": "incoming",
        "lang": "en",
        "today": "2026-12-01",
        "sheet": WHOLE_SHEET,
        "text": json.dumps({**WHOLE_SHEET, "review": REVIEW}),
    },
    "merge": {
        "op": "merge",
        "lang": "zh",
        "sheet": WHOLE_SHEET,
        "text": json.dumps({**WHOLE_SHEET, "name": "第二支部"}),
        "base": json.dumps(WHOLE_SHEET),
        "take": {"/name": "ours"},
    },
    "verify": {"op": "verify", "lang": "zh", "text": json.dumps(WHOLE_SHEET)},
}
ODD_VALUES = [
    *("null", "true", "0", "[]", "{}", "[[]]", '{"": {}}', "[null, 1]", '{"answer": ["met"]}', '["met"]', '{"form": "x"}'),
    *ODD_NUMBERS,
    *ODD_TEXTS,
]


def answer(request: str) -> dict[str, Any]:
    """The reply, after everything has been checked that holds for all replies."""
    text = DOOR.handle(request)
    text.encode()
    reply = json.loads(text, parse_constant=refuse)
    assert "failure" not in reply, reply["failure"]
    assert isinstance(reply["ok"], bool)
    assert reply["ok"] or reply["problems"], "a refusal says why"
    for problem in reply["problems"]:
        assert list(problem) == ["path", "wrong", "notice", "text"]
        assert problem["text"].strip()
    return dict(reply)


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")


@given(st.text())
def test_any_text_gets_a_reply(text: str) -> None:
    assert not answer(text)["ok"]


@given(values())
def test_any_json_gets_a_reply(value: Any) -> None:
    assert not answer(text_of(value))["ok"]


@given(OPERATIONS, LANGUAGES, values(), values(), values(), values())
def test_every_operation_takes_any_json(op: str, lang: str, body: Any, text: Any, about: Any, today: Any) -> None:
    request = [("op", op), ("lang", lang), ("sheet", body), ("text", text), ("about", about), ("today", today), ("data", text)]
    request += [(name, about) for name in ("files", "summaries", "expected", "year", "format", "before", "after")]
    answer(text_of(Pairs(request)))


SUMMARY = golden_input("rollup-summaries")[0]


@given(st.sampled_from(list(SUMMARY)), st.integers(0, 8), values())
def test_a_summary_that_was_tampered_with_gets_a_reply(part: str, place: int, value: Any) -> None:
    """A page keeps summaries and hands them back: what comes may be anything."""
    summary = copy.deepcopy(SUMMARY)
    rows = summary[part]
    if rows and isinstance(rows[0], list) and place < len(rows[0]):
        rows[0][place] = value
    else:
        summary[part] = value
    answer(text_of(Pairs([("op", "rollup"), ("summaries", [summary])])))


# What is brought to a learner is another kind of file: a sheet is refused there.
@given(
    OPERATIONS.filter(lambda op: op != "learner"),
    st.lists(st.tuples(st.sampled_from(["branch", "answers", "name", "year", "x"]), values()), max_size=5),
)
def test_every_operation_takes_any_sheet(op: str, parts: list[tuple[str, Any]]) -> None:
    file = Pairs([("format", "wuhua-sheet"), ("version", 1), *parts])
    request = [("op", op), ("sheet", file), ("text", text_of(file)), ("about", "overall"), ("data", TABLE)]
    request += [
        ("files", [Pairs([("name", "a.json"), ("size", 9), ("text", text_of(file))])]),
        ("summaries", []),
        ("requirements", ["place.room.rules"]),
        ("questions", [["a", "1", "m"]]),
        ("now", "2026-12-01T08:00:00Z"),
        ("before", 0),
        ("after", 0),
        ("today", "2026-12-01"),
    ]
    assert answer(text_of(Pairs(request)))["ok"]


@given(st.text())
def test_any_file_is_read_or_refused_with_a_reason(text: str) -> None:
    answer(json.dumps({"op": "read", "text": text}))


@pytest.mark.parametrize("op", GOOD_REQUESTS)
def test_a_good_request_is_answered(op: str) -> None:
    assert answer(json.dumps(GOOD_REQUESTS[op]))["ok"]


@pytest.mark.parametrize("op", GOOD_REQUESTS)
def test_a_wrong_value_anywhere_in_a_good_request_gets_a_reply(op: str) -> None:
    for number, path in enumerate(paths(GOOD_REQUESTS[op]), list(GOOD_REQUESTS).index(op)):
        for odd in some(ODD_VALUES, number, of=8):
            answer(text_of(replaced(GOOD_REQUESTS[op], path, Raw(odd))))


def test_a_wrong_value_anywhere_in_a_file_gets_a_reply() -> None:
    for number, path in enumerate(paths(WHOLE_SHEET)):
        for odd in some(ODD_VALUES, number, of=8):
            answer(json.dumps({"op": "read", "text": text_of(replaced(WHOLE_SHEET, path, Raw(odd)))}))


@pytest.mark.parametrize("bracket", ["[", '{"a":', '{"sheet":', '[{"":'])
@pytest.mark.parametrize("depth", [33, 390, 401, 100_000])
def test_nesting_of_any_depth_gets_a_reply(bracket: str, depth: int) -> None:
    closing = "".join({"[": "]", "{": "}"}.get(each, "") for each in reversed(bracket))
    deep = bracket * depth + "1" + closing * depth
    for request in (deep, f'{{"op":"score","sheet":{deep}}}', json.dumps({"op": "read", "text": deep})):
        assert not answer(request)["ok"]


@pytest.mark.parametrize("size", [2_000_001, 10_000_000, 13_000_000])
def test_what_is_too_large_is_refused_as_too_large(size: int) -> None:
    assert wrongs(answer(json.dumps({"op": "read", "text": "x" * size}))) == ["too-large"]


def test_a_sheet_that_can_be_read_can_be_scored_and_read_again() -> None:
    """Of any depth: what lies in a request, or was put aside, lies deeper than it lay in the file."""
    brackets = ",".join(["[]"] * 400)
    for depth in range(20, 34):
        deep = "[" * depth + "]" * depth
        reply = answer(json.dumps({"op": "read", "text": f'{{"format":"wuhua-sheet","version":1,"x":{deep},"y":[{brackets}]}}'}))
        if reply["ok"]:
            assert answer(json.dumps({"op": "score", "sheet": reply["sheet"]}))["ok"]
            assert answer(json.dumps({"op": "read", "text": json.dumps(reply["sheet"])}))["ok"]


def test_the_same_request_always_gets_the_same_reply() -> None:
    for request in map(json.dumps, GOOD_REQUESTS.values()):
        assert DOOR.handle(request) == DOOR.handle(request)


def test_a_defect_of_ours_is_a_failure_and_no_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setitem(bridge.OPERATIONS, "score", broken)
    reply = json.loads(DOOR.handle('{"op":"score"}'))
    assert reply["ok"] is False
    assert reply["problems"] == []
    assert "ZeroDivisionError: ours" in reply["failure"]


def test_a_problem_is_told_in_the_language_that_was_asked_for() -> None:
    for text in ('{"format": "wuhua-sheet", "version": 9}', "", "{}"):
        said = [answer(json.dumps({"op": "read", "lang": lang, "text": text}))["problems"][0]["text"] for lang in ("zh", "en")]
        assert has_han(said[0]), said
        assert not has_han(said[1]), said


def has_han(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def wrongs(reply: dict[str, Any]) -> list[str]:
    return [problem["wrong"] for problem in reply["problems"]]


def paths(data: Any) -> Iterator[tuple[Any, ...]]:
    """The place of everything in the data."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in items:
        yield (step,)
        yield from ((step, *path) for path in paths(value))


def replaced(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The data with one value exchanged, for `text_of`."""
    if not path:
        return value
    if isinstance(data, list):
        return [replaced(each, path[1:], value) if place == path[0] else each for place, each in enumerate(data)]
    return Pairs([(name, replaced(each, path[1:], value) if name == path[0] else plain(each)) for name, each in data.items()])


def plain(data: Any) -> Any:
    return Pairs((name, plain(each)) for name, each in data.items()) if isinstance(data, dict) else data
