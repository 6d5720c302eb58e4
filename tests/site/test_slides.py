"""Slides are made from the module: nothing of it is lost, and no slide holds more than can be read from the last row."""

import pytest

from assess.model.text import Language
from assess.outputs.training.path import ModuleView, Training
from assess.outputs.training.slides import LINES, ROOM, Slide, slides
from assess.reading.content.folder import Content


@pytest.fixture(params=list(Language))
def language(request: pytest.FixtureRequest) -> Language:
    return Language(request.param)


@pytest.fixture
def decks(content: Content, language: Language) -> list[tuple[ModuleView, tuple[Slide, ...]]]:
    modules = Training(content.standard, content.library, language).modules()
    return [(module, slides(module, language)) for module in modules]


def test_there_is_a_deck_of_sensible_length_for_every_module(decks: list[tuple[ModuleView, tuple[Slide, ...]]]) -> None:
    assert len(decks) == 7
    assert all(10 <= len(deck) <= 40 for _, deck in decks)
    assert all([slide.first for slide in deck] == [True] + [False] * (len(deck) - 1) for _, deck in decks)


def test_no_slide_holds_more_than_can_be_read(decks: list[tuple[ModuleView, tuple[Slide, ...]]], language: Language) -> None:
    for module, deck in decks:
        for slide in deck:
            assert slide.title
            assert len(slide.lines) <= LINES, (module.id, slide.title)
            size = sum(len(line.text) for line in slide.lines)
            assert size <= ROOM[language] or len(slide.lines) == 1 or slide.hidden, (module.id, slide.title, size)


def test_every_requirement_of_a_section_is_shown_and_every_paragraph_is_in_the_notes(
    decks: list[tuple[ModuleView, tuple[Slide, ...]]],
) -> None:
    for module, deck in decks:
        for section in module.sections:
            shown = [slide for slide in deck if slide.title == section.title]
            assert [line.label for slide in shown for line in slide.lines] == [each.number for each in section.requirements]
            assert [note for slide in shown for note in slide.notes] == [each.text for each in section.passages]


def test_goals_case_and_tasks_are_there(decks: list[tuple[ModuleView, tuple[Slide, ...]]]) -> None:
    for module, deck in decks:
        said = [line.text for slide in deck for line in slide.lines]
        case = module.case
        for text in (*module.goals, case.situation, *(each.text for each in (*case.steps, *module.monday))):
            assert text in said, module.id
        assert any(slide.lead == case.question for slide in deck)


def test_a_question_keeps_its_answer_until_the_last_step(decks: list[tuple[ModuleView, tuple[Slide, ...]]]) -> None:
    for module, deck in decks:
        asked = [slide for slide in deck if slide.hidden]
        assert len(asked) == 4, module.id
        for slide in asked:
            assert sum(line.right for line in slide.lines) == 1
            assert slide.notes
        assert not any(line.right for slide in deck if not slide.hidden for line in slide.lines)
