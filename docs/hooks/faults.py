"""The table of what can fail (docs/faults.yaml), for the page that shows it and for the test that holds each row to its tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from assess.errors import ProblemsFound
from assess.model.text import Text
from assess.outputs.problems import say_in_both
from assess.reading.fields import Node, Report, read_bilingual, read_fields, read_list, read_texts
from assess.reading.prose import check_prose
from assess.reading.yaml_files import read_yaml

NAME = "faults.yaml"
FIELDS = ("fault", "seen", "kept", "tests")


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """One thing that can fail. `seen` names texts of the pages; `tests` are file and name of what provokes it."""

    fault: Text
    seen: tuple[str, ...]
    kept: Text
    tests: tuple[str, ...]


def load_rows(config: MkDocsConfig) -> None:
    """Put the rows, in the language of this build, where the page's macro finds them. A mistake fails the build."""
    portal = config.extra["portal"]
    try:
        faults = load_faults(Path(config.config_file_path).parent / "docs")
    except ProblemsFound as found:
        raise PluginError("\n".join(say_in_both(problem) for problem in found.problems)) from None
    config.extra["faults"] = [
        {
            "fault": each.fault.of(portal.language),
            "seen": [portal.texts[name] for name in each.seen],
            "kept": each.kept.of(portal.language),
        }
        for each in faults
    ]


def load_faults(folder: Path) -> list[Fault]:
    """All rows. Raises `ProblemsFound` with every mistake in the file."""
    report = Report()
    node = read_yaml(folder, NAME, report)
    faults = [_fault(each) for each in read_list(node)]
    check_prose(node, damaged=frozenset())
    if report.problems:
        raise ProblemsFound(report.problems)
    return faults


def _fault(node: Node) -> Fault:
    fields = read_fields(node, required=FIELDS)
    return Fault(
        fault=read_bilingual(fields.get("fault")),
        seen=read_texts(fields.get("seen")),
        kept=read_bilingual(fields.get("kept")),
        tests=read_texts(fields.get("tests")),
    )
