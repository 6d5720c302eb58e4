"""The training path as it is used: read, a case thought about, questions answered on the spot, with and without a script."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.questions import questions
from assess.outputs.training import anchor
from assess.reading.folder import Content
from tests.browser.conftest import Site

MODULE = "training/organisational-life/"
NUMBERS = "training/set-up/"
RIGHT, WRONG = {"": "对。", "en/": "Right."}, {"": "不对，", "en/": "No, the answer is"}


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_door_of_the_home_page_leads_through_all_modules(page: Page, content: Content, language: str) -> None:
    page.goto(language)
    page.locator(".wh-door").nth(2).click()
    page.locator(".wh-module__title a").first.click()
    for module in content.library.modules:
        expect(page.locator("h1")).to_contain_text(module.text.of(Language.EN if language else Language.ZH))
        way = page.locator(".wh-module-way a[rel=next]")
        if module is not content.library.modules[-1]:
            way.click()
    expect(way).to_have_count(0)


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("script", [True, False])
def test_an_answer_shows_at_once_whether_it_is_right_and_why(
    browser: Browser, site: Site, standard: Standard, language: str, script: bool
) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=script, service_workers="block")
    page = context.new_page()
    page.goto(language + MODULE)
    question = next(each for each in questions(standard) if each.id.endswith("general-meeting-quarterly.how-often"))
    box = page.locator(f"#{anchor(question)}")
    verdicts = box.locator(".wh-verdict:visible")
    expect(verdicts).to_have_count(0)
    for place, choice in enumerate(question.choices):
        box.locator("input").nth(place).check()
        expect(verdicts).to_have_count(1)
        expect(verdicts).to_contain_text((RIGHT if choice.right else WRONG)[language])
        expect(verdicts.locator("a").first).to_have_attribute("href", re.compile(r"#general-meeting-quarterly$"))
    context.close()


@pytest.mark.parametrize(("typed", "right"), [("3", True), ("３", True), ("4", False), ("33", False), ("x", False)])
def test_a_number_is_judged_as_it_is_typed(page: Page, typed: str, right: bool) -> None:
    page.goto(NUMBERS)
    box = page.locator("#setup-criteria-full-members-for-branch-how-many")
    box.locator("input").press_sequentially(typed)
    box.locator("input").press("Tab")
    expect(box.locator(".wh-verdict:visible")).to_contain_text(RIGHT[""] if right else WRONG[""])


def test_questions_are_answered_with_the_keyboard(page: Page) -> None:
    page.goto(MODULE)
    box = page.locator(".wh-question").first
    box.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(box.locator("input").nth(1)).to_be_checked()
    expect(box.locator(".wh-verdict:visible")).to_have_count(1)


def test_a_case_keeps_its_answer_until_it_is_asked_for_and_prints_it(page: Page) -> None:
    page.goto(MODULE)
    step = page.locator(".wh-case__answer li").first
    expect(step).not_to_be_visible()
    page.locator(".wh-case__answer summary").click()
    expect(step).to_be_visible()
    page.locator(".wh-case__answer summary").click()
    page.emulate_media(media="print")
    expect(step).to_be_visible()
    expect(page.locator(".wh-key li").first).not_to_be_visible()


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_requirement_names_the_questions_that_test_it(page: Page, language: str) -> None:
    page.goto(f"{language}areas/life/three-meetings/#general-meeting-quarterly")
    link = page.locator("[data-clause='life.three-meetings.general-meeting-quarterly'] a[href*='how-often']")
    link.click()
    expect(page.locator("#life-three-meetings-general-meeting-quarterly-how-often")).to_be_in_viewport()


def test_a_task_names_the_module_that_teaches_it(page: Page) -> None:
    page.goto("areas/life/talks/")
    page.locator(".wh-task-foot__way a[href*='training/']").click()
    expect(page.locator("h1")).to_contain_text("组织生活的一年")
