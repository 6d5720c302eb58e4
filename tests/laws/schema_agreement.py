"""A schema refuses what a reader finds wrong in the form of a file, and nothing that the reader takes."""

from collections.abc import Iterable

from assess.errors import Problem
from assess.reading.content.exercises import FILE as EXERCISES
from assess.reading.content.sample import FILE as SAMPLE
from assess.reading.content.shapes import kind_of
from tests.standards.test_schemas import OF_FORM, VALIDATORS

OPEN = {file: {"branch", "ledger", "answers"} for file in (EXERCISES, SAMPLE)}
"""What stands under these is read with the standard beside it."""


def disagreement(file: str, data: object, problems: Iterable[Problem]) -> str | None:
    """The point in which a schema and the readers, who found these problems, differ over a file; None where they agree."""
    here = [each for each in problems if each.where.file == file]
    of_form = [each for each in here if each.wrong in OF_FORM and not is_open(file, each.where.path)]
    is_valid = VALIDATORS[kind_of(file)].is_valid(data)
    if is_valid and of_form:
        return f"the schema takes what a reader refuses: {of_form}"
    return None if is_valid or here else "the schema refuses what readers take"


def is_open(file: str, path: str) -> bool:
    return not OPEN.get(file, set()).isdisjoint(path.split("."))
