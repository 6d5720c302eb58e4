"""From the npm package, our own package and the standard's text to the hashed files that a page loads."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .archives import keep_newest
from .bytecode import lock_info
from .contents import Contents, own_sources, pruned_contents, stock_contents
from .node import package_folder
from .prune import LOADER, MODULE, WASM

REPOSITORY = Path(__file__).parents[3]

# What `engine.js` calls the files of a start, in the order of `Runtime.start`.
START_FILES = ("loader", "module", "wasm", "python")


@dataclass(frozen=True, kw_only=True, slots=True)
class RuntimeFile:
    """One file of the runtime. `path` is relative to the folder it was built into, with `/`."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Runtime:
    """The built runtime, and what a page has to know to load it."""

    loader: RuntimeFile
    module: RuntimeFile
    wasm: RuntimeFile
    python: RuntimeFile
    notice: RuntimeFile
    later: RuntimeFile
    spreadsheet: RuntimeFile
    old_excel: RuntimeFile
    cards: RuntimeFile
    lock_info: Mapping[str, object]
    precompiled: bool

    @property
    def files(self) -> tuple[RuntimeFile, ...]:
        """Everything to publish: what a start needs, in the order in which a browser asks for it; then all else."""
        return (*self.start, *self.libraries.values(), self.notice)

    @property
    def start(self) -> tuple[RuntimeFile, ...]:
        """The files that every visitor of the form waits for."""
        return (self.loader, self.module, self.wasm, self.python)

    @property
    def libraries(self) -> dict[str, RuntimeFile]:
        """The files that are fetched when a request first needs them, by the name that a page asks for."""
        return {"later": self.later, "spreadsheet": self.spreadsheet, "old_excel": self.old_excel, "cards": self.cards}

    def settings(self, address: str) -> dict[str, object]:
        """The settings that `engine.js` reads from the page, as JSON; `address` is where the folder is served, ending in `/`."""
        folder = self.loader.path.rpartition("/")[0]
        return {
            "index": f"{address}{folder}/",
            "files": {name: _published(file, address) for name, file in zip(START_FILES, self.start, strict=True)},
            "libraries": {name: _published(file, address) for name, file in self.libraries.items()},
            "lock": {"info": dict(self.lock_info), "packages": {}},
            "precompiled": self.precompiled,
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
    stock: bool = False,
) -> Runtime:
    """Write everything the browser needs under `into`, and say what it is called.

    `package` is the folder of `assess`: what its entry point cannot reach by imports is left out. `later` are paths inside it that
    the entry point imports by name when they are first asked for. `bundle` is the text of the standard. What the entry point does
    not import at once is in a zip of its own. With `stock`, Pyodide is left as its makers publish it (README.md). The same inputs
    give the same bytes and names. The zips of the last few builds stay, for pages that are open. RuntimeBuildError says what to do
    when it cannot be built here.
    """
    cache.mkdir(parents=True, exist_ok=True)
    pyodide = package_folder(root, "pyodide")
    own = own_sources(package, later)
    standard = {f"{package.name}/standard.json": bundle.encode()}
    made = stock_contents(pyodide, own, standard) if stock else pruned_contents(pyodide, own, standard, cache=cache, root=root)
    runtime = _write_all(pyodide, into, made)
    for kind in ("python", *runtime.libraries):
        keep_newest(into, f"{kind}-*.zip")
    return runtime


def _write_all(pyodide: Path, into: Path, made: Contents) -> Runtime:
    loader = (pyodide / LOADER).read_bytes()
    # They import one another by these names, so the folder carries the hash.
    folder = f"pyodide-{_short(_sha256(loader + made.module + made.wasm))}"
    written = {name: _write(into, f"{name}-{_short(_sha256(data))}.zip", data) for name, data in made.zips.items()}
    return Runtime(
        loader=_write(into, f"{folder}/{LOADER}", loader),
        module=_write(into, f"{folder}/{MODULE}", made.module),
        wasm=_write(into, f"{folder}/{WASM}", made.wasm),
        notice=_write(into, f"{folder}/NOTICE.txt", made.notice.encode()),
        lock_info=lock_info(pyodide),
        precompiled=made.precompiled,
        **written,
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
