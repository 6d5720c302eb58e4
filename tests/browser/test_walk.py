"""The walk through what is still open, and what the bar and the end of an assessment say while red lines are open."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assess.model.standard import Standard
from tests.browser.axe import violations
from tests.browser.checklist import BRANCH, Checklist, kept
from tests.browser.conftest import wait_until
from tests.browser.engines import engine

pytestmark = engine("cpython", "the form’s walk around the engine")

NEXT = '[data-action="next-unanswered"]'
QUARTERLY = "life.three-meetings.general-meeting-quarterly"
LEDGER = {"covers": ["general-meeting"], "rows": [{"date": "2025-02-10", "activity": "general-meeting", "content": "学习"}]}
PLACE = """() => {
    const box = document.activeElement.closest('[data-requirement], [data-fact]');
    return box && (box.dataset.requirement ?? box.dataset.fact);
}"""


def step(page: Page) -> str:
    """Goes on, and says where to."""
    before = page.evaluate(PLACE)
    page.locator(NEXT).click()
    wait_until(page, f"before => {{ const now = ({PLACE})(); return now !== null && now !== before; }}", before)
    return str(page.evaluate(PLACE))


def answered_but(standard: Standard, *left: str) -> dict[str, Any]:
    return {name: {"answer": "met"} for name in standard.requirements if name not in left}


def red_lines(standard: Standard) -> list[str]:
    return [each.id for each in standard.requirements.values() if each.red_line]


@engine("pyodide", "one whole walk through the form")
def test_the_walk_goes_on_past_what_was_skipped_and_asks_red_lines_first(page: Page, standard: Standard) -> None:
    lines = red_lines(standard)[:2]
    others = ["life.talks.four-topics", "venue.sharing.shared-resources"]
    kept(page, year=2025, branch=BRANCH, answers=answered_but(standard, *lines, *others))
    form = Checklist(page).open().ready()
    assert [step(page) for _ in range(5)] == [*lines, *others, lines[0]]
    form.answer(lines[0], "met")
    assert step(page) == lines[1]
    form.answer(others[0], "met")
    assert step(page) == others[1]
    form.answer(others[1], "partly")
    assert step(page) == lines[1]
    page.keyboard.press("Space")
    page.locator(NEXT).click()
    expect(page.locator('[data-part="message"]')).to_have_text("适用的要求都已作答。")
    expect(page.locator('[data-answered="overall"]')).to_contain_text("（100%）")


@pytest.mark.parametrize(("language", "says"), [("zh", "红线{}条未答"), ("en", "{} red lines open")])
def test_while_red_lines_are_open_the_bar_says_so_and_names_them(
    new_page: Callable[..., Page], standard: Standard, language: str, says: str
) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    lines = [name for name in red_lines(standard) if standard.requirements[name].number.startswith("3.2")]
    kept(page, year=2025, branch=BRANCH, answers=answered_but(standard, *lines))
    form = Checklist(page, language).open().ready()
    expect(page.locator('[data-part="red-lines-open"]')).to_have_text(says.format(len(lines)))
    expect(page.locator('[data-part="red-lines-open"]')).to_be_visible()
    expect(page.locator('[data-answered="overall"]')).not_to_contain_text("100%")
    page.locator(".wh-panel summary").click()
    page.locator(f'[data-part="open-lines"] a[href="#{lines[0]}"]').click()
    expect(page.locator(f'[data-requirement="{lines[0]}"]')).to_be_in_viewport()
    expect(page.locator(".wh-panel__body")).to_be_hidden()
    assert step(page) == lines[1]
    for line in lines:
        form.answer(line, "met")
    expect(page.locator('[data-part="red-lines-open"]')).to_be_hidden()
    expect(page.locator('[data-answered="overall"]')).to_contain_text("100%")


def test_what_the_ledger_judges_is_not_asked_for_again(page: Page, standard: Standard) -> None:
    """One of four meetings was held: in part, and settled. The rest is done without a mouse."""
    other = "venue.sharing.shared-resources"
    kept(page, year=2025, branch=BRANCH, answers=answered_but(standard, QUARTERLY, other), ledger=LEDGER)
    form = Checklist(page).open().ready()
    expect(page.locator(f'[data-requirement="{QUARTERLY}"]')).to_have_attribute("data-status", "partly")
    page.locator(NEXT).focus()
    page.keyboard.press("Enter")
    wait_until(page, f"other => ({PLACE})() === other", other)
    page.keyboard.press("Space")
    assert form.stored()["answers"][other] == {"answer": "met"}
    page.locator(NEXT).click()
    expect(page.locator('[data-part="message"]')).to_have_text("适用的要求都已作答。")


def test_a_question_about_the_branch_that_decides_is_asked_first(page: Page, standard: Standard) -> None:
    facts = {name: value for name, value in BRANCH.items() if name != "secretary-party-years"}
    kept(page, year=2025, branch=facts, answers=answered_but(standard, *red_lines(standard)))
    form = Checklist(page).open().ready()
    assert step(page) == "secretary-party-years"
    form.number("secretary-party-years", "9")
    assert step(page) in red_lines(standard)


def test_finishing_with_red_lines_open_asks_and_names_them(page: Page, standard: Standard) -> None:
    lines = [name for name in red_lines(standard) if standard.requirements[name].number.startswith("3.2")]
    kept(page, year=2025, branch=BRANCH, answers=answered_but(standard, *lines))
    page.goto("result/")
    page.locator('[data-action="finish"]').click()
    dialog = page.locator('[data-part="finish-dialog"]')
    for line in lines:
        expect(dialog).to_contain_text(standard.requirements[line].number)
        expect(dialog).to_contain_text(standard.requirements[line].text.zh)
    assert violations(page, '[data-part="finish-dialog"]') == []
    dialog.locator('[data-action="close"]').click()
    assert "earlier" not in Checklist(page).stored()
    page.locator('[data-action="finish"]').click()
    dialog.locator('[data-action="confirm-finish"]').click()
    expect(page.locator('[data-part="message"]')).to_contain_text("已完成")
    assert len(Checklist(page).stored()["earlier"]) == 1


def test_finishing_with_every_red_line_answered_asks_nothing(page: Page, standard: Standard) -> None:
    kept(page, year=2025, branch=BRANCH, answers=answered_but(standard))
    page.goto("result/")
    page.locator('[data-action="finish"]').click()
    expect(page.locator('[data-part="message"]')).to_contain_text("已完成")
