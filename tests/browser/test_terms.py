"""Terms in running text: what they mean at a glance, with the pointer and the keyboard, and in the glossary."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from assess.model.text import Language
from assess.reading.content.folder import Content
from tests.browser.engines import engine

pytestmark = engine("none", "terms are the page’s own")

PAGE = "areas/life/three-meetings/"
HINT = ".wh-term-hint"
LANGUAGES = [("", Language.ZH), ("en/", Language.EN)]


@pytest.mark.parametrize(("path", "language"), LANGUAGES)
def test_a_hint_shows_the_definition_and_goes_and_the_term_leads_to_the_glossary(
    page: Page, content: Content, path: str, language: Language
) -> None:
    meanings = {term.id: term.definition.of(language) for term in content.library.terms}
    page.goto(path + PAGE)
    mark = page.locator(".wh-requirement .wh-gloss").first
    term = (mark.get_attribute("href") or "").partition("#")[2]
    expect(mark).to_have_accessible_description(meanings[term])
    mark.hover()
    expect(page.locator(HINT)).to_contain_text(meanings[term])
    page.locator(HINT).hover()  # whoever reads slowly may rest on it
    expect(page.locator(HINT)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(HINT)).to_be_hidden()
    page.locator("h1").hover()
    mark.focus()
    expect(page.locator(HINT)).to_contain_text(meanings[term])
    page.keyboard.press("Tab")
    expect(page.locator(f"{HINT}:visible").filter(has_text=meanings[term])).to_have_count(0)
    mark.click()
    expect(page.locator(f"#{term}")).to_contain_text(meanings[term])


def test_a_hint_stays_on_a_narrow_screen(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto("en/" + PAGE)
    for mark in page.locator(".wh-requirement .wh-gloss").all()[:12]:
        mark.focus()
        box = page.locator(HINT).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_scripts_the_terms_stand_at_the_foot(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(PAGE)
    mark = page.locator(".wh-requirement .wh-gloss").first
    expect(page.locator(f"#{mark.get_attribute('aria-describedby')}")).to_be_visible()
