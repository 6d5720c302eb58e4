"""The table of what can fail (docs/faults.yaml), for the page that shows it and for the test that holds each row to its tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assess.errors import ProblemsFound
from assess.model.text import Language, Text
from assess.outputs.words.problems import say_in_both
from assess.reading.content.prose import check_prose
from assess.reading.content.yaml_files import read_yaml
from assess.reading.fields import Node, ProblemCollector, read_bilingual, read_fields, read_list, read_texts
from made_files import BuildStopped

NAME = "faults.yaml"
FIELDS = ("fault", "seen", "kept", "tests")


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One thing that can fail. `seen` names texts of the pages; `tests` are file and name of what provokes it."""

    fault: Text
    seen: tuple[str, ...]
    kept: Text
    tests: tuple[str, ...]


def fault_rows(folder: Path, language: Language, texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """The rows in one language, for the page. A mistake in the file stops the build."""
    try:
        faults = load_faults(folder)
    except ProblemsFound as found:
        raise BuildStopped("\n".join(say_in_both(problem) for problem in found.problems)) from None
    return [
        {"fault": each.fault.of(language), "seen": [texts[name] for name in each.seen], "kept": each.kept.of(language)}
        for each in faults
    ]


def load_faults(folder: Path) -> list[Fault]:
    """All rows. Raises `ProblemsFound` with every mistake in the file."""
    collector = ProblemCollector()
    node = read_yaml(folder, NAME, collector)
    faults = [_fault(each) for each in read_list(node)]
    check_prose(node, damaged=frozenset())
    if collector.problems:
        raise ProblemsFound(collector.problems)
    return faults


def _fault(node: Node) -> Fault:
    fields = read_fields(node, required=FIELDS)
    return Fault(
        fault=read_bilingual(fields.get("fault")),
        seen=read_texts(fields.get("seen")),
        kept=read_bilingual(fields.get("kept")),
        tests=read_texts(fields.get("tests")),
    )
