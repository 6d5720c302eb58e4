"""JavaScript moves things about on the page; it knows no sentence, no figure of the standard, and no HTML."""

import re
from pathlib import Path

import pytest

from assess.model.standard import Standard
from tests.architecture.javascript import take_apart
from tests.architecture.sources import DOCS, name, scripts

HAN = re.compile(r"[\u3400-\u9fff]")
MARKUP = re.compile(r"</|<[a-z]+[ >/]")
WRITES_HTML = {"innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "eval", "Function", "srcdoc"}
NUMERALS = {
    "docs/assets/js/search/library.js": {'"一二三四五六七八九"', '"两"'},
    "docs/assets/js/search/query.js": {"/([0-9])[个名位](?:人|党员)/g"},
}
"""What people type and the poster writes otherwise (每月一次, 三个人): spelling, no sentence."""

ADDRESS = re.compile(r"\}/")
NO_ADDRESS_OF_OURS = {"docs/templates/service-worker.js": {"`${address.href}/`"}}
"""An address that was asked for, with the slash that it lacks."""

NAMED_TYPE = re.compile(r"""import\("\.\./([\w-]+)/""")
SHARED = {"branch", "saved"}

FILES = scripts()
each_file = pytest.mark.parametrize("path", FILES, ids=name)


def test_the_scripts_are_found() -> None:
    assert len(FILES) > 10


@each_file
def test_a_script_holds_no_sentence(path: Path) -> None:
    chinese = {text for text in take_apart(read(path)).texts if HAN.search(text)}
    assert chinese == NUMERALS.get(name(path), set())


@each_file
def test_a_script_writes_no_html(path: Path) -> None:
    taken = take_apart(read(path))
    assert not WRITES_HTML & set(taken.words)
    assert not re.search(r"document\s*\.\s*write", read(path))
    assert [found for text in taken.texts for found in MARKUP.findall(text)] == []


@each_file
def test_a_script_names_nothing_of_the_standard(path: Path, standard: Standard) -> None:
    """Requirements, facts, conditions, activities and bands come from the page and the engine."""
    named = {*standard.requirements, *standard.conditions, *standard.activities, *(each.id for each in standard.scoring.bands)}
    named |= {fact for fact in standard.facts if "-" in fact}
    texts = {text[1:-1] for text in take_apart(read(path)).texts}
    assert not texts & named


@each_file
def test_a_script_takes_no_id_apart_and_puts_no_address_together(path: Path) -> None:
    """An id is a name; the address of what it names comes from Python (`assess/outputs/addresses.py`)."""
    texts = take_apart(read(path)).texts
    assert [text for text in texts if text[1:-1] in {".", r"\."}] == []
    assert {text for text in texts if text.startswith("`") and ADDRESS.search(text)} == NO_ADDRESS_OF_OURS.get(name(path), set())


@pytest.mark.parametrize("path", [path for path in FILES if "/search" not in name(path)], ids=name)
def test_a_script_knows_no_threshold(path: Path, standard: Standard) -> None:
    """The lowest figures of the bands, and the words for a share of points. (Search weighs words, not branches.)"""
    lowest = {str(band.lowest) for band in standard.scoring.bands if band.lowest}
    taken = take_apart(read(path))
    assert not lowest & set(taken.numbers)
    assert not {"threshold", "percent", "percentage", "weight", "weights"} & {word.lower() for word in taken.words}


def test_a_pages_folder_names_no_type_of_another() -> None:
    """Types in comments; imports are Biome's (biome.jsonc)."""
    folders = (DOCS / "assets" / "js").glob("*/*.js")
    named = {(name(path), folder) for path in folders for folder in NAMED_TYPE.findall(read(path))}
    assert len(named) > 10
    assert {each for each in named if each[1] not in SHARED} == set()


def test_scripts_are_taken_apart_as_they_are_meant() -> None:
    taken = take_apart(r"""
        // a "comment" with 党
        const a = /["'\/]党[/"]/g, b = 4 / 2; /* 会 */ say("党 // no comment", `x ${a} "y"`, '\'');
        return /x/.test(b) ? 1 : c / d / 3;
    """)
    assert taken.texts == [r"""/["'\/]党[/"]/g""", '"党 // no comment"', '`x ${a} "y"`', r"'\''", "/x/"]
    assert taken.numbers == ["4", "2", "1", "3"]
    assert taken.comments == ['// a "comment" with 党', "/* 会 */"]


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
