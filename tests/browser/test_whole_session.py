"""One visitor's whole way through the portal; in Chinese with the copy for use without a network being made meanwhile.

Every test of this folder fails on an error in the console and on a request to another host. Here all that asks for something is
watched at once, service worker and workers included, and the reports of the Content Security Policy are listened for.
"""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checklist import Checklist
from tests.browser.conftest import PATIENCE, Site, settle
from tests.browser.engines import cookie, engine, kind_of
from tests.browser.importing import Import, workbook
from tests.browser.page_watch import Watch
from tests.browser.profiles import WITHOUT_OFFLINE_COPY
from tests.browser.test_search import opened, search

pytestmark = engine("pyodide", "a whole session of the published site")

REPORTS = """() => {
    window.reports = JSON.parse(sessionStorage.getItem("reports") ?? "[]");
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
        reports.push(`${violatedDirective}: ${blockedURI}`);
        sessionStorage.setItem("reports", JSON.stringify(reports));
    });
}"""


@pytest.mark.parametrize(
    "language", ["", pytest.param("en/", marks=engine("cpython", "the same scripts in the other language, without the copy"))]
)
def test_a_whole_session_asks_nothing_of_anybody_else(
    request: pytest.FixtureRequest, browser: Browser, site: Site, watch: Watch, tmp_path: Path, language: str
) -> None:
    context = browser.new_context(base_url=site.address, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    if kind_of(request.node) == "cpython":
        context.add_cookies([cookie("cpython", site.address)])
        context.add_init_script(WITHOUT_OFFLINE_COPY)
    context.on("request", lambda request: watch.check_host(request.url))
    context.add_init_script(f"({REPORTS})()")
    page = context.new_page()
    watch.follow(page)
    page.on("dialog", lambda dialog: dialog.accept())
    read(page, language)
    file = assess(page, language, tmp_path)
    train(page, language)
    roll_up(page, language, file)
    assert page.evaluate("reports") == []
    settle(page)
    context.close()


def read(page: Page, language: str) -> None:
    opened(page, f"{language}areas/life/three-meetings/")
    assert search(page, "dues" if language else "党费")
    page.goto(f"{language}browse/")
    page.locator("[data-part=filters] summary").first.click()
    page.goto(f"{language}month/")
    expect(page.locator("h1")).to_be_visible()


def assess(page: Page, language: str, folder: Path) -> Path:
    """The facts, a ledger from a workbook, the answers; and its file."""
    form = Checklist(page, "en" if language else "zh").open().ready()
    form.facts()
    page.locator("#assessed-year").fill("2025")
    rows = [("日期", "活动", "应到人数"), (date(2025, 2, 3), "党员大会", 12)]
    Import(page).choose(("ledger.xlsx", workbook(台账=rows))).add()
    expect(page.locator(".wh-entry")).to_have_count(1)
    form.answer_all("met")
    expect(page.locator('output[data-score="overall"]')).to_have_text("100")
    file = form.export(folder)
    page.goto(f"{language}result/")
    expect(page.locator("html")).to_have_attribute("data-engine", "ready")
    page.goto(f"{language}plan/")
    expect(page.locator("html")).to_have_attribute("data-engine", "ready")
    return file


def train(page: Page, language: str) -> None:
    page.goto(f"{language}training/set-up/")
    page.goto(f"{language}training/slides/organisational-life/")
    expect(page.locator(".reveal.ready")).to_be_attached()
    page.goto(f"{language}training/cases/")
    page.locator(".wh-exercise input").first.check()
    expect(page.locator(".wh-verdict:visible").first).to_be_visible()
    page.goto(f"{language}training/mine/")
    page.locator("[data-action=begin]").click()
    expect(page.locator("[data-part=front]")).to_be_focused()


def roll_up(page: Page, language: str, file: Path) -> None:
    page.goto(f"{language}rollup/")
    page.locator('[data-part="files"]').set_input_files(file)
    expect(page.locator("#rollup-overview")).to_be_visible()
