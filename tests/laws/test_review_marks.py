"""A reviewer's answers are to what was asked when they were given, and a review that is not finished is still the reviewer's."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.judging.review import judge_review
from assess.model.answers import Choice
from assess.model.meaning import Carried
from assess.model.meanings import meanings_of
from assess.model.review import ReviewFinding
from assess.model.standard import Standard
from assess.outputs.branch_file.sheets import sheet_data
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.review import read_review
from tests.bridge_client import BridgeClient
from tests.laws.test_changed_standard import ask_more, before, opened, record, reword, standard
from tests.laws.test_returning import REVIEW, branch, brought, canonical

PLACES = st.sets(st.integers(0, len(before().requirements) - 1), max_size=4)
CHOICES = st.sampled_from(list(Choice))
APART = next(iter(REVIEW["answers"]))


def reviewed(*, marked: bool, tick: Choice) -> dict[str, Any]:
    """A file of the standard as it was, with every requirement reviewed, as the page writes it, or did before there were marks."""
    meant = meanings_of(before()).requirements
    answers = {
        id_: {"answer": tick.value, "note": "见记录", **({"as": meant[id_]} if marked else {})} for id_ in before().requirements
    }
    named = {"version": before().version, "digest": before().digest}
    review = {"reviewer": "丙", "date": "2026-12-01", "answers": answers}
    return {"format": "wuhua-sheet", "version": 1, "standard": named, "year": 2026, "branch": {}, "answers": {}, "review": review}


def judged(data: dict[str, Any], by: Standard) -> ReviewFinding:
    sheet = opened(data, by)
    return judge_review(by, sheet, read_review(Node(sheet.review_raw, ProblemCollector()), by))


@given(PLACES, PLACES, CHOICES, st.booleans(), st.booleans())
def test_a_mark_on_a_changed_requirement_never_counts(
    changed: set[int], reworded: set[int], tick: Choice, marked: bool, written: bool
) -> None:
    """Written again by the new standard, as an export does, every mark stands as it stood."""
    after = standard(*map(ask_more, changed), *map(reword, reworded), version="small-2", recorded=record(before()))
    data = reviewed(marked=marked, tick=tick)
    if written:
        data = json.loads(json.dumps(sheet_data(opened(data, after), after)))
    finding = judged(data, after)
    for place, item in enumerate(finding.items):
        state = Carried.CHANGED if place in changed else Carried.REWORDED if place in reworded else Carried.KEPT
        assert item.answer.carried is state
        assert item.counted == (place not in changed)
        assert not (item.overrules and place in changed)
    assert len(finding.stale) == len(changed)


@given(PLACES)
def test_confirmed_marks_count_again(changed: set[int]) -> None:
    after = standard(*map(ask_more, changed), version="small-2", recorded=record(before()))
    data = reviewed(marked=True, tick=Choice.MET)
    for id_, each in data["review"]["answers"].items():
        each["as"] = meanings_of(after).requirements[id_]
    assert not judged(data, after).stale
    assert all(item.counted for item in judged(data, after).items)


# — whose turn


def replies(door: BridgeClient, lang: str = "zh", **review: Any) -> list[str]:
    """The sentences of form and result."""
    sheet = canonical(door, branch(review={**REVIEW, **review}))
    form = door.ask("review", lang=lang, sheet=sheet, today="2026-12-02")["turn"]
    result = door.ask("result", lang=lang, sheet=sheet, today="2026-12-02")["review"]["turn"]
    return [form, result]


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "轮到考核人：考核没有完成"), ("en", "reviewer’s turn: the review is not finished")]
)
@pytest.mark.parametrize("answer", ["met", "not-met"])
def test_an_unfinished_review_is_the_reviewers_turn(
    door: BridgeClient, standard: Standard, lang: str, said: str, answer: str
) -> None:
    """It is so also while something is not in agreement."""
    for each in replies(door, lang, unfinished=True, answers={APART: {"answer": answer}}):
        assert said in each


def test_it_says_how_many_are_left(small_door: BridgeClient, small: Standard) -> None:
    ids = list(small.requirements)
    sheet = {"format": "wuhua-sheet", "version": 1, "year": 2026, "branch": {}, "answers": {}}
    some = {id_: {"answer": "met"} for id_ in ids[:3]}
    reply = small_door.ask("review", sheet={**sheet, "review": {"unfinished": True, "answers": some}})
    assert f"还有{len(ids) - 3}条没有作答" in reply["turn"]


def test_a_finished_one_is_the_branchs_turn_and_then_the_reviewers(door: BridgeClient) -> None:
    assert all("轮到党支部" in each for each in replies(door))
    assert all("轮到考核人：没有需要核对" in each for each in replies(door, answers={APART: {"answer": "met"}}))
    old = {APART: {"answer": "not-met", "as": "00000000-00000000"}}
    assert all("轮到考核人：有1条考核意见" in each for each in replies(door, answers=old))


@pytest.mark.parametrize(("lang", "said"), [("zh", "考核没有完成"), ("en", "not finished")])
def test_a_branch_that_takes_it_early_is_told(door: BridgeClient, lang: str, said: str) -> None:
    here = canonical(door, branch())
    for unfinished in (True, False):
        file = {**here, "review": {**REVIEW, **({"unfinished": True} if unfinished else {})}}
        reply = brought(door, here, file, lang)
        assert (said in " ".join(reply["lead"])) == unfinished
        assert reply["reviewed"]["review"].get("unfinished", False) is unfinished
        assert (said in door.ask("verify", lang=lang, text=json.dumps(file))["review"]) == unfinished


def test_merging_keeps_what_an_opinion_was_given_to(door: BridgeClient) -> None:
    here, there = (
        canonical(door, branch(review={**REVIEW, "answers": {APART: {"answer": answer, "as": f"0000000{n}-00000000"}}}))
        for n, answer in enumerate(["met", "partly"])
    )
    asked = {"sheet": here, "text": json.dumps(there)}
    conflicts = door.ask("merge", **asked)["conflicts"]
    assert len(conflicts) == 1
    for take, side in (("ours", here), ("theirs", there)):
        merged = door.ask("merge", **asked, take={conflicts[0]["id"]: take})["sheet"]
        assert merged["review"]["answers"] == side["review"]["answers"]


def test_another_word_for_unfinished_is_reported_and_kept(small_door: BridgeClient) -> None:
    sheet = {"format": "wuhua-sheet", "version": 1, "year": 2026, "branch": {}, "answers": {}, "review": {"unfinished": "yes"}}
    reply = small_door.ask("read", text=json.dumps(sheet))
    assert [(each["path"], each["wrong"]) for each in reply["problems"]] == [("review.unfinished", "not-one-of")]
    assert reply["sheet"]["review"]["unfinished"] == "yes"
