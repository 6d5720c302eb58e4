"""The golden requests in real Chromium, through the worker: the replies must equal CPython's to the byte."""

import json
import shutil
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from assess.serving import make_server
from runtime import build_runtime
from runtime_files import DESKTOP_ONLY
from tests.browser.conftest import ROOT
from tests.doors import Door
from tests.golden import golden_bundle, golden_cases, needs_of

# Straight to the worker: some requests are no JSON, which the page's own door would never send.
ASK = """async ([settings, requests]) => {
    const worker = new Worker("engine.worker.js", { type: "module" });
    const replies = [];
    const done = new Promise((resolve, reject) => {
        worker.onerror = event => reject(new Error(event.message));
        worker.onmessage = ({ data }) => {
            if (data.state === "failed") reject(new Error(data.detail));
            if (data.state === "ready") requests.forEach(([request, needs], id) => worker.postMessage({ id, request, needs }));
            if ("id" in data) replies[data.id] = data.reply;
            if (replies.length === requests.length && !replies.includes(undefined)) resolve(replies);
        };
    });
    worker.postMessage({ start: settings });
    return done;
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, object]]]:
    """A folder with the worker and a runtime that holds the small standard, served on this machine."""
    folder = tmp_path_factory.mktemp("golden")
    runtime = build_runtime(ROOT / "assess", golden_bundle(), folder, ROOT / ".cache", desktop_only=DESKTOP_ONLY, root=ROOT)
    shutil.copyfile(ROOT / "docs" / "assets" / "js" / "engine.worker.js", folder / "engine.worker.js")
    (folder / "index.html").write_text("<!doctype html><title>golden</title>", "utf-8")
    server = make_server(folder, port=0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/"
    yield url, runtime.settings(url)
    server.shutdown()
    server.server_close()


def test_the_browser_answers_as_cpython_does(browser: Browser, address: tuple[str, dict[str, object]], small_door: Door) -> None:
    url, settings = address
    cases = list(golden_cases())
    page = browser.new_page()
    page.set_default_timeout(120_000)
    page.goto(url)
    replies = page.evaluate(ASK, [settings, [(request, needs_of(name, request)) for name, request, _ in cases]])
    page.close()
    differing = [name for (name, _, expected), reply in zip(cases, replies, strict=True) if json.loads(reply) != expected]
    assert differing == []
    not_to_the_byte = [
        name for (name, request, _), reply in zip(cases, replies, strict=True) if reply != small_door.handle(request)
    ]
    assert not_to_the_byte == []


def test_there_are_enough_cases() -> None:
    assert len(list(golden_cases())) >= 25
