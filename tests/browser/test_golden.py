"""The golden requests in real Chromium, through the worker: the replies must equal CPython's to the byte."""

import json

from playwright.sync_api import Browser

from tests.browser.engines import engine
from tests.browser.golden_site import ASK_WORKER
from tests.doors import Door
from tests.golden import golden_cases, needs_of

pytestmark = engine("pyodide", "the same replies in a browser as in CPython")


def test_the_browser_answers_as_cpython_does(
    browser: Browser, golden_address: tuple[str, dict[str, object]], small_door: Door
) -> None:
    url, settings = golden_address
    cases = list(golden_cases())
    page = browser.new_page()
    page.set_default_timeout(120_000)
    page.goto(url)
    replies = page.evaluate(ASK_WORKER, [settings, [(request, needs_of(name, request)) for name, request, _ in cases]])
    page.close()
    differing = [name for (name, _, expected), reply in zip(cases, replies, strict=True) if json.loads(reply) != expected]
    assert differing == []
    not_to_the_byte = [
        name for (name, request, _), reply in zip(cases, replies, strict=True) if reply != small_door.handle(request)
    ]
    assert not_to_the_byte == []


def test_there_are_enough_cases() -> None:
    assert len(list(golden_cases())) >= 25
