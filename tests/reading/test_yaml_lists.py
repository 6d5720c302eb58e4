"""An item more at the end of a list: everything else in the file stays as it stands, comments and line ends too."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from assess.reading.content.yaml_lists import with_item
from assess.reading.fields import Path as Place
from tests.golden import FOLDER

FILES = sorted((FOLDER / "standard").rglob("*.yaml"))
ITEM = ["id: new", 'zh: ""']

CASES = {
    "a block": ("a:\n  - id: x # first\n# end\nb: 1\n", ("a",), 'a:\n  - id: x # first\n  - id: new\n    zh: ""\n# end\nb: 1\n', 3),
    "not moved in": ("a:\n- id: x\nb: 1\n", ("a",), 'a:\n- id: x\n- id: new\n  zh: ""\nb: 1\n', 3),
    "no line end": ("- id: x", (), '- id: x\n- id: new\n  zh: ""\n', 2),
    "windows": ("a:\r\n  - id: x\r\n", ("a",), 'a:\r\n  - id: x\r\n  - id: new\r\n    zh: ""\r\n', 3),
    "byte order mark": ("\ufeff- id: x\n", (), '\ufeff- id: x\n- id: new\n  zh: ""\n', 2),
    "blank lines": ("- id: x\n\n- id: y\n\n\n", (), '- id: x\n\n- id: y\n- id: new\n  zh: ""\n\n\n', 4),
    "several lines": ("- id: |\n    x\n    y\n", (), '- id: |\n    x\n    y\n- id: new\n  zh: ""\n', 4),
    "folded": ("a:\n  - id: x\n      and y\nb: 1\n", ("a",), 'a:\n  - id: x\n      and y\n  - id: new\n    zh: ""\nb: 1\n', 4),
    "last in brackets": ("- {id: x,\n   zh: y}\n", (), '- {id: x,\n   zh: y}\n- id: new\n  zh: ""\n', 3),
    "nothing in it": ("b: 1\na: [] # none\n", ("a",), 'b: 1\na:\n  - id: new\n    zh: "" # none\n', 3),
    "nothing in it, inside": ("a:\n  - b: []\n", ("a", 0, "b"), 'a:\n  - b:\n      - id: new\n        zh: ""\n', 3),
    "nothing in the file": ("# none\n", (), '# none\n- id: new\n  zh: ""\n', 2),
    "an empty file": ("", (), '- id: new\n  zh: ""\n', 1),
    "brackets and nothing else": ("[]\n", (), '- id: new\n  zh: ""\n', 1),
}


@pytest.mark.parametrize(("text", "path", "after", "line"), CASES.values(), ids=CASES)
def test_an_item_of_several_lines(text: str, path: Place, after: str, line: int) -> None:
    assert with_item(text, path, ITEM) == (after, line)


@pytest.mark.parametrize(
    ("text", "after", "line"),
    [
        ("a: [x, y] # all\n", "a: [x, y, new] # all\n", 1),
        ("a: []\n", "a: [new]\n", 1),
        ("a: [x,\n    y,\n]\n", "a: [x,\n    y, new,\n]\n", 2),
        ("a:\n  - x\n", "a:\n  - x\n  - new\n", 3),
    ],
)
def test_an_item_of_one_word(text: str, after: str, line: int) -> None:
    assert with_item(text, ("a",), ["new"]) == (after, line)


@pytest.mark.parametrize(
    ("text", "path"),
    [("a: [{id: x}]\n", ("a",)), ("a: 1\n", ("a",)), ("a: 1\n", ("b",)), ("a: 1\n", ()), ("a: [b]\n", ("a", 3, "c"))],
)
def test_where_there_is_no_list_or_no_room_nothing_is_written(text: str, path: Place) -> None:
    assert with_item(text, path, ITEM) is None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_any_list_of_a_standard_takes_another_item_and_nothing_else_changes(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    data = yaml.load(text, yaml.BaseLoader)
    for path in lists(data):
        made = with_item(text, path, ["new"])
        assert made is not None
        there = after = yaml.load(made[0], yaml.BaseLoader)
        for step in path:
            there = there[step]
        assert there.pop() == "new"
        assert after == data
        assert "new" in made[0].splitlines()[made[1] - 1]


def lists(data: Any, path: Place = ()) -> Iterator[Place]:
    if isinstance(data, list):
        yield path
    for step, each in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from lists(each, (*path, step))
