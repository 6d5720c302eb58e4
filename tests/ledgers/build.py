"""The bytes of a workbook that a YAML file of this folder describes.

`sheets` holds each sheet's `name` and `rows`: a text, a number, a day (written without quotation marks), nothing (~), or
`{formula, value}`, where a formula without a value is one that no program has worked out. `merge`, `hidden`, `hidden_rows`,
`hidden_columns`, `struck_rows` and `widths` are what the program that saved it knew besides. A text file has one sheet, with
`encoding` and `delimiter`. `made` names what the portal writes itself. A file of Excel 97–2003 lies beside its YAML file.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import yaml
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import column_index_from_string, range_boundaries

from assess.model.text import Language
from assess.outputs.branch_file.ledger_template import write_ledger_workbook
from assess.reading.content.folder import Content
from tests.bridge_client import BridgeClient, sheet

FOLDER = Path(__file__).parent
Json = dict[str, Any]


@dataclass(frozen=True)
class Book:
    """One workbook: `facts` is what its YAML file says."""

    name: str
    facts: Json

    @property
    def file(self) -> str:
        return str(self.facts["file"])

    @property
    def sheets(self) -> list[Json]:
        return list(self.facts.get("sheets", ()))

    @cached_property
    def entries(self) -> list[Json]:
        return [{name: as_text(cell) for name, cell in entry.items()} for entry in self.facts["entries"]]


def books() -> list[Book]:
    """Every workbook of this folder."""
    return [Book(path.stem, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.yaml"))]


def as_text(cell: object) -> str:
    """A cell as its reader sees it."""
    if isinstance(cell, dict):
        return as_text(cell.get("value"))
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)


def bytes_of(book: Book, content: Content, door: BridgeClient) -> bytes:
    """The file as it lies on the branch's computer."""
    if "made" in book.facts:
        return MADE[book.facts["made"]["by"]](book.facts, content, door)
    return WRITERS[Path(book.file).suffix](book)


# — Excel


def _xlsx(book: Book) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.active)  # type: ignore[arg-type]
    for each in book.sheets:
        page = workbook.create_sheet(each["name"])
        for number, row in enumerate(each["rows"], 1):
            for column, cell in enumerate(row, 1):
                _put(page, number, column, cell, struck=number in each.get("struck_rows", ()))
        _shape(page, each)
    into = BytesIO()
    workbook.save(into)
    return _with_values(into.getvalue(), book)


def _shape(page: Any, each: Json) -> None:
    for area in each.get("merge", ()):
        page.merge_cells(area)
    for number in each.get("hidden_rows", ()):
        page.row_dimensions[number].hidden = True
    for letter in each.get("hidden_columns", ()):
        page.column_dimensions[letter].hidden = True
    for letter, width in each.get("widths", {}).items():
        page.column_dimensions[letter].width = width
    if each.get("hidden"):
        page.sheet_state = "hidden"


def _put(page: Any, number: int, column: int, cell: object, *, struck: bool) -> None:
    if cell is None:
        return
    place = page.cell(number, column, cell["formula"] if isinstance(cell, dict) else cell)
    if isinstance(cell, str):
        place.data_type = "s"
    if struck:
        place.font = Font(strike=True)


def _with_values(data: bytes, book: Book) -> bytes:
    """Puts in the values that a spreadsheet program had worked out: the library writes formulas alone."""
    cells = [cell for each in book.sheets for row in each["rows"] for cell in row if isinstance(cell, dict) and "value" in cell]
    if not cells:
        return data
    into = BytesIO()
    with ZipFile(BytesIO(data)) as read, ZipFile(into, "w", ZIP_DEFLATED) as written:
        for part in read.namelist():
            text = read.read(part)
            for cell in cells if part.startswith("xl/worksheets/") else ():
                formula = f"<f>{escape(cell['formula'][1:])}</f>".encode()
                text = text.replace(formula + b"<v></v>", formula + f"<v>{cell['value']}</v>".encode())
                text = text.replace(formula + b"<v />", formula + f"<v>{cell['value']}</v>".encode())
            written.writestr(part, text)
    return into.getvalue()


def _xls(book: Book) -> bytes:
    return (FOLDER / f"{book.name}.xls").read_bytes()


# — OpenDocument

_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {"office": "office", "table": "table", "text": "text"}.items()
)


def ods(sheets: Sequence[Json]) -> bytes:
    """An OpenDocument workbook of these sheets."""
    pages = "".join(_ods_page(each) for each in sheets)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} office:version="1.3"><office:body>'
        f"<office:spreadsheet>{pages}</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    into = BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as written:
        written.writestr("mimetype", _ODS, ZIP_STORED)
        written.writestr("content.xml", content)
        written.writestr("META-INF/manifest.xml", manifest)
    return into.getvalue()


def _ods_page(each: Json) -> str:
    spans, covered = {}, set()
    for area in each.get("merge", ()):
        left, top, right, bottom = range_boundaries(area)
        spans[top, left] = (right - left + 1, bottom - top + 1)
        covered |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)} - {(top, left)}
    hidden = {column_index_from_string(letter) for letter in each.get("hidden_columns", ())}
    width = max(map(len, each["rows"]))
    collapsed = ' table:visibility="collapse"'
    columns = "".join(f"<table:table-column{collapsed if place in hidden else ''}/>" for place in range(1, width + 1))
    rows = ""
    for number, row in enumerate(each["rows"], 1):
        cells = "".join(
            "<table:covered-table-cell/>" if (number, place) in covered else _ods_cell(cell, spans.get((number, place)))
            for place, cell in enumerate([*row, *[None] * (width - len(row))], 1)
        )
        shown = ' table:visibility="filter"' if number in each.get("hidden_rows", ()) else ""
        rows += f"<table:table-row{shown}>{cells}</table:table-row>"
    return f"<table:table table:name={quoteattr(each['name'])}>{columns}{rows}</table:table>"


def _ods_cell(cell: object, span: tuple[int, int] | None) -> str:
    spanned = f' table:number-columns-spanned="{span[0]}" table:number-rows-spanned="{span[1]}"' if span else ""
    if cell is None:
        return f"<table:table-cell{spanned}/>"
    kind = f'office:value-type="date" office:date-value="{cell}"' if isinstance(cell, date) else 'office:value-type="string"'
    if isinstance(cell, int | float):
        kind = f'office:value-type="float" office:value="{cell}"'
    return f"<table:table-cell {kind}{spanned}><text:p>{escape(as_text(cell))}</text:p></table:table-cell>"


# — text


def _text(book: Book) -> bytes:
    delimiter = str(book.facts.get("delimiter", ","))
    lines = [delimiter.join(_quoted(as_text(cell), delimiter) for cell in row) for row in book.sheets[0]["rows"]]
    return "".join(f"{line}\r\n" for line in lines).encode(book.facts.get("encoding", "utf-8-sig"))


def _quoted(text: str, delimiter: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(each in text for each in (delimiter, '"', "\n")) else text


# — what the portal writes itself


def _template(facts: Json, content: Content, _: BridgeClient) -> bytes:
    into = BytesIO()
    write_ledger_workbook(content.standard, Language.ZH, into, facts["made"]["rows"])
    return into.getvalue()


def _plan(facts: Json, _: Content, door: BridgeClient) -> bytes:
    own = [{"id": f"own-{place}", **item} for place, item in enumerate(facts["made"]["calendar"])]
    asked = sheet(year=facts["year"], calendar={"own": own})
    reply = door.ask("plan", sheet=asked, today=str(facts["today"]), format="xlsx")
    assert reply["ok"], json.dumps(reply, ensure_ascii=False)
    return base64.b64decode(reply["data"])


MADE = {"template": _template, "plan": _plan}
WRITERS = {".xlsx": _xlsx, ".xls": _xls, ".ods": lambda book: ods(book.sheets), ".csv": _text, ".txt": _text}
