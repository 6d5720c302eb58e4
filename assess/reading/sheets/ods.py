"""A workbook of LibreOffice or WPS in the open format (.ods): its sheets as texts.

A row or a cell may be repeated a million times: it is read once, and what is empty is counted only.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from assess.errors import Wrong
from assess.reading.sheets.packed import Parts
from assess.reading.sheets.texts import Form, iso_text, number_text, seen
from assess.reading.sheets.workbook import LAST_COLUMN, LAST_ROW, Budget, Cells, SheetBuilder, Unreadable, Workbook, Worksheet
from assess.reading.sheets.xml_parts import Attributes, local, read_xml

CONTENT = "content.xml"
STYLES = "styles.xml"
MANIFEST = "meta-inf/manifest.xml"
LOCKED = b"encryption-data"
CELLS = ("table-cell", "covered-table-cell")
ASIDE = frozenset({"annotation", "frame", "shapes", "tracked-changes", "dde-links", "ruby-text"})
"""Elements with texts, or tables, that nobody sees in a cell: remarks, pictures, what was deleted."""
BREAKS = {"tab": "\t", "line-break": "\n"}
BLANKS_LIMIT = 1000
PARENTS_LIMIT = 20
TIME = re.compile(r"-?PT(\d{1,9})H(\d{1,2})M(\d{1,2})(?:[.,]\d*)?S")
FORMS = {"percentage": Form.PERCENT, "float": Form.NUMBER, "currency": Form.NUMBER}


@dataclass(slots=True)
class _Style:
    parent: str
    struck: bool | None = None
    shown: bool = True


@dataclass(slots=True)
class _Looks:
    """The styles of both parts by their name."""

    styles: dict[str, _Style] = field(default_factory=dict)
    current: _Style | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "style":
            self.current = _Style(attributes.get("parent-style-name", ""))
            self.styles[attributes.get("name", "")] = self.current
        elif self.current and name == "text-properties":
            line = attributes.get("text-line-through-style") or attributes.get("text-line-through-type")
            self.current.struck = None if line is None else line != "none"
        elif self.current and name == "table-properties":
            self.current.shown = attributes.get("display") != "false"

    def end(self, name: str) -> None:
        if name == "style":
            self.current = None

    def text(self, text: str) -> None: ...

    def struck(self, name: str) -> bool:
        """True if the style, or the nearest above it that says so, has a line through its texts."""
        for _ in range(PARENTS_LIMIT):
            style = self.styles.get(name)
            if style is None:
                return False
            if style.struck is not None:
                return style.struck
            name = style.parent
        return False


@dataclass(slots=True)
class _StylesReader:
    """Reads the part with named styles."""

    looks: _Looks

    def start(self, name: str, attributes: Attributes) -> None:
        self.looks.start(name, {local(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self.looks.end(name)

    def text(self, text: str) -> None: ...


@dataclass(slots=True)
class _Cell:
    """A cell while it is read: its lines as its reader sees them."""

    attributes: Attributes
    lines: list[list[str]] = field(default_factory=list)
    unstruck: bool = False


class _ContentReader:
    """Reads the part with the sheets."""

    def __init__(self, looks: _Looks) -> None:
        self.looks = looks
        self.budget = Budget()
        self.sheets: list[Worksheet] = []
        self.builder = SheetBuilder("", self.budget)
        self.in_sheet = False
        self.aside = 0
        self.row = 0
        self.row_attributes: Attributes = {}
        self.cells = Cells()
        self.column_ends: list[int] = []
        self.column_styles: list[str] = []
        self.place = 0
        self.cell: _Cell | None = None
        self.spans: list[bool] = []

    # — elements

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""
        if self.aside or name in ASIDE:
            self.aside += 1
            return
        attributes = {local(key): value for key, value in attributes.items()}
        if self.cell:
            self._start_in_cell(self.cell, name, attributes)
        elif self.in_sheet:
            self._start_in_sheet(name, attributes)
        elif name == "table":
            self._begin_sheet(attributes)
        else:
            self.looks.start(name, attributes)

    def end(self, name: str) -> None:
        """Take in its end."""
        if self.aside:
            self.aside -= 1
        elif self.cell:
            self._end_in_cell(self.cell, name)
        elif self.in_sheet:
            self._end_in_sheet(name)
        else:
            self.looks.end(name)

    def text(self, text: str) -> None:
        """Take in a text."""
        if self.cell and self.cell.lines and not self.aside and self.spans:
            # Line ends and indents of the file itself are one blank, as in HTML.
            self._put(self.cell, re.sub(r"[ \t\r\n]+", " ", text))

    def _put(self, cell: _Cell, text: str) -> None:
        cell.lines[-1].append(text)
        cell.unstruck = cell.unstruck or not (self.spans[-1] or text.isspace())

    # — sheets

    def _begin_sheet(self, attributes: Attributes) -> None:
        self.budget.begin_sheet()
        style = self.looks.styles.get(attributes.get("style-name", ""))
        self.builder = SheetBuilder(attributes.get("name", ""), self.budget, hidden=style is not None and not style.shown)
        self.in_sheet = True
        self.row, self.column_ends, self.column_styles = 0, [], []

    def _start_in_sheet(self, name: str, attributes: Attributes) -> None:
        if name == "table-column":
            self._column(attributes)
        elif name == "table-row":
            self.row_attributes, self.cells, self.place = attributes, Cells(), 0
        elif name in CELLS:
            self.cell = _Cell(attributes)
            self.spans = []
        elif name == "table":  # a table within the sheet
            raise Unreadable(Wrong.DAMAGED_FILE)

    def _end_in_sheet(self, name: str) -> None:
        if name == "table-row":
            self._end_row()
        elif name == "table":
            self.sheets.append(self.builder.build())
            self.in_sheet = False

    def _column(self, attributes: Attributes) -> None:
        first = self.column_ends[-1] if self.column_ends else 0
        beyond = _beyond(first, attributes.get("number-columns-repeated"), LAST_COLUMN)
        if _is_hidden(attributes):
            self.builder.hide_columns(first, beyond - 1)
        if beyond > first:
            self.column_ends.append(beyond)
            self.column_styles.append(attributes.get("default-cell-style-name", ""))

    def _end_row(self) -> None:
        first = self.row
        self.row = _beyond(first, self.row_attributes.get("number-rows-repeated"), LAST_ROW)
        if self.cells:
            _refuse_beyond(first, self.row)
            self.builder.add(first + 1, self.cells, hidden=_is_hidden(self.row_attributes), repeated=self.row - first)

    # — cells

    def _start_in_cell(self, cell: _Cell, name: str, attributes: Attributes) -> None:
        if name == "p":
            cell.lines.append([])
            self.spans.append(self._is_struck(cell))
        elif not self.spans:
            return
        elif name == "s":
            count = attributes.get("c", "1")
            cell.lines[-1].append(" " * min(int(count) if count.isdecimal() else 1, BLANKS_LIMIT))
            self.spans.append(self.spans[-1])
        else:
            cell.lines[-1].append(BREAKS.get(name, ""))
            style = attributes.get("style-name", "") if name == "span" else ""
            self.spans.append(self.spans[-1] if style not in self.looks.styles else self.spans[-1] or self.looks.struck(style))

    def _end_in_cell(self, cell: _Cell, name: str) -> None:
        if self.spans:
            self.spans.pop()
        elif name in CELLS:
            self.cell = None
            self._end_cell(cell)

    def _is_struck(self, cell: _Cell) -> bool:
        """Its own look, or that of its row, or that of its column."""
        own = cell.attributes.get("style-name") or self.row_attributes.get("default-cell-style-name")
        column = bisect_right(self.column_ends, self.place)
        return self.looks.struck(own or "".join(self.column_styles[column : column + 1]))

    def _end_cell(self, cell: _Cell) -> None:
        struck = not cell.unstruck if any(map(any, cell.lines)) else self._is_struck(cell)
        first = self.place
        self.place = _beyond(first, cell.attributes.get("number-columns-repeated"), LAST_COLUMN)
        text = _text(cell)
        if text:
            _refuse_beyond(first, self.place)
            for place in range(first, self.place):
                self.cells.put(place, text, struck=struck)
            self._merge(cell.attributes, first)
        elif "formula" in cell.attributes and "value-type" not in cell.attributes:
            self.cells.unknown.update(range(first, self.place))

    def _merge(self, attributes: Attributes, first: int) -> None:
        last = _beyond(first, attributes.get("number-columns-spanned"), LAST_COLUMN) - 1
        last_row = _beyond(self.row, attributes.get("number-rows-spanned"), LAST_ROW)
        self.builder.merge(self.row + 1, last_row, first, last)


def read_ods(parts: Parts) -> Workbook:
    """All its sheets. Raises `Unreadable`, or anything at all for a file that is damaged."""
    if LOCKED in b"".join(parts.pieces(MANIFEST) if MANIFEST in parts.parts else ()):
        raise Unreadable(Wrong.ENCRYPTED)
    looks = _Looks()
    if STYLES in parts.parts:
        read_xml(parts.pieces(STYLES), _StylesReader(looks))
    reader = _ContentReader(looks)
    read_xml(parts.pieces(CONTENT), reader)
    return Workbook(kind="ods", sheets=tuple(reader.sheets))


def _text(cell: _Cell) -> str:
    attributes = cell.attributes
    kind = attributes.get("value-type", "")
    if kind in FORMS and "value" in attributes:
        return number_text(attributes["value"], FORMS[kind])
    match kind:
        case "date" if "date-value" in attributes:
            return iso_text(attributes["date-value"])
        case "time" if found := TIME.fullmatch(attributes.get("time-value", "")):
            return ":".join(each.zfill(2) for each in found.groups())
        case "boolean" if "boolean-value" in attributes:
            return attributes["boolean-value"].upper()
    return seen("\n".join("".join(line) for line in cell.lines) or attributes.get("string-value", ""))


def _is_hidden(attributes: Attributes) -> bool:
    return attributes.get("visibility", "visible") != "visible"


def _beyond(first: int, repeated: str | None, last: int) -> int:
    """The place after as many as are there, from the first on; at most the end of any sheet."""
    count = int(repeated) if repeated and repeated.isdecimal() and len(repeated) < 9 else 1
    return min(first + max(count, 1), last)


def _refuse_beyond(first: int, beyond: int) -> None:
    if first >= beyond:
        raise Unreadable(Wrong.DAMAGED_FILE)
