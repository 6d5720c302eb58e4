"""The tables of what was measured (docs/figures.yaml), for the page that shows them.

A figure stands there once, for both languages; a row that has not one cell for each column fails the build.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assess.errors import ProblemsFound, Wrong
from assess.model.text import Language, Text
from assess.outputs.words.problems import say_in_both
from assess.reading.content.prose import check_prose
from assess.reading.content.yaml_files import read_yaml
from assess.reading.fields import Node, ProblemCollector, read_bilingual, read_fields, read_id, read_list, read_text
from made_files import BuildStopped

NAME = "figures.yaml"
BEFORE_A_UNIT = re.compile(r"(?<=[\d≤×]) ")
"""A blank that no line may break at."""
FIELDS = ("id", "title", "command", "measured", "columns", "rows")


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """One measurement: its day, and the machine."""

    day: str
    machine: Text


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureTable:
    """One table of figures. Each row has a cell for each of the columns; the first says what was measured."""

    id: str
    title: Text
    command: str
    measured: tuple[Run, ...]
    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    notes: tuple[Text, ...]


def figure_tables(folder: Path, language: Language) -> list[dict[str, Any]]:
    """The tables as the page shows them. A mistake in the file stops the build."""
    try:
        tables = load_figures(folder)
    except ProblemsFound as found:
        raise BuildStopped("\n".join(say_in_both(problem) for problem in found.problems)) from None
    return [_view(each, language) for each in tables]


def load_figures(folder: Path) -> list[FigureTable]:
    """All tables. Raises `ProblemsFound` with every mistake in the file."""
    collector = ProblemCollector()
    node = read_yaml(folder, NAME, collector)
    tables = [_table(each) for each in read_list(node)]
    check_prose(node, damaged=frozenset({"command", "cells"}))
    if collector.problems:
        raise ProblemsFound(collector.problems)
    return tables


def _table(node: Node) -> FigureTable:
    fields = read_fields(node, required=FIELDS, optional=("notes",))
    columns = tuple(read_bilingual(each) for each in read_list(fields.get("columns")))
    return FigureTable(
        id=read_id(fields.get("id")),
        title=read_bilingual(fields.get("title")),
        command=read_text(fields.get("command")),
        measured=tuple(_run(each) for each in read_list(fields.get("measured"))),
        columns=columns,
        rows=tuple(_row(each, len(columns)) for each in read_list(fields.get("rows"))),
        notes=tuple(read_bilingual(each) for each in read_list(fields.get("notes"))),
    )


def _run(node: Node) -> Run:
    fields = read_fields(node, required=("day", "machine"))
    return Run(day=read_text(fields.get("day")), machine=read_bilingual(fields.get("machine")))


def _row(node: Node, wanted: int) -> tuple[Text, ...]:
    fields = read_fields(node, required=("what", "cells"))
    row = (read_bilingual(fields.get("what")), *(_cell(each) for each in read_list(fields.get("cells"))))
    if len(row) != wanted:
        fields.get("cells", node).wrong(Wrong.WRONG_LENGTH, got=len(row) - 1, wanted=wanted - 1)
    return row


def _cell(node: Node) -> Text:
    """A figure is the same in both languages; one with words is written in each."""
    if isinstance(node.value, dict):
        words = read_bilingual(node)
        return Text(_unbroken(words.zh), _unbroken(words.en))
    figure = _unbroken(read_text(node))
    return Text(figure, figure)


def _unbroken(figure: str) -> str:
    return BEFORE_A_UNIT.sub("\N{NO-BREAK SPACE}", figure)


def _view(table: FigureTable, language: Language) -> dict[str, Any]:
    labels = _said(table.columns, language)
    return {
        "id": table.id,
        "title": table.title.of(language),
        "command": table.command,
        "runs": [{"day": each.day, "machine": each.machine.of(language)} for each in table.measured],
        "columns": labels,
        "rows": [list(zip(labels, _said(row, language), strict=True)) for row in table.rows],
        "notes": _said(table.notes, language),
    }


def _said(texts: Sequence[Text], language: Language) -> list[str]:
    return [each.of(language) for each in texts]
