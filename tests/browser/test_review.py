"""The reviewer's page: a branch's file opened, answered next to what the branch wrote, and handed back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from assess.model.standard import Standard
from tests.browser.checklist import FIGURE
from tests.browser.conftest import wait_until
from tests.browser.engines import engine

pytestmark = engine("cpython", "the page around the engine")


@pytest.fixture
def answers(standard: Standard) -> dict[str, str]:
    """The branch's answers: three scored requirements, met, met and not met."""
    scored = [name for name, each in standard.requirements.items() if each.points and not each.applies and each.rule is None]
    return dict(zip(scored, ("met", "met", "not-met"), strict=False))


@pytest.fixture
def file(tmp_path: Path, standard: Standard, answers: dict[str, str]) -> Path:
    path = tmp_path / "branch.json"
    sheet = {
        "format": "wuhua-sheet", "version": 1, "standard": {"version": standard.version, "digest": standard.digest},
        "name": "第一支部", "year": 2026, "branch": {},
        "answers": {name: {"answer": answer, "note": "<b>见会议记录</b>"} for name, answer in answers.items()},
    }  # fmt: skip
    path.write_text(json.dumps(sheet, ensure_ascii=False), "utf-8")
    return path


def opened(page: Page, file: Path, language: str = "zh") -> Page:
    page.goto("review/" if language == "zh" else "en/review/")
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    page.locator('[data-part="file"]').set_input_files(file)
    expect(page.locator('[data-part="opened"]')).to_be_visible(timeout=60_000)
    return page


def box(page: Page, requirement: str) -> Locator:
    return page.locator(f'[data-requirement="{requirement}"]')


def cell(page: Page, side: str, figure: str = "overall") -> Locator:
    return page.locator(f'[data-figure="{figure}"] [data-cell="{side}"]')


def save(page: Page, folder: Path, action: str = "export") -> dict[str, Any]:
    with page.expect_download() as download:
        page.locator(f'[data-action="{action}"]').click()
    path = folder / "back.json"
    download.value.save_as(path)
    assert "review" in download.value.suggested_filename
    back: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return back


@pytest.mark.parametrize("language", [pytest.param("zh", marks=engine("pyodide", "one whole path of the page")), "en"])
def test_both_figures_stand_side_by_side_and_the_file_goes_back(
    new_page: Callable[..., Page], file: Path, answers: dict[str, str], tmp_path: Path, language: str
) -> None:
    page = opened(new_page(), file, language)
    first, second, _ = answers
    expect(cell(page, "own")).to_have_text(FIGURE)
    before = cell(page, "own").inner_text()
    expect(cell(page, "reviewed")).to_have_text(before)
    expect(box(page, first).locator('[data-cell="note"]')).to_have_text("<b>见会议记录</b>")
    box(page, first).locator(".wh-answer--not-met").click()
    box(page, first).locator('[data-field="note"]').fill("没有签到表")
    page.locator("#reviewer").fill("考核组")
    expect(cell(page, "reviewed")).not_to_have_text(before)
    expect(cell(page, "own")).to_have_text(before)
    expect(page.locator("[data-requirement][data-apart]")).to_have_count(1)
    page.locator('[data-part="only-apart"]').check()
    expect(box(page, second)).to_be_hidden()
    expect(box(page, first)).to_be_visible()
    back = save(page, tmp_path)
    meant = box(page, first).get_attribute("data-meaning")
    assert back["review"]["answers"] == {first: {"answer": "not-met", "note": "没有签到表", "as": meant}}
    assert "unfinished" not in back["review"]
    assert back["review"]["reviewer"] == "考核组"
    assert {name: each["answer"] for name, each in back["answers"].items()} == answers
    assert back["result"]


def test_a_review_is_unfinished_until_it_is_handed_back(page: Page, file: Path, answers: dict[str, str], tmp_path: Path) -> None:
    opened(page, file)
    first, second, _ = answers
    box(page, first).locator(".wh-answer--not-met").click()
    assert save(page, tmp_path, "export-unfinished")["review"]["unfinished"] is True
    assert "unfinished" not in save(page, tmp_path)["review"]
    box(page, second).locator(".wh-answer--met").click()
    assert save(page, tmp_path, "export-unfinished")["review"]["unfinished"] is True


def test_a_mark_on_what_has_changed_since_waits_until_it_is_confirmed(page: Page, file: Path, answers: dict[str, str]) -> None:
    first = next(iter(answers))
    data = json.loads(file.read_text("utf-8"))
    data["review"] = {"reviewer": "甲", "answers": {first: {"answer": "not-met", "as": "00000000-00000000"}}}
    file.write_text(json.dumps(data), "utf-8")
    opened(page, file)
    said = box(page, first).locator("[data-carried]")
    expect(said).to_contain_text("考核意见“未达标”已保留")
    expect(page.locator("[data-requirement][data-apart]")).to_have_count(0)
    said.get_by_role("button").click()
    expect(said).to_have_count(0)
    expect(page.locator("[data-requirement][data-apart]")).to_have_count(1)


def test_with_the_keyboard_alone(page: Page, file: Path, answers: dict[str, str]) -> None:
    opened(page, file)
    third = list(answers)[2]
    box(page, third).locator('input[value="met"]').focus()
    page.keyboard.press("Space")
    expect(box(page, third)).to_have_attribute("data-apart", "")
    clear = box(page, third).locator('[data-action="clear"]')
    clear.focus()
    page.keyboard.press("Enter")
    expect(box(page, third)).not_to_have_attribute("data-apart", "")
    expect(box(page, third).locator('input[value="met"]')).to_be_focused()


def test_a_reload_and_a_second_tab_keep_what_was_entered_and_closing_can_be_undone(
    page: Page, file: Path, answers: dict[str, str]
) -> None:
    opened(page, file)
    first = next(iter(answers))
    box(page, first).locator(".wh-answer--partly").click()
    page.reload()
    expect(box(page, first).locator('input[value="partly"]')).to_be_checked()
    expect(cell(page, "own")).to_contain_text("–", timeout=60_000)
    other = page.context.new_page()
    other.goto(page.url)
    box(other, first).locator(".wh-answer--met").click()
    expect(box(page, first).locator('input[value="met"]')).to_be_checked()
    page.locator('[data-action="close-file"]').click()
    expect(page.locator('[data-part="opened"]')).to_be_hidden()
    page.locator('[data-part="drop"] [data-action="undo"]').click()
    expect(box(page, first).locator('input[value="met"]')).to_be_checked()


def test_a_damaged_file_is_named_and_what_is_open_stays(page: Page, file: Path, tmp_path: Path) -> None:
    opened(page, file)
    damaged = tmp_path / "damaged.json"
    for text in ("{", '{"format": "something else"}', "[" * 60, ""):
        damaged.write_text(text, "utf-8")
        page.evaluate("document.querySelector('[data-part=problems] ul').replaceChildren()")
        page.locator('[data-part="file"]').set_input_files(damaged)
        expect(page.locator('[data-part="problems"] li')).not_to_have_count(0)
        expect(page.locator('[data-part="name"]')).to_contain_text("第一支部")


def test_figures_that_do_not_come_out_of_the_file_are_said(page: Page, file: Path, tmp_path: Path) -> None:
    opened(page, file)
    honest = save(page, tmp_path)
    honest["answers"] = {}
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(honest, ensure_ascii=False), "utf-8")
    page.locator('[data-part="file"]').set_input_files(changed)
    expect(page.locator('[data-part="verification"]')).to_have_attribute("data-verdict", "differs")
    expect(page.locator('[data-part="verification"] li')).not_to_have_count(0)


def test_what_both_sign_is_printed_without_the_form(page: Page, file: Path, answers: dict[str, str]) -> None:
    opened(page, file)
    first = next(iter(answers))
    box(page, first).locator(".wh-answer--not-met").click()
    expect(page.locator("[data-requirement][data-apart]")).to_have_count(1)
    # Braces around it: a function that an expression comes to would be called at once.
    page.evaluate("() => { window.print = () => { window.printed = document.querySelector('[data-part=report]').innerText; }; }")
    page.locator('[data-action="print"]').click()
    wait_until(page, "window.printed")
    assert "第一支部" in page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(page.locator('[data-part="form"]')).to_be_hidden()


def test_on_a_phone_nothing_is_wider_than_the_screen(new_page: Callable[..., Page], file: Path) -> None:
    page = opened(new_page(viewport={"width": 360, "height": 740}), file)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_on_a_shared_computer_the_file_goes_with_the_tab(page: Page, file: Path) -> None:
    page.goto("about/")
    page.evaluate("sessionStorage.setItem('wuhua.shared', '1')")
    opened(page, file)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('review'))") == []
