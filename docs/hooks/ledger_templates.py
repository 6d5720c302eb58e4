"""Empty ledgers to download, in both languages, as a workbook and as CSV: assets/ledger/. They are made from the standard."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.ledger_template import ledger_csv, write_ledger_workbook
from languages import is_first

FOLDER = "assets/ledger/"


def add_templates(files: Files, config: MkDocsConfig) -> None:
    """Add them to the first language, which publishes what both share."""
    if is_first(config):
        for name, content in templates(config.extra["portal"].pages.standard):
            files.append(File.generated(config, FOLDER + name, content=content))


def templates(standard: Standard) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file."""
    for language in Language:
        into = BytesIO()
        write_ledger_workbook(standard, language, into)
        yield f"ledger-{language}.xlsx", into.getvalue()
        yield f"ledger-{language}.csv", ledger_csv(standard, language).encode()
