"""Answers about the ledgers of a whole unit: `ledger_layouts/NAME.yaml`, as the page exports them, so that no branch need answer.

format: wuhua-ledger-layouts
version: 1
layouts: {<shape>: {sheets: {<name>: true}, columns: {<table>: {<heading>: date}}, words: {"activity:<word>": lecture}}}
"""

from collections.abc import Mapping

from assess.errors import Wrong
from assess.reading.fields import Node, read_fields, read_mapping, read_text, read_whole, read_yes_no, shown

FOLDER = "ledger_layouts/"
FORMAT = "wuhua-ledger-layouts"
VERSION = 1
PARTS = ("sheets", "columns", "words")


def is_layouts(file: str) -> bool:
    """True for such a file."""
    return file.startswith(FOLDER)


def read_ledger_layouts(files: Mapping[str, Node]) -> dict[str, object]:
    """The layouts of all files, by shape, as the importer reads them."""
    together: dict[str, object] = {}
    for name, node in files.items():
        if is_layouts(name):
            for shape, layout in _layouts(node).items():
                if shape in together:
                    layout.wrong(Wrong.DUPLICATE_ID, id=shape)
                together[shape] = _layout(layout)
    return together


def _layouts(node: Node) -> dict[str, Node]:
    fields = read_fields(node, required=("format", "version", "layouts"))
    if "format" in fields and read_text(fields["format"]) not in (FORMAT, ""):
        fields["format"].wrong(Wrong.NOT_ONE_OF, got=shown(fields["format"].value), known=FORMAT)
    read_whole(fields.get("version"), low=1, high=VERSION)
    return read_mapping(fields["layouts"]) if "layouts" in fields else {}


def _layout(node: Node) -> dict[str, object]:
    fields = read_fields(node, required=PARTS)
    sheets = read_mapping(fields["sheets"]) if "sheets" in fields else {}
    columns = read_mapping(fields["columns"]) if "columns" in fields else {}
    return {
        "sheets": {name: read_yes_no(each) for name, each in sheets.items()},
        "columns": {table: {id_: _answer(each) for id_, each in read_mapping(of).items()} for table, of in columns.items()},
        "words": {id_: _answer(each) for id_, each in read_mapping(fields["words"]).items()} if "words" in fields else {},
    }


def _answer(node: Node) -> str:
    """An answer; empty where a column or the rows of a word are left out."""
    return "" if node.value == "" else read_text(node)
