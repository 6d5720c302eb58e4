"""The same requirements from every side: nothing is lost on the way, and what a filter takes away really cannot apply."""

import pytest

from assess.judging.applicability import admitted, applies, judge_conditions
from assess.model.branch import Branch, Fact, FactKind, FactValue
from assess.model.findings import Applies
from assess.model.standard import Requirement, Standard
from assess.model.text import Language
from assess.outputs.site.browse import VIEWS, Browse, Group, Item

LANGUAGES = pytest.mark.parametrize("language", list(Language))


@pytest.fixture(scope="module")
def fitting(standard: Standard) -> dict[str, dict[str, frozenset[str]]]:
    return {name: admitted(each, standard) for name, each in standard.requirements.items()}


def browse_of(standard: Standard, fitting: dict[str, dict[str, frozenset[str]]], language: Language) -> Browse:
    return Browse(standard, fitting, language)


def items_in(groups: tuple[Group, ...]) -> list[Item]:
    return [item for group in groups for item in (*group.items, *items_in(group.parts))]


# — what can apply


def given(standard: Standard, fact: Fact, option: str) -> dict[str, FactValue]:
    """An answer, and the answers without which the question would not be asked."""
    facts: dict[str, FactValue] = {fact.id: option == "yes" if fact.kind is FactKind.YES_NO else option}
    while fact.asked_when is not None:
        condition = standard.conditions[fact.asked_when]
        fact = standard.facts[condition.fact]
        [first, *_] = condition.is_ or [each for each in fact.options if each not in condition.is_not]
        facts[fact.id] = first == "yes" if fact.kind is FactKind.YES_NO else first
    return facts


def test_what_is_not_admitted_does_not_apply_and_what_is_may(standard: Standard) -> None:
    """One answer alone never excludes more than is said, and always as much: by the judge of the checklist itself."""
    for each in standard.requirements.values():
        allowed = admitted(each, standard)
        for fact in standard.facts.values():
            options = ("yes", "no") if fact.kind is FactKind.YES_NO else tuple(fact.options)
            for option in options:
                facts = given(standard, fact, option)
                may = all(_word(value) in allowed.get(name, {_word(value)}) for name, value in facts.items())
                assert (found(standard, each, facts) is not Applies.NO) == may, (each.id, facts)


def found(standard: Standard, requirement: Requirement, facts: dict[str, FactValue]) -> Applies:
    return applies(judge_conditions(requirement.applies, standard, Branch(facts=facts)))


def _word(value: FactValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def test_a_requirement_without_conditions_is_never_taken_away(standard: Standard) -> None:
    assert all(admitted(each, standard) == {} for each in standard.requirements.values() if not each.applies)


# — lists


@LANGUAGES
def test_every_requirement_is_in_every_view(
    standard: Standard, fitting: dict[str, dict[str, frozenset[str]]], language: Language
) -> None:
    browse = browse_of(standard, fitting, language)
    everything = set(standard.requirements)
    assert [item.id for item in items_in(browse.by_area())] == list(standard.requirements)
    for name in VIEWS:
        seen = {item.id for item in items_in(browse.view(name).groups)}
        wanted = {each.id for each in standard.requirements.values() if each.red_line} if name == "red-lines" else everything
        assert seen == wanted, name


@LANGUAGES
def test_an_option_counts_the_requirements_that_have_it(
    standard: Standard, fitting: dict[str, dict[str, frozenset[str]]], language: Language
) -> None:
    browse = browse_of(standard, fitting, language)
    items = items_in(browse.by_area())
    assert browse.count() == len(items)
    for each in browse.filters():
        for option in each.options:
            assert option.count == sum(option.value in dict(item.values)[each.id].split() for item in items) > 0
        having = {value for item in items for value in dict(item.values)[each.id].split()}
        assert having == {option.value for option in each.options}


@LANGUAGES
def test_only_choices_that_can_take_something_away_are_offered(
    standard: Standard, fitting: dict[str, dict[str, frozenset[str]]], language: Language
) -> None:
    browse = browse_of(standard, fitting, language)
    filters = browse.branch_filters()
    assert {"form", "unit", "committee", "groups"} <= {each.id for each in filters}
    for each in filters:
        assert min(option.count for option in each.options) < browse.count()


def test_names_of_filters_and_facts_never_meet(standard: Standard, fitting: dict[str, dict[str, frozenset[str]]]) -> None:
    """Both stand in the address of the list."""
    browse = browse_of(standard, fitting, Language.ZH)
    names = [each.id for each in (*browse.filters(), *browse.branch_filters())]
    assert len(names) == len(set(names))
