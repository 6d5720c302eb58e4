"""A schema refuses what a reader finds wrong in the form of a file, and nothing that the reader takes."""

import pytest
from jsonschema import Draft7Validator

from assess.reading.content.exercises import FILE as EXERCISES
from assess.reading.content.sample import FILE as SAMPLE
from assess.reading.content.shapes import kind_of, shapes
from tests.laws.test_bridge import paths
from tests.laws.test_broken_standards import GONE, ODD, RAW, problems_of, with_value
from tests.standards.test_schemas import OF_FORM

VALIDATORS = {kind: Draft7Validator(shape) for kind, shape in shapes().items()}
OPEN = {file: {"branch", "ledger", "answers"} for file in (EXERCISES, SAMPLE)}
"""What stands under these is read with the standard beside it."""


@pytest.mark.parametrize("file", sorted(RAW))
def test_a_schema_and_a_reader_agree(file: str) -> None:
    for number, path in enumerate(paths(RAW[file])):
        for odd in (ODD[number * 7 % len(ODD)], ODD[number * 11 % len(ODD)], GONE):
            data = with_value(RAW[file], path, odd)
            problems = [each for each in problems_of({**RAW, file: data}, checking_words=file) if each.where.file == file]
            of_form = [
                each for each in problems if each.wrong in OF_FORM and not OPEN.get(file, set()) & set(each.where.path.split("."))
            ]
            is_valid = VALIDATORS[kind_of(file)].is_valid(data)
            assert not (is_valid and of_form), (path, odd, of_form)
            assert is_valid or problems, (path, odd)


def is_open(file: str, path: str) -> bool:
    return not OPEN.get(file, set()).isdisjoint(path.split("."))
