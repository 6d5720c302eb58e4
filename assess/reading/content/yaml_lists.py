"""Another item at the end of a list in a YAML file, with everything else in the file left as it stands. Desktop only."""

from dataclasses import dataclass
from typing import Any

from assess.reading.content.yaml_files import composed
from assess.reading.fields import Path

STEP = 2
"""Blanks by which what stands below a key is moved in."""


@dataclass(frozen=True, slots=True)
class _List:
    """A list as it is in a text: its node, and the column of the key that holds it (None at the top of the file)."""

    node: Any
    key: int | None


def with_item(text: str, path: Path, item: list[str]) -> tuple[str, int] | None:
    """The text with one more item, given by its lines, and the line on which it begins.

    None where there is no list, or where it is written on one line and the item needs several.
    """
    found = _at(composed(text, fast=False), path)
    if found is None:
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    if found.node is None:
        start, added = len(text), _before(text, newline) + _block(item, 0, newline)
    elif not found.node.flow_style:
        start = _line_after(text, _last(found.node))
        added = _before(text[:start], newline) + _block(item, found.node.start_mark.column, newline)
    elif len(item) == 1:
        start, added = _in_brackets(text, found.node, item[0])
    elif not found.node.value:
        return _in_place_of_brackets(text, found, item, newline)
    else:
        return None
    line = text.count("\n", 0, start) + 1 + (added.startswith(newline))
    return text[:start] + added + text[start:], line


def _at(root: Any, path: Path) -> _List | None:
    node, key = root, None
    for step in path:
        if node is None or node.id != ("sequence" if isinstance(step, int) else "mapping"):
            return None
        if isinstance(step, int):
            node, key = (node.value[step], key) if step < len(node.value) else (None, None)
        else:
            pairs = [(name, value) for name, value in node.value if name.value == step]
            node, key = (pairs[0][1], pairs[0][0].start_mark.column) if pairs else (None, None)
    if node is None:
        return _List(None, None) if not path else None
    return _List(node, key) if node.id == "sequence" else None


def _block(item: list[str], column: int, newline: str) -> str:
    lines = [f"- {item[0]}", *(f"  {line}" for line in item[1:])]
    return "".join(" " * column + line + newline for line in lines)


def _before(text: str, newline: str) -> str:
    return newline if text and not text.endswith("\n") else ""


def _last(node: Any) -> Any:
    """The end of the last thing in a list: of a block, the mark of its own end stands below blank lines and comments."""
    while isinstance(node.value, list) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node.end_mark


def _line_after(text: str, mark: Any) -> int:
    """The beginning of the next line. A text over several lines (`|`) ends at the beginning of one."""
    end = len(text[: mark.index].rstrip()) if mark.column == 0 else mark.index
    after = text.find("\n", end)
    return len(text) if after < 0 else after + 1


def _in_brackets(text: str, node: Any, item: str) -> tuple[int, str]:
    """Before the closing bracket."""
    if not node.value:
        return node.end_mark.index - 1, item
    return node.value[-1].end_mark.index, f", {item}"


def _in_place_of_brackets(text: str, found: _List, item: list[str], newline: str) -> tuple[str, int]:
    """`key: []` → the item on lines of its own, below the key."""
    start, end = found.node.start_mark.index, found.node.end_mark.index
    head = text[:start].rstrip(" ") + newline if found.key is not None else text[:start]
    added = _block(item, 0 if found.key is None else found.key + STEP, newline).removesuffix(newline)
    return head + added + text[end:], head.count("\n") + 1
