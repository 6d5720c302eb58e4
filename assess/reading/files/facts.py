"""The value of a fact about a branch, as a file or a form gives it. What it cannot use is reported, and None."""

import re

from assess.errors import Wrong
from assess.model.answers import TEXT_LIMIT
from assess.model.branch import Fact, FactKind, FactValue
from assess.reading.fields import Node, shown
from assess.reading.lenient import whole_in

SIZES_LIMIT = 200

_NUMBER = re.compile(r"\d+")
_NUMBERS = re.compile(r"[\s\d,，、;；.。]*\Z")


def read_fact(fact: Fact, node: Node) -> FactValue | None:
    """An option's id, yes or no, a whole number, or whole numbers; digits typed as text are understood."""
    match fact.kind:
        case FactKind.CHOICE:
            return _option(fact, node)
        case FactKind.YES_NO:
            return _yes_no(node)
        case FactKind.COUNT:
            return _count(fact, node)
        case FactKind.SIZES:
            return _sizes(fact, node)


def _option(fact: Fact, node: Node) -> str | None:
    if isinstance(node.value, str) and node.value in fact.options:
        return node.value
    node.wrong(Wrong.NOT_ONE_OF, got=shown(node.value), known=", ".join(fact.options))
    return None


def _yes_no(node: Node) -> bool | None:
    if node.value in ("yes", "no"):
        return node.value == "yes"
    if isinstance(node.value, bool):
        return node.value
    node.wrong(Wrong.NOT_ONE_OF, got=shown(node.value), known="yes, no")
    return None


def _count(fact: Fact, node: Node) -> int | None:
    number = whole_in(node.value)
    if number is None:
        node.wrong(Wrong.NOT_WHOLE, got=shown(node.value), low=0)
        return None
    return _in_range(fact, node, number)


def _in_range(fact: Fact, node: Node, number: int) -> int | None:
    if 0 <= number <= fact.at_most:
        return number
    node.wrong(Wrong.OUT_OF_RANGE, got=shown(number), low=0, high=fact.at_most)
    return None


def _sizes(fact: Fact, node: Node) -> tuple[int, ...] | None:
    raw = node.value
    if isinstance(raw, str) and len(raw) <= TEXT_LIMIT and _NUMBERS.match(raw):
        raw = _NUMBER.findall(raw)
    if isinstance(raw, int) and not isinstance(raw, bool):
        raw = [raw]
    numbers = [whole_in(each) for each in raw] if isinstance(raw, list) and len(raw) <= SIZES_LIMIT else []
    if not numbers or None in numbers:
        node.wrong(Wrong.SIZES_WITHOUT_NUMBERS, got=shown(node.value))
        return None
    within = [_in_range(fact, node, number) for number in numbers if number is not None]
    return None if None in within else tuple(number for number in within if number is not None)
