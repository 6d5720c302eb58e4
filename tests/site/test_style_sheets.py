"""One request for all style sheets of a page: docs/hooks/style_sheets.py."""

import pytest
from mkdocs.exceptions import PluginError

from style_sheets import join
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
    with pytest.raises(PluginError, match=r"a\.css.*names another file"):
        join({"a.css": text})


def test_pictures_inside_a_sheet_may_be_joined() -> None:
    text = "a{background:url('data:image/svg+xml;utf8,<svg/>')}b{filter:url(#c)}"
    assert text in join({"a.css": text})
