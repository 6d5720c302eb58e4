"""Functions that commands share, for the files that they are given."""

import os
import stat
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import IO, NoReturn

import click

from assess.errors import Problem
from assess.judging.as_of import as_of
from assess.model.answers import Sheet
from assess.model.as_of import Dated
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.words.problems import say_with_place
from assess.reading.fields import ProblemCollector
from assess.reading.files.answers import read_sheet_text
from assess.reading.files.file_text import read_bytes, text_of

AS_SAVED = Text(
    "台账算到文件保存的当天（{day}），此后的情况没有反映；要算到今天，请加 --today {today}。",
    "The ledger is judged as of the day the file was saved ({day}): it knows nothing of what was done since. To judge it as of "
    "today, add --today {today}.",
)
AS_OF_TODAY = Text(
    "文件没有可信的保存日期（{saved}），台账算到今天（{today}）；要算到另一天，请用 --today 指定。",
    "The file names no day of saving that can be believed ({saved}), so its ledger is judged as of today ({today}). For another "
    "day, use --today.",
)
FOLDER = "assess.standards"
"""Where the context keeps the folder with the standard."""
TEXT_AT_MOST = 20
OWN_INPUT = (
    "{out} 是要读取的文件，没有覆盖它。请用 --out 另外指定一个文件名。\n"
    "{out} is one of the files that are read here, and was left as it is. Give --out another name."
)
A_FOLDER = (
    "{out} 是文件夹，不能写成文件。请在后面加上文件名，如 {out}/{example}。\n"
    "{out} is a folder, and a file is to be written. Add a file name, for example {out}/{example}."
)


class OutFile(click.Path):
    """The place of `--out`: any file, or “-” for standard output; a folder is refused in both languages."""

    def __init__(self, example: str) -> None:
        super().__init__(allow_dash=True, path_type=Path)
        self.example = example

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path that was given."""
        path = Path(str(super().convert(value, param, ctx)))
        if path.is_dir():
            self.fail(A_FOLDER.format(out=path, example=self.example), param, ctx)
        return path


def sheet_in(file: IO[bytes], standard: Standard, language: Language, *, status: int = 1) -> tuple[Sheet, ProblemCollector]:
    """The sheet in a file, with what was found wrong in it, which is said at once. Ends with `status` where it is none at all."""
    collector = ProblemCollector()
    text = text_of(read_bytes(file), collector)
    sheet = None if text is None else read_sheet_text(text, standard, collector)
    complain(collector.problems, language)
    if sheet is None:
        sys.exit(status)
    return sheet, collector


def day_of(sheet: Sheet, given: datetime | None, language: Language) -> date:
    """The day as of which a file is judged: the one that was given, else that on which it was saved, which is said.

    A file without a ledger stands the same on every day, and nothing need be said.
    """
    if given is not None:
        return given.date()
    today = date.today()  # noqa: DTZ011 - the clock enters here, as the person's own date
    found = as_of(sheet, today)
    assert found.day is not None
    if sheet.ledger.covers and found.day != today:
        click.echo(AS_SAVED.of(language).format(day=found.day, today=today), err=True)
    elif sheet.ledger.covers and found.dated is not Dated.SAVED:
        click.echo(AS_OF_TODAY.of(language).format(saved=sheet.saved[:TEXT_AT_MOST] or "–", today=today), err=True)
    return found.day


def complain(problems: list[Problem], language: Language) -> None:
    """Every problem with its place, one a line, where errors go."""
    for problem in problems:
        click.echo(say_with_place(problem, language), err=True)


def spare(out: Path | None, *read: IO[bytes] | Path | None) -> None:
    """Ends, as with wrong usage, where `out` is one of the files that are read, by whatever name or link.

    Every command reads the standard, so no file of it is ever written over.
    """
    folder: Path | None = click.get_current_context().meta.get(FOLDER)
    spare_all(out, (*read, *(folder.rglob("*") if folder else ())))


def spare_all(out: Path | None, read: Iterable[IO[bytes] | Path | None]) -> None:
    """The same for many: they are looked at only where there is a file to be written over."""
    with suppress(OSError):
        if out is not None and stat.S_ISREG((there := out.stat()).st_mode):
            for each in read:
                if each is not None and is_same_file(each, there):
                    raise click.UsageError(OWN_INPUT.format(out=out))


def is_same_file(file: IO[bytes] | Path, there: os.stat_result) -> bool:
    """True if both are one on the disk. What is no file there is no one's."""
    try:
        return os.path.samestat(file.stat() if isinstance(file, Path) else os.fstat(file.fileno()), there)
    except OSError:
        return False


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
    """The bytes that `write` writes."""
    into = BytesIO()
    write(into)
    return into.getvalue()
