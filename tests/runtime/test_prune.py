"""Pyodide without what nothing can call: nothing else is gone, and Python is the same as before."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from runtime import RuntimeBuildError
from runtime.node import run_node
from runtime.prune import MODULE, WASM, kept_exports, prune
from tests.runtime.conftest import HOOKS, ROOT, Built, Run

PYODIDE = ROOT / "node_modules" / "pyodide"
WORD = re.compile(r"[\w$]+")
TAKEN = re.compile(r'\bwasmExports(?:\.|\[")(\w+)')

# Every module that is compiled in, with all that it holds: whatever could be called from Python by name.
ALL_BUILT_IN = """
import importlib, json, sys

def described(name):
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        return str(error)
    plain = (str, int, float, tuple)
    return {key: repr(value) if isinstance(value, plain) else type(value).__name__ for key, value in vars(module).items()}

# What time it is, and what happened to be random, is another in each start.
json.dumps({name: described(name) for name in sys.builtin_module_names if name != "_random"}, sort_keys=True)
"""


def interface(wasm: Path) -> dict[str, set[tuple[str, str]]]:
    found = json.loads(run_node([str(HOOKS / "runtime" / "exports.mjs"), str(wasm)]))
    return {
        "exports": {(each["name"], each["kind"]) for each in found["exports"]},
        "imports": {(each["module"], each["name"]) for each in found["imports"]},
    }


@pytest.fixture(scope="module")
def before() -> dict[str, set[tuple[str, str]]]:
    return interface(PYODIDE / WASM)


@pytest.fixture(scope="module")
def after(real: Built) -> dict[str, set[tuple[str, str]]]:
    return interface(real.folder / real.runtime.wasm.path)


def test_nothing_new_is_given_out_or_asked_for(
    before: dict[str, set[tuple[str, str]]], after: dict[str, set[tuple[str, str]]]
) -> None:
    assert after["exports"] < before["exports"]
    assert after["imports"] <= before["imports"]


def test_whatever_javascript_still_names_is_there(
    before: dict[str, set[tuple[str, str]]], after: dict[str, set[tuple[str, str]]], real: Built
) -> None:
    """By its variable, which has one line more in front, or out of the object that holds all."""
    scripts = [(real.folder / file.path).read_text("utf-8") for file in (real.runtime.loader, real.runtime.module)]
    variables = {word for script in scripts for word in WORD.findall(script)}
    taken = {name for script in scripts for name in TAKEN.findall(script)}
    exported = {name for name, _ in after["exports"]}
    assert len(taken) > 250
    assert taken & {name for name, _ in before["exports"]} <= exported
    assert {name for name, _ in before["exports"] if f"_{name}" in variables} - {name[1:] for name in taken} <= exported


def test_javascript_is_the_same_but_for_the_names_that_are_gone(real: Built) -> None:
    ours = (real.folder / real.runtime.module.path).read_text("utf-8")
    theirs = (PYODIDE / MODULE).read_text("utf-8")
    start = next(place for place, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other)
    end = len(ours) - ours.index("}", ours.index("function assignWasmExports"))
    assert re.search(r"\bvar [\w$,]*$", ours[:start])
    assert ours[-end:] == theirs[-end:]
    gone = set(WORD.findall(theirs[start:-end])) - set(WORD.findall(ours[start:-end]))
    assert not gone & set(WORD.findall(ours))


def test_all_that_is_built_in_is_the_same(real: Built, run: Run) -> None:
    stock = Built(runtime=replace(real.runtime, loader=replace(real.runtime.loader, path="pyodide.mjs")), folder=PYODIDE)
    [ours] = run(real, python=[ALL_BUILT_IN]).values
    [theirs] = run(stock, zip_file=real.python, python=[ALL_BUILT_IN]).values
    found = json.loads(str(ours))
    assert len(found) > 70
    assert found == json.loads(str(theirs))


def test_it_pays(real: Built) -> None:
    """In bytes as they are: what compresses them takes half a minute. `make bench` says how many travel."""
    assert real.runtime.wasm.size <= 0.91 * (PYODIDE / WASM).stat().st_size
    assert real.runtime.module.size <= 0.65 * (PYODIDE / MODULE).stat().st_size


def test_a_pyodide_built_otherwise_is_refused_with_the_place_to_mend(tmp_path: Path) -> None:
    other = tmp_path / "pyodide"
    shutil.copytree(PYODIDE, other)
    (other / MODULE).write_text((other / MODULE).read_text("utf-8").replace("assignWasmExports", "fillExports"), "utf-8")
    with pytest.raises(RuntimeBuildError, match=r"(?s)请按新版 Pyodide 修改 prune\.py.*Bring prune\.py up to date"):
        prune(other, tmp_path, root=ROOT)


def test_what_is_kept_by_a_function_pointer_of_its_name_stays() -> None:
    given = {
        "exports": [{"name": name, "kind": "function"} for name in ("called", "pointed", "nobody")]
        + [{"name": "t", "kind": "table"}],
        "imports": [
            {"module": "GOT.func", "name": "pointed", "kind": "global"},
            {"module": "env", "name": "nobody", "kind": "function"},
        ],
    }
    assert kept_exports(given, words=frozenset({"_called"})) == {"called", "pointed", "t"}
