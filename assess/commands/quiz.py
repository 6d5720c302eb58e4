"""`wuhua quiz`: a test paper for a training session, and the key to it."""

import sys
from pathlib import Path

import click

from assess.archives import steady
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.quiz.gift import gift
from assess.outputs.quiz.paper import Paper, all_questions, document_text, key_document, paper, paper_document
from assess.outputs.quiz.qti import write_quiz_qti
from assess.outputs.report.html import document_html
from assess.reading.content.folder import Content
from assess.terminal import OutFile, spare, write_out, written

CONTENT = "assess.content"
"""Where the context keeps what gives the whole content: questions are no part of the standard."""


@click.command()
@click.option(
    "--seed", type=click.IntRange(min=0), required=True, metavar="N",
    help="试卷编号：同一编号总是同一份试卷。Number of the paper; the same one always gives the same paper.",
)  # fmt: skip
@click.option("--count", type=click.IntRange(min=1), default=20, show_default=True, help="题数。How many questions.")
@click.option("--key", is_flag=True, help="输出答案与依据，不输出试卷。The answers with their requirements, instead of the paper.")
@click.option(
    "--format", "form", type=click.Choice(["text", "html", "docx", "xlsx", "gift", "qti"]), default="text", show_default=True,
    help="文字、网页、Word、Excel，或者考试系统用的 GIFT、QTI 2.1。Text, HTML, Word, Excel; GIFT or QTI 2.1 for other systems.",
)  # fmt: skip
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="试卷的语言。Language of the paper.")
@click.option(
    "--out", type=OutFile("paper.docx"), default=Path("-"), metavar="FILE",
    help="写到哪里；“-”为标准输出。Where to write it; \"-\" is standard output.",
)  # fmt: skip
@click.pass_context
def quiz(context: click.Context, seed: int, count: int, key: bool, form: str, lang: str, out: Path) -> None:
    """按编号抽题，生成培训用的试卷；换一个编号就是另一份（A、B 卷）。

    Draw a test paper for a training session by its number; another number gives another paper (A and B). GIFT and QTI hold the
    answers.
    """
    spare(out)
    content: Content = context.meta[CONTENT]()
    asked, language = all_questions(content.standard, content.library), Language(lang)
    if count > len(asked):
        message = f"一共只有{len(asked)}道题，请把 --count 改小。\nThere are only {len(asked)} questions: choose a smaller --count."
        raise click.UsageError(message)
    given = paper(asked, seed=seed, count=count)
    write_out(_made(given, content.standard, language, form, key=key), out)
    sys.exit(0)


def _made(given: Paper, standard: Standard, language: Language, form: str, *, key: bool) -> bytes:
    """The bytes of the file. The libraries for Word and Excel take their time to load: only who asks for them waits."""
    if form == "xlsx":
        from assess.outputs.quiz.workbook import write_quiz_workbook

        return written(lambda into: write_quiz_workbook(given, standard, language, into, with_key=key))
    if form == "qti":
        return steady(written(lambda into: write_quiz_qti(given, standard, language, into)))
    if form == "gift":
        return gift(given, standard, language).encode()
    blocks = key_document(given, standard, language) if key else paper_document(given, language)
    if form == "docx":
        from assess.outputs.report.docx import document_docx

        return steady(written(document_docx(blocks, language).save))
    return (document_html(blocks, language) if form == "html" else document_text(blocks)).encode()
