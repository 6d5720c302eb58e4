"""Files as branches send them: the encodings, layouts and mistakes of real tables, and files made to do harm."""

import struct
import sys
import warnings
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from assess.errors import Problem, Wrong
from assess.model.ledger_table import LedgerTable
from assess.model.standard import Standard
from assess.reading.fields import ProblemCollector
from assess.reading.files.file_text import bytes_of
from assess.reading.files.ledger_table import known_rows, read_ledger_table
from assess.reading.sheets import FILE_LIMIT

GOOD = "日期,活动,主题\n2026-03-05,党员大会,计划\n"
DAY = datetime(2026, 3, 5)  # noqa: DTZ001 — workbooks know no time zones
ROW = {"date": "2026-03-05", "activity": "general-meeting", "topic": "计划"}


def read(standard: Standard, data: bytes, year: int | None = 2026) -> tuple[LedgerTable | None, list[Problem]]:
    collector = ProblemCollector()
    return read_ledger_table(data, standard, collector, year=year), collector.problems


def table(standard: Standard, data: bytes | str, *, wrongs: tuple[Wrong, ...] = ()) -> LedgerTable:
    """The table, which has these problems and no others."""
    found, problems = read(standard, data if isinstance(data, bytes) else data.encode())
    assert [each.wrong for each in problems] == list(wrongs)
    assert found
    return found


def refused(standard: Standard, data: bytes | str) -> Wrong:
    """The only problem of a file of which nothing can be used."""
    found, problems = read(standard, data if isinstance(data, bytes) else data.encode())
    assert found is None
    assert len(problems) == 1
    return problems[0].wrong


def workbook(*rows: list[Any], name: str = "台账") -> Workbook:
    made = Workbook()
    made.worksheets[0].title = name
    for row in rows:
        made.worksheets[0].append(row)
    return made


def saved(made: Workbook) -> bytes:
    into = BytesIO()
    made.save(into)
    return into.getvalue()


def archive(**parts: str | bytes) -> bytes:
    """A zip."""
    into = BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as zipped:
        for name, part in parts.items():
            zipped.writestr(name, part)
    return into.getvalue()


def with_part(data: bytes, name: str, find: bytes, write: bytes) -> bytes:
    """A workbook with a passage of one part exchanged."""
    into = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(into, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            part = old.read(each)
            assert each != name or find in part
            new.writestr(each, part.replace(find, write) if each == name else part)
    return into.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


# — text


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb2312", "gb18030"])
def test_text_is_read_in_the_encodings_of_chinese_offices(standard: Standard, codec: str) -> None:
    assert table(standard, GOOD.encode(codec)).rows == (ROW,)


def test_utf_16_is_read_from_either_end(standard: Standard) -> None:
    assert table(standard, b"\xfe\xff" + GOOD.encode("utf-16-be")).rows == (ROW,)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "，"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_are_told_apart_however_they_are_separated(standard: Standard, delimiter: str, end: str) -> None:
    text = GOOD.replace(",", delimiter).replace("\n", end)
    assert table(standard, text).rows == (ROW,)


def test_a_delimiter_inside_texts_is_no_delimiter(standard: Standard) -> None:
    found = table(standard, "日期,活动,主题\n2026-03-05,党课,一，二，三，四；五\t六\n")
    assert found.rows[0]["topic"] == "一，二，三，四；五\t六"


def test_quoted_cells_hold_commas_quotes_and_lines(standard: Standard) -> None:
    found = table(standard, '日期,活动,主题\n2026-03-05,党课,"一,二\n""三"""\n\n2026-03-06,党课,四\n')
    assert [row["topic"] for row in found.rows] == ['一,二\n"三"', "四"]
    assert found.file_rows == (2, 4), "as a spreadsheet numbers them"


def test_cells_that_look_like_formulas_are_texts(standard: Standard) -> None:
    rows = table(
        standard, "日期,活动,主题\n" + "".join(f"2026-03-05,党课,{each}\n" for each in ("=1+1", "+1", "-1", "@x", "'=1"))
    ).rows
    assert [row["topic"] for row in rows] == ["=1+1", "+1", "-1", "@x", "=1"]


@pytest.mark.parametrize(
    "day", ["2026年3月5日", "2026.3.5", "２０２６／３／５", "46086", "2026-03-05 14:30", "20260305"]
)  # fmt: skip
def test_days_stay_as_they_are_typed(standard: Standard, day: str) -> None:
    found = table(standard, f"日期,活动\n {day} ,党课\n")
    assert found.rows == ({"date": day, "activity": "lecture"},)
    assert found.readable == 1


def test_a_day_without_a_year_needs_the_year_assessed(standard: Standard) -> None:
    _, problems = read(standard, "日期,活动\n3月5日,党课\n".encode(), year=None)
    assert [each.wrong for each in problems] == [Wrong.DAY_WITHOUT_YEAR]


# — headings


@pytest.mark.parametrize(
    ("heading", "column"),
    [("应到人数（人）", "due"), ("应到\n人数", "due"), ("应到(人)", "due"), ("实到人数【人】", "present"),
     ("Class hours (h)", "hours"), ("hours", "hours"), ("主 题", "topic"), ("＊主题", "topic"), ("HOST", "host"), ("from", "from"),
     ("佐证材料", "files")],
)  # fmt: skip
def test_headings_are_known_by_many_names(standard: Standard, heading: str, column: str) -> None:
    found = table(standard, f'"日期(年月日)",活动类型：,"{heading}"\n2026-03-05,党课,2\n')
    assert [id_ for _, id_ in found.columns] == ["date", "activity", column]


def test_every_name_of_every_column_is_known(standard: Standard) -> None:
    for id_, column in standard.ledger.columns.items():
        for name in (id_, column.text.zh, column.text.en, *column.also):
            if id_ not in ("date", "activity"):
                found, _ = read(standard, f'date,activity,"{name}"\n2026-03-05,党课,2\n'.encode())
                assert found
                assert found.columns[2][1] == id_, name


def test_titles_above_the_headings_are_left_out(standard: Standard) -> None:
    found = table(standard, "某支部活动台账,,\n填报人：李,,2026年\n,,\n" + GOOD)
    assert (found.header_row, found.rows, found.file_rows) == (4, (ROW,), (5,))


def test_headings_must_stand_near_the_beginning(standard: Standard) -> None:
    assert table(standard, "标题,\n" * 14 + GOOD).rows == (ROW,)
    assert refused(standard, "标题,\n" * 15 + GOOD) is Wrong.NO_HEADINGS


def test_what_has_no_column_is_counted(standard: Standard) -> None:
    found = table(standard, "序号,日期,地点,活动,,\n1,2026-03-05,,党课,x,\n2,,,,,\n")
    assert found.ignored == (("序号", 2), ("", 1))
    assert len(found.rows) == 1, "a number alone is no row"


def test_of_two_headings_for_one_column_the_nearer_name_is_used_wherever_it_stands(standard: Standard) -> None:
    for heading, row in (("内容,主题,日期,活动", "x,计划,2026-03-05,党课"), ("日期,活动,主题,内容", "2026-03-05,党课,计划,x")):
        found = table(standard, f"{heading}\n{row}\n", wrongs=(Wrong.DUPLICATE_HEADING,))
        assert found.rows[0]["topic"] == "计划"


def test_headings_of_two_lines_are_read(standard: Standard) -> None:
    made = workbook(
        ["日期", "活动", "参会人数", None, "主题"], [None, None, "应到", "实到"], ["2026-03-05", "党课", 12, 11, "计划"]
    )
    sheet = made.worksheets[0]
    for merged in ("A1:A2", "B1:B2", "C1:D1", "E1:E2"):
        sheet.merge_cells(merged)
    found = table(standard, saved(made))
    assert [id_ for _, id_ in found.columns] == ["date", "activity", "due", "present", "topic"]
    assert found.rows == ({"date": "2026-03-05", "activity": "lecture", "due": "12", "present": "11", "topic": "计划"},)
    assert (found.header_row, found.ignored) == (1, ())


def test_a_row_of_data_is_no_second_line_of_headings(standard: Standard) -> None:
    found = table(standard, "日期,活动,地点,主题\n2026-03-05,党课,记录,学习\n")
    assert len(found.rows) == 1
    assert found.ignored == (("地点", 1),)


def test_missing_headings_are_named_with_those_that_were_seen(standard: Standard) -> None:
    _, [problem] = read(standard, "台账,,\n时间,主题,地点\n2026-03-05,x,y\n".encode())
    assert problem.facts == {"wanted": "活动 / Activity", "seen": "时间 | 主题 | 地点"}


# — rows


def test_rows_with_problems_are_still_rows(standard: Standard) -> None:
    text = "日期,活动,应到人数\n2026-03-05,党课,多\n,党课,3\n2026-02-30,跳舞,\n合计,,3\n"
    wrongs = (
        Wrong.NOT_WHOLE,
        Wrong.DATE_BLANK,
        Wrong.IMPOSSIBLE_DAY,
        Wrong.UNKNOWN_ACTIVITY,
        Wrong.ACTIVITY_BLANK,
        Wrong.NOT_A_DATE,
    )
    found = table(standard, text, wrongs=wrongs)
    assert len(found.rows) == 4
    assert (found.readable, found.activities) == (1, {"lecture": 1})
    _, problems = read(standard, text.encode())
    assert [(each.where.row, each.where.column) for each in problems] == [
        (2, "应到人数"), (3, "日期"), (4, "日期"), (4, "活动"), (5, "活动"), (5, "日期"),
    ]  # fmt: skip


def test_long_cells_are_cut_and_that_is_said(standard: Standard) -> None:
    found = table(standard, f"日期,活动,主题\n2026-03-05,党课,{'党' * 1001}\n", wrongs=(Wrong.CELL_CUT,))
    assert found.rows[0]["topic"] == "党" * 1000


def test_as_many_rows_as_a_ledger_may_have_are_read(standard: Standard) -> None:
    assert len(table(standard, "日期,活动\n" + "2026-03-05,党课\n" * 20_000).rows) == 20_000


def test_texts_that_no_file_of_a_branch_could_hold_are_refused(standard: Standard) -> None:
    made = workbook(["日期", "活动", "主题", "主持人"], *(["2026-03-05", "党课", "党" * 999, "党" * 999] for _ in range(1100)))
    assert refused(standard, saved(made)) is Wrong.TOO_LARGE


# — workbooks


def test_a_workbook_is_read_as_its_reader_sees_it(standard: Standard) -> None:
    made = workbook(
        ["2026年台账"],
        ["日期", "活动", "应到人数", "实到人数", "学时", "主题", "主持人", "记录人", "留存材料"],
        [DAY, "党课", 12, 11.0, 0.1 + 0.2, " =x ", True, time(14, 30), "#REF!"],
        [date(2026, 3, 6), "党课", None, None, 1.5, 0.95, 1, timedelta(hours=2), DAY.replace(hour=9, minute=30)],
        [46086, "党课"],
    )
    sheet = made.worksheets[0]
    sheet.merge_cells("A1:I1")
    sheet["F3"].data_type = "s"
    sheet["F4"].number_format = sheet["G4"].number_format = "0%"
    found = table(standard, saved(made))
    assert (found.sheet, found.header_row, found.file_rows, found.readable) == ("台账", 2, (3, 4, 5), 3)
    assert [list(row.values()) for row in found.rows] == [
        ["2026-03-05", "lecture", "12", "11", "0.3", "=x", "TRUE", "14:30:00", "#REF!"],
        ["2026-03-06", "lecture", "1.5", "95%", "100%", "2:00:00", "2026-03-05 09:30"],
        ["46086", "lecture"],
    ]


def test_dates_written_as_chinese_spreadsheets_format_them_are_days(standard: Standard) -> None:
    made = workbook(["日期", "活动"], *([DAY, "党课"] for _ in range(3)))
    forms = ('yyyy"年"m"月"d"日"', "[$-804]yyyy/m/d;@", "m/d/yy")
    for number, form in enumerate(forms, 2):
        made.worksheets[0].cell(number, 1).number_format = form
    assert [row["date"] for row in table(standard, saved(made)).rows] == ["2026-03-05"] * 3


def test_merged_dates_are_those_of_every_row_that_they_stand_beside(standard: Standard) -> None:
    made = workbook(["日期", "活动"], ["2026-03-05", "党课"], [None, "党员大会"], [None, "支委会"])
    made.worksheets[0].merge_cells("A2:A3")
    found = table(standard, saved(made), wrongs=(Wrong.DATE_BLANK,))
    assert [row.get("date") for row in found.rows] == ["2026-03-05", "2026-03-05", None]


def test_the_first_sheet_with_headings_is_read_and_the_others_are_named(standard: Standard) -> None:
    made = workbook(["说明"], name="封面")
    made.create_sheet("空")
    for name, activity in (("隐藏", "隐藏"), ("台账", "党课"), ("旧", "党员大会")):
        sheet = made.create_sheet(name)
        sheet.append(["日期", "活动"])
        sheet.append(["2026-03-05", activity])
    made["隐藏"].sheet_state = "hidden"
    found = table(standard, saved(made))
    assert (found.sheet, found.rows[0]["activity"], found.others) == ("台账", "lecture", ("封面", "空", "旧"))


def test_a_workbook_with_nothing_to_see_is_empty(standard: Standard) -> None:
    made = workbook(name="空")
    hidden = made.create_sheet("隐藏")
    hidden.append(["日期", "活动"])
    hidden.sheet_state = "veryHidden"
    assert refused(standard, saved(made)) is Wrong.EMPTY_TABLE


def test_formulas_are_read_by_their_saved_value_or_reported(standard: Standard) -> None:
    made = saved(workbook(["日期", "活动", "主题", "学时"], ["2026-03-05", "党课", "=A1", "=1+1"], [None, None, None, "=2"]))
    found = table(standard, made, wrongs=(Wrong.FORMULA_WITHOUT_VALUE,) * 3)
    assert found.rows == ({"date": "2026-03-05", "activity": "lecture"},)
    kept = with_part(made, SHEET, b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
    kept = with_part(kept, SHEET, b'<c r="C2"><f>A1</f><v />', b'<c r="C2" t="str"><f>A1</f><v></v>')
    found = table(standard, kept, wrongs=(Wrong.FORMULA_WITHOUT_VALUE,))
    assert found.rows == ({"date": "2026-03-05", "activity": "lecture", "hours": "2"},)


def test_a_sheet_may_state_a_wrong_size(standard: Standard) -> None:
    made = with_part(saved(workbook(["日期", "活动"], ["2026-03-05", "党课"])), SHEET, b'ref="A1:B2"', b'ref="A1"')
    assert len(table(standard, made).rows) == 1


def test_rows_far_below_are_read(standard: Standard) -> None:
    made = workbook(["日期", "活动"])
    made.worksheets[0]["A900000"], made.worksheets[0]["B900000"] = "2026-03-05", "党课"
    assert table(standard, saved(made)).file_rows == (900_000,)


def test_warnings_of_the_library_are_nobodys(standard: Standard) -> None:
    made = with_part(saved(workbook(["日期", "活动"])), SHEET, b"</worksheet>", b'<extLst><ext uri="{x}"/></extLst></worksheet>')
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert table(standard, made).rows == ()


# — what is no table, and what was made to do harm


def lying_about_sizes() -> bytes:
    """Parts that unpack to far more than the archive says."""
    made = archive(**{"xl/workbook.xml": b"<a/>" * 4_000_000})
    return made.replace(struct.pack("<L", 16_000_000), struct.pack("<L", 1000))


def locked() -> bytes:
    """A zip whose list of parts says that they need a password."""
    made = archive(**{"xl/workbook.xml": "x"})
    flags = made.index(b"PK\x01\x02") + 8
    return made[:flags] + b"\1" + made[flags + 1 :]


def broken_workbook(find: bytes, write: bytes, part: str = SHEET) -> bytes:
    return with_part(saved(workbook(["日期", "活动"], ["2026-03-05", "党课"])), part, find, write)


def with_a_hole(data: bytes) -> bytes:
    """Damaged within its sheet."""
    place = data.index(SHEET.encode()) + 60
    return data[:place] + b"\0" * 60 + data[place + 60 :]


LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet'
BAD: dict[str, tuple[Wrong, bytes]] = {
    "nothing": (Wrong.EMPTY_TABLE, b""),
    "blanks": (Wrong.EMPTY_TABLE, b" \r\n\t\n"),
    "only a mark": (Wrong.EMPTY_TABLE, b"\xef\xbb\xbf"),
    "pdf": (Wrong.PDF_FILE, b"%PDF-1.7\n\x00\x01"),
    "png": (Wrong.PICTURE_FILE, b"\x89PNG\r\n\x1a\n\x00"),
    "jpeg": (Wrong.PICTURE_FILE, b"\xff\xd8\xff\xe0\x00"),
    "gif": (Wrong.PICTURE_FILE, b"GIF89a\x01"),
    "rar": (Wrong.PACKED_FILE, b"Rar!\x1a\x07"),
    "7z": (Wrong.PACKED_FILE, b"7z\xbc\xaf\x27\x1c"),
    "gzip": (Wrong.PACKED_FILE, b"\x1f\x8b\x08"),
    "rtf": (Wrong.DOCUMENT_FILE, b"{\\rtf1 }"),
    "html named xls": (Wrong.OTHER_WORKBOOK, "\n<HTML><table><td>日期</td>".encode("gbk")),
    "xml of 2003": (Wrong.OTHER_WORKBOOK, b'<?xml version="1.0"?><Workbook/>'),
    "a file of ours": (Wrong.BRANCH_FILE, b'{\n  "format": "wuhua-sheet"}'),
    "docx": (Wrong.DOCUMENT_FILE, archive(**{"word/document.xml": "x"})),
    "pptx": (Wrong.SLIDES_FILE, archive(**{"ppt/presentation.xml": "x"})),
    "an ods of nothing": (Wrong.EMPTY_TABLE, archive(mimetype="x", **{"content.xml": "<a/>"})),
    "xlsb": (Wrong.OTHER_WORKBOOK, archive(**{"xl/workbook.bin": "x"})),
    "any zip": (Wrong.PACKED_FILE, archive(a="x")),
    "an empty zip": (Wrong.PACKED_FILE, archive()),
    "an old container of nothing": (Wrong.DAMAGED_FILE, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99),
    "doc": (Wrong.DOCUMENT_FILE, b"\xd0\xcf\x11\xe0" + "WordDocument\0".encode("utf-16-le")),
    "a password": (Wrong.ENCRYPTED, b"\xd0\xcf\x11\xe0" + "EncryptedPackage\0".encode("utf-16-le")),
    "a zip with a password": (Wrong.ENCRYPTED, locked()),
    "half a workbook": (Wrong.DAMAGED_FILE, saved(workbook(["日期", "活动"]))[:3000]),
    "a hole": (Wrong.DAMAGED_FILE, with_a_hole(saved(workbook(["日期"])))),
    "only a beginning": (Wrong.DAMAGED_FILE, b"PK\x03\x04"),
    "no workbook": (Wrong.DAMAGED_FILE, archive(**{"xl/a.xml": "<a/>"})),
    "no xml": (Wrong.DAMAGED_FILE, broken_workbook(b"<sheetData>", b"<sheetData")),
    "entities": (Wrong.DAMAGED_FILE, broken_workbook(b"<worksheet", LAUGHS)),
    "hidden entities": (Wrong.DAMAGED_FILE, archive(**{"xl/workbook.xml": "\ufeff<!DOCTYPE a>".encode("utf-16-le")})),
    "a row that is none": (Wrong.DAMAGED_FILE, broken_workbook(b'<row r="2">', b'<row r="x">')),
    "a row without end": (Wrong.DAMAGED_FILE, broken_workbook(b'<row r="2">', b'<row r="999999999999">')),
    "a cell that is none": (Wrong.DAMAGED_FILE, broken_workbook(b'r="A2"', b'r="ZZZZ2"')),
    "a string that is none": (Wrong.DAMAGED_FILE, broken_workbook(b't="inlineStr"><is><t>2026', b't="s"><v>3000</v><is><t>2026')),
    "far to the right": (Wrong.TOO_MANY_COLUMNS, broken_workbook(b'r="B2"', b'r="XFD2"')),
    "a bomb": (Wrong.UNPACKED_TOO_LARGE, archive(**{"xl/workbook.xml": b"<a/>" * 16_000_000})),
    "a tight bomb": (Wrong.UNPACKED_TOO_LARGE, archive(**{"xl/workbook.xml": b" " * 20_000_000})),
    "many parts": (Wrong.UNPACKED_TOO_LARGE, archive(**{f"xl/{number}": "" for number in range(2001)})),
    "lies about sizes": (Wrong.DAMAGED_FILE, lying_about_sizes()),
    "too large": (Wrong.FILE_TOO_LARGE, b"a,b\n" * (FILE_LIMIT // 4 + 1)),
    "bytes": (Wrong.UNKNOWN_ENCODING, bytes(range(256))),
    "zeros": (Wrong.UNKNOWN_ENCODING, b"\0" * 100),
    "half a utf-16": (Wrong.UNKNOWN_ENCODING, b"\xff\xfe" + GOOD.encode("utf-16-le")[:-1]),
    "latin letters": (Wrong.UNKNOWN_ENCODING, "Día,Año ñ\n".encode("latin-1")),
    "an open quote": (Wrong.BROKEN_QUOTES, (GOOD + '2026-03-06,党课,"一\n' + GOOD).encode()),
    "a quote inside": (Wrong.BROKEN_QUOTES, (GOOD + '2026-03-06,党课,"一"二\n').encode()),
    "an endless cell": (Wrong.BROKEN_QUOTES, (GOOD + f'2026-03-06,党课,"{"党" * 140_000}"\n').encode()),
    "other headings": (Wrong.NO_HEADINGS, "姓名,电话\n李,0\n".encode()),
    "one word": (Wrong.NO_HEADINGS, "台账".encode()),
    "no headings": (Wrong.NO_HEADINGS, "2026-03-05,党课\n".encode()),
    "a workbook of others": (Wrong.NO_HEADINGS, saved(workbook(["姓名", "电话"]))),
    "too many rows": (Wrong.TOO_MANY_ROWS, ("日期,活动\n" + "x\n" * 20_015).encode()),
    "too many columns": (Wrong.TOO_MANY_COLUMNS, ("日期,活动\n" + "x," * 201 + "\n").encode()),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_refused_with_its_reason(standard: Standard, name: str) -> None:
    wrong, data = BAD[name]
    assert refused(standard, data) is wrong


def test_there_are_many_kinds_of_bad_files() -> None:
    assert len(BAD) >= 50


def test_columns_without_end_take_no_time_without_end(standard: Standard) -> None:
    """Every row reaches to the last column that a spreadsheet has, with nothing in it: it is left out."""
    cells = b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (number, number) for number in range(3, 19_000))
    found = table(standard, broken_workbook(b"</sheetData>", cells + b"</sheetData>"))
    assert found.rows == ({"date": "2026-03-05", "activity": "lecture"},)


def test_without_the_reader_of_old_workbooks_only_these_are_refused(standard: Standard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlrd", None)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert refused(standard, b"\xd0\xcf\x11\xe0" + "Workbook\0".encode("utf-16-le")) is Wrong.NO_EXCEL_READER
    assert table(standard, saved(workbook(["日期", "活动"]))).rows == ()
    assert table(standard, GOOD).rows == (ROW,)


def test_only_base64_is_bytes() -> None:
    assert bytes_of("YQ==") == b"a"
    assert [bytes_of(each) for each in (None, 1, "日", "a", "YQ=", "Y Q==", ["YQ=="])] == [None] * 7


def test_a_workbook_with_any_byte_changed_is_read_or_refused(standard: Standard) -> None:
    good = saved(workbook(["日期", "活动"], ["2026-03-05", "党课"]))
    for place in range(0, len(good), 23):
        found, problems = read(standard, good[:place] + bytes([good[place] ^ 0x55]) + good[place + 1 :])
        assert found or problems


def test_an_activity_by_any_of_its_names_is_the_one_activity(standard: Standard) -> None:
    """Else the form would count and filter one kind of meeting under as many names as the tables have for it."""
    found = table(standard, "日期,活动\n2026-03-05,党课\n2026-06-05,讲党课\n2026-09-05,Party lecture\n")
    assert {row["activity"] for row in found.rows} == {"lecture"}


def test_a_row_is_known_by_its_activity_whatever_the_ledger_calls_it(standard: Standard) -> None:
    rows = table(standard, "日期,活动,主题\n2026-03-05,党课,一\n2026-03-06,党课,二\n").rows
    kept = {"rows": [{"date": "2026-03-05", "activity": "讲党课", "topic": "一", "host": ""}]}
    assert known_rows(rows, kept, standard) == [0]
