"""The portable edition of the built site: reading, assessing and training from one file, with nothing else in sight."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from assess.publish.portable import make_portable_server, write_portable
from tests.browser.conftest import Site, settle
from tests.browser.engines import engine
from tests.browser.page_watch import Watch

pytestmark = engine("pyodide", "the whole site in one file, engine included")


@pytest.fixture(scope="module")
def address(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    file: Path = tmp_path_factory.mktemp("portable") / "portal.pyz"
    with file.open("wb") as into:
        write_portable(site.folder, into)
    server = make_portable_server(file, port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def test_the_whole_site_works_from_one_file(browser: Browser, address: str) -> None:
    watch = Watch(address)
    context = browser.new_context(base_url=address)
    page = context.new_page()
    watch.follow(page)
    page.goto("en/")
    page.locator(".wh-door").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.goto("assess/")
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    page.goto("training/calibration/")
    page.locator("#calibration-codes").fill("111111111111\n222222222222")
    expect(page.locator("[data-part=result]")).to_be_visible(timeout=60_000)
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_download() as started:
        page.locator('a[href*="calibration-sheet-zh.doc"]').click()
    assert Path(started.value.path()).stat().st_size > 1000
    watch.allowed.append("404")
    page.goto("en/no/such/page/")
    expect(page.locator("h1")).to_have_text("Page not found")
    assert watch.found == []
    settle(page)
    context.close()
