"""The golden requests in Pyodide on Node: the replies must equal CPython's to the byte."""

from pathlib import Path

import pytest

from runtime import build_runtime
from runtime_files import DESKTOP_ONLY
from tests.doors import Door
from tests.golden import golden_bundle, golden_requests, library_for
from tests.runtime.conftest import ROOT, Built, Run


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    """The real package with the small standard."""
    folder = tmp_path_factory.mktemp("golden")
    runtime = build_runtime(ROOT / "assess", golden_bundle(), folder, cache, desktop_only=DESKTOP_ONLY)
    return Built(runtime=runtime, folder=folder)


@pytest.mark.parametrize("library", [None, "spreadsheet"])
def test_pyodide_answers_as_cpython_does(library: str | None, built: Built, run: Run, small_door: Door) -> None:
    """Requests that need no library are asked where there is none."""
    asked = [(name, request) for name, request in golden_requests() if library_for(name) == library]
    replies = run(built, library=library and built.spreadsheet, requests=[request for _, request in asked]).replies
    differing = [name for (name, request), reply in zip(asked, replies, strict=True) if reply != small_door.handle(request)]
    assert differing == []
