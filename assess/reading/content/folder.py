"""The folder `standards/` → `Standard` and `Library`, with every mistake in it. Desktop only."""

from dataclasses import dataclass, replace
from pathlib import Path

from assess.errors import Problem, ProblemsFound, Where, Wrong
from assess.model.library import Library
from assess.model.standard import Standard
from assess.reading.content.bundle import digest_of
from assess.reading.content.calibration import FILE as CALIBRATION
from assess.reading.content.calibration import read_observations
from assess.reading.content.exercises import FILE as EXERCISES
from assess.reading.content.exercises import read_exercises
from assess.reading.content.ledger_layouts import FOLDER as LAYOUTS
from assess.reading.content.library import read_library
from assess.reading.content.links import check_links
from assess.reading.content.meanings import meanings_file
from assess.reading.content.prose import check_prose
from assess.reading.content.questions import questions_file
from assess.reading.content.sample import FILE as SAMPLE
from assess.reading.content.sample import read_sample
from assess.reading.content.session import FILE as SESSION
from assess.reading.content.standard import read_standard
from assess.reading.content.training import module_file
from assess.reading.content.yaml_files import read_yaml
from assess.reading.fields import Node, ProblemCollector

REQUIRED = (
    "standard.yaml", "scoring.yaml", "facts.yaml", "conditions.yaml", "activities.yaml", "ledger.yaml", "plan.yaml",
    "labels.yaml", "comparisons.yaml", "moved.yaml", "glossary.yaml", "sources.yaml", "corrections.yaml", "doubts.yaml",
    "pitfalls.yaml", "outside.yaml", "versions.yaml", "training.yaml", EXERCISES, SAMPLE, CALIBRATION, SESSION,
)  # fmt: skip
DAMAGED = {"corrections.yaml": frozenset({"before", "after", "why"}), "sources.yaml": frozenset({"read_at"}),
           "glossary.yaml": frozenset({"pinyin", "basis"})}  # fmt: skip
"""Fields that quote what the poster's copy got wrong (the reasons too), addresses, or the Latin spelling of Chinese."""

UNREADABLE = frozenset({Wrong.FILE_MISSING, Wrong.NOT_UTF8, Wrong.NOT_YAML, Wrong.ALIAS, Wrong.TOO_LARGE, Wrong.TOO_DEEP})
"""With one of these, nothing of a file is known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """Everything in `standards/`: the standard, what is shown around it, and the raw files the bundle is made of."""

    standard: Standard
    library: Library
    raw: dict[str, object]


def load(root: Path) -> Content:
    """Read and check the folder. Raises `ProblemsFound` with all problems of the run, in order of file and line."""
    collector = ProblemCollector()
    content = read_folder(root, collector)
    if collector.problems:
        raise ProblemsFound(in_order(collector.problems))
    return content


def read_folder(root: Path, collector: ProblemCollector) -> Content:
    """Read everything that can be read; use the content only if `collector` stays empty."""
    files = _read_files(root, collector)
    lost = {problem.where.file for problem in collector.problems if problem.wrong in UNREADABLE}
    raw = {name: node.value for name, node in files.items()}
    standard = read_standard(files, collector, digest=digest_of(raw))
    library = read_library(files)
    _check_listed(standard, library, files, collector)
    if not lost:
        check_links(standard, library, files, collector)
    for name, node in files.items():
        check_prose(node, damaged=DAMAGED.get(name, frozenset()))
    sound = not collector.problems
    exercises = read_exercises(files[EXERCISES], standard, sound=sound)
    sample = read_sample(files[SAMPLE], standard, sound=sound)
    observations = read_observations(files[CALIBRATION], standard, sound=sound)
    _leave_out_consequences(lost, collector)
    library = replace(library, exercises=exercises, sample=sample, observations=observations)
    return Content(standard=standard, library=library, raw=raw)


def _leave_out_consequences(lost: set[str], collector: ProblemCollector) -> None:
    """A file that could not be read looks empty: that it lacks everything is no second mistake."""
    collector.problems[:] = [each for each in collector.problems if each.where.file not in lost or each.wrong in UNREADABLE]


def in_order(problems: list[Problem]) -> list[Problem]:
    """By file, line and path; the same mistake at the same place only once."""
    unique = {(problem.where, problem.wrong, tuple(problem.facts.items())): problem for problem in problems}
    return sorted(unique.values(), key=lambda each: (each.where.file, each.where.line, each.where.path))


def _read_files(root: Path, collector: ProblemCollector) -> dict[str, Node]:
    found = [path.relative_to(root).as_posix() for path in sorted(root.rglob("*.yaml"))]
    return {name: read_yaml(root, name, collector) for name in [*REQUIRED, *(each for each in found if each not in REQUIRED)]}


def _check_listed(standard: Standard, library: Library, files: dict[str, Node], collector: ProblemCollector) -> None:
    """A file that no list names would be ignored in silence: that is how work gets lost."""
    listed = set(REQUIRED)
    listed.update(meanings_file(each.version) for each in library.versions)
    listed.update(file(module.id) for module in library.modules for file in (module_file, questions_file))
    for area in standard.areas:
        listed.add(f"areas/{area.id}/_area.yaml")
        listed.update(f"areas/{area.id}/{task.slug}.yaml" for task in area.tasks)
    for name in files:
        if name not in listed and not name.startswith(("evidence/", LAYOUTS)):
            collector.add(Where(file=name), Wrong.FILE_NOT_LISTED)
