"""The manifest, as a device reads it when the portal is installed."""

import json
import struct
from pathlib import Path

import pytest

from tests.bench.pictures import FOLDER, ICONS, VIEWS

ASSETS = Path(__file__).parents[2] / "docs" / "assets"
MANIFEST = json.loads((ASSETS / "portal.webmanifest").read_text("utf-8"))
PICTURES = [each for each in (*MANIFEST["icons"], *MANIFEST["screenshots"]) if each["type"] == "image/png"]

# A telephone loads all of them before it asks whether to install.
MOST_BYTES = 700_000


def size_of(png: Path) -> tuple[int, int]:
    data = png.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture["src"])
def test_every_picture_is_there_and_as_large_as_it_says(picture: dict[str, str]) -> None:
    width, height = size_of(ASSETS / picture["src"])
    assert picture["sizes"] == f"{width}x{height}"


def test_every_picture_that_is_drawn_is_named_and_none_else_is_there() -> None:
    named = {Path(each["src"]).stem for each in PICTURES} | {"touch-180"}  # that one is named in the pages
    drawn = {icon.name for icon in ICONS} | set(VIEWS)
    assert named == drawn == {file.stem for file in FOLDER.iterdir()}
    assert "install/touch-180.png" in (ASSETS.parent / "templates" / "main.html").read_text("utf-8")


def test_there_is_a_picture_for_telephones_and_for_desks() -> None:
    by_form: dict[str, set[str]] = {}
    for each in MANIFEST["screenshots"]:
        by_form.setdefault(each["form_factor"], set()).add(each["sizes"])
        assert each["label"]
    assert {form: len(sizes) for form, sizes in by_form.items()} == {"narrow": 1, "wide": 1}  # browsers show one shape of each


def test_the_pictures_stay_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) <= MOST_BYTES


def test_it_opens_where_the_site_begins_wherever_that_is() -> None:
    assert (MANIFEST["start_url"], MANIFEST["scope"]) == ("../", "../")
    assert "id" not in MANIFEST  # it would be the same for every portal of one host; without it, it is the start
