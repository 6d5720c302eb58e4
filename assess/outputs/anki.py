"""The questions as cards for other programs: a package for Anki, and a table. Made when the site is built.

The same questions give the same bytes: Anki knows a card again by its id, so that a newer package changes cards and keeps what a
learner did with them.
"""

import csv
import io
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from assess.model.text import Language, Text
from assess.outputs.markup import element
from assess.outputs.question_views import QuestionView
from assess.outputs.training import ModuleView

MODEL_ID = {Language.ZH: 1_730_260_101, Language.EN: 1_730_260_102}
DECK_ID = {Language.ZH: 1_730_260_201, Language.EN: 1_730_260_202}
"""Anki asks for numbers of one’s own that never change."""
MADE = 1_790_000_000
"""Seconds since 1970 that stand in the package as its time: a real one would make every build another."""
EPOCH = (1980, 1, 1, 0, 0, 0)

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


def cards_table(modules: Iterable[ModuleView]) -> bytes:
    """A CSV file that spreadsheets and most programs for cards open: a row for each question. UTF-8 with a mark, for Excel."""
    into = io.StringIO()
    writer = csv.writer(into, lineterminator="\r\n")
    for module in modules:
        for question in module.questions:
            writer.writerow(_fields(module, question))
    return "\ufeff".encode() + into.getvalue().encode()


def anki_package(modules: Iterable[ModuleView], language: Language) -> bytes:
    """An .apkg file."""
    import genanki  # type: ignore[import-untyped]

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
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cards.apkg"
        genanki.Package(deck).write_to_file(str(file), timestamp=MADE)
        return _without_time(file, Path(folder))


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
    reasons = dict.fromkeys([question.why, *(each.why for each in question.choices)])
    right = [f"{each.letter}. {each.text}" for each in question.choices if each.right]
    return (
        LINES.join(filter(None, [question.text, question.about, *parts, "  ".join(options)])),
        LINES.join(right) or question.answer,
        LINES.join(filter(None, reasons)),
        LINES.join(f"{each.number} {each.title}" for each in question.requirements),
        f"{module.number} {module.title}",
    )


def _lettered(question: QuestionView) -> list[tuple[str, str]]:
    return [(each.letter, each.text) for each in question.choices] + [(each.letter, each.text) for each in question.parts]


def _without_time(file: Path, folder: Path) -> bytes:
    """The package with nothing in it that depends on when, or on which machine, it was made."""
    with zipfile.ZipFile(file) as archive:
        contents = {name: archive.read(name) for name in sorted(archive.namelist())}
    database = folder / "collection.anki2"
    database.write_bytes(contents["collection.anki2"])
    connection = sqlite3.connect(database)
    _settle(connection)
    connection.close()
    contents["collection.anki2"] = database.read_bytes()
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)
    return into.getvalue()


def _settle(connection: Any) -> None:
    connection.execute("UPDATE col SET crt = ?, mod = ?, scm = ?", (MADE, MADE * 1000, MADE * 1000))
    connection.commit()
    connection.execute("VACUUM")
    connection.commit()
