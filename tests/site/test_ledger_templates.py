"""The empty ledgers that the site offers, made by the hook."""

from assess.model.standard import Standard
from assess.reading.fields import ProblemCollector
from assess.reading.files.ledger_table import read_ledger_table
from ledger_templates import templates

NAMES = ["ledger-zh.xlsx", "ledger-zh.csv", "ledger-en.xlsx", "ledger-en.csv"]


def test_there_is_one_of_each_kind_in_each_language(standard: Standard) -> None:
    assert [name for name, _ in templates(standard)] == NAMES


def test_each_is_read_back_as_an_empty_ledger(standard: Standard) -> None:
    for name, content in templates(standard):
        collector = ProblemCollector()
        found = read_ledger_table(content, standard, collector, year=2026)
        assert found, name
        assert (found.rows, collector.problems) == ((), [])
        assert len(found.columns) == len(standard.ledger.columns)


def test_two_builds_publish_the_same_bytes(standard: Standard) -> None:
    assert dict(templates(standard)) == dict(templates(standard))
