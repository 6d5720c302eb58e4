"""The real search box of the real site, and what the person sees in it.

What is found of all that people type is asked in tests/site/test_search.py, of the same search and the same index. Here a query of
each kind is typed, and the box shows exactly what is answered there.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, wait_until
from tests.browser.engines import engine
from tests.site.search_client import ask

pytestmark = engine("none", "the search is the page’s own")

BOX = ".md-search__input"
LINK = ".wh-hit > a"
# For each result its address and what is marked in its title.
FOUND = """() => [...document.querySelectorAll('.wh-hit')].map(item => [
    new URL(item.querySelector('a').href).pathname + new URL(item.querySelector('a').href).hash,
    [...item.querySelectorAll('[data-part=found-title] mark')].map(mark => mark.textContent)])"""
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


def search(page: Page, query: str) -> list[tuple[str, list[str]]]:
    """The results that the box shows for a query, best first: addresses, and what is marked in each title."""
    box = page.locator(BOX)
    box.fill("")
    before = page.evaluate("search.asked")
    box.press_sequentially(query)
    wait_until(page, SETTLED, arg=before)
    return [(address, marks) for address, marks in page.evaluate(FOUND)]


def answered(site: Site, language: str, queries: list[str]) -> list[list[tuple[str, list[str]]]]:
    """The same, as the search answers where there is no box."""
    answers = ask(site.folder / language / "search/search_index.json", queries)
    return [[(f"/{language}{each['location']}", marks(each)) for each in found] for found in answers]


def marks(found: dict[str, Any]) -> list[str]:
    return [piece["text"] for piece in found["title"] if piece["hit"]]


TYPED = {
    "": ["课", "黨費", "san hui yi ke", "32个学时", "组织升活会", "Party lecture", "责任主体"],
    "en/": ["theme day", "secretery", "民主评议", "sanhuiyike", "red lines"],
}


@pytest.mark.parametrize(
    ("language", "name", "found", "nothing"),
    [("", "搜索", "找到", "海报里多半没有规定"), ("en/", "Search", "result", "the poster does not say")],
    ids=["zh", "en"],
)
def test_the_box_shows_what_is_found_and_says_so(
    page: Page, site: Site, language: str, name: str, found: str, nothing: str
) -> None:
    opened(page, language)
    expect(page.locator(BOX)).to_have_accessible_name(name)
    for query, wanted in zip(TYPED[language], answered(site, language, TYPED[language]), strict=True):
        assert search(page, query) == wanted != [], query
        expect(page.locator(".md-search").get_by_role("status")).to_contain_text(found)
    assert search(page, "banana") == []
    expect(page.locator(".md-search-result__meta")).to_contain_text(nothing)


@pytest.mark.parametrize(
    ("language", "query", "name", "clause"),
    [
        ("", "组织生活会一年开几次", "每半年至少1次 · 2.2.1", "#life-meeting-half-yearly"),
        ("en/", "how often is the life meeting", "At least once every half-year · 2.2.1", "#life-meeting-half-yearly"),
        ("", "２．１．２", "一般每月至少1次 · 2.1.2", "#committee-meeting-monthly"),
    ],
)
def test_a_result_is_a_link_that_begins_with_its_answer_and_leads_to_its_clause(
    page: Page, language: str, query: str, name: str, clause: str
) -> None:
    opened(page, language)
    search(page, query)
    link = page.get_by_role("list").get_by_role("link").and_(page.locator(LINK)).first
    expect(link).to_have_accessible_name(re.compile(f"^{re.escape(name)} "))
    link.click()
    page.wait_for_url(f"**{clause}")
    expect(page.locator(f"h2{clause}")).to_be_in_viewport()


def test_what_the_poster_does_not_say_is_marked_apart_and_leads_to_its_entry(page: Page) -> None:
    opened(page, "")
    search(page, "书记出差谁主持")
    first = page.locator(".wh-hit").first
    expect(first).to_have_attribute("data-kind", "outside")
    expect(first).to_contain_text("海报没有规定 · 《中国共产党支部工作条例（试行）》第十四条")
    first.locator("a").click()
    page.wait_for_url("**/outside/#chairing")
    expect(page.locator("section", has=page.locator("#chairing"))).to_contain_text("可以委托副书记或者委员召集并主持")


def test_back_leads_to_the_list_as_it_was_left_and_then_closes_the_box(page: Page) -> None:
    opened(page, "about/")
    found = search(page, "谈心谈话")
    link = page.locator(LINK).nth(2)
    link.focus()
    left = page.locator(".md-search__scrollwrap").evaluate("element => element.scrollTop")
    link.press("Enter")
    page.wait_for_url(f"**{found[2][0]}")
    page.go_back()
    page.wait_for_url("**/about/")
    expect(page.locator(BOX)).to_have_value("谈心谈话")
    expect(page.locator(LINK).nth(2)).to_be_focused()
    assert [(address, marks) for address, marks in page.evaluate(FOUND)] == found
    assert page.locator(".md-search__scrollwrap").evaluate("element => element.scrollTop") == left
    page.go_back()
    expect(page.locator(".md-search__output")).to_be_hidden()
    assert page.url.endswith("/about/")


def test_back_on_a_phone_closes_the_box_first(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto("about/")
    page.goto("sources/")
    page.locator("label.md-header__button[for=__search]").tap()
    expect(page.locator(BOX)).to_be_focused()
    page.go_back()
    expect(page.locator(".md-search__output")).to_be_hidden()
    assert page.url.endswith("/sources/")
    page.go_back()
    page.wait_for_url("**/about/")


def test_the_box_works_by_keyboard_on_a_phone_and_pasted(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto("about/")
    page.wait_for_load_state("networkidle")  # the box is a script of its own
    page.keyboard.press("Control+k")
    expect(page.locator(BOX)).to_be_focused()
    page.locator(BOX).fill("主题党日")  # as pasted: no key goes up
    expect(page.locator('.md-search-result__item a[href*="theme-day"]').first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(LINK).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()


def test_what_else_is_on_a_page_opens_in_the_list(page: Page) -> None:
    opened(page, "")
    search(page, "谈心谈话")
    more = page.locator(".wh-hit__more:visible").first
    expect(more.locator("summary")).to_have_text(re.compile(r"^本页另有 \d+ 处$"))
    more.locator("summary").click()
    expect(more.locator("a").first).to_be_visible()


def test_no_letter_alone_opens_the_box(page: Page) -> None:
    page.goto("about/")
    page.wait_for_load_state("networkidle")
    for key in ("s", "f", "/", "k"):
        page.keyboard.press(key)
    expect(page.locator(BOX)).not_to_be_focused()
