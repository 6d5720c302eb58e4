"""The files of the repository, by kind, for tests about how they are written."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.inputs import ROOT

ASSESS = ROOT / "assess"
DOCS = ROOT / "docs"
TEMPLATES = DOCS / "templates"


def modules() -> dict[str, Path]:
    """Every module of `assess`, by the path inside the package: `reading/fields.py`."""
    return {path.relative_to(ASSESS).as_posix(): path for path in sorted(ASSESS.rglob("*.py"))}


def python_files() -> Iterator[Path]:
    """All Python that is not a test."""
    for folder in (ASSESS, DOCS, ROOT / "requirements"):
        yield from sorted(folder.rglob("*.py"))


def scripts() -> list[Path]:
    """All JavaScript that is published."""
    return sorted([*(DOCS / "assets").rglob("*.js"), *TEMPLATES.rglob("*.js")])


def style_sheets() -> list[Path]:
    """All style sheets that are published and ours."""
    return sorted((DOCS / "assets" / "css").glob("*.css"))


def templates() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.html"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def strings(module: ast.AST) -> Iterator[ast.Constant]:
    """Every text in the code; docstrings are none, because they go nowhere."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        if node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node
