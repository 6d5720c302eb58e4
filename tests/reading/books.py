"""Workbooks made by hand, part by part: as programs write them, and as none should."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATED = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OPEN_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"' for name, space in
    {"office": "office", "table": "table", "text": "text", "style": "style", "draw": "drawing", "fo": "fo"}.items()
)  # fmt: skip


def zipped(parts: dict[str, str | bytes]) -> bytes:
    into = BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return into.getvalue()


def related(*entries: tuple[str, str, str], space: str = RELATED) -> str:
    """The relationships of a part: id, kind, target."""
    inside = "".join(f'<Relationship Id="{id_}" Type="{space}/{kind}" Target="{target}"/>' for id_, kind, target in entries)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def xlsx_parts(
    data: str,
    *,
    after: str = "",
    before: str = "",
    strings: str | None = None,
    styles: str | None = None,
    settings: str = "",
    main: str = MAIN,
    sheets: str = '<sheet name="台账" sheetId="1" r:id="rId1"/>',
) -> dict[str, str | bytes]:
    """The parts of a workbook with one sheet; `data` are its rows."""
    links = [("rId1", "worksheet", "worksheets/sheet1.xml")]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": related(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{RELATED}">{settings}<sheets>{sheets}</sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}">{before}<sheetData>{data}</sheetData>{after}</worksheet>',
    }
    if strings is not None:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{strings}</sst>'
        links.append(("rId2", "sharedStrings", "sharedStrings.xml"))
    if styles is not None:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{main}">{styles}</styleSheet>'
        links.append(("rId3", "styles", "styles.xml"))
    parts["xl/_rels/workbook.xml.rels"] = related(*links)
    return parts


def inline(*texts: str) -> str:
    """A row of texts, without a place."""
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts) + "</row>"


def number_formats(*codes: str) -> str:
    """Styles with a look for each format, in their order."""
    forms = "".join(f'<numFmt numFmtId="{200 + place}" formatCode="{code}"/>' for place, code in enumerate(codes))
    looks = "".join(f'<xf numFmtId="{200 + place}" fontId="0"/>' for place in range(len(codes)))
    return f"<numFmts>{forms}</numFmts><fonts><font/></fonts><cellXfs>{looks}</cellXfs>"


def ods_parts(tables: str, *, styles: str = "", named: str = "") -> dict[str, str | bytes]:
    """The parts of an open workbook."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest/>",
        "styles.xml": f"<office:document-styles {OPEN_NAMES}><office:styles>{named}</office:styles></office:document-styles>",
        "content.xml": f"<office:document-content {OPEN_NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
    }


def ods_table(rows: str, attributes: str = "") -> str:
    return f'<table:table table:name="台账" {attributes}>{rows}</table:table>'


def ods_row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def ods_text(*lines: str, attributes: str = "") -> str:
    inside = "".join(f"<text:p>{line}</text:p>" for line in lines)
    return f'<table:table-cell office:value-type="string" {attributes}>{inside}</table:table-cell>'
