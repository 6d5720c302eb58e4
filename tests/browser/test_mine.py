"""A learner's own page: answers kept on the device, cards that come back, and a file that brings all of it to another device."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assess.judging.learning import NEW_A_DAY
from tests.browser.conftest import Site, wait_until
from tests.browser.engines import engine

pytestmark = engine("cpython", "the page around the engine")

MODULE = "training/organisational-life/"
PAGE = "training/mine/"
KEPT = "localStorage.getItem('wuhua.learner')"


def opened(page: Page, language: str = "") -> Page:
    page.goto(language + PAGE)
    expect(page.locator("[data-part=counts]")).to_be_visible(timeout=90_000)
    return page


def kept(page: Page) -> dict[str, dict[str, dict[str, object]]]:
    return json.loads(str(page.evaluate(KEPT) or "{}"))  # type: ignore[no-any-return]


def counts(page: Page, module: str = "organisational-life") -> list[str]:
    return page.locator(f'[data-row="{module}"] td').all_text_contents()


def answer_two(page: Page, language: str = "") -> tuple[str, str]:
    """One right, one wrong, on a module's page."""
    page.goto(language + MODULE)
    page.wait_for_load_state("networkidle")
    boxes = page.locator(".wh-question:has(input[type=radio])")
    boxes.nth(0).locator("input[data-right]").check()
    boxes.nth(1).locator("input:not([data-right])").first.check()
    boxes.nth(1).locator("input[data-right]").check()
    return str(boxes.nth(0).get_attribute("id")), str(boxes.nth(1).get_attribute("id"))


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_first_answer_of_a_visit_is_kept_and_the_page_shows_what_to_look_at_again(page: Page, language: str) -> None:
    right, wrong = answer_two(page, language)
    wait_until(page, f"Object.keys(JSON.parse({KEPT})?.answers ?? {{}}).length === 2")
    found = {name: each["right"] for name, each in kept(page)["answers"].items()}
    assert found == {right: True, wrong: False}
    opened(page, language)
    assert counts(page)[:2] == ["1", "1"]
    again = page.locator("[data-part=again] a")
    expect(again).to_have_count(1)
    again.click()
    expect(page.locator(f"#{wrong}")).to_be_in_viewport()
    page.locator(f"#{wrong} input[data-right]").check()
    wait_until(page, f"JSON.parse({KEPT}).answers['{wrong}'].right")
    opened(page, language)
    assert counts(page)[:2] == ["2", "0"]


def test_every_way_of_asking_is_judged(page: Page, site: Site) -> None:
    page.goto("training/set-up/")
    page.wait_for_load_state("networkidle")
    number = page.locator(".wh-question:has(.wh-fill)").first
    number.locator("input").fill("987")
    number.locator("input").press("Tab")
    several = page.locator(".wh-question--several").first
    for box in several.locator("input[data-right]").all():
        assert several.get_attribute("id") not in kept(page).get("answers", {})
        box.check()
    ordered = page.locator(".wh-question:has(select)").first
    for select in ordered.locator("select").all():
        select.select_option(str(select.locator("option[data-right]").text_content()))
    found = {name: each["right"] for name, each in kept(page)["answers"].items()}
    assert found == {
        str(number.get_attribute("id")): False,
        str(several.get_attribute("id")): True,
        str(ordered.get_attribute("id")): True,
    }


@engine("pyodide", "fsrs comes out of the published library")
def test_cards_are_turned_and_rated_with_the_keyboard_until_there_are_no_more(page: Page) -> None:
    opened(page)
    expect(page.locator("[data-part=cards]")).to_contain_text(str(NEW_A_DAY))
    page.locator("[data-action=begin]").click()
    front = page.locator("[data-part=front]")
    expect(front).to_be_focused(timeout=60_000)
    for number in range(1, NEW_A_DAY + 1):
        before = front.text_content()
        page.keyboard.press("Space")
        expect(page.locator("[data-rating]")).to_have_count(4)
        page.keyboard.press("4")
        wait_until(page, f"Object.keys(JSON.parse({KEPT})?.cards ?? {{}}).length === {number}")
        if number < NEW_A_DAY:
            expect(front).not_to_have_text(str(before))
    expect(page.locator("[data-part=card]")).to_be_hidden()
    expect(page.locator("[data-action=undo]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(front).to_be_focused()
    assert len(kept(page)["cards"]) == NEW_A_DAY - 1
    page.reload()
    expect(page.locator("[data-part=counts]")).to_be_visible(timeout=90_000)
    expect(page.locator("[data-part=cards]")).to_contain_text("1")


def test_a_card_that_is_being_learned_comes_back_after_all_new_ones(page: Page) -> None:
    opened(page)
    page.locator("[data-action=begin]").click()
    front = page.locator("[data-part=front]")
    expect(front).to_be_focused(timeout=60_000)
    kept_cards = f"Object.keys(JSON.parse({KEPT})?.cards ?? {{}}).length"
    for number in range(1, NEW_A_DAY + 1):
        page.keyboard.press("Space")
        page.keyboard.press("3")
        wait_until(page, f"{kept_cards} === {number}")
        if number < NEW_A_DAY:
            expect(page.locator("[data-part=answer]")).to_be_hidden()
    expect(page.locator("[data-part=answer]")).to_be_hidden()
    page.keyboard.press("Space")
    page.keyboard.press("3")
    expect(page.locator("[data-part=answer]")).to_be_hidden()
    first = next(iter(json.loads(page.request.get("training/questions.json").text())))["id"]
    wait_until(page, f"JSON.parse({KEPT}).cards['{first}'].state === 2")
    assert len(kept(page)["cards"]) == NEW_A_DAY


def test_a_file_taken_meanwhile_does_not_change_which_card_is_rated(page: Page, tmp_path: Path) -> None:
    opened(page)
    page.locator("[data-action=begin]").click()
    expect(page.locator("[data-part=front]")).to_be_focused(timeout=60_000)
    shown, other = (each["id"] for each in json.loads(page.request.get("training/questions.json").text())[:2])
    state = {"state": 2, "step": None, "stability": 3.0, "difficulty": 5.0, "first": "2026-01-01"}
    card = {**state, "due": "2026-01-04T10:00:00+00:00", "last": "2026-01-01T10:00:00+00:00"}
    (tmp_path / "other.json").write_text(json.dumps({"format": "wuhua-learner", "version": 1, "cards": {other: card}}), "utf-8")
    page.locator("[data-part=file]").set_input_files(tmp_path / "other.json")
    expect(page.locator("[data-part=message]")).to_contain_text("1")
    page.locator("[data-action=reveal]").click()
    page.locator('[data-rating="4"]').click()
    wait_until(page, f"Object.keys(JSON.parse({KEPT}).cards).length === 2")
    assert set(kept(page)["cards"]) == {shown, other}
    assert kept(page)["cards"][other]["last"] == card["last"]


def test_a_forgotten_card_comes_back_soon(page: Page) -> None:
    opened(page, "en/")
    page.locator("[data-action=begin]").click()
    expect(page.locator("[data-part=front]")).to_be_focused(timeout=60_000)
    page.locator("[data-action=reveal]").click()
    page.locator('[data-rating="1"]').click()
    wait_until(page, f"Boolean({KEPT})")
    [card] = kept(page)["cards"].values()
    assert card["state"] == 1


def test_a_file_goes_to_another_device_and_is_merged_there(new_page: Callable[..., Page], tmp_path: Path) -> None:
    page = new_page()
    answer_two(page)
    opened(page)
    with page.expect_download() as started:
        page.locator("[data-action=save]").click()
    file = tmp_path / "learning.json"
    started.value.save_as(file)
    other = new_page()
    other.goto("training/role/")
    other.wait_for_load_state("networkidle")
    other.locator(".wh-question input[type=radio][data-right]").first.check()
    opened(other)
    other.locator("[data-part=file]").set_input_files(file)
    expect(other.locator("[data-part=message]")).to_contain_text("2")
    assert counts(other)[:2] == ["1", "1"]
    assert counts(other, "role")[0] == "1"
    other.locator("[data-action=undo]").click()
    expect(other.locator('[data-row="organisational-life"] td').first).to_have_text("0")


def test_a_file_that_is_none_changes_nothing_and_says_why(page: Page, tmp_path: Path) -> None:
    answer_two(page)
    opened(page)
    before = page.evaluate(KEPT)
    for text in ("{", "[]", '{"format": "wuhua-sheet", "version": 1}', '{"format": "wuhua-learner", "version": 2}'):
        (tmp_path / "bad.json").write_text(text, "utf-8")
        page.evaluate("for (const part of ['problems', 'message']) document.querySelector(`[data-part=${part}]`).replaceChildren()")
        page.locator("[data-part=file]").set_input_files(tmp_path / "bad.json")
        expect(page.locator("[data-part=problems] li")).to_have_count(1)
        expect(page.locator("[data-part=message]")).to_contain_text("没有导入")
        assert page.evaluate(KEPT) == before, text


def test_a_damaged_record_is_put_aside_and_not_lost(page: Page) -> None:
    page.add_init_script("localStorage.setItem('wuhua.learner', '{damaged')")
    page.goto(PAGE)
    expect(page.locator("[data-part=message]")).to_contain_text("另存", timeout=90_000)
    expect(page.locator("[data-part=counts]")).to_be_visible()
    kept_aside = "Object.keys(localStorage).filter((key) => key.startsWith('wuhua.unreadable.')).map((key) => localStorage[key])"
    aside = page.evaluate(kept_aside)
    assert aside == ["{damaged"]


def test_erasing_can_be_taken_back_and_is_part_of_erasing_everything(page: Page) -> None:
    answer_two(page)
    opened(page)
    page.locator("[data-action=erase]").click()
    expect(page.locator("[data-action=undo]")).to_be_focused()
    assert page.evaluate(KEPT) is None
    page.keyboard.press("Enter")
    expect(page.locator('[data-row="organisational-life"] td').first).to_have_text("1")
    page.evaluate("import('/assets/js/saved.js').then((saved) => saved.eraseAll({ offline: false }))")
    wait_until(page, f"{KEPT} === null")


def test_without_a_script_the_cards_can_be_taken_elsewhere(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(PAGE)
    expect(page.locator(".wh-alert:visible")).to_be_visible()
    expect(page.locator('a[href$="cards.apkg"]')).to_be_visible()
    expect(page.locator("[data-part=page]")).to_be_hidden()
