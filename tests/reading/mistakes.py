"""The table of mistakes (`mistakes.yaml`) and how each is made: in a copy of the small standard, in a file, in a request.

`table` is a table's text (`times` over) and `zip` the parts of an archive (each `times` over), brought to the engine as the bytes
of a file; `workbook` is the rows of the first of its `times` sheets; `without` names a module that cannot be imported
meanwhile; `unopened` is the name of a branch's file that cannot be opened. `record`: its meanings are recorded before, as those of
this version. `in_force`: the sheet is read by the standard in force, for the small one lacks a fact.
`find`/`write` exchanges a passage that stands once in the file; `content` (`times` over) is the whole file; `delete` takes the
file away; in a request `write` stands `times` over; `encoding` saves the file in another one. `also` names what else such a
mistake brings with it. `line`, `path`, `zh` and `en` are what a person is told: `python -m tests.reading` writes them again.
"""

import base64
import json
import shutil
import sys
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zipfile import ZIP_DEFLATED, ZipFile

import yaml
from openpyxl import Workbook

from assess.commands.version import recorded_text
from assess.errors import Problem, ProblemsFound, Where, Wrong
from assess.model.text import Language
from assess.outputs.words.problems import say
from assess.reading.content.bundle import read_bundle
from assess.reading.content.folder import load
from assess.reading.content.meanings import meanings_file
from assess.reading.fields import ProblemCollector
from assess.reading.files.answers import read_sheet_text
from assess.reading.files.rollup import read_branch_file
from tests.bridge_client import BridgeClient, sheet
from tests.golden import FOLDER, golden_bundle
from tests.inputs import ROOT

TABLE = Path(__file__).with_name("mistakes.yaml")
STANDARD = FOLDER / "standard"


@dataclass(frozen=True, kw_only=True)
class Mistake:
    """One row of the table."""

    wrong: str
    file: str = ""
    find: str = ""
    write: str = ""
    content: str | None = None
    times: int = 1
    delete: bool = False
    encoding: str = "utf-8"
    sheet: str | None = None
    in_force: bool = False
    request: str | None = None
    table: str | None = None
    zip: dict[str, str] | None = None
    workbook: list[list[str]] | None = None
    without: str = ""
    unopened: str = ""
    record: str = ""
    also: list[str] = field(default_factory=list)
    line: int = 0
    path: str = ""
    zh: str = ""
    en: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """The message that a person gets about one problem."""

    wrong: str
    file: str
    line: int
    path: str
    zh: str
    en: str


def mistakes() -> list[Mistake]:
    rows: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return [Mistake(**row) for row in rows]


def made(mistake: Mistake, folder: Path) -> list[Told]:
    """Everything that is told about the mistake, made in the empty `folder`."""
    if (request := _request_of(mistake)) is not None:
        with patch.dict(sys.modules, {mistake.without: None} if mistake.without else {}):
            return _in_request(request)
    if mistake.unopened:
        return _in_roll_up(mistake.unopened)
    if mistake.sheet is not None:
        return _in_sheet(mistake.sheet * mistake.times, in_force=mistake.in_force)
    return _in_standard(mistake, folder / "standard")


def _request_of(mistake: Mistake) -> str | None:
    if mistake.request is not None:
        return mistake.request.replace(mistake.find or "\0", mistake.write * mistake.times)
    data = _file_of(mistake)
    if data is None:
        return None
    return json.dumps({"op": "table", "data": base64.b64encode(data).decode(), "sheet": sheet(year=2026)})


def _file_of(mistake: Mistake) -> bytes | None:
    """The bytes of the table that somebody brings."""
    into = BytesIO()
    if mistake.table is not None:
        into.write((mistake.table * mistake.times).encode(mistake.encoding))
    elif mistake.workbook is not None:
        workbook = Workbook()
        for row in mistake.workbook:
            workbook.worksheets[0].append(row)
        for _ in range(1, mistake.times):
            workbook.create_sheet()
        workbook.save(into)
    elif mistake.zip is not None:
        with ZipFile(into, "w", ZIP_DEFLATED) as archive:
            for name, text in mistake.zip.items():
                archive.writestr(name, text * mistake.times)
    else:
        return None
    return into.getvalue()


def _in_request(request: str) -> list[Told]:
    """A place in a table is told in the reader's language; the Chinese one stands for both."""
    door = BridgeClient(golden_bundle())
    zh, en = (door.ask_as_it_stands(request, lang=lang)["problems"] for lang in ("zh", "en"))
    return [
        Told(wrong=one["wrong"], file="", line=0, path=one["path"], zh=one["text"], en=other["text"])
        for one, other in zip(zh, en, strict=True)
    ]


def _in_roll_up(name: str) -> list[Told]:
    """A file among many that could not be opened."""
    refused = read_branch_file(name, None, read_bundle(golden_bundle())).refused
    return [] if refused is None else [_told(Problem(where=Where(), wrong=Wrong(refused.wrong), facts=refused.facts))]


def _in_sheet(text: str, *, in_force: bool) -> list[Told]:
    collector = ProblemCollector()
    read_sheet_text(text, load(ROOT / "standards").standard if in_force else read_bundle(golden_bundle()), collector)
    return [_told(problem) for problem in collector.problems]


def _in_standard(mistake: Mistake, copy: Path) -> list[Told]:
    shutil.copytree(STANDARD, copy)
    if mistake.record:
        text = recorded_text(load(copy).standard)
        (copy / meanings_file(mistake.record)).parent.mkdir()
        (copy / meanings_file(mistake.record)).write_text(text, encoding="utf-8")
    _spoil(copy / mistake.file, mistake)
    try:
        load(copy)
    except ProblemsFound as found:
        return [_told(problem) for problem in found.problems]
    return []


def _spoil(file: Path, mistake: Mistake) -> None:
    if mistake.delete:
        file.unlink()
        return
    file.write_bytes(spoilt(file, mistake))


def spoilt(file: Path, mistake: Mistake) -> bytes:
    """The content of the file after the mistake."""
    text = file.read_text(encoding="utf-8") if mistake.content is None else mistake.content * mistake.times
    assert not mistake.find or text.count(mistake.find) == 1, f"{mistake.find!r} must stand once in {mistake.file}"
    return (text.replace(mistake.find, mistake.write) if mistake.find else text).encode(mistake.encoding)


def _told(problem: Problem) -> Told:
    where = problem.where
    zh, en = (say(problem, language) for language in (Language.ZH, Language.EN))
    return Told(wrong=problem.wrong.value, file=where.file, line=where.line, path=where.path, zh=zh, en=en)
