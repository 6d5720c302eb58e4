"""A standard with anything wrong in it is a list of problems, each with its sentence: never a traceback.

One value after another of the small standard is taken out, or exchanged for something of another kind; which, goes round. What
schemas tell an editor is held to the same problems.
"""

from collections.abc import Mapping
from typing import Any

import pytest

from assess.errors import Problem
from assess.model.text import Language
from assess.outputs.words.problems import say, say_in_both
from assess.reading.content.calibration import FILE as CALIBRATION
from assess.reading.content.calibration import read_observations
from assess.reading.content.exercises import FILE as EXERCISES
from assess.reading.content.exercises import read_exercises
from assess.reading.content.folder import DAMAGED, in_order, load
from assess.reading.content.library import read_library
from assess.reading.content.links import check_links
from assess.reading.content.prose import check_prose
from assess.reading.content.sample import FILE as SAMPLE
from assess.reading.content.sample import read_sample
from assess.reading.content.standard import read_standard
from assess.reading.fields import Node, ProblemCollector
from tests.golden import FOLDER
from tests.laws.schema_agreement import disagreement
from tests.laws.test_bridge import paths
from tests.laws.thoroughness import some

GONE = object()
ODD: list[object] = [
    GONE,
    None,
    True,
    -1,
    10**20,
    2.5,
    "",
    " ",
    "odd",
    "ODD\n",
    "{0}",
    "……",
    [],
    {},
    [[]],
    [{}],
    {"zh": 1},
    {"a": {"b": []}},
]
RAW = load(FOLDER / "standard").raw
QUESTIONS = "training/questions/"
LISTS = ("training/calibration.yaml", "training/session.yaml")
MAY_BE_EMPTY = (
    "moved.yaml",
    "doubts.yaml",
    "corrections.yaml",
    "sources.yaml",
    "glossary.yaml",
    "pitfalls.yaml",
    "outside.yaml",
    EXERCISES,
    *LISTS,
)


@pytest.mark.parametrize("file", sorted(RAW))
def test_whatever_is_wrong_in_a_file_is_reported_and_its_schema_agrees(file: str) -> None:
    """Problems are looked for once and both are held to them: reading a standard 5,000 times takes its time."""
    for number, path in enumerate(paths(RAW[file])):
        for odd in some(odd_in_turn(number), number, of=3):
            data = with_value(RAW[file], path, odd)
            problems = problems_of({**RAW, file: data}, checking_words=file)
            for problem in problems:
                assert_sentence(problem)
            assert disagreement(file, data, problems) is None, (path, odd)


def odd_in_turn(number: int) -> list[object]:
    """Three of them, or less where two are the same."""
    return [ODD[each] for each in sorted({number * 7 % len(ODD), number * 11 % len(ODD), 0}, reverse=True)]


@pytest.mark.parametrize("number", range(len(RAW)), ids=list(RAW))
def test_a_file_of_another_kind_altogether_is_reported(number: int) -> None:
    file = list(RAW)[number]
    for odd in some(ODD, number, of=6):
        problems = problems_of({**RAW, file: {} if odd is GONE else odd}, checking_words=file)
        assert problems or file in MAY_BE_EMPTY or file.startswith(QUESTIONS)


def test_the_good_standard_has_no_problems() -> None:
    assert problems_of(RAW, checking_words="labels.yaml") == []


def assert_sentence(problem: Problem) -> None:
    assert all(say(problem, language).strip() for language in Language)
    assert say_in_both(problem).count("\n") >= 1


def problems_of(raw: Mapping[str, object], *, checking_words: str) -> list[Problem]:
    """As `wuhua check` finds them; the words of one file only, because OpenCC takes its time."""
    collector = ProblemCollector()
    files = {name: Node(value, collector, name) for name, value in raw.items()}
    standard = read_standard(files, collector)
    check_links(standard, read_library(files), files, collector)
    sound = not collector.problems
    read_exercises(files[EXERCISES], standard, sound=sound)
    read_sample(files[SAMPLE], standard, sound=sound)
    read_observations(files[CALIBRATION], standard, sound=sound)
    check_prose(files[checking_words], damaged=DAMAGED.get(checking_words, frozenset()))
    return in_order(collector.problems)


def with_value(data: Any, path: tuple[Any, ...], value: object) -> Any:
    if not path:
        return {} if value is GONE else value
    step, rest = path[0], path[1:]
    items = enumerate(data) if isinstance(data, list) else data.items()
    kept = [(name, each) for name, each in items if name != step or rest or value is not GONE]
    made = [(name, with_value(each, rest, value) if name == step else each) for name, each in kept]
    return [each for _, each in made] if isinstance(data, list) else dict(made)
