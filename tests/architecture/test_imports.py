"""Imports that exist in the browser: nothing but our package and the standard library, until a library has arrived.

Who may import whom is in pyproject.toml, as contracts of import-linter.
"""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from assess.bridge import LATER
from runtime.reachable import reachable
from runtime_files import LATER_MODULES
from tests.architecture.sources import DOCS, modules, tree

HOMES = {
    "yaml": {"reading/content/yaml_files.py"},
    "opencc": {"reading/content/prose.py"},
    "click": {"cli.py", "commands", "terminal.py"},
    "openpyxl": {
        "outputs/branch_file/ledger_template.py",
        "outputs/site/open_data.py",
        "outputs/quiz/workbook.py",
        "outputs/report/workbook.py",
        "outputs/rollup/workbook.py",
        "outputs/formats/workbooks.py",
        "outputs/year_plan/workbook.py",
    },
    "xlrd": {"reading/sheets/xls.py"},
    "fsrs": {"judging/cards.py"},
    "genanki": {"outputs/quiz/anki.py"},
    "docx": {"outputs/report/docx.py"},
    "brotli": {"publish/packing.py"},
}
"""Libraries, each with the one module or layer that knows it; what is both read and written has one for either."""

ON_DEMAND = {
    "reading/sheets/xls.py": {"xlrd"},
    "outputs/report/workbook.py": {"openpyxl"},
    "outputs/rollup/workbook.py": {"openpyxl"},
    "outputs/formats/workbooks.py": {"openpyxl"},
    "outputs/year_plan/workbook.py": {"openpyxl"},
    "judging/cards.py": {"fsrs"},
}
"""Libraries that the browser fetches when they are first needed; the module imports them inside a function."""

WHOLE_ON_DEMAND = {
    "outputs/report/workbook.py", "outputs/rollup/workbook.py", "outputs/formats/workbooks.py", "outputs/year_plan/workbook.py",
    "judging/cards.py",
}  # fmt: skip
"""Modules that are of no use without such a library: they import it at once, and are themselves imported inside a function."""

NO_CLOCK_OR_FILES = {"time", "random", "os", "io", "pathlib", "sys", "socket", "subprocess", "shutil", "tempfile"}
MODULES = modules()
IN_THE_BROWSER = sorted(reachable({path: file.read_bytes() for path, file in MODULES.items()}, "assess", LATER_MODULES))


@pytest.mark.parametrize("path", MODULES)
def test_a_library_is_known_to_one_module_only(path: str) -> None:
    for module in outside(path):
        assert path in HOMES.get(module, set()) or part_of(path) in HOMES.get(module, set()), f"{path} imports {module}"


@pytest.mark.parametrize("path", IN_THE_BROWSER)
def test_what_runs_in_the_browser_needs_nothing_but_the_standard_library(path: str) -> None:
    at_once = set(imported_at_once(path))
    assert outside(path) == ON_DEMAND.get(path, set())
    assert path in WHOLE_ON_DEMAND or not {module.split(".")[0] for module in at_once} & set(HOMES)
    assert path in WHOLE_ON_DEMAND or not {file_of(each) for each in at_once if each.startswith("assess")} & WHOLE_ON_DEMAND


def test_the_bridge_starts_without_what_few_ask_for() -> None:
    """Importing it would delay the start for all."""
    at_once = {file_of(module) for module in imported_at_once("bridge.py") if module.startswith("assess")}
    operations = {path for path in MODULES if path.startswith("operations/")}
    assert at_once & operations == {"operations/common.py"}
    assert not at_once & {
        "reading/sheets/__init__.py",
        "reading/files/ledger_table.py",
        "outputs/branch_file/ledger_table.py",
        "model/ledger_table.py",
    }


def test_every_operation_that_comes_later_is_sent_to_the_browser() -> None:
    operations = {path.removeprefix("operations/").removesuffix(".py") for path in IN_THE_BROWSER if path.startswith("operations/")}
    assert operations - {"__init__", "common", "files", "fuller", "roster_sides", "state"} == set(LATER)


@pytest.mark.parametrize("path", [path for path in MODULES if path.startswith(("judging/", "model/"))])
def test_judging_has_no_clock_and_no_files(path: str) -> None:
    """A date is a noun that may be handed in; asking what day it is would be a clock."""
    asked = {node.attr for node in ast.walk(tree(MODULES[path])) if isinstance(node, ast.Attribute)}
    assert not NO_CLOCK_OR_FILES & standard_library(path)
    clocks = {"today", "now", "utcnow", "fromtimestamp"} & asked
    assert not [attribute for attribute in clocks if not _is_own(path, attribute)]


def _is_own(path: str, attribute: str) -> bool:
    """`self.today` holds the day that was handed in."""
    owners = [node.value for node in ast.walk(tree(MODULES[path])) if isinstance(node, ast.Attribute) and node.attr == attribute]
    return all(isinstance(owner, ast.Name) and owner.id == "self" for owner in owners)


@pytest.mark.parametrize("path", [path for path in MODULES if path.startswith(("outputs/", "judging/", "model/"))])
def test_nothing_after_reading_writes_or_prints(path: str) -> None:
    called = {
        node.func.id for node in ast.walk(tree(MODULES[path])) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not called & {"open", "print", "input", "exec", "eval", "compile", "__import__"}
    assert not standard_library(path) & {"os", "io", "pathlib", "sys", "subprocess", "socket", "random", "time", "logging"}


def test_the_doors_of_the_site_use_only_public_names_of_assess() -> None:
    for path in [DOCS / "macros.py", *(DOCS / "hooks").rglob("*.py")]:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("assess"):
                assert not [alias.name for alias in node.names if alias.name.startswith("_")], path


def part_of(path: str) -> str:
    """`reading/fields.py` → reading; `bridge.py` → bridge; the package itself → nothing."""
    return "" if path == "__init__.py" else path.split("/")[0].removesuffix(".py")


def file_of(module: str) -> str:
    """`assess.reading.fields` → reading/fields.py."""
    inside = module.removeprefix("assess").lstrip(".").replace(".", "/")
    if not inside:
        return "__init__.py"
    return f"{inside}.py" if f"{inside}.py" in MODULES else f"{inside}/__init__.py"


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Every module that the file imports, anywhere in it; `from package import module` names the module."""
    return tuple(module for node in ast.walk(tree(path)) for module in imported_by(node))


def imported_at_once(path: str) -> Iterator[str]:
    """Those that are imported together with the module, not those inside functions and `if TYPE_CHECKING`."""
    for node in tree(MODULES[path]).body:
        yield from imported_by(node)


def imported_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"relative import of {node.module}"
        for alias in node.names:
            full = f"{node.module}.{alias.name}"
            yield full if file_of(full) in MODULES and full.startswith("assess.") else str(node.module)


def standard_library(path: str) -> set[str]:
    return {module.split(".")[0] for module in imported(MODULES[path])} & sys.stdlib_module_names


def outside(path: str) -> set[str]:
    return {module.split(".")[0] for module in imported(MODULES[path])} - sys.stdlib_module_names - {"assess"}
