"""A library that only some requests need: fetched for the first of them, once, and never waited for in vain."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Route

from tests.browser.engine_page import Engine, plain
from tests.browser.engines import engine
from tests.inputs import ROOT

pytestmark = engine("pyodide", "what is fetched later")

SHEET = {"ok": True, "cells": 1}
ASK_TWICE = """() => Promise.all([
    engine.ask("sheet", {}, { needs: ["spreadsheet"] }),
    engine.ask("sheet", {}, { needs: ["spreadsheet"] }),
    engine.ask("plain"),
])"""
# A hanging Python keeps a processor busy: no longer than until the page looks for the first time.
HANG = """async () => {
    const { answer } = engine.limits;
    engine.limits.answer = 0;
    engine.addEventListener("state", () => engine.retry());
    const reason = await engine.ask("hang").catch(({ reason }) => reason);
    engine.limits.answer = answer;
    return reason;
}"""
GIVEN_UP_AFTER = re.compile(r"(?<=const GIVEN_UP_AFTER = )[\d_]+")
PATIENCE = re.compile(r"\banswer = (\d+)")
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
    engine_context.route("**/engine.worker.js", impatient)
    engine.start()
    engine_context.route("**/spreadsheet-*.zip", lambda route: None)
    assert engine.ask("sheet", "spreadsheet") == {"ok": False, "missing": "openpyxl"}
    assert "failed" not in engine.states()


def impatient(route: Route) -> None:
    """The worker as it is, but for the seconds after which it gives a library up."""
    answer = route.fetch()
    body, changed = GIVEN_UP_AFTER.subn("1_000", answer.text())
    assert changed == 1
    route.fulfill(response=answer, body=body, headers=plain(answer.headers))


def test_the_worker_gives_a_library_up_while_the_page_is_still_patient() -> None:
    scripts = ROOT / "docs" / "assets" / "js"
    given_up = GIVEN_UP_AFTER.search((scripts / "engine.worker.js").read_text("utf-8"))
    patience = PATIENCE.search((scripts / "engine.js").read_text("utf-8"))
    assert given_up
    assert patience
    assert 5_000 < int(given_up[0]) < (int(patience[1]) - 5) * 1000


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
    engine.start()
    assert engine.ask("sheet", "spreadsheet") == SHEET
    assert engine.page.evaluate(HANG) == "crashed"
    assert engine.ask("sheet", "spreadsheet") == SHEET
    assert engine.states().count("failed") == 2
