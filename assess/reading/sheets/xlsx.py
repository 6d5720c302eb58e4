"""A workbook of Excel or WPS (.xlsx, .xlsm, .xltx), ordinary or strict: its sheets as texts.

Read by what relationships and content types say, and by customary names where they say nothing. Only what holds texts, dates,
merged areas and what is hidden or struck through is looked at; whatever else is in the file does no harm.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from posixpath import dirname
from pyexpat import ExpatError

from assess.errors import Wrong
from assess.reading.sheets.kinds import CONTENT_TYPES, WORKBOOK_TYPES
from assess.reading.sheets.packed import Parts, plain_name
from assess.reading.sheets.workbook import Budget, SheetBuilder, Unreadable, Workbook, Worksheet
from assess.reading.sheets.xlsx_sheet import SheetReader, without_empty
from assess.reading.sheets.xlsx_strings import StringsReader
from assess.reading.sheets.xlsx_styles import Styles, StylesReader
from assess.reading.sheets.xml_parts import Attributes, is_true, local, read_xml

MAIN_NAME = "workbook.xml"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Related:
    """A part that another one names: what it is (the last word of its type), and where."""

    kind: str
    place: str


@dataclass(slots=True)
class _RelatedReader:
    """Relationships, or content types: any list of elements with attributes."""

    found: list[Attributes] = field(default_factory=list)

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("Relationship", "Override"):
            self.found.append({local(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


@dataclass(slots=True)
class _WorkbookReader:
    """The list of sheets, and the system of dates."""

    sheets: list[Attributes] = field(default_factory=list)
    since_1904: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            self.sheets.append({"id" if key.endswith(":id") else key: value for key, value in attributes.items()})
        elif name == "workbookPr":
            self.since_1904 = is_true(attributes.get("date1904"))

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


def read_xlsx(parts: Parts) -> Workbook:
    """All its sheets. Raises `Unreadable`, or anything at all for a file that is damaged."""
    main = _main_part(parts)
    related = _related(parts, main)
    workbook = _WorkbookReader()
    read_xml(parts.pieces(main), workbook)
    strings = _strings(parts, related)
    styles = _styles(parts, related)
    budget = Budget()
    sheets = tuple(
        sheet
        for number, each in enumerate(workbook.sheets, 1)
        if (place := _sheet_part(parts, related, each, number))
        and (sheet := _sheet(parts.pieces(place), each, budget, strings, styles, workbook.since_1904))
    )
    if workbook.sheets and not sheets:
        raise Unreadable(Wrong.DAMAGED_FILE)
    return Workbook(kind="xlsx", sheets=sheets)


def _listed(parts: Parts, name: str) -> list[Attributes]:
    """The entries of a list of parts; none where it is not there."""
    reader = _RelatedReader()
    if name in parts.parts:
        read_xml(parts.pieces(name), reader)
    return reader.found


def _related(parts: Parts, part: str) -> dict[str, _Related]:
    """The parts that one names, by the ids it gives them."""
    folder, _, name = part.rpartition("/")
    found = {}
    for each in _listed(parts, plain_name(f"_rels/{name}.rels", folder)):
        if each.get("TargetMode") != "External":
            kind = each.get("Type", "").rpartition("/")[2]
            found[each.get("Id", "")] = _Related(kind=kind, place=plain_name(each.get("Target", ""), folder))
    return found


def _main_part(parts: Parts) -> str:
    named = (each.place for each in _related(parts, "").values() if each.kind == "officeDocument")
    typed = (
        plain_name(each.get("PartName", "")) for each in _listed(parts, CONTENT_TYPES) if _is_main(each.get("ContentType", ""))
    )
    called = (name for name in parts.names if name.rpartition("/")[2] == MAIN_NAME)
    for candidate in (*named, *typed, *called):
        if candidate in parts.parts:
            return candidate
    raise Unreadable(Wrong.DAMAGED_FILE)


def _is_main(content_type: str) -> bool:
    """True for workbooks with and without macros, and for templates."""
    return content_type.endswith(".main+xml") and any(word.decode() in content_type for word in WORKBOOK_TYPES)


def _part_of_kind(parts: Parts, related: dict[str, _Related], kind: str) -> str:
    """The part of a kind; by its customary name where none is named. Empty where there is none."""
    named = (each.place for each in related.values() if each.kind == kind and each.place in parts.parts)
    return next(named, "") or next((name for name in parts.names if name.endswith(f"/{kind.lower()}.xml")), "")


def _strings(parts: Parts, related: dict[str, _Related]) -> StringsReader:
    reader = StringsReader()
    if place := _part_of_kind(parts, related, "sharedStrings"):
        read_xml(parts.pieces(place), reader)
    return reader


def _styles(parts: Parts, related: dict[str, _Related]) -> Styles:
    """The looks of cells. A part that no text depends on may be odd, and the workbook is a good one all the same."""
    reader = StylesReader()
    if place := _part_of_kind(parts, related, "styles"):
        with suppress(ExpatError):
            read_xml(parts.pieces(place), reader)
    return reader.styles()


def _sheet_part(parts: Parts, related: dict[str, _Related], sheet: Attributes, number: int) -> str:
    """The part of a sheet; the customary one where its relationship is missing. Empty for charts and the like."""
    found = related.get(sheet.get("id", ""))
    if found and found.kind != "worksheet":
        return ""
    folders = dict.fromkeys(dirname(name) for name in parts.names if "worksheets" in name)
    customary = (f"{folder}/sheet{number}.xml" for folder in folders)
    for candidate in (*([found.place] if found else []), *customary):
        if candidate in parts.parts:
            return candidate
    raise Unreadable(Wrong.DAMAGED_FILE)


def _sheet(
    pieces: Iterable[bytes], sheet: Attributes, budget: Budget, strings: StringsReader, styles: Styles, since_1904: bool
) -> Worksheet:
    budget.begin_sheet()
    builder = SheetBuilder(sheet.get("name", ""), budget, hidden=sheet.get("state", "visible") != "visible")
    read_xml(without_empty(pieces), SheetReader(builder, strings.strings, styles, since_1904=since_1904))
    return builder.build()
