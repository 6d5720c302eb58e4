"""The remaining work: it goes down with every answer, ends with the last, and a first time stays short."""

from math import ceil

from hypothesis import given

from assess.judging.scoring import judge
from assess.model.answers import Answer, Choice, Sheet
from assess.model.findings import Result
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.score.scores import say_remaining
from tests.laws.small_standards import judged

MINUTES_AT_MOST = 20


def left(result: Result) -> int:
    return len(result.open_facts) + sum(each.open for each in result.findings)


@given(judged())
def test_an_answer_to_an_open_requirement_leaves_one_less(case: tuple[Standard, Sheet]) -> None:
    standard, found = case
    before = judge(standard, found)
    for area in before.areas:
        for each in area.findings:
            given_ = Answer(choice=Choice.MET)
            after = judge(
                standard, Sheet(branch=found.branch, answers={**found.answers, each.requirement: given_}, year=found.year)
            )
            assert left(before) - left(after) in (0, 1) or found.answers.get(each.requirement) is not None


@given(judged())
def test_nothing_is_said_exactly_when_nothing_is_left(case: tuple[Standard, Sheet]) -> None:
    standard, found = case
    result = judge(standard, found)
    for language in Language:
        assert (say_remaining(result, standard, language) == "") == (left(result) == 0)


def test_a_first_self_assessment_takes_at_most_twenty_minutes(standard: Standard) -> None:
    """By the estimate that the form shows; nothing imported, nothing known about the branch."""
    result = judge(standard, Sheet())
    open_answers = sum(each.open for each in result.findings)
    seconds = len(result.open_facts) * standard.scoring.fact_seconds + open_answers * standard.scoring.answer_seconds
    assert open_answers == len(standard.requirements)
    assert ceil(seconds / 60) <= MINUTES_AT_MOST
    assert str(ceil(seconds / 60)) in say_remaining(result, standard, Language.EN)
