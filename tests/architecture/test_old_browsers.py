"""Reading, search and the form work in Chromium 90 and what is as old (README): scripts say nothing that it does not know.

Built-ins of JavaScript are held by `lib` in tsconfig.json, which `make lint` checks every script against; the words themselves, and
what belongs to browsers, are held here. tests/browser/test_old_browsers.py tries it on the pages.
"""

import json
import re
from pathlib import Path

import pytest

from docs.hooks.runtime import run_node
from tests.architecture.javascript import take_apart
from tests.architecture.sources import ROOT, name, scripts, style_sheets

PROGRAM = Path(__file__).with_name("syntax.mjs")
ACORN = ROOT / "node_modules" / "acorn"
"""It comes with Terser, which shortens the scripts."""

YEAR = "es2021"
"""Of which Chromium 90 knows every built-in, and of the next year's not `at` and `Object.hasOwn`."""

LATER = {
    "structuredClone", "randomUUID", "reportError", "inert", "checkVisibility", "showPicker", "popover", "showPopover",
    "hidePopover", "togglePopover", "canParse", "requestClose", "moveBefore", "getHTML", "setHTML", "scheduler", "navigation",
    "startViewTransition", "throwIfAborted", "CloseWatcher", "Highlight", "scrollend", "beforematch",
}  # fmt: skip
"""What browsers, and not JavaScript, have learnt since."""

NEWER = re.compile(r":has\(|:user-(in)?valid|::details-content|:open\b")
"""Selectors that Chromium 90 does not know."""


@pytest.mark.parametrize("settings", ["tsconfig.json", "tsconfig.workers.json"])
def test_scripts_are_checked_against_the_built_ins_of_that_year(settings: str) -> None:
    listed = re.search(r'"lib": \[([^\]]*)\]', (ROOT / settings).read_text("utf-8"))
    assert listed
    assert list(re.findall(r'"(es[^"]*)"', listed[1])) == [YEAR]


@pytest.mark.parametrize("path", scripts(), ids=name)
def test_a_script_asks_for_nothing_that_browsers_learnt_later(path: Path) -> None:
    source = path.read_text("utf-8")
    taken = take_apart(source)
    assert not LATER & set(taken.words)
    assert not re.search(r"AbortSignal\s*\.\s*(any|timeout)", source)
    assert [text for text in taken.texts if ":has(" in text] == []  # such a selector is an error there


def test_no_script_is_written_in_newer_words(tmp_path: Path) -> None:
    assert too_new({name(path): path.read_text("utf-8") for path in scripts()}, tmp_path) == []


def test_newer_words_are_found(tmp_path: Path) -> None:
    found = too_new(
        {
            "a": "class A { #x; static { A.y = 1; } has(o) { return #x in o; } }",
            "b": "await 1; async () => await 2;",
            "c": "[/(?<=a)b/, /a/d, /\\w/u]",
            "d": "import x from 'x' with { type: 'json' };",
            "e": "class A { #x = a?.b ?? 1; #m() { a ||= 1_000n; } }",
        },
        tmp_path,
    )
    assert [each.partition(":")[0] for each in found] == ["a", "a", "b", "c", "c", "d"]


def too_new(sources: dict[str, str], folder: Path) -> list[str]:
    given = folder / "scripts.json"
    given.write_text(json.dumps(sources), "utf-8")
    found: list[str] = json.loads(run_node([str(PROGRAM), str(ACORN), str(given)]))
    return found


@pytest.mark.parametrize("path", style_sheets(), ids=name)
def test_a_style_sheet_falls_back_to_something_where_it_is_newer(path: Path) -> None:
    """One unknown selector makes the whole rule void; sides by the way of writing, and masks, came late."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert not re.search(r"(float|clear): inline-", text)
    assert len(re.findall(r"[\s;]mask(?=[-:])", text)) == len(re.findall(r"-webkit-mask(?=[-:])", text))
    lists = [re.split(r",(?![^()]*\))", each) for each in re.findall(r"([^{}]+)\{", text)]
    mixed = [each for each in lists if len({bool(NEWER.search(selector)) for selector in each}) == 2]
    assert mixed == []
