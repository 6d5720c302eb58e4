"""The built site, served on this machine, and a browser that fails a test on any console error or foreign request."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, expect

from assess.serving import SiteServer, make_server
from tests.browser.alone import Engine, write_alone
from tests.browser.chromium import TEST_FLAGS, headless
from tests.browser.theme import missed, taken_out

ROOT = Path(__file__).parents[2]

# As patient as the actions of a page: a machine may be busy with something else, and what never comes fails all the same.
PATIENCE = 40_000
expect.set_options(timeout=PATIENCE)

# Most tests are not about the offline copy; without this every one of them would download the whole site.
WITHOUT_OFFLINE_COPY = "delete Navigator.prototype.serviceWorker"


@dataclass
class Site:
    """The built site and the server it is served by. `expected_errors` are words a test may provoke in the console."""

    folder: Path
    address: str
    server: SiteServer


@dataclass
class Watch:
    """What a page did that it should not."""

    address: str
    allowed: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("pageerror", lambda error: self._note("error", str(error)))
        page.on("request", lambda request: self.check_host(request.url))

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not any(allowed in text for allowed in self.allowed):
            self.found.append(f"{kind}: {text}")

    def check_host(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:" + self.address)):
            self.found.append(f"foreign request: {url}")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The whole site, built as `mkdocs build --strict` builds it, with the address that it is served at."""
    folder = tmp_path_factory.mktemp("built") / "site"
    folder.mkdir()
    (folder / "index.html").touch()
    server = make_server(folder, port=0)
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    environment = {**os.environ, "WUHUA_SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder=folder, address=address, server=server)
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=headless(), args=TEST_FLAGS)
    yield started
    started.close()


@pytest.fixture
def watch(site: Site) -> Iterator[Watch]:
    watching = Watch(site.address)
    yield watching
    assert watching.found == []


@pytest.fixture(scope="session")
def without_rule(browser: Browser, site: Site) -> list[str]:
    """What must stand on no page, because the theme's rules for it were taken out."""
    return taken_out(browser, (site.folder / "assets" / "css" / "portal.css").read_text("utf-8"))


@pytest.fixture
def new_page(browser: Browser, site: Site, watch: Watch, without_rule: list[str]) -> Iterator[Callable[..., Page]]:
    """Makes pages in a fresh profile; options are those of Playwright's `new_context`.

    As a test leaves its pages, so they are held to the style sheet: no element may have lost a rule of the theme's.
    """
    contexts: list[BrowserContext] = []

    def make(**options: object) -> Page:
        context = browser.new_context(base_url=site.address, accept_downloads=True, **options)  # type: ignore[arg-type]
        context.add_init_script(WITHOUT_OFFLINE_COPY)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        watch.follow(page)
        return page

    yield make
    for context in contexts:
        settle(context)
        for page in context.pages:
            with suppress(Error):  # one that was crashed on purpose
                watch.found += missed(page, without_rule)
        context.close()


def wait_until(page: Page, expression: str, arg: object = None) -> None:
    """Until a JavaScript expression, or what a function there returns, is true.

    Playwright's own `wait_for_function` evaluates text inside the page from the second look on, which the pages' Content Security
    Policy forbids: it works only where the first look already succeeds.
    """
    until = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(expression, arg):
        assert time.monotonic() < until, f"never true: {expression}"
        page.wait_for_timeout(50)


def settle(context: BrowserContext) -> None:
    """Waits for pages that are still loading: closing one in the middle of a navigation was once never answered."""
    for page in context.pages:
        with suppress(Error):
            page.wait_for_load_state("load", timeout=5_000)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, object]]]:
    """Address and settings of a page with nothing but an engine."""
    folder = tmp_path_factory.mktemp("alone")
    settings = write_alone(folder)
    server = make_server(folder, port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", settings
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def golden_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, object]]]:
    """Address and settings of a folder with the worker and the small standard."""
    from tests.browser.golden_site import write_golden

    folder = tmp_path_factory.mktemp("golden")
    (folder / "index.html").write_text("<!doctype html><title>golden</title>", "utf-8")
    server = make_server(folder, port=0)
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    settings = write_golden(folder, address)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address, settings
    server.shutdown()
    server.server_close()


@pytest.fixture
def engine_context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    made.set_default_timeout(60_000)
    yield made
    made.close()


@pytest.fixture
def engine(engine_context: BrowserContext, alone: tuple[str, dict[str, object]]) -> Engine:
    """An engine that has not been started yet."""
    address, settings = alone
    page = engine_context.new_page()
    page.goto(address)
    return Engine(page=page, settings=settings)


def path_of(url: str) -> str:
    """The path and fragment of an address."""
    parts = urlsplit(url)
    return parts.path + (f"#{parts.fragment}" if parts.fragment else "")
