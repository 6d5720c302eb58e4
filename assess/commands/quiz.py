"""`wuhua quiz`: a test paper for a training session, and the key to it."""

import sys
from pathlib import Path

import click

from assess.commands.files import write_out
from assess.model.text import Language
from assess.outputs.quiz import all_questions, document_text, key_document, paper, paper_document
from assess.outputs.quiz_gift import gift
from assess.outputs.report_html import document_html
from assess.reading.folder import Content

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
    "--format", "form", type=click.Choice(["text", "html", "gift"]), default="text", show_default=True,
    help="文字、打印和 Word 用的文档、或 Moodle 用的 GIFT。Text, a document to print or for Word, or GIFT for Moodle.",
)  # fmt: skip
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="试卷的语言。Language of the paper.")
@click.option(
    "--out", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), default=Path("-"), metavar="FILE",
    help="写到哪里；“-”为标准输出。Where to write it; \"-\" is standard output.",
)  # fmt: skip
@click.pass_context
def quiz(context: click.Context, seed: int, count: int, key: bool, form: str, lang: str, out: Path) -> None:
    """按编号抽题，生成培训用的试卷；换一个编号就是另一份（A、B 卷）。

    Draw a test paper for a training session by its number; another number gives another paper (A and B). GIFT holds the answers.
    """
    content: Content = context.meta[CONTENT]()
    asked, language = all_questions(content.standard, content.library), Language(lang)
    if count > len(asked):
        message = f"一共只有{len(asked)}道题，请把 --count 改小。\nThere are only {len(asked)} questions: choose a smaller --count."
        raise click.UsageError(message)
    given = paper(asked, seed=seed, count=count)
    blocks = key_document(given, content.standard, language) if key else paper_document(given, language)
    if form == "gift":
        text = gift(given, content.standard, language)
    else:
        text = document_html(blocks, language) if form == "html" else document_text(blocks)
    write_out(text.encode(), out)
    sys.exit(0)
