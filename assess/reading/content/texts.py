"""The words of the pages' buttons and labels: one flat file, name → zh and en. Desktop only."""

from pathlib import Path

from assess.errors import ProblemsFound, Wrong
from assess.model.text import Text
from assess.reading.content.prose import check_prose
from assess.reading.content.yaml_files import read_yaml
from assess.reading.fields import ProblemCollector, read_bilingual, read_mapping


def load_texts(folder: Path, name: str) -> dict[str, Text]:
    """All texts. Raises `ProblemsFound` with every mistake in the file."""
    collector = ProblemCollector()
    node = read_yaml(folder, name, collector)
    texts = {key: read_bilingual(child) for key, child in read_mapping(node).items()}
    check_prose(node, damaged=frozenset())
    if not texts and not collector.problems:
        node.wrong(Wrong.EMPTY)
    if collector.problems:
        raise ProblemsFound(collector.problems)
    return texts
