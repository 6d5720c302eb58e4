"""`wuhua merge`: two files of one branch made into one."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import BinaryIO

import click

from assess.judging.merging import merge as merge_data
from assess.model.merging import Full, Take
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.operations.export import text_with_record
from assess.operations.fuller import all_fullest
from assess.operations.roster_sides import by_name, without_names
from assess.outputs.branch_file.sheets import sheet_data
from assess.outputs.score.merging import merge_text
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from assess.reading.files.entry_key import entry_key
from assess.terminal import OutFile, sheet_in, spare, write_out

NOT_WRITTEN = Text(
    "有冲突，没有合并。请在网页上逐项选择，或者用 --take ours（采用甲）、--take theirs（采用乙）指明采用哪一方。",
    "There are conflicts, so nothing was merged. Decide each on the page, or say which side to take: --take ours (A), "
    "--take theirs (B).",
)
DECIDED = Text("以上冲突已按 --take {take} 处理。", "These conflicts were decided by --take {take}.")
SHORTENED = Text(
    "{name} 是简化过的副本：台账{entries}条记录、其他{others}处文字中的姓名、号码等换成了代号或者删去，其余与另一份相同，"
    "采用完整的。",
    "{name} is a shortened copy: in {entries} ledger entries and {others} other texts, names, numbers and the like are codes or "
    "left out; the rest is as in the other file. The full texts are taken.",
)


@click.command()
@click.argument("first", metavar="A", type=click.File("rb"))
@click.argument("second", metavar="B", type=click.File("rb"))
@click.option("--base", type=click.File("rb"), help="两份文件共同的原文件。The file that both started from.")
@click.option("--out", type=OutFile("merged.json"), help="写到这个文件。File to write; standard output without it.")
@click.option("--take", type=click.Choice(["ours", "theirs"]), help="冲突时采用甲或者乙。Side to take in conflicts: A or B.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="输出的语言。Language.")
@click.pass_obj
def merge(
    standard: Callable[[], Standard],
    first: BinaryIO,
    second: BinaryIO,
    base: BinaryIO | None,
    out: Path | None,
    take: str | None,
    lang: str,
) -> None:
    """合并同一支部的两份自查文件 A 和 B；没有共同原文件时，两边不同的都算冲突。

    Merge two files of one branch. What only one of them changed since --base is taken; what both changed differently is a
    conflict. Exit status 0 merged, 1 conflicts: they are listed and nothing is written, unless --take decides them.
    """
    spare(out, first, second, base)
    language, own = Language(lang), standard()
    sheets = [None if file is None else sheet_in(file, own, language)[0] for file in (first, second, base)]
    full = all_fullest([None if sheet is None else sheet_data(sheet, own) for sheet in sheets], own)
    _say_shortened(full[:2], language)
    ours, theirs, common = by_name([None if each is None else dict(each.data) for each in full], own)
    assert ours is not None
    assert theirs is not None
    key = entry_key(own, next((sheet.year for sheet in sheets if sheet and sheet.year), None))
    merged = merge_data(ours, theirs, common, key=key)
    if merged.conflicts:
        click.echo(merge_text(merged, own, language), nl=False, err=True)
        if take is None:
            click.echo(NOT_WRITTEN.of(language), err=True)
            sys.exit(1)
        merged = merge_data(ours, theirs, common, key=key, take={each.id: Take(take) for each in merged.conflicts})
        click.echo(DECIDED.of(language).format(take=take), err=True)
    _write(without_names(merged), own, out)


def _say_shortened(full: list[Full | None], language: Language) -> None:
    """The file that has only a shortened form of what the other says in full."""
    for name, each in zip(("A", "B"), full, strict=True):
        if each and each.places:
            text = SHORTENED.of(language).format(name=name, entries=each.entries, others=each.others)
            click.echo(text, err=True)


def _write(data: dict[str, object], standard: Standard, out: Path | None) -> None:
    """With the figures of the day that it was saved on: a merge answers nothing anew, so it has no day of its own."""
    sheet = read_sheet(Node(data, ProblemCollector()), standard)
    assert sheet is not None
    write_out(text_with_record(sheet, standard, today=_day(sheet.saved)).encode(), out)


def _day(saved: str) -> date | None:
    try:
        return date.fromisoformat(saved)
    except ValueError:
        return None
