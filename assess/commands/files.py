"""What several commands do with the files that they are given."""

import sys
from pathlib import Path

import click

from assess.errors import Problem
from assess.model.answers import Sheet
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.problems import say_with_place
from assess.reading.answers import read_sheet_text
from assess.reading.fields import Report


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
        click.echo(f"无法写入：{error}\nCannot be written: {error}", err=True)
        sys.exit(1)
