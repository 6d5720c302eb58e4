"""The bytes of a file that anybody may have made → a table of texts. CSV in the encodings of Chinese offices, and Excel (.xlsx).

A file is refused whole, with the reason, or read whole: `Unreadable` is the only exception that leaves this module.
What is packed is measured before it is unpacked, and unpacked piece by piece, for an archive may lie about its sizes.
"""

import base64
import csv
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from io import BytesIO, StringIO
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from assess.errors import Where, Wrong
from assess.reading.encodings import CONTROLS, decode
from assess.reading.files.ledger import ROWS_LIMIT

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MEGABYTE = 1_000_000
FILE_LIMIT = 5 * MEGABYTE
UNPACKED_LIMIT = 60 * MEGABYTE
PARTS_LIMIT = 2000
RATIO_LIMIT = 300
"""A part of a megabyte or more that was packed more tightly than this was made to do harm."""
COLUMNS_LIMIT = 200
CELLS_LIMIT = ROWS_LIMIT * COLUMNS_LIMIT
LAST_ROW = 1_048_576
"""No spreadsheet has more rows; a file that says so would be read for ever."""
HEAD_ROWS = 15
"""So many rows may stand above what a table begins with, and its headings among them."""

MAGIC = {
    b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF", b"Rar!\x1a": "RAR", b"7z\xbc\xaf": "7Z",
    b"{\\rtf": "RTF", b"\x1f\x8b": "GZIP",
}  # fmt: skip
PACKED = {"word/": "DOCX", "ppt/": "PPTX", "content.xml": "ODS", "xl/workbook.bin": "XLSB"}
OLE = b"\xd0\xcf\x11\xe0"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
DELIMITERS = (",", "\t", ";", "\uff0c")
"""The last is the full-width comma."""

Row = tuple[int, tuple[str, ...]]
IsHeading = Callable[[Sequence[str]], bool]


class Unreadable(Exception):
    """The reason why nothing of a file can be used."""

    def __init__(self, wrong: Wrong, *, row: int = 0, **facts: object) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.where = Where(row=row)
        self.facts = facts


@dataclass(frozen=True, kw_only=True, slots=True)
class FileTable:
    """Rows with something in them, each with its number in the file (from 1), the empty cells at its end left out.

    `unknown` are places (row, column from 0) of formulas whose value the file does not hold; `others` are sheets left unread.
    """

    rows: tuple[Row, ...]
    sheet: str = ""
    unknown: set[tuple[int, int]] = field(default_factory=set)
    others: tuple[str, ...] = ()


def bytes_of(text: object) -> bytes | None:
    """Bytes from base64, or None where it is none."""
    try:
        return base64.b64decode(text, validate=True) if isinstance(text, str) else None
    except ValueError:
        return None


def read_table(data: bytes, is_heading: IsHeading) -> FileTable:
    """The first table of the file with a heading row near its beginning; where there is none, the head of its first table.

    Raises `Unreadable`.
    """
    if len(data) > FILE_LIMIT:
        raise Unreadable(Wrong.FILE_TOO_LARGE, size=f"{len(data) / MEGABYTE:.1f}", limit=FILE_LIMIT // MEGABYTE)
    if data.startswith(OLE):
        raise _old(data)
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            raise Unreadable(Wrong.NOT_A_TABLE, kind=kind)
    return _from_excel(data, is_heading) if data.startswith(ZIP) else _from_csv(_decoded(data), is_heading)


def _old(data: bytes) -> Unreadable:
    """Microsoft's container of the last century holds old workbooks, old documents, and new ones with a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Unreadable(Wrong.ENCRYPTED)
    if "WordDocument".encode("utf-16-le") in data:
        return Unreadable(Wrong.NOT_A_TABLE, kind="DOC")
    return Unreadable(Wrong.OLD_EXCEL)


def _first(tables: Iterable[FileTable], is_heading: IsHeading) -> FileTable:
    """The first with headings, else the first with anything."""
    begun = None
    for table in tables:
        if _has_heading(table.rows, is_heading):
            return table
        begun = begun or (table if table.rows else None)
    if begun is None:
        raise Unreadable(Wrong.EMPTY_TABLE)
    return begun


def _whole(rows: Iterator[Row], is_heading: IsHeading) -> tuple[Row, ...]:
    """All rows if there is a heading among the first; else these first ones only, for the rest is of no use."""
    rows = _within_columns(rows)
    head = tuple(islice(rows, HEAD_ROWS))
    if not _has_heading(head, is_heading):
        return head
    rest = tuple(islice(rows, ROWS_LIMIT + 1))
    if len(rest) > ROWS_LIMIT:
        raise Unreadable(Wrong.TOO_MANY_ROWS, limit=ROWS_LIMIT)
    return head + rest


def _has_heading(rows: Iterable[Row], is_heading: IsHeading) -> bool:
    return any(is_heading(cells) for _, cells in islice(rows, HEAD_ROWS))


def _without_empty_end(texts: list[str]) -> tuple[str, ...]:
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _within_columns(rows: Iterator[Row]) -> Iterator[Row]:
    for row, texts in rows:
        if len(texts) > COLUMNS_LIMIT:
            raise Unreadable(Wrong.TOO_MANY_COLUMNS, row=row, limit=COLUMNS_LIMIT)
        yield row, texts


# — CSV


def _decoded(data: bytes) -> str:
    text = decode(data)
    if text is None or CONTROLS.search(text):
        raise Unreadable(Wrong.UNKNOWN_ENCODING)
    begin = text[:1000].lstrip()
    if re.match(r"(?i)<(?:!doctype|html|head|meta|table|\?xml)", begin):
        raise Unreadable(Wrong.NOT_A_TABLE, kind="XML" if begin.startswith("<?") else "HTML")
    if re.match(r'\{\s*"', begin):
        raise Unreadable(Wrong.NOT_A_TABLE, kind="JSON")
    return text


def _from_csv(text: str, is_heading: IsHeading) -> FileTable:
    used = [each for each in DELIMITERS if each in text] or [DELIMITERS[0]]
    heads = {each: FileTable(rows=tuple(islice(_records(text, each, strict=False), HEAD_ROWS))) for each in used}
    found = _first(sorted(heads.values(), key=_columns, reverse=True), is_heading)
    delimiter = next(each for each, head in heads.items() if head is found)
    return FileTable(rows=_whole(_records(text, delimiter, strict=True), is_heading))


def _columns(table: FileTable) -> int:
    return max((len(cells) for _, cells in table.rows), default=0)


def _records(text: str, delimiter: str, *, strict: bool) -> Iterator[Row]:
    """Counted as a spreadsheet counts them: a cell of several lines is still in one row.

    Without `strict`, quotes in odd places are dropped and one that is never closed swallows rows: good enough for a look only.
    """
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=strict)
    row = 0
    try:
        for row, record in enumerate(reader, 1):
            if cells := _without_empty_end([_unescaped(cell.strip()) for cell in record]):
                yield row, cells
    except csv.Error:
        if strict:
            raise Unreadable(Wrong.BROKEN_QUOTES, row=row + 1) from None


def _unescaped(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking a text for a formula."""
    return text[1:] if re.match(r"'+[=+\-@\t]", text) else text


# — Excel


def _from_excel(data: bytes, is_heading: IsHeading) -> FileTable:
    try:
        return _first(_sheets(_unpacked(data), is_heading), is_heading)
    except Unreadable:
        raise
    except Exception:  # the libraries raise nearly every kind for a file that is not what it says
        raise Unreadable(Wrong.DAMAGED_FILE) from None


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The parts with text of the archive. Sizes are checked as they are stated, and nothing is read beyond them."""
    with ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        names = [part.filename for part in parts]
        kind = next((kind for begin, kind in PACKED.items() if any(name.startswith(begin) for name in names)), "ZIP")
        if kind == "XLSB" or not any(name.startswith("xl/") for name in names):
            raise Unreadable(Wrong.NOT_A_TABLE, kind=kind)
        if any(part.flag_bits & 1 for part in parts):
            raise Unreadable(Wrong.ENCRYPTED)
        tight = any(part.file_size > max(MEGABYTE, part.compress_size * RATIO_LIMIT) for part in parts)
        if tight or sum(part.file_size for part in parts) > UNPACKED_LIMIT or len(parts) > PARTS_LIMIT:
            raise Unreadable(Wrong.UNPACKED_TOO_LARGE, limit=UNPACKED_LIMIT // MEGABYTE)
        found = {}
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as stream:
                    found[part.filename] = _without_entities(stream.read(part.file_size))
        return found


def _without_entities(part: bytes) -> bytes:
    """No program for tables writes a document type; its entities can grow without end, or name other files."""
    if any("<!DOCTYPE".encode(codec) in part for codec in ("utf-8", "utf-16-le", "utf-16-be")):
        raise Unreadable(Wrong.DAMAGED_FILE)
    return part


def _packed(parts: dict[str, bytes]) -> BytesIO:
    """An archive of parts whose sizes are known."""
    into = BytesIO()
    with ZipFile(into, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return into


def _sheets(parts: dict[str, bytes], is_heading: IsHeading) -> Iterator[FileTable]:
    """The sheets that can be seen, in their order."""
    with warnings.catch_warnings():  # about what a table does without: styles, validations, pictures
        warnings.simplefilter("ignore")
        values = _workbook(parts, formulas=False)
        has_formulas = any(re.search(rb"<(?:\w+:)?f[ >/]", part) for name, part in parts.items() if "/worksheets/" in name)
        sources = _workbook(parts, formulas=True).worksheets if has_formulas else repeat(None)
        seen = [pair for pair in zip(values.worksheets, sources, strict=False) if pair[0].sheet_state == "visible"]
        for sheet, source in seen:
            unknown: set[tuple[int, int]] = set()
            rows = _whole(_sheet_rows(sheet, source, unknown), is_heading)
            others = tuple(str(other.title) for other, _ in seen if other is not sheet)
            yield FileTable(rows=rows, sheet=str(sheet.title), unknown=unknown, others=others)


def _workbook(parts: dict[str, bytes], *, formulas: bool) -> "Workbook":
    """Imported here: the library is large, and in the browser it comes only with the first workbook."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise Unreadable(Wrong.NO_EXCEL_READER) from None
    return load_workbook(_packed(parts), read_only=True, data_only=not formulas, keep_links=False)


def _sheet_rows(sheet: Any, source: Any, unknown: set[tuple[int, int]]) -> Iterator[Row]:
    """Notes in `unknown` which cells hold a formula without a value."""
    read = 0
    sources = _all_rows(source) if source else repeat(())
    for row, (cells, formulas) in enumerate(zip(_all_rows(sheet), sources, strict=False), 1):
        if row > LAST_ROW:
            raise Unreadable(Wrong.DAMAGED_FILE)
        if not cells:
            continue
        read += len(cells)
        if read > CELLS_LIMIT:
            raise Unreadable(Wrong.TOO_MANY_COLUMNS, row=row, limit=COLUMNS_LIMIT)
        missing = {(row, place) for place, each in enumerate(formulas) if each.data_type == "f" and _has_no_value(cells[place])}
        unknown |= missing
        texts = _without_empty_end([_text(cell) for cell in cells])
        if texts or missing:
            yield row, texts


def _all_rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """A sheet may state a wrong size, and rows beyond it would be lost."""
    sheet.reset_dimensions()
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows()
    return rows


def _has_no_value(cell: Any) -> bool:
    """A formula that gave an empty text has the type of a text."""
    return cell.value is None and cell.data_type == "n"


def _text(cell: Any) -> str:
    """A cell as its reader sees it, but for dates, which every spreadsheet shows in another way."""
    match cell.value:
        case None:
            return ""
        case str(text):
            return text.strip()
        case bool(value):
            return str(value).upper()
        case float(number):
            return _number(number, str(cell.number_format))
        case datetime() as moment:
            return moment.date().isoformat() if moment.time() == time() else moment.isoformat(" ", "minutes")
        case other:
            return f"{other * 100}%" if isinstance(other, int) and str(cell.number_format).endswith("%") else str(other)


def _number(number: float, form: str) -> str:
    """Fifteen digits are what a spreadsheet keeps: 12.0 is 12, and 0.1 + 0.2 is 0.3."""
    return f"{number * 100:.15g}%" if form.endswith("%") else f"{number:.15g}"
