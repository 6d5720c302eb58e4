"""`wuhua report`: the report of an exported file, to read, for Word, or as a workbook."""

import sys
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import click

from assess.errors import NOTICES
from assess.judging.scoring import judge
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.report_files import reports_of
from assess.outputs.report.data import report_text
from assess.outputs.report.document import Reports, file_name
from assess.outputs.report.html import report_html
from assess.outputs.report.workbook import write_report_workbook
from assess.terminal import OutFile, day_of, sheet_in, spare, write_out

LANGUAGES = {"zh": (Language.ZH,), "en": (Language.EN,), "both": (Language.ZH, Language.EN)}
ENDINGS = {"html": "doc", "xlsx": "xlsx"}


@click.command()
@click.argument("sheet", type=click.File("rb"))
@click.option(
    "--format", "form", type=click.Choice(["text", "html", "xlsx"]), default="text", show_default=True,
    help="文字、Word 文档或 Excel 工作簿。Text, a document for Word, or a workbook.",
)  # fmt: skip
@click.option(
    "--lang", type=click.Choice(["zh", "en", "both"]), default="zh", show_default=True,
    help="报告的语言，both 为双语。Language of the report; both at once.",
)  # fmt: skip
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), default=None, metavar="YYYY-MM-DD",
    help="算到哪一天，默认为文件保存的当天。The day as of which it is judged; that on which the file was saved unless given.",
)  # fmt: skip
@click.option(
    "--out", type=OutFile("report.doc"), default=None, metavar="FILE",
    help="写到哪里；“-”为标准输出。Where to write it; \"-\" is standard output.",
)  # fmt: skip
@click.pass_obj
def report(
    standard: Callable[[], Standard], sheet: BinaryIO, form: str, lang: str, today: datetime | None, out: Path | None
) -> None:
    """生成自查文件 SHEET.json 的报告：文字、Word 文档或 Excel 工作簿，可以中英双语。

    The report of an exported file ("-" reads standard input). Text goes to standard output; the other formats to a file named
    after the branch in the folder you are in, which never takes the place of another unless --out names it.
    """
    own, languages = standard(), LANGUAGES[lang]
    spare(out, sheet)
    found, problems = sheet_in(sheet, own, languages[0])
    day = day_of(found, today, languages[0])
    if form == "text":
        result = judge(own, found, today=day)
        text = "\n".join(report_text(result, found, own, language=each, today=day) for each in languages)
        write_out(text.encode(errors="backslashreplace"), out)
    else:
        reports = reports_of(found, own, languages, today=day)
        into = out or _free(Path(file_name(reports, ENDINGS[form])))
        write_out(_contents(reports, own, form), into)
        click.echo(str(into), err=True)
    sys.exit(1 if any(problem.wrong not in NOTICES for problem in problems.problems) else 0)


def _contents(reports: Reports, standard: Standard, form: str) -> bytes:
    if form == "html":
        return report_html(reports).encode()
    into = BytesIO()
    write_report_workbook(reports, standard, into)
    return into.getvalue()


def _free(path: Path) -> Path:
    """A name of ours must not take the place of a file that is there."""
    if path.exists():
        click.echo(
            f"{path} 已经存在，没有改动。请移走它，或者用 --out 指定文件名。\n"
            f"{path} is already there and was left alone. Move it, or name a file with --out.",
            err=True,
        )
        sys.exit(1)
    return path
