"""The golden requests in Pyodide on Node: the replies must equal CPython's to the byte."""

from pathlib import Path

import pytest

from runtime import build_runtime
from runtime_files import LATER_MODULES
from tests.golden import golden_bundle, golden_reply, golden_requests, needs_of
from tests.runtime.conftest import ROOT, Built, Run

PART_MISSING = '"wrong":"part-missing"'


@pytest.fixture(scope="module", params=[False, True], ids=["pruned", "stock"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    """The real package with the small standard, in both ways to build it."""
    folder = tmp_path_factory.mktemp("golden")
    runtime = build_runtime(ROOT / "assess", golden_bundle(), folder, cache, later=LATER_MODULES, stock=request.param)
    return Built(runtime=runtime, folder=folder)


@pytest.mark.parametrize("needs", [["later"], ["later", "spreadsheet"], ["later", "old_excel"], ["later", "cards"]])
def test_pyodide_answers_as_cpython_does(needs: list[str], built: Built, run: Run) -> None:
    assert differing(needs, asked(needs), built, run) == []


def test_a_score_needs_nothing_more_until_a_ledger_holds_something(built: Built, run: Run) -> None:
    """A part that is not there yet is named; the worker then fetches it and asks once more."""
    requests = asked([])
    first = run(built, requests=[request for _, request in requests]).replies
    waiting = [each for each, reply in zip(requests, first, strict=True) if PART_MISSING in reply]
    assert waiting
    assert [name for name, request in waiting if '"ledger"' not in request] == []
    at_once = [(name, reply) for (name, _), reply in zip(requests, first, strict=True) if PART_MISSING not in reply]
    assert [name for name, reply in at_once if reply != golden_reply(name)] == []
    assert differing(["later"], waiting, built, run) == []


def asked(needs: list[str]) -> list[tuple[str, str]]:
    return [(name, request) for name, request in golden_requests() if needs_of(request) == needs]


def differing(needs: list[str], requests: list[tuple[str, str]], built: Built, run: Run) -> list[str]:
    libraries = [built.folder / built.runtime.libraries[name].path for name in needs]
    replies = run(built, libraries=libraries, requests=[request for _, request in requests]).replies
    return [name for (name, _), reply in zip(requests, replies, strict=True) if reply != golden_reply(name)]
