"""The standard as data for other programs, under data/: made from the standard, and published once, by the first language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from assess.model.library import Library
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.open_data import part_data, schema, standard_data, table_csv, write_workbook
from languages import is_first

FOLDER = "data/"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds them beside the pages."""
    if is_first(config):
        pages = config.extra["portal"].pages
        for name, content in data_files(pages.standard, pages.library):
            files.append(File.generated(config, FOLDER + name, content=content))
    return files


def data_files(standard: Standard, library: Library) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file. The same standard gives the same bytes."""
    yield "standard.json", _json(standard_data(standard, library))
    yield "standard.schema.json", _json(schema())
    for area in standard.areas:
        yield f"areas/{area.id}.json", _json(part_data(area, standard, library))
        for task in area.tasks:
            yield f"areas/{area.id}/{task.slug}.json", _json(part_data(task, standard, library))
    for language in Language:
        yield f"requirements-{language}.csv", table_csv(standard, library, language).encode()
    into = BytesIO()
    write_workbook(standard, library, into)
    yield "requirements.xlsx", into.getvalue()


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
