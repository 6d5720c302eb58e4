"""Many branches' files on the roll-up page: read a few at a time, put together in the browser, and forgotten."""

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from assess.model.standard import Standard
from tests.browser.engines import engine

pytestmark = engine("cpython", "the page around the engine")

YEAR = 2026


@pytest.fixture
def lecture(standard: Standard) -> str:
    """A requirement that every branch is asked."""
    return next(name for name, each in standard.requirements.items() if each.points and not each.applies and each.rule is None)


@pytest.fixture
def folder(tmp_path: Path, standard: Standard, lecture: str) -> Path:
    """Four branches, one of them twice; a damaged file, one that is something else, and one that is no JSON at all."""
    made = tmp_path / "files"
    (made / "street").mkdir(parents=True)
    for number in range(1, 5):
        text = sheet(standard, f"第{number}支部", {lecture: {"answer": "met" if number > 1 else "not-met", "note": "<b>甲</b>"}})
        (made / f"branch {number}.json").write_text(text, "utf-8")
    (made / "street" / "branch 1 again.json").write_text((made / "branch 1.json").read_text("utf-8"), "utf-8")
    (made / "damaged.json").write_text('{"format": "wuhua-', "utf-8")
    (made / "<b>other</b>.json".replace("/", "-")).write_text("[]", "utf-8")
    (made / "holiday.txt").write_text("x", "utf-8")
    return made


def sheet(standard: Standard, name: str, answers: object) -> str:
    named = {"version": standard.version, "digest": standard.digest}
    fields = {"format": "wuhua-sheet", "version": 1, "standard": named, "name": name, "year": YEAR, "answers": answers}
    return json.dumps(fields, ensure_ascii=False)


def opened(page: Page, language: str = "zh") -> Page:
    page.goto("rollup/" if language == "zh" else "en/rollup/")
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    return page


def rolled_up(page: Page, folder: Path, language: str = "zh") -> Page:
    opened(page, language)
    page.locator('[data-part="folder"]').set_input_files(folder)
    expect(section(page, "overview").locator("p").first).to_contain_text("7")
    return page


def section(page: Page, name: str) -> Locator:
    return page.locator(f"#rollup-{name}")


def names(page: Page) -> list[str]:
    return [str(each.get_attribute("id")).removeprefix("rollup-") for each in page.locator(".wh-rollup__section").all()]


@pytest.mark.parametrize("language", [pytest.param("zh", marks=engine("pyodide", "one whole path of the page")), "en"])
def test_a_folder_is_rolled_up_and_every_faulty_file_is_named(
    new_page: Callable[..., Page], folder: Path, lecture: str, standard: Standard, language: str
) -> None:
    page = rolled_up(new_page(), folder, language)
    expect(page.locator('[data-part="title"]')).to_be_focused()
    faulty = section(page, "not-counted")
    for name in ("damaged.json", "street/branch 1 again.json", "<b>other<-b>.json"):
        expect(faulty).to_contain_text(name)
    expect(section(page, "overview")).to_contain_text("holiday.txt")
    number = standard.requirements[lecture].number
    cells = section(page, "requirements").locator("tr", has=page.locator("td:first-child", has_text=number)).first.locator("td")
    assert [cells.nth(place).text_content() for place in (2, 3, 4, 5)] == ["3", "0", "1", "0"]
    page.locator('[data-part="contents"] a').last.click()
    expect(section(page, names(page)[-1])).to_be_in_viewport()


def test_what_is_not_wanted_after_all_is_taken_back(page: Page, folder: Path) -> None:
    rolled_up(page, folder)
    expect(page.locator('[data-action="undo"]')).to_be_visible()
    page.locator('[data-action="clear"]').click()
    expect(page.locator('[data-part="result"]')).to_be_hidden()
    undo = page.locator('[data-action="undo"]')
    expect(undo).to_be_focused()
    page.keyboard.press("Enter")
    expect(section(page, "not-counted")).to_contain_text("damaged.json")
    expect(undo).to_be_hidden()


def test_files_are_added_to_those_there_and_the_list_says_who_is_missing(page: Page, folder: Path, tmp_path: Path) -> None:
    opened(page)
    page.locator('[data-part="files"]').set_input_files(folder / "branch 1.json")
    expect(section(page, "overview")).to_be_visible()
    page.locator('[data-part="files"]').set_input_files([folder / "branch 2.json", folder / "branch 3.json"])
    expect(section(page, "overview").locator("p").first).to_contain_text("3")
    expected = tmp_path / "list.csv"
    expected.write_bytes("序号,支部名称\r\n1,第1支部\r\n2,第2支部\r\n3,第8支部\r\n".encode("gb18030"))
    page.locator(".wh-rollup__more > summary").click()
    page.locator('[data-part="expected-file"]').set_input_files(expected)
    found = page.locator('[data-part="expected-found"]')
    expect(found).to_contain_text("“支部名称”一列，读出3个支部：第1支部、第2支部、第8支部")
    expect(page.locator('[data-part="expected"]')).to_have_value("")
    found.locator('[data-action="drop-list"]').click()
    expect(found).to_be_hidden()
    page.locator('[data-part="expected-file"]').set_input_files(expected)
    found.locator('[data-action="use-list"]').click()
    expect(page.locator('[data-part="expected"]')).to_have_value("第1支部\n第2支部\n第8支部")
    expect(section(page, "missing")).to_contain_text("第8支部")
    expect(section(page, "to-check")).to_contain_text("第3支部")
    page.locator('[data-part="year"]').fill(str(YEAR - 1))
    page.locator('[data-part="year"]').press("Tab")
    expect(section(page, "not-counted")).to_contain_text("branch 2.json")


def test_a_list_that_cannot_be_read_is_explained(page: Page, tmp_path: Path) -> None:
    opened(page)
    empty = tmp_path / "list.xlsx"
    empty.write_bytes(b"PK\x03\x04 no workbook")
    page.locator(".wh-rollup__more > summary").click()
    page.locator('[data-part="expected"]').fill("第1支部")
    page.locator('[data-part="expected-file"]').set_input_files(empty)
    expect(page.locator('[data-part="expected-problems"] li')).to_have_count(1, timeout=60_000)
    expect(page.locator('[data-part="expected"]')).to_have_value("第1支部")


def test_a_file_in_another_encoding_counts_under_its_name_and_one_in_none_is_refused(
    page: Page, folder: Path, standard: Standard, tmp_path: Path
) -> None:
    opened(page)
    text = sheet(standard, "机关第一党支部", {})
    for encoding in ("gb18030", "utf-16", "utf-16-le"):
        (tmp_path / f"{encoding}.json").write_bytes(text.encode(encoding))
    (tmp_path / "broken.json").write_bytes(text.encode().replace("党".encode(), b"\xe5\xff\x9a"))
    page.locator('[data-part="files"]').set_input_files(sorted(tmp_path.glob("*.json")))
    expect(section(page, "overview")).to_contain_text("收到自查文件4个，计入1个支部")
    expect(section(page, "not-counted").locator("tr", has_text="broken.json")).to_contain_text("编码无法辨认")


DROP = """([place, files]) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name));
  const drop = document.querySelector(place);
  const event = { dataTransfer: data, bubbles: true, cancelable: true };
  for (const type of ["dragover", "drop"]) drop.dispatchEvent(new DragEvent(type, event));
}"""


def test_files_are_dropped(page: Page, standard: Standard) -> None:
    opened(page)
    files = [(f"{number}.json", sheet(standard, f"第{number}支部", {})) for number in (1, 2)]
    page.evaluate(DROP, ['[data-part="drop"]', files])
    expect(section(page, "overview").locator("p").nth(1)).to_contain_text("2")
    expect(page.locator("[data-over]")).to_have_count(0)


def test_a_long_reading_says_how_far_it_is_and_can_be_stopped(page: Page, tmp_path: Path, standard: Standard, lecture: str) -> None:
    many = tmp_path / "many"
    many.mkdir()
    notes = {"answer": "met", "note": "记" * 400}
    long = dict.fromkeys(standard.requirements, notes)
    for number in range(120):
        (many / f"{number}.json").write_text(sheet(standard, f"第{number}支部", long), "utf-8")
    opened(page)
    page.locator('[data-part="folder"]').set_input_files(many)
    stop = page.locator('[data-action="stop"]')
    expect(stop).to_be_focused()
    expect(page.locator('[data-part="count"]')).to_contain_text("/ 120")
    page.keyboard.press("Enter")
    expect(section(page, "overview")).to_be_visible()
    received = int(re.findall(r"\d+", section(page, "overview").locator("p").first.inner_text())[0])
    assert 0 < received < 120


@engine("pyodide", "the workbook comes out of the published library")
def test_the_roll_up_is_saved_as_a_workbook_and_as_data(page: Page, folder: Path, tmp_path: Path) -> None:
    rolled_up(page, folder)
    for action in ("xlsx", "json"):
        with page.expect_download(timeout=60_000) as download:
            page.locator(f'[data-action="{action}"]').click()
        assert download.value.suggested_filename == f"wuhua-rollup-{YEAR}.{action}"
        download.value.save_as(tmp_path / action)
    book = load_workbook(BytesIO((tmp_path / "xlsx").read_bytes()))
    texts = {str(cell.value) for rows in book for row in rows for cell in row}
    assert {"damaged.json", "<b>other<-b>.json"} <= texts
    data = json.loads((tmp_path / "json").read_text("utf-8"))
    assert (data["files"], data["branches"]) == (7, 4)


def test_nothing_of_it_is_kept(page: Page, folder: Path) -> None:
    rolled_up(page, folder)
    kept = page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    assert "支部" not in kept
    page.reload()
    expect(page.locator('[data-part="result"]')).to_be_hidden()
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    expect(page.locator('[data-action="undo"]')).to_be_hidden()


def test_a_long_table_is_shown_in_part_until_it_is_asked_for_or_printed(page: Page, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(130):
        (many / f"{number}.json").write_text("{", "utf-8")
    for ask in ("click", "print"):
        opened(page)
        page.locator('[data-part="folder"]').set_input_files(many)
        rows = section(page, "not-counted").locator("tbody tr")
        expect(rows).to_have_count(100)
        if ask == "click":
            section(page, "not-counted").get_by_role("button").click()
            expect(section(page, "not-counted").locator(".wh-scroll")).to_be_focused()
        else:
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(rows).to_have_count(130)
        expect(section(page, "not-counted").get_by_role("button")).to_have_count(0)


def test_paper_shows_whole_tables_and_no_buttons(page: Page, folder: Path) -> None:
    rolled_up(page, folder)
    page.emulate_media(media="print")
    expect(page.locator('[data-action="xlsx"]')).to_be_hidden()
    tall = (
        "[...document.querySelectorAll('.wh-rollup__section .wh-scroll')].every(each => each.scrollHeight <= each.clientHeight + 1)"
    )
    assert page.evaluate(tall)
