"""Minified scripts and style sheets: without comments and long names, which are most of what they weigh on the wire.

What is told to the reader of a source stays in the source. Notices of a licence (`/*!`) stay everywhere. The theme's own are
delivered short, and lie elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from rcssmin import cssmin

from runtime import package_folder, run_node

PROGRAM = Path(__file__).with_name("terser.mjs")

_known: dict[str, str] = {}
"""Script → short script: `mkdocs serve` builds again and again, and few scripts change."""


def minify_files(site: Path, root: Path) -> None:
    """Minify the scripts and the joined style sheets of a written site; `root` is where `node_modules` lies."""
    for path in sorted((site / "assets" / "css").rglob("*.css")):
        path.write_text(short_style_sheet(path.read_text("utf-8")), "utf-8")
    scripts = {path.relative_to(site).as_posix(): path for path in sorted((site / "assets" / "js").rglob("*.js"))}
    short = _short_scripts({name: path.read_text("utf-8") for name, path in scripts.items()}, root)
    for name, path in scripts.items():
        path.write_text(short[name], "utf-8")


def _short_scripts(scripts: Mapping[str, str], root: Path) -> dict[str, str]:
    new = {name: text for name, text in scripts.items() if text not in _known}
    short = short_scripts(new, root) if new else {}
    _known.update({text: short[name] for name, text in new.items()})
    return {name: _known[text] for name, text in scripts.items()}


def short_scripts(scripts: Mapping[str, str], root: Path) -> dict[str, str]:
    """Name → module that does the same. RuntimeBuildError names the file and line that is no JavaScript."""
    with TemporaryDirectory() as folder:
        whole, short = Path(folder, "modules.json"), Path(folder, "short.json")
        whole.write_text(json.dumps(dict(scripts)), "utf-8")
        run_node([str(PROGRAM), str(package_folder(root, "terser")), str(whole), str(short)])
        found: dict[str, str] = json.loads(short.read_text("utf-8"))
        return found


def short_style_sheet(text: str) -> str:
    """A style sheet that says the same."""
    return str(cssmin(text, keep_bang_comments=True))
