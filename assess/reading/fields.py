"""Small readers that every file shares. Each reports what is wrong with its place and gives a harmless value to go on with.

The harmless value never escapes: whoever starts a reading raises, or reports, once any problem was found.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from assess.errors import Problem, Where, Wrong
from assess.model.text import Text

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")

Value = TypeVar("Value")
Row = TypeVar("Row")
Closed = TypeVar("Closed", bound=StrEnum)

Step = str | int
Path = tuple[Step, ...]


@dataclass(slots=True)
class ProblemCollector:
    """Collects the problems of one run."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, where: Where, wrong: Wrong, **facts: object) -> None:
        """Note one mistake."""
        self.problems.append(Problem(where=where, wrong=wrong, facts={name: str(value) for name, value in facts.items()}))


@dataclass(frozen=True, slots=True)
class Node:
    """A raw value with its place. `lines` knows the line of every path in the file; JSON has none."""

    value: object
    collector: ProblemCollector
    file: str = ""
    path: Path = ()
    lines: Mapping[Path, int] = field(default_factory=dict)

    @property
    def where(self) -> Where:
        """The place of this value."""
        return Where(file=self.file, line=self._line(), path=path_text(self.path))

    def child(self, step: Step, value: object) -> "Node":
        """The place of a value inside this one."""
        return Node(value, self.collector, self.file, (*self.path, step), self.lines)

    def wrong(self, wrong: Wrong, **facts: object) -> None:
        """Report a mistake here."""
        self.collector.add(self.where, wrong, **facts)

    def _line(self) -> int:
        for length in range(len(self.path), -1, -1):
            if self.path[:length] in self.lines:
                return self.lines[self.path[:length]]
        return 0


def path_text(path: Path) -> str:
    """`sentences[0].requirements[2].zh`: how people write a place in a file."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def shown(value: object) -> str:
    """A raw value, short enough for a sentence."""
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def read_fields(node: Node, *, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, Node]:
    """The fields of a mapping. Unknown ones are reported, and missing ones too; a missing field is absent from the result.

    A missing language is reported where the other one stands.
    """
    given = read_mapping(node)
    if not isinstance(node.value, dict):
        return {}
    for name, child in given.items():
        if name not in required and name not in optional:
            child.wrong(Wrong.UNKNOWN_FIELD, name=name, known=", ".join((*required, *optional)))
    for name in required:
        if name not in given:
            wrong = Wrong.MISSING_LANGUAGE if name in ("zh", "en") else Wrong.MISSING_FIELD
            place = given.get({"zh": "en", "en": "zh"}.get(name, ""), node)
            place.wrong(wrong, name=name)
    return {name: child for name, child in given.items() if name in required or name in optional}


def read_mapping(node: Node) -> dict[str, Node]:
    """Any mapping: its keys as text, with the place of every value."""
    if not isinstance(node.value, dict):
        node.wrong(Wrong.NOT_MAPPING, got=shown(node.value))
        return {}
    return {str(key): node.child(str(key), value) for key, value in node.value.items()}


def read_list(node: Node | None) -> list[Node]:
    """A list; an absent one is empty."""
    if node is None:
        return []
    if not isinstance(node.value, list):
        node.wrong(Wrong.NOT_LIST, got=shown(node.value))
        return []
    return [node.child(place, value) for place, value in enumerate(node.value)]


def read_some(node: Node | None) -> list[Node]:
    """A list with something in it."""
    items = read_list(node)
    if node is not None and node.value == []:
        node.wrong(Wrong.EMPTY)
    return items


def read_text(node: Node | None) -> str:
    """Text with something in it; an absent one was reported already."""
    if node is None:
        return ""
    if not isinstance(node.value, str):
        node.wrong(Wrong.NOT_TEXT, got=shown(node.value))
        return ""
    if not node.value.strip():
        node.wrong(Wrong.EMPTY)
    return node.value


def read_texts(node: Node | None) -> tuple[str, ...]:
    """A list of texts."""
    return tuple(read_text(each) for each in read_list(node))


def read_bilingual(node: Node | None) -> Text:
    """`zh` and `en`, both there, and not the same."""
    if node is None:
        return Text("", "")
    return text_of(read_fields(node, required=("zh", "en")), node)


def text_of(fields: dict[str, Node], node: Node, *, prefix: str = "") -> Text:
    """The `zh` and `en` among other fields of a mapping (with a prefix: `red_line_zh`)."""
    zh, en = (read_text(fields.get(prefix + name)) for name in ("zh", "en"))
    if zh and zh == en:
        fields[prefix + "en"].wrong(Wrong.SAME_IN_BOTH)
    return Text(zh, en)


def read_optional(node: Node | None, read: Callable[[Node], Value]) -> Value | None:
    """The result of `read` for the node, or None if it is absent."""
    return None if node is None else read(node)


def read_whole(node: Node | None, *, low: int = 0, high: int = 1_000_000) -> int:
    """A whole number from `low` to `high`. True and false are not numbers, nor is 3.0."""
    if node is None:
        return low
    if isinstance(node.value, bool) or not isinstance(node.value, int):
        node.wrong(Wrong.NOT_WHOLE, got=shown(node.value), low=low)
        return low
    if not low <= node.value <= high:
        node.wrong(Wrong.OUT_OF_RANGE, got=shown(node.value), low=low, high=high)
        return low
    return node.value


def read_yes_no(node: Node | None) -> bool:
    """True or false; absent means false."""
    if node is None:
        return False
    if not isinstance(node.value, bool):
        node.wrong(Wrong.NOT_YES_NO, got=shown(node.value))
        return False
    return node.value


def read_member(node: Node | None, closed: type[Closed]) -> Closed:
    """One of a closed list."""
    first = next(iter(closed))
    if node is None:
        return first
    try:
        return closed(str(node.value))
    except ValueError:
        node.wrong(Wrong.NOT_ONE_OF, got=shown(node.value), known=", ".join(closed))
        return first


def read_id(node: Node | None) -> str:
    """A permanent id: lower-case English words with hyphens."""
    text = read_text(node)
    if node is not None and text and not ID.match(text):
        node.wrong(Wrong.NOT_AN_ID, got=shown(text))
    return text


def read_ids(node: Node | None, *, some: bool = False) -> tuple[str, ...]:
    """A list of ids, none of them twice; `some`: at least one."""
    ids: list[str] = []
    for each in read_some(node) if some else read_list(node):
        found = read_id(each)
        if found in ids:
            each.wrong(Wrong.DUPLICATE_ID, id=found)
        ids.append(found)
    return tuple(ids)


def read_table(node: Node, read: Callable[[str, Node], Row]) -> dict[str, Row]:
    """A mapping from id to row, in the order of the file."""
    table = {}
    for name, child in read_mapping(node).items():
        if not ID.match(name):
            child.wrong(Wrong.NOT_AN_ID, got=shown(name))
        table[name] = read(name, child)
    return table
