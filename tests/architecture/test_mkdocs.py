"""MkDocs may end: few modules know it, and what only makes files runs without it."""

import ast
import subprocess
import sys

from tests.architecture.sources import DOCS, tree

HOOKS = DOCS / "hooks"
KNOW_MKDOCS = {
    "finish": "the second language is built by a second build",
    "languages": "addresses and navigation of a language are settings of its build",
    "mkdocs_adapter": "hands made files over",
    "pages": "the navigation, and addresses relative to a page",
    "qr_code": "a page's own address",
    "second_language": "a second build",
    "shared_assets": "takes the theme's files out of the second build",
    "site_build": "the events",
    "terms": "the finished content of a page",
}
MADE_WITHOUT = """
import sys
sys.modules["mkdocs"] = None
sys.path[:0] = [{hooks!r}, {root!r}]
import content_security, faults, minify, precache, search_index, search_worker, shared_files, slides, stock, style_sheets
import theme_rules, training
from assess.reading.content.folder import load
from pathlib import Path
content = load(Path({root!r}) / "standards")
print(*(name for name, _ in training.documents(content.standard, content.library)))
"""


def test_only_these_modules_know_mkdocs() -> None:
    knowing = {path.stem for path in HOOKS.rglob("*.py") for node in ast.walk(tree(path)) if "mkdocs" in imported(node)}
    assert knowing == set(KNOW_MKDOCS)


def test_what_only_makes_files_runs_where_there_is_no_mkdocs() -> None:
    code = MADE_WITHOUT.format(hooks=str(HOOKS), root=str(DOCS.parent))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "paper-a-zh.doc" in done.stdout


def imported(node: ast.AST) -> set[str]:
    """First parts of the names of modules that a statement imports."""
    if isinstance(node, ast.Import):
        return {alias.name.split(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        return {str(node.module).split(".")[0]}
    return set()
