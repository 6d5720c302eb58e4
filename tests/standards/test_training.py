"""The training path rests on the standard: everything is taught, and no figure of a rule is written a second time."""

import re
from collections.abc import Iterator

import pytest

from assess.model.library import Library
from assess.model.questions import QuestionKind
from assess.model.rules import AtLeast
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.model.training import Module
from assess.outputs.training.path import Training
from assess.outputs.training.questions import questions
from assess.reading.content.folder import Content
from tests.inputs import ROOT

FIGURE = {
    Language.ZH: re.compile("[0-9]+(次|人|名|学时|年)|每(月|季度|半年)(至少|一般)*(召开|开展|举行|公布|报告|[0-9一两])"),
    Language.EN: re.compile(
        r"\b[0-9]+ (members|people|hours|class hours|times|years?)\b|\b(once|twice) (a|every|each) (month|quarter|half-year)\b",
        re.I,
    ),
}
"""What a figure of a rule would look like. What is said of a year is left out: our own advice speaks of years too."""


@pytest.fixture
def library(content: Content) -> Library:
    return content.library


def explanations(module: Module) -> Iterator[Text]:
    """Explanations of the requirements; situations of cases and their steps speak of a branch's figures."""
    yield from module.goals
    yield from (each.text for section in module.sections for each in section.passages)
    yield from (each.text for each in module.monday)


def test_there_are_seven_modules_and_each_has_everything(library: Library) -> None:
    assert len(library.modules) == 7
    for module in library.modules:
        assert len(module.goals) >= 3, module.id
        assert len(module.sections) >= 3, module.id
        assert len(module.case.steps) >= 3, module.id
        assert len(module.monday) >= 3, module.id


def test_every_requirement_is_taught(standard: Standard, library: Library) -> None:
    assert {id_ for module in library.modules for id_ in module.cited} == standard.requirements.keys()


def test_every_paragraph_names_what_it_rests_on(library: Library) -> None:
    for module in library.modules:
        for section in module.sections:
            assert all(each.cites for each in section.passages), (module.id, section.text.zh)
        assert all(each.cites for each in module.monday), module.id


@pytest.mark.parametrize("language", list(Language))
def test_no_figure_of_a_rule_is_written_a_second_time(library: Library, language: Language) -> None:
    texts = [text.of(language) for module in library.modules for text in explanations(module)]
    assert [text for text in texts if FIGURE[language].search(text)] == []


def test_a_figure_would_be_noticed(standard: Standard) -> None:
    counted = [each.text for each in standard.requirements.values() if isinstance(each.rule, AtLeast) and each.rule.per != "year"]
    for language in Language:
        noticed = [text for text in counted if FIGURE[language].search(text.of(language))]
        assert len(noticed) >= len(counted) / 2


@pytest.mark.parametrize("language", list(Language))
def test_the_way_through_the_modules_leads_from_the_first_to_the_last_and_back(
    standard: Standard, library: Library, language: Language
) -> None:
    modules = Training(standard, library, language).modules()
    assert [each.after.path if each.after else None for each in modules] == [*(each.path for each in modules[1:]), None]
    assert [each.before.path if each.before else None for each in modules] == [None, *(each.path for each in modules[:-1])]


def test_each_task_leads_to_the_module_that_teaches_it(standard: Standard, library: Library) -> None:
    training = Training(standard, library, Language.ZH)
    for area in standard.areas:
        for task in area.tasks:
            path = training.teaching(task.id).path
            assert task.id in next(each for each in library.modules if f"training/{each.id}/" == path).tasks


@pytest.mark.parametrize("language", list(Language))
def test_reading_a_module_takes_a_few_minutes(standard: Standard, library: Library, language: Language) -> None:
    assert all(3 <= each.minutes <= 15 for each in Training(standard, library, language).modules())


def test_there_are_questions_for_every_module(standard: Standard, library: Library) -> None:
    for module in Training(standard, library, Language.ZH).modules():
        assert len(module.questions) >= 4, module.id
        assert len({each.anchor for each in module.questions}) == len(module.questions)
        assert all(each.answer for each in module.questions)


def test_every_module_asks_in_several_ways_and_states_what_is_true_and_what_is_not(library: Library) -> None:
    for module in library.modules:
        assert len(module.questions) >= 12, module.id
        assert len({each.kind for each in module.questions}) >= 3, module.id
    stated = [each.true for module in library.modules for each in module.questions if each.kind is QuestionKind.TRUE_FALSE]
    assert len(stated) / 4 <= stated.count(True) <= len(stated) * 3 / 4


@pytest.mark.parametrize("language", list(Language))
def test_nothing_to_choose_from_is_said_twice(library: Library, language: Language) -> None:
    for module in library.modules:
        for each in module.questions:
            texts = [choice.text.of(language) for choice in each.choices] + [part.text.of(language) for part in each.parts]
            assert len(set(texts)) == len(texts), each.id


def test_a_right_answer_is_not_told_by_being_the_longest(library: Library) -> None:
    """A quarter of them would be by chance; that of a careful text is longer, but must not always be."""
    for language in Language:
        lengths = [
            [(len(choice.text.of(language)), choice.right) for choice in question.choices]
            for module in library.modules
            for question in module.questions
            if question.kind is QuestionKind.SINGLE
        ]
        longest = sum(max(each)[1] for each in lengths)
        assert longest <= len(lengths) * 0.6, (language, longest, len(lengths))


def test_the_figures_that_the_changes_give_are_right(standard: Standard, library: Library) -> None:
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    made, written = len(questions(standard)), sum(len(module.questions) for module in library.modules)
    cases = len(library.exercises)
    assert (
        f"- {made + written} questions" in changes and f"{made} made from the rules" in changes and f"{written} written" in changes
    )
    assert f"- {cases} cases" in changes
