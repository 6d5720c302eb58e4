"""A requirement that has changed since it was answered: the form says so, and one press confirms the answer."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist import Checklist
from tests.browser.engines import engine

pytestmark = engine("cpython", "what the form shows of a file from before a change")

MEETING = "life.three-meetings.general-meeting-quarterly"
EARLIER = "00000000-00000000"


def file_from_before(folder: Path, **more: Any) -> Path:
    answers = {MEETING: {"answer": "met", "as": EARLIER}}
    data = {"format": "wuhua-sheet", "version": 1, "name": "甲", "year": 2026, "branch": {}, "answers": answers, **more}
    path = folder / "甲.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def take(form: Checklist, file: Path) -> None:
    form.choose_file(file)
    form.page.locator('[data-action="confirm-import"]').click()


def said(page: Page) -> Locator:
    return page.locator(f'[data-requirement="{MEETING}"] [data-carried]')


@pytest.mark.parametrize(("language", "confirm"), [("zh", "仍然如此，确认"), ("en", "Still true, confirm")])
def test_an_old_answer_waits_until_it_is_confirmed(page: Page, tmp_path: Path, language: str, confirm: str) -> None:
    form = Checklist(page, language).open().ready()
    form.choose_file(file_from_before(tmp_path))
    number = page.locator(f'[data-requirement="{MEETING}"] .wh-number').inner_text()
    expect(page.locator('[data-part="import-dialog"]')).to_contain_text(number)
    page.locator('[data-part="import-dialog"] [data-action="close"]').click()
    take(form, file_from_before(tmp_path))
    expect(said(page)).to_be_visible()
    expect(page.locator(f'[data-requirement="{MEETING}"] input[value="met"]')).to_be_checked()
    form.expect_score("0–100", "life")
    said(page).get_by_role("button", name=confirm).click()
    expect(said(page)).to_have_count(0)
    expect(page.locator('output[data-score="life"]')).not_to_have_text("0–100")
    meant = page.locator(f'[data-requirement="{MEETING}"]').get_attribute("data-meaning")
    assert form.stored()["answers"][MEETING] == {"answer": "met", "as": meant}


def test_an_answer_goes_with_what_it_was_given_to(page: Page, tmp_path: Path) -> None:
    """Another tick is an answer to what is asked now; one that is taken back is none; an export leaves an old one as it was."""
    form = Checklist(page).open().ready()
    take(form, file_from_before(tmp_path))
    expect(said(page)).to_be_visible()
    assert json.loads(form.export(tmp_path).read_text("utf-8"))["answers"][MEETING]["as"] == EARLIER
    form.answer(MEETING, "partly")
    expect(said(page)).to_have_count(0)
    assert form.stored()["answers"][MEETING]["as"] != EARLIER
    page.locator(f'[data-requirement="{MEETING}"] [data-action="clear-answer"]').click()
    assert MEETING not in form.stored()["answers"]


def test_a_ledger_waits_until_it_is_confirmed(page: Page, tmp_path: Path) -> None:
    form = Checklist(page).open().ready()
    ledger = {"covers": ["general-meeting"], "covered_as": {"general-meeting": "00000000"}, "rows": []}
    take(form, file_from_before(tmp_path, ledger=ledger, answers={}))
    waits = page.locator('[data-part="unconfirmed"] [data-carried]')
    expect(waits).to_contain_text("支部党员大会")
    waits.get_by_role("button").click()
    expect(waits).to_have_count(0)
    meant = page.locator('[data-ledger-covers][value="general-meeting"]').get_attribute("data-meaning")
    assert form.stored()["ledger"]["covered_as"] == {"general-meeting": meant}
