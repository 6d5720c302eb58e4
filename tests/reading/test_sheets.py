"""Workbooks → sheets of texts: what Excel, WPS and LibreOffice open is opened, and shown as they show it."""

import json
import time
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from assess.errors import Wrong
from assess.reading.sheets import Unreadable, Worksheet, read_workbook
from assess.reading.sheets.texts import Form, form_of
from assess.reading.sheets.workbook import SHEET_ROWS_LIMIT, SHEETS_LIMIT, WORKBOOK_ROWS_LIMIT
from tests.reading.books import (
    MAIN,
    RELATED,
    STRICT,
    STRICT_RELATED,
    inline,
    number_formats,
    ods_parts,
    ods_row,
    ods_table,
    ods_text,
    related,
    xlsx_parts,
    zipped,
)

WORKBOOKS = Path(__file__).with_name("workbooks")
HEADINGS = inline("日期", "活动")
ROW = ("2026-03-05", "党课")
WHOLE = (("日期", "活动"), ROW)
SECONDS = 3.0
"""So long may the largest of these take, on a slow machine too."""


def sheet(data: bytes | dict[str, str | bytes]) -> Worksheet:
    """The only sheet."""
    [found] = read_workbook(data if isinstance(data, bytes) else zipped(data)).sheets
    return found


def cells(data: bytes | dict[str, str | bytes]) -> tuple[tuple[str, ...], ...]:
    return tuple(row.cells for row in sheet(data).rows)


def refused(data: bytes, name: str = "") -> tuple[Wrong, object]:
    """The reason, and the kind that it names."""
    with pytest.raises(Unreadable) as caught:
        read_workbook(data, name)
    return caught.value.wrong, caught.value.facts.get("kind")


GOOD = xlsx_parts(HEADINGS + inline(*ROW))


def renamed(names: dict[str, str], **exchanged: str) -> dict[str, str | bytes]:
    """The good workbook with parts by other names."""
    return {names.get(name, name): exchanged.get(name, part) for name, part in GOOD.items()}


# — Excel: the parts


def test_the_good_workbook_is_read() -> None:
    assert cells(GOOD) == WHOLE


def test_a_strict_workbook_has_other_namespaces_and_is_read() -> None:
    parts = xlsx_parts(
        HEADINGS + '<row><c t="d"><v>2026-03-05T00:00:00</v></c><c t="inlineStr"><is><t>党课</t></is></c></row>', main=STRICT
    )
    parts["_rels/.rels"] = related(("rId1", "officeDocument", "xl/workbook.xml"), space=STRICT_RELATED)
    parts["xl/_rels/workbook.xml.rels"] = related(("rId1", "worksheet", "worksheets/sheet1.xml"), space=STRICT_RELATED)
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace(RELATED, STRICT_RELATED)
    assert cells(parts) == WHOLE


@pytest.mark.parametrize(
    "name", ["xl/worksheets/Sheet1.xml", "XL/WORKSHEETS/SHEET1.XML", "xl\\worksheets\\sheet1.xml", "/xl/worksheets/sheet1.xml"]
)
def test_names_of_parts_are_compared_without_case_and_slashes(name: str) -> None:
    assert cells(renamed({"xl/worksheets/sheet1.xml": name})) == WHOLE


def test_all_parts_may_lie_behind_backslashes() -> None:
    assert cells({name.replace("/", "\\"): part for name, part in GOOD.items()}) == WHOLE


@pytest.mark.parametrize(
    "target", ["/xl/worksheets/sheet1.xml", "xl/../worksheets/sheet1.xml", "./worksheets/sheet1.xml", "worksheets\\sheet1.xml"]
)
def test_a_target_may_be_written_in_any_way(target: str) -> None:
    assert cells(GOOD | {"xl/_rels/workbook.xml.rels": related(("rId1", "worksheet", target))}) == WHOLE


def test_a_workbook_may_lie_anywhere_that_its_relationships_say() -> None:
    parts = renamed(
        {
            "xl/workbook.xml": "a/book1.xml",
            "xl/_rels/workbook.xml.rels": "a/_rels/book1.xml.rels",
            "xl/worksheets/sheet1.xml": "b/table.xml",
        }
    )
    parts["_rels/.rels"] = related(("x", "officeDocument", "a/book1.xml"))
    parts["a/_rels/book1.xml.rels"] = related(("rId1", "worksheet", "../b/table.xml"))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    parts["[Content_Types].xml"] = f'<Types><Override PartName="/a/book1.xml" ContentType="{kind}"/></Types>'
    assert cells(parts) == WHOLE
    assert cells({name: part for name, part in parts.items() if name != "_rels/.rels"}) == WHOLE, "by content types"


@pytest.mark.parametrize("gone", ["_rels/.rels", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"])
def test_a_list_of_parts_may_be_missing(gone: str) -> None:
    assert cells({name: part for name, part in GOOD.items() if name != gone}) == WHOLE


def test_prefixes_of_elements_are_nothing_but_prefixes() -> None:
    cell = '<x:c t="inlineStr"><x:is><x:t>日期</x:t></x:is></x:c>'
    part = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row>{cell}</x:row></x:sheetData></x:worksheet>'
    assert cells(GOOD | {"xl/worksheets/sheet1.xml": part}) == (("日期",),)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_parts_may_be_in_other_encodings(codec: str) -> None:
    part = f'<?xml version="1.0"?>{GOOD["xl/worksheets/sheet1.xml"]}'
    assert cells(GOOD | {"xl/worksheets/sheet1.xml": part.encode(codec)}) == WHOLE


@pytest.mark.parametrize(
    "styles",
    [
        "<fills><fill/></fills>",
        "<fonts/><cellXfs/>",
        "<cellXfs><xf/></cellXfs>",
        "<numFmts><numFmt/></numFmts><cellXfs><xf numFmtId='x'/></cellXfs>",
        "<cellStyleXfs><xf><protection locked='x'/></xf></cellStyleXfs><dxfs><dxf/></dxfs><colors><mruColors/></colors>",
        "<",
    ],
)
def test_odd_styles_are_no_reason_to_refuse_a_workbook(styles: str) -> None:
    assert cells(xlsx_parts(HEADINGS + '<row><c s="7"><v>3</v></c></row>', styles=styles)) == (("日期", "活动"), ("3",))


def test_what_else_a_workbook_has_does_no_harm() -> None:
    after = (
        '<sheetProtection sheet="1" password="CC1A"/><autoFilter ref="A1:B9"><filterColumn><customFilters>'
        '<customFilter operator="notEqual" val=" "/></customFilters></filterColumn></autoFilter>'
        '<dataValidations><dataValidation sqref="A1"><formula1>1</formula1></dataValidation></dataValidations>'
        '<hyperlinks><hyperlink ref="A1"/></hyperlinks><legacyDrawing/><tableParts><tablePart/></tableParts>'
        "<extLst><ext><f>1</f><v>2</v></ext></extLst>"
    )
    parts = xlsx_parts(HEADINGS + inline(*ROW), after=after, before='<dimension ref="A1"/><sheetPr><tabColor/></sheetPr>')
    parts |= {
        "xl/vbaProject.bin": b"\x00" * 99,
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
        "xl/comments1.xml": "<comments/>",
        "xl/media/image1.png": b"\x89PNG",
    }
    assert cells(parts) == WHOLE


def test_charts_are_no_sheets_and_hidden_sheets_are_marked() -> None:
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}" {state}/>'
        for number, (name, state) in enumerate(
            [("1月", ""), ("图", ""), ("藏", 'state="hidden"'), ("深藏", 'state="veryHidden"')], 1
        )
    )
    parts = xlsx_parts(HEADINGS, sheets=sheets)
    parts |= {f"xl/worksheets/sheet{number}.xml": parts["xl/worksheets/sheet1.xml"] for number in (3, 4)}
    kinds = [
        (f"rId{number}", "chartsheet" if number == 2 else "worksheet", f"worksheets/sheet{number}.xml") for number in range(1, 5)
    ]
    parts["xl/_rels/workbook.xml.rels"] = related(*kinds)
    found = read_workbook(zipped(parts)).sheets
    assert [(each.name, each.hidden) for each in found] == [("1月", False), ("藏", True), ("深藏", True)]


# — Excel: cells


def test_shared_texts_are_joined_of_their_runs_without_their_pronunciation() -> None:
    runs = "<r><t>党</t></r><r><rPr><b/></rPr><t xml:space='preserve'>课 </t></r><rPh sb='0' eb='1'><t>dang</t></rPh><phoneticPr/>"
    strings = f"<si><t>日期</t></si><si>{runs}</si><si/>"
    data = '<row><c t="s"><v>0</v></c><c t="s"><v> 1 </v></c><c t="s"><v>2</v></c></row>'
    assert cells(xlsx_parts(data, strings=strings)) == (("日期", "党课"),)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("一_x000D_\n二", "一\n二"),
        ("一_x000A_二", "一\n二"),
        ("_x005F_x000D_", "_x000D_"),
        ("a_x_b", "a_x_b"),
        ("党_x0000__x0007_课", "党课"),
        ("&#8203;党课&#xFEFF;", "党课"),
        ("党&#173;课", "党课"),
        ("&#8238;党课&#8236;", "党课"),
        ("&#160;党&#160;课&#160;", "党 课"),
        ("　党课　", "党课"),
        ("_xD83D__xDE00_x", "x"),
        ("'=1", "'=1"),
    ],
)
def test_a_text_is_what_its_reader_sees(written: str, text: str) -> None:
    assert cells(xlsx_parts(inline(written))) == ((text,),)
    assert cells(xlsx_parts('<row><c t="s"><v>0</v></c></row>', strings=f"<si><t>{written}</t></si>")) == ((text,),)


def test_every_kind_of_value_is_a_text() -> None:
    data = (
        "<row><c><v>12</v></c><c><v>11.0</v></c><c><v>0.30000000000000004</v></c>"
        '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c><c t="str"><f>A1</f><v>文</v></c>'
        '<c t="d"><v>2026-03-05T14:30:00Z</v></c><c><v>1E+3</v></c><c><v>123456789012345678</v></c><c><v>1E400</v></c>'
        "<c><v>x</v></c></row>"
    )
    assert cells(xlsx_parts(data)) == (
        ("12", "11", "0.3", "TRUE", "FALSE", "#REF!", "文", "2026-03-05 14:30", "1000", "123456789012345678", "1E400", "x"),
    )


DAYS = (
    'yyyy"年"m"月"d"日"',
    'yyyy"年"m"月"',
    "[$-804]yyyy/m/d;@",
    "[$-F800]dddd, mmmm dd, yyyy",
    'm"月"d"日";@',
    "yyyy\\-mm\\-dd",
    "[DBNum1][$-804]yyyy年m月d日",
    "aaaa",
    "[Red]yyyy/m/d",
    "[>43831]yyyy/m/d;General",
    "e年m月d日",
    "yyyy/m/d h:mm AM/PM",
    'yyyy"年"m"月"d"日" 上午/下午h"时"mm"分"',
)
NO_DAYS = (
    '0"月"',
    "General",
    "#,##0.00",
    "[$¥-804]#,##0",
    "0.00E+00",
    "@",
    '0"days"',
    "0\\d",
    "_m0",
    "*d0",
    "[Red]0;[Blue]-0",
    'G/通用格式"人"',
    "",
)


def test_formats_tell_days_from_numbers() -> None:
    assert [code for code in DAYS if form_of(code) is not Form.DATE] == []
    assert [code for code in NO_DAYS if form_of(code) is not Form.NUMBER] == []
    assert {form_of(code) for code in ("0%", "0.00%;[Red]-0.00%", '0.0"约"%')} == {Form.PERCENT}
    assert {form_of(code) for code in ("[h]:mm", "[mm]:ss", "[H]:mm:ss;@")} == {Form.SPAN}


def with_format(code: str, value: str, settings: str = "") -> str:
    """The text of a value in this format."""
    data = f'<row><c s="0"><v>{value}</v></c></row>'
    return cells(xlsx_parts(data, styles=number_formats(quoteattr(code)[1:-1].replace('"', "&quot;")), settings=settings))[0][0]


@pytest.mark.parametrize("code", DAYS)
def test_a_day_is_iso_in_every_format(code: str) -> None:
    assert with_format(code, "46086") == "2026-03-05"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("46086.604166666664", "2026-03-05 14:30"),
        ("46086.60416", "2026-03-05 14:29"),
        ("0.5", "12:00:00"),
        ("1", "1900-01-01"),
        ("59", "1900-02-28"),
        ("61", "1900-03-01"),
        ("-3", "-3"),
        ("20260305", "20260305"),
        ("2958465", "9999-12-31"),
        ("2958466", "2958466"),
        ("46085.9999999", "2026-03-05"),
        ("三月", "三月"),
    ],
)
def test_a_format_of_days_makes_days_of_what_can_be_one(value: str, text: str) -> None:
    assert with_format("yyyy/m/d", value) == text


def test_the_other_system_of_dates_begins_in_1904() -> None:
    for mark in ("1", "true"):
        assert with_format("yyyy/m/d", "44624", f'<workbookPr date1904="{mark}"/>') == "2026-03-05"


@pytest.mark.parametrize("number", [14, 17, 22, 27, 31, 36, 50, 57, 58])
def test_formats_that_have_only_a_number_are_days(number: int) -> None:
    styles = f'<cellXfs><xf numFmtId="{number}"/></cellXfs>'
    assert cells(xlsx_parts('<row><c s="0"><v>46086</v></c></row>', styles=styles)) == (("2026-03-05",),)


def test_shares_and_spans_are_shown_as_such() -> None:
    assert [with_format("0%", "0.95"), with_format("0.0%", "1"), with_format("[h]:mm", "1.0833333333")] == [
        "95%",
        "100%",
        "26:00:00",
    ]


def test_formulas_have_their_value_or_are_named() -> None:
    data = (
        '<row><c><f>1+1</f><v>2</v></c><c><f>A1</f><v/></c><c><f>A1</f></c><c t="str"><f>A1</f><v></v></c>'
        '<c><f t="shared" si="0"/><v>3</v></c></row><row><c r="C2"><f t="shared" si="0"/></c></row>'
    )
    first, second = sheet(xlsx_parts(data)).rows
    assert (first.cells, first.unknown) == (("2", "", "", "", "3"), {1, 2})
    assert (second.number, second.cells, second.unknown) == (2, (), {2})


def test_rows_and_cells_without_a_place_follow_one_another() -> None:
    data = (
        '<row r="3"><c><v>1</v></c><c r="D3"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>'
        '<row r="9"><c r="b9"><v>5</v></c></row>'
    )
    assert [(row.number, row.cells) for row in sheet(xlsx_parts(data)).rows] == [
        (3, ("1", "", "", "2", "3")),
        (4, ("4",)),
        (9, ("", "5")),
    ]


def test_the_rows_of_a_sheet_may_stand_in_any_order() -> None:
    data = '<row r="2"><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'
    assert cells(xlsx_parts(data)) == (("1",), ("2",))


# — Excel: merged, hidden, struck through


def test_merged_areas_are_filled_from_their_first_cell() -> None:
    data = inline("题") + inline("党课", "一") + inline("", "二") + "<row/>" + inline("", "三")
    after = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A5"/><mergeCell ref="B9"/></mergeCells>'
    found = sheet(xlsx_parts(data, after=after)).rows
    assert [(row.number, row.cells, set(row.merged)) for row in found] == [
        (1, ("题", "题", "题"), {1, 2}),
        (2, ("党课", "一"), set()),
        (3, ("党课", "二"), {0}),
        (5, ("党课", "三"), {0}),
    ]
    assert [row.own for row in found] == [("题",), ("党课", "一"), ("", "二"), ("", "三")]


def test_an_area_alone_makes_no_row() -> None:
    found = sheet(xlsx_parts(inline("党课", "一"), after='<mergeCells><mergeCell ref="A1:A9"/></mergeCells>'))
    assert len(found.rows) == 1


def test_an_area_with_an_unknown_formula_is_unknown_all_over() -> None:
    data = "<row><c><f>B1</f></c><c><v>1</v></c></row><row><c r='B2'><v>2</v></c></row>"
    found = sheet(xlsx_parts(data, after='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>')).rows
    assert [row.unknown for row in found] == [{0}, {0}]


def test_what_is_hidden_is_marked() -> None:
    data = "".join(f"<row {look}><c><v>1</v></c></row>" for look in ('hidden="1"', 'hidden="true"', 'ht="0"', 'hidden="0"'))
    before = '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="9"/><col min="7" max="16384" hidden="1"/></cols>'
    found = sheet(xlsx_parts(data, before=before))
    assert [row.hidden for row in found.rows] == [True, True, True, False]
    assert found.hidden_columns == {1, 2, *range(6, 200)}


def test_a_row_is_void_if_all_that_is_in_it_is_struck_through() -> None:
    fonts = "<fonts><font/><font><strike/></font><font><strike val='0'/></font></fonts>"
    styles = f"{fonts}<cellXfs><xf fontId='0'/><xf fontId='1'/><xf fontId='2'/></cellXfs>"
    struck, plain = "<r><rPr><strike/></rPr><t>作</t></r>", "<r><t>废</t></r>"
    strings = f"<si>{struck}{struck}</si><si>{struck}{plain}</si>"
    rows = [
        ('<c s="1"><v>1</v></c><c s="0"/><c s="1"><v>2</v></c>', True),
        ('<c s="1"><v>1</v></c><c><v>2</v></c>', False),
        ('<c s="2"><v>1</v></c>', False),
        ('<c t="s"><v>0</v></c>', True),
        ('<c t="s"><v>1</v></c>', False),
        ('<c s="1" t="inlineStr"><is><t>废</t></is></c>', True),
    ]
    found = sheet(xlsx_parts("".join(f"<row>{row}</row>" for row, _ in rows), styles=styles, strings=strings))
    assert [row.void for row in found.rows] == [void for _, void in rows]


# — Excel: size


def timed(data: bytes) -> tuple[tuple[Worksheet, ...], float]:
    begun = time.process_time()
    found = read_workbook(data).sheets
    return found, time.process_time() - begun


def test_a_million_styled_empty_rows_cost_nothing() -> None:
    full = '<row r="1"><c r="A1" t="inlineStr"><is><t>日期</t></is></c></row>'
    forms = (
        '<row r="{0}" spans="1:9" s="1" customFormat="1"/>',
        '<row r="{0}"><c r="A{0}" s="1"/></row>',
        '<row r="{0}"><c r="A{0}" s="1"></c></row>',
    )
    for form, last in zip(forms, (1_048_577, 300_000, 300_000), strict=True):
        rows = "".join(form.format(number) for number in range(2, last))
        (found,), took = timed(zipped(xlsx_parts(full + rows)))
        assert [row.cells for row in found.rows] == [("日期",)]
        assert took < SECONDS


def test_styled_empty_cells_to_the_last_column_cost_nothing() -> None:
    letters = [f"{chr(65 + a)}{chr(65 + b)}{chr(65 + c)}" for a in range(24) for b in range(26) for c in range(26)]
    rows = "".join(
        f'<row r="{number}"><c r="A{number}"><v>{number}</v></c>'
        + "".join(f'<c r="{each}{number}" s="3"/>' for each in letters)
        + "</row>"
        for number in range(1, 60)
    )
    (found,), took = timed(zipped(xlsx_parts(rows)))
    assert (len(found.rows), found.cut_columns) == (59, 0)
    assert took < SECONDS


def test_leaving_out_what_is_empty_changes_nothing_else() -> None:
    """In whatever way cells and rows are written, with and without places, what has a value stays where it is."""
    rows = (
        '<row r="1"><c r="A1" s="1"/><c r="B1"><v>1</v></c><c r="C1" s="1"/></row>\n '
        '<row r="2"><c r="A2" s="1"/><c><v>2</v></c></row><row r="3" s="1"/><row><c><v>3</v></c></row>'
        '<row r="6"> <c s="1" r="A6"></c> <c r="B6"> <v>4</v> </c> </row>'
        '<row r="7"><c r="A7" t="inlineStr"><is/></c></row>'
    )
    found = sheet(xlsx_parts(rows)).rows
    assert [(row.number, row.cells) for row in found] == [(1, ("", "1")), (2, ("", "2")), (4, ("3",)), (6, ("", "4"))]
    kept = '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<c r="B1"/><row r="2"/>]]></t></is></c></row>'
    assert cells(xlsx_parts(kept)) == (('<c r="B1"/><row r="2"/>',),)


def test_rows_beyond_the_limit_are_counted() -> None:
    data = "".join(f"<row><c><v>{number}</v></c></row>" for number in range(SHEET_ROWS_LIMIT + 7))
    found = sheet(xlsx_parts(data))
    assert (len(found.rows), found.cut) == (SHEET_ROWS_LIMIT, 7)
    found = sheet(("日期,活动\n" * (SHEET_ROWS_LIMIT + 7)).encode())
    assert (len(found.rows), found.cut) == (SHEET_ROWS_LIMIT, 7)


def test_columns_beyond_the_limit_are_counted() -> None:
    found = sheet(xlsx_parts('<row><c r="A1"><v>1</v></c><c r="GT1"><v>2</v></c><c r="XFD1"><v>3</v></c></row>'))
    assert (found.rows[0].cells, found.cut_columns) == (("1",), 16_384 - 200)


def test_a_workbook_has_as_many_sheets_as_it_may_have() -> None:
    def with_sheets(count: int) -> bytes:
        sheets = "".join(f'<sheet name="{number}" sheetId="{number}" r:id="rId1"/>' for number in range(count))
        return zipped(xlsx_parts(HEADINGS, sheets=sheets))

    assert len(read_workbook(with_sheets(SHEETS_LIMIT)).sheets) == SHEETS_LIMIT
    assert refused(with_sheets(SHEETS_LIMIT + 1))[0] is Wrong.TOO_MANY_SHEETS


AREA = '<mergeCell ref="A1:XFD1048576"/>'
HARM = {
    "areas without end": '<row r="1"><c r="A1"><v>1</v></c></row>' * 20_000
    + f"</sheetData><mergeCells>{AREA * 300}</mergeCells><sheetData>",
    "cells without end": "<row>" + "<c/>" * 20_000 + "</row>",
    "a row beyond": '<row r="1048577"><c><v>1</v></c></row>',
    "a place that is none": '<row><c r="1A"/></row>',
    "a place beyond": '<row><c r="XFE1"><v>1</v></c></row>',
    "a row before the first": '<row r="0"><c><v>1</v></c></row>',
    "a text that there is not": '<row><c t="s"><v>-1</v></c></row>',
    "a text without texts": '<row><c t="s"><v>0</v></c></row>',
    "a row that does not end": "<row><c>",
}


@pytest.mark.parametrize("name", HARM)
def test_what_was_made_to_do_harm_is_refused(name: str) -> None:
    assert refused(zipped(xlsx_parts(HARM[name])))[0] is Wrong.DAMAGED_FILE


def test_elements_within_elements_without_end_are_passed_over() -> None:
    deep = "<a>" * 60_000 + "</a>" * 60_000
    assert cells(xlsx_parts(HEADINGS + inline(*ROW), after=deep)) == WHOLE


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"])
def test_a_document_type_is_refused_wherever_it_stands(part: str) -> None:
    assert refused(zipped(GOOD | {part: f'<!DOCTYPE a [<!ENTITY b "c">]>{GOOD[part]}'}))[0] is Wrong.DAMAGED_FILE


# — the open format


def test_an_open_workbook_is_read() -> None:
    rows = ods_row(ods_text("日期"), ods_text("活动")) + ods_row(
        '<table:table-cell office:value-type="date" office:date-value="2026-03-05"><text:p>3月5日</text:p></table:table-cell>',
        ods_text("党课"),
    )
    book = read_workbook(zipped(ods_parts(ods_table(rows))))
    assert (book.kind, book.sheets[0].name, tuple(row.cells for row in book.sheets[0].rows)) == ("ods", "台账", WHOLE)


def test_every_kind_of_value_of_the_open_format_is_a_text() -> None:
    values = [
        ('value-type="float" office:value="12"', "12 人", "12"),
        ('value-type="float" office:value="0.30000000000000004"', "0.3", "0.3"),
        ('value-type="percentage" office:value="0.95"', "95%", "95%"),
        ('value-type="currency" office:value="5" office:currency="CNY"', "￥5", "5"),
        ('value-type="date" office:date-value="2026-03-05T14:30:00"', "3月5日", "2026-03-05 14:30"),
        ('value-type="date" office:date-value="三月"', "三月", "三月"),
        ('value-type="time" office:time-value="PT14H30M00S"', "14:30", "14:30:00"),
        ('value-type="time" office:time-value="PT26H05M00.5S"', "", "26:05:00"),
        ('value-type="boolean" office:boolean-value="true"', "真", "TRUE"),
        ('value-type="string" office:string-value="党课"', "", "党课"),
        ("x=''", "#REF!", "#REF!"),
    ]
    row = ods_row(
        *(
            f"<table:table-cell office:{kind}>{f'<text:p>{said}</text:p>' if said else ''}</table:table-cell>"
            for kind, said, _ in values
        )
    )
    assert cells(ods_parts(ods_table(row))) == (tuple(text for *_, text in values),)


def test_lines_blanks_and_links_of_a_text_are_kept_and_remarks_are_not() -> None:
    said = (
        "<office:annotation><text:p>批注</text:p></office:annotation>",
        "<text:p>一<text:s text:c='3'/>二<text:tab/>三<text:line-break/>四</text:p>",
        "<text:p><text:span>五</text:span>\n   <text:a>六</text:a></text:p>",
        "<draw:frame><draw:text-box><text:p>图</text:p></draw:text-box></draw:frame>",
    )
    assert cells(ods_parts(ods_table(ods_row(f"<table:table-cell>{''.join(said)}</table:table-cell>")))) == (
        ("一   二\t三\n四\n五 六",),
    )


def test_repeated_rows_and_cells_are_counted_and_not_unrolled() -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    rows = (
        ods_row('<table:table-cell table:number-columns-repeated="2"/>', ods_text("三"), empty)
        + ods_row(empty, attributes='table:number-rows-repeated="6"')
        + ods_row(ods_text("党课", attributes='table:number-columns-repeated="2"'), attributes='table:number-rows-repeated="2"')
        + ods_row(empty, attributes='table:number-rows-repeated="1048567"')
    )
    (found,), took = timed(zipped(ods_parts(ods_table(rows))))
    assert [(row.number, row.cells) for row in found.rows] == [(1, ("", "", "三")), (8, ("党课", "党课")), (9, ("党课", "党课"))]
    assert took < SECONDS


def test_a_text_repeated_over_a_whole_sheet_does_no_harm() -> None:
    full = ods_row(
        ods_text("x", attributes='table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="1048576"'
    )
    data = zipped(ods_parts(ods_table(full) * 100))
    found, took = timed(data)
    assert (len(found[0].rows), found[0].cut, found[0].cut_columns) == (
        SHEET_ROWS_LIMIT,
        1_048_576 - SHEET_ROWS_LIMIT,
        16_384 - 200,
    )
    assert sum(len(each.rows) for each in found) == WORKBOOK_ROWS_LIMIT
    assert took < SECONDS
    assert found[0].rows[0].cells is found[0].rows[-1].cells, "kept once"


def test_merged_areas_of_the_open_format_are_filled() -> None:
    covered = "<table:covered-table-cell/>"
    rows = (
        ods_row(ods_text("题", attributes='table:number-columns-spanned="3" table:number-rows-spanned="1"'), covered, covered)
        + ods_row(ods_text("党课", attributes='table:number-columns-spanned="1" table:number-rows-spanned="2"'), ods_text("一"))
        + ods_row(covered, ods_text("二"))
    )
    assert [(row.cells, set(row.merged)) for row in sheet(ods_parts(ods_table(rows))).rows] == [
        (("题", "题", "题"), {1, 2}),
        (("党课", "一"), set()),
        (("党课", "二"), {0}),
    ]


def test_what_is_hidden_in_the_open_format_is_marked() -> None:
    styles = '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>'
    columns = '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    rows = columns + "".join(
        ods_row(ods_text("x"), attributes=f'table:visibility="{each}"') for each in ("visible", "collapse", "filter")
    )
    found = sheet(ods_parts(ods_table(rows, 'table:style-name="ta1"'), styles=styles))
    assert (found.hidden, found.hidden_columns, [row.hidden for row in found.rows]) == (True, {1, 2}, [False, True, True])


def test_what_is_struck_through_in_the_open_format_is_void() -> None:
    line = '<style:text-properties style:text-line-through-style="{}"/>'
    styles = (
        f'<style:style style:name="ce1">{line.format("solid")}</style:style>'
        '<style:style style:name="ce2" style:parent-style-name="废"/>'
        f'<style:style style:name="ce3" style:parent-style-name="废">{line.format("none")}</style:style>'
        f'<style:style style:name="T1">{line.format("solid")}</style:style>'
    )
    named = f'<style:style style:name="废">{line.format("solid")}</style:style>'
    rows = [
        (ods_text("x", attributes='table:style-name="ce1"'), True),
        (ods_text("x", attributes='table:style-name="ce2"'), True),
        (ods_text("x", attributes='table:style-name="ce3"'), False),
        (ods_text("<text:span text:style-name='T1'>x</text:span>"), True),
        (ods_text("<text:span text:style-name='T1'>x</text:span>y"), False),
        (ods_text("x"), False),
    ]
    found = sheet(ods_parts(ods_table("".join(ods_row(cell) for cell, _ in rows)), styles=styles, named=named))
    assert [row.void for row in found.rows] == [void for _, void in rows]
    column = '<table:table-column table:default-cell-style-name="ce1"/>'
    assert sheet(ods_parts(ods_table(column + ods_row(ods_text("x"))), styles=styles)).rows[0].void


def test_formulas_without_a_value_in_the_open_format_are_named() -> None:
    row = ods_row(
        '<table:table-cell table:formula="of:=1+1"/>',
        '<table:table-cell table:formula="of:=1" office:value-type="float" office:value="1"/>',
    )
    [found] = sheet(ods_parts(ods_table(row))).rows
    assert (found.cells, found.unknown) == (("", "1"), {0})


def test_changes_that_are_only_recorded_are_not_read() -> None:
    old = f"<table:tracked-changes><table:cell-content-change>{ods_text('旧')}</table:cell-content-change></table:tracked-changes>"
    assert cells(ods_parts(old + ods_table(ods_row(ods_text("新"))))) == (("新",),)


def test_a_password_of_the_open_format_is_named() -> None:
    parts = ods_parts(ods_table("")) | {
        "META-INF/manifest.xml": "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    }
    assert refused(zipped(parts))[0] is Wrong.ENCRYPTED


# — old Excel


def test_an_old_workbook_is_read_like_a_new_one() -> None:
    book = read_workbook((WORKBOOKS / "ledger.xls").read_bytes())
    shown, hidden = book.sheets
    assert (book.kind, shown.name, shown.hidden_columns, hidden.name, hidden.hidden) == ("xls", "台账", {4}, "隐藏", True)
    title, headings, *rows = shown.rows
    assert (title.own, headings.cells) == (("某支部2026年活动台账",), ("日期", "活动", "主题", "应到", "实到", "出勤率"))
    assert [(row.number, row.cells, row.hidden, row.void, set(row.merged)) for row in rows] == [
        (3, ("2026-03-05", "党课", "入门", "12", "11", "95%"), False, False, set()),
        (4, ("2026-04-02 14:30", "党课", "TRUE"), False, False, {1}),
        (5, ("2026-05-06", "支委会", "作废"), False, True, set()),
        (6, ("2026-06-06", "党员大会"), True, False, set()),
        (7, ("14:30:00", "", "合计"), False, False, set()),
        (10, ("末行",), False, False, set()),
    ]


def test_old_workbooks_have_both_systems_of_dates_too() -> None:
    assert cells((WORKBOOKS / "since-1904.xls").read_bytes()) == (("日期",), ("2026-03-05",))


def test_an_old_workbook_with_a_password_is_named() -> None:
    assert refused((WORKBOOKS / "locked.xls").read_bytes())[0] is Wrong.ENCRYPTED


def test_an_old_workbook_with_any_byte_changed_is_read_or_refused() -> None:
    good = (WORKBOOKS / "ledger.xls").read_bytes()
    for place in range(0, len(good), 13):
        try:
            read_workbook(good[:place] + bytes([good[place] ^ 0x55]) + good[place + 1 :])
        except Unreadable as found:
            assert found.wrong in {Wrong.DAMAGED_FILE, Wrong.ENCRYPTED, Wrong.EMPTY_TABLE, Wrong.UNKNOWN_ENCODING}  # noqa: PT017
    assert refused(good[: len(good) // 2])[0] is Wrong.DAMAGED_FILE


# — text


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，", "|"])
def test_the_delimiter_is_found_by_what_it_parts(delimiter: str) -> None:
    text = "某支部2026年台账，一、二；三\n日期,活动,主题\n2026-03-05,党课,甲；乙/丙\n2026-03-06,党课,丁\n".replace(",", delimiter)
    assert cells(text.encode())[1:3] == (("日期", "活动", "主题"), ("2026-03-05", "党课", "甲；乙/丙"))


@pytest.mark.parametrize("line", ["sep=;\n", "SEP=;\r\n", "\ufeffsep=;\n"])
def test_a_first_line_may_name_the_delimiter_and_is_no_row(line: str) -> None:
    found = sheet((line + "日期;活动\n2026-03-05;一,二,三\n").encode())
    assert [(row.number, row.cells) for row in found.rows] == [(1, ("日期", "活动")), (2, ("2026-03-05", "一,二,三"))]


def test_lines_of_single_names_stay_whole() -> None:
    assert cells("甲支部\n乙支部\n".encode()) == (("甲支部",), ("乙支部",))


def test_invisible_characters_are_taken_off_in_texts_too() -> None:
    text = (
        "\ufeff日期\u200b,\u200b活动\xad\n\u200e2026\u200e/\u200e3\u200e/\u200e5,\u202d党课\u202c\n\ufeff2026-03-06,\xa0党课\xa0\n"
    )
    assert cells(text.encode()) == (("日期", "活动"), ("2026/3/5", "党课"), ("2026-03-06", "党课"))


def test_texts_of_two_encodings_in_one_file_are_refused() -> None:
    assert refused("日期,活动\n".encode("gbk") + "2026-03-05,党课\n".encode("utf-8-sig"))[0] is Wrong.UNKNOWN_ENCODING


# — other kinds


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + f"{stream}\0".encode("utf-16-le") + b"\0" * 500


OTHERS: dict[str, tuple[Wrong, str, bytes]] = {
    "a.pdf": (Wrong.PDF_FILE, "PDF", b"%PDF-1.7\n%\xe2\xe3"),
    "a.jpg": (Wrong.PICTURE_FILE, "JPG", b"\xff\xd8\xff\xe0\0\x10JFIF"),
    "a.png": (Wrong.PICTURE_FILE, "PNG", b"\x89PNG\r\n\x1a\n"),
    "a.heic": (Wrong.PICTURE_FILE, "HEIC", b"\0\0\0\x18ftypheic\0\0"),
    "a.webp": (Wrong.PICTURE_FILE, "WebP", b"RIFF\x24\0\0\0WEBPVP8 "),
    "a.tif": (Wrong.PICTURE_FILE, "TIFF", b"II*\0\x08\0"),
    "b.tif": (Wrong.PICTURE_FILE, "TIFF", b"MM\0*\0\0"),
    "a.bmp": (Wrong.PICTURE_FILE, "BMP", b"BM\x36\x10\0\0\0\0\0\0\x36"),
    "a.gif": (Wrong.PICTURE_FILE, "GIF", b"GIF89a\1"),
    "a.rar": (Wrong.PACKED_FILE, "RAR", b"Rar!\x1a\x07\x01\0"),
    "a.7z": (Wrong.PACKED_FILE, "7Z", b"7z\xbc\xaf\x27\x1c"),
    "a.gz": (Wrong.PACKED_FILE, "GZIP", b"\x1f\x8b\x08"),
    "a.tar": (Wrong.PACKED_FILE, "TAR", b"a" + b"\0" * 256 + b"ustar\0" + b"\0" * 200),
    "a.zip": (Wrong.PACKED_FILE, "ZIP", zipped({"台账/1月.xlsx": b"PK", "说明.txt": "x"})),
    "a.doc": (Wrong.DOCUMENT_FILE, "DOC", ole("WordDocument")),
    "a.wps": (Wrong.DOCUMENT_FILE, "WPS", ole("WordDocument")),
    "a.docx": (
        Wrong.DOCUMENT_FILE,
        "DOCX",
        zipped({"[Content_Types].xml": "x", "word/document.xml": "x", "word/embeddings/a.xlsx": b"PK"}),
    ),
    "a.odt": (Wrong.DOCUMENT_FILE, "ODT", zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})),
    "a.rtf": (Wrong.DOCUMENT_FILE, "RTF", b"{\\rtf1\\ansi"),
    "a.ofd": (Wrong.DOCUMENT_FILE, "OFD", zipped({"OFD.xml": "x"})),
    "a.ppt": (Wrong.SLIDES_FILE, "PPT", ole("PowerPoint Document")),
    "a.pptx": (Wrong.SLIDES_FILE, "PPTX", zipped({"ppt/presentation.xml": "x"})),
    "a.odp": (Wrong.SLIDES_FILE, "ODP", zipped({"mimetype": "application/vnd.oasis.opendocument.presentation"})),
    "a.xlsb": (Wrong.OTHER_WORKBOOK, "XLSB", zipped({"xl/workbook.bin": b"\x83"})),
    "a.numbers": (Wrong.NUMBERS_FILE, "Numbers", zipped({"Index/Document.iwa": b"\0"})),
    "old.numbers": (Wrong.NUMBERS_FILE, "Numbers", zipped({"Index.zip": b"PK"})),
    "html.xls": (
        Wrong.OTHER_WORKBOOK,
        "HTML",
        '<html xmlns:o="urn:x"><head><meta charset="gbk"></head><table><td>日期</td>'.encode("gbk"),
    ),
    "style.xls": (Wrong.OTHER_WORKBOOK, "HTML", "\ufeff\r\n<style>td{}</style><table>日期".encode()),
    "latin.xls": (Wrong.OTHER_WORKBOOK, "HTML", b"<table>\xe9\xff"),
    "xml.xls": (Wrong.OTHER_WORKBOOK, "XML", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
    "utf-16.xls": (Wrong.OTHER_WORKBOOK, "XML", '<?xml version="1.0"?><Workbook/>'.encode("utf-16")),
    "a.mht": (Wrong.OTHER_WORKBOOK, "MHTML", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n"),
    "b.mht": (Wrong.OTHER_WORKBOOK, "MHTML", b"From: <x>\r\nSubject: =?gb2312?B?x?=\r\nContent-Type: multipart/related;\r\n"),
    "a.slk": (Wrong.OTHER_WORKBOOK, "SYLK", b"ID;PWXL;N;E\n"),
    "locked.xlsx": (Wrong.ENCRYPTED, "", ole("EncryptedPackage")),
    "sheet.json": (Wrong.BRANCH_FILE, "JSON", b'{\n "format": "wuhua-sheet"}'),
    "learner.json": (Wrong.BRANCH_FILE, "JSON", b'{"version": 1, "format" : "wuhua-learner"}'),
    "any.json": (Wrong.NOT_A_TABLE, "JSON", b'[{"a": 1}]'),
    "a.ics": (Wrong.CALENDAR_FILE, "ICS", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"),
    "a.vcf": (Wrong.NOT_A_TABLE, "VCF", b"BEGIN:VCARD\r\n"),
    "a.mp3": (Wrong.MEDIA_FILE, "MP3", b"ID3\x04\0\0\0"),
    "b.mp3": (Wrong.MEDIA_FILE, "MP3", b"\xff\xfb\x90\x64"),
    "a.mp4": (Wrong.MEDIA_FILE, "MP4", b"\0\0\0\x20ftypisom\0"),
    "a.m4a": (Wrong.MEDIA_FILE, "MP4", b"\0\0\0\x20ftypM4A \0"),
    "a.wav": (Wrong.MEDIA_FILE, "WAVE", b"RIFF\x24\0\0\0WAVEfmt "),
    "a.avi": (Wrong.MEDIA_FILE, "AVI", b"RIFF\x24\0\0\0AVI LIST"),
    "a.amr": (Wrong.MEDIA_FILE, "AMR", b"#!AMR\n\x3c"),
    "a.wmv": (Wrong.MEDIA_FILE, "WMV", b"0&\xb2u\x8ef\xcf\x11"),
    "a.exe": (Wrong.PROGRAM_FILE, "EXE", b"MZ\x90\0\3\0"),
    "a.db": (Wrong.DATABASE_FILE, "SQLite", b"SQLite format 3\0\x10"),
    "a.mdb": (Wrong.DATABASE_FILE, "Access", b"\0\1\0\0Standard Jet DB\0"),
    "a.accdb": (Wrong.DATABASE_FILE, "Access", b"\0\1\0\0Standard ACE DB\0"),
    "a.msg": (Wrong.NOT_A_TABLE, "MSG", ole("__properties_version1.0")),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_of_another_kind_is_named(name: str) -> None:
    wrong, kind, data = OTHERS[name]
    assert refused(data, name) == (wrong, kind)
    assert refused(data, "台账.xls" if name != "a.wps" else name) == (wrong, kind), "whatever its name says"


@pytest.mark.parametrize(
    "text", ["MZ,日期\n1,2\n", "ID3,日期\n1,2\n", "BM，日期\n", "Date: 2026\n日期,活动\n", "<日期>,活动\n", "GIF,1\n"]
)
def test_a_table_is_no_other_kind_because_of_its_first_letters(text: str) -> None:
    assert read_workbook(text.encode()).kind == "text"


def test_an_empty_file_is_named_as_such() -> None:
    for data in (b"", b"\r\n \t", b"\xef\xbb\xbf", "\ufeff".encode("utf-16-le")):
        assert refused(data)[0] is Wrong.EMPTY_TABLE


def test_a_zip_of_parts_with_unusual_names_is_no_reason_to_stop() -> None:
    parts = {**GOOD, "docProps/说明.xml": "x"}
    assert cells(parts) == WHOLE


def test_every_reply_can_be_sent() -> None:
    """Nothing that a text may hold breaks the JSON that carries it."""
    for written in ("_xD800_", "&#x2028;", "_x0000_", '"', "\\", "_xFFFF_"):
        json.dumps(cells(xlsx_parts(inline(f"a{written}b"))), ensure_ascii=False).encode()
