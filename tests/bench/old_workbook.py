"""The least that programs take for a workbook of Excel 97–2003: a compound file with one stream, of one sheet of texts."""

import struct

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
NAMES_A_SECTOR = SECTOR // 4
LEAST = 4096
"""Bytes of a stream that is long enough to have sectors of its own."""


def old_workbook(rows: list[list[str]]) -> bytes:
    """The bytes of a file whose sheet has these texts."""
    return _compound_file(_stream(rows))


def _stream(rows: list[list[str]]) -> bytes:
    page = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    for number, row in enumerate(rows):
        page += b"".join(_label(number, column, text) for column, text in enumerate(row))
    page += _record(0x000A)
    name = "台账"
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6)) + _record(0x0042, struct.pack("<H", 1200))
    length = len(start) + 4 + 8 + 2 * len(name) + 4
    sheet = _record(0x0085, struct.pack("<IBBBB", length, 0, 0, len(name), 1) + name.encode("utf-16-le"))
    return (start + sheet + _record(0x000A) + page).ljust(LEAST, b"\0")


def _label(row: int, column: int, text: str) -> bytes:
    return _record(0x0204, struct.pack("<HHHHB", row, column, 15, len(text), 1) + text.encode("utf-16-le"))


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _compound_file(stream: bytes) -> bytes:
    """Header, the chain of sectors, a directory of one stream, and the stream itself."""
    used = -(-len(stream) // SECTOR)
    chains = 1
    while chains * NAMES_A_SECTOR < chains + 1 + used:
        chains += 1
    first = chains + 1
    chain = [FAT] * chains + [END] + [*range(first + 1, first + used), END]
    chain += [FREE] * (chains * NAMES_A_SECTOR - len(chain))
    heads = [*range(chains), *[FREE] * (109 - chains)]
    header = struct.pack(
        "<8s16sHHHHHHIIIIIIIIII109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, chains, chains, 0, LEAST, END, 0, END, 0, *heads,
    )  # fmt: skip
    directory = _entry("Root Entry", 5, child=1, start=END, size=0) + _entry(
        "Workbook", 2, child=FREE, start=first, size=len(stream)
    )
    return header + struct.pack(f"<{len(chain)}I", *chain) + directory.ljust(SECTOR, b"\0") + stream.ljust(used * SECTOR, b"\0")


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBIII16sIQQIII", text, len(text), kind, 1, FREE, FREE, child, b"", 0, 0, 0, start, size, 0)
