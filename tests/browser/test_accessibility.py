"""axe on pages in use, light and dark, with what opens on them open; as they come, test_every_kind.py looks at them."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.axe import DIALOG, show, violations, violations_in_both_schemes, violations_of_a_dialog
from tests.browser.checklist import Checklist
from tests.browser.engines import engine

pytestmark = engine("cpython", "what stands on a page is looked at, whoever worked it out")


def test_the_other_tools_in_use_have_no_violations(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page = new_page(viewport={"width": 360, "height": 900}, color_scheme="light", reduced_motion="reduce")
    page.goto("plan/")
    page.locator("[data-entry] summary").first.click(timeout=60_000)
    assert violations_in_both_schemes(page) == []
    page.goto("review/")
    file = tmp_path / "branch.json"
    file.write_text('{"format": "wuhua-sheet", "version": 1, "name": "第一支部", "answers": {}}', "utf-8")
    (tmp_path / "damaged.json").write_text("{", "utf-8")
    page.locator('[data-part="file"]').set_input_files(file)
    expect(page.locator('[data-part="opened"]')).to_be_visible(timeout=60_000)
    page.locator('[data-requirement] input[value="not-met"]').first.focus()
    page.keyboard.press("Space")
    assert violations_in_both_schemes(page) == []
    page.goto("rollup/")
    page.locator('[data-part="files"]').set_input_files([file, tmp_path / "damaged.json"])
    expect(page.locator("#rollup-not-counted")).to_be_attached(timeout=60_000)
    page.evaluate("for (const each of document.querySelectorAll('.wh-rollup__section')) each.style.contentVisibility = 'visible'")
    assert violations_in_both_schemes(page) == []


def test_a_session_in_progress_has_no_violations(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 360, "height": 900}, color_scheme="light", reduced_motion="reduce")
    page.goto("training/session/")
    page.locator("[data-action=start]").click()
    page.locator("[data-action=project]").click()
    expect(page.locator(".wh-projector")).to_be_visible()
    page.keyboard.press("A")
    page.keyboard.press("Space")
    expect(page.locator("[data-part=answer]")).to_be_visible()
    assert violations_of_a_dialog(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("[data-part=hard]")).to_be_visible()
    assert violations_in_both_schemes(page) == []
    page.goto("training/calibration/")
    page.locator("#calibration-codes").fill("111111111111\n222222222222\n1")
    expect(page.locator("[data-part=result]")).to_be_visible(timeout=60_000)
    assert violations_in_both_schemes(page) == []


def test_a_result_with_plan_and_history_has_no_violations(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 360, "height": 900}, color_scheme="light", reduced_motion="reduce")
    form = Checklist(page).open().ready()
    form.answer_all("partly")
    page.goto("result/")
    page.locator('.wh-gap [data-action="to-plan"]').first.click(timeout=60_000)
    page.locator('[data-action="finish"]').click()
    expect(page.locator('[data-action="undo"]')).to_be_focused()
    page.locator('[data-field="done"]').check()
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert violations_in_both_schemes(page) == []
    page.locator('[data-action="explain"]').last.click()
    expect(page.locator(DIALOG)).to_be_visible()
    assert violations_of_a_dialog(page) == []


def test_an_open_search_has_no_violations(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 1280, "height": 900}, color_scheme="light", reduced_motion="reduce")
    page.goto("areas/")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill("党费")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert violations_in_both_schemes(page) == []


def test_a_form_in_use_has_no_violations(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page = new_page(viewport={"width": 360, "height": 900}, color_scheme="light", reduced_motion="reduce")
    form = Checklist(page).open().ready()
    form.answer_all("partly")
    form.answer("life.three-meetings.general-meeting-quarterly", "not-applicable")
    page.locator('[data-action="ledger-add"]').click()
    page.locator("#entry-activity").select_option("general-meeting")
    page.locator("#entry-date").fill("2026-02-03")
    page.locator("#entry-due").fill("?")
    assert violations_of_a_dialog(page) == []
    page.locator('[data-part="entry-form"] [value="save"]').click()
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    expect(page.locator("#ledger-row-1")).to_have_attribute("data-wrong", "")
    expect(page.locator('[data-part="next-steps"]')).to_be_visible()
    page.set_viewport_size({"width": 1440, "height": 900})
    assert violations(page) == []
    page.set_viewport_size({"width": 360, "height": 900})
    show(page, "dark")
    assert violations(page) == []
    show(page, "light")
    page.locator('[data-explain="life"]').click()
    assert violations_of_a_dialog(page) == []
    page.keyboard.press("Escape")
    (tmp_path / "bad.json").write_text("[]")
    form.choose_file(tmp_path / "bad.json")
    assert violations_of_a_dialog(page) == []
    page.keyboard.press("Escape")
    page.locator('[data-action="start-over"]').click()
    assert violations_of_a_dialog(page) == []
    page.keyboard.press("Escape")
    page.locator("#branch-name").fill("一支部 13800138000")
    for action in ("export-upward", "erase"):
        # On a phone the open panel lies over the one, and closed it has not got the other.
        page.locator(f'[data-action="{action}"]').dispatch_event("click")
        expect(page.locator(f"{DIALOG} li").first).to_contain_text("一支部" if action == "erase" else "13800138000")
        assert violations_of_a_dialog(page) == []
        page.keyboard.press("Escape")
    page.locator('[data-part="shared"]').dispatch_event("click")
    assert violations_of_a_dialog(page) == []
