"""The day on which a branch was founded starts its duties; the day of a re-election, which earlier files have there, does not."""

from typing import Any

import pytest

from tests.bridge_client import BridgeClient, sheet

YEAR = 2026
AFTER = "2027-01-15"
LEDGER = {
    "covers": ["annual-plan", "study-plan", "lecture", "affiliation-check"],
    "people": {"secretary": "甲"},
    "rows": [
        {"date": "2026-01-10", "activity": "annual-plan"},
        {"date": "2026-01-10", "activity": "study-plan"},
        {"date": "2026-03-05", "activity": "lecture", "speaker": "甲"},
        {"date": "2026-03-20", "activity": "affiliation-check"},
    ],
}
DATED = {**LEDGER, "since": "2026-05-18"}
BEFORE = {"founded": "no"}


def score(door: BridgeClient, branch: dict[str, Any], ledger: dict[str, Any]) -> Any:
    return door.ask("score", today=AFTER, sheet=sheet(year=YEAR, branch=branch, ledger=ledger))


def told(reply: Any) -> list[tuple[str, str]]:
    return [(each["path"], each["wrong"]) for each in reply["problems"]]


@pytest.mark.parametrize("branch", [BEFORE, {"changed": "yes"}, {"founded": "no", "changed": "yes"}])
def test_a_re_election_takes_nothing_off_the_year(door: BridgeClient, branch: dict[str, Any]) -> None:
    dated, plain = score(door, branch, DATED), score(door, branch, LEDGER)
    assert dated["remarks"] == plain["remarks"]
    assert dated["rows"] == plain["rows"] == []
    assert told(dated) == [("ledger.since", "since-not-founded")]


def test_what_was_done_before_the_founding_does_not_count(door: BridgeClient) -> None:
    reply = score(door, {"founded": "yes"}, DATED)
    assert told(reply) == []
    assert {each["remark"] for each in reply["rows"]} == {"before-since"}
    assert reply["remarks"] != score(door, {"founded": "yes"}, LEDGER)["remarks"]


def test_while_nobody_says_which_it_is_the_date_is_taken_for_the_founding_and_that_is_said(door: BridgeClient) -> None:
    reply = score(door, {}, DATED)
    assert told(reply) == [("ledger.since", "since-unsure")]
    assert reply["problems"][0]["notice"]
    assert len(reply["rows"]) == len(LEDGER["rows"])


def test_the_founding_in_an_earlier_year_needs_no_word(door: BridgeClient) -> None:
    assert told(score(door, BEFORE, {**LEDGER, "since": "2025-05-18"})) == []


def test_the_date_stays_in_the_file(door: BridgeClient) -> None:
    text = door.ask("export", today=AFTER, sheet=sheet(year=YEAR, branch=BEFORE, ledger=DATED))["text"]
    assert '"since": "2026-05-18"' in text
