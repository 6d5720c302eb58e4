"""A library that only some requests need: fetched for the first of them, once, and never waited for in vain."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Route

from tests.browser.engine_page import Engine
from tests.browser.engines import engine

pytestmark = engine("pyodide", "what is fetched later")

SHEET = {"ok": True, "cells": 1}
ASK_TWICE = """() => Promise.all([
    engine.ask("sheet", {}, { needs: ["spreadsheet"] }),
    engine.ask("sheet", {}, { needs: ["spreadsheet"] }),
    engine.ask("plain"),
])"""
HANG = """() => {
    engine.addEventListener("state", () => engine.retry());
    return engine.ask("hang").catch(({ reason }) => reason);
}"""
HUNDRED_KILOBYTES_A_SECOND = {"offline": False, "latency": 0, "downloadThroughput": 100_000, "uploadThroughput": -1}


def test_a_start_and_a_plain_request_do_not_fetch_it(engine: Engine) -> None:
    assert engine.start().ask("plain") == {"ok": True}
    assert engine.ask("sheet") == {"ok": False, "missing": "openpyxl"}
    assert engine.fetched == []


def test_it_is_fetched_once_and_stays(engine: Engine) -> None:
    engine.start()
    assert engine.page.evaluate(ASK_TWICE) == [SHEET, SHEET, {"ok": True}]
    assert engine.ask("sheet", "spreadsheet") == SHEET
    assert engine.ask("sheet") == SHEET
    assert len(engine.fetched) == 1


def abort(route: Route) -> None:
    route.abort()


def not_found(route: Route) -> None:
    route.fulfill(status=404, body="not here")


def cut_short(route: Route) -> None:
    route.fulfill(status=200, body=b"PK")


def too_long(route: Route) -> None:
    route.fulfill(status=200, body=b"PK" * 2_000_000)


@pytest.mark.parametrize("failure", [abort, not_found, cut_short, too_long])
def test_without_it_python_answers_and_a_later_request_fetches_it(
    failure: Callable[[Route], None], engine: Engine, engine_context: BrowserContext
) -> None:
    engine.start()
    engine_context.route("**/spreadsheet-*.zip", failure)
    assert engine.ask("sheet", "spreadsheet") == {"ok": False, "missing": "openpyxl"}
    engine_context.unroute("**/spreadsheet-*.zip")
    assert engine.ask("sheet", "spreadsheet") == SHEET
    assert engine.ask("sheet", "spreadsheet") == SHEET
    assert len(engine.fetched) == 2
    assert "failed" not in engine.states()


def test_a_line_that_falls_silent_is_given_up_before_the_engine_is(engine: Engine, engine_context: BrowserContext) -> None:
    engine.start()
    engine_context.route("**/spreadsheet-*.zip", lambda route: None)
    assert engine.ask("sheet", "spreadsheet") == {"ok": False, "missing": "openpyxl"}
    assert "failed" not in engine.states()


def test_a_slow_line_is_not_taken_for_a_dead_engine(engine: Engine, engine_context: BrowserContext) -> None:
    limit = 3
    engine.start(answer=limit)
    engine_context.new_cdp_session(engine.page).send("Network.emulateNetworkConditions", HUNDRED_KILOBYTES_A_SECOND)
    started = engine.page.evaluate("performance.now()")
    assert engine.ask("sheet", "spreadsheet") == SHEET
    # The bytes alone take longer than the limit on this line; otherwise nothing was shown.
    assert engine.page.evaluate("performance.now()") - started > limit * 1000
    assert "failed" not in engine.states()


def test_the_worker_after_a_dead_one_has_it_again(engine: Engine) -> None:
    engine.start(answer=3)
    assert engine.ask("sheet", "spreadsheet") == SHEET
    assert engine.page.evaluate(HANG) == "crashed"
    assert engine.ask("sheet", "spreadsheet") == SHEET
    assert engine.states().count("failed") == 2
