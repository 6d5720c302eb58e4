"""Contents of the zip for old Excel files: xlrd as it is installed here, and what it needs besides Python's kept library."""

from collections.abc import Iterator
from pathlib import Path

from .archives import archive_names, pick
from .installed import installed, is_licence
from .stdlib_modules import paths_of

DISTRIBUTIONS = ("xlrd",)
STANDARD = {"pprint": "dumps of a file for its developers; xlrd imports it all the same"}
"""Modules of Python's library, each with the reason."""


def old_excel_sources(library: Path) -> dict[str, bytes]:
    """Sources by their path in the zip. `library` is the archive of Pyodide's standard library.

    Licences travel inside, since theirs asks to be in every copy. RuntimeBuildError says what to do when it is not installed.
    """
    return old_excel_package() | pick(library, paths_of(STANDARD, archive_names(library)))


def old_excel_package() -> dict[str, bytes]:
    """The package whole, with its licence, by path in the zip."""
    return {path: source for name in DISTRIBUTIONS for path, source in _packaged(name)}


def old_excel_versions() -> str:
    """`xlrd 1.2.3`, for the notice of licences."""
    return ", ".join(f"{name} {installed(name).version}" for name in DISTRIBUTIONS)


def _packaged(name: str) -> Iterator[tuple[str, bytes]]:
    for file in installed(name).files or ():
        if file.parts[0] == name and file.suffix == ".py":
            yield file.as_posix(), file.read_binary()
        elif is_licence(file):
            yield f"licences/{name}.txt", file.read_binary()
