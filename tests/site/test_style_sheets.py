"""One request for all style sheets of a page: docs/hooks/style_sheets.py."""

from pathlib import Path

import pytest

from made_files import BuildStopped
from style_sheets import join, join_style_sheets
from theme_rules import BEGIN, END

ENCODING = '@charset "UTF-8";'


def test_parts_follow_in_their_order_and_the_encoding_is_said_once_and_first() -> None:
    joined = join({"theme.css": f"{ENCODING}a{{color:red}}", "ours.css": "a {\n  color: blue;\n}\n"})
    assert joined == f"{ENCODING}\na{{color:red}}\na {{\n  color: blue;\n}}\n"


def test_what_is_the_theme_s_is_marked_as_one_part() -> None:
    """Its second sheet uses what the first declares."""
    theme = {"assets/stylesheets/main.1.min.css": f"{ENCODING}a{{}}", "assets/stylesheets/palette.2.min.css": "c{}"}
    assert join({**theme, "assets/css/site.css": "b{}"}) == f"{ENCODING}\n{BEGIN}\na{{}}\nc{{}}\n{END}\nb{{}}\n"


@pytest.mark.parametrize("text", ['@import "b.css";', "a{background:url(b.png)}", "a{background:url( 'b.png' )}"])
def test_a_part_that_names_another_file_stops_the_build(text: str) -> None:
    with pytest.raises(BuildStopped, match=r"a\.css.*names another file"):
        join({"a.css": text})


def test_pictures_inside_a_sheet_may_be_joined() -> None:
    text = "a{background:url('data:image/svg+xml;utf8,<svg/>')}b{filter:url(#c)}"
    assert text in join({"a.css": text})


def test_the_parts_give_way_to_the_sheet_even_where_it_has_the_name_of_one(tmp_path: Path) -> None:
    texts = {"assets/stylesheets/main.1.min.css": "a{}", "assets/css/form.css": "b{}", "assets/css/drop.css": "c{}"}
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    form = ["assets/stylesheets/main.*.min.css", "assets/css/form.css"]
    sheets = {"form": form, "room": ["assets/css/drop.css", "assets/css/form.css"]}
    join_style_sheets(tmp_path, sheets)
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert left == {"assets", "assets/css", "assets/css/form.css", "assets/css/room.css"}
    assert (tmp_path / "assets/css/room.css").read_text("utf-8") == f"{ENCODING}\nc{{}}\nb{{}}\n"


def test_a_pattern_that_matches_nothing_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(BuildStopped, match="must match exactly one file and matches 0"):
        join_style_sheets(tmp_path, {"form": ["assets/css/form.css"]})
