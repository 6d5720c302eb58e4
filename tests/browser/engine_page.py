"""A page with nothing but an engine, and a small package for it: faults of a start show there without the form around it."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from docs.hooks.runtime import build_runtime
from tests.inputs import ROOT

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
    if op == "sum":
        import base64
        return json.dumps({"ok": True, "sum": sum(base64.b64decode(json.loads(request)["data"]))})
    try:
        import io
        import openpyxl
    except ModuleNotFoundError as error:
        return json.dumps({"ok": False, "missing": error.name})
    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    return json.dumps({"ok": True, "cells": openpyxl.load_workbook(file).active.max_row})
"""
START = """async ([settings, limits]) => {
    const { startEngine } = await import("./engine.js");
    window.engine = startEngine(settings, limits);
    window.states = [];
    engine.addEventListener("state", () => states.push(engine.state.state));
    await engine.ask("plain");
}"""
ASK = "([op, needs]) => engine.ask(op, {}, { needs })"


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


def plain(headers: dict[str, str]) -> dict[str, str]:
    """Those of a body that is not packed."""
    return {name: value for name, value in headers.items() if name.lower() not in ("content-encoding", "content-length")}


def write_alone(folder: Path) -> dict[str, object]:
    """Everything such a page needs, into a folder to be served; and the engine's settings."""
    package = folder / "source" / "assess"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "bridge.py").write_text(BRIDGE, "utf-8")
    runtime = build_runtime(package, "{}", folder, ROOT / ".cache", root=ROOT)
    for name in ("engine.js", "engine-first.js", "engine.worker.js"):
        shutil.copyfile(ROOT / "docs" / "assets" / "js" / name, folder / name)
    (folder / "index.html").write_text("<!doctype html><title>engine</title>", "utf-8")
    return runtime.settings("")
