"""The Python that a page of a test talks to, and the server that decides it.

`pyodide` is what is published: the worker, WebAssembly and the zip. `cpython` puts the interpreter that runs the tests in its
place: a start takes 0.2 s of a processor instead of 2. Allowed for tests about pages, because tests/browser/test_golden.py proves
that both give the same replies, byte for byte. `none` is for pages that need no Python: one that asks for it fails its test.

    pytestmark = engine("cpython", "the page around the engine")

    @engine("pyodide", "one whole path of this page")
    def test_…

A browser context says in a cookie which of the three it is given; the server sees it in each request for the worker. A browser that
says nothing is given what its server has as `kind`.
"""

from __future__ import annotations

from functools import partial
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any, ClassVar, cast

import pytest

from assess.publish.serving import SiteHandler, SiteServer
from tests.bridge_client import BridgeClient

KINDS = ("cpython", "pyodide", "none")
COOKIE = "tested-with"
WORKER = "/assets/js/engine.worker.js"
QUESTIONS = "/asked-of-cpython"

# What docs/assets/js/engine.worker.js does, with another Python behind it.
STAND_IN = f"""
self.onmessage = async ({{ data: {{ id, request, data }} }}) => {{
  const bytes = data && new FileReaderSync().readAsDataURL(data).replace(/^[^,]*,?/, "");
  const body = data ? `${{request.slice(0, -1)}},"data":"${{bytes}}"}}` : request;
  const response = await fetch("{QUESTIONS}", {{ method: "POST", body }});
  self.postMessage({{ id, reply: await response.text() }});
}};
self.postMessage({{ state: "loading", step: "start", done: 0, total: 0 }});
self.postMessage({{ state: "ready" }});
"""


def engine(kind: str, why: str) -> pytest.MarkDecorator:
    """The mark that says which Python a test uses, and why."""
    assert kind in KINDS
    assert why
    return pytest.mark.engine(kind, why)


def cookie(kind: str, address: str) -> Any:
    """The cookie that tells the server at `address` which engine a context gets."""
    return {"name": COOKIE, "value": kind, "url": address}


def kind_of(item: pytest.Item) -> str | None:
    """The engine of its nearest mark; None where it has none."""
    mark = item.get_closest_marker("engine")
    return None if mark is None else str(mark.args[0])


class TestedSiteHandler(SiteHandler):
    """Serves the site, and answers for the engine where a context asked for that."""

    door: ClassVar[BridgeClient]
    in_vain: ClassVar[list[str]]

    def do_GET(self) -> None:  # noqa: N802 - the base class names it
        """As the base class, but for the worker of a context that asked for another."""
        said = SimpleCookie(self.headers.get("Cookie", "")).get(COOKIE)
        kind = said.value if said else cast(TestedSite, self.server).kind
        if self.path.split("?")[0] != WORKER or kind == "pyodide":
            return super().do_GET()
        if kind == "none":
            self.in_vain.append(self.headers.get("Referer", self.path))
        return self._send("text/javascript; charset=utf-8", STAND_IN.encode())

    def do_POST(self) -> None:  # noqa: N802 - the base class names it
        """One question to CPython's bridge."""
        if self.path != QUESTIONS:
            return self.send_error(404)
        request = self.rfile.read(int(self.headers["Content-Length"])).decode()
        return self._send("application/json; charset=utf-8", self.door.handle(request).encode())

    def _send(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class TestedSite(SiteServer):
    """The built site in `folder`, with the bridge behind `door` where the published engine is not what a test is about.

    `kind` is the engine of a browser without a cookie. `in_vain` are pages that asked for an engine although their test says that
    they need none.
    """

    __test__ = False

    def __init__(self, folder: Path, door: BridgeClient, kind: str = "pyodide") -> None:
        self.door = door
        self.kind = kind
        self.in_vain: list[str] = []
        handler = type("Handler", (TestedSiteHandler,), {"door": door, "in_vain": self.in_vain})
        super().__init__(("127.0.0.1", 0), partial(handler, directory=str(folder)))
