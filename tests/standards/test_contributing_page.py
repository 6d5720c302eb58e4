"""The page for editors, and the files in standards/ that it speaks of."""

import re

import pytest

from tests.inputs import ROOT

STANDARDS = ROOT / "standards"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_of_files_lists_every_file(language: str) -> None:
    text = (ROOT / "docs" / language / "contributing.md").read_text("utf-8")
    named = {name for row in re.findall(r"^\| (`[^|]+) \|", text, re.MULTILINE) for name in re.findall(r"`([\w.-]+/?)", row)}
    there = {f"{path.name}/" if path.is_dir() else path.name for path in STANDARDS.iterdir()}
    assert there - named == set()
