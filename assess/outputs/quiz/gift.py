"""A paper in GIFT, the text format in which Moodle and others take questions, with what is said about each answer."""

import re
from collections.abc import Iterator

from assess.model.questions import Question, QuestionKind
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.quiz.paper import HOW as ON_PAPER
from assess.outputs.quiz.paper import Paper, clauses, reason

SPECIAL = re.compile(r"([~=#{}:\\])")
"""What GIFT gives a meaning to, as Moodle’s documentation of the format lists it."""

HOW = {
    QuestionKind.MULTIPLE: ON_PAPER[QuestionKind.MULTIPLE],
    QuestionKind.ORDER: Text("（选出各项的先后）", " (Choose the place of each.)"),
}
"""How a question is answered where its answers do not show it: there are no brackets to write into, as on paper."""

WHOLE = 100
"""Per cent of the mark."""


def gift(given: Paper, standard: Standard, language: Language) -> str:
    """All questions; a blank line ends each."""
    return "\n\n".join("\n".join(_question(each, standard, language)) for each in given.questions) + "\n"


def _question(question: Question, standard: Standard, language: Language) -> Iterator[str]:
    how = HOW[question.kind].of(language) if question.kind in HOW else ""
    words = [question.text.of(language) + how, *([question.about.of(language)] if question.about else [])]
    yield f"::{question.id}::{escaped(chr(10).join(words))} {{"
    yield from ANSWERS[question.kind](question, standard, language)
    explained = [question.why.of(language)] if question.why and not question.choices else []
    yield f"####{escaped(chr(10).join([*explained, *clauses(question, standard, language)]))}"
    yield "}"


def _number(question: Question, _: Standard, __: Language) -> Iterator[str]:
    yield f"#{question.number}"


def _single(question: Question, standard: Standard, language: Language) -> Iterator[str]:
    for choice in question.choices:
        text = escaped(choice.text.of(language))
        yield f"={text}" if choice.right else f"~{text}#{escaped(reason(choice, standard, language))}"


def _multiple(question: Question, standard: Standard, language: Language) -> Iterator[str]:
    """The right ones share the whole mark; a wrong one takes it away, so that ticking everything earns nothing."""
    share = f"{WHOLE / sum(choice.right for choice in question.choices):.5f}".rstrip("0").rstrip(".")
    for choice in question.choices:
        text = escaped(choice.text.of(language))
        yield f"~%{share}%{text}" if choice.right else f"~%-{WHOLE}%{text}#{escaped(reason(choice, standard, language))}"


def _true_false(question: Question, _: Standard, language: Language) -> Iterator[str]:
    why = question.why.of(language) if question.why else ""
    yield f"{'TRUE' if question.true else 'FALSE'}#{escaped(why)}#{escaped(why)}"


def _parts(question: Question, _: Standard, language: Language) -> Iterator[str]:
    """An order too is a matching of things with places: GIFT has no kind for it that every reader knows."""
    for part in question.parts:
        yield f"={escaped(part.text.of(language))} -> {escaped(part.answer.of(language))}"


ANSWERS = {
    QuestionKind.NUMBER: _number,
    QuestionKind.SINGLE: _single,
    QuestionKind.MULTIPLE: _multiple,
    QuestionKind.TRUE_FALSE: _true_false,
    QuestionKind.ORDER: _parts,
    QuestionKind.MATCH: _parts,
}


def escaped(text: str) -> str:
    """Text in which nothing means anything to GIFT."""
    return SPECIAL.sub(r"\\\1", text).replace("\n", r"\n")
