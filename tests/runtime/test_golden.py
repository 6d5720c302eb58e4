"""The golden requests in Pyodide on Node: the replies must equal CPython's to the byte."""

from pathlib import Path

import pytest

from runtime import build_runtime
from runtime_files import LATER_MODULES
from tests.golden import golden_bundle, golden_reply, golden_requests, needs_of
from tests.runtime.conftest import ROOT, Built, Run


@pytest.fixture(scope="module", params=[False, True], ids=["pruned", "stock"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    """The real package with the small standard, in both ways to build it."""
    folder = tmp_path_factory.mktemp("golden")
    runtime = build_runtime(ROOT / "assess", golden_bundle(), folder, cache, later=LATER_MODULES, stock=request.param)
    return Built(runtime=runtime, folder=folder)


@pytest.mark.parametrize("needs", [[], ["later"], ["later", "spreadsheet"], ["later", "cards"]])
def test_pyodide_answers_as_cpython_does(needs: list[str], built: Built, run: Run) -> None:
    """Requests that need nothing more are asked where there is nothing more."""
    asked = [(name, request) for name, request in golden_requests() if needs_of(request) == needs]
    libraries = [built.folder / built.runtime.libraries[name].path for name in needs]
    replies = run(built, libraries=libraries, requests=[request for _, request in asked]).replies
    differing = [name for (name, _), reply in zip(asked, replies, strict=True) if reply != golden_reply(name)]
    assert differing == []
