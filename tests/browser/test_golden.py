"""The golden requests in real Chromium, through the worker: the replies must equal CPython's to the byte."""

from playwright.sync_api import Browser

from tests.bridge_client import BridgeClient
from tests.browser.engines import engine
from tests.browser.golden_site import ASK_WORKER
from tests.golden import golden_requests, needs_of

pytestmark = engine("pyodide", "the same replies in a browser as in CPython")


def test_the_browser_answers_as_cpython_does(
    browser: Browser, golden_address: tuple[str, dict[str, object]], small_door: BridgeClient
) -> None:
    """The replies of CPython are held by `tests/golden`."""
    url, settings = golden_address
    asked = golden_requests()
    page = browser.new_page()
    page.set_default_timeout(120_000)
    page.goto(url)
    replies = page.evaluate(ASK_WORKER, [settings, [(request, needs_of(request)) for _, request in asked]])
    page.close()
    differing = [name for (name, request), reply in zip(asked, replies, strict=True) if reply != small_door.handle(request)]
    assert differing == []


def test_there_are_enough_cases() -> None:
    assert len(golden_requests()) >= 25
