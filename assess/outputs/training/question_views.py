"""A question as a page shows it, in one language: lettered, with what is said of each answer."""

from collections.abc import Callable
from dataclasses import dataclass

from assess.model.questions import Question, QuestionChoice, QuestionKind
from assess.model.text import Language, Text
from assess.outputs.site.views import Link
from assess.outputs.training.question_layout import LETTERS, key, laid_out, options, wording_of_question

ON_PAGES = "page"
WIDE = ord("０") - ord("0")
"""From a digit to the one of full width, which a Chinese keyboard types."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChoiceView:
    """One answer. `letter`: A, B, C …; a wrong one has `instead`, what asks it, or `why`, what is wrong with it."""

    letter: str
    text: str
    right: bool
    instead: Link | None
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartOptionView:
    """The choices for a part: a place, or one of the answers with its number. `right`: it is this part’s."""

    label: str
    right: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PartView:
    """One of the things to put in order, or to match."""

    letter: str
    text: str
    options: tuple[PartOptionView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuestionView:
    """One question of a module, with `choices` (`several`: of which more than one is right), `parts` (`ordered`, or to match) or a
    number. `answer`: what is right, in letters and numbers; `accepted`: a pattern of the number as it is typed; `why` explains the
    answer as a whole; `wording` names what is asked and what is right.
    """

    anchor: str
    number: int
    text: str
    about: str
    several: bool
    choices: tuple[ChoiceView, ...]
    ordered: bool
    parts: tuple[PartView, ...]
    why: str
    answer: str
    accepted: str
    wording: str
    requirements: tuple[Link, ...]


def anchor(question: Question) -> str:
    """The address of a question on its page, which stays while its id does."""
    return question.id.replace(".", "-")


def view(number: int, question: Question, language: Language, link: Callable[[str], Link]) -> QuestionView:
    """The question with its number on the page; `link` leads to a requirement by its id."""
    shown = laid_out(question, ON_PAGES)
    digits = "" if shown.number is None else str(shown.number)
    return QuestionView(
        anchor=anchor(shown),
        number=number,
        text=shown.text.of(language),
        about=shown.about.of(language) if shown.about else "",
        several=shown.kind is QuestionKind.MULTIPLE,
        choices=tuple(_choice(*each, language, link) for each in zip(LETTERS, shown.choices, strict=False)),
        ordered=shown.kind is QuestionKind.ORDER,
        parts=_parts(shown, language),
        why=shown.why.of(language) if shown.why else "",
        answer=key(shown, language),
        accepted="".join(f"[{digit}{chr(ord(digit) + WIDE)}]" for digit in digits),
        wording=wording_of_question(question),
        requirements=tuple(map(link, shown.requirements)),
    )


def reasons(question: QuestionView) -> list[str]:
    """The reasons for the answer as a whole, and what is wrong with the others; each once."""
    return [each for each in dict.fromkeys((question.why, *(choice.why for choice in question.choices))) if each]


def option_label(number: int, text: Text, question: Question, language: Language) -> str:
    """“2” for a place, “2. every month” for an answer."""
    return text.of(language) if question.kind is QuestionKind.ORDER else f"{number}. {text.of(language)}"


def _choice(letter: str, choice: QuestionChoice, language: Language, link: Callable[[str], Link]) -> ChoiceView:
    return ChoiceView(
        letter=letter,
        text=choice.text.of(language),
        right=choice.right,
        instead=link(choice.instead) if choice.instead else None,
        why=choice.why.of(language) if choice.why else "",
    )


def _parts(question: Question, language: Language) -> tuple[PartView, ...]:
    given = options(question)
    return tuple(
        PartView(
            letter=letter,
            text=part.text.of(language),
            options=tuple(
                PartOptionView(label=option_label(number, each, question, language), right=each == part.answer)
                for number, each in enumerate(given, 1)
            ),
        )
        for letter, part in zip(LETTERS, question.parts, strict=False)
    )
