"""From the npm package, our own package and the standard's text to the hashed files that a page loads."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .archives import archive_names, keep_newest, pick, stored_zip
from .bytecode import Optimization, Sources, compile_sources, lock_info
from .cards import cards_sources, cards_versions
from .errors import RuntimeBuildError
from .node import package_folder
from .prune import BINARYEN, LOADER, MODULE, WASM, Pruned, prune
from .reachable import DOOR, needed_first, reachable
from .spreadsheet import spreadsheet_sources, versions
from .stdlib_modules import kept_modules, paths_of

REPOSITORY = Path(__file__).parents[3]

# Travels beside our package, and is imported before it.
PRECOMPILED = Path(__file__).with_name("precompiled.py")

# What `engine.js` calls the files of a start, in the order of `Runtime.start`.
START_FILES = ("loader", "module", "wasm", "python")

# Pyodide's own modules hand their docstrings on to functions written in C while they start: left as their makers test them.
LEFT_WHOLE = ("pyodide/", "_pyodide/")

NOTICE = """\
pyodide.mjs, pyodide.asm.mjs, pyodide.asm.wasm: Pyodide {pyodide}, licence {licence}.
Source code: {homepage}
pyodide.mjs is unchanged. From the other two, what nothing here can call was taken out with Binaryen {binaryen}.

The python-*.zip that goes with them holds a part of the standard library of Python {python}, compiled:
Copyright (c) Python Software Foundation; All Rights Reserved.
Licence: https://docs.python.org/3/license.html

So does the spreadsheet-*.zip, beside {spreadsheet}, compiled, whose licences lie in it.

The cards-*.zip holds {cards}, compiled, whose licences lie in it.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class RuntimeFile:
    """One file of the runtime. `path` is relative to the folder it was built into, with `/`."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Runtime:
    """What was built, and what a page has to know to load it."""

    loader: RuntimeFile
    module: RuntimeFile
    wasm: RuntimeFile
    python: RuntimeFile
    notice: RuntimeFile
    later: RuntimeFile
    spreadsheet: RuntimeFile
    cards: RuntimeFile
    lock_info: Mapping[str, object]

    @property
    def files(self) -> tuple[RuntimeFile, ...]:
        """Everything to publish: what a start needs, in the order in which a browser asks for it; then all else."""
        return (*self.start, *self.libraries.values(), self.notice)

    @property
    def start(self) -> tuple[RuntimeFile, ...]:
        """What every visitor of the form waits for."""
        return (self.loader, self.module, self.wasm, self.python)

    @property
    def libraries(self) -> dict[str, RuntimeFile]:
        """What is fetched when a request first needs it, by the name that a page asks for."""
        return {"later": self.later, "spreadsheet": self.spreadsheet, "cards": self.cards}

    def settings(self, address: str) -> dict[str, object]:
        """What `engine.js` reads from the page, as JSON; `address` is where the folder is served, ending in `/`."""
        folder = self.loader.path.rpartition("/")[0]
        return {
            "index": f"{address}{folder}/",
            "files": {name: _published(file, address) for name, file in zip(START_FILES, self.start, strict=True)},
            "libraries": {name: _published(file, address) for name, file in self.libraries.items()},
            "lock": {"info": dict(self.lock_info), "packages": {}},
        }


def _published(file: RuntimeFile, address: str) -> dict[str, object]:
    return {"address": f"{address}{file.path}", "size": file.size, "sha256": file.sha256}


def build_runtime(
    package: Path,
    bundle: str,
    into: Path,
    cache: Path,
    *,
    later: Iterable[str] = (),
    root: Path = REPOSITORY,
) -> Runtime:
    """Write everything the browser needs under `into`, and say what it is called.

    `package` is the folder of `assess`: what its door cannot reach by imports stays at home. `later` are paths inside it that
    the door imports by name when they are first asked for. `bundle` is the text of the standard. What the door does not import
    at once is in a zip of its own. The same inputs give the same bytes and names. The zips of the last few builds stay, for
    pages that are open. RuntimeBuildError says what to do
    when it cannot be built here.
    """
    cache.mkdir(parents=True, exist_ok=True)
    pyodide = package_folder(root, "pyodide")
    parts = (*_library_parts(pyodide), *_package_parts(package, later))
    spreadsheet, cards, library, own, first, later = compile_sources(parts, pyodide=pyodide, cache=cache)
    python = stored_zip({**library, **own, **first, f"{package.name}/standard.json": bundle.encode()})
    libraries = {"later": later, "spreadsheet": spreadsheet, "cards": cards}
    zips = {"python": python, **{name: stored_zip(files) for name, files in libraries.items()}}
    pruned = prune(pyodide, cache, root=root)
    runtime = _write_all(pyodide, root, into, pruned, zips)
    for kind in ("python", *runtime.libraries):
        keep_newest(into, f"{kind}-*.zip")
    return runtime


def _library_parts(pyodide: Path) -> tuple[Sources, ...]:
    library = _library_sources(pyodide)
    whole = {path: source for path, source in library.items() if path.startswith(LEFT_WHOLE)}
    stripped = {path: source for path, source in library.items() if path not in whole}
    spreadsheet = spreadsheet_sources(pyodide / "python_stdlib.zip")
    return (
        Sources(name="spreadsheet", optimization=Optimization.ASSERTIONS_AND_DOCSTRINGS, files=spreadsheet),
        Sources(name="cards", optimization=Optimization.ASSERTIONS_AND_DOCSTRINGS, files=cards_sources()),
        Sources(name="library", optimization=Optimization.ASSERTIONS_AND_DOCSTRINGS, files=stripped),
        Sources(name="pyodide", optimization=Optimization.NOTHING, files=whole),
    )


def _package_parts(package: Path, later: Iterable[str]) -> tuple[Sources, ...]:
    """Ours keeps its assertions, as where it was tested, and its docstrings.

    A dataclass without one writes its own at import, from its signature, which costs more time (15 ms for 100 classes) than
    the text costs bytes. What else a dataclass would write then is compiled here.
    """
    files = _package_sources(package, later)
    first = needed_first(files, package.name)
    now = {f"{package.name}/{path}": source for path, source in files.items() if path in first}
    afterwards = {f"{package.name}/{path}": source for path, source in files.items() if path not in first}
    door = f"{package.name}.{Path(DOOR).stem}"
    return (
        Sources(
            name="package", optimization=Optimization.NOTHING, files={**now, PRECOMPILED.name: PRECOMPILED.read_bytes()}, door=door
        ),
        Sources(name="later", optimization=Optimization.NOTHING, files=afterwards),
    )


def _library_sources(pyodide: Path) -> dict[str, bytes]:
    library = pyodide / "python_stdlib.zip"
    return pick(library, paths_of(kept_modules(), archive_names(library)))


def _package_sources(package: Path, later: Iterable[str]) -> dict[str, bytes]:
    files = {path.relative_to(package).as_posix(): path.read_bytes() for path in sorted(package.rglob("*.py"))}
    missing = sorted(set(later) - files.keys())
    if missing:
        raise RuntimeBuildError(
            f"计算程序要用到的文件不存在：{'、'.join(missing)}。请改正 assess/bridge.py 中的 LATER。",
            f"The bridge asks for files that are not there: {', '.join(missing)}. Correct LATER in assess/bridge.py.",
        )
    return {path: files[path] for path in sorted(reachable(files, package.name, later))}


def _write_all(pyodide: Path, root: Path, into: Path, pruned: Pruned, zips: Mapping[str, bytes]) -> Runtime:
    loader = (pyodide / LOADER).read_bytes()
    # They import one another by these names, so the folder carries the hash.
    folder = f"pyodide-{_short(_sha256(loader + pruned.module + pruned.wasm))}"
    written = {name: _write(into, f"{name}-{_short(_sha256(data))}.zip", data) for name, data in zips.items()}
    return Runtime(
        loader=_write(into, f"{folder}/{LOADER}", loader),
        module=_write(into, f"{folder}/{MODULE}", pruned.module),
        wasm=_write(into, f"{folder}/{WASM}", pruned.wasm),
        notice=_write(into, f"{folder}/NOTICE.txt", _notice(pyodide, root).encode()),
        lock_info=lock_info(pyodide),
        **written,
    )


def _notice(pyodide: Path, root: Path) -> str:
    """What the licences ask to be said to whoever receives the files."""
    package = json.loads((pyodide / "package.json").read_text("utf-8"))
    binaryen = json.loads((package_folder(root, BINARYEN) / "package.json").read_text("utf-8"))
    return NOTICE.format(
        pyodide=package["version"],
        binaryen=binaryen["version"],
        licence=package["license"],
        homepage=package["homepage"],
        python=lock_info(pyodide)["python"],
        spreadsheet=versions(),
        cards=cards_versions(),
    )


def _write(into: Path, path: str, data: bytes) -> RuntimeFile:
    target = into / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return RuntimeFile(path=path, size=len(data), sha256=_sha256(data))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _short(sha256: str) -> str:
    return sha256[:16]
