"""The queries of tests/site typed into the real search box of the real site, and what the person sees."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import wait_until
from tests.browser.engines import engine

pytestmark = engine("none", "the search is the page’s own")

TUNED, KEPT = (
    yaml.safe_load((Path(__file__).parents[1] / "site" / name).read_text("utf-8")) for name in ("queries.yaml", "queries_kept.yaml")
)
FIRST = 3
EACH_OF_TUNED = 5
"""All that the search was tuned for are asked in tests/site; here every fifth of them, and all that it was not tuned for."""
BOX = ".md-search__input"
# The theme shows a result for each page, with the sections that match below it.
FOUND = """() => [...document.querySelectorAll('.md-search-result__item')].map(
    item => new URL(item.querySelector('a').href).pathname.replace(/^\\/(en\\/)?(areas\\/)?/, '').replace(/\\/$/, ''))"""
# Counts what the box asks its worker and what comes back (2 and 3 are the theme's names for a query and its result), so that a
# slow machine is waited for and a fast one is not.
COUNTED = """window.search = { asked: 0, answered: 0, last: 0 };
const Plain = Worker;
window.Worker = class extends Plain {
    constructor(...how) {
        super(...how);
        this.addEventListener('message', ({ data }) => { if (data?.type === 3) search.answered++; });
    }
    postMessage(message, ...rest) {
        if (message?.type === 2) { search.asked++; search.last = performance.now(); }
        super.postMessage(message, ...rest);
    }
};"""
# A key is asked about within this many milliseconds.
KEY = 150
SETTLED = f"before => search.asked > before && search.asked === search.answered && performance.now() - search.last > {KEY}"


def opened(page: Page, path: str) -> Page:
    page.add_init_script(COUNTED)
    page.goto(path)
    page.locator(BOX).click()
    return page


def search(page: Page, query: str) -> list[str]:
    """The results that the box shows for a query, best first."""
    box = page.locator(BOX)
    box.fill("")
    before = page.evaluate("search.asked")
    box.press_sequentially(query)
    wait_until(page, SETTLED, arg=before)
    found: list[str] = page.evaluate(FOUND)
    return found


LISTS = {
    "": {"本月": "month", "红线": "browse/red-lines", "责任主体": "browse/who", "benyue": "month"},
    "en/": {"this month": "month", "red lines": "browse/red-lines", "evidence": "browse/evidence"},
}


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_box_finds_the_lists_too(page: Page, language: str) -> None:
    opened(page, language)
    assert {query: wanted in search(page, query)[:FIRST] for query, wanted in LISTS[language].items()} == dict.fromkeys(
        LISTS[language], True
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("queries", "each", "enough"), [(TUNED, EACH_OF_TUNED, 0.98), (KEPT, 1, 0.88)], ids=["tuned", "never tuned for"]
)
def test_the_box_finds_what_people_type(
    page: Page, language: str, queries: dict[str, dict[str, list[str]]], each: int, enough: float
) -> None:
    opened(page, "" if language == "zh" else "en/")
    groups = [wanted for name, wanted in queries.items() if name.startswith(language)]
    asked = [(str(query), wanted) for group in groups for query, wanted in group.items()][::each]
    missed = {}
    for query, wanted in asked:
        found = search(page, query)
        if not (bool(set(wanted) & set(found[:FIRST])) if wanted else not found):
            missed[query] = (wanted, found[:FIRST])
    assert 1 - len(missed) / len(asked) >= enough, missed


@pytest.mark.parametrize(("language", "words"), [("", "换一种说法"), ("en/", "Try fewer words")])
def test_where_nothing_is_found_the_box_says_what_to_try(page: Page, language: str, words: str) -> None:
    opened(page, language)
    assert search(page, "banana") == []
    expect(page.locator(".md-search-result__meta")).to_contain_text(words)


@pytest.mark.parametrize(
    ("language", "query", "task"),
    [
        ("", "sanhuiyike", "life/three-meetings"),
        ("", "三會一課", "life/three-meetings"),
        ("", "32学时", "service/education"),
        ("en/", "32 class hours", "service/education"),
        ("en/", "sanhuiyike", "life/three-meetings"),
    ],
)
def test_a_result_leads_to_its_clause(page: Page, language: str, query: str, task: str) -> None:
    opened(page, language)
    assert task in search(page, query)[:FIRST]
    page.locator(f'.md-search-result__item a[href*="{task}"]').first.click()
    page.wait_for_url(f"**/{task}/**")
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize(("language", "name", "found"), [("", "搜索", "相关内容"), ("en/", "Search", "Found on")])
def test_the_box_says_what_it_is_and_how_much_it_found(page: Page, language: str, name: str, found: str) -> None:
    page.goto(language)
    page.locator(BOX).click()
    expect(page.locator(BOX)).to_have_accessible_name(name)
    page.locator(BOX).press_sequentially("三会一课")
    expect(page.locator(".md-search").get_by_role("status")).to_contain_text(found)


def test_the_box_works_by_keyboard_on_a_phone_and_pasted(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto("about/")
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.locator(BOX).fill("主题党日")  # as pasted: no key goes up
    expect(page.locator('.md-search-result__item a[href*="theme-day"]').first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
