"""The real search box of the real site, and what the person sees in it.

What is found of all that people type is asked in tests/site/test_search.py, of the same search and the same index. Here a query of
each kind is typed, and the box shows exactly what is answered there.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, wait_until
from tests.browser.engines import engine
from tests.site.search_client import ask

pytestmark = engine("none", "the search is the page’s own")

AT_ONCE = 10
"""So many pages the theme shows before somebody scrolls."""
BOX = ".md-search__input"
# The theme shows a result for each page, with the sections that match below it.
FOUND = """() => [...document.querySelectorAll('.md-search-result__item')].map(
    item => [new URL(item.querySelector('a').href).pathname, item.querySelector('h1').innerHTML])"""
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


def search(page: Page, query: str) -> list[list[str]]:
    """The pages that the box shows for a query, best first: address, and title with its marks."""
    box = page.locator(BOX)
    box.fill("")
    before = page.evaluate("search.asked")
    box.press_sequentially(query)
    wait_until(page, SETTLED, arg=before)
    found: list[list[str]] = page.evaluate(FOUND)
    return found


def answered(site: Site, language: str, queries: list[str]) -> list[list[list[str]]]:
    """The same, as the search answers where there is no box."""
    answers = ask(site.folder / language / "search/search_index.json", queries)
    pages = [[next(each for each in found if "#" not in each["location"]) for found in answer] for answer in answers]
    return [[[f"/{language}{each['location']}", each["title"]] for each in found] for found in pages]


TYPED = {
    "": ["课", "黨費", "san hui yi ke", "32个学时", "组织升活会", "Party lecture", "责任主体"],
    "en/": ["theme day", "secretery", "民主评议", "sanhuiyike", "red lines"],
}


@pytest.mark.parametrize(
    ("language", "name", "found", "nothing"),
    [("", "搜索", "页相关内容", "换一种说法"), ("en/", "Search", "Found on", "Try fewer words")],
    ids=["zh", "en"],
)
def test_the_box_shows_what_is_found_and_says_so(
    page: Page, site: Site, language: str, name: str, found: str, nothing: str
) -> None:
    opened(page, language)
    expect(page.locator(BOX)).to_have_accessible_name(name)
    for query, wanted in zip(TYPED[language], answered(site, language, TYPED[language]), strict=True):
        assert search(page, query)[:AT_ONCE] == wanted[:AT_ONCE] != [], query
        expect(page.locator(".md-search").get_by_role("status")).to_contain_text(found)
    assert search(page, "banana") == []
    expect(page.locator(".md-search-result__meta")).to_contain_text(nothing)


@pytest.mark.parametrize(
    ("language", "query", "task"), [("", "三會一課", "life/three-meetings"), ("en/", "32 class hours", "service/education")]
)
def test_a_result_leads_to_its_clause(page: Page, language: str, query: str, task: str) -> None:
    opened(page, language)
    search(page, query)
    page.locator(f'.md-search-result__item a[href*="{task}"]').first.click()
    page.wait_for_url(f"**/{task}/**")
    expect(page.locator("h1")).to_be_visible()


def test_the_box_works_by_keyboard_on_a_phone_and_pasted(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto("about/")
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.locator(BOX).fill("主题党日")  # as pasted: no key goes up
    expect(page.locator('.md-search-result__item a[href*="theme-day"]').first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
