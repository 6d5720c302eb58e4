"""The golden requests in real Chromium, through the worker: the replies must equal CPython's to the byte."""

from playwright.sync_api import Browser

from tests.bridge_client import BridgeClient
from tests.browser.engines import engine
from tests.browser.golden_site import ASK_WORKER
from tests.golden import golden_requests, needs_of
from tests.golden.by_hand import hand_sheets, missed

pytestmark = engine("pyodide", "the same replies in a browser as in CPython")


def ask(browser: Browser, address: tuple[str, dict[str, object]], asked: list[tuple[str, list[str]]]) -> list[str]:
    """The worker's replies to these requests, each with what it needs."""
    url, settings = address
    page = browser.new_page()
    page.set_default_timeout(120_000)
    page.goto(url)
    replies: list[str] = page.evaluate(ASK_WORKER, [settings, asked])
    page.close()
    return replies


def test_the_browser_answers_as_cpython_does(
    browser: Browser, golden_address: tuple[str, dict[str, object]], small_door: BridgeClient
) -> None:
    """The replies of CPython are held by `tests/golden`."""
    asked = golden_requests()
    replies = ask(browser, golden_address, [(request, needs_of(request)) for _, request in asked])
    differing = [name for (name, request), reply in zip(asked, replies, strict=True) if reply != small_door.handle(request)]
    assert differing == []


def test_the_browser_finds_what_was_worked_out_by_hand(
    browser: Browser, address_in_force: tuple[str, dict[str, object]], door: BridgeClient
) -> None:
    """By the standard in force; `tests/golden/test_by_hand.py` asks CPython."""
    sheets = hand_sheets()
    replies = ask(browser, address_in_force, [(sheet.request, needs_of(sheet.request)) for sheet in sheets])
    differing = [sheet.name for sheet, reply in zip(sheets, replies, strict=True) if missed(sheet, reply)]
    assert differing == []
    assert replies == [door.handle(sheet.request) for sheet in sheets]


def test_there_are_enough_cases() -> None:
    assert len(golden_requests()) >= 25
