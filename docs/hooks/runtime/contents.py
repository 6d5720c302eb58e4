"""Contents of the published files: pruned and compiled as a rule, or, with the switch `stock_python`, as their makers publish them.

README.md says when to use the switch.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .archives import appended_zip, archive_names, pick, stored_zip
from .bytecode import Optimization, Sources, compile_sources, lock_info
from .cards import cards_sources, cards_versions
from .errors import RuntimeBuildError
from .node import package_folder
from .old_excel import old_excel_package, old_excel_sources, old_excel_versions
from .prune import BINARYEN, LIBRARY, MODULE, WASM, prune
from .reachable import DOOR, needed_first, reachable
from .spreadsheet import spreadsheet_packages, spreadsheet_sources, versions
from .stdlib_modules import kept_modules, paths_of

# Travels beside our package, and is imported before it.
PRECOMPILED = Path(__file__).with_name("precompiled.py")

# Pyodide's own modules hand their docstrings on to functions written in C while they start: left as their makers test them.
LEFT_WHOLE = ("pyodide/", "_pyodide/")

NOTICE = """\
pyodide.mjs, pyodide.asm.mjs, pyodide.asm.wasm: Pyodide {pyodide}, licence {licence}.
Source code: {homepage}
{changes}

The python-*.zip that goes with them holds {library}:
Copyright (c) Python Software Foundation; All Rights Reserved.
Licence: https://docs.python.org/3/license.html

{spreadsheet}

The cards-*.zip holds {cards}, whose licences lie in it.

The old_excel-*.zip holds {old_excel}, whose licence lies in it.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """The contents to be written, the zips by kind. `precompiled`: whether methods of dataclasses are in the first of them."""

    module: bytes
    wasm: bytes
    zips: Mapping[str, bytes]
    notice: str
    precompiled: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnSources:
    """Our package by paths that begin with its name: what a start needs, what can come later, and the module that is asked."""

    first: Mapping[str, bytes]
    later: Mapping[str, bytes]
    door: str


def own_sources(package: Path, later: Iterable[str]) -> OwnSources:
    """The package in its folder, without what the browser cannot reach. RuntimeBuildError names what `later` names in vain."""
    files = _package_sources(package, later)
    first = needed_first(files, package.name)
    return OwnSources(
        first={f"{package.name}/{path}": source for path, source in files.items() if path in first},
        later={f"{package.name}/{path}": source for path, source in files.items() if path not in first},
        door=f"{package.name}.{Path(DOOR).stem}",
    )


def stock_contents(pyodide: Path, own: OwnSources, standard: Mapping[str, bytes]) -> Contents:
    """Pyodide, Python's library and the packages as they are published, and our package as source next to them."""
    return Contents(
        module=(pyodide / MODULE).read_bytes(),
        wasm=(pyodide / WASM).read_bytes(),
        zips={
            "python": appended_zip(pyodide / LIBRARY, {**own.first, **standard}),
            "later": stored_zip(own.later),
            "spreadsheet": stored_zip(spreadsheet_packages()),
            "old_excel": stored_zip(old_excel_package()),
            "cards": stored_zip(cards_sources()),
        },
        notice=_notice(
            pyodide,
            changes="All three are unchanged.",
            library="the standard library of Python {python}, unchanged",
            spreadsheet="The spreadsheet-*.zip holds {spreadsheet}, whose licences lie in it.",
            cards="{cards}",
            old_excel="{old_excel}",
        ),
        precompiled=False,
    )


def pruned_contents(pyodide: Path, own: OwnSources, standard: Mapping[str, bytes], *, cache: Path, root: Path) -> Contents:
    """All of it without what nothing here can call or import, and compiled."""
    parts = (*_library_parts(pyodide), *_package_parts(own))
    spreadsheet, old_excel, cards, library, whole, first, later = compile_sources(parts, pyodide=pyodide, cache=cache)
    pruned = prune(pyodide, cache, root=root)
    return Contents(
        module=pruned.module,
        wasm=pruned.wasm,
        zips={
            "python": stored_zip({**library, **whole, **first, **standard}),
            "later": stored_zip(later),
            "spreadsheet": stored_zip(spreadsheet),
            "old_excel": stored_zip(old_excel),
            "cards": stored_zip(cards),
        },
        notice=_notice(
            pyodide,
            changes="pyodide.mjs is unchanged. From the other two, what nothing here can call was taken out with "
            f"Binaryen {_package(package_folder(root, BINARYEN))['version']}.",
            library="a part of the standard library of Python {python}, compiled",
            spreadsheet="So does the spreadsheet-*.zip, beside {spreadsheet}, compiled, whose licences lie in it.",
            cards="{cards}, compiled",
            old_excel="{old_excel}, compiled, beside a part of the same library",
        ),
        precompiled=True,
    )


def _library_parts(pyodide: Path) -> tuple[Sources, ...]:
    library = _library_sources(pyodide)
    whole = {path: source for path, source in library.items() if path.startswith(LEFT_WHOLE)}
    stripped = {path: source for path, source in library.items() if path not in whole}
    spreadsheet = spreadsheet_sources(pyodide / LIBRARY)
    return (
        Sources(name="spreadsheet", optimization=Optimization.ASSERTIONS_AND_DOCSTRINGS, files=spreadsheet),
        Sources(name="old_excel", optimization=Optimization.ASSERTIONS_AND_DOCSTRINGS, files=old_excel_sources(pyodide / LIBRARY)),
        Sources(name="cards", optimization=Optimization.ASSERTIONS_AND_DOCSTRINGS, files=cards_sources()),
        Sources(name="library", optimization=Optimization.ASSERTIONS_AND_DOCSTRINGS, files=stripped),
        Sources(name="pyodide", optimization=Optimization.NOTHING, files=whole),
    )


def _package_parts(own: OwnSources) -> tuple[Sources, ...]:
    """Ours keeps its assertions, as where it was tested, and its docstrings.

    A dataclass without one writes its own at import, from its signature, which costs more time (15 ms for 100 classes) than
    the text costs bytes. What else a dataclass would write then is compiled here.
    """
    first = {**own.first, PRECOMPILED.name: PRECOMPILED.read_bytes()}
    return (
        Sources(name="package", optimization=Optimization.NOTHING, files=first, door=own.door),
        Sources(name="later", optimization=Optimization.NOTHING, files=own.later),
    )


def _library_sources(pyodide: Path) -> dict[str, bytes]:
    library = pyodide / LIBRARY
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


def _notice(pyodide: Path, **said: str) -> str:
    """The notice that the licences ask to be given to whoever receives the files."""
    package = _package(pyodide)
    names = {"python": lock_info(pyodide)["python"], "spreadsheet": versions(), "cards": cards_versions()}
    names |= {"old_excel": old_excel_versions()}
    return NOTICE.format(
        pyodide=package["version"],
        licence=package["license"],
        homepage=package["homepage"],
        **{name: text.format(**names) for name, text in said.items()},
    )


def _package(folder: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads((folder / "package.json").read_text("utf-8"))
    return found
