"""The engine answers as it always did. The browsers' tests ask the same requests."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.golden import all_replies, golden_reply, golden_requests
from tests.golden.cases import GoldenCase, cases
from tests.golden.opened import opened
from tests.golden.patterns import mismatches
from tests.golden.stored import changed_sentences, digests, digests_now

SEE = "`python -m tests.golden diff` shows the reply before and after"
NAMES = [name for name, _ in golden_requests()]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_reply_is_as_its_case_says(case: GoldenCase) -> None:
    assert mismatches(case.reply, opened(json.loads(golden_reply(case.name)))) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_rest_of_a_reply_is_as_it_was(name: str) -> None:
    now, before = digests_now(name), digests().get(name, {})
    changed = [part for part in {**before, **now} if before.get(part) != now.get(part)]
    assert changed == [], SEE


def test_every_sentence_is_as_it_was() -> None:
    """In one place: `sentences.yaml`."""
    assert changed_sentences() == []


def test_what_is_held_is_held_of_a_case() -> None:
    assert sorted(digests()) == sorted(NAMES)


def test_every_operation_and_language_is_there() -> None:
    asked = {(str(body.get("op")), str(body.get("lang"))) for body in map(_body, dict(golden_requests()).values())}
    assert asked >= {(op, lang) for op in ("score", "explain", "read", "report", "table", "personal") for lang in ("zh", "en")}


def test_every_state_of_a_requirement_is_there() -> None:
    states = {row["status"] for _, _, reply in all_replies() for each in _explained(reply) for row in each["rows"]}
    assert states == {
        "met", "partly", "not-met", "open", "exempt", "not-applicable", "unclear", "clear", "risk", "breach",
    }  # fmt: skip


def test_no_reply_is_a_defect_of_ours() -> None:
    assert not [name for name, _, reply in all_replies() if "failure" in reply]


def _explained(reply: dict[str, Any]) -> Iterator[dict[str, Any]]:
    return (each for each in [*reply.get("explanations", ()), reply.get("explanation", {})] if "rows" in each)


def _body(request: str) -> dict[str, Any]:
    try:
        body = json.loads(request)
    except json.JSONDecodeError:
        return {}
    return body if isinstance(body, dict) else {}
