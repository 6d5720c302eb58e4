"""The cases of the training: what the engine finds of them is what their pages say, and there is always something to find out."""

from typing import Any

import pytest

from assess.judging.exercises import judge_exercise
from assess.model.exercises import JudgedExercise, Level
from assess.model.text import Language
from assess.outputs.training.exercises import Exercises, ExerciseView
from assess.outputs.training.path import Training
from assess.reading.content.exercises import FILE
from assess.reading.content.folder import Content
from tests.bridge_client import BridgeClient, sheet


@pytest.fixture(scope="module")
def judged(content: Content) -> tuple[JudgedExercise, ...]:
    return tuple(judge_exercise(each, content.standard) for each in content.library.exercises)


def views(content: Content, judged: tuple[JudgedExercise, ...], language: Language) -> tuple[ExerciseView, ...]:
    training = Training(content.standard, content.library, language)
    return Exercises(judged, content.standard, training.requirement, language).all()


def test_there_are_enough_and_they_get_harder(content: Content) -> None:
    levels = [list(Level).index(each.level) for each in content.library.exercises]
    assert len(levels) >= 15
    assert levels == sorted(levels)
    assert min(levels.count(place) for place in range(len(Level))) >= 4


@pytest.mark.parametrize("language", list(Language))
def test_every_case_has_a_right_answer_and_a_wrong_one(
    content: Content, judged: tuple[JudgedExercise, ...], language: Language
) -> None:
    for each in views(content, judged, language):
        right = [guess.right for guess in each.guesses]
        assert any(right) and not all(right), each.id
        assert each.deciding or sum(right) == 1, each.id
        assert len({guess.text for guess in each.guesses}) == len(right), each.id
        assert all(found.because for guess in each.guesses for found in guess.found), each.id


def test_every_state_that_can_be_guessed_is_right_of_some_case(content: Content, judged: tuple[JudgedExercise, ...]) -> None:
    guessed = [each for each in views(content, judged, Language.ZH) if not each.deciding]
    assert {guess.letter for each in guessed for guess in each.guesses if guess.right} == set("ABCD")


@pytest.mark.parametrize("language", list(Language))
def test_the_form_finds_the_same_of_the_same_branch(
    content: Content, door: BridgeClient, judged: tuple[JudgedExercise, ...], language: Language
) -> None:
    """Asked through the bridge, with the branch as it is in the file."""
    raw: Any = content.raw[FILE]
    for case, each in zip(raw, views(content, judged, language), strict=True):
        branch = {name: case[name] for name in ("branch", "ledger", "answers") if name in case}
        if each.deciding:
            continue
        reply = door.ask(
            "explain", lang=language.value, sheet=sheet(year=case["year"], **branch), today=case["today"], about=case["watch"][0]
        )
        [found] = each.guesses[0].found
        assert reply["explanation"]["status_text"] == found.state, each.id
        assert len(reply["explanation"]["because"]) == len(found.because), each.id


def test_a_decision_changes_the_branch_and_nothing_else(content: Content) -> None:
    for each in content.library.exercises:
        for decision in each.decisions:
            before, after = each.sheet, decision.sheet
            assert after.ledger.entries[: len(before.ledger.entries)] == before.ledger.entries
            assert after.ledger.people == before.ledger.people
            assert (after.year, after.answers) == (before.year, before.answers)


def test_every_module_about_tasks_that_have_cases_leads_to_them(content: Content, judged: tuple[JudgedExercise, ...]) -> None:
    training = Training(content.standard, content.library, Language.ZH)
    exercises = Exercises(judged, content.standard, training.requirement, Language.ZH)
    led_to = [link.path for module in content.library.modules for link in exercises.about(module.tasks)]
    assert sorted(led_to) == sorted(f"training/cases/#{each.exercise.id}" for each in judged)
