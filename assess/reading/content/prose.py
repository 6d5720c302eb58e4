"""The words themselves: leftovers of the damaged poster and of careless typing. Desktop only (OpenCC knows the characters)."""

import re
from collections.abc import Callable, Iterator

import opencc

from assess.errors import Wrong
from assess.reading.fields import Node

HAN = "\u3400-\u9fff"
PINYIN = re.compile(rf"[{HAN}]\s*[(（]\s*[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\s*[)）]")
HALF_WIDTH = re.compile(rf"[{HAN}”》）][,;:!?()]|[,;:!?(][{HAN}“《（]|[{HAN}]\.(?![\w])")
FULL_WIDTH = re.compile(r"[，。；：！？、]")
CHINESE_IN_ENGLISH = re.compile(rf"[(“][^()“”a-zA-Z]*[{HAN}][^()“”a-zA-Z]*[)”]|《[^》]*》")

_to_simplified: Callable[[str], str] = opencc.OpenCC("t2s").convert


def check_prose(node: Node, *, damaged: frozenset[str]) -> None:
    """Report leftovers in every text under the node. Fields named in `damaged` quote the poster's damage and are left alone."""
    for key, text in _texts(node, damaged):
        if key == "en" or key.endswith("_en") or key == "en_many":
            _check_english(text)
        else:
            _check_chinese(text)


def _texts(node: Node, damaged: frozenset[str]) -> Iterator[tuple[str, Node]]:
    """Every text with the name of the field that holds it; items of a list carry the list's name."""
    if isinstance(node.value, dict):
        for key, value in node.value.items():
            if key not in damaged:
                yield from _texts(node.child(str(key), value), damaged)
    elif isinstance(node.value, list):
        for place, value in enumerate(node.value):
            yield from _texts(node.child(place, value), damaged)
    elif isinstance(node.value, str):
        yield next((step for step in reversed(node.path) if isinstance(step, str)), ""), node


def _check_chinese(node: Node) -> None:
    text = str(node.value)
    simplified = _to_simplified(text)
    if simplified != text:
        found = [char for char, plain in zip(text, simplified, strict=False) if char != plain]
        node.wrong(Wrong.TRADITIONAL, found="".join(dict.fromkeys(found)), simplified=simplified)
    for match in PINYIN.finditer(text):
        node.wrong(Wrong.PINYIN, found=match.group())
    for match in HALF_WIDTH.finditer(text):
        node.wrong(Wrong.HALF_WIDTH, found=match.group())


def _check_english(node: Node) -> None:
    for match in FULL_WIDTH.finditer(CHINESE_IN_ENGLISH.sub("", str(node.value))):
        node.wrong(Wrong.FULL_WIDTH, found=match.group())
