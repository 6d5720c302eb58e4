"""The sentences made from rules and conditions: in both languages, whole, and with the rule's own number."""

import re

import pytest

from assess.model.standard import Basis, Relation, Standard
from assess.model.text import Language
from assess.outputs.site.pages import NOT_VERIFIED, Pages
from assess.outputs.site.views import ComparisonView
from assess.outputs.words.wording import NOT_COMPARED, SMALL_NUMBERS, say_rule, say_scope
from assess.reading.content.folder import Content
from tests.standards.test_counts import HAN, numbers

DOUBLED = re.compile(r"([，。；：、！？,.;:!?])\1|[，；：、,;:][。.]|[。.][，；：、,;:]|：：|“”|‘’|  |（）|\(\)|。.|\. \.")
REPEATED = re.compile(r"([\u4e00-\u9fff]{2,})\1")
ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇\d]+条|\bArticles? \d")
EN = {number: {word, str(number)} for number, word in enumerate(SMALL_NUMBERS)}


def test_every_rule_is_a_whole_sentence_in_both_languages(standard: Standard) -> None:
    for zh, en in rules(standard).values():
        assert_sentence(zh, "。")
        assert_sentence(en, ".")
        assert HAN.search(zh)
        assert not HAN.search(en), en
        assert en[0].isupper() or en[0].isdigit(), en


def test_every_rule_says_its_number_in_both_languages(standard: Standard) -> None:
    for id_, (zh, en) in rules(standard).items():
        for number in numbers(standard.requirements[id_].rule):
            assert str(number) in zh
            assert EN.get(number, {str(number)}) & set(re.findall(r"\w+", en)), en


def test_no_chinese_rule_says_a_word_twice_in_a_row(standard: Standard) -> None:
    for zh, _ in rules(standard).values():
        assert not REPEATED.search(zh), zh


def test_every_scope_is_a_whole_sentence_in_both_languages(standard: Standard) -> None:
    for each in standard.requirements.values():
        assert_sentence(say_scope(each, standard, Language.ZH), "。")
        assert_sentence(say_scope(each, standard, Language.EN), ".")


def test_a_scope_says_so_where_a_condition_is_ours_and_only_there(standard: Standard) -> None:
    for each in standard.requirements.values():
        ours = [name for name in each.applies if standard.conditions[name].basis is Basis.OURS]
        for language in Language:
            scope = say_scope(each, standard, language)
            assert (standard.label(Basis.OURS).of(language) in scope) == bool(ours), scope


def test_a_scope_of_mixed_conditions_names_those_that_are_ours(standard: Standard) -> None:
    mixed = standard.requirements["setup.elections.postponement-approved"]
    assert say_scope(mixed, standard, Language.ZH) == ("适用于临时党支部以外且延期换届的党支部（其中“临时党支部以外”为本站理解）。")
    assert say_scope(mixed, standard, Language.EN) == (
        "Applies to non-temporary branches whose election was postponed (our reading: “non-temporary”)."
    )


def test_different_rules_are_said_differently(standard: Standard) -> None:
    """Two requirements with one sentence: one of them has lost what makes it different."""
    for place in (0, 1):
        said = [texts[place] for texts in rules(standard).values()]
        assert sorted(each for each in set(said) if said.count(each) > 1) == []


# — comparisons


def test_a_rule_that_was_not_verified_names_no_article(standard: Standard) -> None:
    for each in standard.comparisons.values():
        if each.relation is Relation.NOT_VERIFIED:
            said = [each.national, *([each.note] if each.note else [])]
            assert each.article is None, each.id
            assert not [text for text in said if ARTICLE.search(text.zh) or ARTICLE.search(text.en)], each.id


@pytest.mark.parametrize("language", Language)
def test_a_page_names_no_article_of_a_rule_that_was_not_verified(content: Content, language: Language) -> None:
    for view in comparisons(Pages(content.standard, content.library, language)):
        if view.relation == Relation.NOT_VERIFIED:
            assert view.article in ("", NOT_VERIFIED.of(language))
            assert not ARTICLE.search(view.national + view.note)
        elif ARTICLE.search(view.article):
            assert view.source, "an article is an article of something"


@pytest.mark.parametrize("language", Language)
def test_every_comparison_is_shown_somewhere(content: Content, language: Language) -> None:
    shown = {view.national for view in comparisons(Pages(content.standard, content.library, language))}
    assert shown == {each.national.of(language) for each in content.standard.comparisons.values()}


@pytest.mark.parametrize("language", Language)
def test_a_requirement_without_a_comparison_says_so_and_no_other(content: Content, language: Language) -> None:
    pages = Pages(content.standard, content.library, language)
    views = [pages.requirement(each) for each in content.standard.requirements]
    assert {bool(view.comparisons) for view in views} == {True, False}
    for view in views:
        assert view.not_compared == ("" if view.comparisons else NOT_COMPARED.of(language))


def test_what_was_not_verified_is_not_counted_as_compared(content: Content, standard: Standard) -> None:
    """The figure of the home page: with a comparison, and with one that compares."""
    pages = Pages(content.standard, content.library, Language.ZH)
    views = [{view.relation for view in pages.requirement(each).comparisons} for each in standard.requirements]
    compared = pages.counts().compared
    assert compared == sum(bool(each - {Relation.NOT_VERIFIED.value}) for each in views) < sum(map(bool, views)) < len(views)


def comparisons(pages: Pages) -> list[ComparisonView]:
    tasks = [task for area in pages.areas() for task in area.tasks]
    return [view for task in tasks for view in (*task.gaps, *(each for one in task.requirements for each in one.comparisons))]


def rules(standard: Standard) -> dict[str, tuple[str, str]]:
    return {
        each.id: (say_rule(each.rule, standard, Language.ZH), say_rule(each.rule, standard, Language.EN))
        for each in standard.requirements.values()
        if each.rule
    }


def assert_sentence(text: str, stop: str) -> None:
    assert text.endswith(stop), text
    assert not DOUBLED.search(text.removesuffix(stop)), text
    assert "None" not in text, text
    assert "{" not in text, text
    assert text == text.strip()
