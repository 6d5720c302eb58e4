"""A file comes back to its branch: only its review is taken unless a person wants otherwise, and no name is lost on any way."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.bridge_client import BridgeClient
from tests.browser.checklist import Checklist, kept
from tests.browser.conftest import wait_until
from tests.browser.engines import engine
from tests.browser.test_merging import give
from tests.laws.test_returning import REVIEW, branch, canonical, gone_on, upward

pytestmark = engine("cpython", "dialogs around the engine")

HERE = "(localStorage.getItem('wuhua.branch.first') || '')"


@pytest.fixture
def here(door: BridgeClient) -> dict[str, Any]:
    return canonical(door, branch())


@pytest.fixture
def returned(door: BridgeClient, here: dict[str, Any]) -> dict[str, Any]:
    return {**upward(door, here), "review": REVIEW}


def opened(page: Page, data: dict[str, Any]) -> Checklist:
    """The form of this branch."""
    kept(page, **data)
    form = Checklist(page).open()
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    return form


def content(form: Checklist) -> dict[str, Any]:
    """The kept data, without what every saving writes."""
    return {name: value for name, value in form.stored().items() if name not in ("standard", "saved")}


@engine("pyodide", "one whole path of the dialog")
def test_the_review_is_taken_with_one_button_and_can_be_taken_back(
    page: Page, door: BridgeClient, here: dict[str, Any], returned: dict[str, Any]
) -> None:
    later = canonical(door, gone_on(here))
    form = opened(page, later)
    before = content(form)
    give(page, "file", returned)
    dialog = page.locator('[data-part="import-dialog"]')
    expect(dialog.locator('[data-action="take-review"]')).to_be_visible(timeout=60_000)
    expect(dialog.locator('[data-action="confirm-import"]')).to_be_hidden()
    main = dialog.locator(".wh-button:visible:not(.wh-button--quiet)")
    expect(main).to_have_count(1)
    main.click()
    wait_until(page, f"{HERE}.includes('缺记录')")
    assert content(form) == {**before, "review": REVIEW}
    expect(page.locator("[data-opinion]")).to_have_count(len(REVIEW["answers"]), timeout=60_000)
    page.locator('[data-action="undo"]').click()
    wait_until(page, f"!{HERE}.includes('缺记录')")
    assert content(form) == before
    expect(page.locator("[data-opinion]")).to_have_count(0)


def test_replacing_says_what_it_loses_and_keeps_the_names_even_so(
    page: Page, door: BridgeClient, here: dict[str, Any], returned: dict[str, Any]
) -> None:
    later = canonical(door, gone_on(here))
    form = opened(page, later)
    before = content(form)
    give(page, "file", returned)
    dialog = page.locator('[data-part="import-dialog"]')
    dialog.locator("summary").click()
    expect(dialog.locator('[data-part="import-lost"] li').first).to_contain_text("2026-11-28")
    dialog.locator('[data-action="confirm-import"]').click()
    wait_until(page, f"{HERE}.includes('缺记录')")
    assert form.stored()["ledger"]["people"]["members"] == here["ledger"]["people"]["members"]
    page.locator('[data-action="undo"]').click()
    wait_until(page, f"!{HERE}.includes('缺记录')")
    assert content(form) == before


def test_merging_a_returned_file_lists_no_name_as_a_conflict(page: Page, here: dict[str, Any], returned: dict[str, Any]) -> None:
    form = opened(page, here)
    give(page, "file", returned)
    page.locator('[data-action="merge"]').click()
    dialog = page.locator('[data-part="merge-dialog"]')
    expect(dialog).to_be_visible(timeout=60_000)
    expect(dialog.locator("fieldset")).to_have_count(0)
    expect(dialog.locator('[data-part="merge-changes"] li').first).to_contain_text("简化")
    before = content(form)
    dialog.locator('[data-action="merge-confirm"]').click()
    wait_until(page, f"{HERE}.includes('缺记录')")
    assert json.dumps(content(form)["ledger"]) == json.dumps(before["ledger"])


def test_the_own_copy_offers_nothing_but_to_leave_it(page: Page, door: BridgeClient, here: dict[str, Any]) -> None:
    opened(page, here)
    give(page, "file", upward(door, here))
    dialog = page.locator('[data-part="import-dialog"]')
    expect(dialog.locator('[data-part="import-what"]')).to_contain_text("简化", timeout=60_000)
    main = dialog.locator(".wh-button:visible:not(.wh-button--quiet)")
    expect(main).to_have_attribute("data-action", "close")
    expect(dialog.locator('[data-action="take-review"]')).to_be_hidden()
