"""The walk through what is still open, and what the bar and the end of an assessment say while red lines are open."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assess.model.standard import Standard
from tests.browser.axe import violations
from tests.browser.checklist import BRANCH, FACTS, NUMBERS, Checklist, kept
from tests.browser.conftest import wait_until
from tests.browser.engines import engine

pytestmark = engine("cpython", "the form’s walk around the engine")

NEXT = '[data-action="next-unanswered"]'
QUARTERLY = "life.three-meetings.general-meeting-quarterly"
ENOUGH_MEMBERS = "setup.criteria.full-members-for-branch"
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
    assert form.stored()["answers"][other] == form.given(other, "met")
    page.locator(NEXT).click()
    expect(page.locator('[data-part="message"]')).to_have_text("适用的要求都已作答。")


def test_what_facts_or_the_ledger_decide_shows_the_verdict_in_place_of_empty_answers(page: Page, standard: Standard) -> None:
    """Who sees it otherwise can still say so, and what was said stays in view; the way to an entry takes no answer back."""
    kept(page, year=2025, branch={**FACTS, **NUMBERS}, answers={}, ledger=LEDGER)
    Checklist(page).open().ready()
    by_ledger, by_facts = (page.locator(f'[data-requirement="{name}"]') for name in (QUARTERLY, ENOUGH_MEMBERS))
    for box, verdict in ((by_ledger, "由台账判定：部分达标（应开4次，已开1次）"), (by_facts, "由支部情况判定：达标")):
        expect(box.locator("[data-cell=decided]")).to_have_text(verdict)
        expect(box.locator(".wh-answers")).to_be_hidden()
    expect(by_ledger.locator(".wh-remarks")).not_to_contain_text("到期")
    by_ledger.locator('[data-action="own-view"]').click()
    by_ledger.locator('input[value="met"]').check()
    expect(by_ledger.locator(".wh-remarks")).to_contain_text("与台账不一致")
    by_ledger.locator('[data-action="ledger-show"]').click()
    expect(by_ledger.locator('input[value="met"]')).to_be_checked()
    assert violations(page, f'[data-requirement="{QUARTERLY}"]') == []
    page.reload()
    Checklist(page).ready()
    expect(by_ledger.locator(".wh-answers")).to_be_visible()
    page.locator('[data-ledger-covers][value="general-meeting"]').uncheck()
    expect(by_ledger.locator("[data-decided]")).to_have_count(0)
    expect(by_ledger.locator(".wh-answers")).to_be_visible()


def test_last_years_answer_is_confirmed_with_one_tap_and_the_year_that_is_over_is_said(page: Page) -> None:
    rule = "rules.oversight.files-rules"
    kept(page, year=2025, answers={rule: {"last": "met", "from": "2024"}})
    form = Checklist(page).open().ready()
    expect(page.locator('[data-part="year-over"]')).to_contain_text("2025年度已经结束")
    box = page.locator(f'[data-requirement="{rule}"]')
    expect(box.locator("input:checked")).to_have_count(0)
    expect(box.locator('[data-part="remarks"]')).to_contain_text("2024年度的作答：达标")
    box.locator('[data-action="as-last"]').click()
    expect(box.locator('input[value="met"]')).to_be_checked()
    expect(box.locator('[data-part="remarks"]')).to_be_hidden()
    assert form.stored()["answers"] == {rule: form.given(rule, "met")}


def test_entries_are_confirmed_at_the_clause_that_they_would_decide(page: Page) -> None:
    kept(page, year=2025, branch={**FACTS, **NUMBERS}, ledger={**LEDGER, "covers": []})
    Checklist(page).open().ready()
    page.locator(f'[data-requirement="{QUARTERLY}"] [data-action="ledger-confirm"]').click()
    expect(page.locator(f'[data-requirement="{QUARTERLY}"] [data-cell="decided"]')).to_contain_text("由台账判定")
    expect(page.locator('[data-ledger-covers][value="general-meeting"]')).to_be_checked()


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
