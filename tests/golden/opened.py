"""A reply with its files opened: what was base64 or JSON in a text is data or text that can be read and compared part by part.

Strings of the class `Fixed` are no words for people, whatever letters are in them: markup, styles, the frame of a zip.
"""

import base64
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZipFile, ZipInfo

TAG = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL)
SHOWN = re.compile(r'(\b(?:name|title|alt|summary)=")([^"]+)')
"""Attributes whose value people see."""
UNSEEN = re.compile(r"\.rels$|^\[Content_Types\]|/theme/|/styles\.xml$")
"""Members of an office file without a word in them."""


class Fixed(str):
    __slots__ = ()


def opened(reply: Any) -> Any:
    """The same structure; a file in `data` and a JSON text are put in as what they hold."""
    if isinstance(reply, dict):
        kind = reply.get("type")
        return {
            name: _file(each, str(kind)) if name == "data" and kind and isinstance(each, str) else opened(each)
            for name, each in reply.items()
        }
    if isinstance(reply, list):
        return [opened(each) for each in reply]
    return _json(reply) if isinstance(reply, str) and reply.startswith("{") else reply


def _file(data: str, kind: str) -> Any:
    content = base64.b64decode(data)
    if content.startswith(b"PK"):
        return _zip(content)
    text = content.decode()
    if kind == "text/calendar":
        return _calendar(text)
    return _json(text) if text.startswith("{") else list(_markup(text))


def _json(text: str) -> Any:
    """The data, and how it was laid out: where that cannot be said in two words, the text itself."""
    try:
        data = json.loads(text)
    except ValueError:
        return text
    for indent in (None, 1, 2):
        for end in ("", "\n"):
            if json.dumps(data, ensure_ascii=False, indent=indent) + end == text:
                return {"indent": indent, "end": end, "json": opened(data)}
    return {"text": Fixed(text), "json": opened(data)}


def _calendar(text: str) -> Any:
    """The lines as they were before long ones were folded, and whether they were folded as the standard asks."""
    lines = text.replace("\r\n ", "").split("\r\n")
    return {"folded": "\r\n".join("\r\n ".join(_folded(line)) for line in lines) == text, "lines": lines}


def _folded(line: str) -> Iterator[str]:
    part, room = "", 75
    for character in line:
        if len((part + character).encode()) > room:
            yield part
            part, room = "", 74
        part += character
    yield part


def _zip(content: bytes) -> list[Any]:
    with ZipFile(BytesIO(content)) as archive:
        return [_entry(each, archive.read(each)) for each in archive.infolist()]


def _entry(info: ZipInfo, content: bytes) -> dict[str, Any]:
    frame = f"{info.date_time} {info.compress_type} {info.external_attr} {info.flag_bits} {info.create_system}"
    return {"member": Fixed(info.filename), "frame": Fixed(frame), "content": _member(info.filename, content)}


def _member(name: str, content: bytes) -> Any:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return Fixed(sha256(content).hexdigest())
    return Fixed(text) if UNSEEN.search(name) else list(_markup(text))


def _markup(text: str) -> Iterator[str]:
    """Markup and the texts in it by turns; put together again they are the document."""
    at = 0
    for tag in TAG.finditer(text):
        yield text[at : tag.start()]
        yield from _tag(tag[0])
        at = tag.end()
    yield text[at:]


def _tag(tag: str) -> Iterator[str]:
    at = 0
    for shown in () if tag.startswith("<style") else SHOWN.finditer(tag):
        yield Fixed(tag[at : shown.end(1)])
        yield shown[2]
        at = shown.end()
    yield Fixed(tag[at:])
