"""Zip archives that are the same bytes whenever their contents are the same.

Standard library only, as Python 3.9 has it: the portable edition holds this module.
"""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold. Any fixed one does; a real one would make every file another."""


class SteadyZip(ZipFile):
    """A zip for writing, all parts of one age: `EPOCH`, whoever writes them."""

    def open(self, name: str | ZipInfo, *args: Any, **more: Any) -> IO[bytes]:
        """Every way to write a part leads through here."""
        if isinstance(name, ZipInfo):
            name.date_time = EPOCH
        return super().open(name, *args, **more)


def steady(data: bytes) -> bytes:
    """A zip with all its parts as they were and of one age, whenever it was written."""
    into = BytesIO()
    with ZipFile(BytesIO(data)) as source, SteadyZip(into, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name), ZIP_DEFLATED)
    return into.getvalue()
