"""Reader of `stdlib_modules.toml`: modules of Python's library that travel to the browser."""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from .errors import RuntimeBuildError

STDLIB_MODULES_FILE = Path(__file__).with_name("stdlib_modules.toml")


def kept_modules(file: Path = STDLIB_MODULES_FILE) -> tuple[str, ...]:
    """Names of the kept modules, sorted; a name written twice is a mistake, since its second reason would never be read."""
    groups = tomllib.loads(file.read_text("utf-8"))["keep"].values()
    names = [name for group in groups for name in group["modules"]]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise RuntimeBuildError(
            f"{file.name}：下列模块写了两次，请删去一处：{'、'.join(twice)}",
            f"{file.name}: written twice, delete one of each: {', '.join(twice)}",
        )
    return tuple(sorted(names))


def paths_of(modules: Iterable[str], library: Iterable[str]) -> tuple[str, ...]:
    """Paths of `modules` inside the library archive whose file names are `library`."""
    there = frozenset(library)
    return tuple(_path_of(module, there) for module in modules)


def _path_of(module: str, library: frozenset[str]) -> str:
    for path in _candidates(module):
        if path in library:
            return path
    raise RuntimeBuildError(
        f"{STDLIB_MODULES_FILE.name}：Pyodide 的标准库中没有模块 {module}，请删去或改正。",
        f"{STDLIB_MODULES_FILE.name}: Pyodide's library has no module {module}; delete or correct the name.",
    )


def _candidates(module: str) -> Iterator[str]:
    stem = module.replace(".", "/")
    yield f"{stem}/__init__.py"
    yield f"{stem}.py"
