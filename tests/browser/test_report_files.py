"""The report as a file from the page: the same bytes as everywhere, in the language asked for, and nothing leaves the device."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.checklist import Checklist
from tests.browser.engines import engine

pytestmark = engine("cpython", "the page around the report; one file of each kind comes out of the published libraries")

QUARTERLY = "life.three-meetings.general-meeting-quarterly"


def download(form: Checklist, action: str) -> tuple[str, bytes]:
    with form.page.expect_download(timeout=60_000) as got:
        form.page.locator(f'[data-action="{action}"]').click()
    return got.value.suggested_filename, Path(got.value.path()).read_bytes()


def filled(page: Page, language: str = "zh") -> Checklist:
    form = Checklist(page, language).open().ready()
    page.locator("#branch-name").fill("=1+1 <b>一</b>")
    form.answer(QUARTERLY, "partly")
    return form


@pytest.mark.parametrize(
    ("language", "asked", "ending", "words"),
    [
        ("zh", "zh", ".doc", ["党支部“五化”建设自查报告"]),
        pytest.param(
            "zh",
            "both",
            "-zh-en.doc",
            ["党支部“五化”建设自查报告", "Five-area self-assessment of a Party branch"],
            marks=engine("pyodide", "a Word file out of what is published"),
        ),
        ("en", "en", "-en.doc", ["Five-area self-assessment of a Party branch"]),
    ],
)
def test_a_document_for_word(page: Page, language: str, asked: str, ending: str, words: list[str]) -> None:
    form = filled(page, language)
    page.locator('[data-part="report-languages"]').select_option(asked)
    name, data = download(form, "report-word")
    text = data.decode("utf-8-sig")
    assert name.endswith(ending)
    assert "=1+1 &lt;b&gt;一&lt;/b&gt;" in text
    assert "<b>一" not in text
    for each in words:
        assert each in text


@engine("pyodide", "an Excel file out of the published libraries")
def test_a_workbook_whose_figures_are_those_of_the_page(page: Page) -> None:
    form = filled(page)
    name, data = download(form, "report-excel")
    book = load_workbook(BytesIO(data))
    assert name.endswith(".xlsx")
    assert book.worksheets[0]["A2"].value == "=1+1 <b>一</b>"
    assert book.worksheets[0]["A2"].data_type == "s"
    rows = {row[0]: row for row in book.worksheets[0].iter_rows(min_row=7, max_col=2, values_only=True)}
    assert str(rows["总体"][1]) == form.score()
    assert "部分达标" in {row[4] for row in book.worksheets[1].iter_rows(values_only=True)}


def test_print_in_both_languages_shows_the_whole_report(page: Page) -> None:
    page.add_init_script("window.print = () => {}")
    filled(page)
    page.locator('[data-part="report-languages"]').select_option("both")
    page.locator('[data-action="print-report"]').click()
    report = page.locator('[data-part="report"]')
    expect(page.locator("html")).to_have_attribute("data-print", "report", timeout=60_000)
    page.emulate_media(media="print")
    expect(report).to_be_visible()
    expect(report).to_contain_text("接下来先做")
    expect(report).to_contain_text("What to do next")
    expect(report.locator("tbody tr")).not_to_have_count(0)
    expect(page.locator('[data-part="form"]')).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(report).to_be_hidden()


def test_a_report_that_cannot_be_made_is_told_and_the_entries_stay(page: Page) -> None:
    form = filled(page)
    page.locator('[data-part="report-languages"]').evaluate("select => select.append(new Option('?', 'xx', true, true))")
    page.locator('[data-action="report-word"]').click()
    expect(page.locator('[data-part="report-message"]')).to_contain_text("报告没有生成", timeout=60_000)
    assert json.dumps(form.stored(), ensure_ascii=False).count("partly") == 1
