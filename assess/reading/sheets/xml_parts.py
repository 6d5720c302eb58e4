"""XML that anybody may have made, read as it streams by.

What has a document type is refused: its entities can grow without end, or name other files.
"""

from collections.abc import Iterable
from pyexpat import ParserCreate  # xml.parsers.expat is this under another name, and does not travel to the browser
from typing import Protocol

from assess.errors import Wrong
from assess.reading.sheets.workbook import Unreadable

Attributes = dict[str, str]


class Handler(Protocol):
    """The reader of one part. Names come without their namespace: strict workbooks have other ones for the same."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""

    def end(self, name: str) -> None:
        """Take in its end."""

    def text(self, text: str) -> None:
        """Take in a text between two of these."""


def read_xml(pieces: Iterable[bytes], handler: Handler) -> None:
    """Hand the part to its reader. Raises `ExpatError` where it is no XML, `Unreadable` where it has a document type."""
    parser = ParserCreate()
    parser.buffer_text = True
    names: dict[str, str] = {}

    def start(name: str, attributes: Attributes) -> None:
        handler.start(names.get(name) or names.setdefault(name, local(name)), attributes)

    def end(name: str) -> None:
        handler.end(names[name])

    def refuse(*_: object) -> None:
        raise Unreadable(Wrong.DAMAGED_FILE)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
    for piece in pieces:
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def local(name: str) -> str:
    """A name without the prefix of its namespace."""
    return name.rpartition(":")[2]


def is_true(value: str | None) -> bool:
    """The value of a mark, which may be there without one."""
    return value in ("1", "true", "on")
