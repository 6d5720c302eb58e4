"""A copy that goes upward: what looks personal is shown first, and taken out of the copy alone."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist import Checklist, kept
from tests.browser.engines import engine
from tests.browser.test_saved import MEETING, NAME, sheet

pytestmark = engine("cpython", "the dialog around the engine")

ID_NUMBER = "11010519491231002X"
ATTACK = "<img src=x onerror=window.hacked=1>"
SHEET = sheet(
    name=f"一支部 13800138000 {ATTACK}",
    answers={MEETING: {"answer": "met", "note": f"王小明，{ID_NUMBER}"}},
    ledger={
        "people": {"secretary": "李", "members": "王小明"},
        "rows": [{"date": "2026-03-02", "activity": "talk", "from": "李", "with": "王小明", "topic": "家里的事"}],
    },
)


def handed_upward(page: Page, action: str, folder: Path) -> dict[str, Any]:
    with page.expect_download() as download:
        page.locator(f'[data-action="{action}"]').click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    copied: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return copied


@pytest.mark.parametrize(
    ("language", "mark"),
    [pytest.param("zh", "上报", marks=engine("pyodide", "one whole path of the dialog")), ("en", "upward")],
)
def test_what_looks_personal_is_shown_and_taken_out_of_the_copy_alone(page: Page, tmp_path: Path, language: str, mark: str) -> None:
    kept(page, **SHEET)
    form = Checklist(page, language).open()
    dialog = page.locator('[data-part="leaving-dialog"]')
    page.locator('[data-action="export-upward"]').click()
    expect(dialog).to_be_visible(timeout=60_000)
    for found in (ID_NUMBER, "王小明", "13800138000"):
        expect(dialog.locator("li", has_text=found)).to_have_count(1)
    dialog.locator("li", has_text=ID_NUMBER).locator("select").select_option("replace")
    copied = handed_upward(page, "leaving-chosen", tmp_path)
    assert copied["answers"][MEETING]["note"] == "王○，○"
    assert copied["ledger"]["rows"] == [{"date": "2026-03-02", "activity": "talk", "from": "李", "with": "王○"}]
    assert "13800138000" not in json.dumps(copied)
    assert [path.stem.endswith(mark) for path in tmp_path.iterdir()] == [True]
    assert form.stored()["answers"][MEETING]["note"] == f"王小明，{ID_NUMBER}"
    page.locator('[data-action="export-upward"]').click()
    as_it_is = handed_upward(page, "leaving-as-it-is", tmp_path)
    assert as_it_is["name"] == SHEET["name"]
    assert "topic" not in as_it_is["ledger"]["rows"][0]
    whole = json.loads(form.export(tmp_path).read_text("utf-8"))
    assert whole["ledger"] == SHEET["ledger"]
    assert page.evaluate("window.hacked") is None


def test_a_sheet_without_anything_personal_says_so(page: Page, tmp_path: Path) -> None:
    form = Checklist(page).open()
    page.locator(NAME).fill("一支部")
    form.answer(MEETING, "met")
    page.locator('[data-action="export-upward"]').click()
    expect(page.locator('[data-part="leaving-sentences"]')).to_contain_text("没有发现", timeout=60_000)
    expect(page.locator('[data-action="leaving-as-it-is"]')).to_be_hidden()
    assert handed_upward(page, "leaving-chosen", tmp_path)["answers"] == {MEETING: form.given(MEETING, "met")}
