"""The rest of the theme's style sheets: docs/hooks/theme_rules.py."""

from pathlib import Path

import pytest

from runtime import RuntimeBuildError
from tests.site.conftest import ROOT
from theme_rules import BEGIN, END, needs_of, trim_theme, without_unused

THEME = (
    ":root{--used:red;--inner:1px;--ours:calc(var(--inner) * 2);--script:2px;--gone:3px}"
    ".page,.nowhere{color:var(--used)}.nowhere{margin:0}"
    ".page:not(.nowhere){left:0}.page:is(.made,.nowhere){top:0}"
    "[dir=rtl] .page{right:0}[data-scheme=dark] .page{bottom:0}[data-scheme=light] .page{bottom:1px}"
    "@media print{.nowhere{color:red}.page{color:blue}}"
    "@keyframes turn{to{top:0}}.made{animation:turn 1s}"
)
LEFT = (
    ":root{--used:red;--inner:1px;--ours:calc(var(--inner) * 2);--script:2px}"
    ".page{color:var(--used)}"
    ".page:not(.nowhere){left:0}.page:is(.made){top:0}"
    "[data-scheme=dark] .page{bottom:0}"
    "@media print{.page{color:blue}}"
    "@keyframes turn{to{top:0}}.made{animation:turn 1s}"
)
PAGE = '<html dir="ltr" data-scheme="dark"><p class="page">'
SCRIPT = 'element.classList.add("made"); style.getPropertyValue("--script"); if (root.dir === "rtl") turn();'
OWN = ".nowhere{width:var(--ours)}"


def test_what_a_page_or_a_script_names_stays_and_all_else_goes() -> None:
    assert without_unused(THEME, needs_of([PAGE, SCRIPT], [OWN]), ROOT) == LEFT


def test_rules_for_the_other_direction_stay_where_a_page_has_it() -> None:
    needs = needs_of([PAGE, '<html lang="ar" dir="rtl">'], [])
    assert "[dir=rtl] .page{right:0}" in without_unused(THEME, needs, ROOT)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {
        "index.html": PAGE,
        "en/index.html": "<p class=english>",
        "assets/js/main.js": SCRIPT,
        "assets/runtime/pyodide.mjs": '"runtime"',
        "assets/css/portal.css": f"{BEGIN}{THEME}.english{{top:0}}.runtime{{top:0}}{END}\n{OWN}",
        "assets/css/form.css": ".nowhere{top:var(--gone)}",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_pages_of_both_languages_and_every_sheet_are_asked_and_ours_stay_as_they_are(site: Path) -> None:
    trim_theme(site, ROOT)
    whole = LEFT.replace("--script:2px", "--script:2px;--gone:3px")
    assert (site / "assets/css/portal.css").read_text("utf-8") == f"{whole}.english{{top:0}}\n{OWN}"
    assert (site / "assets/css/form.css").read_text("utf-8") == ".nowhere{top:var(--gone)}"


def test_a_sheet_that_cannot_be_read_stops_the_build(site: Path) -> None:
    (site / "assets/css/portal.css").write_text(f"{BEGIN}.page{{{END}", "utf-8")
    with pytest.raises(RuntimeBuildError, match="Unclosed block"):
        trim_theme(site, ROOT)
