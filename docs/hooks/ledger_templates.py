"""Empty ledgers to download, in both languages, as a workbook and as CSV: assets/ledger/. They are made from the standard."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.branch_file.ledger_template import ledger_csv, write_ledger_workbook

FOLDER = "assets/ledger/"


def templates(standard: Standard) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file."""
    for language in Language:
        into = BytesIO()
        write_ledger_workbook(standard, language, into)
        yield f"ledger-{language}.xlsx", into.getvalue()
        yield f"ledger-{language}.csv", ledger_csv(standard, language).encode()
