"""The line that answers, of a requirement and of a question outside the poster."""

from __future__ import annotations

import pytest

from assess.model.text import Language
from assess.outputs.site.answers import NOT_IN_POSTER, answers, outside_views
from assess.reading.content.folder import load
from tests.inputs import ROOT

CONTENT = load(ROOT / "standards")
FEWEST_OUTSIDE = 40
LONGEST = {Language.ZH: 60, Language.EN: 170}
SAID = {
    "1.1.1": ("正式党员人数不少于3人", "Number of full Party members: at least three"),
    "1.1.5": ("可有若干党小组", "May: a number of Party groups"),
    "1.1.6": ("原则上各党小组人数均不少于3人", "In principle: members in each Party group: at least three"),
    "2.1.2": ("一般每月至少1次", "Generally at least once every month"),
    "2.1.3": ("每个党小组一般每月至少1次", "Generally at least once every month for each Party group"),
    "2.1.6": ("支部书记每年至少1次", "At least once every year"),
    "2.1.7": ("每年至少1份", "At least one document every year"),
    "2.2.1": ("每半年至少1次", "At least once every half-year"),
    "2.3.1": ("支部书记与每名班子成员每半年至少1次", "At least once every half-year, between the secretary and each team member"),
    "3.3.2": ("每名党员一般每年至少32学时", "Generally at least 32 class hours every year for each member"),
    "3.1.1": ("海报没有给出数量", "The poster gives no figure"),
    "5.1.5": ("不得发生超标准建设的情形", "There must be no building beyond the set standard"),
}


@pytest.mark.parametrize(("number", "said"), SAID.items())
def test_a_requirement_answers_in_the_words_of_its_rule(number: str, said: tuple[str, str]) -> None:
    for language, words in zip((Language.ZH, Language.EN), said, strict=True):
        assert [each.answer for each in answers(CONTENT.standard, CONTENT.library, language) if each.number == number] == [words]


@pytest.mark.parametrize("language", Language)
def test_every_answer_is_one_short_line(language: Language) -> None:
    all_ = answers(CONTENT.standard, CONTENT.library, language)
    assert len({each.path for each in all_}) == len(all_) == len(CONTENT.standard.requirements) + len(CONTENT.library.outside)
    assert [each for each in all_ if not each.answer or len(each.answer) > LONGEST[language]] == []


def test_what_the_poster_does_not_say_is_said_to_be_so() -> None:
    """Each names an article, word for word with a translation, or somebody to ask; and no two are the same question."""
    for language in Language:
        views = outside_views(CONTENT.library, language)
        assert len(views) == len({each.title for each in views}) >= FEWEST_OUTSIDE
        assert {each.says for each in views} == {NOT_IN_POSTER.of(language)}
        assert [each.id for each in views if not (each.ask or (each.article and each.quote and each.source))] == []
        assert all(bool(each.translation) is bool(each.quote and language is Language.EN) for each in views)
