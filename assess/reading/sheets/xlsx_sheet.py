"""One sheet of a workbook of Excel, read as it streams by: rows of texts, merged areas, what is hidden."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assess.errors import Wrong
from assess.reading.sheets.texts import iso_text, number_text, seen
from assess.reading.sheets.workbook import LAST_COLUMN, LAST_ROW, Cells, SheetBuilder, Unreadable
from assess.reading.sheets.xlsx_strings import RichText, unescaped
from assess.reading.sheets.xlsx_styles import Styles
from assess.reading.sheets.xml_parts import Attributes, is_true

REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{0,7})")
EMPTY_ROW = re.compile(
    rb'<row [^<>]*+(?:(?<=/)>|>\s*+(?:<c [^<>]*+(?:(?<=/)>|></c>)\s*+)*+</row>)\s*+(?=<row [^<>]*?\br="|</sheetData>)'
)
EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"[^<>]*+(?:(?<=/)>|></c>)\s*+(?=<c r="|</row>)')
"""Cells and rows that only have a look: some programs write them down to the last row. The next one says where it is."""
BEGINS_ROW = b"<row "
PIECE = 1 << 20


def without_empty(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The part without empty cells and rows, as far as they are written in the usual way: the others are left for the reader."""
    rest = b""
    for piece in pieces:
        rest += piece
        cut = rest.rfind(BEGINS_ROW)
        if cut < 0 and len(rest) > PIECE:
            cut = len(rest)
        if cut > 0:
            yield _lightened(rest[:cut])
            rest = rest[cut:]
    yield _lightened(rest)


def _lightened(part: bytes) -> bytes:
    """Within a text as it is (CDATA) nothing is an element."""
    return part if b"<![CDATA[" in part else EMPTY_CELL.sub(b"", EMPTY_ROW.sub(b"", part))


class SheetReader:
    """Reads the part into a builder."""

    def __init__(self, builder: SheetBuilder, strings: Sequence[tuple[str, bool]], styles: Styles, *, since_1904: bool) -> None:
        self.builder = builder
        self.strings = strings
        self.styles = styles
        self.since_1904 = since_1904
        self.in_data = False
        self.row = 0
        self.row_hidden = False
        self.row_named = False
        self.cells = Cells()
        self.place = -1
        self.cell: Attributes = {}
        self.value: list[str] | None = None
        self.takes_value = False
        self.formula = False
        self.rich: RichText | None = None

    # — elements

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""
        if self.rich is not None:
            self.rich.start(name, attributes)
        elif self.in_data:
            self._start_inside(name, attributes)
        elif name == "sheetData":
            self.in_data = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and (is_true(attributes.get("hidden")) or attributes.get("width") == "0"):
            self.builder.hide_columns(int(attributes["min"]) - 1, min(int(attributes["max"]), LAST_COLUMN) - 1)

    def _start_inside(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name == "v":
            self.value, self.takes_value = [], True
        elif name == "row":
            self._begin_row(attributes)
        elif name == "f":
            self.formula = True
        elif name == "is":
            self.rich = RichText()

    def end(self, name: str) -> None:
        """Take in its end."""
        if name == "c" and self.in_data:
            self._end_cell()
        elif name == "v":
            self.takes_value = False
        elif name == "is" and self.rich is not None:
            self._end_inline(self.rich)
        elif self.rich is not None:
            self.rich.end(name)
        elif name == "row" and self.cells:
            self.builder.add(self.row, self.cells, hidden=self.row_hidden)
        elif name == "sheetData":
            self.in_data = False

    def text(self, text: str) -> None:
        """Take in a text."""
        if self.takes_value and self.value is not None:
            self.value.append(text)
        elif self.rich is not None:
            self.rich.text(text)

    # — rows and cells

    def _begin_row(self, attributes: Attributes) -> None:
        self.row_named = "r" in attributes
        self.row = int(attributes.get("r", self.row + 1))
        if not 0 < self.row <= LAST_ROW:
            raise Unreadable(Wrong.DAMAGED_FILE)
        self.row_hidden = is_true(attributes.get("hidden")) or attributes.get("ht") == "0"
        self.cells = Cells()
        self.place = -1

    def _begin_cell(self, attributes: Attributes) -> None:
        row, self.place = _place(attributes["r"]) if "r" in attributes else (0, self.place + 1)
        if not self.row_named:
            self.row = max(self.row, row)
        if self.place >= LAST_COLUMN:
            raise Unreadable(Wrong.DAMAGED_FILE)
        self.cell = attributes
        self.value = None
        self.formula = False

    def _end_cell(self) -> None:
        value = "".join(self.value or ())
        kind = self.cell.get("t", "n")
        if not value:
            if self.formula and kind != "str" and self.place not in self.cells.texts:
                self.cells.unknown.add(self.place)
            return
        style = self._style()
        text, struck = self._text(kind, value, style)
        self.cells.put(self.place, text, struck=struck or style in self.styles.struck)

    def _text(self, kind: str, value: str, style: int) -> tuple[str, bool]:
        """The text of a value, and whether it is struck through by itself."""
        match kind:
            case "s":
                return self._shared(value)
            case "n":
                return number_text(value, self.styles.form(style), since_1904=self.since_1904), False
            case "b":
                return "TRUE" if is_true(value.strip()) else "FALSE", False
            case "d":
                return iso_text(value), False
            case "e":
                return seen(value), False
        return unescaped(value), False

    def _shared(self, value: str) -> tuple[str, bool]:
        number = int(value)
        if not 0 <= number < len(self.strings):
            raise Unreadable(Wrong.DAMAGED_FILE)
        return self.strings[number]

    def _end_inline(self, rich: RichText) -> None:
        self.rich = None
        text, struck = rich.whole()
        self.cells.put(self.place, text, struck=struck or self._style() in self.styles.struck)

    def _style(self) -> int:
        style = self.cell.get("s", "")
        return int(style) if style.isdecimal() else 0

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        first_row, first_column = _place(first)
        last_row, last_column = _place(last or first)
        self.builder.merge(first_row, last_row, first_column, last_column)


def _place(reference: str) -> tuple[int, int]:
    """The row, from 1, and the column, from 0, of A1."""
    found = REFERENCE.fullmatch(reference)
    if not found:
        raise Unreadable(Wrong.DAMAGED_FILE)
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2] or 0), column - 1
