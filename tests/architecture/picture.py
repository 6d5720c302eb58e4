"""The house in pictures, drawn from what the files really import: for ARCHITECTURE.md.

An arrow leads from what imports to what is imported. One that others already imply is left out: A → B → C says enough of A → C.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from tests.architecture.sources import ASSESS, DOCS, modules, tree

Arrows = dict[str, set[str]]

SCRIPTS = DOCS / "assets" / "js"
SCRIPT_IMPORT = re.compile(r"""(?:\bfrom|^import|\bimport\()\s*["'](\.[^"']+\.js)["']""", re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
"""Where types are named; what only names a type imports nothing."""
OF_THE_SITE = "docs"
NOT_OURS = "vendor"
IN_A_LINE = 3
"""Rooms, in the box of their part."""


def picture_of_python() -> str:
    """The parts of `assess`, with their rooms, and the site's build next to them."""
    labels = {part: _label(part) for part in _parts()}
    return _drawn(labels, _python_arrows())


def picture_of_scripts() -> str:
    """The folders of JavaScript, and the modules that stand next to them."""
    arrows = _script_arrows()
    alone = sorted(part for part in arrows if part.endswith(".js") and not _is_imported(part, arrows) and not arrows[part])
    labels = {part: f"{part}/" if not part.endswith(".js") else part for part in arrows if part not in alone}
    return _drawn(labels, {part: arrows[part] for part in labels})


def list_of_rooms() -> str:
    """Every folder of `assess` with the first sentence of its docstring, as rows of a table."""
    rows = []
    for folder in sorted({path.parent for path in ASSESS.rglob("*.py")} - {ASSESS}):
        files = len([path for path in folder.glob("*.py") if path.name != "__init__.py"])
        said = (ast.get_docstring(tree(folder / "__init__.py")) or "").partition("\n\n")[0].replace("\n", " ")
        rows.append(f"| `{folder.relative_to(ASSESS.parent).as_posix()}` | {files} | {said} |")
    return "\n".join(["| room | modules | holds |", "|---|---|---|", *rows])


# — Python


def _parts() -> list[str]:
    """The parts directly in `assess`, and the site; the package itself, which holds its version, is none."""
    return [*dict.fromkeys(_part_of(path) for path in modules() if path != "__init__.py"), OF_THE_SITE]


def _part_of(path: str) -> str:
    """`reading/fields.py` → reading; `bridge.py` → bridge.py."""
    return path.split("/")[0]


def _label(part: str) -> str:
    if part == OF_THE_SITE:
        return "<b>docs/</b><br/>hooks · macros.py"
    rooms = sorted({path.parent.name for path in (ASSESS / part).glob("*/*.py")})
    lines = (rooms[first : first + IN_A_LINE] for first in range(0, len(rooms), IN_A_LINE))
    return "<br/>".join([f"<b>{part}</b>", *(" · ".join(line) for line in lines)])


def _python_arrows() -> Arrows:
    arrows: Arrows = {part: set() for part in _parts()}
    for path, file in modules().items():
        if path != "__init__.py":
            arrows[_part_of(path)] |= _imported_parts(file)
    for file in (DOCS / "macros.py", *(DOCS / "hooks").rglob("*.py")):
        arrows[OF_THE_SITE] |= _imported_parts(file)
    return {part: found - {part} for part, found in arrows.items()}


@cache
def _imported_parts(file: Path) -> frozenset[str]:
    """The parts of `assess` that a file imports from, wherever in it."""
    return frozenset(part for node in ast.walk(tree(file)) for part in _parts_in(node))


def _parts_in(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.ImportFrom(module="assess"):
            yield from (_named(alias.name) for alias in node.names if not alias.name.startswith("__"))
        case ast.ImportFrom(module=str(module)) if module.startswith("assess."):
            yield _named(module.split(".")[1])
        case ast.Import():
            yield from (_named(alias.name.split(".")[1]) for alias in node.names if alias.name.startswith("assess."))


def _named(part: str) -> str:
    return part if (ASSESS / part).is_dir() else f"{part}.py"


# — JavaScript


def _script_arrows() -> Arrows:
    files = [path for path in sorted(SCRIPTS.rglob("*.js")) if NOT_OURS not in path.relative_to(SCRIPTS).parts]
    arrows: Arrows = {_script_part(path): set() for path in files}
    for path in files:
        for address in SCRIPT_IMPORT.findall(COMMENT.sub("", path.read_text(encoding="utf-8"))):
            imported = (path.parent / address).resolve()
            if NOT_OURS not in imported.relative_to(SCRIPTS).parts:
                arrows[_script_part(path)].add(_script_part(imported))
    return {part: found - {part} for part, found in arrows.items()}


def _script_part(path: Path) -> str:
    return path.relative_to(SCRIPTS).parts[0]


def _is_imported(part: str, arrows: Arrows) -> bool:
    return any(part in found for found in arrows.values())


# — Mermaid


def _drawn(labels: Mapping[str, str], arrows: Arrows) -> str:
    ids = {part: f"p{number}" for number, part in enumerate(labels)}
    boxes = [f'  {ids[part]}["{label}"]' for part, label in labels.items()]
    lines = [f"  {ids[part]} --> {ids[other]}" for part in labels for other in sorted(_needed(part, arrows))]
    return "\n".join(["```mermaid", "flowchart TD", *boxes, *lines, "```"])


def _needed(part: str, arrows: Arrows) -> set[str]:
    """The arrows that no other way implies; in a circle all of them stay."""
    implied = {far for near in arrows[part] if part not in _reached(near, arrows) for far in _reached(near, arrows) if far != near}
    return arrows[part] - implied


def _reached(part: str, arrows: Arrows) -> set[str]:
    found: set[str] = set()
    waiting = [part]
    while waiting:
        for near in arrows[waiting.pop()] - found:
            found.add(near)
            waiting.append(near)
    return found
