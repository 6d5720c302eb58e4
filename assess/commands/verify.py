"""`wuhua verify`: are the figures that a file brings along those that come out of it?"""

import sys
from collections.abc import Callable
from typing import BinaryIO

import click

from assess.commands.files import sheet_in
from assess.judging.scoring import judge
from assess.judging.verification import verify as verify_figures
from assess.model.recorded import Verdict
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.verification import verification_text

STATUS = {Verdict.CONFIRMED: 0, Verdict.DIFFERS: 1, Verdict.OTHER_STANDARD: 2, Verdict.NOT_RECORDED: 2}


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="输出的语言。Language.")
@click.pass_obj
def verify(standard: Callable[[], Standard], file: BinaryIO, lang: str) -> None:
    """核对自查文件 FILE.json 中记录的得分：按文件注明的日期重新计算，指出哪一项不同。

    Recompute the figures recorded in an exported file, for the day that it names, and say which of them differ ("-" reads
    standard input). Exit status as of diff: 0 all equal, 1 some differ, 2 cannot be told (no such file, no figures, another
    standard).
    """
    language, own = Language(lang), standard()
    sheet, _ = sheet_in(file.read(), own, language, status=2)
    today = sheet.recorded.day if sheet.recorded else None
    verification = verify_figures(sheet.recorded, judge(own, sheet, today=today), own)
    click.echo(verification_text(verification, own, language), nl=False)
    sys.exit(STATUS[verification.verdict])
