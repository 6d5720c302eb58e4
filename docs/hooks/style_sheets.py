"""One style sheet for every page, made of the theme's and ours, and one more for the form.

A page waits for every style sheet before it shows anything, and on a slow line each file costs a way to the server and
back. What goes into which sheet, and in which order, stands in mkdocs.yml under `extra: style_sheets`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from itertools import groupby

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from languages import is_first
from theme_rules import BEGIN, END

FOLDER = "assets/css/"
THEME = "assets/stylesheets/"
ENCODING_MARK = re.compile(r'^@charset "utf-8";', re.IGNORECASE)
# Would point elsewhere, or be refused, from the place of the new file.
NOT_JOINABLE = re.compile(r"""@import|url\((?!\s*["']?(?:data:|#))""")


def join_style_sheets(files: Files, config: MkDocsConfig) -> None:
    """Join those that one page asks for together; the second language points at the first's files."""
    if is_first(config):
        sheets = {name: [_only(files, each) for each in patterns] for name, patterns in config.extra["style_sheets"].items()}
        for part in {part.src_uri: part for parts in sheets.values() for part in parts}.values():
            files.remove(part)
        for name, parts in sheets.items():
            joined = join({part.src_uri: part.content_string for part in parts})
            files.append(File.generated(config, f"{FOLDER}{name}.css", content=joined))


def join(parts: dict[str, str]) -> str:
    """The texts one after the other, in their order; what is the theme's is marked for theme_rules.py.

    >>> join({"a.css": '@charset "UTF-8";a{}', "b.css": "b{}"})
    '@charset "UTF-8";\\na{}\\nb{}\\n'

    Raises PluginError for a part that names another file: its address would be wrong in the joined sheet.
    """
    for name, text in parts.items():
        if found := NOT_JOINABLE.search(text):
            raise PluginError(
                f"{name}: “{found[0]}” names another file, which a joined style sheet cannot. Write it into the sheet."
            )
    rules = {name: ENCODING_MARK.sub("", text).strip() for name, text in parts.items()}
    return '@charset "UTF-8";\n' + "".join(
        f"{BEGIN}\n{_lines(rules, names)}{END}\n" if of_theme else _lines(rules, names)
        for of_theme, names in groupby(rules, lambda name: name.startswith(THEME))
    )


def _lines(rules: dict[str, str], names: Iterable[str]) -> str:
    return "".join(f"{rules[name]}\n" for name in names)


def _only(files: Files, pattern: str) -> File:
    found = [file for file in files if fnmatchcase(file.src_uri, pattern)]
    if len(found) != 1:
        raise PluginError(f"mkdocs.yml, extra: style_sheets: “{pattern}” must match exactly one file and matches {len(found)}.")
    return found[0]
