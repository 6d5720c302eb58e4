"""Contents of the second zip: openpyxl as it is installed here, and what it needs of Python's library."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from .archives import archive_names, pick
from .errors import RuntimeBuildError
from .installed import installed, is_licence
from .stdlib_modules import kept_modules, paths_of

SPREADSHEET_FILE = Path(__file__).with_name("spreadsheet.toml")

DISTRIBUTIONS = ("openpyxl", "et_xmlfile")
"""Each with one package of the same name."""


def spreadsheet_sources(library: Path) -> dict[str, bytes]:
    """Sources by their path in the zip. `library` is the archive of Pyodide's standard library.

    Licences travel inside, since theirs asks to be in every copy. RuntimeBuildError says what to do when a package is not
    installed, or is not the one that the list of what is left out was written for.
    """
    files = spreadsheet_packages()
    left_out = {f"{module.replace('.', '/')}.py" for module in left_out_modules()}
    unknown = sorted(left_out - files.keys())
    if unknown:
        raise RuntimeBuildError(
            f"{SPREADSHEET_FILE.name}：openpyxl 中没有下列文件，请改正 left-out 列表：{'、'.join(unknown)}",
            f"{SPREADSHEET_FILE.name}: openpyxl has no such files; correct the list left-out: {', '.join(unknown)}",
        )
    standard = pick(library, paths_of(kept_modules(SPREADSHEET_FILE), archive_names(library)))
    return {path: source for path, source in files.items() if path not in left_out} | standard


def spreadsheet_packages() -> dict[str, bytes]:
    """Both packages whole, with their licences, by their path in the zip."""
    return {path: source for name in DISTRIBUTIONS for path, source in _packaged(name)}


def left_out_modules() -> dict[str, str]:
    """Modules of openpyxl that stay at home, each with its reason."""
    return {str(name): str(why) for name, why in tomllib.loads(SPREADSHEET_FILE.read_text("utf-8"))["left-out"].items()}


def versions() -> str:
    """`openpyxl 1.2.3, …`, for the notice of licences."""
    return ", ".join(f"{name} {installed(name).version}" for name in DISTRIBUTIONS)


def _packaged(name: str) -> Iterator[tuple[str, bytes]]:
    """Modules and licences of one distribution; a licence lies next to the package, and comes to lie in it."""
    for file in installed(name).files or ():
        if file.parts[0] == name and file.suffix == ".py":
            yield file.as_posix(), file.read_binary()
        elif is_licence(file):
            yield f"{name}/{file.name}", file.read_binary()
