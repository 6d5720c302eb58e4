"""The queries of tests/site/queries.yaml typed into the real search box of the real site, and what the person sees."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

QUERIES = yaml.safe_load((Path(__file__).parents[1] / "site" / "queries.yaml").read_text("utf-8"))
FIRST = 3
MOST_MISSED = 0.03
"""Of all queries. The pages about the portal compete here with the clauses; tests/site asks the clauses alone, and misses none."""
BOX = ".md-search__input"
# The theme shows a result for each page, with the sections that match below it.
FOUND = """() => [...document.querySelectorAll('.md-search-result__item')].map(
    item => new URL(item.querySelector('a').href).pathname.replace(/^\\/(en\\/)?(areas\\/)?/, '').replace(/\\/$/, ''))"""
# The line above the results says what is the matter: nothing asked yet, so many found, or none.
META = "document.querySelector('.md-search-result__meta').textContent.trim()"
BLANK = f"""async () => {{
    for (let turn = 0; !window.blank && turn < 300; turn++) {{
        const first = {META};
        await new Promise(done => setTimeout(done, 300));
        if (first === {META} && turn) window.blank = first;
    }}
    for (let turn = 0; turn < 200 && {META} !== window.blank; turn++) await new Promise(done => setTimeout(done, 10));
}}"""
ANSWERED = f"""async () => {{
    for (let turn = 0; turn < 500 && {META} === window.blank; turn++) await new Promise(done => setTimeout(done, 10));
}}"""


def search(page: Page, query: str) -> list[str]:
    """What the box shows for a query, best first."""
    box = page.locator(BOX)
    box.fill("")
    page.evaluate(BLANK)
    box.press_sequentially(query)
    page.evaluate(ANSWERED)
    return settled(page)


def settled(page: Page) -> list[str]:
    """The results once the last key's answer is there: each key has its own, one after the other."""
    found: list[str] = []
    for _ in range(20):
        before, found = found, page.evaluate(f"[({META}), ...({FOUND})()]")
        if before == found:
            break
        page.wait_for_timeout(80)
    return found[1:]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_box_finds_what_people_type(page: Page, language: str) -> None:
    page.goto("" if language == "zh" else "en/")
    page.locator(BOX).click()
    groups = {name: queries for name, queries in QUERIES.items() if name.startswith(language)}
    asked = [(str(query), wanted) for queries in groups.values() for query, wanted in queries.items()]
    assert len(asked) >= 40
    missed = {}
    for query, wanted in asked:
        found = search(page, query)
        if not (bool(set(wanted) & set(found[:FIRST])) if wanted else not found):
            missed[query] = (wanted, found[:FIRST])
    assert len(missed) <= MOST_MISSED * len(asked), missed


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
    page.goto(language)
    page.locator(BOX).click()
    assert task in search(page, query)[:FIRST]
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
