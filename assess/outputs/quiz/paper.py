"""Test papers: questions drawn by a number, in a document to print, and the key to it.

The same number gives the same paper on every machine; two numbers give an A and a B.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from assess.model.library import Library
from assess.model.questions import Question, QuestionChoice, QuestionKind
from assess.model.standard import Requirement, Standard
from assess.model.text import Language, Text
from assess.outputs.report.document import Block, Heading, Paragraph, Table, lines_in
from assess.outputs.training.question_layout import LETTERS, drawn, key, laid_out, options
from assess.outputs.training.question_views import option_label
from assess.outputs.training.questions import questions

TITLE = Text("党支部“五化”建设标准 试卷（编号{}）", "Five-area standards for Party branches: test paper {}")
KEY = Text("试卷（编号{}）答案与依据", "Answers to test paper {}")
WHO = Text(
    "姓名____________  单位____________________  日期____________",
    "Name ____________  Branch ____________________  Date ____________",
)
NOTICE = Text(
    "题目用于培训，不记入支部的自查得分。没有注明“多选”的，只有一个正确答案。",
    "For training only; no branch’s score depends on it. There is one right answer unless several are asked for.",
)
HOW = {
    QuestionKind.MULTIPLE: Text("（多选）", " (Choose all that are right.)"),
    QuestionKind.TRUE_FALSE: Text("（判断）", " (True or false?)"),
    QuestionKind.ORDER: Text("（在括号里写序号）", " (Write the place of each into the brackets.)"),
    QuestionKind.MATCH: Text("（在括号里写对应的编号）", " (Write the number of what belongs to each into the brackets.)"),
}
HERE = "（　）"
GAP = "　　"
INSTEAD = Text("这样要求的是：{}", "What asks this is {}")
COLUMNS = (
    Text("题号", "No."),
    Text("答案", "Answer"),
    Text("依据的要求", "Requirement it rests on"),
    Text("其他选项", "The other answers"),
)
WIDTHS = (8, 8, 42, 42)


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """`questions` in their order on the paper, with their choices in theirs."""

    seed: int
    questions: tuple[Question, ...]


def all_questions(standard: Standard, library: Library) -> tuple[Question, ...]:
    """Those written for the modules, and those made from the rules."""
    return (*(each for module in library.modules for each in module.questions), *questions(standard))


def paper(asked: Sequence[Question], *, seed: int, count: int) -> Paper:
    """`count` of the questions, or all if there are fewer: some of every module and of every way of asking, before more of any."""
    mixed = sorted(asked, key=lambda question: drawn(f"{seed}\0{question.id}"))
    seen: Counter[str] = Counter()
    turns = {}
    for each in mixed:
        turns[each.id] = seen[_stock(each)]
        seen[_stock(each)] += 1
    chosen = sorted(mixed, key=lambda question: turns[question.id])[:count]
    return Paper(seed=seed, questions=tuple(laid_out(each, str(seed)) for each in chosen))


def _stock(question: Question) -> str:
    """The stock from which a question is drawn: the module for which it was written, or the way it was made from a rule."""
    return question.id.split(".")[0 if question.reviewed else -1]


def paper_document(given: Paper, language: Language) -> list[Block]:
    """The paper that is handed out: questions without answers."""
    say = partial(lines_in, language)
    blocks: list[Block] = [
        Heading(level=1, words=say(TITLE.of(language).format(given.seed))),
        Paragraph(words=say(WHO.of(language)), look="lead"),
        Paragraph(words=say(NOTICE.of(language)), look="notice"),
    ]
    for number, question in enumerate(given.questions, 1):
        blocks.append(Heading(level=3, words=say(f"{number}. {asked(question, language)}")))
        blocks.append(Paragraph(words=say(*_below(question, language))))
    return blocks


def key_document(given: Paper, standard: Standard, language: Language) -> list[Block]:
    """The key that the trainer keeps: answers, the requirement of each, and what is wrong with the others."""
    say = partial(lines_in, language)
    rows = tuple(
        (
            say(str(number)),
            say(key(question, language)),
            say(*clauses(question, standard, language)),
            say(*_wrong(question, standard, language)),
        )
        for number, question in enumerate(given.questions, 1)
    )
    return [
        Heading(level=1, words=say(KEY.of(language).format(given.seed))),
        Table(headings=tuple(say(each.of(language)) for each in COLUMNS), rows=rows, widths=WIDTHS),
    ]


def document_text(blocks: Sequence[Block]) -> str:
    """The same to read in a terminal."""
    return "\n".join(_lines(blocks)) + "\n"


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            if isinstance(block, Heading):
                yield ""
            yield from (line.text for line in block.words)
        elif isinstance(block, Table):
            for row in block.rows:
                yield "  ".join(line.text for cell in row for line in cell)


def reason(choice: QuestionChoice, standard: Standard, language: Language) -> str:
    """The reason why a choice is wrong: what was written of it, or what asks it instead."""
    if choice.why:
        return choice.why.of(language)
    return INSTEAD.of(language).format(_clause(standard.requirements[choice.instead], language))


def asked(question: Question, language: Language) -> str:
    """The question, and the way to answer it, where a glance at the answers does not show it."""
    how = HOW.get(question.kind)
    return question.text.of(language) + (how.of(language) if how else "")


def clauses(question: Question, standard: Standard, language: Language) -> Iterator[str]:
    """The requirements that it tests, each with its number."""
    yield from (_clause(standard.requirements[each], language) for each in question.requirements)


def _below(question: Question, language: Language) -> Iterator[str]:
    """The choices, and the place to write the answer."""
    if question.about:
        yield question.about.of(language)
    texts = [choice.text for choice in question.choices] + [part.text for part in question.parts]
    for letter, text in zip(LETTERS, texts, strict=False):
        yield f"{letter}. {text.of(language)}{HERE if question.parts else ''}"
    if question.kind is QuestionKind.MATCH:
        yield GAP.join(option_label(number, each, question, language) for number, each in enumerate(options(question), 1))


def _wrong(question: Question, standard: Standard, language: Language) -> Iterator[str]:
    for letter, choice in zip(LETTERS, question.choices, strict=False):
        if not choice.right:
            yield f"{letter}: {reason(choice, standard, language)}"
    if question.why and not question.choices:
        yield question.why.of(language)


def _clause(requirement: Requirement, language: Language) -> str:
    return f"{requirement.number} {requirement.text.of(language)}"
