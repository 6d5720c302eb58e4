"""Any ledger that a branch really keeps is read with few questions, nothing of it is lost, and a second import adds nothing."""

from collections import Counter
from functools import cache
from statistics import median
from typing import Any

import pytest

from assess.reading.content.folder import Content
from tests.bridge_client import BridgeClient
from tests.ledgers.asking import day_in, import_ledger, questions
from tests.ledgers.build import Book, Json, as_text, books, bytes_of

BOOKS = books()
MOST = 4
"""Questions that one file may ask."""
every_book = pytest.mark.parametrize("book", BOOKS, ids=[each.name for each in BOOKS])


@pytest.fixture(scope="session")
def imports(content: Content, door: BridgeClient) -> "Imports":
    return Imports(content, door)


class Imports:
    """The dialog: asks about a file with what was answered so far."""

    def __init__(self, content: Content, door: BridgeClient) -> None:
        self.content, self.door = content, door
        self.data = cache(lambda name: bytes_of(next(each for each in BOOKS if each.name == name), content, door))

    def ask(self, book: Book, answers: Json | None = None, *, rows: Any = (), remembered: Json | None = None) -> Json:
        reply = import_ledger(
            self.door,
            self.data(book.name),
            book.file,
            year=book.facts["year"],
            today=str(book.facts["today"]),
            answers=answers,
            rows=rows,
            remembered=remembered,
        )
        assert reply["ok"], reply["problems"]
        return reply

    def answers(self, book: Book) -> Json:
        """The answers of the person, by the ids that the first reply has for it."""
        said, reply = book.facts.get("answers", {}), self.ask(book)
        words = {each["id"]: said["words"][each["text"]] for each in reply["words"] if each["text"] in said.get("words", {})}
        words |= {each["id"]: str(said["year"]) for each in reply["words"] if each["kind"] == "year" and "year" in said}
        columns = {each["id"]: _columns(each["columns"], said["columns"]) for each in reply["tables"] if "columns" in said}
        rows = {row: _row_answer(answer) for row, answer in said.get("rows", {}).items()}
        return {"sheets": said.get("sheets", {}), "columns": columns, "words": words, "rows": rows}

    def brought(self, book: Book) -> tuple[Json, list[Json]]:
        """The reply to all answers, and the rows of the ledger after the button was pressed."""
        reply = self.ask(book, self.answers(book))
        return reply, reply["add"]


def _columns(columns: list[Json], said: Json) -> Json:
    return {each["id"]: said[each["heading"]] for each in columns if each["heading"] in said}


def _row_answer(answer: Json) -> Json:
    return {**answer, "cells": {column: as_text(text) for column, text in answer.get("cells", {}).items()}}


GROUPS = dict(zip("一二三四五", "12345", strict=True))


def told(entry: Json, fields: Any) -> Json:
    """Of an entry the fields that somebody expects; a group by its number."""
    found = {name: str(entry.get(name, "")) for name in fields}
    if "group" in found:
        found["group"] = "".join(GROUPS.get(each, each) for each in found["group"] if each in GROUPS or each.isdigit())
    return found | {"date": day_in(entry)}


@every_book
def test_gives_the_entries_that_it_must(imports: Imports, book: Book) -> None:
    reply, added = imports.brought(book)
    assert reply["kind"] == book.facts.get("kind", "ledger")
    left = list(added)
    for expected in book.entries:
        found = next((each for each in left if told(each, expected) == expected), None)
        assert found is not None, (expected, left)
        left.remove(found)
    assert left == [], "entries that nobody expected"
    assert reply["replace"] == []


@every_book
def test_asks_as_little_as_it_can(imports: Imports, book: Book) -> None:
    reply = imports.ask(book)
    if "questions" in book.facts:
        assert questions(reply) == book.facts["questions"], {name: reply[name] for name in ("open", "words", "rows")}
    assert _given(book) <= MOST


def _given(book: Book) -> int:
    """The answers that a person has to give."""
    said = book.facts.get("answers", {})
    return int(book.facts.get("questions", sum(len(each) if isinstance(each, dict | list) else 1 for each in said.values())))


def test_most_files_ask_nothing_or_one_thing() -> None:
    assert len(BOOKS) >= 30
    assert len({each.facts["layout"] for each in BOOKS}) >= 10
    assert median(map(_given, BOOKS)) <= 1


@every_book
def test_a_second_import_finds_everything_and_adds_nothing(imports: Imports, book: Book) -> None:
    _, rows = imports.brought(book)
    again = imports.ask(book, imports.answers(book), rows=rows)
    assert again["add"] == []
    assert again["replace"] == []
    assert Counter(each["state"] for each in again["rows"])["same"] == len(rows)


@every_book
def test_answers_that_were_kept_need_not_be_given_again(imports: Imports, book: Book) -> None:
    """Those about single rows are not kept, nor is the year: next quarter's file has others."""
    reply, _ = imports.brought(book)
    asked = imports.ask(book, remembered={reply["shape"]: reply["kept"]})
    years = sum(each["kind"] == "year" for each in asked["words"])
    assert asked["open"] | {"rows": 0} == {"sheets": 0, "columns": 0, "words": years, "rows": 0}
    assert not reply["kept"].get("rows")
    if set(book.facts.get("answers", {})) & {"words", "columns", "sheets"}:
        assert asked["from_kept"]


@every_book
def test_says_what_becomes_of_every_row(imports: Imports, book: Book) -> None:
    """A row is an entry, or listed with what is the matter with it; a sheet is read, or named with why not."""
    reply = imports.ask(book)
    states = {each["id"]: each["state"] for each in reply["rows"]}
    for row in book.facts.get("out", ()):
        assert states.get(row) in {"out", "doubt"}, (row, states)
    for row in book.facts.get("wrong", ()):
        assert states.get(row) in {"wrong", "doubt"}, (row, states)
    for name in book.facts.get("left_alone", ()):
        assert [(each["on"], bool(each["why"])) for each in reply["sheets"] if each["name"] == name] == [(False, True)]
    for word in book.facts.get("left", ()):
        assert any(word in text for text in reply["left"]), (word, reply["left"])
    if book.facts["layout"] in {"rows", "merged-month", "two-line-headings", "talks", "sheet-a-month", "sheet-an-activity"}:
        assert _unlisted(book, reply) == []


def _unlisted(book: Book, reply: Json) -> list[str]:
    """Rows of sheets that are read which nothing is said about: they are no row that is listed, and no headings of a table,
    of which a first line of two holds some that stand over others.
    """
    listed = {each["id"].rpartition(".")[0] if "." in each["id"] else each["id"] for each in reply["rows"]}
    headings = [column["heading"] for each in reply["tables"] for column in each["columns"]]
    on = {each["name"] for each in reply["sheets"] if each["on"]}
    missing = []
    for each in book.sheets:
        name = each.get("name", "")
        for number, row in enumerate(each["rows"], 1):
            texts = [as_text(cell) for cell in row if cell is not None]
            known = sum(any(text in heading for heading in headings) for text in texts)
            if name in on and 2 * known < len(texts) and f"{name}!{number}" not in listed:
                missing.append(f"{name}!{number}")
    return missing
