"""The start: the real package answers in the browser's Python as it does here; a damaged download does not start in silence."""

import base64
import json
import zipfile
from pathlib import Path

import pytest

from assess.model.answers import Choice
from assess.model.paper import BLANK, paper_pages
from assess.reading.content.bundle import read_bundle
from runtime import RuntimeBuildError
from tests.bridge_client import BridgeClient
from tests.runtime.conftest import Built, Run

LEDGER = '台账,\n"日期","活动类型"\n3月5日,党课\n,党员大会\n'
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030")


def requests(bundle: str) -> list[str]:
    """Each kind of request in both languages, with every kind of answer, and some that are mistakes."""
    standard = read_bundle(bundle)
    choices = [choice.value for choice in Choice]
    answers = {name: {"answer": choices[at % len(choices)], "reason": "因故"} for at, name in enumerate(standard.requirements)}
    empty = {"format": "wuhua-sheet", "version": 1, "branch": {}, "answers": {}}
    full = {**empty, "name": "第一支部", "year": 2026, "answers": answers}
    bodies: list[dict[str, object]] = [{"op": "score", "sheet": sheet} for sheet in (empty, full, {}, None)]
    bodies += [{"op": "explain", "sheet": full, "about": about} for about in ("overall", standard.areas[0].id, "nothing")]
    bodies += [{"op": "read", "sheet": empty, "text": text} for text in (json.dumps(full), "{", '{"a": 1, "a": 2}')]
    bodies += [{"op": "report", "sheet": full, "today": "2026-12-31"}, {"op": "unknown"}]
    bodies += [{"op": "table", "sheet": full, "data": base64.b64encode(LEDGER.encode(codec)).decode()} for codec in ENCODINGS]
    bodies += [{"op": "report_files", "sheet": full, "languages": "both", "format": form} for form in ("word", "print")]
    bodies += [
        {"op": "paper", "sheet": full, "pages": [{"code": page.code, "keys": BLANK * page.lines}]} for page in paper_pages(standard)
    ]
    return [json.dumps({**body, "lang": lang}, ensure_ascii=False) for body in bodies for lang in ("zh", "en")]


def test_the_real_package_replies_as_it_does_here(real: Built, run: Run, bundle: str) -> None:
    here = BridgeClient(bundle)
    asked = requests(bundle)
    replies = run(real, libraries=[real.later], requests=asked).replies
    assert replies == [here.handle(request) for request in asked]
    assert not [reply for reply in replies if "failure" in json.loads(reply)]


def test_a_first_score_needs_nothing_that_comes_later_until_a_ledger_holds_something(real: Built, run: Run, bundle: str) -> None:
    """So a form appears sooner. What is not there yet says so, as the worker expects, and is asked again when it has come."""
    empty = {"format": "wuhua-sheet", "version": 1, "year": 2026, "branch": {}, "answers": {}, "ledger": {"covers": [], "rows": []}}
    held = {**empty, "ledger": {"covers": ["study"], "rows": [{"date": "2026-03-05", "activity": "study"}]}}
    asked = [json.dumps({"op": "score", "lang": "zh", "sheet": sheet, "today": "2026-06-30"}) for sheet in (empty, held)]
    here = BridgeClient(bundle)
    first, second = run(real, requests=asked).replies
    assert first == here.handle(asked[0])
    assert '"wrong":"part-missing"' in second
    assert run(real, libraries=[real.later], requests=asked).replies == [here.handle(request) for request in asked]


def test_the_small_package_starts_with_its_standard_and_its_assertions(small: Built, run: Run) -> None:
    assert run(small, requests=['{"op": 1}']).replies == ['{"standard": "标准", "request": {"op": 1}}']
    with pytest.raises(RuntimeBuildError, match="AssertionError: kept"):
        run(small, requests=["null"])


def without(built: Built, missing: str, target: Path) -> Path:
    with zipfile.ZipFile(built.python) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            if not name.startswith(missing):
                copy.writestr(name, source.read(name))
    return target


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("assess/", "ModuleNotFoundError: No module named 'assess'"),
        ("assess/bridge", r"ModuleNotFoundError: No module named 'assess\.bridge'"),
        ("assess/standard.json", "OSError"),
        ("json/", "No module named 'json'"),
    ],
)
def test_a_zip_that_lacks_something_fails_with_its_name(missing: str, message: str, small: Built, run: Run, tmp_path: Path) -> None:
    with pytest.raises(RuntimeBuildError, match=message):
        run(small, zip_file=without(small, missing, tmp_path / "python.zip"), requests=[])


def test_a_changed_byte_in_our_bytecode_fails(small: Built, run: Run, tmp_path: Path) -> None:
    damaged = tmp_path / "python.zip"
    damaged.write_bytes(small.python.read_bytes().replace(b"assess/bridge.py", b"assess/bridge.pz"))
    with pytest.raises(RuntimeBuildError, match=r"No module named 'assess\.bridge'"):
        run(small, zip_file=damaged, requests=[])


def test_a_zip_cut_short_fails_and_does_not_hang(small: Built, run: Run, tmp_path: Path) -> None:
    cut = tmp_path / "python.zip"
    cut.write_bytes(small.python.read_bytes()[:500_000])
    with pytest.raises(RuntimeBuildError, match="node"):
        run(small, zip_file=cut, requests=[])


ALL_PRECOMPILED = """
import builtins, dataclasses, json, sys

compiled = []
plain = builtins.exec
builtins.exec = lambda code, *places: (compiled.append(code) if isinstance(code, str) else None, plain(code, *places))[1]
import assess.bridge
builtins.exec = plain
classes = [value for name, module in sys.modules.items() if name.startswith("assess") for value in vars(module).values()]
json.dumps([len({value for value in classes if isinstance(value, type) and dataclasses.is_dataclass(value)}), compiled])
"""


def test_no_dataclass_of_a_start_is_compiled_in_the_browser(real: Built, run: Run) -> None:
    [answer] = run(real, python=[ALL_PRECOMPILED]).values
    classes, compiled = json.loads(str(answer))
    assert classes > 50
    assert compiled == []


def test_a_class_that_was_not_precompiled_works_as_ever(real: Built, run: Run) -> None:
    code = """
import dataclasses
@dataclasses.dataclass(frozen=True)
class New: x: int; y: str = "b"
repr(New(1))
"""
    assert run(real, python=[code]).values == ["New(x=1, y='b')"]
