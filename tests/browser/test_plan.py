"""The plan of the year on its page: proposed by the rules, changed by the branch, saved as a workbook and as a calendar."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.browser.checklist import kept
from tests.browser.conftest import wait_until
from tests.browser.engines import engine

pytestmark = engine("cpython", "the page around the engine")

KEY = "wuhua.branch.first"
MEETING = "life.three-meetings.general-meeting-quarterly"
YEAR = 2026


def seed(page: Page) -> None:
    """A branch with a name and a year, as the form would have saved it."""
    kept(page, name="第一支部", year=YEAR)


def opened(page: Page, language: str = "zh") -> Page:
    page.goto("plan/" if language == "zh" else "en/plan/")
    expect(page.locator('[data-part="months"] > section')).to_have_count(12, timeout=60_000)
    return page


def entry(page: Page, place: str = "1", requirement: str = MEETING) -> Locator:
    return page.locator(f'[data-entry][data-requirement="{requirement}"][data-place="{place}"]')


def entries(page: Page) -> Locator:
    return page.locator(f'[data-entry][data-requirement="{MEETING}"]')


def file(page: Page, action: str, folder: Path) -> bytes:
    with page.expect_download() as download:
        page.locator(f'[data-action="{action}"]').click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path.read_bytes()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_anything_saved_it_says_so_and_shows_a_general_plan(new_page: Callable[..., Page], language: str) -> None:
    page = opened(new_page(), language)
    expect(page.locator('[data-part="nothing-saved"]')).to_be_visible()
    expect(entries(page)).not_to_have_count(0)
    link = entries(page).first.locator('[data-cell="rules"] a')
    link.click()
    expect(page.locator(f"#{MEETING.rpartition('.')[2]}")).to_be_visible()


def test_a_month_is_changed_with_the_keyboard_and_kept_and_taken_back(page: Page) -> None:
    seed(page)
    opened(page)
    expect(page.locator('[data-part="nothing-saved"]')).to_be_hidden()
    box = entries(page).last
    place = str(box.get_attribute("data-place"))
    box.locator("summary").focus()
    page.keyboard.press("Enter")
    before = box.locator('[data-field="month"]').input_value()
    box.locator('[data-field="month"]').focus()
    page.keyboard.press("ArrowUp")
    box = entry(page, place)
    expect(box).to_have_attribute("data-changed", "")
    expect(box.locator('[data-field="month"]')).to_be_focused()
    changed = box.locator('[data-field="month"]').input_value()
    assert changed == str(int(before) - 1)
    box.locator('[data-field="day"]').fill("5")
    box.locator('[data-field="day"]').press("Tab")
    expect(box.locator('[data-cell="when"]')).to_contain_text("5日")
    page.reload()
    expect(entry(page, place)).to_have_attribute("data-changed", "", timeout=60_000)
    page.locator('[data-action="reset"]').click()
    expect(page.locator("[data-entry][data-changed]")).to_have_count(0)
    page.locator('[data-action="undo"]').click()
    expect(entry(page, place)).to_have_attribute("data-changed", "")


def test_an_edit_that_leaves_a_period_empty_is_said_and_an_odd_day_too(page: Page) -> None:
    seed(page)
    opened(page)
    unmet = page.locator('[data-part="unmet"] li')
    before = unmet.count()
    box = entries(page).last
    place = str(box.get_attribute("data-place"))
    box.locator("summary").click()
    box.locator('[data-field="month"]').select_option("1")
    expect(entry(page, place).locator('[data-cell="remarks"] li')).not_to_have_count(0)
    expect(unmet).not_to_have_count(before)
    expect(page.locator('[data-part="problems"] li')).to_have_count(0)
    day = entry(page, place).locator('[data-field="day"]')
    day.fill("99")
    day.press("Tab")
    expect(page.locator('[data-part="problems"] li')).to_have_count(1)
    assert "99" in str(page.evaluate(f"localStorage.getItem('{KEY}')"))


@engine("pyodide", "one whole path of the page, with its files")
def test_the_workbook_and_the_calendar_hold_what_the_page_shows(page: Page, tmp_path: Path) -> None:
    seed(page)
    opened(page)
    workbook = load_workbook(BytesIO(file(page, "xlsx", tmp_path)))
    cells = [str(cell) for sheet in workbook.worksheets for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    title = entries(page).last.locator('[data-cell="title"]').inner_text()
    assert any(title in cell for cell in cells)
    calendar = Calendar.from_ical(file(page, "ics", tmp_path))
    events = calendar.walk("VEVENT")
    assert any(title in str(event["SUMMARY"]) for event in events)
    assert all(event.decoded("DTSTART").year == YEAR for event in events)


@pytest.mark.parametrize("form", ["xlsx", "ics"])
def test_a_file_of_the_plan_goes_through_the_same_step_as_the_copy_upward(page: Page, tmp_path: Path, form: str) -> None:
    seed(page)
    opened(page)
    box = entries(page).last
    box.locator("summary").click()
    box.locator('[data-field="host"]').fill("电话13800138000")
    box.locator('[data-field="host"]').press("Tab")
    wait_until(page, f"localStorage.getItem('{KEY}').includes('13800138000')")
    page.locator(f'[data-action="{form}"]').click()
    dialog = page.locator('[data-part="leaving-dialog"]')
    expect(dialog).to_contain_text("手机号码")
    with page.expect_download() as download:
        dialog.locator('[data-action="leaving-chosen"]').click()
    path = tmp_path / f"plan.{form}"
    download.value.save_as(path)
    data = path.read_bytes()
    said = data.decode() if form == "ics" else str([[*each.values] for each in load_workbook(path).worksheets])
    assert "13800138000" not in said.replace("\r\n ", "")


def test_another_tab_changes_it_here_too(page: Page) -> None:
    seed(page)
    opened(page)
    other = page.context.new_page()
    opened(other)
    box = entries(other).last
    place = str(box.get_attribute("data-place"))
    box.locator("summary").click()
    box.locator('[data-field="topic"]').fill("学习党章")
    box.locator('[data-field="topic"]').press("Tab")
    expect(entry(page, place).locator('[data-cell="topic"]')).to_have_text("学习党章")
    other.close()


def test_a_phone_and_paper(new_page: Callable[..., Page]) -> None:
    page = opened(new_page(viewport={"width": 360, "height": 740}))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.emulate_media(media="print")
    expect(page.locator('[data-action="ics"]')).to_be_hidden()
    expect(page.locator("[data-entry] details").first).to_be_hidden()
    expect(entries(page).first).to_be_visible()


def test_the_form_keeps_the_plan_in_its_file(page: Page, tmp_path: Path) -> None:
    seed(page)
    opened(page)
    box = entries(page).last
    box.locator("summary").click()
    box.locator('[data-field="host"]').fill("王")
    box.locator('[data-field="host"]').press("Tab")
    expect(page.locator('[data-part="saved"]')).to_be_visible()
    page.goto("assess/")
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    sheet = json.loads(file(page, "export", tmp_path))
    assert list(sheet["calendar"]["edits"]) == [MEETING]


def test_an_entry_of_ones_own_is_added_changed_kept_and_taken_away(page: Page) -> None:
    seed(page)
    opened(page)
    month = page.locator('[data-part="months"] > section').nth(4)
    month.locator('[data-action="add"]').click()
    own = month.locator('[data-entry][data-requirement=""]')
    expect(own.locator('[data-field="topic"]')).to_be_focused()
    page.keyboard.type("<b>参观</b>")
    page.keyboard.press("Tab")
    expect(own.locator('[data-cell="title"]')).to_have_text("<b>参观</b>")
    own.locator('[data-field="activity"]').select_option("lecture")
    expect(own.locator('[data-cell="title"]')).to_contain_text("党课")
    own.locator('[data-field="month"]').select_option("6")
    moved = page.locator('[data-part="months"] > section').nth(5).locator('[data-entry][data-requirement=""]')
    expect(moved.locator('[data-field="topic"]')).to_have_value("<b>参观</b>")
    page.reload()
    expect(moved).to_have_count(1, timeout=60_000)
    moved.locator("summary").click()
    moved.locator('[data-action="remove"]').click()
    expect(moved).to_have_count(0)
    page.locator('[data-action="undo"]').click()
    expect(moved).to_have_count(1)
    proposed = page.locator('[data-entry]:not([data-requirement=""])').first
    expect(proposed.locator('[data-action="remove"]')).to_be_hidden()
