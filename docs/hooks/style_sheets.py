"""One style sheet for every page, made of the theme's and ours, and one more for the form.

A page waits for every style sheet before it shows anything, and on a slow line each file costs a way to the server and
back. What goes into which sheet, and in which order, is in mkdocs.yml under `extra: style_sheets`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from made_files import BuildStopped
from theme_rules import BEGIN, END

FOLDER = "assets/css/"
THEME = "assets/stylesheets/"
ENCODING_MARK = re.compile(r'^@charset "utf-8";', re.IGNORECASE)
# Would point elsewhere, or be refused, from the place of the new file.
NOT_JOINABLE = re.compile(r"""@import|url\((?!\s*["']?(?:data:|#))""")


def join_style_sheets(site: Path, sheets: Mapping[str, Sequence[str]]) -> None:
    """Join in a written site those that one page asks for together; `sheets` are patterns by the name of the new one."""
    parts = {name: [_only(site, pattern) for pattern in patterns] for name, patterns in sheets.items()}
    joined = {name: join({_address(site, part): part.read_text("utf-8-sig") for part in all_}) for name, all_ in parts.items()}
    for part in {part for all_ in parts.values() for part in all_}:
        part.unlink()
        if not any(part.parent.iterdir()):
            part.parent.rmdir()
    for name, text in joined.items():
        (site / FOLDER).mkdir(exist_ok=True)
        (site / FOLDER / f"{name}.css").write_text(text, "utf-8")


def join(parts: dict[str, str]) -> str:
    """The texts one after the other, in their order; what is the theme's is marked for theme_rules.py.

    >>> join({"a.css": '@charset "UTF-8";a{}', "b.css": "b{}"})
    '@charset "UTF-8";\\na{}\\nb{}\\n'

    Raises BuildStopped for a part that names another file: its address would be wrong in the joined sheet.
    """
    for name, text in parts.items():
        if found := NOT_JOINABLE.search(text):
            raise BuildStopped(
                f"{name}: “{found[0]}” names another file, which a joined style sheet cannot. Write it into the sheet."
            )
    rules = {name: ENCODING_MARK.sub("", text).strip() for name, text in parts.items()}
    return '@charset "UTF-8";\n' + "".join(
        f"{BEGIN}\n{_lines(rules, names)}{END}\n" if of_theme else _lines(rules, names)
        for of_theme, names in groupby(rules, lambda name: name.startswith(THEME))
    )


def _lines(rules: dict[str, str], names: Iterable[str]) -> str:
    return "".join(f"{rules[name]}\n" for name in names)


def _only(site: Path, pattern: str) -> Path:
    found = list(site.glob(pattern))
    if len(found) != 1:
        raise BuildStopped(f"mkdocs.yml, extra: style_sheets: “{pattern}” must match exactly one file and matches {len(found)}.")
    return found[0]


def _address(site: Path, path: Path) -> str:
    return path.relative_to(site).as_posix()
