"""A calendar file (RFC 5545), as far as whole-day entries with a reminder need it: components, text, folding.

The library that knows all of the standard weighs as much on the wire as a sixteenth of Python itself, for a visitor who saves
one file; the tests read every file with it.
"""

from collections.abc import Iterable, Iterator

FOLD = 75
"""Octets of a line, the break not counted (section 3.1)."""

_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def component(name: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines between BEGIN and END; components may lie in one another."""
    yield f"BEGIN:{name}"
    yield from lines
    yield f"END:{name}"


def text_line(name: str, text: str) -> str:
    """A property whose value is text (section 3.3.11). Controls that the standard forbids are left out."""
    return f"{name}:{_allowed(text).translate(_ESCAPED)}"


def calendar_bytes(lines: Iterable[str]) -> bytes:
    """The file: UTF-8, long lines folded between characters, every line ended as the standard asks."""
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def _allowed(text: str) -> str:
    """None but the line break; half of a character pair has no UTF-8."""
    return "".join(char for char in text if char == "\n" or (char >= " " and char != "\x7f" and not "\ud800" <= char <= "\udfff"))


def _folded(line: str) -> Iterator[bytes]:
    part = b""
    for char in line:
        octets = char.encode()
        if len(part) + len(octets) > FOLD:
            yield part
            part = b" "
        part += octets
    yield part
