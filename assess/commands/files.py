"""What several commands do with the files that they are given."""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import IO, NoReturn
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import click

from assess.errors import Problem
from assess.model.answers import Sheet
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.problems import say_with_place
from assess.reading.answers import read_sheet_text
from assess.reading.fields import Report

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold: a real one would make every file another."""


def sheet_in(data: bytes, standard: Standard, language: Language, *, status: int = 1) -> tuple[Sheet, Report]:
    """The sheet in a file, with what was found wrong in it, which is said at once. Ends with `status` where it is none at all."""
    report = Report()
    sheet = read_sheet_text(decoded(data), standard, report)
    complain(report.problems, language)
    if sheet is None:
        sys.exit(status)
    return sheet, report


def decoded(data: bytes) -> str:
    """The text of a file; what is not UTF-8 becomes marks, and reading then says what is wrong."""
    return data.decode("utf-8-sig", errors="replace")


def complain(problems: list[Problem], language: Language) -> None:
    """Every problem with its place, one a line, where errors go."""
    for problem in problems:
        click.echo(say_with_place(problem, language), err=True)


def write_out(data: bytes, out: Path | None) -> None:
    """To the file, or to standard output for None and “-”. What cannot be written is said, and ends with 1."""
    if out is None or str(out) == "-":
        click.echo(data, nl=False)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        end_unwritten(error)


def end_unwritten(error: OSError) -> NoReturn:
    """Says what cannot be written, and ends with 1."""
    click.echo(f"无法写入：{error}\nCannot be written: {error}", err=True)
    sys.exit(1)


def written(write: Callable[[IO[bytes]], object]) -> bytes:
    """What `write` writes."""
    into = BytesIO()
    write(into)
    return into.getvalue()


def of_one_age(data: bytes) -> bytes:
    """A zip with all its parts as they were and of one age, whenever it was written."""
    into = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(into, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name, EPOCH), source.read(name), ZIP_DEFLATED)
    return into.getvalue()
