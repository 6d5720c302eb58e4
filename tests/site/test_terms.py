"""Terms marked in running text: the right ones, once in a section, and nothing else of the page changed."""

import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config

import pages
from assess.model.library import Library
from assess.model.text import Language
from assess.outputs.words.terms import TermFinder
from assess.reading.content.folder import Content
from terms import Marking

MARK = re.compile(r'<a class="wh-gloss" href="[^"]*#([a-z-]+)"[^>]*>(.*?)</a>')
CHINESE = re.compile(r' <span class="wh-gloss__zh">.*?</span>\)</span>')


@pytest.fixture(scope="module")
def library(content: Content) -> Library:
    return content.library


@pytest.fixture(scope="module")
def portal() -> Any:
    config = load_config(str(Path(__file__).parents[2] / "mkdocs.yml"))
    pages.load_portal(config)
    return config.extra["portal"]


@pytest.fixture(scope="module")
def portals(portal: Any, library: Library) -> dict[Language, Any]:
    return {each: replace(portal, language=each, terms=TermFinder(library.terms, each)) for each in Language}


def marked(portal: Any, html: str) -> str:
    return Marking(SimpleNamespace(url="areas/life/talks/"), portal).marked(html)  # type: ignore[arg-type]


def names(library: Library, language: Language, text: str) -> list[tuple[str, str]]:
    return [(text[use.start : use.end], use.term.id) for use in TermFinder(library.terms, language).uses(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("支部党员大会每季度1次", [("支部党员大会", "general-membership-meeting")]),
        ("党员大会", [("党员大会", "general-membership-meeting")]),
        ("党支部书记讲党课", [("党支部书记", "party-branch-secretary"), ("讲党课", "party-lecture")]),
        ("与有关人员谈话，分成小组", []),
    ],
)
def test_the_longest_name_is_found_and_short_ones_of_many_meanings_are_not(
    library: Library, text: str, found: list[tuple[str, str]]
) -> None:
    assert names(library, Language.ZH, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Three Party members", [("Party members", "party-member")]),
        ("full Party member", [("full Party member", "full-party-member")]),
        ("a non-Party member-state; register them; a red line", []),
        ("Party group meetings", [("Party group meetings", "party-group-meeting")]),
    ],
)
def test_english_names_are_whole_words_in_singular_and_plural(library: Library, text: str, found: list[tuple[str, str]]) -> None:
    assert names(library, Language.EN, text) == found


def test_every_term_is_found_under_its_own_name(library: Library) -> None:
    for language in Language:
        missed = {
            term.id
            for term in library.terms
            if (term.text.of(language), term.id) not in names(library, language, term.text.of(language))
        }
        assert missed <= {"ledger"}


def test_each_section_marks_a_term_once(portals: dict[Language, Any]) -> None:
    html = "<h2>党课</h2><p>党课，党课</p><p>党课</p><h2>换届</h2><p>党课</p>"
    found = marked(portals[Language.ZH], html)
    assert [each[1] for each in MARK.finditer(found)] == ["party-lecture"] * 2
    assert "<h2>党课</h2>" in found


def test_english_gives_the_chinese_term_and_its_pinyin_at_the_first_mark_of_a_page(portals: dict[Language, Any]) -> None:
    found = marked(portals[Language.EN], "<h2>A</h2><p>a Party lecture</p><h2>B</h2><p>Party lectures</p>")
    assert found.count('<span lang="zh-Hans">党课</span> <span lang="zh-Latn">dǎng kè</span>') == 1
    assert found.index("党课") < found.index("<h2>B")


def test_the_chinese_term_follows_what_belongs_to_the_english_one(portals: dict[Language, Any]) -> None:
    found = marked(portals[Language.EN], "<p>the “Party lecture” and the branch secretary’s term of office</p>")
    assert re.sub("<[^>]+>", "", found) == (
        "the “Party lecture” (党课 dǎng kè) and the branch secretary’s (支部书记 zhī bù shū jì) term of office (任期 rèn qī)"
    )


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#x">党课</a>',
        '<p><q lang="zh-Hans">党课</q></p>',
        "<figure><p>党课</p></figure>",
        "<ul data-unmarked><li>党课<ul><li>党课</li></ul></li></ul>",
        "<pre><code>党课</code></pre>",
        "<h4>党课</h4><p>&#x515A;&amp;<br><br/><!-- 党课 --></p>",
    ],
)
def test_links_quotations_and_headings_stay_as_they_are(portals: dict[Language, Any], html: str) -> None:
    assert marked(portals[Language.ZH], html) == html


WORDS = st.sampled_from(
    [
        "党课",
        "\n",
        "党支部书记",
        "换届",
        "Party lectures",
        "term of office",
        "，",
        " ",
        "&amp;",
        "&lt;b&gt;",
        "1 &#60; 2",
        "<br>",
        "x",
    ]
)
TAGS = st.sampled_from(["p", "h2", "li", "q", "a", "dd", "figure", "span", 'em lang="en"', "ul data-unmarked"])


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inside = st.lists(inner, max_size=4).map("".join)
    return st.builds(lambda tag, text: f"<{tag}>{text}</{tag.split()[0]}>", TAGS, inside)


@given(html=st.lists(st.recursive(WORDS, nested, max_leaves=20), max_size=6).map("".join))
@pytest.mark.parametrize("language", list(Language))
def test_without_the_marks_the_page_is_what_it_was(portals: dict[Language, Any], language: Language, html: str) -> None:
    assert MARK.sub(r"\2", CHINESE.sub("", marked(portals[language], html))) == html
