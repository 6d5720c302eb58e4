"""Questions made from the rules: one answer is right, and the engine shows that the others are not."""

import random
from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest

from assess.judging.applicability import applies, judge_conditions
from assess.judging.scoring import judge
from assess.model.branch import Branch, FactKind
from assess.model.periods import MONTHS
from assess.model.questions import Question, QuestionKind
from assess.model.rules import AtLeast
from assess.model.standard import Relation, Requirement, Standard
from assess.model.text import Language
from assess.outputs.training.question_layout import laid_out, options
from assess.outputs.training.questions import questions
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from tests.bridge_client import sheet

YEAR = 2026
TODAY = date(YEAR + 1, 2, 1)
BRANCHES = 3000


@pytest.fixture(scope="module")
def asked(standard: Standard) -> tuple[Question, ...]:
    return questions(standard)


def of_kind(asked: tuple[Question, ...], name: str) -> list[Question]:
    found = [each for each in asked if each.id.endswith(f".{name}")]
    assert found, name
    return found


def test_each_has_one_right_answer_and_its_own_id(asked: tuple[Question, ...], standard: Standard) -> None:
    assert len({each.id for each in asked}) == len(asked)
    for each in asked:
        assert standard.requirements.keys() >= {*each.requirements}
        assert (each.number is not None) == (each.kind is QuestionKind.NUMBER)
        assert bool(each.parts) == (each.kind is QuestionKind.MATCH)
        if each.choices:
            assert sum(choice.right for choice in each.choices) == 1
            assert all(bool(choice.instead) != choice.right for choice in each.choices)


def test_nobody_is_asked_how_freely_to_take_a_word_that_the_national_rule_overrules(
    asked: tuple[Question, ...], standard: Standard
) -> None:
    strict = {each.requirements[0] for each in of_kind(asked, "how-strict")}
    overruled = {
        each.id
        for each in standard.requirements.values()
        if any(standard.comparisons[name].relation is Relation.LOOSER for name in each.compare)
    }
    assert overruled and not strict & overruled


@pytest.mark.parametrize("language", list(Language))
def test_no_two_answers_read_the_same(asked: tuple[Question, ...], language: Language) -> None:
    for each in asked:
        texts = [choice.text.of(language) for choice in each.choices]
        assert len(set(texts)) == len(texts) and all(texts), each.id


def test_the_place_of_the_right_answer_tells_nothing(asked: tuple[Question, ...]) -> None:
    places = [[choice.right for choice in laid_out(each, "page").choices].index(True) for each in asked if each.choices]
    for place in range(4):
        assert places.count(place) >= len(places) / 8


def test_the_same_standard_gives_the_same_questions(asked: tuple[Question, ...], standard: Standard) -> None:
    assert questions(standard) == asked


def test_of_a_wrong_frequency_the_engine_thinks_otherwise(asked: tuple[Question, ...], standard: Standard) -> None:
    """There is a year that one of the two rules finds in order and the other does not."""
    for question in of_kind(asked, "how-often"):
        rule = at_least(standard.requirements[question.requirement])
        for choice in question.choices:
            if not choice.right:
                other = at_least(standard.requirements[choice.instead])
                assert any(is_met(rule, days) != is_met(other, days) for days in years()), (question.id, choice.text.zh)


def test_what_is_matched_belongs_to_one_answer_only(asked: tuple[Question, ...], standard: Standard) -> None:
    """For each of the other answers there is a year in which the engine tells the two rules apart."""
    found = of_kind(asked, "match-how-often")
    for question in found:
        rules = [at_least(standard.requirements[id_]) for id_ in question.requirements]
        assert len({rule.activity for rule in rules}) == len(rules) == len(question.parts)
        for rule, part in zip(rules, question.parts, strict=True):
            assert [each.answer for each in question.parts].count(part.answer) <= len(rules) - 1
            for other, answer in zip(rules, (each.answer for each in question.parts), strict=True):
                told_apart = any(is_met(rule, days) != is_met(other, days) for days in years())
                assert told_apart == (answer != part.answer), (question.id, part.text.zh, answer.zh)
        assert len(options(question)) == len({part.answer for part in question.parts})


def at_least(requirement: Requirement) -> AtLeast:
    assert isinstance(requirement.rule, AtLeast)
    return requirement.rule


def years() -> Iterator[tuple[int, ...]]:
    """The number of times it was done in each month of a year: nothing, once or twice in some of them, evenly or all at once."""
    for step, first, times in product((1, 2, 3, 4, 6, 12), (0, 1, 5), (1, 2)):
        yield tuple(times if month >= first and (month - first) % step == 0 else 0 for month in range(12))


def is_met(rule: AtLeast, months: tuple[int, ...]) -> bool:
    """The finding of `judge_ledger`, for an activity that is counted for nobody in particular."""
    length = MONTHS[rule.per]
    return all(sum(months[start : start + length]) >= rule.count for start in range(0, 12, length))


@pytest.mark.parametrize("requirement", ["life.three-meetings.general-meeting-quarterly", "life.theme-day.theme-day-monthly",
                                         "life.life-meeting-and-appraisal.life-meeting-half-yearly"])  # fmt: skip
def test_the_engine_counts_as_these_tests_do(standard: Standard, requirement: str) -> None:
    rule = at_least(standard.requirements[requirement])
    for months in years():
        rows = [
            {"date": str(date(YEAR, month, day)), "activity": rule.activity, "topic": f"{month}.{day}"}
            for month, times in enumerate(months, 1)
            for day in range(1, times + 1)
        ]
        found = read_sheet(Node(sheet(year=YEAR, ledger={"covers": [rule.activity], "rows": rows}), ProblemCollector()), standard)
        assert found
        result = judge(standard, found, today=TODAY)
        [finding] = [each for area in result.areas for each in area.findings if each.requirement == requirement]
        assert finding.ledger and finding.ledger.share is not None
        assert (finding.ledger.share == 1) == is_met(rule, months), months


def test_for_another_scope_the_engine_thinks_otherwise(asked: tuple[Question, ...], standard: Standard) -> None:
    """There is a branch to which one of the two applies and the other does not."""
    branches = list(random_branches(standard))
    for question in of_kind(asked, "for-whom"):
        right = standard.requirements[question.requirement].applies
        for choice in question.choices:
            if not choice.right:
                other = standard.requirements[choice.instead].applies
                assert any(
                    applies(judge_conditions(right, standard, branch)) != applies(judge_conditions(other, standard, branch))
                    for branch in branches
                ), (question.id, choice.text.zh)


def random_branches(standard: Standard) -> Iterator[Branch]:
    chance = random.Random(0)
    for _ in range(BRANCHES):
        facts = {}
        for fact in standard.facts.values():
            if fact.kind is FactKind.YES_NO:
                facts[fact.id] = chance.choice((True, False))
            elif fact.kind is FactKind.CHOICE:
                facts[fact.id] = chance.choice(list(fact.options))
        yield Branch(facts=facts)


def test_a_number_is_the_one_that_the_poster_gives(asked: tuple[Question, ...], standard: Standard) -> None:
    for question in of_kind(asked, "how-many"):
        assert str(question.number) in standard.requirements[question.requirement].text.zh
        assert question.about
        for language in Language:
            assert question.about.of(language).count("____") == 1


def test_nothing_is_asked_that_is_only_our_reading(asked: tuple[Question, ...], standard: Standard) -> None:
    for question in of_kind(asked, "how-often"):
        assert any(character.isdigit() for character in standard.requirements[question.requirement].text.zh)
    for question in of_kind(asked, "for-whom"):
        assert "本站理解" not in "".join(choice.text.zh for choice in question.choices)


def test_another_period_of_the_same_activity_is_no_wrong_answer(asked: tuple[Question, ...], standard: Standard) -> None:
    """There are lectures by the half-year and by the year: who says “every year” of lectures is not simply wrong."""
    rules = [each.rule for each in standard.requirements.values() if isinstance(each.rule, AtLeast)]
    for question in of_kind(asked, "how-often"):
        activity = at_least(standard.requirements[question.requirement]).activity
        same = {(rule.count, rule.per) for rule in rules if rule.activity == activity}
        for choice in question.choices:
            if not choice.right:
                other = at_least(standard.requirements[choice.instead])
                assert (other.count, other.per) not in same, question.id
