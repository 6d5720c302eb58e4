"""The questions as cards for other programs: all of them, with ids of their own, and the same bytes at every build."""

import csv
import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from assess.model.text import Language
from assess.outputs.training.path import ModuleView, Training
from assess.outputs.training.question_views import QuestionView
from assess.reading.content.folder import Content
from card_files import anki_package, cards_table

LANGUAGES = pytest.mark.parametrize("language", list(Language))


def modules(content: Content, language: Language) -> tuple[ModuleView, ...]:
    return Training(content.standard, content.library, language).modules()


def questions(content: Content, language: Language) -> list[QuestionView]:
    return [each for module in modules(content, language) for each in module.questions]


@LANGUAGES
def test_the_table_has_a_row_for_each_question(content: Content, language: Language) -> None:
    text = cards_table(modules(content, language)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    asked = questions(content, language)
    assert len(rows) == len(asked)
    for row, each in zip(rows, asked, strict=True):
        assert row[0].startswith(each.text)
        assert row[1] == each.answer or all(choice.text in row[1] for choice in each.choices if choice.right)
        assert all(link.number in row[3] for link in each.requirements)


@LANGUAGES
def test_the_package_is_one_that_anki_opens(content: Content, language: Language, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(anki_package(modules(content, language), language))) as archive:
        (tmp_path / "collection").write_bytes(archive.read("collection.anki2"))
        assert json.loads(archive.read("media")) == {}
    connection = sqlite3.connect(tmp_path / "collection")
    notes = connection.execute("SELECT guid, flds FROM notes").fetchall()
    assert len(notes) == connection.execute("SELECT count(*) FROM cards").fetchone()[0] == len(questions(content, language))
    assert {guid for guid, _ in notes} == {f"wuhua.{language}.{each.anchor}" for each in questions(content, language)}
    decks = json.loads(connection.execute("SELECT decks FROM col").fetchone()[0])
    assert len({each["name"] for each in decks.values()} - {"Default"}) == 1
    connection.close()


def test_the_same_questions_give_the_same_bytes(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    first = anki_package(modules(content, Language.ZH), Language.ZH)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert anki_package(modules(content, Language.ZH), Language.ZH) == first


def test_each_wording_has_a_name_that_both_languages_share(content: Content) -> None:
    zh, en = ([(each.anchor, each.wording) for each in questions(content, language)] for language in Language)
    assert zh == en
    assert len({anchor for anchor, _ in zh}) == len(zh)
