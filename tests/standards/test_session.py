"""Material of a session: a programme of two hours, all questions to project, and sheets that give no answer away."""

import pytest

from assess.judging.exercises import judge_exercise
from assess.model.text import Language
from assess.outputs.quiz.paper import all_questions
from assess.outputs.report.html import document_html
from assess.outputs.training.exercises import Exercises, ExerciseView
from assess.outputs.training.path import Training
from assess.outputs.training.question_views import anchor
from assess.outputs.training.session import projected
from assess.outputs.training.work_sheets import work_sheets
from assess.reading.content.folder import Content

LANGUAGES = pytest.mark.parametrize("language", list(Language))


def cases(content: Content, language: Language) -> tuple[ExerciseView, ...]:
    training = Training(content.standard, content.library, language)
    judged = tuple(judge_exercise(each, content.standard) for each in content.library.exercises)
    return Exercises(judged, content.standard, training.requirement, language).all()


def test_the_programme_takes_two_hours_with_a_break(content: Content) -> None:
    agenda = content.library.agenda
    assert sum(each.minutes for each in agenda) == 120
    assert "break" in {each.id for each in agenda}
    pages = [each.page for each in agenda]
    for step in ("training/session/#questions", "training/cases/", "training/calibration/", "training/#papers"):
        assert step in pages


@LANGUAGES
def test_every_question_is_there_once_with_its_answer(content: Content, language: Language) -> None:
    shown = projected(Training(content.standard, content.library, language).modules())
    assert sorted(str(each["id"]) for each in shown) == sorted(
        anchor(each) for each in all_questions(content.standard, content.library)
    )
    for each in shown:
        assert each["answer"] and each["requirements"], each["id"]
        choices: list[dict[str, object]] = each["choices"]  # type: ignore[assignment]
        letters = [str(choice["letter"]) for choice in choices if choice["right"]]
        assert not choices or str(each["answer"]).replace(", ", "").replace("、", "") == "".join(letters), each["id"]


@LANGUAGES
def test_work_sheets_have_every_case_and_nothing_that_the_engine_finds(content: Content, language: Language) -> None:
    views = cases(content, language)
    html = document_html(work_sheets(views, language), language)
    assert html.count('class="new-page"') == len(views) - 1
    for case in views:
        assert case.title in html
        reasons = [reason for guess in case.guesses for found in guess.found for reason in found.because]
        assert reasons
        assert not [reason for reason in reasons if reason in html and reason != case.situation]
