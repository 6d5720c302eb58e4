"""Links from the layouts of ledgers to the fields of the ledger and to activities. Desktop only."""

from collections.abc import Container, Mapping

from assess.errors import Wrong
from assess.reading.content.ledger_layouts import is_layouts
from assess.reading.fields import Node, read_mapping

ACTIVITY_WORDS = ("activity:", "sheet:")
"""Beginnings of the ids of words that are answered by activities, several with a plus between them."""


def check_ledger_layouts(files: Mapping[str, Node], fields: Container[str], activities: Container[str]) -> None:
    """Report what leads to no field of the ledger and to no activity."""
    for name, node in files.items():
        if is_layouts(name) and isinstance(node.value, dict):
            for layout in _of(node, "layouts").values():
                for table in _of(layout, "columns").values():
                    _check_ids(table, fields, "ledger.yaml")
                words = _of(layout, "words")
                for id_ in words:
                    if id_.startswith(ACTIVITY_WORDS):
                        _check_word(words[id_], activities)


def _of(node: Node, name: str) -> dict[str, Node]:
    value = node.value.get(name) if isinstance(node.value, dict) else None
    return read_mapping(node.child(name, value)) if isinstance(value, dict) else {}


def _check_ids(node: Node, known: Container[str], of: str) -> None:
    for each in (read_mapping(node) if isinstance(node.value, dict) else {}).values():
        if isinstance(each.value, str) and each.value.strip() and each.value not in known:
            each.wrong(Wrong.UNKNOWN_ID, id=each.value, of=of)


def _check_word(node: Node, activities: Container[str]) -> None:
    for id_ in node.value.split("+") if isinstance(node.value, str) else ():
        if id_.strip() and id_ not in activities:
            node.wrong(Wrong.UNKNOWN_ID, id=id_, of="activities.yaml")
