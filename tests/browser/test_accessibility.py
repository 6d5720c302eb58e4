"""axe on every kind of page, in both languages, light and dark, narrow and wide, with what opens on it open."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checklist import Checklist
from tests.browser.conftest import ROOT
from tests.browser.test_pages import KINDS

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
NOT_FOUND = "no/such/page/"


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found: dict[str, Any] = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{each['id']}: {node['target']} {node.get('failureSummary', '')}" for each in found["violations"] for node in each["nodes"]
    ]


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["", "en/"])
def test_no_kind_of_page_has_violations(new_page: Callable[..., Page], watch: Any, width: int, scheme: str, language: str) -> None:
    watch.allowed.append("404")
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for path in (*KINDS, NOT_FOUND):
        page.goto(language + path)
        if broken := violations(page):
            found[path] = broken
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_search_has_no_violations(new_page: Callable[..., Page], scheme: str) -> None:
    page = new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    page.goto("areas/")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill("党费")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_a_form_in_use_has_no_violations(new_page: Callable[..., Page], tmp_path: Path, scheme: str, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    form = Checklist(page).open().ready()
    form.answer_all("partly")
    form.answer("life.three-meetings.general-meeting-quarterly", "not-applicable")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    expect(page.locator('output[data-score="life"]')).not_to_have_text("0–100")
    assert violations(page) == []
    page.locator('[data-explain="life"]').click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    (tmp_path / "bad.json").write_text("[]")
    form.choose_file(tmp_path / "bad.json")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator('[data-action="start-over"]').click()
    assert violations(page) == []
