"""Every file of a start missing, cut, changed or of a wrong kind: the start is refused, it is said why, and a retry helps."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.checklist import Checklist
from tests.browser.engine_page import Engine, plain
from tests.browser.engines import engine
from tests.browser.page_watch import Watch

pytestmark = engine("pyodide", "how the published engine fails and begins again")

FILES = ("**/pyodide.mjs", "**/pyodide.asm.mjs", "**/pyodide.asm.wasm", "**/python-*.zip")
MEETING = "life.three-meetings.general-meeting-quarterly"
LIBRARY = "**/spreadsheet-*.zip"
BEGUN = """
    await new Promise((resolve) => engine.addEventListener("state", () => engine.state.state !== "loading" && resolve()));
    return engine.state.reason ?? engine.state.state;
}"""
BEGIN = f"""async (settings) => {{
    const {{ startEngine }} = await import("./engine.js");
    window.engine = startEngine(settings);{BEGUN}"""
AGAIN = f"""async () => {{
    engine.retry();{BEGUN}"""
RETRY = """async () => {
    engine.retry();
    return (await engine.ask("plain")).ok;
}"""


def cut_off(route: Route) -> None:
    route.abort()


def missing(route: Route) -> None:
    route.fulfill(status=404, body="not here")


def broken_server(route: Route) -> None:
    route.fulfill(status=500, body="it hurts")


def truncated(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.body()[:-1000], headers=plain(answer.headers))


def a_page_in_its_place(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<!doctype html><title>Please log in</title>")


def tampered_with(route: Route) -> None:
    """One bit of the last byte: as long as before, and in no place that has to be right for it to be read."""
    answer = route.fetch()
    body = answer.body()
    route.fulfill(response=answer, body=body[:-1] + bytes([body[-1] ^ 1]), headers=plain(answer.headers))


FAULTS: dict[str, tuple[Callable[[Route], None], ...]] = {
    "download": (cut_off, missing, broken_server, truncated, a_page_in_its_place),
    "damaged": (tampered_with,),
}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("reason", FAULTS)
def test_a_file_that_is_not_the_one_published_is_not_run_and_a_retry_helps(
    engine: Engine, engine_context: BrowserContext, file: str, reason: str
) -> None:
    """One fault after the other, each met by a retry of its own; after the last, nothing that they left behind is in the way."""
    begin = BEGIN
    for fault in FAULTS[reason]:
        met: list[str] = []
        engine_context.route(file, noting(fault, met))
        assert engine.page.evaluate(begin, engine.settings) == reason, fault.__name__
        assert met, fault.__name__
        engine_context.unroute(file)
        begin = AGAIN
    assert engine.page.evaluate(RETRY)


def noting(fault: Callable[[Route], None], met: list[str]) -> Callable[[Route], None]:
    """The same fault, which says what it befell."""

    def handle(route: Route) -> None:
        met.append(route.request.url)
        fault(route)

    return handle


def test_a_wrong_type_does_not_matter(engine: Engine, engine_context: BrowserContext) -> None:
    """Many servers do not know the type of WebAssembly."""
    engine_context.route("**/*.wasm", lambda route: route.fulfill(response=route.fetch(), content_type="text/plain"))
    assert engine.page.evaluate(BEGIN, engine.settings) == "ready"


def test_a_changed_library_is_fetched_past_what_the_browser_keeps(engine: Engine, engine_context: BrowserContext) -> None:
    engine.start()
    engine_context.route(LIBRARY, tampered_with, times=1)
    assert engine.ask("sheet", "spreadsheet") == {"ok": True, "cells": 1}
    assert len(engine.fetched) == 2


def test_a_library_that_stays_changed_is_done_without(engine: Engine, engine_context: BrowserContext) -> None:
    engine.start()
    engine_context.route(LIBRARY, tampered_with)
    assert engine.ask("sheet", "spreadsheet") == {"ok": False, "missing": "openpyxl"}
    assert "failed" not in engine.states()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_form_says_that_a_file_was_changed_and_goes_on_saving(page: Page, watch: Watch, language: str) -> None:
    page.context.route("**/python-*.zip", tampered_with)
    form = Checklist(page, language).open()
    expect(page.locator("html")).to_have_attribute("data-engine", "failed", timeout=60_000)
    expect(page.locator('[data-reason="damaged"]')).to_be_visible()
    form.answer(MEETING, "met")
    assert form.stored()["answers"] == {MEETING: form.given(MEETING, "met")}
    page.context.unroute("**/python-*.zip")
    page.locator('[data-action="retry"]').click()
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    expect(page.locator('output[data-score="life"]')).not_to_have_text("0–100")
