"""Slides as a trainer uses them: with the keyboard, on a projector and on a phone, with notes, and on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from assess.model.library import Library
from assess.reading.content.folder import Content
from tests.browser.axe import violations
from tests.browser.engines import engine

pytestmark = engine("none", "slides need no Python")

DECK = "training/slides/set-up/"
PROJECTOR, PHONE = {"width": 1280, "height": 720}, {"width": 360, "height": 640}
TOO_LARGE = """async (slides) => {
    const found = [];
    const nextFrame = () => new Promise(requestAnimationFrame);
    await nextFrame(); // that of the window's new size
    for (let number = 0; number < slides; number += 1) {
        location.hash = `#/${number}`;
        while (document.querySelector(".slide-number-a").textContent !== String(number + 1)) await nextFrame();
        const { top, bottom, left, right } = document.querySelector("section.present").getBoundingClientRect();
        if (!(top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth)) found.push(number);
    }
    return found;
}"""


LOOK = "each => { const s = getComputedStyle(each); return [s.fontWeight, s.backgroundColor, s.borderInlineStartColor].join(); }"


@pytest.fixture
def library(content: Content) -> Library:
    return content.library


def length(page: Page) -> int:
    return int(page.locator(".slide-number-b").text_content() or 0)


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_slide_of_every_module_fits_a_projector_and_a_phone(page: Page, library: Library, language: str) -> None:
    found = {}
    for module in library.modules:
        page.goto(f"{language}training/slides/{module.id}/")
        expect(page.locator(".reveal.ready")).to_be_visible()
        slides = length(page)
        assert slides > 1
        for size in (PROJECTOR, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            if too_large := page.evaluate(TOO_LARGE, slides):
                found[module.id, size["width"]] = too_large
    assert found == {}


def test_the_keyboard_turns_slides_and_shows_the_answer_last(page: Page) -> None:
    page.set_viewport_size(PROJECTOR)  # type: ignore[arg-type]
    page.goto(DECK)
    expect(page.locator("section.present h1")).to_contain_text("支部的设置")
    while not page.locator("section.present .wh-slide__right").count():
        page.keyboard.press("ArrowRight")
    answer = page.locator("section.present .wh-slide__right")
    expect(answer).to_be_visible()
    expect(answer).not_to_have_class(re.compile(r"\bvisible\b"))
    title = page.locator("section.present .wh-slide__lead").text_content()
    page.keyboard.press("ArrowRight")
    expect(answer).to_have_class(re.compile(r"\bvisible\b"))
    expect(page.locator("section.present .wh-slide__lead")).to_have_text(title or "")
    page.keyboard.press("ArrowLeft")
    expect(answer).not_to_have_class(re.compile(r"\bvisible\b"))


@pytest.mark.parametrize("by", ["key", "button"])
def test_notes_are_shown_when_they_are_asked_for(page: Page, by: str) -> None:
    page.goto(f"{DECK}#/2")
    notes = page.locator("section.present aside.notes")
    expect(notes).not_to_be_visible()
    for shown in (True, False):
        if by == "key":
            page.keyboard.press("n")
        else:
            page.locator("[data-notes]").click()
        expect(page.locator("[data-notes]")).to_have_attribute("aria-pressed", str(shown).lower())
        expect(notes).to_be_visible(visible=shown)


def test_on_paper_every_slide_has_a_page_and_no_answer_is_given_away(page: Page) -> None:
    page.set_viewport_size(PROJECTOR)  # type: ignore[arg-type]
    page.goto(DECK)
    slides = length(page)
    document = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", document)) == slides
    page.emulate_media(media="print")
    expect(page.locator("section h2").last).to_be_visible()
    answers = page.locator(".wh-slide__right")
    assert answers.count() == 4
    answers.evaluate_all("all => all.forEach((each) => each.classList.add('visible'))")
    for place in range(answers.count()):
        answer, other = answers.nth(place), answers.nth(place).locator("xpath=../li")
        looks = {other.nth(each).evaluate(LOOK) for each in range(other.count())}
        assert looks == {answer.evaluate(LOOK)}


@pytest.mark.parametrize(("language", "size"), [("", PHONE), ("en/", PROJECTOR)], ids=["phone", "projector"])
def test_slides_have_no_violations(page: Page, language: str, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(f"{language}{DECK}#/2")
    expect(page.locator(".reveal.ready")).to_be_visible()
    page.locator("[data-notes]").click()
    assert violations(page) == []


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_module_leads_to_its_slides_and_they_lead_back_and_to_the_other_language(page: Page, language: str) -> None:
    page.goto(f"{language}training/set-up/")
    page.locator(".wh-module-head a[href*='slides/']").click()
    expect(page).to_have_url(re.compile(f"/{language}{DECK}"))
    page.locator(".wh-deck-bar a[hreflang]").click()
    expect(page).to_have_url(re.compile(DECK))
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans" if language else "en")
    page.locator(".wh-deck-bar a").first.click()
    expect(page.locator("h1")).to_contain_text("支部的设置" if language else "Setting up")
