"""The standard is all there: as many of everything as the poster has, each with its evidence, its number and its strength."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum

import pytest

from assess.model.rules import AtLeast, Rule, Share, Threshold
from assess.model.standard import Requirement, Standard, Strength
from assess.model.text import Language, Text
from assess.outputs.site.pages import Pages
from assess.reading.content.folder import Content

HAN = re.compile(r"[\u4e00-\u9fff]")
DIGITS = re.compile(r"\d+")
STRENGTHS = {
    "一般": Strength.GENERALLY,
    "原则上": Strength.IN_PRINCIPLE,
    "鼓励": Strength.ENCOURAGED,
    "可根据": Strength.MAY,
    "不得": Strength.MUST_NOT,
    "坚决防止": Strength.MUST_NOT,
    "注重": Strength.SHOULD,
    "注意": Strength.SHOULD,
}
"""The poster's own words of strength."""


@pytest.mark.parametrize("language", Language)
def test_there_is_as_much_as_the_poster_has(content: Content, language: Language) -> None:
    counts = Pages(content.standard, content.library, language).counts()
    assert (counts.areas, counts.objectives, counts.tasks, counts.sentences, counts.requirements) == (5, 20, 26, 42, 114)
    assert (counts.terms, counts.corrections, counts.red_lines) == (60, 31, 4)
    assert counts.scored + counts.advice + counts.red_lines == counts.requirements


def test_each_area_has_its_four_objectives_and_its_tasks(standard: Standard) -> None:
    assert [len(area.objectives) for area in standard.areas] == [4] * 5
    assert [len(area.tasks) for area in standard.areas] == [4, 4, 7, 6, 5]


def test_everything_is_there_in_both_languages(content: Content) -> None:
    for place, text in texts(content.standard, "standard") + texts(content.library, "library"):
        if not re.search(r"parts\[.*\]\.answer$", place) or not text.zh.isdigit():  # a place in an order is the same in both
            assert HAN.search(text.zh), place
            assert re.search("[A-Za-z]", text.en), place
        assert text.zh == text.zh.strip(), place
        assert text.en == text.en.strip(), place


def test_every_requirement_names_what_usually_shows_it(standard: Standard) -> None:
    assert [each.id for each in standard.requirements.values() if not each.evidence] == []


def test_the_number_in_the_posters_words_is_the_number_in_the_rule(standard: Standard) -> None:
    for each in standard.requirements.values():
        quoted = [int(digits) for digits in DIGITS.findall(each.quote)]
        assert not quoted or quoted == numbers(each.rule), each.id


def test_every_figure_of_the_poster_is_in_some_rule(standard: Standard) -> None:
    for sentence in (each for area in standard.areas for task in area.tasks for each in task.sentences):
        in_rules = {number for each in sentence.requirements for number in numbers(each.rule)}
        assert {int(digits) for digits in DIGITS.findall(sentence.text.zh)} <= in_rules, sentence.text.zh


def test_the_strength_is_that_of_the_posters_words(standard: Standard) -> None:
    for each in standard.requirements.values():
        said = {strength for word, strength in STRENGTHS.items() if word in each.quote}
        assert said <= {each.strength}, each.id


def test_what_is_left_to_the_branch_carries_no_points(standard: Standard) -> None:
    for each in standard.requirements.values():
        assert (each.points == 0) == (each.strength in (Strength.MAY, Strength.ENCOURAGED) or each.red_line), each.id


def test_ids_and_numbers_are_never_given_twice(standard: Standard) -> None:
    requirements = [each for area in standard.areas for each in area.requirements]
    for given in ([each.id for each in requirements], [each.number for each in requirements]):
        assert [name for name, times in Counter(given).items() if times > 1] == []


def test_a_requirement_of_the_poster_applies_to_some_kind_of_branch(standard: Standard) -> None:
    """No two of its conditions exclude each other."""
    for each in standard.requirements.values():
        assert not contradictions(each, standard), each.id


def contradictions(requirement: Requirement, standard: Standard) -> list[str]:
    wanted: dict[str, set[str]] = {}
    for condition in map(standard.conditions.__getitem__, requirement.applies):
        fact = standard.facts[condition.fact]
        options = set(fact.options) or {"yes", "no"}
        allowed = set(condition.is_) or options - set(condition.is_not)
        wanted[fact.id] = wanted.get(fact.id, options) & allowed
    return [fact for fact, options in wanted.items() if not options]


def numbers(rule: Rule | None) -> list[int]:
    match rule:
        case AtLeast():
            return [rule.count]
        case Threshold():
            return [number for number in (rule.at_least, rule.below) if number is not None]
        case Share():
            return [rule.percent]
        case _:
            return []


def texts(thing: object, place: str) -> list[tuple[str, Text]]:
    """Every text in the thing, with its place."""
    return list(_texts(thing, place))


def _texts(thing: object, place: str) -> Iterator[tuple[str, Text]]:
    if isinstance(thing, Text):
        yield place, thing
    elif isinstance(thing, dict):
        for name, value in thing.items():
            yield from _texts(value, f"{place}.{name}")
    elif isinstance(thing, tuple):
        for number, value in enumerate(thing):
            yield from _texts(value, f"{place}[{number}]")
    elif is_dataclass(thing) and not isinstance(thing, type | StrEnum):
        for each in fields(thing):
            yield from _texts(getattr(thing, each.name), f"{place}.{each.name}")
