"""The built site, served on this machine, and a browser that fails a test on any console error or foreign request."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, expect

from assess.publish.serving import make_server
from assess.reading.content.bundle import bundle_of
from assess.reading.content.folder import Content
from tests.bridge_client import BridgeClient
from tests.browser.built_site import ADDRESS, built_site
from tests.browser.chromium import TEST_FLAGS, headless
from tests.browser.engine_page import Engine, write_alone
from tests.browser.engines import TestedSite, kind_of
from tests.browser.kinds import kinds_of
from tests.browser.page_watch import Watch
from tests.browser.profiles import Profiles
from tests.browser.theme import missed, taken_out

# As patient as the actions of a page: a machine may be busy with something else, and what never comes fails all the same.
PATIENCE = 40_000
expect.set_options(timeout=PATIENCE)


@dataclass
class Site:
    """The built site, where it is served, and where its pages believe that they are."""

    folder: Path
    address: str
    server: TestedSite
    published: str = ADDRESS


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a test that does not say which Python its pages talk to: tests/browser/engines.py."""
    here = Path(__file__).parent
    silent = [item.nodeid for item in items if here in item.path.parents and kind_of(item) is None]
    if silent:
        raise pytest.UsageError("no mark `engine` (tests/browser/engines.py): " + ", ".join(silent))


@pytest.fixture(scope="session")
def site(content: Content) -> Iterator[Site]:
    """The whole site, with the address that it is served at."""
    folder = built_site()
    server = TestedSite(folder, BridgeClient(bundle_of(content.raw)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder=folder, address=f"http://127.0.0.1:{server.server_address[1]}/", server=server)
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
    """Names that may be on no page, because the theme's rules for it were taken out."""
    return taken_out(browser, (site.folder / "assets" / "css" / "portal.css").read_text("utf-8"))


@pytest.fixture(scope="session")
def kinds(site: Site, content: Content) -> tuple[str, ...]:
    """The address of one page or two of each kind, in Chinese; in English they are below `en/`."""
    areas = [area.id for area in content.standard.areas]
    return kinds_of(site.folder, areas=areas, modules=[module.id for module in content.library.modules])


@pytest.fixture(scope="session")
def profiles(browser: Browser, site: Site) -> Profiles:
    return Profiles(browser, site.address, patience=PATIENCE)


@pytest.fixture
def new_page(
    request: pytest.FixtureRequest, profiles: Profiles, site: Site, watch: Watch, without_rule: list[str]
) -> Iterator[Callable[..., Page]]:
    """Makes pages in an empty profile; options are those of Playwright's `new_context`. `own` asks for a profile of its own.

    As a test leaves its pages, so they are held to the style sheet: no element may have lost a rule of the theme's.
    """
    kind = kind_of(request.node)
    assert kind
    site.server.in_vain.clear()

    def make(*, own: bool = False, **options: object) -> Page:
        page = profiles.page(kind, options, own=own)
        watch.follow(page)
        return page

    yield make
    for page in profiles.pages():
        settle(page)
        with suppress(Error):  # one that was crashed on purpose
            watch.found += missed(page, without_rule)
    profiles.take_back()
    if kind == "none":
        assert site.server.in_vain == [], "the test says that it needs no Python"


def wait_until(page: Page, expression: str, arg: object = None) -> None:
    """Until a JavaScript expression, or what a function there returns, is true.

    Playwright's own `wait_for_function` evaluates text inside the page from the second look on, which the pages' Content Security
    Policy forbids: it works only where the first look already succeeds.
    """
    until = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(expression, arg):
        assert time.monotonic() < until, f"never true: {expression}"
        page.wait_for_timeout(50)


def settle(page: Page) -> None:
    """Wait for a page that is still loading: closing one in the middle of a navigation was once never answered."""
    with suppress(Error):
        page.wait_for_load_state("load", timeout=5_000)


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    return new_page()


@pytest.fixture
def own_page(new_page: Callable[..., Page]) -> Page:
    """A page in a profile of its own: for a test that changes the profile itself, as its clock."""
    return new_page(own=True)


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
    yield from serve_worker(tmp_path_factory.mktemp("golden"))


@pytest.fixture(scope="session")
def address_in_force(tmp_path_factory: pytest.TempPathFactory, content: Content) -> Iterator[tuple[str, dict[str, object]]]:
    """The same with the standard in force."""
    yield from serve_worker(tmp_path_factory.mktemp("in-force"), bundle_of(content.raw))


def serve_worker(folder: Path, bundle: str | None = None) -> Iterator[tuple[str, dict[str, object]]]:
    """Address and settings, for as long as it is served."""
    from tests.browser.golden_site import write_golden

    (folder / "index.html").write_text("<!doctype html><title>golden</title>", "utf-8")
    server = make_server(folder, port=0)
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    settings = write_golden(folder, address, bundle)
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
