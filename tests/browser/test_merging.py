"""Two files of one branch made one on the form: what both changed differently is decided by a person, and can be taken back."""

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from assess.model.standard import Standard
from tests.browser.checklist import kept
from tests.browser.conftest import wait_until
from tests.browser.engines import engine

pytestmark = engine("cpython", "the dialog around the engine")

KEY = "wuhua.branch.first"


@pytest.fixture
def scored(standard: Standard) -> list[str]:
    return [name for name, each in standard.requirements.items() if each.points and not each.applies and each.rule is None]


def file(answers: dict[str, str], **fields: object) -> dict[str, Any]:
    given = {name: {"answer": answer} for name, answer in answers.items()}
    return {"format": "wuhua-sheet", "version": 1, "name": "第一支部", "year": 2026, "branch": {}, "answers": given, **fields}


def give(page: Page, part: str, data: dict[str, Any]) -> None:
    page.locator(f'[data-part="{part}"]').set_input_files(
        {"name": "other.json", "mimeType": "application/json", "buffer": json.dumps(data, ensure_ascii=False).encode()}
    )


def begun(page: Page, answers: dict[str, str]) -> None:
    """A form with these answers in it."""
    kept(page, **file(answers))
    page.goto("assess/")
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)


def merge(page: Page, data: dict[str, Any]) -> Locator:
    give(page, "file", data)
    page.locator('[data-action="merge"]').click()
    dialog = page.locator('[data-part="merge-dialog"]')
    expect(dialog).to_be_visible(timeout=60_000)
    return dialog


def answers(page: Page) -> dict[str, str]:
    sheet = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))["sheet"]
    return {name: each["answer"] for name, each in sheet["answers"].items()}


def test_an_empty_form_has_nothing_to_merge_with(page: Page, scored: list[str]) -> None:
    page.goto("assess/")
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    give(page, "file", file({scored[0]: "met"}))
    expect(page.locator('[data-action="confirm-import"]')).to_be_visible()
    expect(page.locator('[data-action="merge"]')).to_be_hidden()


@engine("pyodide", "one whole path of the dialog")
def test_what_only_one_side_has_is_taken_and_can_be_taken_back(page: Page, scored: list[str]) -> None:
    begun(page, {scored[0]: "met"})
    dialog = merge(page, file({scored[1]: "partly"}))
    expect(dialog.locator("fieldset")).to_have_count(0)
    expect(dialog.locator('[data-part="merge-left"]')).to_be_hidden()
    dialog.locator('[data-action="merge-confirm"]').click()
    wait_until(page, f"localStorage.getItem('{KEY}').includes('{scored[1]}')")
    assert answers(page) == {scored[0]: "met", scored[1]: "partly"}
    page.locator('[data-action="undo"]').click()
    wait_until(page, f"!localStorage.getItem('{KEY}').includes('{scored[1]}')")
    assert answers(page) == {scored[0]: "met"}


def test_what_both_changed_is_decided_with_the_keyboard(page: Page, scored: list[str]) -> None:
    begun(page, {scored[0]: "met", scored[1]: "met"})
    dialog = merge(page, file({scored[0]: "not-met", scored[1]: "partly"}))
    expect(dialog.locator("fieldset")).to_have_count(2)
    confirm = dialog.locator('[data-action="merge-confirm"]')
    expect(confirm).to_be_disabled()
    dialog.locator('input[value="ours"]').first.focus()
    page.keyboard.press("ArrowDown")
    expect(dialog.locator('input[value="theirs"]').first).to_be_checked()
    dialog.locator('input[value="ours"]').last.check()
    expect(confirm).to_be_enabled()
    confirm.click()
    wait_until(page, f"localStorage.getItem('{KEY}').includes('not-met')")
    assert answers(page) == {scored[0]: "not-met", scored[1]: "met"}


def test_all_can_be_decided_alike_and_one_otherwise(page: Page, scored: list[str]) -> None:
    begun(page, dict.fromkeys(scored[:3], "met"))
    dialog = merge(page, file(dict.fromkeys(scored[:3], "not-met")))
    dialog.locator('[data-action="merge-all"][data-side="theirs"]').click()
    expect(dialog.locator('input[value="theirs"]:checked')).to_have_count(3)
    dialog.locator('[data-action="merge-all"][data-side="ours"]').click()
    expect(dialog.locator('input[value="ours"]:checked')).to_have_count(3)
    dialog.locator('input[value="theirs"]').last.check()
    confirm = dialog.locator('[data-action="merge-confirm"]')
    expect(confirm).to_be_enabled()
    confirm.click()
    wait_until(page, f"localStorage.getItem('{KEY}').includes('not-met')")
    assert answers(page) == {scored[0]: "met", scored[1]: "met", scored[2]: "not-met"}


def test_the_file_that_both_started_from_leaves_less_to_decide(page: Page, scored: list[str]) -> None:
    begun(page, {scored[0]: "met", scored[1]: "met"})
    dialog = merge(page, file({scored[0]: "not-met", scored[1]: "partly"}))
    give(page, "merge-base-file", {"not": "a sheet"})
    expect(dialog.locator('[data-part="merge-problems"] li')).to_have_count(1)
    expect(dialog.locator("fieldset")).to_have_count(2)
    give(page, "merge-base-file", file({scored[0]: "met", scored[1]: "met"}))
    expect(dialog.locator("fieldset")).to_have_count(0)
    expect(dialog.locator('[data-part="merge-problems"]')).to_be_hidden()
    expect(dialog.locator('[data-part="merge-base-name"]')).to_have_text("other.json")
    dialog.locator('[data-action="merge-confirm"]').click()
    wait_until(page, f"localStorage.getItem('{KEY}').includes('partly')")
    assert answers(page) == {scored[0]: "not-met", scored[1]: "partly"}
