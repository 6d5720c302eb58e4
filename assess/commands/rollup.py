"""`wuhua rollup`: the files of many branches in one folder, read one after the other and never all at once.

With many files, every processor reads its own part; what each found is small, and is merged at the end. Memory grows with the
number of branches (about a kilobyte for each), not with the size of their files.
"""

import json
import os
import signal
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from multiprocessing import Pool
from pathlib import Path

import click

from assess.errors import ProblemsFound, Wrong
from assess.judging.batch import BatchJudge
from assess.judging.rollup import merge, roll_up, summarise
from assess.model.answers import FIRST_YEAR, LAST_YEAR
from assess.model.rollup import STALE_DAYS, FoundFile, Refused, Rollup, Summary
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.rollup.data import FORMAT, rollup_data, rollup_text
from assess.outputs.rollup.expected import say_expected
from assess.outputs.rollup.sections import sections
from assess.outputs.rollup.words import RollupSection
from assess.outputs.words.problems import say_in_both, say_with_place
from assess.reading.content.bundle import bundle_of, read_bundle
from assess.reading.content.folder import load
from assess.reading.fields import ProblemCollector
from assess.reading.files.expected import read_expected
from assess.reading.files.file_text import BYTES_AT_MOST, read_bytes, text_of
from assess.reading.files.rollup import is_branch_file, read_branch_file, refuse_size
from assess.reading.json_text import parse_json
from assess.reading.sheets import FILE_LIMIT
from assess.terminal import OWN_INPUT, OutFile, is_same_file, spare, write_out

ROOT = Path(__file__).resolve().parents[2]

BATCH = 64
"""Files that a processor takes at a time."""
ALONE = 4 * BATCH
"""With fewer files than this, starting other processes takes longer than reading."""

Names = list[tuple[str, str]]
"""Files of one batch: where each is, and what it is called inside the folder."""


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "xlsx"]), default="text", show_default=True,
    help="文字、数据或者 Excel。Text to read, data, or an Excel workbook.",
)  # fmt: skip
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="语言。Language.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), default=None, metavar="YYYY-MM-DD",
    help="汇总的日期，默认为当天；各文件的台账算到各自保存的当天。The day of the roll-up, today unless given; each ledger is "
    "judged as of the day its file was saved.",
)  # fmt: skip
@click.option(
    "--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), default=None,
    help="汇总的年度，默认为多数文件的年度。The year to roll up; that of most files unless given.",
)  # fmt: skip
@click.option(
    "--expected", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=None,
    help="应交支部名单，每行一个名称（.txt、.csv、.xlsx）。The branches expected, one name a line.",
)  # fmt: skip
@click.option(
    "--stale", type=click.IntRange(1, 3660), default=STALE_DAYS, show_default=True, metavar="DAYS",
    help="保存已满多少天的文件要指出。From which age in days a file is named as stale.",
)  # fmt: skip
@click.option(
    "--out", type=OutFile("rollup.xlsx"), default=None,
    help="写入文件，不显示在屏幕上。Write to this file instead of the screen.",
)  # fmt: skip
def rollup(
    folder: Path,
    form: str,
    lang: str,
    today: datetime | None,
    year: int | None,
    expected: Path | None,
    stale: int,
    out: Path | None,
) -> None:
    """汇总 FOLDER（含下级文件夹）中各支部的自查文件：薄弱要求、各领域分布、缺交和有问题的文件；不给支部排名。

    Roll up the branches' files in FOLDER and all folders inside it: weak requirements, areas, missing and faulty files. No
    ranking. Exit status 1 if anything about the files needs attention.
    """
    if form == "xlsx" and out is None:
        raise click.UsageError("Excel 要写入文件，请加 --out 文件名.xlsx。A workbook needs a file: add --out NAME.xlsx.")
    spare(out, expected)
    _spare_branches(out, folder)
    language = Language(lang)
    day = today.date() if today else date.today()  # noqa: DTZ011 - the clock enters here, as the person's own date
    names = _expected(expected, language) if expected else None
    bundle = _bundle(ROOT / "standards")
    standard = read_bundle(bundle)
    summary = summary_of(folder, bundle, today=day, left_out=frozenset(_own(out, expected)), tell=_progress())
    result = roll_up(standard, summary, today=day, year=year, expected=names, stale=stale)
    write_out(_made(result, standard, form, language=language, today=day), out)
    sys.exit(0 if result.clean else 1)


def _bundle(folder: Path) -> str:
    """The standard in the form in which another process reads it fast."""
    try:
        return bundle_of(load(folder).raw)
    except ProblemsFound as found:
        for problem in found.problems:
            click.echo(say_in_both(problem), err=True)
        sys.exit(1)


def _expected(file: Path, language: Language) -> tuple[str, ...]:
    collector = ProblemCollector()
    try:
        with file.open("rb") as stream:
            found = read_expected(read_bytes(stream, FILE_LIMIT), collector)
    except OSError as error:
        click.echo(f"{file}：{error}", err=True)
        sys.exit(1)
    for problem in collector.problems:
        click.echo(f"{file}: {say_with_place(problem, language)}", err=True)
    if found is None:
        sys.exit(1)
    click.echo(say_expected(found, language), err=True)
    return found.names


def _own(*files: Path | None) -> Iterator[Path]:
    """Files that may lie in the folder and are no branch's: the list, and what an earlier run wrote."""
    return (file.resolve() for file in files if file is not None)


def _spare_branches(out: Path | None, folder: Path) -> None:
    """Ends where `out` would take the place of a branch's file; an earlier roll-up in the folder is no branch's."""
    if out is None or not out.is_file() or _is_rollup(out):
        return
    there = out.stat()
    if any(is_branch_file(name) and is_same_file(Path(path), there) for path, name in _files(folder, [])):
        raise click.UsageError(OWN_INPUT.format(out=out))


def _is_rollup(file: Path) -> bool:
    """True if it is data that this command wrote."""
    collector = ProblemCollector()
    with file.open("rb") as stream:
        text = text_of(read_bytes(stream), collector)
    data = None if text is None else parse_json(text, collector, limit=BYTES_AT_MOST)
    return isinstance(data, dict) and data.get("format") == FORMAT


def _made(result: Rollup, standard: Standard, form: str, *, language: Language, today: date) -> bytes:
    day = today.isoformat()
    if form == "xlsx":
        return _workbook(sections(result, standard, language=language, today=day))
    if form == "json":
        text = json.dumps(rollup_data(result, standard, language=language, today=day), ensure_ascii=False, indent=2) + "\n"
    else:
        text = rollup_text(result, standard, language=language, today=day)
    return text.encode("utf-8", "backslashreplace")


def _workbook(parts: Iterable[RollupSection]) -> bytes:
    """Imported here: no other form needs the library for workbooks."""
    from assess.outputs.rollup.workbook import write_rollup_workbook

    into = BytesIO()
    write_rollup_workbook(parts, into)
    return into.getvalue()


# — reading


def summary_of(
    folder: Path,
    bundle: str,
    *,
    today: date,
    left_out: frozenset[Path] = frozenset(),
    tell: Callable[[int, int], None] = lambda done, of: None,
) -> Summary:
    """The summary of all files in the folder: the same on however many processors. `tell` hears how many are done, and of how
    many, after each batch.
    """
    unopened: list[Refused] = []
    files = [each for each in _files(folder, unopened) if not left_out or Path(each[0]).resolve() not in left_out]
    parts = [Summary(records={}, refused=tuple(unopened))]
    for part in _summaries(files, bundle, today):
        parts.append(part)
        tell(min(len(parts) * BATCH - BATCH, len(files)), len(files))
    return merge(parts)


def _files(folder: Path, unopened: list[Refused]) -> Iterator[tuple[str, str]]:
    """All files in the folder and the folders inside it, without following links to other folders."""

    def note(error: OSError) -> None:
        name = os.path.relpath(str(error.filename), folder)
        unopened.append(Refused(file=name, wrong=Wrong.FILE_UNREADABLE.value))

    for place, _, names in os.walk(folder, onerror=note):
        for name in names:
            path = os.path.join(place, name)  # noqa: PTH118 - a hundred thousand times
            yield path, os.path.relpath(path, folder)


def _summaries(files: Names, bundle: str, today: date) -> Iterator[Summary]:
    """The summary of each batch, in the order of the batches."""
    batches = _batches(files)
    processors = _processors()
    if len(files) < ALONE or processors == 1:
        _prepare(bundle, today)
        yield from map(_summarise, batches)
        return
    with Pool(processors, _prepare_worker, (bundle, today)) as pool:
        yield from pool.imap(_summarise, batches)


def _batches(files: Names) -> Iterator[Names]:
    rest = iter(files)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _processors() -> int:
    """Those that this program may use, which may be fewer than there are."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


_prepared: list[tuple[Standard, BatchJudge, date]] = []
"""What every file is judged by, in this process."""


def _prepare(bundle: str, today: date) -> None:
    standard = read_bundle(bundle)
    _prepared[:] = [(standard, BatchJudge(standard), today)]


def _prepare_worker(bundle: str, today: date) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    _prepare(bundle, today)


def _summarise(batch: Names) -> Summary:
    standard, judge, today = _prepared[0]
    return summarise(standard, (_found(path, name, standard) for path, name in batch), today=today, judge=judge)


def _found(path: str, name: str, standard: Standard) -> FoundFile:
    """One file. Only a regular one is opened: reading from a pipe could wait for ever."""
    if not is_branch_file(name):
        return read_branch_file(name, None, standard)
    try:
        about = Path(path).stat()
        if not stat.S_ISREG(about.st_mode):
            return read_branch_file(name, None, standard)
        too_large = refuse_size(name, about.st_size)
        return too_large or read_branch_file(name, Path(path).read_bytes(), standard)
    except OSError:
        return read_branch_file(name, None, standard)


def _progress() -> Callable[[int, int], None]:
    """A count on the screen while it lasts, and nothing where nobody looks."""
    if not sys.stderr.isatty():
        return lambda done, of: None

    def show(done: int, of: int) -> None:
        click.echo(f"\r{done:,} / {of:,}" + ("\r\033[K" if done == of else ""), nl=False, err=True)

    return show
