"""A library that only some requests need: fetched for the first of them, once, and never waited for in vain."""

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from assess.serving import make_server
from runtime import build_runtime
from tests.browser.conftest import ROOT

# A package that imports openpyxl when it is asked to, as the real one may.
BRIDGE = """
import json

def start(text: str) -> None:
    pass

def also_from(archive: str) -> None:
    import sys
    sys.path.append(archive)

def handle(request: str) -> str:
    op = json.loads(request)["op"]
    while op == "hang":
        pass
    if op == "plain":
        return json.dumps({"ok": True})
    try:
        import io
        import openpyxl
    except ModuleNotFoundError as error:
        return json.dumps({"ok": False, "missing": error.name})
    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    return json.dumps({"ok": True, "cells": openpyxl.load_workbook(file).active.max_row})
"""
SHEET = {"ok": True, "cells": 1}
START = """async ([settings, limits]) => {
    const { startEngine } = await import("./engine.js");
    window.engine = startEngine(settings, limits);
    window.states = [];
    engine.addEventListener("state", () => states.push(engine.state.state));
    await engine.ask("plain");
}"""
ASK = "([op, needs]) => engine.ask(op, {}, { needs })"
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


@dataclass
class Engine:
    """A page with nothing but an engine. `fetched` counts how often the library was asked for."""

    page: Page
    settings: dict[str, object]
    fetched: list[str] = field(default_factory=list)

    def start(self, **limits: int) -> "Engine":
        self.page.on("request", lambda request: self.fetched.append(request.url) if "spreadsheet" in request.url else None)
        self.page.evaluate(START, [self.settings, limits])
        return self

    def ask(self, op: str, *needs: str) -> Any:
        return self.page.evaluate(ASK, [op, needs or None])

    def states(self) -> list[str]:
        found: list[str] = self.page.evaluate("states")
        return found


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, object]]]:
    """Address and settings of a folder with the engine and a small package."""
    folder = tmp_path_factory.mktemp("libraries")
    package = folder / "source" / "assess"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "bridge.py").write_text(BRIDGE, "utf-8")
    runtime = build_runtime(package, "{}", folder, ROOT / ".cache", desktop_only=(), root=ROOT)
    for name in ("engine.js", "engine.worker.js"):
        shutil.copyfile(ROOT / "docs" / "assets" / "js" / name, folder / name)
    (folder / "index.html").write_text("<!doctype html><title>libraries</title>", "utf-8")
    server = make_server(folder, port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", runtime.settings("")
    server.shutdown()
    server.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    made.set_default_timeout(60_000)
    yield made
    made.close()


@pytest.fixture
def engine(context: BrowserContext, served: tuple[str, dict[str, object]]) -> Engine:
    address, settings = served
    page = context.new_page()
    page.goto(address)
    return Engine(page=page, settings=settings)


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
    failure: Callable[[Route], None], engine: Engine, context: BrowserContext
) -> None:
    engine.start()
    context.route("**/spreadsheet-*.zip", failure)
    assert engine.ask("sheet", "spreadsheet") == {"ok": False, "missing": "openpyxl"}
    context.unroute("**/spreadsheet-*.zip")
    assert engine.ask("sheet", "spreadsheet") == SHEET
    assert engine.ask("sheet", "spreadsheet") == SHEET
    assert len(engine.fetched) == 2
    assert "failed" not in engine.states()


def test_a_line_that_falls_silent_is_given_up_before_the_engine_is(engine: Engine, context: BrowserContext) -> None:
    engine.start()
    context.route("**/spreadsheet-*.zip", lambda route: None)
    assert engine.ask("sheet", "spreadsheet") == {"ok": False, "missing": "openpyxl"}
    assert "failed" not in engine.states()


def test_a_slow_line_is_not_taken_for_a_dead_engine(engine: Engine, context: BrowserContext) -> None:
    limit = 3
    engine.start(answer=limit)
    context.new_cdp_session(engine.page).send("Network.emulateNetworkConditions", HUNDRED_KILOBYTES_A_SECOND)
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
