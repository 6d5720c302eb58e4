"""Published scripts lack comments and indentation, and mean the same: docs/hooks/minify.py."""

import re
from pathlib import Path

import pytest

from minify import short_scripts, short_style_sheet
from runtime import RuntimeBuildError, run_node
from tests.site.conftest import ROOT

ASSETS = ROOT / "docs" / "assets"
TRICKY = r"""
/*! licence */
// @ts-check
const pattern = /["'`/*]\/\/[/]/u; /** says */ const quotient = 8 / 2 / 1;
const text = `a  // stays ${ [1, 2].map((each) => `${ each } /* stays */`).join("  ") }  b`;
class Box { #inside = "// stays"; static say = (box) => box?.#inside ?? null; }
const spread = { ...{ a: 1 }, b: "\"/*" }
let after = 1
++after
export const result = JSON.stringify([pattern.source, quotient, text, Box.say(new Box()), spread, after])
"""


def run(script: Path) -> str:
    return run_node(["--eval", f"import({str(script)!r}).then(({{ result }}) => console.log(result))"])


def test_a_script_full_of_traps_does_the_same(tmp_path: Path) -> None:
    short = short_scripts({"tricky.js": TRICKY}, ROOT)["tricky.js"]
    (tmp_path / "whole.mjs").write_text(TRICKY, "utf-8")
    (tmp_path / "short.mjs").write_text(short, "utf-8")
    assert run(tmp_path / "short.mjs") == run(tmp_path / "whole.mjs") != ""
    assert "licence" in short and "says" not in short and "@ts-check" not in short


def test_a_script_that_is_none_stops_the_build_with_its_place() -> None:
    with pytest.raises(RuntimeBuildError, match=r"broken\.js:2: "):
        short_scripts({"whole.js": "export const a = 1;", "broken.js": "\nconst = 1;"}, ROOT)


def test_no_script_of_ours_keeps_what_only_its_reader_needs() -> None:
    scripts = {path.relative_to(ASSETS).as_posix(): path.read_text("utf-8") for path in (ASSETS / "js").rglob("*.js")}
    short = short_scripts(scripts, ROOT)
    assert short.keys() == scripts.keys()
    for name, text in short.items():
        assert not re.search(r"/\*\*|@ts-check|^\s", text, re.MULTILINE), name
        assert modules_named(text) == modules_named(scripts[name]), name


def modules_named(script: str) -> set[str]:
    bare = re.sub(r"/\*.*?\*/", "", script, flags=re.DOTALL)
    return set(re.findall(r"\b(?:import|from)\s*\(?\"(\.[^\"]+)", bare))


@pytest.mark.parametrize("path", sorted((ASSETS / "css").glob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_keeps_its_rules_and_loses_its_comments(path: Path) -> None:
    text = path.read_text("utf-8")
    short = short_style_sheet(text)
    without = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    assert "/*" not in short
    assert short.count("{") == without.count("{")
    assert [re.sub(r"\s", "", each) for each in re.findall(r"--wh-[\w-]+\s*:[^;}]+", short)] == [
        re.sub(r"\s", "", each) for each in re.findall(r"--wh-[\w-]+\s*:[^;}]+", without)
    ]
