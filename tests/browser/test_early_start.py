"""Python for pages that need it at once comes before their own scripts, in one worker; what it says until then is heard."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.checklist import Checklist
from tests.browser.conftest import wait_until
from tests.browser.engines import engine
from tests.browser.page_watch import Watch

pytestmark = engine("pyodide", "how the published engine begins")

SAID = """window.said = [];
const Plain = Worker;
window.Worker = class extends Plain {
    constructor(...how) {
        super(...how);
        this.addEventListener("message", ({ data }) => said.push(data.state));
    }
};"""
AT_ONCE = ["assess/", "paper/", "plan/", "result/", "review/", "rollup/", "training/mine/"]


@contextmanager
def held(page: Page, pattern: str) -> Iterator[None]:
    """Hold requests for `pattern` until this is over."""
    waiting: list[Route] = []
    page.route(pattern, lambda route: waiting.append(route))
    yield
    page.route(pattern, lambda route: route.continue_())
    for route in waiting:
        route.continue_()


def engines(page: Page) -> list[str]:
    """Python's workers, from now on."""
    found: list[str] = []
    page.on("worker", lambda worker: found.append(worker.url) if "engine.worker" in worker.url else None)
    return found


def test_what_python_says_before_the_pages_scripts_are_there_is_heard(page: Page) -> None:
    started = engines(page)
    page.add_init_script(SAID)
    with held(page, "**/checklist/checklist.js"):
        with page.expect_response("**/*.wasm"):
            page.goto("assess/", wait_until="commit")
        wait_until(page, "said.includes('ready')")  # with nobody to say it to
        expect(page.locator("html:not([data-engine])")).to_be_attached()
    Checklist(page).ready()
    assert len(started) == 1


def test_a_script_of_the_worker_that_does_not_arrive_is_said_all_the_same(page: Page, watch: Watch) -> None:
    watch.allowed += ["Failed to load resource", "net::ERR"]
    page.context.route("**/engine.worker.js", lambda route: route.abort())
    with held(page, "**/checklist/checklist.js"), page.expect_event("requestfailed"):
        page.goto("assess/", wait_until="commit")
    expect(page.locator('[data-reason="download"]')).to_be_visible()
    page.context.unroute("**/engine.worker.js")
    page.locator('[data-action="retry"]').click()
    Checklist(page).ready()


@engine("cpython", "how pages begin it; each page’s own tests have a whole path with the published one")
@pytest.mark.parametrize("path", AT_ONCE)
def test_every_page_that_needs_python_at_once_starts_one_worker_and_early(page: Page, path: str) -> None:
    started = engines(page)
    with held(page, "**/engine.js"), page.expect_response("**/engine.worker.js"):
        page.goto(path, wait_until="commit")
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    assert len(started) == 1


@engine("none", "pages that start no Python")
@pytest.mark.parametrize("path", ["training/calibration/", "areas/", ""])
def test_no_other_page_starts_python(page: Page, path: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(path, wait_until="networkidle")
    assert [url for url in fetched if "engine.worker" in url or "pyodide" in url] == []
