"""Of the theme's style sheets only what some page of the site can show: a third less, and every page waits for it.

A rule stays when every class, tag, attribute and name that it asks for stands as a word in a page of either language or in
a script, which covers what scripts add later. Our own style sheets are left alone: their words also come from Python.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from runtime import package_folder, run_node

PROGRAM = Path(__file__).with_name("theme_rules.mjs")

BEGIN, END = "/*! theme */", "/*! end of theme */"
"""Around the theme's part of a style sheet, from style_sheets.py until it is published."""

FOREIGN = ("assets/runtime",)
"""Python's own files are long and make no page."""

_MARKED = re.compile(f"{re.escape(BEGIN)}(.*?){re.escape(END)}", re.DOTALL)
_WORD = re.compile(r"[\w-]+", re.ASCII)
_VARIABLE = re.compile(r"--[\w-]+", re.ASCII)
_DECLARED = re.compile(r"--[\w-]+\s*:([^;}]*)", re.ASCII)
_TO_THE_LEFT = re.compile(r"<html[^>]*\sdir=\"?rtl")


@dataclass(frozen=True, kw_only=True, slots=True)
class Needs:
    """Names in pages and scripts, and the custom properties that are named outside of the theme's rules."""

    words: list[str]
    variables: list[str]


def trim_theme(site: Path, root: Path) -> None:
    """Writes the style sheets of a finished site again, without marks; `root` is where `node_modules` lies.

    RuntimeBuildError when PurgeCSS cannot read what is marked.
    """
    sheets = {path: path.read_text("utf-8") for path in sorted(site.glob("assets/css/*.css"))}
    marked = {path: text for path, text in sheets.items() if BEGIN in text}
    needs = needs_of(_pages_and_scripts(site), [_MARKED.sub("", text) for text in sheets.values()])
    for path, text in marked.items():
        path.write_text(_MARKED.sub(lambda part: without_unused(part[1], needs, root), text), "utf-8")


def needs_of(pages_and_scripts: Iterable[str], own_sheets: Iterable[str]) -> Needs:
    """The words of texts.

    >>> needs_of(['<html dir="ltr"><p class="md-a">'], ["a{color:var(--b)}"])
    Needs(words=['class', 'dir', 'html', 'ltr', 'md-a', 'p'], variables=['--b'])
    """
    words: set[str] = set()
    variables = {name for sheet in own_sheets for name in _VARIABLE.findall(sheet)}
    to_the_left = False
    for text in pages_and_scripts:
        words.update(_WORD.findall(text))
        variables.update(_VARIABLE.findall(text))
        to_the_left = to_the_left or bool(_TO_THE_LEFT.search(text))
    if not to_the_left:
        words.discard("rtl")  # The theme's script only asks whether a page has it.
    return Needs(words=sorted(words), variables=sorted(variables))


def without_unused(sheet: str, needs: Needs, root: Path) -> str:
    """The rules that can apply to something, in their order, with the custom properties that are used."""
    # PurgeCSS does not look at what the value of a property names that stays only because we ask for it.
    named = [name for declared in _DECLARED.findall(sheet) for name in _VARIABLE.findall(declared)]
    with TemporaryDirectory() as folder:
        work, result = Path(folder, "work.json"), Path(folder, "result.css")
        work.write_text(json.dumps({"sheet": sheet, "words": needs.words, "variables": [*needs.variables, *named]}), "utf-8")
        run_node([str(PROGRAM), str(package_folder(root, "purgecss")), str(work), str(result)])
        return result.read_text("utf-8")


def _pages_and_scripts(site: Path) -> Iterator[str]:
    for pattern in ("*.html", "*.js"):
        for path in site.rglob(pattern):
            if not path.relative_to(site).as_posix().startswith(FOREIGN):
                yield path.read_text("utf-8")
