"""Pruned Pyodide: its JavaScript and WebAssembly without what nothing here can call.

Its WebAssembly gives out some 8,500 functions and variables by name, so that compiled packages that are loaded later may
use any of them, and for that all of them travel. No compiled package is loaded here. What neither Pyodide's own
JavaScript nor its Python names, no table holds and nothing kept reaches, is taken out with Binaryen; what is left stays
as its makers compiled it.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from .archives import archive_names, keep_newest, pick, read_archive, stored_zip
from .errors import RuntimeBuildError
from .node import package_folder, run_node

HERE = Path(__file__).parent
PROGRAM = HERE / "exports.mjs"
BINARYEN = "binaryen"

LOADER, MODULE, WASM = "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"
LIBRARY = "python_stdlib.zip"

# Python of Pyodide that reaches into its JavaScript by name.
OWN_PYTHON = ("pyodide/", "_pyodide/")

# What every start names without writing the name: memory, table and tags are taken by their kind.
CALLABLE_OR_VALUE = frozenset({"function", "global"})

# Functions that a table entry is asked for by name: each must be given out under that name, if it is here at all.
BY_NAME = "GOT.func"

# What Pyodide is compiled with. Named one by one: with all of them Binaryen writes what browsers do not read yet.
FEATURES = (
    "bulk-memory",
    "bulk-memory-opt",
    "call-indirect-overlong",
    "exception-handling",
    "extended-const",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
    "simd",
    "tail-call",
)

_WORD = re.compile(r"[A-Za-z_$][\w$]*")
_LISTS = re.compile(r"var (?P<names>[\w$]+(?:,[\w$]+)*);function assignWasmExports\(wasmExports\)\{(?P<body>[^}]*)\}")
_GIVEN = re.compile(r'(?P<variable>[\w$]+)=Module\["(?P=variable)"\]=wasmExports\["(?P<name>[\w$]+)"\](?:\.value>>>0)?;?')


@dataclass(frozen=True, kw_only=True, slots=True)
class Pruned:
    """Pyodide's second module, and its WebAssembly, each without what no one calls."""

    module: bytes
    wasm: bytes


def prune(pyodide: Path, cache: Path, *, root: Path) -> Pruned:
    """The two files of the npm package at `pyodide` that can do with less.

    The same package gives the same bytes, which are taken from `cache` when they are there. RuntimeBuildError when
    Binaryen cannot be had, or when Pyodide is built otherwise than expected here.
    """
    binaryen = package_folder(root, BINARYEN)
    result = cache / f"pruned-{_key(pyodide, binaryen)}.zip"
    if not result.exists():
        _write(result, _pruned(pyodide, binaryen, cache))
        keep_newest(cache, "pruned-*.zip")
    result.touch()  # what is used stays: only the oldest are deleted
    files = read_archive(result)
    return Pruned(module=files[MODULE], wasm=files[WASM])


def _key(pyodide: Path, binaryen: Path) -> str:
    """Of everything that the result depends on."""
    files = (pyodide / "package.json", pyodide / MODULE, pyodide / WASM, binaryen / "package.json", PROGRAM, Path(__file__))
    return hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).hexdigest()[:32]


def _write(result: Path, pruned: Pruned) -> None:
    """In one step: no build ever sees half of one."""
    with TemporaryDirectory(dir=result.parent) as temporary:
        file = Path(temporary) / result.name
        file.write_bytes(stored_zip({MODULE: pruned.module, WASM: pruned.wasm}))
        file.replace(result)


def _pruned(pyodide: Path, binaryen: Path, cache: Path) -> Pruned:
    module = (pyodide / MODULE).read_text("utf-8")
    lists = _LISTS.search(module)
    if lists is None:
        raise RuntimeBuildError(
            f"{MODULE} 的写法与预期不同，无法找出没有用到的函数。请按新版 Pyodide 修改 {Path(__file__).name}。",
            f"{MODULE} is not written as expected, so that unused functions cannot be found. "
            f"Bring {Path(__file__).name} up to date with this Pyodide.",
        )
    before, after = module[: lists.start()], module[lists.end() :]
    given: dict[str, list[dict[str, str]]] = json.loads(run_node([str(PROGRAM), str(pyodide / WASM)]))
    kept = kept_exports(given, words=frozenset(_WORD.findall("\n".join((before, after, *_other_sources(pyodide))))))
    return Pruned(
        module="".join((before, _lists_of(kept, lists["names"], lists["body"]), after)).encode(),
        wasm=_without(pyodide / WASM, given["exports"], kept, binaryen=binaryen, cache=cache),
    )


def _other_sources(pyodide: Path) -> list[str]:
    library = pyodide / LIBRARY
    own = tuple(path for path in archive_names(library) if path.startswith(OWN_PYTHON) and path.endswith(".py"))
    return [(pyodide / LOADER).read_text("utf-8"), *(source.decode() for source in pick(library, own).values())]


def kept_exports(given: dict[str, list[dict[str, str]]], *, words: frozenset[str]) -> frozenset[str]:
    """Names that are still given out. JavaScript calls `malloc` by `_malloc`."""
    by_name = {entry["name"] for entry in given["imports"] if entry["module"] == BY_NAME}
    return frozenset(
        export["name"]
        for export in given["exports"]
        if export["kind"] not in CALLABLE_OR_VALUE
        or export["name"] in words
        or f"_{export['name']}" in words
        or export["name"] in by_name
    )


def _without(wasm: Path, exports: Iterable[dict[str, str]], kept: frozenset[str], *, binaryen: Path, cache: Path) -> bytes:
    graph = [
        {"name": "outside", "root": True, "reaches": sorted(f"export {name}" for name in kept)},
        *({"name": f"export {export['name']}", "export": export["name"]} for export in exports),
    ]
    with TemporaryDirectory(dir=cache) as temporary:
        file, result = Path(temporary) / "graph.json", Path(temporary) / "result.wasm"
        file.write_text(json.dumps(graph), "utf-8")
        options = [f"--enable-{feature}" for feature in FEATURES]
        run_node([str(binaryen / "bin" / "wasm-metadce"), str(wasm), f"--graph-file={file}", f"--output={result}", *options])
        return result.read_bytes()


def _lists_of(kept: frozenset[str], names: str, body: str) -> str:
    """The variables that hold what the WebAssembly gives out, and the function that fills them."""
    gone = {match["variable"] for match in _GIVEN.finditer(body) if match["name"] not in kept}
    left = ",".join(name for name in names.split(",") if name not in gone)
    filled = _GIVEN.sub(lambda match: match[0] if match["name"] in kept else "", body)
    return f"var {left};function assignWasmExports(wasmExports){{{filled}}}"
