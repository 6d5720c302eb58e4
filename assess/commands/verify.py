"""`wuhua verify`: are the figures that a file brings along those that come out of it?"""

import sys
from collections.abc import Callable
from typing import BinaryIO

import click

from assess.judging.scoring import judge
from assess.judging.verification import verify as verify_figures
from assess.model.standard import Standard
from assess.model.text import Language
from assess.model.verification import Verdict
from assess.outputs.score.verification import verification_text
from assess.terminal import sheet_in

STATUS = {Verdict.CONFIRMED: 0, Verdict.DIFFERS: 1, Verdict.CHANGED: 1}
CANNOT_BE_TOLD = 2


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="输出的语言。Language.")
@click.pass_obj
def verify(standard: Callable[[], Standard], file: BinaryIO, lang: str) -> None:
    """核对自查文件 FILE.json 中的记录：按文件注明的日期重新计算，指出哪条要求的状态、哪一项得分、文件的哪一部分不同。核对不是签名。

    Recompute what is recorded in an exported file, for the day that it names, and say which requirement's state, which figure
    and which part of the file is another ("-" reads standard input). It is no signature. Exit status as of diff: 0 all equal,
    1 something differs, 2 cannot be told (no such file, no record or only part of one, another standard).
    """
    language, own = Language(lang), standard()
    sheet, _ = sheet_in(file, own, language, status=2)
    today = sheet.recorded.day if sheet.recorded else None
    verification = verify_figures(sheet, judge(own, sheet, today=today).areas, own)
    click.echo(verification_text(verification, own, language), nl=False)
    changed = Verdict.CHANGED if verification.parts else verification.verdict  # by whatever standard it was judged
    sys.exit(STATUS.get(changed, CANNOT_BE_TOLD))
