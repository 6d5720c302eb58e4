"""The offline copy in a real browser: its server stopped, the browser started again, versions changing under it."""

from __future__ import annotations

import functools
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from precache import write_service_worker
from tests.browser.chromium import TEST_FLAGS, headless
from tests.site.building import ROOT, build, write_small_site

TEMPLATE = ROOT / "docs" / "templates" / "service-worker.js"
FORM = "form/"
KEPT = """async () => {
    const stores = await Promise.all((await caches.keys()).map(name => caches.open(name)));
    return (await Promise.all(stores.map(store => store.keys()))).flat().length;
}"""


class Noting(SimpleHTTPRequestHandler):
    """Notes the paths asked for, and prints nothing."""

    def __init__(self, *args: object, asked: list[str], **kwargs: object) -> None:
        self.asked = asked
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        super().do_GET()
        self.asked.append(self.path)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class has
        pass


class Portal:
    """The small site on a server that can be stopped, in a browser that can be closed and keeps what it stored."""

    def __init__(self, playwright: Playwright, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "portal"
        self._playwright = playwright
        self._port = 0
        self.asked: list[str] = []

    @contextmanager
    def served(self) -> Iterator[None]:
        handler = functools.partial(Noting, directory=str(self.folder), asked=self.asked)
        with ThreadingHTTPServer(("127.0.0.1", self._port), handler) as server:
            self._port = server.server_port
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield
            server.shutdown()

    @contextmanager
    def browser(self) -> Iterator[BrowserContext]:
        context = self._playwright.chromium.launch_persistent_context(
            self.folder / "profile", executable_path=headless(), args=TEST_FLAGS, headless=True
        )
        yield context
        context.close()

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self._port}/portal/{path}"

    def publish(self, text: str, *, half: bool = False) -> None:
        """A new version of the site. Half published, the list is new and a file is not yet the one it names."""
        home = self.site / "index.html"
        before = home.read_text(encoding="utf-8")
        home.write_text(before.replace("</article>", f"<p>{text}</p></article>"), encoding="utf-8")
        write_service_worker(self.site, TEMPLATE)
        if half:
            home.write_text(before, encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline")
    write_small_site(folder)
    assert build(folder).returncode == 0
    return folder / "site"


@pytest.fixture
def portal(playwright: Playwright, built: Path, tmp_path: Path) -> Portal:
    shutil.copytree(built, tmp_path / "portal")
    return Portal(playwright, tmp_path)


def becomes(page: Page, state: str) -> None:
    page.wait_for_selector(f'[data-module="offline"][data-state="{state}"]', state="attached", timeout=15_000)


def visit(portal: Portal, context: BrowserContext, path: str = "") -> Page:
    page = context.new_page()
    page.goto(portal.address(path))
    return page


def test_after_one_visit_every_page_opens_without_a_network(portal: Portal) -> None:
    with portal.served(), portal.browser() as context:
        becomes(visit(portal, context), "saved")
    with portal.browser() as context:
        page = context.new_page()
        for path in (
            "",
            "en/",
            "areas/life/",
            "en/areas/life/",
            "form/",
            "areas/life/index.html",
            "areas/life",
            "areas/life/?h=x#lecture",
        ):
            answer = page.goto(portal.address(path))
            assert answer
            assert answer.status == 200, path
        assert page.locator(".md-header").evaluate("element => getComputedStyle(element).position") == "sticky"


def test_search_works_without_a_network_and_with_text_that_no_key_typed(portal: Portal) -> None:
    with portal.served(), portal.browser() as context:
        becomes(visit(portal, context), "saved")
    with portal.browser() as context:
        page = visit(portal, context, "en/")
        page.fill("[data-md-component=search-query]", "讲课 dangke")
        page.fill("[data-md-component=search-query]", "dangke")
        page.wait_for_selector('.md-search-result__link[href*="#lecture"]', state="attached")


SPOIL = """async (address) => {
    const store = await caches.open((await caches.keys()).find((name) => name.startsWith("site ")));
    const kept = (await store.keys()).find(({ url }) => url.split("?")[0] === new URL(address, location.href).href);
    await store.put(kept, new Response("spoilt"));
}"""
FETCHED = "([address, cache]) => fetch(address, { cache }).then((answer) => answer.text())"


def test_a_kept_file_that_was_damaged_is_fetched_again_when_a_page_asks_for_it(portal: Portal) -> None:
    with portal.served(), portal.browser() as context:
        becomes(visit(portal, context), "saved")
        page = visit(portal, context, "form/")
        page.evaluate(SPOIL, "../404.html")
        assert page.evaluate(FETCHED, ["../404.html", "default"]) == "spoilt"
        right = (portal.site / "404.html").read_text("utf-8")
        assert page.evaluate(FETCHED, ["../404.html", "reload"]) == right
        assert page.evaluate(FETCHED, ["../404.html", "default"]) == right
    with portal.browser() as context:
        page = visit(portal, context, "form/")
        assert page.evaluate(FETCHED, ["../404.html", "reload"]) == right, "without a network it stays as it is"


@pytest.mark.parametrize(("path", "heading"), [("nothing/here", "404 zh-Hans"), ("en/nothing/here", "404 en")])
def test_an_unknown_address_is_not_found_in_the_language_of_its_folder(portal: Portal, path: str, heading: str) -> None:
    with portal.served(), portal.browser() as context:
        becomes(visit(portal, context), "saved")
    with portal.browser() as context:
        page = context.new_page()
        answer = page.goto(portal.address(path))
        assert answer
        assert answer.status == 404
        assert page.inner_text("h1") == heading


def test_a_new_version_waits_while_a_form_is_open(portal: Portal) -> None:
    with portal.served(), portal.browser() as context:
        becomes(visit(portal, context, FORM), "saved")
        portal.publish("Second version.")
        form = visit(portal, context, FORM)
        becomes(form, "update")
        form.reload()
        becomes(form, "update")
        assert "Second version." not in visit(portal, context).content()


def test_a_waiting_version_is_taken_once_no_page_of_the_old_one_is_open(portal: Portal) -> None:
    with portal.served(), portal.browser() as context:
        page = visit(portal, context)
        becomes(page, "saved")
        portal.publish("Second version.")
        page.reload()
        becomes(page, "update")
    with portal.browser() as context:
        page = visit(portal, context)
        becomes(page, "saved")
        page.reload()
        assert "Second version." in page.content()


def test_pages_keep_opening_while_a_version_waits(portal: Portal) -> None:
    with portal.served(), portal.browser() as context:
        page = visit(portal, context)
        becomes(page, "saved")
        portal.publish("Second version.")
        page.reload()
        becomes(page, "update")
        for path in ("", "areas/life/", "en/", "") * 3:
            page.goto(portal.address(path))
            assert "Second version." not in page.content()
        becomes(page, "update")


def test_a_person_may_ask_for_the_new_version(portal: Portal) -> None:
    with portal.served(), portal.browser() as context:
        form = visit(portal, context, FORM)
        becomes(form, "saved")
        portal.publish("Second version.")
        form.reload()
        becomes(form, "update")
        form.click("[data-action=activate]")
        becomes(form, "saved")
        assert "Second version." in visit(portal, context).content()


def test_a_half_published_version_leaves_the_old_one_working(portal: Portal) -> None:
    with portal.served(), portal.browser() as context:
        page = visit(portal, context)
        becomes(page, "saved")
        portal.publish("Second version.", half=True)
        portal.asked.clear()
        page.reload()
        while (
            "/portal/" not in portal.asked
        ):  # the page itself comes from the store: this is the new worker, finding the wrong file
            page.wait_for_timeout(50)
        page.wait_for_timeout(200)
        becomes(page, "saved")
    with portal.browser() as context:
        assert "Second version." not in visit(portal, context).content()


def test_a_full_disk_is_left_to_what_is_entered(portal: Portal) -> None:
    """A copy that cannot be whole is taken out again, and the page says that there is none."""
    with portal.served(), portal.browser() as context:
        page = context.new_page()
        page.goto(portal.address("no/such/page/"))  # of the same origin, and starts no copy
        allow(page, portal, 400_000)
        page.goto(portal.address(""))
        becomes(page, "failed")
        assert page.evaluate(KEPT) == 0
        assert page.locator("h1").first.is_visible()


def test_a_full_disk_leaves_the_old_version_working(portal: Portal) -> None:
    with portal.served(), portal.browser() as context:
        page = visit(portal, context)
        becomes(page, "saved")
        before = page.evaluate(KEPT)
        (portal.site / "large.json").write_text(json.dumps("大" * 3_000_000), "utf-8")
        portal.publish("Second version.")
        portal.asked.clear()
        allow(page, portal, page.evaluate("async () => (await navigator.storage.estimate()).usage") + 100_000)
        page.reload()
        while "/portal/large.json" not in portal.asked:
            page.wait_for_timeout(50)
        page.wait_for_timeout(500)
        becomes(page, "saved")
        assert page.evaluate(KEPT) == before
    with portal.browser() as context:
        assert "Second version." not in visit(portal, context).content()


def allow(page: Page, portal: Portal, quota: int) -> None:
    """So many bytes for the whole origin, as long as this page is open."""
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": portal.address("").removesuffix("/portal/"), "quotaSize": quota})


def test_a_worker_of_the_saved_site_reaches_no_other_host(portal: Portal, playwright: Playwright, tmp_path: Path) -> None:
    elsewhere = Portal(playwright, tmp_path)
    ask = """async ([script, host]) => {
      const worker = new Worker(script, { type: "module" });
      const answer = new Promise((resolve) => worker.addEventListener("message", ({ data }) => resolve(data)));
      worker.postMessage(host);
      return answer;
    }"""
    with portal.served(), elsewhere.served(), portal.browser() as context:
        page = visit(portal, context)
        becomes(page, "saved")
        probe = portal.address("assets/js/probe.worker.js")
        assert page.evaluate(ask, [probe, portal.address("")]) == "reached"
        assert page.evaluate(ask, [probe, elsewhere.address("")]) == "refused"
