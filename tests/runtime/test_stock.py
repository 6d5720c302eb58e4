"""The switch stock_python: Pyodide as its makers publish it, also one that the pruning does not know yet."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from made_files import BuildStopped
from runtime import RuntimeBuildError, build_runtime
from runtime.archives import read_archive
from runtime.prune import LIBRARY, LOADER, MODULE, WASM
from runtime_files import runtime_files
from tests.runtime.conftest import ROOT, SMALL_BUNDLE, SMALL_LATER, Built, Run, write_package

PYODIDE = ROOT / "node_modules" / "pyodide"


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Built without a program being started, and with an empty cache."""
    folder = tmp_path_factory.mktemp("stock")
    package = write_package(folder / "source" / "assess")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subprocess, "run", refuse)
        runtime = build_runtime(package, SMALL_BUNDLE, folder / "out", folder / "cache", later=SMALL_LATER, stock=True)
    return Built(runtime=runtime, folder=folder / "out")


def refuse(*_: object, **__: object) -> None:
    raise AssertionError("a program was started")


def test_pyodide_is_its_makers_to_the_byte(stock: Built) -> None:
    for file, name in ((stock.runtime.loader, LOADER), (stock.runtime.module, MODULE), (stock.runtime.wasm, WASM)):
        assert (stock.folder / file.path).read_bytes() == (PYODIDE / name).read_bytes()


def test_the_library_is_whole_and_our_package_lies_beside_it_as_source(stock: Built) -> None:
    theirs, ours = read_archive(PYODIDE / LIBRARY), read_archive(stock.python)
    assert {path: ours[path] for path in theirs} == theirs
    assert sorted(ours.keys() - theirs) == [
        "assess/__init__.py",
        "assess/bridge.py",
        "assess/reading/__init__.py",
        "assess/standard.json",
    ]
    with zipfile.ZipFile(stock.python) as archive:
        assert archive.testzip() is None


def test_the_same_files_have_the_same_names_of_settings(stock: Built, small: Built) -> None:
    ours, pruned = stock.runtime.settings("/"), small.runtime.settings("/")
    assert ours.keys() == pruned.keys()
    assert (ours["precompiled"], pruned["precompiled"]) == (False, True)
    for group in ("files", "libraries"):
        assert list(ours[group]) == list(pruned[group])  # type: ignore[call-overload]


def test_the_notice_says_that_nothing_was_changed(stock: Built) -> None:
    notice = (stock.folder / stock.runtime.notice.path).read_text("utf-8")
    assert "All three are unchanged." in notice
    assert "Binaryen" not in notice
    assert "compiled" not in notice


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A repository whose Pyodide names its functions otherwise, without Binaryen."""
    shutil.copytree(PYODIDE, tmp_path / "node_modules" / "pyodide")
    module = tmp_path / "node_modules" / "pyodide" / MODULE
    module.write_text(module.read_text("utf-8").replace("assignWasmExports", "fillExports"), "utf-8")
    shutil.copy(ROOT / "package.json", tmp_path)
    write_package(tmp_path / "assess")
    return tmp_path


def test_a_pyodide_that_the_pruning_does_not_know_is_built_and_answers(newer: Path, run: Run) -> None:
    folder = newer / "out"
    runtime = build_runtime(newer / "assess", SMALL_BUNDLE, folder, newer / ".cache", later=SMALL_LATER, root=newer, stock=True)
    replies = run(Built(runtime=runtime, folder=folder), requests=['{"op": 1}']).replies
    assert replies == ['{"standard": "标准", "request": {"op": 1}}']


def test_a_build_that_a_new_pyodide_stops_names_the_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeBuildError("原因", "reason")

    monkeypatch.setattr("runtime_files.build_runtime", fail)
    with pytest.raises(BuildStopped, match=r"(?s)reason.*先用 WUHUA_STOCK_PYTHON=1.*WUHUA_STOCK_PYTHON=1 builds without"):
        runtime_files(ROOT, "{}", stock=False)
    with pytest.raises(BuildStopped, match=r"reason$"):
        runtime_files(ROOT, "{}", stock=True)
