"""The next steps: they bring what they promise, and nothing better was left out."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given

from assess.judging.scoring import judge
from assess.model.answers import Answer, Choice, Sheet
from assess.model.findings import Applies, RedLine, Result, VerdictSource
from assess.model.standard import MOST_EFFORT, Standard
from assess.model.text import Language
from assess.outputs.score.actions import EFFORTS, action_data
from assess.reading.content.folder import load
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from tests.inputs import ROOT
from tests.laws.small_standards import judged

MET = Answer(choice=Choice.MET)
DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def standard() -> Standard:
    return load(ROOT / "standards").standard


@given(judged(least_areas=2))
def test_a_step_taken_raises_the_score_by_what_it_promised(case: tuple[Standard, Sheet]) -> None:
    standard, sheet = case
    before = judge(standard, sheet)
    assume(before.score is not None and all(each.applies is not Applies.OPEN for area in before.areas for each in area.findings))
    ticked = {each.requirement for area in before.areas for each in area.findings if each.source is VerdictSource.ANSWER}
    for action in before.actions:
        if action.requirement not in ticked:
            continue  # facts decide there: a tick changes nothing
        after = judge(standard, answered(sheet, action.requirement, MET))
        assert low(after) - low(before) == action.gain


@given(judged(least_areas=2))
def test_no_step_that_was_left_out_gains_more_for_its_work(case: tuple[Standard, Sheet]) -> None:
    standard, sheet = case
    few = judge(standard, sheet).actions
    many = judge(replace(standard, scoring=replace(standard.scoring, next_actions=10)), sheet).actions
    assert many[: len(few)] == few
    assert len(few) == min(3, len(many))
    assert [each.red_line for each in many] == sorted((each.red_line for each in many), reverse=True)
    worth = [each.gain / each.effort for each in many if not each.red_line]
    assert worth == sorted(worth, reverse=True)


@given(judged(least_areas=2))
def test_only_what_is_known_to_fall_short_is_named(case: tuple[Standard, Sheet]) -> None:
    standard, sheet = case
    result = judge(standard, sheet)
    findings = {each.requirement: each for area in result.areas for each in area.findings}
    for action in result.actions:
        finding = findings[action.requirement]
        assert finding.applies is Applies.YES
        assert finding.red_line is RedLine.BREACH or (finding.share is not None and finding.share < 1)


def test_a_missed_period_cannot_be_won_back_and_the_open_one_is_the_deadline(standard: Standard) -> None:
    held = [{"date": f"2026-{month}-01", "activity": "general-meeting"} for month in (2, 8)]
    result = judge(standard, sheet_of(standard, held), today=DAY)
    action = next(each for each in result.actions if each.requirement.endswith("general-meeting-quarterly"))
    area = next(each for each in result.areas if each.area == "life")
    assert area.arithmetic
    # Two of three so far; three of four is the best that is left of this year.
    assert action.gain == (Fraction(3, 4) - Fraction(2, 3)) / area.arithmetic.counted_low * 100 / 5
    assert action.deadline == date(2026, 12, 31)


def test_a_year_that_is_over_has_no_deadlines_and_no_lost_periods_to_win(standard: Standard) -> None:
    result = judge(standard, sheet_of(standard, [{"date": "2026-02-01", "activity": "general-meeting"}]), today=date(2027, 2, 1))
    assert not [each for each in result.actions if each.requirement.endswith("general-meeting-quarterly")]
    assert all(each.deadline is None for each in result.actions)


@pytest.mark.parametrize("language", list(Language))
def test_each_step_says_what_it_brings_and_by_which_rule(standard: Standard, language: Language) -> None:
    result = judge(standard, sheet_of(standard, [{"date": "2026-02-01", "activity": "general-meeting"}]), today=DAY)
    data = action_data(result.actions, standard, language)
    assert data["order"]
    steps = data["steps"]
    assert isinstance(steps, list) and steps
    for step in steps:
        assert step["why"] and step["text"]
    words = {Language.ZH: "12月31日前完成", Language.EN: "due by 31 December"}[language]
    assert words in steps[0]["why"]


def test_every_level_of_work_has_its_words() -> None:
    assert len(EFFORTS) == MOST_EFFORT


def sheet_of(standard: Standard, rows: list[dict[str, str]]) -> Sheet:
    data = {
        "format": "wuhua-sheet",
        "version": 1,
        "year": 2026,
        "branch": {"form": "regular", "full-members": 12, "committee": "yes"},
        "answers": {},
        "ledger": {"covers": ["general-meeting"], "rows": rows},
    }
    sheet = read_sheet(Node(data, ProblemCollector()), standard)
    assert sheet is not None
    return sheet


def answered(sheet: Sheet, requirement: str, answer: Answer) -> Sheet:
    return replace(sheet, answers={**sheet.answers, requirement: answer})


def low(result: Result) -> Fraction:
    assert result.score is not None
    return result.score.low
