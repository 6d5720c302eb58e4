"""A file as a door takes it in: its bytes, never more of them than could be of use, → its text."""

import base64
from typing import IO

from assess.errors import Where, Wrong
from assess.reading.encodings import decode
from assess.reading.fields import ProblemCollector
from assess.reading.json_text import SIZE_LIMIT

BYTES_AT_MOST = 8_000_000
"""Longer files are not read at all: in no encoding could they be short enough to be a sheet."""


def read_bytes(file: IO[bytes], limit: int = BYTES_AT_MOST) -> bytes:
    """The bytes, and of a file without end one more than the limit, by which it is known to be too large."""
    return file.read(limit + 1)


def bytes_of(text: object) -> bytes | None:
    """Bytes from base64, or None where it is none."""
    try:
        return base64.b64decode(text, validate=True) if isinstance(text, str) else None
    except ValueError:
        return None


def text_of(data: bytes, collector: ProblemCollector) -> str | None:
    """The text in any of the encodings that are known; None, with the reason reported, where there is none."""
    if len(data) > BYTES_AT_MOST:
        collector.add(Where(), Wrong.TOO_LARGE, size=len(data), limit=SIZE_LIMIT)
        return None
    text = decode(data)
    if text is None:
        collector.add(Where(), Wrong.NOT_DECODED)
    return text
