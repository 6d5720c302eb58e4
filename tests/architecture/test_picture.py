"""The pictures in ARCHITECTURE.md are those of today's files, and say of them what is true."""

import re

import pytest

from tests.architecture.drawn import COMMAND, MADE, PAGE, drawn_again
from tests.architecture.picture import _needed, _reached, picture_of_python, picture_of_scripts
from tests.architecture.sources import ASSESS


def test_the_page_shows_the_house_as_it_is() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert drawn_again(text) == text, f"ARCHITECTURE.md is behind the files: .venv/bin/{COMMAND}"


@pytest.mark.parametrize("name", MADE)
def test_a_mark_that_is_missing_is_named(name: str) -> None:
    text = PAGE.read_text(encoding="utf-8").replace(f"<!-- /{name} -->", "")
    with pytest.raises(AssertionError, match=name):
        drawn_again(text)


def test_every_part_of_the_engine_is_in_the_picture() -> None:
    drawn = set(re.findall(r"<b>([^<]+)</b>", picture_of_python()))
    there = {path.name for path in ASSESS.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert drawn == (there - {"__init__.py"}) | {"docs/"}


@pytest.mark.parametrize("picture", [picture_of_python, picture_of_scripts])
def test_every_arrow_leads_between_two_boxes(picture: object) -> None:
    text = picture()  # type: ignore[operator]
    boxes = set(re.findall(r"^  (p\d+)\[", text, re.MULTILINE))
    ends = set(re.findall(r"\bp\d+", "\n".join(line for line in text.splitlines() if "-->" in line)))
    assert ends <= boxes


def test_an_arrow_that_others_imply_is_left_out_and_no_way_is_lost() -> None:
    arrows = {"door": {"judging", "model"}, "judging": {"model"}, "model": set()}
    assert {part: _needed(part, arrows) for part in arrows} == {"door": {"judging"}, "judging": {"model"}, "model": set()}
    assert _reached("door", arrows) == {"judging", "model"}


def test_a_circle_stays_to_be_seen() -> None:
    arrows = {"one": {"other"}, "other": {"one"}}
    assert {part: _needed(part, arrows) for part in arrows} == arrows
