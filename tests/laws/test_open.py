"""Open requirements: one definition for the counts, the walk through the form and the band."""

from dataclasses import replace

import pytest
from hypothesis import given

from assess.judging.scoring import judge
from assess.model.answers import Answer, Choice, Sheet
from assess.model.branch import FactKind
from assess.model.findings import Applies, RedLine
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.report.result_page import _say_open
from assess.outputs.score.scores import count_answered, open_data, say_waiting
from tests.bridge_client import BridgeClient, Json
from tests.bridge_client import sheet as sheet_of
from tests.laws.small_standards import judged

LEDGER = {
    "covers": ["general-meeting"],
    "rows": [{"date": f"2026-{month}-10", "activity": "general-meeting", "content": "学习"} for month in ("02", "05")],
}
GIVEN = {FactKind.YES_NO: "yes", FactKind.COUNT: 12, FactKind.SIZES: [6, 6]}
QUARTERLY = "life.three-meetings.general-meeting-quarterly"


@given(judged())
def test_open_is_what_applies_and_nobody_has_decided(case: tuple[Standard, Sheet]) -> None:
    for each in judge(*case).findings:
        assert each.open == (each.applies is not Applies.NO and not each.exempted and each.share is None)
        assert each.red_line is None or each.open == (each.red_line is RedLine.OPEN)
        assert each.source is None or not each.open


@given(judged())
def test_the_walk_asks_for_everything_open_once_facts_first_then_red_lines(case: tuple[Standard, Sheet]) -> None:
    standard, _ = case
    result = judge(*case)
    data = open_data(result, standard, Language.EN)
    red_lines = [each["id"] for each in data["red_lines"]]  # type: ignore[attr-defined]
    others = [each.requirement for each in result.findings if each.open and each.red_line is None]
    facts = [fact for fact in standard.facts if fact in result.open_facts]
    assert data["walk"] == [*facts, *red_lines, *others]
    assert red_lines == [each.requirement for each in result.findings if each.open and each.red_line is not None]


@given(judged())
def test_all_are_counted_as_answered_exactly_when_none_is_left_to_ask_for(case: tuple[Standard, Sheet]) -> None:
    for finding in (result := judge(*case), *result.areas):
        answered, asked = count_answered(finding)
        assert asked - answered == sum(each.open for each in finding.findings)


@given(judged())
def test_a_band_that_red_lines_hold_open_names_them_and_comes_with_their_answers(case: tuple[Standard, Sheet]) -> None:
    standard, found = case
    result = judge(standard, found)
    if not result.band_waits_for:
        return  # as most are; the last test has one
    assert result.band is None
    said = say_waiting(result, standard, Language.ZH)
    assert all(standard.requirements[name].number in said for name in result.band_waits_for)
    assert all(standard.requirements[name].number in _say_open(result, standard, Language.ZH) for name in result.band_waits_for)
    clear = {name: Answer(choice=Choice.MET) for name in result.band_waits_for}
    assert judge(standard, replace(found, answers={**found.answers, **clear})).band is not None


def test_what_the_ledger_or_a_fact_decides_is_not_asked_for_again(door: BridgeClient, standard: Standard) -> None:
    """Also where it decides that something falls short: half of the meetings were held, and there are too few members."""
    reply = score(door, branch={**full_facts(door, standard), "full-members": 2}, ledger=LEDGER)
    decided = {name for name, remark in reply["remarks"].items() if remark["status"] in {"partly", "not-met", "met"}}
    assert reply["remarks"][QUARTERLY]["status"] == "partly"
    assert len(decided) > 1
    assert not decided & set(reply["open"]["walk"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_red_lines_left_out_are_in_the_count_in_the_walk_and_in_the_result(
    door: BridgeClient, standard: Standard, language: str
) -> None:
    """As a branch did that was told that all was answered: every scored requirement ticked, no red line, no advice."""
    answers = {each.id: {"answer": "met"} for each in standard.requirements.values() if each.points}
    facts = full_facts(door, standard)
    reply = score(door, language=language, branch=facts, answers=answers)
    lines = [each["number"] for each in reply["open"]["red_lines"]]
    assert lines
    assert reply["open"]["walk"][: len(lines)] == [each["id"] for each in reply["open"]["red_lines"]]
    assert reply["overall"]["asked"] - reply["overall"]["answered"] == len(reply["open"]["walk"]) > len(lines)
    assert "100%" not in reply["overall"]["answered_text"]
    assert all(number in reply["overall"]["band_why"] for number in lines)
    result = door.ask("result", lang=language, sheet=sheet_of(branch=facts, answers=answers, year=2026), today="2026-12-30")
    assert result["open_red_lines"] == reply["open"]["red_lines"]
    assert all(number in result["open"] for number in lines)


def full_facts(door: BridgeClient, standard: Standard) -> Json:
    """Answers to every question that is asked."""
    facts: Json = {}
    while missing := [standard.facts[name] for name in score(door, branch=facts)["open"]["walk"] if name in standard.facts]:
        facts |= {each.id: next(iter(each.options), None) or GIVEN[each.kind] for each in missing}
    return facts


def score(door: BridgeClient, *, language: str = "zh", **parts: object) -> Json:
    return door.ask("score", lang=language, sheet=sheet_of(year=2026, **parts), today="2026-12-30")
