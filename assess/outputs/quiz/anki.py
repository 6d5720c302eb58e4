"""The questions as cards for other programs: as rows of a table, and as notes for Anki. Made when the site is built.

Anki knows a card again by its id, so that a newer package changes cards and keeps what a learner did with them.
"""

from collections.abc import Iterable, Iterator
from html import escape

import genanki  # type: ignore[import-untyped]

from assess.model.text import Language, Text
from assess.outputs.formats.markup import element
from assess.outputs.training.path import ModuleView
from assess.outputs.training.question_views import QuestionView, reasons

MODEL_ID = {Language.ZH: 1_730_260_101, Language.EN: 1_730_260_102}
DECK_ID = {Language.ZH: 1_730_260_201, Language.EN: 1_730_260_202}
"""Anki asks for numbers of one’s own that never change."""

DECK = Text("党支部“五化”建设标准", "Five-area standards for Party branches")
FIELDS = (
    Text("题目", "Question"),
    Text("答案", "Answer"),
    Text("说明", "Why"),
    Text("依据", "Requirements"),
    Text("单元", "Module"),
)
CSS = ".card { font-family: sans-serif; font-size: 20px; text-align: start; line-height: 1.5; } .why { color: #5d534d; }"
LINES = "\n"


def card_rows(modules: Iterable[ModuleView]) -> Iterator[tuple[str, ...]]:
    """A row for each question: what is asked, the answer, why, the requirements, the module."""
    for module in modules:
        for question in module.questions:
            yield _fields(module, question)


def anki_deck(modules: Iterable[ModuleView], language: Language) -> genanki.Deck:
    """All cards, to be put into a package."""
    model = genanki.Model(
        MODEL_ID[language],
        DECK.of(language),
        fields=[{"name": each.of(language)} for each in FIELDS],
        templates=[{"name": "1", "qfmt": _front(language), "afmt": _back(language)}],
        css=CSS,
    )
    deck = genanki.Deck(DECK_ID[language], DECK.of(language))
    for module in modules:
        for question in module.questions:
            fields = [_marked(each) for each in _fields(module, question)]
            deck.add_note(genanki.Note(model=model, fields=fields, guid=f"wuhua.{language}.{question.anchor}"))
    return deck


def _front(language: Language) -> str:
    return f"{{{{{FIELDS[0].of(language)}}}}}"


def _back(language: Language) -> str:
    _, answer, why, rests, _ = (f"{{{{{each.of(language)}}}}}" for each in FIELDS)
    lines = (element("b", answer), element("div", why, class_="why"), element("div", rests, class_="why"))
    return "".join(("{{FrontSide}}", element("hr", id="answer"), *lines))


def _marked(text: str) -> str:
    """The text as Anki wants it: marked up, with its line breaks."""
    pieces = [element("div", line) for line in text.split(LINES)]
    return "".join(pieces) if len(pieces) > 1 else escape(text)


def _fields(module: ModuleView, question: QuestionView) -> tuple[str, ...]:
    parts = [f"{letter}. {text}" for letter, text in _lettered(question)]
    options = [each.label for each in question.parts[0].options] if question.parts and not question.ordered else []
    right = [f"{each.letter}. {each.text}" for each in question.choices if each.right]
    return (
        LINES.join(filter(None, [question.text, question.about, *parts, "  ".join(options)])),
        LINES.join(right) or question.answer,
        LINES.join(reasons(question)),
        LINES.join(f"{each.number} {each.title}" for each in question.requirements),
        f"{module.number} {module.title}",
    )


def _lettered(question: QuestionView) -> list[tuple[str, str]]:
    return [(each.letter, each.text) for each in question.choices] + [(each.letter, each.text) for each in question.parts]
