"""The zip for old Excel files: whole with the first one, and a workbook is read there as it is here."""

import ast
import base64
import json
import zipfile
from importlib import metadata

import pytest

from runtime import RuntimeBuildError, old_excel
from runtime.old_excel import DISTRIBUTIONS, STANDARD, old_excel_package, old_excel_sources
from runtime.stdlib_modules import kept_modules
from tests.runtime.conftest import ROOT, Built, Run
from tests.runtime.test_library import LIBRARY

WORKBOOKS = ROOT / "tests" / "reading" / "workbooks"
READ = """
import base64, json, xlrd
book = xlrd.open_workbook(file_contents=base64.b64decode({data!r}), formatting_info=True)
sheet = book.sheet_by_index(0)
found = json.dumps([sheet.row_values(row) for row in range(sheet.nrows)] + [book.datemode, str(sheet.merged_cells)])
"""


def test_it_holds_all_of_its_package_and_the_modules_that_the_first_lacks(small: Built) -> None:
    with zipfile.ZipFile(small.old_excel) as archive:
        inside = {name.removesuffix("c") for name in archive.namelist() if name.endswith(".pyc")}
    installed = {
        file.as_posix()
        for name in DISTRIBUTIONS
        for file in metadata.files(name) or ()
        if file.suffix == ".py" and file.parts[0] == name
    }
    assert inside == installed | {f"{module}.py" for module in STANDARD}
    assert not set(STANDARD) & set(kept_modules())


def test_every_import_in_it_is_there(small: Built, run: Run) -> None:
    wanted = {
        path.removesuffix(".py").replace("/", ".").removesuffix(".__init__") for path in old_excel_package() if path.endswith(".py")
    }
    for path, source in old_excel_package().items():
        for node in ast.parse(source).body if path.endswith(".py") else ():
            wanted |= {alias.name for alias in node.names} if isinstance(node, ast.Import) else set()
            wanted |= {str(node.module)} if isinstance(node, ast.ImportFrom) and not node.level else set()
    code = f"""
import importlib, json
failed = []
for name in json.loads('{json.dumps(sorted(wanted))}'):
    try: importlib.import_module(name)
    except ModuleNotFoundError: failed.append(name)
json.dumps(failed)
"""
    assert run(small, libraries=[small.old_excel], python=[code]).values == ["[]"]


@pytest.mark.parametrize("name", ["ledger.xls", "since-1904.xls"])
def test_a_workbook_is_read_there_as_here(name: str, small: Built, run: Run) -> None:
    code = READ.format(data=base64.b64encode((WORKBOOKS / name).read_bytes()).decode())
    here: dict[str, object] = {}
    exec(code, here)
    assert run(small, libraries=[small.old_excel], python=[code + "found"]).values == [here["found"]]


def test_a_package_that_is_not_installed_is_an_error_that_says_what_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_excel, "DISTRIBUTIONS", ("no-such-package",))
    with pytest.raises(RuntimeBuildError, match=r"no-such-package is not installed\. Run: "):
        old_excel_sources(LIBRARY)
