"""A workbook of Excel 97 to 2003, or of WPS (.xls, .et): its sheets as texts.

The library raises nearly every kind of exception for a file that is not what it says; whoever calls this takes them for damage.
"""

from collections.abc import Mapping
from io import StringIO
from typing import TYPE_CHECKING, Any

from assess.errors import Wrong
from assess.reading.sheets.texts import BUILT_IN, Form, form_of, number_text, seen
from assess.reading.sheets.workbook import COLUMNS_LIMIT, Budget, Cells, SheetBuilder, Unreadable, Workbook, Worksheet

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Sheet

CHINESE = "gb18030"
ENCRYPTED = "encrypted"
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def read_xls(data: bytes) -> Workbook:
    """All its sheets. Raises `Unreadable`, or anything at all for a file that is damaged."""
    book = _opened(data)
    looks = _Looks(book)
    budget = Budget()
    return Workbook(kind="xls", sheets=tuple(_sheet(sheet, looks, budget) for sheet in book.sheets()))


def _opened(data: bytes) -> "Book":
    """Imported here: in the browser the library comes only with the first such file."""
    try:
        from xlrd import XLRDError, open_workbook
    except ImportError:
        raise Unreadable(Wrong.NO_EXCEL_READER) from None

    def opened(**more: str) -> "Book":
        silent = StringIO()
        return open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, ignore_workbook_corruption=True, logfile=silent, **more
        )

    try:
        return opened()
    except LookupError:  # an encoding of another country, or one that did not travel to the browser
        return opened(encoding_override=CHINESE)
    except XLRDError as error:
        if ENCRYPTED in str(error):
            raise Unreadable(Wrong.ENCRYPTED) from None
        raise


class _Looks:
    """The looks of cells by their number: kinds of numbers, and what is struck through."""

    def __init__(self, book: "Book") -> None:
        self.since_1904 = bool(book.datemode)
        formats: Mapping[int, Any] = book.format_map
        self.forms: list[Form] = []
        self.struck: list[bool] = []
        for look in book.xf_list:
            code = formats[look.format_key].format_str if look.format_key in formats else ""
            form = form_of(code)
            self.forms.append(BUILT_IN.get(look.format_key, form) if form is Form.NUMBER else form)
            fonts = book.font_list
            self.struck.append(look.font_index < len(fonts) and bool(fonts[look.font_index].struck_out))

    def has(self, look: int) -> bool:
        """True if the file says how this one looks."""
        return 0 <= look < len(self.forms)

    def text(self, kind: int, value: Any, look: int) -> str:
        """The text of a cell."""
        match kind:
            case 1:
                return seen(str(value))
            case 2 | 3:
                return number_text(value, self.forms[look] if self.has(look) else Form.NUMBER, since_1904=self.since_1904)
            case 4:
                return "TRUE" if value else "FALSE"
            case 5:
                return ERRORS.get(value, "#N/A")
        return ""


def _sheet(sheet: "Sheet", looks: _Looks, budget: Budget) -> Worksheet:
    budget.begin_sheet()
    builder = SheetBuilder(str(sheet.name), budget, hidden=sheet.visibility != 0)
    for number in range(sheet.nrows):
        cells = _cells(sheet, number, looks)
        info = sheet.rowinfo_map.get(number)
        if cells:
            builder.add(number + 1, cells, hidden=info is not None and bool(info.hidden))
    for place, column in sheet.colinfo_map.items():
        if column.hidden and place < COLUMNS_LIMIT:
            builder.hide_columns(place, place)
    for first_row, beyond_row, first, beyond in sheet.merged_cells:
        builder.merge(first_row + 1, beyond_row, first, beyond - 1)
    return builder.build()


def _cells(sheet: "Sheet", row: int, looks: _Looks) -> Cells:
    cells = Cells()
    kinds, values, numbers = sheet.row_types(row), sheet.row_values(row), sheet._cell_xf_indexes[row]
    for place, (kind, value, look) in enumerate(zip(kinds, values, numbers, strict=False)):
        cells.put(place, looks.text(kind, value, look), struck=looks.has(look) and looks.struck[look])
    return cells
