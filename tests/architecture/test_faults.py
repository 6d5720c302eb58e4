"""The table of what can fail: every row is provoked by tests that are there, and names messages that pages show."""

import ast
from functools import cache

import pytest

from assess.reading.content.texts import load_texts
from faults import Fault, load_faults
from tests.inputs import ROOT

DOCS = ROOT / "docs"
FAULTS = load_faults(DOCS)
OF_FAULTS = {"tests/browser/test_start_faults.py", "tests/browser/test_faults.py"}
"""Files of tests that are about nothing else."""


@cache
def named_in(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return frozenset(each.name for each in tree.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_"))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda each: each.fault.en)
def test_every_row_is_provoked_by_tests_that_are_there(fault: Fault) -> None:
    assert fault.tests
    for each in fault.tests:
        path, _, name = each.partition("::")
        assert name in named_in(path), each


def test_every_test_of_a_fault_stands_in_the_table() -> None:
    named = {test for fault in FAULTS for test in fault.tests}
    assert {f"{path}::{name}" for path in OF_FAULTS for name in named_in(path)} <= named


def test_every_message_is_one_of_the_pages() -> None:
    texts = load_texts(DOCS, "texts.yaml")
    assert {name for fault in FAULTS for name in fault.seen} <= set(texts)
