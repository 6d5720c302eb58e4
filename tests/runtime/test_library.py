"""The kept part of Python's library: it imports, it is closed, and it does what is promised of it."""

import json
import tomllib
from pathlib import Path

import pytest

from runtime import RuntimeBuildError
from runtime.stdlib_modules import STDLIB_MODULES_FILE, kept_modules, paths_of
from tests.runtime.conftest import ROOT, Built, Run

LIBRARY = ROOT / "node_modules" / "pyodide" / "python_stdlib.zip"

# Runs inside Pyodide with the whole library, since its source is of a newer Python than the tests may run on.
MENTIONED = """
import _imp, ast, json, sys, zipfile

kept = set(json.loads('{kept}'))
library = zipfile.ZipFile("/lib/python314.zip")
modules = {{}}
for path in library.namelist():
    if path.endswith(".py"):
        modules[path[:-3].removesuffix("/__init__").replace("/", ".")] = path
loaded = {{name for name, module in sys.modules.items() if getattr(module.__spec__, "origin", None) == "frozen"}}
frozen = (set(_imp._frozen_module_names()) | loaded) & set(modules)
here = kept | frozen | set(sys.builtin_module_names)

def package_of(module, level):
    parts = module.split(".") if modules[module].endswith("__init__.py") else module.split(".")[:-1]
    return parts[: len(parts) - level + 1]

def mentions(module):
    for node in ast.walk(ast.parse(library.read(modules[module]))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join((package_of(module, node.level) if node.level else []) + [node.module or ""]).strip(".")
            yield base
            yield from (f"{{base}}.{{alias.name}}" for alias in node.names)

mentioned = {{name for module in kept | frozen for name in mentions(module) if name in modules}}
json.dumps({{"missing": sorted(mentioned - here), "needless": sorted(kept & (frozen | set(sys.builtin_module_names)))}})
"""

WORKS = {
    "a zip with plain names is written and read": """
import io, zipfile
file = io.BytesIO()
with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive: archive.writestr("a/b.xml", "<a/>" * 99)
with zipfile.ZipFile(file) as archive: done = archive.read("a/b.xml") == b"<a/>" * 99
""",
    "a zip from a Chinese Windows is read": """
import io, zipfile
file = io.BytesIO()
with zipfile.ZipFile(file, "w") as archive: archive.writestr("plain.txt", "x")
with zipfile.ZipFile(file, metadata_encoding="gb18030") as archive: done = archive.namelist() == ["plain.txt"]
""",
    "text in the encodings of Chinese spreadsheets": """
text = "三会一课"
codecs = ("utf-8-sig", "gbk", "gb2312", "gb18030", "utf-16", "utf-16-le")
done = all(text.encode(codec).decode(codec) == text for codec in codecs)
""",
    "a CSV file": """
import csv, io
done = list(csv.DictReader(io.StringIO("a,b\\r\\n1,\\"2,3\\"\\r\\n"))) == [{"a": "1", "b": "2,3"}]
""",
    "dates": """
import calendar, datetime
day = datetime.datetime.strptime("2026-02-28", "%Y-%m-%d").date()
done = calendar.monthrange(2026, 2)[1] == day.day and day.strftime("%m") == "02" and day + datetime.timedelta(1) > day
""",
    "numbers": """
import decimal, fractions, random, statistics
done = fractions.Fraction("1/3") + decimal.Decimal("1") .__int__() == fractions.Fraction(4, 3)
done = done and statistics.median([3, 1, 2]) == 2 and random.Random(1).random() == random.Random(1).random()
""",
    "sums": """
import hashlib
done = hashlib.sha256(b"").hexdigest().startswith("e3b0c442") and bool(hashlib.md5(b"").hexdigest())
""",
    "text": """
import base64, textwrap, unicodedata
done = textwrap.shorten("a b c", 5) == "a b c"
done = done and unicodedata.normalize("NFKC", "１") == "1" and base64.b64encode(b"a") == b"YQ=="
""",
    "an error is written out with its cause": """
import traceback
try:
    try: {}["a"]
    except KeyError as error: raise ValueError("b") from error
except ValueError as error: text = "".join(traceback.format_exception(error))
done = "KeyError" in text and "direct cause" in text
""",
    "a warning is shown": """
import io, contextlib, warnings
with contextlib.redirect_stderr(io.StringIO()) as shown: warnings.warn("seen", stacklevel=1)
done = "seen" in shown.getvalue()
""",
    "dataclasses, and a misspelt name": """
import dataclasses, enum
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class A: x: int = 0
class B(enum.StrEnum): C = enum.auto()
try: A(x=1).xx
except AttributeError as error: done = dataclasses.asdict(dataclasses.replace(A(), x=2)) == {"x": 2} and B.C == "c"
""",
}


def absent() -> dict[str, str]:
    return {str(name): str(reason) for name, reason in tomllib.loads(STDLIB_MODULES_FILE.read_text("utf-8"))["absent"].items()}


def test_every_kept_module_imports(small: Built, run: Run) -> None:
    code = f"""
import importlib, json
failed = {{}}
for name in json.loads('{json.dumps(kept_modules())}'):
    try: importlib.import_module(name)
    except Exception as error: failed[name] = str(error)
json.dumps(failed)
"""
    assert json.loads(str(run(small, python=[code]).values[0])) == {}


@pytest.fixture(scope="module")
def closure(small: Built, run: Run) -> dict[str, list[str]]:
    code = MENTIONED.format(kept=json.dumps(kept_modules()))
    lists: dict[str, list[str]] = json.loads(str(run(small, zip_file=LIBRARY, python=[code]).values[0]))
    return lists


def test_every_import_of_a_kept_module_is_kept_or_left_out_for_a_reason(closure: dict[str, list[str]]) -> None:
    missing, excused = set(closure["missing"]), set(absent())
    assert (missing - excused, excused - missing) == (set(), set())


def test_nothing_is_kept_that_the_interpreter_has_inside(closure: dict[str, list[str]]) -> None:
    assert closure["needless"] == []


def test_every_reason_is_a_sentence() -> None:
    groups = tomllib.loads(STDLIB_MODULES_FILE.read_text("utf-8"))["keep"]
    reasons = [*absent().values(), *(group["why"] for group in groups.values())]
    assert all(len(reason) > 5 for reason in reasons)


@pytest.fixture(scope="module")
def works(small: Built, run: Run) -> dict[str, object]:
    """Each piece of code in a namespace of its own, in one start of Python."""
    code = "\n".join(f"space = {{}}; exec({text!r}, space); results[{name!r}] = space['done']" for name, text in WORKS.items())
    value = run(small, python=[f"import json\nresults = {{}}\n{code}\njson.dumps(results)"]).values[0]
    results: dict[str, object] = json.loads(str(value))
    return results


@pytest.mark.parametrize("promise", WORKS)
def test_what_is_promised_works(promise: str, works: dict[str, object]) -> None:
    assert works[promise] is True


def test_a_name_written_twice_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "stdlib_modules.toml"
    file.write_text('[keep.a]\nmodules = ["json"]\n[keep.b]\nmodules = ["json", "csv"]\n', "utf-8")
    with pytest.raises(RuntimeBuildError, match="written twice, delete one of each: json"):
        kept_modules(file)


def test_a_name_that_is_no_module_is_an_error() -> None:
    with pytest.raises(RuntimeBuildError, match="no module jason"):
        paths_of(["jason"], ["json/__init__.py"])
