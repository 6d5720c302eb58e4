"""The second zip: it lacks nothing that a workbook could need, and brings nothing that none could."""

import ast
import json
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib import metadata

import pytest

from runtime import RuntimeBuildError, spreadsheet
from runtime.spreadsheet import DISTRIBUTIONS, SPREADSHEET_FILE, left_out_modules, spreadsheet_sources
from runtime.stdlib_modules import kept_modules
from tests.runtime.conftest import Built, Run
from tests.runtime.test_library import LIBRARY, MENTIONED
from tests.runtime.test_library import absent as absent_from_the_first

MAKE = """
import base64, datetime, io, openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

book = openpyxl.Workbook()
sheet = book.active
sheet.title = "台账"
sheet.append(["日期", "活动", "人数", "比例"])
sheet.append([datetime.date(2026, 2, 28), "支部党员大会", 12, 0.5])
sheet.append([datetime.datetime(2026, 3, 1, 9, 30), "主题党日", 11, "=C3/12"])
sheet["A2"].number_format = "yyyy-mm-dd"
sheet["D2"].number_format = "0.0%"
sheet["A1"].font = Font(bold=True, color="FFFFFF")
sheet["A1"].fill = PatternFill("solid", start_color="C00000")
sheet["A1"].border = Border(bottom=Side(style="thin"))
sheet["A1"].alignment = Alignment(wrap_text=True)
sheet["A1"].comment = Comment("年-月-日", "支部")
sheet["B2"].protection = Protection(locked=False)
sheet["B3"].hyperlink = "#台账!A1"
sheet.merge_cells("F1:G2")
sheet["F1"] = "合并"
sheet.freeze_panes = "A2"
sheet.auto_filter.ref = "A1:D3"
sheet.column_dimensions["B"].width = 30
sheet.print_title_rows = "1:1"
sheet.protection.sheet = True
validation = DataValidation(type="list", formula1='"支部党员大会,主题党日"', allow_blank=True)
sheet.add_data_validation(validation)
validation.add("B2:B100")
sheet.conditional_formatting.add("C2:C3", CellIsRule(operator="lessThan", formula=["12"], fill=PatternFill(bgColor="FFC7CE")))
other = book.create_sheet("list")
other.append(["a", "b"])
other.append([1, 2])
other.add_table(Table(displayName="Numbers", ref="A1:B2"))
chart = BarChart()
chart.add_data(Reference(other, min_col=1, min_row=1, max_row=2), titles_from_data=True)
other.add_chart(chart, "D1")
book.defined_names["kinds"] = DefinedName("kinds", attr_text="list!$A$1:$B$1")
file = io.BytesIO()
book.save(file)
made = base64.b64encode(file.getvalue()).decode()
"""

READ = """
import base64, io, json, openpyxl
file = io.BytesIO(base64.b64decode(made))
book = openpyxl.load_workbook(file)
again = io.BytesIO()
book.save(again)
sheet = book["台账"]
row = [[str(cell) for cell in row] for row in openpyxl.load_workbook(again, read_only=True, data_only=True)["台账"].values]
written = openpyxl.Workbook(write_only=True)
written.create_sheet("x").append([1, "文"])
one_way = io.BytesIO()
written.save(one_way)
found = json.dumps({
    "date": sheet["A2"].value.isoformat(),
    "merged": [str(each) for each in sheet.merged_cells.ranges],
    "frozen": sheet.freeze_panes,
    "validation": [[str(each.sqref), each.formula1] for each in sheet.data_validations.dataValidation],
    "formula": sheet["D3"].value,
    "format": sheet["D2"].number_format,
    "bold": sheet["A1"].font.bold,
    "comment": sheet["A1"].comment.text,
    "charts": len(book["list"]._charts),
    "tables": list(book["list"].tables),
    "names": list(book.defined_names),
    "read again": row[1],
    "one way": list(openpyxl.load_workbook(one_way).active.values),
})
"""

FOUND = {
    "date": "2026-02-28T00:00:00",
    "merged": ["F1:G2"],
    "frozen": "A2",
    "validation": [["B2:B100", '"支部党员大会,主题党日"']],
    "formula": "=C3/12",
    "format": "0.0%",
    "bold": True,
    "comment": "年-月-日",
    "charts": 1,
    "tables": ["Numbers"],
    "names": ["kinds"],
    "read again": ["2026-02-28 00:00:00", "支部党员大会", "12", "0.5", "None", "None", "None"],
    "one way": [[1, "文"]],
}


@cache
def sources() -> dict[str, str]:
    """Every module of the installed packages, also those that stay at home."""
    files = [file for name in DISTRIBUTIONS for file in metadata.files(name) or () if file.suffix == ".py"]
    return {_module(file.as_posix()): file.read_text("utf-8") for file in files}


def _module(path: str) -> str:
    return path.rsplit(".", 1)[0].replace("/", ".").removesuffix(".__init__")


def mentions(module: str) -> Iterator[tuple[str, list[str]]]:
    """Every module that a module imports anywhere in it, with the names it takes from there."""
    is_package = any(name.startswith(f"{module}.") for name in sources())
    for node in ast.walk(ast.parse(sources()[module])):
        if isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = module.split(".")[: len(module.split(".")) - node.level + is_package] if node.level else []
            yield ".".join([*above, *filter(None, [node.module])]), [alias.name for alias in node.names]


def reached() -> set[str]:
    """The modules that an import of openpyxl could ever reach in the packages themselves."""
    found: set[str] = set()
    waiting = ["openpyxl"]
    while waiting:
        module = waiting.pop()
        if module in sources() and module not in found:
            found.add(module)
            for base, names in mentions(module):
                parts = base.split(".")
                waiting += [".".join(parts[:end]) for end in range(1, len(parts) + 1)] + [f"{base}.{name}" for name in names]
    return found


def absent() -> dict[str, str]:
    return {str(name): str(why) for name, why in tomllib.loads(SPREADSHEET_FILE.read_text("utf-8"))["absent"].items()}


def test_what_is_left_out_is_what_nothing_else_could_import() -> None:
    assert set(left_out_modules()) == set(sources()) - reached()


def test_every_module_in_it_and_every_import_of_them_is_there(small: Built, run: Run) -> None:
    with zipfile.ZipFile(small.spreadsheet) as archive:
        inside = {_module(path) for path in archive.namelist() if path.endswith(".pyc")}
    assert reached() | set(kept_modules(SPREADSHEET_FILE)) == inside
    wanted = inside | {base for module in reached() for base, _ in mentions(module)}
    code = f"""
import importlib, json
failed = []
for name in json.loads('{json.dumps(sorted(wanted))}'):
    try: importlib.import_module(name)
    except ModuleNotFoundError: failed.append(name)
json.dumps(failed)
"""
    failed = json.loads(str(run(small, libraries=[small.spreadsheet], python=[code]).values[0]))
    assert set(failed) == {name for name in absent() if not name.startswith("xml.")}


def test_what_it_takes_of_the_library_is_complete_with_the_first_zip(small: Built, run: Run) -> None:
    code = MENTIONED.format(kept=json.dumps([*kept_modules(), *kept_modules(SPREADSHEET_FILE)]))
    lists = json.loads(str(run(small, zip_file=LIBRARY, python=[code]).values[0]))
    missing = set(lists["missing"]) - absent_from_the_first().keys()
    assert missing == {name for name in absent() if name.startswith("xml.")}
    assert lists["needless"] == []


def test_no_module_travels_twice() -> None:
    assert set(kept_modules()) & set(kept_modules(SPREADSHEET_FILE)) == set()


def test_every_reason_is_a_sentence() -> None:
    groups = tomllib.loads(SPREADSHEET_FILE.read_text("utf-8"))["keep"]
    reasons = [*absent().values(), *left_out_modules().values(), *(group["why"] for group in groups.values())]
    assert all(len(reason) > 5 for reason in reasons)


def test_a_workbook_is_written_and_read_there_and_here(small: Built, run: Run) -> None:
    here: dict[str, object] = {}
    exec(MAKE + READ, here)
    from_here = f"made = {here['made']!r}\n"
    made, *found = run(
        small, libraries=[small.spreadsheet], python=[MAKE + "made", READ + "found", from_here + READ + "found"]
    ).values
    from_there: dict[str, object] = {"made": made}
    exec(READ, from_there)
    assert [json.loads(str(each)) for each in (*found, here["found"], from_there["found"])] == [FOUND] * 4


def test_without_it_python_says_what_it_lacks(small: Built, run: Run) -> None:
    code = "try: import openpyxl\nexcept ModuleNotFoundError as error: name = error.name\nname"
    assert run(small, python=[code]).values == ["openpyxl"]


def test_a_package_that_is_not_installed_is_an_error_that_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "DISTRIBUTIONS", ("no-such-package",))
    with pytest.raises(RuntimeBuildError, match=r"no-such-package is not installed\. Run: "):
        spreadsheet_sources(LIBRARY)


def test_a_list_for_another_version_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "left_out_modules", lambda: {"openpyxl.gone": "for a test"})
    with pytest.raises(RuntimeBuildError, match=r"no such files; .*: openpyxl/gone\.py"):
        spreadsheet_sources(LIBRARY)


def test_a_file_that_would_grow_without_end_is_refused(small: Built, run: Run) -> None:
    """Expansion of entities is refused, as by defusedxml."""
    code = """
import xml.etree.ElementTree as tree
entities = "".join(f'<!ENTITY e{n} "{("&e%d;" % (n - 1)) * 10}">' for n in range(1, 11))
try: tree.fromstring(f'<!DOCTYPE a [<!ENTITY e0 "{"x" * 1000}">{entities}]><a>&e10;</a>')
except tree.ParseError as error: said = str(error)
said
"""
    assert "amplification" in str(run(small, libraries=[small.spreadsheet], python=[code]).values[0])
