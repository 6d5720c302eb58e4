"""The review: the branch's part stays untouched, and the disagreements explain every difference between the two figures."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.judging.review import judge_review
from assess.judging.scoring import judge
from assess.model.answers import Answer, Choice, Sheet
from assess.model.findings import Applies, RedLine, Result
from assess.model.review import Review
from assess.model.standard import Standard
from tests.bridge_client import BridgeClient
from tests.golden import golden_bundle
from tests.laws.broken_json import Pairs, text_of
from tests.laws.small_standards import judged
from tests.laws.test_bridge import WHOLE_SHEET
from tests.laws.test_sheets import files

DOOR = BridgeClient(golden_bundle())
Case = tuple[Standard, Sheet, Review]


def answers() -> st.SearchStrategy[Answer]:
    return st.builds(Answer, choice=st.sampled_from([None, *Choice]), note=st.sampled_from(["", " ", "because"]))


@st.composite
def reviewed(draw: st.DrawFn) -> Case:
    standard, sheet = draw(judged())
    names = draw(st.lists(st.sampled_from(list(standard.requirements)), unique=True))
    return standard, sheet, Review(reviewer="r", day=date(2026, 12, 1), answers={name: draw(answers()) for name in names})


def figures(result: Result) -> list[Any]:
    return [(each.score, each.band, each.answered, each.asked, each.capped) for each in (result, *result.areas)]


@given(reviewed())
def test_a_review_never_touches_the_self_assessment(case: Case) -> None:
    standard, sheet, review = case
    assert judge_review(standard, sheet, review).own == judge(standard, sheet)


@given(judged())
def test_an_empty_review_gives_the_same_result(case: tuple[Standard, Sheet]) -> None:
    standard, sheet = case
    assert judge_review(standard, sheet, Review()).reviewed == judge(standard, sheet)


@given(reviewed())
def test_without_a_disagreement_the_figures_are_the_same(case: Case) -> None:
    standard, sheet, review = case
    agreeing = {item.own.requirement: item.answer for item in judge_review(standard, sheet, review).items if not item.overrules}
    finding = judge_review(standard, sheet, replace(review, answers=agreeing))
    assert figures(finding.reviewed) == figures(finding.own)


@given(reviewed())
def test_only_the_disagreements_change_anything(case: Case) -> None:
    """Each requirement that was not overruled is judged as before."""
    standard, sheet, review = case
    finding = judge_review(standard, sheet, review)
    overruled = {item.own.requirement for item in finding.items if item.overrules}
    for own, other in zip(finding.own.areas, finding.reviewed.areas, strict=True):
        for before, after in zip(own.findings, other.findings, strict=True):
            assert (before != after) == (before.requirement in overruled)


@given(reviewed())
def test_what_the_reviewer_answered_is_what_counts(case: Case) -> None:
    standard, sheet, review = case
    finding = judge_review(standard, sheet, review)
    after = {each.requirement: each for area in finding.reviewed.areas for each in area.findings}
    for item in finding.items:
        result, choice = after[item.own.requirement], item.answer.choice
        if choice in (Choice.MET, Choice.NOT_MET):
            assert (result.applies, result.exempted, result.share) == (Applies.YES, False, choice is Choice.MET)
        if choice is Choice.NOT_APPLICABLE:
            assert item.counted == bool(item.answer.note.strip())
            assert not item.counted or result.exempted or result.applies is Applies.NO


@given(judged())
def test_a_reviewer_who_finds_everything_met_gives_everything(case: tuple[Standard, Sheet]) -> None:
    standard, sheet = case
    review = Review(answers=dict.fromkeys(standard.requirements, Answer(choice=Choice.MET)))
    result = judge_review(standard, sheet, review).reviewed
    assert result.score is None or (result.score.low, result.score.high) == (100, 100)
    assert not result.capped
    lines = {each.red_line for area in result.areas for each in area.findings}
    assert lines <= {None, RedLine.CLEAR}


@given(reviewed(), st.data())
def test_a_better_word_of_the_reviewer_never_lowers_the_figure(case: Case, data: st.DataObject) -> None:
    standard, sheet, review = case
    name = data.draw(st.sampled_from(list(standard.requirements)))
    low, high = (
        judge_review(standard, sheet, replace(review, answers={**review.answers, name: Answer(choice=choice)})).reviewed
        for choice in (Choice.NOT_MET, Choice.MET)
    )
    assert (low.score is None) == (high.score is None)
    if low.score and high.score:
        assert low.score.low <= high.score.low
        assert low.score.high <= high.score.high


@given(files(), files())
def test_a_file_with_a_review_holds_the_rest_unchanged(file: Pairs, other: Pairs) -> None:
    """Answers, facts, ledger, and every field that no one knows: as they would be exported without it."""
    review = next((value for name, value in other if name == "review" and isinstance(value, Pairs)), Pairs())
    plain = Pairs(pair for pair in file if pair[0] not in ("review", "aside"))
    without, with_ = (exported(each) for each in (plain, Pairs([*plain, ("review", review)])))
    for part in (without, with_):
        part.pop("aside", None)
        part.pop("review", None)
        part["result"]["contents"].pop("review", None)
    assert with_ == without


def exported(sheet: Any) -> dict[str, Any]:
    reply = json.loads(DOOR.handle(text_of(Pairs([("op", "export"), ("sheet", sheet), ("today", "2026-11-23")]))))
    return dict(json.loads(reply["text"]))


def test_the_reply_names_each_disagreement_with_what_everybody_said() -> None:
    answers_ = {
        "meetings.meet.lecture": {"answer": "partly", "note": "只有一次有记录"},
        "place.room.rules": {"answer": "met"},
        "meetings.meet.study": {"note": "请补签到表"},
        "nowhere.at-all": {"answer": "met"},
    }
    review = {"reviewer": "王", "date": "2026-12-01", "answers": answers_}
    reply = DOOR.ask("review", sheet={**WHOLE_SHEET, "review": review}, today="2026-11-23")
    assert [each["id"] for each in reply["disagreements"]] == ["meetings.meet.lecture", "place.room.rules"]
    first = reply["disagreements"][0]
    assert (first["said"], first["reviewed"], first["note"]) == ("做到", "部分做到", "只有一次有记录")
    assert [each["id"] for each in reply["notes"]] == ["meetings.meet.study"]
    opinions = reply["opinions"]
    assert set(opinions) == {"meetings.meet.lecture", "place.room.rules", "meetings.meet.study"}
    assert opinions["meetings.meet.lecture"]["by"] == "考核人：王，考核日期：2026-12-01"
    assert {name for name, each in opinions.items() if each["mark"]} == {"meetings.meet.lecture", "place.room.rules"}
    lecture = opinions["meetings.meet.lecture"]
    assert (lecture["reviewed"], lecture["note"]) == ("考核意见：部分做到", "考核备注：只有一次有记录")
    result = DOOR.ask("result", sheet={**WHOLE_SHEET, "review": review}, today="2026-11-23")["review"]
    assert [each["id"] for each in result["apart"]] == ["meetings.meet.lecture", "place.room.rules"]
    assert [each["id"] for each in result["noted"]] == ["meetings.meet.study"]
    assert result["figures"] == {
        each["id"]: {"score": each["reviewed"]["score"], "band_text": each["reviewed"]["band_text"]} for each in reply["figures"]
    }
    assert [each["own"]["score"] for each in reply["figures"]] == scores(DOOR.score(**WHOLE_SHEET))
    assert "unknown-requirement" in [each["wrong"] for each in reply["problems"] if each["path"].startswith("review.")]


def scores(reply: dict[str, Any]) -> list[str]:
    return [each["score"] for each in (reply["overall"], *reply["areas"])]


@pytest.mark.parametrize("review", [None, {}, [], {"reviewer": "王"}, {"answers": {"nowhere.at-all": {"answer": "met"}}}])
def test_without_a_verdict_or_a_remark_nothing_of_a_review_is_shown(review: object) -> None:
    sheet = {**WHOLE_SHEET, "review": review}
    assert DOOR.ask("review", sheet=sheet)["opinions"] == {}
    assert DOOR.ask("result", sheet=sheet)["review"] is None


def test_who_reviewed_is_said_only_as_far_as_the_file_says_it() -> None:
    answers_ = {"place.room.rules": {"answer": "not-applicable"}}
    said = [
        DOOR.ask("review", lang=lang, sheet={**WHOLE_SHEET, "review": {**who, "answers": answers_}})["opinions"]["place.room.rules"]
        for lang, who in (("zh", {}), ("en", {"date": "2026-12-01"}))
    ]
    assert [each["by"] for each in said] == ["", "Reviewed on 2026-12-01"]
    assert said[0]["reviewed"].endswith("（没有写明理由，考核分不采用）")
    assert not said[0]["mark"]
