"""The engine answers as it always did. The browser's test runs the same files."""

import json
from typing import Any

import pytest

from tests.doors import Door
from tests.golden import FOLDER, golden_cases, golden_requests, reply_file

CASES = list(golden_cases())


@pytest.mark.parametrize(("request_text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_request_gets_its_reply(small_door: Door, request_text: str, expected: dict[str, Any]) -> None:
    reply = json.loads(small_door.handle(request_text))
    assert reply == expected
    assert json.dumps(reply) == json.dumps(expected), "the same, but in another order"


def test_every_reply_has_a_request() -> None:
    assert {reply_file(name) for name, _ in golden_requests()} == set(FOLDER.glob("*.reply.json"))


def test_every_operation_and_language_is_there() -> None:
    asked = {(str(body.get("op")), str(body.get("lang"))) for body in map(_body, CASES)}
    assert asked >= {(op, lang) for op in ("score", "explain", "read", "report", "table", "personal") for lang in ("zh", "en")}


def test_every_state_of_a_requirement_is_there() -> None:
    states = {row["status"] for _, _, reply in CASES for each in _explained(reply) for row in each["rows"]}
    assert states == {
        "met", "partly", "not-met", "open", "exempt", "not-applicable", "unclear", "clear", "risk", "breach",
    }  # fmt: skip


def test_no_reply_is_a_defect_of_ours() -> None:
    assert not [name for name, _, reply in CASES if "failure" in reply]


def _explained(reply: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in [*reply.get("explanations", ()), reply.get("explanation", {})] if "rows" in each]


def _body(case: tuple[str, str, dict[str, Any]]) -> dict[str, Any]:
    try:
        body = json.loads(case[1])
    except json.JSONDecodeError:
        return {}
    return body if isinstance(body, dict) else {}
