"""Finished assessments: kept as they were, compared without a loss, and carried into the next year."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assess.judging.history import compare, is_same, snapshot
from assess.judging.merging import merge
from assess.judging.scoring import judge
from assess.model.answers import Sheet
from assess.model.findings import Status
from assess.model.history import Cause, Direction, Snapshot
from assess.model.standard import Standard
from assess.outputs.score.history import snapshot_data
from assess.reading.content.bundle import read_bundle
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.history import read_earlier
from tests.bridge_client import BridgeClient, Json, sheet
from tests.golden import golden_bundle, golden_input
from tests.laws.broken_json import Pairs, text_of, values
from tests.laws.small_standards import judged, sheets, standards

SMALL = read_bundle(golden_bundle())
DOOR = BridgeClient(golden_bundle())
DAY = date(2026, 12, 1)
LATER = date(2027, 12, 1)
FULL: Json = golden_input("improving")


def taken(standard: Standard, found: Sheet, day: date = DAY) -> Snapshot:
    return snapshot(standard, found, judge(standard, found, today=day), today=day)


@st.composite
def two(draw: st.DrawFn) -> tuple[Standard, Sheet, Sheet]:
    standard = draw(standards())
    return standard, draw(sheets(standard)), draw(sheets(standard))


@given(judged())
def test_what_is_kept_reads_back_as_it_was(case: tuple[Standard, Sheet]) -> None:
    standard, found = case
    kept = taken(standard, replace(found, year=2026))
    collector = ProblemCollector()
    [read] = read_earlier(Node(json.loads(json.dumps([snapshot_data(kept)])), collector), standard)
    assert collector.problems == []
    assert read == kept


@given(two())
def test_a_requirement_is_listed_exactly_if_it_stands_differently_and_every_change_has_its_cause(
    case: tuple[Standard, Sheet, Sheet],
) -> None:
    standard, one, other = case
    before, after = taken(standard, one), taken(standard, other)
    changes = {each.requirement: each for each in compare(standard, before, after).changes}
    for name in standard.requirements:
        was, is_ = before.standings[name], after.standings[name]
        assert (name in changes) == ((was.status, was.periods) != (is_.status, is_.periods))
    for change in changes.values():
        assert change.causes
        assert Cause.STANDARD not in change.causes
        assert (Cause.FACTS in change.causes) == bool(change.facts)


@given(judged())
def test_nothing_differs_from_itself(case: tuple[Standard, Sheet]) -> None:
    standard, found = case
    kept = taken(standard, found)
    comparison = compare(standard, kept, taken(standard, found, LATER))
    assert (comparison.changes, comparison.facts, comparison.unknown) == ((), (), ())
    assert is_same(kept, taken(standard, found, LATER))


@given(two())
def test_there_and_back_are_opposite(case: tuple[Standard, Sheet, Sheet]) -> None:
    standard, one, other = case
    before, after = taken(standard, one), taken(standard, other)
    opposite = {Direction.BETTER: Direction.WORSE, Direction.WORSE: Direction.BETTER, Direction.OTHER: Direction.OTHER}
    forth = {each.requirement: each for each in compare(standard, before, after).changes}
    back = {each.requirement: each for each in compare(standard, after, before).changes}
    assert forth.keys() == back.keys()
    for name, change in forth.items():
        assert back[name].direction is opposite[change.direction]
        assert (back[name].causes, back[name].facts) == (change.causes, change.facts)


def test_an_answer_that_is_worse_is_worse_and_one_of_no_rank_is_neither() -> None:
    name = "meetings.meet.record"
    states = {}
    for answer in ("met", "not-met", ""):
        given_ = {name: {"answer": answer}} if answer else {}
        data = DOOR.ask("finish", today="2026-12-01", sheet=sheet(year=2026, branch={"rooms": 3}, answers=given_))["sheet"][
            "earlier"
        ]
        [states[answer]] = read_earlier(Node(data, ProblemCollector()), SMALL)
    directions = {
        pair: [each.direction for each in compare(SMALL, states[pair[0]], states[pair[1]]).changes]
        for pair in (("met", "not-met"), ("not-met", "met"), ("", "met"))
    }
    assert states[""].standings[name].status is Status.OPEN
    assert list(directions.values()) == [[Direction.WORSE], [Direction.BETTER], [Direction.OTHER]]


def test_finishing_twice_keeps_one_and_a_change_keeps_another() -> None:
    once = DOOR.ask("finish", sheet=FULL, today="2026-12-01")["sheet"]
    again = DOOR.ask("finish", sheet=once, today="2026-12-05")["sheet"]
    assert again == once
    changed = {**once, "answers": {**once["answers"], "place.room.rules": {"answer": "not-met"}}}
    assert len(DOOR.ask("finish", sheet=changed, today="2026-12-05")["sheet"]["earlier"]) == len(once["earlier"]) + 1


def test_what_is_finished_holds_no_note_no_name_and_no_entry() -> None:
    secret = {
        **FULL,
        "name": "SECRET",
        "answers": {"meetings.meet.record": {"answer": "met", "note": "SECRET", "reason": "SECRET"}},
    }
    ledger = {**FULL["ledger"], "people": {"secretary": "SECRET", "members": "SECRET"}}
    kept = DOOR.ask("finish", sheet={**secret, "ledger": ledger}, today="2026-12-01")["sheet"]["earlier"]
    assert "SECRET" not in json.dumps(kept)


def test_the_next_year_takes_over_what_lasts_and_nothing_else() -> None:
    plan = [{"what": "a"}, {"what": "b", "done": "2026-03-01"}, "not a measure"]
    this = {**FULL, "plan": plan, "mood": "kept", "review": {"reviewer": "王"}, "calendar": {"own": []}}
    new = DOOR.ask("next_year", sheet=this, today="2026-12-30")["sheet"]
    assert (new["name"], new["year"], new["branch"], new["mood"]) == (this["name"], this["year"] + 1, this["branch"], "kept")
    assert new["plan"] == [plan[0], plan[2]]
    assert not any("answer" in each for each in new["answers"].values())
    assert new["ledger"].keys() == {"people"}
    assert new["ledger"]["people"] == this["ledger"]["people"]
    assert not {"review", "calendar", "result"} & new.keys()
    assert len(new["earlier"]) == len(this["earlier"]) + 1
    assert DOOR.ask("score", sheet=new, today="2026-12-30")["overall"]["answered"] <= len(new["branch"])


def test_rules_that_were_there_are_shown_as_last_years_and_open_until_confirmed(door: BridgeClient) -> None:
    """A document that is made anew each year is asked for again, and so is what was not there."""
    there, missing, yearly = (
        f"rules.{name}" for name in ("oversight.files-rules", "oversight.openness-rules", "funding.activity-funds-in-budget")
    )
    given = {there: {"answer": "met", "note": "甲"}, missing: {"answer": "not-met"}, yearly: {"answer": "met"}}
    new = door.ask("next_year", sheet=sheet(year=2025, answers=given), today="2026-01-10")["sheet"]
    assert new["answers"] == {there: {"last": "met", "from": "2025"}}
    reply = door.ask("score", lang="zh", sheet=new, today="2026-01-10")
    assert {there, missing, yearly} <= set(reply["open"]["walk"])
    assert reply["remarks"][there]["last"] == {"answer": "met", "text": "2025年度的作答：达标。请核对，今年仍然如此的请确认。"}
    assert door.ask("next_year", sheet=new, today="2026-12-30")["sheet"]["answers"] == new["answers"]
    assert not door.ask("export", sheet=new, today="2026-01-10")["problems"]


def test_a_year_that_is_over_says_so_and_names_the_next() -> None:
    for today, said in (("2025-12-31", ""), ("2026-01-01", "开始2026年度")):
        for op in ("score", "result"):
            reply = DOOR.ask(op, lang="zh", sheet=sheet(year=2025), today=today)
            assert said in reply["year_over"]
            assert bool(reply["year_over"]) == bool(said)


def test_two_files_keep_what_either_finished() -> None:
    one, other = ({**FULL, "earlier": [{"finished": day}]} for day in ("2024-12-01", "2025-12-01"))
    merged = merge(one, other, FULL, key=str)
    assert merged.conflicts == ()
    assert {each["finished"] for each in merged.data["earlier"] if isinstance(each, dict)} >= {"2024-12-01", "2025-12-01"}  # type: ignore[attr-defined]


@given(values(), values())
def test_anything_may_stand_there(earlier: Any, plan: Any) -> None:
    for parts in ([earlier], [FULL["earlier"][0], earlier]):
        file = Pairs([*FULL.items(), ("earlier", parts), ("plan", [plan])])
        request = Pairs([("op", "result"), ("today", "2026-12-01"), ("sheet", file)])
        reply = json.loads(DOOR.handle(text_of(request)))
        assert "failure" not in reply
        assert reply["ok"]
