"""Minified scripts and style sheets: without comments and long names, which are most of what they weigh on the wire.

What is told to the reader of a source stays in the source. Notices of a licence (`/*!`) stay everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from rcssmin import cssmin

from languages import is_first
from runtime import RuntimeBuildError, package_folder, run_node

PROGRAM = Path(__file__).with_name("terser.mjs")

SCRIPTS = "assets/js/*.js"
STYLE_SHEETS = "assets/css/*.css"
"""The theme's own are delivered short, and lie elsewhere."""

_known: dict[str, str] = {}
"""Script → short script: `mkdocs serve` builds again and again, and few scripts change."""


def minify_files(files: Files, config: MkDocsConfig) -> None:
    """Minify scripts and style sheets once they are joined; the second language points at the first's files."""
    if is_first(config):
        for file in _matching(files, STYLE_SHEETS):
            file.content_string = short_style_sheet(file.content_string)
        scripts = {file.src_uri: file for file in _matching(files, SCRIPTS)}
        short = _short_scripts({name: file.content_string for name, file in scripts.items()}, Path(config.config_file_path).parent)
        for name, file in scripts.items():
            file.content_string = short[name]


def _matching(files: Files, pattern: str) -> list[File]:
    folder, _, ending = pattern.partition("*")
    return [file for file in files if file.src_uri.startswith(folder) and file.src_uri.endswith(ending)]


def _short_scripts(scripts: Mapping[str, str], root: Path) -> dict[str, str]:
    new = {name: text for name, text in scripts.items() if text not in _known}
    try:
        short = short_scripts(new, root) if new else {}
    except RuntimeBuildError as error:
        raise PluginError(str(error)) from error
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
