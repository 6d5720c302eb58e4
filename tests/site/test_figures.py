"""The tables of what was measured: every command is there to be run again, every figure has its column."""

import importlib.util
import re
from datetime import date
from pathlib import Path

import pytest

from assess.errors import ProblemsFound, Wrong
from figures import FigureTable, load_figures
from tests.inputs import ROOT

DOCS = ROOT / "docs"
TABLES = load_figures(DOCS)
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
ONE = """
- id: one
  title: {zh: 一张表, en: A table}
  command: make bench
  measured: [{day: "2026-11-29", machine: {zh: 双核, en: two cores}}]
  columns: [{zh: 项目, en: What}, {zh: 结果, en: Result}]
  rows: [{what: {zh: 用时, en: Time}, cells: [CELLS]}]
"""


@pytest.mark.parametrize("table", TABLES, ids=lambda each: each.id)
def test_a_table_is_made_by_a_command_that_is_there(table: FigureTable) -> None:
    program, *rest = table.command.split()
    if program == "make":
        assert set(rest) <= TARGETS
    else:
        assert (program, rest[0]) == ("python", "-m")
        assert importlib.util.find_spec(rest[1])


@pytest.mark.parametrize("table", TABLES, ids=lambda each: each.id)
def test_a_table_says_when_it_was_measured(table: FigureTable) -> None:
    assert table.measured
    assert all(date.fromisoformat(run.day) for run in table.measured)


def test_a_table_is_named_once() -> None:
    assert len({table.id for table in TABLES}) == len(TABLES)


@pytest.mark.parametrize("cells", ["", '"1 ms", "2 ms"'])
def test_a_row_has_a_cell_for_each_column(tmp_path: Path, cells: str) -> None:
    (tmp_path / "figures.yaml").write_text(ONE.replace("CELLS", cells), encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        load_figures(tmp_path)
    assert [(each.where.path, each.wrong) for each in found.value.problems] == [("[0].rows[0].cells", Wrong.WRONG_LENGTH)]


def test_a_figure_is_the_same_in_both_languages_and_words_are_not(tmp_path: Path) -> None:
    (tmp_path / "figures.yaml").write_text(ONE.replace("CELLS", "{zh: 没有, en: none}"), encoding="utf-8")
    assert (load_figures(tmp_path)[0].rows[0][1].zh, load_figures(tmp_path)[0].rows[0][1].en) == ("没有", "none")
    (tmp_path / "figures.yaml").write_text(ONE.replace("CELLS", "1 ms"), encoding="utf-8")
    assert (load_figures(tmp_path)[0].rows[0][1].zh, load_figures(tmp_path)[0].rows[0][1].en) == (
        "1\N{NO-BREAK SPACE}ms",
        "1\N{NO-BREAK SPACE}ms",
    )
