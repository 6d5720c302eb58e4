"""Answers of the search box. The engine is the one of the site, run in Node; the text is that of the whole site, or the standard
alone where that is enough. tests/browser/test_search.py sees that the box shows what is answered here.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
import yaml

from search_index import IndexedSection, write_indexes
from tests.browser.built_site import built_site
from tests.site.search_client import STANDARDS, Answer, ask, make_index, make_indexes

TUNED, KEPT = (
    yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8")) for name in ("queries.yaml", "queries_kept.yaml")
)
FIRST = 3
# What the search was made to find it finds, all but a few whole questions; what nobody made it for, nine times out of ten.
ENOUGH_TUNED = 0.98
ENOUGH_KEPT = 0.9

LISTS = {
    "zh": {"本月": "month", "红线": "browse/red-lines", "责任主体": "browse/who", "benyue": "month"},
    "en": {"this month": "month", "red lines": "browse/red-lines", "evidence": "browse/evidence"},
}
CLAUSES = {
    "zh": {"sanhuiyike": "life/three-meetings", "三會一課": "life/three-meetings", "32学时": "service/education"},
    "en": {"sanhuiyike": "life/three-meetings", "32 class hours": "service/education"},
}

Groups = dict[str, dict[str, list[str]]]
"""For each group, named by its language first: what is typed, and the pages of which one must be among the first found."""

# The index is fetched with the first page that a visitor opens, before a search is begun. Other pages come on top of this.
MOST_BYTES_FOR_THE_STANDARD = 30_000


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return make_indexes(tmp_path_factory.mktemp("indexes"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three sections, to see exactly what is answered."""
    folder = tmp_path_factory.mktemp("small")
    sections = [
        IndexedSection(location="dues/", title="党费", text="每月交纳&lt;党费&gt;，每半年公布1次。"),
        IndexedSection(location="dues/#rate", title="标准", text="按三会一课的纪实核定；每名党员。"),
        IndexedSection(location="meeting/", title="支部党员大会", text="每季度召开1次，每名党员参加。"),
    ]
    index = make_index(folder / "one", sections)
    make_index(folder / "other", sections)
    write_indexes([folder / "one", folder / "other"], standards=STANDARDS)
    return index


@pytest.fixture(scope="module")
def built() -> dict[str, Path]:
    """The indexes of the whole site, with its pages of other kinds beside the standard."""
    folder = built_site()
    return {language: folder / path / "search" / "search_index.json" for language, path in (("zh", ""), ("en", "en"))}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("queries", "enough"), [(TUNED, ENOUGH_TUNED), (KEPT, ENOUGH_KEPT)], ids=["tuned", "kept"])
def test_people_find_what_they_look_for_among_the_first_three(
    built: dict[str, Path], queries: Groups, enough: float, language: str
) -> None:
    groups = [wanted for group, wanted in queries.items() if group.startswith(language)]
    asked = [(str(query), pages) for wanted in groups for query, pages in wanted.items()]
    found = [pages_of(answer) for answer in ask(built[language], [query for query, _ in asked])]
    missed = {query: (pages, here[:FIRST]) for (query, pages), here in zip(asked, found, strict=True) if not is_right(pages, here)}
    assert 1 - len(missed) / len(asked) >= enough, missed


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("wanted", [LISTS, CLAUSES], ids=["lists", "clauses"])
def test_what_may_never_be_missed_is_among_the_first_three(
    built: dict[str, Path], wanted: dict[str, dict[str, str]], language: str
) -> None:
    answers = ask(built[language], list(wanted[language]))
    found = {query: pages_of(answer)[:FIRST] for query, answer in zip(wanted[language], answers, strict=True)}
    assert {query: page in found[query] for query, page in wanted[language].items()} == dict.fromkeys(found, True), found


def test_no_query_is_in_both_halves() -> None:
    def queries(groups: Groups) -> set[tuple[str, str]]:
        return {(group[:2], str(query)) for group, wanted in groups.items() for query in wanted}

    assert len(queries(KEPT)) >= 120
    assert not queries(TUNED) & queries(KEPT)


def is_right(wanted: list[str], found: list[str]) -> bool:
    return bool(set(wanted) & set(found[:FIRST])) if wanted else not found


def pages_of(answer: Answer) -> list[str]:
    return [found[0]["location"].split("#")[0].removeprefix("areas/").rstrip("/") for found in answer]


def test_the_index_of_the_standard_stays_small(indexes: dict[str, Path]) -> None:
    for index in indexes.values():
        assert len(gzip.compress(index.read_bytes())) < MOST_BYTES_FOR_THE_STANDARD


def first(answer: Answer) -> dict[str, Any]:
    return answer[0][0]


def test_hits_are_marked_and_everything_else_is_escaped(small: Path) -> None:
    (answer,) = ask(small, ["党费"])
    assert first(answer)["title"] == "<mark>党费</mark>"
    assert first(answer)["text"] == "每月交纳&lt;<mark>党费</mark>&gt;，每半年公布1次。"
    assert first(answer)["terms"] == {"党费": True}


@pytest.mark.parametrize("query", ["dangfei", "dang fei", "dangf", "黨費", "党费", "ＤangＦei"])
def test_one_term_is_found_in_whatever_script_it_is_typed(small: Path, query: str) -> None:
    (answer,) = ask(small, [query])
    assert first(answer)["location"] == "dues/"


@pytest.mark.parametrize("query", ["每季度一次", "每季度1次", "meijidu"])
def test_figures_and_characters_are_the_same_number(small: Path, query: str) -> None:
    (answer,) = ask(small, [query])
    assert first(answer)["location"] == "meeting/"


def test_a_section_brings_the_page_it_stands_on(small: Path) -> None:
    (answer,) = ask(small, ["三会一课"])
    assert [found["location"] for found in answer[0]] == ["dues/#rate", "dues/"]


def test_the_more_exact_title_comes_first(small: Path) -> None:
    (answer,) = ask(small, ["党员大会"])
    assert pages_of(answer) == ["meeting"]


@pytest.mark.parametrize("query", ["", "  ", "？！", "\\", "<b>", "__proto__", "constructor"])
def test_no_query_is_an_error(small: Path, query: str) -> None:
    assert ask(small, [query]) == [[]]


def test_what_is_missing_on_a_page_is_said(indexes: dict[str, Path]) -> None:
    (answer,) = ask(indexes["en"], ["branch secretary zebra"])
    assert first(answer)["terms"]["zebra"] is False


@pytest.mark.parametrize(
    ("language", "query", "page"),
    [
        ("zh", "民主平议", "life/life-meeting-and-appraisal"),
        ("zh", "sanhuiyke", "life/three-meetings"),
        ("en", "recruting members", "service/recruitment"),
    ],
)
def test_one_slip_in_a_term_is_forgiven(indexes: dict[str, Path], language: str, query: str, page: str) -> None:
    (answer,) = ask(indexes[language], [query])
    assert page in pages_of(answer)[:FIRST]


def test_what_one_section_holds_more_of_does_not_hide_the_others(indexes: dict[str, Path]) -> None:
    (answer,) = ask(indexes["zh"], ["志愿服务一年几次"])
    assert "service/serving-people" in pages_of(answer)[:FIRST]


def test_a_page_is_shown_below_the_one_it_stands_on(tmp_path: Path) -> None:
    sections = [
        IndexedSection(location="life/", title="甲 &lt; 乙", text=""),
        IndexedSection(location="life/dues/", title="党费", text=""),
    ]
    index = make_index(tmp_path / "one", sections)
    make_index(tmp_path / "other", sections)
    write_indexes([tmp_path / "one", tmp_path / "other"], standards=STANDARDS)
    ((page,),) = ask(index, ["党费"])
    assert page[0]["title"] == "甲 &lt; 乙 › <mark>党费</mark>"
