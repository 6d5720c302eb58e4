"""The page of the result: figures with their picture, a plan of improvements, finishing, comparing, and the next year."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from assess.model.standard import Standard
from tests.browser.checklist import Checklist, kept
from tests.browser.conftest import wait_until
from tests.browser.engines import engine

pytestmark = engine("cpython", "the page around the engine")

KEY = "wuhua.branch.first"
YEAR = 2026


@pytest.fixture
def scored(standard: Standard) -> list[str]:
    """Requirements with points that every branch is asked, and that nothing but a tick decides."""
    return [name for name, each in standard.requirements.items() if each.points and not each.applies and each.rule is None]


@pytest.fixture
def sheet(scored: list[str]) -> dict[str, Any]:
    answers = dict(zip(scored, ("met", "not-met", "partly", "met"), strict=False))
    return {
        "format": "wuhua-sheet", "version": 1, "name": "第一支部", "year": YEAR, "branch": {"form": "regular"},
        "answers": {name: {"answer": answer} for name, answer in answers.items()},
        "plan": [{"requirement": scored[1], "what": "补建制度", "who": "王", "by": "2026-01-31", "year": YEAR - 1}],
    }  # fmt: skip


def opened(page: Page, sheet: dict[str, Any] | None, language: str = "zh") -> Page:
    """The page with the sheet that the form would have saved."""
    if sheet is not None:
        kept(page, **sheet)
    page.goto("result/" if language == "zh" else "en/result/")
    expect(page.locator('[data-part="result"]')).to_be_visible(timeout=60_000)
    return page


def saved(page: Page) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))["sheet"]
    return data


def measures(page: Page) -> Locator:
    return page.locator("[data-measure]")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_an_answer_it_says_where_to_begin(new_page: Callable[..., Page], language: str) -> None:
    page = opened(new_page(), None, language)
    expect(page.locator('[data-part="nothing-yet"] a')).to_be_visible()
    expect(page.locator('[data-action="finish"]')).to_be_disabled()
    expect(page.locator('[data-part="plan-empty"]')).to_be_visible()
    page.locator('[data-part="nothing-yet"] a').click()
    expect(page.locator("#facts")).to_be_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_picture_and_the_table_show_the_same_five_areas(
    new_page: Callable[..., Page], sheet: dict[str, Any], standard: Standard, language: str
) -> None:
    page = opened(new_page(), sheet, language)
    rows = page.locator(".wh-result__scores tbody tr")
    expect(rows).to_have_count(len(standard.areas) + 1)
    corners = page.locator(".wh-radar__label")
    expect(corners).to_have_count(len(standard.areas))
    for place in range(len(standard.areas)):
        score = rows.nth(place).locator('[data-cell="score"]').inner_text()
        assert corners.nth(place).locator("tspan").last.text_content() == score
    assert all(len(page.locator(f".wh-radar__{end}").get_attribute("points").split()) == 5 for end in ("low", "high"))  # type: ignore[union-attr]
    rows.last.locator('[data-action="explain"]').click()
    dialog = page.locator('[data-part="explain-dialog"]')
    expect(dialog).to_be_visible()
    expect(dialog.locator('[data-slot="score"]')).to_have_text(rows.last.locator('[data-cell="score"]').inner_text())
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_a_gap_goes_into_the_plan_and_the_plan_is_kept(page: Page, sheet: dict[str, Any], scored: list[str]) -> None:
    opened(page, sheet)
    expect(measures(page)).to_have_count(1)
    expect(measures(page).locator('[data-cell="remarks"]')).to_contain_text(str(YEAR - 1))
    gap = page.locator(f'.wh-gap [data-requirement="{scored[2]}"]')
    gap.focus()
    page.keyboard.press("Enter")
    expect(measures(page)).to_have_count(2)
    expect(gap).to_be_disabled()
    page.locator('[data-action="add"]').click()
    expect(measures(page)).to_have_count(3)
    expect(measures(page).nth(2).locator('[data-field="what"]')).to_be_focused()
    page.keyboard.type("<b>开会</b>")
    page.keyboard.press("Tab")
    page.keyboard.type("李")
    page.keyboard.press("Tab")
    measures(page).nth(2).locator('[data-field="by"]').fill("2026-12-31")
    measures(page).first.locator('[data-field="done"]').check()
    expect(page.locator('[data-part="plan-summary"]')).to_contain_text("1")
    page.reload()
    expect(measures(page)).to_have_count(3, timeout=60_000)
    third = measures(page).nth(2)
    expect(third.locator('[data-field="what"]')).to_have_value("<b>开会</b>")
    expect(third.locator('[data-field="who"]')).to_have_value("李")
    expect(third.locator('[data-field="by"]')).to_have_value("2026-12-31")
    expect(measures(page).first.locator('[data-field="done"]')).to_be_checked()
    plan = saved(page)["plan"]
    assert plan[1]["requirement"] == scored[2]
    assert plan[0]["done"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_falls_short_leads_to_its_clause(
    new_page: Callable[..., Page], sheet: dict[str, Any], scored: list[str], language: str
) -> None:
    page = opened(new_page(), sheet, language)
    for part in ("next-steps", "gaps", "measures"):
        page.locator(f'[data-part="{part}"] a').first.click()
        clause = page.locator(":target")
        expect(clause).to_be_visible()
        assert clause.get_attribute("id") in {name.rpartition(".")[2] for name in scored[1:3]}, part
        assert ("/en/areas/" in page.url) == (language == "en"), part
        page.go_back()


def test_a_measure_that_was_removed_comes_back(page: Page, sheet: dict[str, Any]) -> None:
    opened(page, sheet)
    measures(page).locator('[data-action="remove"]').click()
    expect(measures(page)).to_have_count(0)
    undo = page.locator('[data-action="undo"]')
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(measures(page)).to_have_count(1)
    expect(undo).to_be_hidden()
    assert saved(page)["plan"] == sheet["plan"]


@pytest.mark.parametrize("language", [pytest.param("zh", marks=engine("pyodide", "one whole path of the page")), "en"])
def test_finishing_keeps_it_and_a_later_answer_is_compared(
    new_page: Callable[..., Page], sheet: dict[str, Any], scored: list[str], standard: Standard, language: str
) -> None:
    page = opened(new_page(), sheet, language)
    expect(page.locator('[data-part="compare"]')).to_be_hidden()
    page.locator('[data-action="finish"]').click()
    page.locator('[data-action="confirm-finish"]').click()  # red lines are open
    expect(page.locator('[data-part="history"] tbody tr')).to_have_count(1)
    expect(page.locator("tr[data-now]")).to_have_count(0)
    expect(page.locator('[data-action="finish"]')).to_be_disabled()
    page.goto(("" if language == "zh" else "en/") + "assess/")
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    Checklist(page, language).answer(scored[1], "met")
    wait_until(page, f"JSON.parse(localStorage.getItem('{KEY}')).sheet.answers['{scored[1]}'].answer === 'met'")
    page.goto(("" if language == "zh" else "en/") + "result/")
    expect(page.locator("tr[data-now]")).to_have_count(1, timeout=60_000)
    changes = page.locator('[data-part="compare-changes"] tbody tr')
    expect(changes).to_have_count(1)
    expect(changes.first).to_have_attribute("data-direction", "better")
    expect(changes.first).to_contain_text(standard.requirements[scored[1]].number)
    page.locator('[data-part="after"]').select_option("0")
    expect(changes).to_have_count(0)


def test_the_next_year_is_another_entry_and_this_year_stays(page: Page, sheet: dict[str, Any]) -> None:
    opened(page, sheet)
    page.locator('[data-action="next-year"]').click()
    expect(page.locator('[data-part="about"]')).to_contain_text(str(YEAR + 1))
    expect(measures(page)).to_have_count(1)
    assert saved(page)["year"] == YEAR
    page.goto("assess/")
    page.locator('[data-part="branches"] > summary').click()
    expect(page.locator("[data-branch]")).to_have_count(2)
    expect(page.locator("#assessed-year")).to_have_value(str(YEAR + 1))
    expect(page.locator('input[type="radio"][name^="answer."]:checked')).to_have_count(0)


def test_what_is_damaged_is_named_and_kept(page: Page, sheet: dict[str, Any]) -> None:
    sheet["earlier"] = [{"finished": "2025-12-01"}]
    sheet["plan"].append({"by": "next week"})
    opened(page, sheet)
    expect(page.locator('[data-part="problems"] li')).to_have_count(2)
    measures(page).first.locator('[data-field="who"]').fill("赵")
    measures(page).first.locator('[data-field="who"]').press("Tab")
    wait_until(page, f"localStorage.getItem('{KEY}').includes('赵')")
    assert saved(page)["earlier"] == sheet["earlier"]
    assert saved(page)["plan"][1] == {"by": "next week"}


def test_paper_has_the_plan_as_a_table_and_no_fields(page: Page, sheet: dict[str, Any], tmp_path: Path) -> None:
    opened(page, sheet)
    page.emulate_media(media="print")
    expect(page.locator('[data-part="plan-paper"]')).to_be_visible()
    expect(page.locator('[data-part="plan-paper"]')).to_contain_text("补建制度")
    expect(measures(page).first).to_be_hidden()
    expect(page.locator('[data-part="radar"]')).to_be_visible()
