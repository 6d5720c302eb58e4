"""The training path as it is used: read, a case thought about, questions answered on the spot, with and without a script."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.training.question_layout import laid_out
from assess.outputs.training.question_views import ON_PAGES, anchor
from assess.outputs.training.questions import questions
from assess.reading.content.folder import Content
from tests.browser.checklist import kept
from tests.browser.conftest import Site
from tests.browser.engines import engine

pytestmark = engine("cpython", "questions and cases are the page’s own; the sample opens in the form")

MODULE = "training/organisational-life/"
NUMBERS = "training/set-up/"
CASE_GOOD, CASE_BAD = {"": "符合要求", "en/": "in order"}, {"": "还不符合", "en/": "not in order"}
RIGHT, WRONG = {"": "对。", "en/": "Right."}, {"": "不对，", "en/": "No, the answer is"}


def test_the_door_of_the_home_page_leads_to_the_modules_and_from_one_to_the_next(page: Page, content: Content) -> None:
    """All of the way, in both languages: tests/site/test_training_way.py."""
    first, second = (module.text.of(Language.ZH) for module in content.library.modules[:2])
    page.goto("")
    page.locator(".wh-door").nth(2).click()
    page.locator(".wh-module__title a").first.click()
    expect(page.locator("h1")).to_contain_text(first)
    page.locator(".wh-module-way a[rel=next]").click()
    expect(page.locator("h1")).to_contain_text(second)


@pytest.mark.parametrize(("language", "options"), [("", {}), ("en/", {"java_script_enabled": False})], ids=["zh", "en"])
def test_an_answer_shows_at_once_whether_it_is_right_and_why_also_without_a_script(
    new_page: Callable[..., Page], standard: Standard, language: str, options: dict[str, bool]
) -> None:
    page = new_page(**options)
    page.goto(language + MODULE)
    question = next(each for each in questions(standard) if each.id.endswith("general-meeting-quarterly.how-often"))
    box = page.locator(f"#{anchor(question)}")
    verdicts = box.locator(".wh-verdict:visible")
    expect(verdicts).to_have_count(0)
    for place, choice in enumerate(laid_out(question, ON_PAGES).choices):
        box.locator("input").nth(place).check()
        expect(verdicts).to_have_count(1)
        expect(verdicts).to_contain_text((RIGHT if choice.right else WRONG)[language])
        expect(verdicts.locator("a").first).to_have_attribute("href", re.compile(r"#general-meeting-quarterly$"))


def test_a_number_is_judged_as_it_is_typed(page: Page) -> None:
    page.goto(NUMBERS)
    box = page.locator("#setup-criteria-full-members-for-branch-how-many")
    for typed, right in {"3": True, "33": False, "３": True, "4": False, "x": False}.items():
        box.locator("input").fill("")
        expect(box.locator(".wh-verdict:visible")).to_have_count(0)
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


def test_a_requirement_names_the_questions_that_test_it(page: Page) -> None:
    page.goto("areas/life/three-meetings/#general-meeting-quarterly")
    link = page.locator("[data-clause='life.three-meetings.general-meeting-quarterly'] a[href*='quarterly-how-often']")
    link.click()
    expect(page.locator("#life-three-meetings-general-meeting-quarterly-how-often")).to_be_in_viewport()


def test_a_task_names_the_module_that_teaches_it(page: Page) -> None:
    page.goto("areas/life/talks/")
    page.locator(".wh-task-foot__way a[href*='training/']").click()
    expect(page.locator("h1")).to_contain_text("组织生活的一年")


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_case_shows_what_the_engine_finds_after_each_decision(quiet: Page, language: str) -> None:
    quiet.goto(f"{language}training/cases/#two-places")
    box = quiet.locator("h2#two-places ~ .wh-exercise").first
    shown = box.locator(".wh-verdict:visible")
    expect(shown).to_have_count(0)
    for place, said in enumerate((CASE_GOOD, CASE_BAD, CASE_GOOD)):
        box.locator("input").nth(place).check()
        expect(shown).to_have_count(1)
        expect(shown).to_contain_text(said[language])
        expect(shown.locator("li")).not_to_have_count(0)


@pytest.fixture
def quiet(browser: Browser, site: Site) -> Iterator[Page]:
    """A page without any script: questions must do without."""
    context = browser.new_context(base_url=site.address, java_script_enabled=False, service_workers="block")
    yield context.new_page()
    context.close()


def test_of_several_right_answers_each_wrong_one_is_named_and_none_is_given_away(quiet: Page) -> None:
    quiet.goto(NUMBERS)
    box = quiet.locator("#set-up-when-temporary")
    shown = box.locator(".wh-verdict:visible")
    right, wrong = box.locator("input[data-right]"), box.locator("input:not([data-right])")
    expect(shown).to_have_count(0)
    right.first.check()
    expect(shown).to_have_text(["选了的都对，还没有选全。"])
    wrong.first.check()
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("不在其中")
    right.nth(1).check()
    expect(shown).to_have_count(1)
    wrong.first.uncheck()
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("对。")
    expect(shown.locator("a").first).to_have_attribute("href", re.compile(r"#temporary-branch-for-task$"))


def test_on_paper_nothing_that_opens_is_missing(quiet: Page) -> None:
    """A folded ledger, and what a part can be matched with."""
    quiet.goto("training/cases/#second-group")
    row = quiet.locator("h2#second-group + .wh-exercise td").first
    expect(row).not_to_be_visible()
    quiet.emulate_media(media="print")
    expect(row).to_be_visible()
    quiet.goto(NUMBERS)
    options = quiet.locator("#set-up-which-form .wh-question__options")
    expect(options).to_contain_text("联合党支部")
    expect(options).to_be_visible()
    quiet.emulate_media(media="screen")
    expect(options).not_to_be_visible()


def test_an_order_and_a_match_are_judged_when_they_are_complete(quiet: Page) -> None:
    quiet.goto(NUMBERS)
    for question in ("set-up-founding-steps", "set-up-which-form"):
        judged_when_complete(quiet.locator(f"#{question}"))


def judged_when_complete(box: Locator) -> None:
    shown, parts = box.locator(".wh-verdict:visible"), box.locator("select")
    for place in range(parts.count()):
        expect(shown).to_have_count(0)
        parts.nth(place).select_option(parts.nth(place).locator("[data-right]").text_content())
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("对。")
    parts.first.select_option(parts.first.locator("option:not([data-right]):not([value])").first.text_content())
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("不对，正确答案是")
    parts.first.select_option("")
    expect(shown).to_have_count(0)


@pytest.mark.parametrize(
    ("language", "right", "wrong"), [("", "对。 海报", "不对，正确答案是"), ("en/", "Right. The", "No, the answer is")]
)
def test_a_statement_is_true_or_not_and_either_way_it_is_said_why(quiet: Page, language: str, right: str, wrong: str) -> None:
    quiet.goto(language + NUMBERS)
    box = quiet.locator("#set-up-groups-must")
    shown = box.locator(".wh-verdict:visible")
    box.locator("input[data-right]").check()
    why = {"": "应当划分若干党小组", "en/": "must divide into groups"}[language]
    for answer, said in (("[data-right]", RIGHT), (":not([data-right])", WRONG)):
        box.locator(f"input{answer}").check()
        expect(shown).to_have_count(1)
        expect(shown).to_contain_text(said[language])
        expect(shown).to_contain_text(why)


def test_the_sample_branch_is_opened_beside_ones_own_and_only_once(page: Page) -> None:
    kept(page, name="我的支部", branch={}, answers={})
    name = page.locator("#branch-name")
    for language, practice in (("en/", "for practice"), ("", "练习用"), ("", "练习用")):
        page.goto(f"{language}training/sample/")
        page.locator(".wh-actions .wh-button").click()
        expect(name).to_have_value(re.compile(practice))
    expect(page).to_have_url(re.compile("/assess/$"))
    page.reload()
    expect(name).to_have_value(re.compile("练习用"))
    page.locator("[data-part=branches] > summary").click()
    expect(page.locator("[data-part=branches-list] > li")).to_have_count(3)
    page.locator("[data-part=branches-list] > li", has_text="我的支部").locator("[data-action=branch-open]").click()
    expect(name).to_have_value("我的支部")


def test_a_sample_that_cannot_be_read_changes_nothing(page: Page, watch: object) -> None:
    watch.allowed.append("ERR_FAILED")  # type: ignore[attr-defined]
    page.route("**/sample-branch-zh.json", lambda route: route.abort())
    page.goto("assess/")
    page.locator("#branch-name").fill("我的支部")
    page.locator("[data-part=branches] > summary").click()
    page.locator("[data-action=sample-open]").click()
    expect(page.locator("[data-part=branches-message]")).to_contain_text("示范支部没有读出来")
    expect(page.locator("#branch-name")).to_have_value("我的支部")
