"""The layout of a question, on a page as on paper: the order of what is chosen from, its letters, and what its key says.

The order comes from a published hash and no generator of random numbers, whose numbers differ between versions of a language: the
same seed gives the same order on every machine, and in both languages.
"""

from dataclasses import replace
from hashlib import sha256

from assess.model.questions import Question, QuestionChoice, QuestionKind
from assess.model.text import Language, Text

LETTERS = "ABCDEF"
TRUE = Text("对", "True")
FALSE = Text("错", "False")
AND = Text("、", ", ")
THEN = " → "


def laid_out(question: Question, seed: str) -> Question:
    """Everything that is shown, in the order to show it. What is right stays right; steps never come in their own order."""

    def place(text: Text) -> bytes:
        return drawn(f"{seed}\0{question.id}\0{text.zh}")

    if question.kind is QuestionKind.TRUE_FALSE:
        why = question.why
        wrong, right = (
            QuestionChoice(text=FALSE, right=not question.true, why=why),
            QuestionChoice(text=TRUE, right=question.true, why=why),
        )
        return replace(question, choices=(right, wrong))
    parts = tuple(sorted(question.parts, key=lambda part: place(part.text)))
    if question.kind is QuestionKind.ORDER and parts == question.parts:
        parts = (*parts[1:], parts[0])
    return replace(question, choices=tuple(sorted(question.choices, key=lambda choice: place(choice.text))), parts=parts)


def options(question: Question) -> tuple[Text, ...]:
    """The choices for a part: the places in order, or the answers of all parts, each once, mixed."""
    answers = dict.fromkeys(part.answer for part in question.parts)
    if question.kind is QuestionKind.ORDER:
        return tuple(sorted(answers, key=lambda text: int(text.zh)))
    return tuple(sorted(answers, key=lambda text: drawn(f"{question.id}\0{text.zh}")))


def key(question: Question, language: Language) -> str:
    """The right answer of a question that is laid out: letters, a number, letters in their order, or letters with what they get."""
    if question.number is not None:
        return str(question.number)
    lettered = list(zip(LETTERS, question.parts, strict=False))
    if question.kind is QuestionKind.ORDER:
        return THEN.join(letter for letter, _ in sorted(lettered, key=lambda each: int(each[1].answer.zh)))
    if lettered:
        given = options(question)
        return AND.of(language).join(f"{letter}{given.index(part.answer) + 1}" for letter, part in lettered)
    return AND.of(language).join(letter for letter, choice in zip(LETTERS, question.choices, strict=False) if choice.right)


def wording_of_question(question: Question) -> str:
    """Names what is asked and what is right, in eight hexadecimal digits: another wording, or another answer, has another name."""
    said = [question.kind, question.text, question.about, question.number, question.true, *question.choices, *question.parts]
    return sha256(repr(said).encode()).hexdigest()[:8]


def drawn(text: str) -> bytes:
    """Sorts as chance would."""
    return sha256(text.encode()).digest()
