"""Contents of the index besides the text of the pages."""

from pathlib import Path

import pytest
import yaml

from assess.outputs.site.answers import AnswerView
from search_index import (
    BY_TITLE,
    WORDS,
    IndexedSection,
    character_tables,
    found_by_title,
    other_names,
    pinyin,
    plain_text,
    variants,
    with_answers,
    with_other_titles,
)

GLOSSARY = Path(__file__).parents[2] / "standards" / "glossary.yaml"


def section(location: str, title: str = "", text: str = "", boost: float = 1) -> IndexedSection:
    return IndexedSection(location=location, title=title, text=text, boost=boost)


def test_markup_goes_and_its_words_do_not_run_together() -> None:
    assert plain_text("<ul><li>党费</li><li>党课</li></ul> a &lt; b") == "党费 党课 a < b"


def test_a_character_is_read_by_its_neighbours() -> None:
    table = pinyin(["组长", "长期"])
    assert "长" in table["zhang"]
    assert "长" in table["chang"]


@pytest.mark.parametrize(("traditional", "simplified"), [("黨", "党"), ("裏", "里"), ("裡", "里"), ("羣", "群"), ("群", None)])
def test_every_traditional_form_leads_to_its_simplified_one(traditional: str, simplified: str | None) -> None:
    forms, plain = variants(frozenset("党里群"))
    assert dict(zip(forms, plain, strict=True)).get(traditional) == simplified


def test_tables_hold_characters_of_the_pages_and_no_others() -> None:
    tables = character_tables(["党费 fee"])
    assert set("".join(tables["pinyin"].values())) == set("党费")
    assert set(tables["variants"][1]) <= set("党费")


def test_each_language_borrows_the_title_of_the_other() -> None:
    chinese = [section("a/", "党费"), section("b/", "CPC")]
    english = [section("a/", "Dues"), section("b/", "CPC"), section("c/", "Only here")]
    assert [each.also for each in with_other_titles(chinese, english)] == ["Dues", ""]
    assert [each.also for each in with_other_titles(english, chinese)] == ["党费", "", ""]


def test_a_form_is_found_by_its_title_alone() -> None:
    sections = [
        section("form/", "Form", "text", boost=0),
        section("form/#part", "Part", "text", boost=0),
        section("a/", "A", "text"),
    ]
    assert found_by_title(sections) == [section("form/", "Form", boost=BY_TITLE), section("a/", "A", "text")]


def test_a_clause_stands_in_the_index_as_its_answer_and_not_as_its_page_shows_it() -> None:
    answer = AnswerView(path="a/#one", number="1.1.1", title="每月1次。", answer="每月至少1次", text="", words=("签到表",))
    found = with_answers([section("a/", "甲"), section("a/#one", "1.1.1 每月1次", "必须 证明材料 签到表")], [answer])
    assert [(each.location, each.title, each.text, each.answer, each.words) for each in found] == [
        ("a/", "甲", "", "", ""),
        ("a/#one", "每月1次", "", "每月至少1次", "签到表"),
    ]


def test_the_name_that_pages_use_comes_before_what_people_type() -> None:
    glossary = {"dues": {"zh": "党费", "en": "dues", "also": {"zh": ["会费"], "en": []}}, "plain": {"zh": "甲", "en": "a"}}
    assert other_names(glossary) == [["党费", "会费"], ["甲"]]


def test_the_glossary_of_the_standard_can_be_read() -> None:
    assert other_names(yaml.safe_load(GLOSSARY.read_text(encoding="utf-8")))


def test_no_word_is_left_out_twice_and_no_name_means_two_things() -> None:
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    names = [name for group in words["names"] for name in group]
    for each in (names, *words["fillers"].values()):
        assert len(each) == len(set(each))
