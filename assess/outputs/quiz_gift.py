"""A paper in GIFT, the text format in which Moodle and others take questions, with what is said about each answer."""

import re
from collections.abc import Iterator

from assess.model.standard import Standard
from assess.model.text import Language
from assess.model.training import Question
from assess.outputs.quiz import Paper, reason

SPECIAL = re.compile(r"([~=#{}:\\])")
"""What GIFT gives a meaning to, as Moodle’s documentation of the format lists it."""


def gift(given: Paper, standard: Standard, language: Language) -> str:
    """All questions; a blank line ends each."""
    return "\n\n".join("\n".join(_question(each, standard, language)) for each in given.questions) + "\n"


def _question(question: Question, standard: Standard, language: Language) -> Iterator[str]:
    asked = [question.text, *([question.about] if question.about else [])]
    yield f"::{question.id}::{escaped(chr(10).join(each.of(language) for each in asked))} {{"
    requirement = standard.requirements[question.requirement]
    clause = escaped(f"{requirement.number} {requirement.text.of(language)}")
    if question.number is not None:
        yield f"#{question.number}"
    for choice in question.choices:
        text = escaped(choice.text.of(language))
        yield f"={text}" if choice.right else f"~{text}#{escaped(reason(choice, standard, language))}"
    yield f"####{clause}"
    yield "}"


def escaped(text: str) -> str:
    """Text in which nothing means anything to GIFT."""
    return SPECIAL.sub(r"\\\1", text).replace("\n", r"\n")
