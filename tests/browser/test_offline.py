"""After one visit, with the server gone and the browser started again: reading, searching, assessing, in both languages."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from assess.publish.serving import SiteServer, make_server
from tests.browser.checklist import Checklist
from tests.browser.chromium import TEST_FLAGS, headless
from tests.browser.conftest import Site
from tests.browser.engines import engine
from tests.browser.test_search import opened, search

pytestmark = engine("pyodide", "the copy holds the published engine")

# The engine's own settings, and what comes from the address of the library in them.
LIBRARY = """async () => {
    const { engineSettings } = document.querySelector("[data-engine-settings]").dataset;
    const { address, size } = JSON.parse(engineSettings).libraries.spreadsheet;
    const content = await (await fetch(address)).arrayBuffer();
    return [content.byteLength, size];
}"""
SIZE = re.compile(r"已存入本机.*占用空间：\s*\d+ MB")
MEETING = "life.three-meetings.general-meeting-quarterly"


@contextmanager
def browsing(playwright: Playwright, profile: Path) -> Iterator[Page]:
    context = playwright.chromium.launch_persistent_context(str(profile), executable_path=headless(), args=TEST_FLAGS)
    yield context.pages[0]
    context.close()


def test_all_of_it_works_with_the_server_gone(site: Site, playwright: Playwright, tmp_path: Path) -> None:
    server = make_server(site.folder, port=0)
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with browsing(playwright, tmp_path) as page:
        page.goto(address)
        expect(page.locator('.wh-offline[data-state="saved"]')).to_be_attached(timeout=60_000)
        expect(page.locator('.wh-offline [data-when="saved"]')).to_have_text(SIZE)
        page.goto(f"{address}assess/")
        Checklist(page).answer(MEETING, "met")
    stop(server)
    with browsing(playwright, tmp_path) as page:
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        use_it_all(page, address)
        assert errors == []


def stop(server: SiteServer) -> None:
    server.shutdown()
    server.server_close()


def use_it_all(page: Page, address: str) -> None:
    opened(page, f"{address}areas/life/talks/")
    expect(page.locator("h1")).to_contain_text("谈心谈话")
    assert any("service/affiliation" in found for found, _ in search(page, "党费")[:3])
    page.goto(f"{address}assess/")
    expect(page.locator(f'[data-requirement="{MEETING}"] input[value="met"]')).to_be_checked()
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    expect(page.locator('output[data-score="life"]')).not_to_have_text("0–100")
    kept, whole = page.evaluate(LIBRARY)
    assert kept == whole
    page.goto(f"{address}en/assess/")
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    page.goto(f"{address}en/no/such/page/")
    expect(page.locator("h1")).to_have_text("Page not found")
    lead_a_session(page, address)
    print_its_papers(page, address)


def lead_a_session(page: Page, address: str) -> None:
    """From the slides to the questions, a case, the calibration and the cards of the way home."""
    page.goto(f"{address}training/slides/organisational-life/")
    expect(page.locator(".reveal.ready")).to_be_attached()
    page.goto(f"{address}training/session/")
    page.locator("[data-action=start]").click()
    page.locator("[data-action=project]").click()
    expect(page.locator(".wh-projector")).to_be_visible()
    page.keyboard.press("A")
    page.keyboard.press("PageDown")
    expect(page.locator("[data-part=answer]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-part=hard] tbody tr")).to_have_count(1)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{address}en/training/cases/")
    page.locator(".wh-exercise input").first.check()
    expect(page.locator(".wh-verdict:visible").first).to_be_visible()
    page.goto(f"{address}training/calibration/")
    page.locator("#calibration-codes").fill("111111111111\n222222222222")
    expect(page.locator("[data-part=result]")).to_be_visible(timeout=60_000)
    page.goto(f"{address}en/training/mine/")
    page.locator("[data-action=begin]").click(timeout=60_000)
    expect(page.locator("[data-part=front]")).to_be_focused(timeout=60_000)
    page.keyboard.press("Space")
    page.keyboard.press("3")
    expect(page.locator("[data-action=undo]")).to_be_visible()


def print_its_papers(page: Page, address: str) -> None:
    """The copy has the downloads of the session's page too."""
    page.goto(f"{address}training/session/")
    for name in ("work-sheets.doc", "calibration-sheet-zh.doc"):
        href = page.locator(f'a[href$="{name}"]').get_attribute("href")
        assert page.evaluate("href => fetch(href).then((answer) => answer.ok)", href), name
