"""The list with filters as a person uses it, and the plain lists where there are no scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from assess.model.rules import AtLeast, Existence, Period, Share
from assess.model.standard import Requirement, Standard, Who
from tests.browser.engines import engine

pytestmark = engine("none", "lists and filters without Python")

ITEMS = "[data-item]:visible"


def opened(page: Page, address: str) -> None:
    """The list at this address, once its filters are at work."""
    page.goto(address)
    expect(page.locator("html.js .wh-browse[data-ready]")).to_be_attached()


def shown(page: Page) -> list[str]:
    """The items that the list shows."""
    found: list[str] = page.locator(ITEMS).evaluate_all("all => all.map(each => each.dataset.item)")
    return found


def tick(page: Page, name: str, value: str) -> None:
    page.locator(f'input[name="{name}"][value="{value}"]').check()


def yearly(each: Requirement) -> bool:
    return isinstance(each.rule, AtLeast | Share | Existence) and each.rule.per is Period.YEAR


@pytest.mark.parametrize("language", ["", "en/"])
def test_filters_together_show_what_fits_all_of_them(page: Page, standard: Standard, language: str) -> None:
    opened(page, f"{language}browse/")
    assert shown(page) == list(standard.requirements)
    tick(page, "rhythm", "year")
    tick(page, "who", "secretary")
    wanted = [each.id for each in standard.requirements.values() if yearly(each) and each.who is Who.SECRETARY]
    assert shown(page) == wanted
    expect(page.locator('[data-part="shown"]')).to_have_text(str(len(wanted)))
    tick(page, "who", "member")
    wanted = [each.id for each in standard.requirements.values() if yearly(each) and each.who in (Who.SECRETARY, Who.MEMBER)]
    assert shown(page) == wanted
    expect(page).to_have_url(re.compile(r"/browse/\?rhythm=year&who=secretary,member$"))


def test_a_choice_about_the_branch_takes_away_what_cannot_apply(page: Page, standard: Standard) -> None:
    opened(page, "browse/")
    page.locator('[data-part="branch"] summary').click()
    page.locator('select[name="committee"]').select_option("no")
    left = shown(page)
    assert "life.three-meetings.committee-meeting-monthly" not in left
    assert "life.three-meetings.general-meeting-quarterly" in left
    assert {each.id for each in standard.requirements.values() if not each.applies} <= set(left)


def test_a_view_is_in_its_address_and_in_both_languages(page: Page) -> None:
    opened(page, "browse/?rhythm=quarter,month&groups=no")
    expect(page.locator('input[name="rhythm"][value="month"]')).to_be_checked()
    expect(page.locator('select[name="groups"]')).to_have_value("no")
    before = shown(page)
    page.locator(".wh-language__link").click()
    expect(page).to_have_url(re.compile(r"/en/browse/\?rhythm=quarter,month&groups=no$"))
    expect(page.locator(".wh-browse[data-ready]")).to_be_attached()
    expect(page.locator('[data-part="chosen-words"]')).to_contain_text("Every month")
    assert shown(page) == before


def test_the_number_beside_an_option_is_what_it_would_show(page: Page) -> None:
    opened(page, "browse/?area=life")
    option = page.locator("label").filter(has=page.locator('input[name="rhythm"][value="month"]'))
    count = int(option.locator("[data-count]").inner_text())
    tick(page, "rhythm", "month")
    assert len(shown(page)) == count > 0


def test_where_nothing_fits_the_page_says_so_and_all_comes_back(page: Page, standard: Standard) -> None:
    opened(page, "browse/?rhythm=month&weight=red-line")
    expect(page.locator('[data-part="none"]')).to_be_visible()
    expect(page.locator("[data-group]:visible")).to_have_count(0)
    page.locator('[data-action="clear"]').focus()
    page.keyboard.press("Enter")
    assert shown(page) == list(standard.requirements)
    expect(page.locator('[data-part="none"]')).to_be_hidden()
    expect(page.locator('[data-part="filters-open"] > summary')).to_be_focused()
    expect(page).to_have_url(re.compile(r"/browse/$"))


@pytest.mark.parametrize("query", ["?rhythm=nonsense&form=castle", "?who=%3Cb%3E&area=,,,", "?rhythm=year%2Cyear&x=1#life"])
def test_an_address_that_somebody_broke_shows_a_list_all_the_same(page: Page, query: str) -> None:
    opened(page, f"browse/{query}")
    assert shown(page)


def test_a_filter_is_chosen_with_the_keyboard(page: Page) -> None:
    opened(page, "browse/")
    page.locator('input[name="rhythm"][value="month"]').focus()
    page.keyboard.press("Space")
    expect(page.locator('[data-action="clear"]')).to_be_visible()
    assert 0 < len(shown(page)) < 10


def test_on_a_phone_the_filters_are_one_line_until_they_are_wanted(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    opened(page, "browse/")
    box = page.locator('input[name="rhythm"][value="month"]')
    expect(box).to_be_hidden()
    page.locator('[data-part="filters-open"] > summary').tap()
    box.check()
    assert 0 < len(shown(page)) < 10


def test_without_scripts_everything_is_listed_and_the_views_are_pages(new_page: Callable[..., Page], standard: Standard) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("browse/")
    expect(page.locator('[data-part="filters"]')).to_be_hidden()
    expect(page.locator("[data-item]")).to_have_count(len(standard.requirements))
    page.locator(".wh-views a", has_text="按周期查").click()
    expect(page.locator("h2#month")).to_be_visible()
    expect(page.locator('section:has(#month) [data-item="life.theme-day.theme-day-monthly"]')).to_have_count(1)


def test_on_paper_there_are_no_filters_but_what_was_chosen(page: Page) -> None:
    opened(page, "browse/?who=secretary")
    page.emulate_media(media="print")
    expect(page.locator('[data-part="filters"]')).to_be_hidden()
    expect(page.locator('[data-part="chosen-words"]')).to_have_text("支部书记")
    expect(page.locator('[data-action="clear"]')).to_be_hidden()


def test_what_was_ticked_before_the_filters_were_at_work_is_not_lost(page: Page) -> None:
    held: list[Route] = []
    page.route("**/js/browse*.js", lambda route: held.append(route))  # a slow line: the page stands, its script is under way
    page.goto("browse/")
    page.locator('[data-part="filters-open"] > summary').click()
    tick(page, "rhythm", "month")
    held[0].continue_()
    expect(page.locator(".wh-browse[data-ready]")).to_be_attached()
    assert 0 < len(shown(page)) < 10
    expect(page.locator('input[name="rhythm"][value="month"]')).to_be_checked()
    expect(page).to_have_url(re.compile(r"/browse/\?rhythm=month$"))
