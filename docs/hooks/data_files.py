"""Data for other programs, under data/: the standard, and what the site is made of. Published once, by the first language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from assess.model.library import Library
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.addresses import area_path, data_path, task_path
from assess.outputs.site.open_data import part_data, schema, standard_data, table_csv, write_workbook
from bill_of_materials import BILL, Package, Use, all_parts, bill_of_materials, licence_text
from runtime import Runtime

FOLDER = "data/"
LICENCES = "licences/"


@dataclass(frozen=True, kw_only=True)
class SiteParts:
    """The components of the site: rows for the page of licences by their use, and files below data/."""

    rows: dict[str, list[dict[str, Any]]]
    files: dict[str, bytes]


def site_parts(root: Path, runtime: Runtime) -> SiteParts:
    """Every part with its licence, and the bill of materials."""
    parts = all_parts(root, runtime)
    texts = {LICENCES + part.text_name: text for part in parts if part.use is not Use.BUILD and (text := licence_text(part, root))}
    return SiteParts(
        rows={str(use): _rows(use, parts, texts) for use in Use},
        files={BILL: bill_of_materials(parts, runtime)} | {name: text.encode() for name, text in texts.items()},
    )


def _rows(use: Use, parts: list[Package], texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """The parts of one use, each with the address of its licence if there is one."""
    rows = [(part, FOLDER + LICENCES + part.text_name) for part in parts if part.use is use]
    return [{"part": part, "text": path if path.removeprefix(FOLDER) in texts else ""} for part, path in rows]


def data_files(standard: Standard, library: Library) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file. The same standard gives the same bytes."""
    yield "standard.json", _json(standard_data(standard, library))
    yield "standard.schema.json", _json(schema())
    for area in standard.areas:
        yield data_path(area_path(area.id)), _json(part_data(area, standard, library))
        for task in area.tasks:
            yield data_path(task_path(task.id)), _json(part_data(task, standard, library))
    for language in Language:
        yield f"requirements-{language}.csv", table_csv(standard, library, language).encode()
    into = BytesIO()
    write_workbook(standard, library, into)
    yield "requirements.xlsx", into.getvalue()


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
