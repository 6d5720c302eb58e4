"""The cards of the training as files for other programs: a package for Anki, and a table that spreadsheets open."""

from __future__ import annotations

import csv
import io
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import genanki  # type: ignore[import-untyped]

from assess.archives import EPOCH
from assess.model.text import Language
from assess.outputs.quiz.anki import anki_deck, card_rows
from assess.outputs.training.path import ModuleView
from runtime.archives import read_archive

# Stands in the package as its time, in seconds since 1970: a real one would make every build another.
MADE = 1_790_000_000
COLLECTION = "collection.anki2"


def cards_table(modules: Iterable[ModuleView]) -> bytes:
    """A CSV file, a row for each question, in UTF-8 with a mark, for Excel."""
    into = io.StringIO()
    csv.writer(into, lineterminator="\r\n").writerows(card_rows(modules))
    return "\ufeff".encode() + into.getvalue().encode()


def anki_package(modules: Iterable[ModuleView], language: Language) -> bytes:
    """An .apkg file. The same questions give the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cards.apkg"
        genanki.Package(anki_deck(modules, language)).write_to_file(str(file), timestamp=MADE)
        contents = read_archive(file)
        contents[COLLECTION] = _settled(contents[COLLECTION], Path(folder) / COLLECTION)
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(contents.items()):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)
    return into.getvalue()


def _settled(data: bytes, file: Path) -> bytes:
    """The database with nothing in it that depends on when it was made."""
    file.write_bytes(data)
    connection = sqlite3.connect(file)
    connection.execute("UPDATE col SET crt = ?, mod = ?, scm = ?", (MADE, MADE * 1000, MADE * 1000))
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    return file.read_bytes()
