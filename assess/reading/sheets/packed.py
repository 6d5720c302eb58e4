"""The parts of a zip that anybody may have made: measured before they are unpacked, found whatever their names look like."""

import posixpath
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from assess.errors import Wrong
from assess.reading.sheets.workbook import Unreadable

MEGABYTE = 1_000_000
UNPACKED_LIMIT = 60 * MEGABYTE
PARTS_LIMIT = 2000
RATIO_LIMIT = 300
"""A part of a megabyte or more that was packed more tightly than this was made to do harm."""
PIECE = 1 << 18
"""So many bytes are unpacked at a time."""
LOCKED = 1
"""The mark of a part that needs a password."""


class Parts:
    """The parts by their names, which are compared without regard to case and to the direction of their slashes."""

    def __init__(self, data: bytes) -> None:
        self.archive = ZipFile(BytesIO(data))
        self.parts: dict[str, ZipInfo] = {}
        for part in self.archive.infolist():
            self.parts.setdefault(plain_name(part.filename), part)

    @property
    def names(self) -> tuple[str, ...]:
        """The names in their plain form, in the order of the archive."""
        return tuple(self.parts)

    def check(self) -> None:
        """Sizes as they are stated: nothing is read beyond them later. Raises `Unreadable`."""
        parts = self.archive.infolist()
        if any(part.flag_bits & LOCKED for part in parts):
            raise Unreadable(Wrong.ENCRYPTED)
        tight = any(part.file_size > max(MEGABYTE, part.compress_size * RATIO_LIMIT) for part in parts)
        if tight or sum(part.file_size for part in parts) > UNPACKED_LIMIT or len(parts) > PARTS_LIMIT:
            raise Unreadable(Wrong.UNPACKED_TOO_LARGE, limit=UNPACKED_LIMIT // MEGABYTE)

    def pieces(self, name: str) -> Iterator[bytes]:
        """One part, piece by piece. The archive’s own checksum is compared at its end."""
        with self.archive.open(self.parts[name]) as stream:
            while piece := stream.read(PIECE):
                yield piece

    def beginning(self, name: str) -> bytes:
        """The first bytes of a part; nothing where it is not there, or needs a password."""
        is_open = name in self.parts and not self.parts[name].flag_bits & LOCKED
        return next(self.pieces(name), b"") if is_open else b""


def plain_name(name: str, folder: str = "") -> str:
    """A name as it is compared; `folder` is where a relative one begins."""
    name = name.replace("\\", "/")
    return posixpath.normpath("/" + (name if name.startswith("/") else f"{folder}/{name}")).lstrip("/").lower()
