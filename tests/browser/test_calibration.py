"""Calibration as a room does it: everybody judges alone and gets a code, the trainer collects them, and the room talks."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assess.model.paper import KEYS
from assess.reading.content.folder import Content
from tests.browser.engines import engine

pytestmark = engine("cpython", "the page around the engine")

PAGE = "training/calibration/"


def code_of(page: Page) -> str:
    return str(page.locator("[data-part=code]").text_content()).replace(" ", "")


def compared(page: Page, codes: str) -> Page:
    page.locator("#calibration-codes").fill(codes)
    expect(page.locator("[data-part=result]")).to_be_visible(timeout=90_000)
    return page


@pytest.mark.parametrize("language", ["", "en/"])
def test_answers_become_a_code_that_survives_a_reload_and_can_be_brought_back(page: Page, content: Content, language: str) -> None:
    page.goto(language + PAGE)
    size = len(content.library.observations)
    expect(page.locator("[data-part=mine]")).to_be_visible()
    assert code_of(page) == "0" * size
    boxes = page.locator(".wh-question")
    expect(boxes).to_have_count(size)
    wanted = ""
    for place, each in enumerate(content.library.observations):
        boxes.nth(place).locator(f'input[value="{KEYS[each.answer]}"]').check()
        wanted += KEYS[each.answer]
    assert code_of(page) == wanted
    page.reload()
    expect(page.locator("[data-part=code]")).not_to_have_text("")
    assert code_of(page) == wanted
    page.locator("[data-action=start-over]").click()
    assert code_of(page) == "0" * size
    page.keyboard.press("Enter")
    assert code_of(page) == wanted
    assert page.evaluate("document.documentElement.dataset.engine") is None, "Python was fetched for somebody who only judges"


@pytest.mark.parametrize("language", [pytest.param("", marks=engine("pyodide", "one whole path of this page")), "en/"])
def test_the_room_sees_what_divides_it_first(page: Page, content: Content, language: str) -> None:
    page.goto(language + PAGE)
    size = len(content.library.observations)
    divided = list("1" * size)
    divided[3] = "3"
    compared(page, "\n".join(["1" * size, "".join(divided), "１" * size]))
    rows = page.locator(".wh-agreement tbody tr")
    expect(rows).to_have_count(size)
    number = content.standard.requirements[content.library.observations[3].requirement].number
    expect(rows.first).to_contain_text(number)
    expect(rows.first.locator("td").last).to_have_text("33%")
    rows.first.locator("a").click()
    expect(page.locator(".wh-question").nth(3)).to_be_in_viewport()


def test_a_slip_in_one_code_is_named_and_spoils_no_other(page: Page, content: Content) -> None:
    page.goto(PAGE)
    size = len(content.library.observations)
    compared(page, "\n".join(["1" * size, "1" * (size - 1), "2" * size, "7" * size]))
    problems = page.locator("[data-part=problems] li")
    expect(problems).to_have_count(2)
    expect(problems.first).to_contain_text("第2行")
    expect(page.locator("[data-part=sentences]")).to_contain_text("2个人")
    page.locator("#calibration-codes").fill("1" * size)
    expect(problems).to_have_count(0)
    expect(page.locator("[data-part=sentences]")).to_contain_text("至少两个人")


def test_codes_survive_a_reload_and_a_closed_tab_until_they_are_cleared(new_page: Callable[..., Page], content: Content) -> None:
    page = new_page()
    codes = "\n".join([str(each) * len(content.library.observations) for each in (1, 2)])
    page.goto(PAGE)
    compared(page, codes)
    page.reload()
    expect(page.locator("#calibration-codes")).to_have_value(codes)
    expect(page.locator(".wh-agreement tbody tr")).to_have_count(len(content.library.observations), timeout=90_000)
    other = page.context.new_page()
    page.close()
    other.goto(PAGE)
    field = other.locator("#calibration-codes")
    expect(field).to_have_value(codes)
    other.locator("[data-action=clear-codes]").click()
    expect(field).to_have_value("")
    expect(other.locator("[data-action=undo-codes]")).to_be_focused()
    assert other.evaluate("localStorage.getItem('wuhua.calibration.codes')") is None
    other.keyboard.press("Enter")
    expect(field).to_have_value(codes)
    other.locator("[data-action=clear-codes]").click()
    expect(other.locator("[data-part=result]")).to_be_hidden(timeout=90_000)
    other.reload()
    expect(other.locator("[data-part=room]")).to_be_visible()
    expect(field).to_have_value("")
    expect(other.locator("[data-action=clear-codes]")).to_be_hidden()


def test_on_a_shared_computer_the_codes_go_with_the_tab(page: Page) -> None:
    page.goto(PAGE)
    page.evaluate("sessionStorage.setItem('wuhua.shared', '1')")
    page.locator("#calibration-codes").fill("111")
    assert page.evaluate("localStorage.getItem('wuhua.calibration.codes')") is None
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]
    expect(page.locator("#calibration-codes")).to_have_value("111")


def test_files_are_counted_beside_codes_and_can_be_taken_away(page: Page, content: Content, tmp_path: Path) -> None:
    page.goto(PAGE)
    with page.expect_download() as started:
        page.locator('a[href*="calibration-branch-zh"]').click()
    given = json.loads(Path(started.value.path()).read_text("utf-8"))
    for each in content.library.observations:
        given["answers"][each.requirement] |= {"answer": "partly"}
    (tmp_path / "one.json").write_text(json.dumps(given), "utf-8")
    (tmp_path / "photo.json").write_text("not one", "utf-8")
    compared(page, "2" * len(content.library.observations))
    page.locator("[data-part=files]").set_input_files([tmp_path / "one.json", tmp_path / "photo.json"])
    expect(page.locator("[data-part=sentences]")).to_contain_text("2个人")
    expect(page.locator("[data-part=problems] li")).to_have_count(1)
    expect(page.locator("[data-part=problems]")).to_contain_text("photo.json")
    page.locator("[data-action=clear]").click()
    expect(page.locator("[data-part=problems]")).to_be_hidden()
    expect(page.locator("[data-part=sentences]")).to_contain_text("至少两个人")


def test_without_a_script_the_sheet_is_there_to_print(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(PAGE)
    expect(page.locator(".wh-alert:visible")).to_be_visible()
    expect(page.locator("[data-part=room]")).to_be_hidden()
    expect(page.locator('a[href*="calibration-sheet-zh.doc"]')).to_be_visible()
