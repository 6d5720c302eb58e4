"""Demands of this month: for every branch from the rules, for the one that is saved here from its own plan."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist import BRANCH, kept
from tests.browser.engines import engine

pytestmark = engine("cpython", "a page that begins no engine must not miss it")

HEADINGS = "[data-part=months] h2, [data-part=rest] h2"


def opened(page: Page, day: str, language: str = "") -> Page:
    page.clock.set_fixed_time(f"{day}T09:00:00")
    page.goto(f"{language}month/")
    expect(page.locator(".wh-month-page[data-ready]")).to_be_attached()
    return page


def order(page: Page) -> list[str]:
    numbers: list[str] = page.locator("[data-month]").evaluate_all("all => all.map(each => each.dataset.month)")
    return numbers


@pytest.mark.parametrize(("language", "words"), [("", "本月"), ("en/", "this month")])
def test_the_present_month_comes_first_and_the_next_after_it(own_page: Page, language: str, words: str) -> None:
    opened(own_page, "2026-03-10", language)
    assert order(own_page)[:3] == ["3", "4", "5"]
    expect(own_page.locator('[data-month="3"] [data-now]')).to_have_text(words)
    expect(own_page.locator('[data-month="4"] [data-next]')).to_be_visible()
    expect(own_page.locator("[data-now]:visible")).to_have_count(3)  # heading, sector, row of the table


def test_after_december_comes_january(own_page: Page) -> None:
    opened(own_page, "2026-12-31")
    assert order(own_page) == ["12", *(str(number) for number in range(1, 12))]


def test_python_is_fetched_only_where_a_branch_is_saved(own_page: Page) -> None:
    asked: list[str] = []
    own_page.on("request", lambda request: asked.append(request.url))
    opened(own_page, "2026-03-10")
    own_page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/runtime/" in url]
    expect(own_page.locator('[data-part="own"]')).to_be_hidden()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_branch_sees_what_its_own_plan_has_for_now(page: Page, language: str) -> None:
    kept(page, branch=BRANCH)
    page.goto(("" if language == "zh" else "en/") + "month/")
    own = page.locator('[data-part="own"]')
    expect(own).to_be_visible()
    expect(own.locator("li").first).to_be_visible(timeout=60_000)
    expect(own).to_contain_text("主题党日" if language == "zh" else "Theme Party Day")


def test_where_python_does_not_arrive_the_months_are_there_and_the_page_says_so(page: Page) -> None:
    kept(page, branch={"committee": "yes"})
    page.route("**/engine.worker.js", lambda route: route.abort())
    page.goto("month/")
    expect(page.locator('[data-part="own-state"]')).to_contain_text("没有读出", timeout=60_000)
    expect(page.locator("[data-month]")).to_have_count(12)


def test_one_month_is_printed_on_its_own(own_page: Page) -> None:
    own_page.add_init_script("window.print = () => {}")
    opened(own_page, "2026-03-10")
    own_page.locator('[data-month="6"] [data-action="print"]').click()
    own_page.emulate_media(media="print")
    expect(own_page.locator("[data-month]:visible")).to_have_count(1)
    expect(own_page.locator('[data-month="6"]')).to_be_visible()
    expect(own_page.locator('[data-part="year"]')).to_be_hidden()
    own_page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(own_page.locator("[data-month]:visible")).to_have_count(12)


def test_without_scripts_all_months_stand_in_order(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("month/")
    assert order_without_scripts(page) == [f"{number}月" for number in range(1, 13)]


def order_without_scripts(page: Page) -> list[str]:
    return [text.split("\n")[0].strip()[:3].strip() for text in page.locator(HEADINGS).all_inner_texts()]
