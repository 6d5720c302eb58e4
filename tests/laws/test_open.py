"""Open requirements: one definition for the counts, the walk through the form and the band."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given

from assess.judging.history import band_waits_for, snapshot
from assess.judging.scoring import judge
from assess.model.answers import Answer, Choice, Sheet
from assess.model.branch import FactKind
from assess.model.findings import Applies, RedLine
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.report.result_page import _say_open
from assess.outputs.score.scores import count_answered, open_data, say_answered, say_remaining, say_waiting
from tests.bridge_client import BridgeClient, Json
from tests.bridge_client import sheet as sheet_of
from tests.laws.small_standards import judged

LEDGER = {
    "covers": ["general-meeting"],
    "rows": [{"date": f"2026-{month}-10", "activity": "general-meeting", "content": "学习"} for month in ("02", "05")],
}
GIVEN = {FactKind.YES_NO: "yes", FactKind.COUNT: 12, FactKind.SIZES: [6, 6]}
MEMBERS = "setup.criteria.full-members-for-branch"
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
def test_one_list_is_in_the_estimate_the_share_the_walk_the_result_and_the_finish(case: tuple[Standard, Sheet]) -> None:
    """Each of them is silent exactly when the list is empty, and counts what is in it."""
    standard, found = case
    result = judge(standard, found)
    left = result.open
    walk = open_data(result, standard, Language.EN)["walk"]
    assert len(walk) == len(left.facts) + len(left.ledgers) + len(left.requirements)  # type: ignore[arg-type]
    assert bool(left) == bool(say_remaining(result, standard, Language.EN)) == bool(_say_open(result, standard, Language.EN))
    all_of_it = re.fullmatch(r"(\d+) of \1 answered \(\d+%\)", say_answered(result, Language.EN))
    assert bool(all_of_it) == (not left)
    for language in Language:
        said = say_remaining(result, standard, language)
        assert said in _say_open(result, standard, language)
        numbers = [int(each) for each in re.findall(r"\d+", said)[:2]]
        assert not said or numbers == [len(left.facts), len(left.requirements)]
    if not left and result.score is not None:
        assert result.score.settled and result.band is not None


def test_finishing_says_what_is_left_open_and_so_do_the_reports(door: BridgeClient, standard: Standard) -> None:
    made = sheet_of(branch=full_facts(door, standard), year=2026, answers={})
    for language in ("zh", "en"):
        remaining = door.ask("score", lang=language, sheet=made, today="2026-12-30")["remaining"]
        assert door.ask("result", lang=language, sheet=made, today="2026-12-30")["finish"].startswith(remaining)
        blocks = door.ask("report_files", lang=language, format="print", sheet=made, today="2026-12-30")
        assert remaining in json.dumps(blocks, ensure_ascii=False)


@given(judged())
def test_an_open_band_names_what_holds_it_open_and_comes_with_the_answers(case: tuple[Standard, Sheet]) -> None:
    standard, found = case
    result = judge(standard, found)
    waiting = [standard.requirements[name] for name in result.band_waits_for]
    assert bool(waiting) == (result.score is not None and result.band is None)
    said = say_waiting(result, standard, Language.ZH)
    assert all(each.number in said for each in waiting)
    if waiting and all(each.red_line for each in waiting):
        assert all(each.number in _say_open(result, standard, Language.ZH) for each in waiting)
    if all(each.applies is not Applies.OPEN for each in result.findings):
        clear = {each.id: Answer(choice=Choice.MET) for each in waiting}
        assert not waiting or judge(standard, replace(found, answers={**found.answers, **clear})).band is not None


@given(judged())
def test_a_finished_assessment_names_the_same_as_while_it_was_made(case: tuple[Standard, Sheet]) -> None:
    standard, found = case
    result = judge(standard, found)
    if any(each.red_line is RedLine.BREACH and each.applies is Applies.OPEN for each in result.findings):
        return  # a breach is kept as one, and not whether the red line applied
    taken = snapshot(standard, found, result, today=None)
    assert set(band_waits_for(standard, taken)) == set(result.band_waits_for)


def test_what_the_ledger_or_a_fact_decides_is_not_asked_for_again(door: BridgeClient, standard: Standard) -> None:
    """Also where it decides that something falls short: half of the meetings were held, and there are too few members."""
    reply = score(door, branch={**full_facts(door, standard), "full-members": 2}, ledger=LEDGER)
    decided = {name for name, remark in reply["remarks"].items() if remark["status"] in {"partly", "not-met", "met"}}
    assert reply["remarks"][QUARTERLY]["status"] == "partly"
    assert len(decided) > 1
    assert not decided & set(reply["open"]["walk"])


def test_what_a_fact_or_the_ledger_decides_says_its_verdict(door: BridgeClient, standard: Standard) -> None:
    facts = full_facts(door, standard)
    zh, en = (score(door, language=language, branch=facts, ledger=LEDGER)["remarks"] for language in ("zh", "en"))
    assert zh[QUARTERLY]["decided"] == "由台账判定：部分达标（应开3次，已开2次）"
    assert en[QUARTERLY]["decided"] == "Decided by the ledger: partly met (2 of the 3 due)"
    assert zh[MEMBERS]["decided"] == "由支部情况判定：达标"
    assert zh[MEMBERS]["notes"][0].startswith("规则：")
    assert not any("达到要求" in note for note in zh[QUARTERLY]["notes"])


def test_entries_that_nobody_confirmed_are_asked_about_where_they_would_decide(door: BridgeClient, standard: Standard) -> None:
    """Once that is done, or the requirement is answered by hand, nothing more is asked."""
    unconfirmed = {**LEDGER, "covers": []}
    reply = score(door, branch=full_facts(door, standard), ledger=unconfirmed)
    assert reply["open"]["walk"][0] == "covers.general-meeting"
    assert "支部党员大会还没有确认登记齐全" in reply["remaining"]
    remark = reply["remarks"][QUARTERLY]
    assert remark["confirm"] == {"place": "covers.general-meeting", "text": "台账已记2个季度（共4个），确认登记齐全后自动判定。"}
    assert not remark["decided"]
    for more in ({"ledger": LEDGER}, {"ledger": unconfirmed, "answers": {QUARTERLY: {"answer": "met"}}}):
        reply = score(door, branch=full_facts(door, standard), **more)
        assert "covers.general-meeting" not in reply["open"]["walk"]
        assert "登记齐全" not in reply["remaining"]


def test_history_names_what_holds_the_band_open(door: BridgeClient, standard: Standard) -> None:
    answers = {each.id: {"answer": "met"} for each in standard.requirements.values() if each.points}
    facts = full_facts(door, standard)
    made = {"branch": facts, "answers": answers, "year": 2026}
    kept = door.ask("finish", lang="zh", sheet=sheet_of(**made), today="2026-12-30")["sheet"]
    [row] = door.ask("result", lang="zh", sheet=kept, today="2026-12-30")["history"]["rows"]
    lines = [each["number"] for each in score(door, branch=facts, answers=answers)["open"]["red_lines"]]
    assert row["band"] == f"等次待定（红线{'、'.join(lines)}未作答）"
    some = door.ask("result", lang="en", sheet=sheet_of(branch=facts, year=2026), today="2026-12-30")["history"]["rows"][-1]
    assert some["band"].startswith("Band still open (not decided: red line ")
    assert "more)" in some["band"]


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
