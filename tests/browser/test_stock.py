"""The two switches of docs/hooks/stock.py, as a visitor meets them: a form that scores, and a search that finds."""

import html
import json
import re
import threading
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Route, expect

from assess.publish.serving import make_server
from assess.reading.content.bundle import bundle_of
from assess.reading.content.folder import Content
from runtime import build_runtime
from runtime_files import FOLDER, LATER_MODULES
from tests.browser.checklist import Checklist
from tests.browser.engines import engine
from tests.inputs import ROOT
from tests.site.building import build, write_small_site

pytestmark = engine("pyodide", "another Pyodide than the published one")

SETTINGS = re.compile('(?<=data-engine-settings=")[^"]*')


def test_the_form_scores_with_pyodide_as_its_makers_publish_it(
    new_page: Callable[..., Page], content: Content, tmp_path: Path
) -> None:
    """The published page with the settings and the files of such a build."""
    runtime = build_runtime(ROOT / "assess", bundle_of(content.raw), tmp_path, ROOT / ".cache", later=LATER_MODULES, stock=True)
    settings = html.escape(json.dumps(runtime.settings(f"../{FOLDER}")))

    def form(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=SETTINGS.sub(lambda _: settings, response.text()))

    page = new_page(own=True)
    page.context.route(f"**/{FOLDER}**", lambda route: route.fulfill(path=tmp_path / route.request.url.partition(FOLDER)[2]))
    page.context.route("**/assess/", form)
    checklist = Checklist(page).open().ready()
    checklist.facts()
    checklist.answer_all("met")
    checklist.expect_score("100")
    page.context.unroute_all(behavior="ignoreErrors")


def test_the_themes_own_search_finds_under_its_own_rules(engine_context: BrowserContext, tmp_path: Path) -> None:
    write_small_site(tmp_path, stock_theme=True)
    done = build(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "stock_theme: search and style sheet are the theme's own" in done.stderr
    server = make_server(tmp_path / "site", port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        page = engine_context.new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/en/")
        page.locator(".md-search__input").click()
        page.locator(".md-search__input").press_sequentially("lecture")
        expect(page.locator(".md-search-result__item").first).to_contain_text("Lectures")
        assert refused == []
    finally:
        server.shutdown()
        server.server_close()
