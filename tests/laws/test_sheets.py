"""A file that is read and written again loses nothing, whatever was in it."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from assess.model.answers import Sheet
from assess.model.standard import Standard
from assess.outputs.branch_file.sheets import sheet_data
from assess.reading.content.bundle import read_bundle
from assess.reading.fields import ProblemCollector
from assess.reading.files.answers import read_sheet_text
from tests.golden import golden_bundle
from tests.laws.broken_json import Pairs, text_of, tokens, tokens_in, values

SMALL: Standard = read_bundle(golden_bundle())
FIELDS = st.sampled_from(
    [
        "name",
        "saved",
        "year",
        "branch",
        "answers",
        "aside",
        "duplicates",
        "fields",
        "reviewed",
        "review",
        "result",
        "\x00duplicates",
    ]
)
FACTS = st.sampled_from([*SMALL.facts, "colour", "\x00duplicates"])
# Ids that moved, and where they moved to, come often: they are where two answers meet.
REQUIREMENTS = st.one_of(
    st.sampled_from([*SMALL.moved, *SMALL.moved.values()]),
    st.sampled_from([*SMALL.requirements, "nowhere.at-all", "\x00duplicates"]),
)
PARTS = st.sampled_from(["answer", "reason", "note", "mood", "\x00duplicates"])


def files() -> st.SearchStrategy[Pairs]:
    """Sheets with everything in them: what is valid, what is not, what is unknown, what stands twice."""
    junk = values(names=st.sampled_from(["a", "b", "\x00duplicates"]), ends=tokens())
    answer = st.lists(st.tuples(PARTS, st.one_of(junk, st.sampled_from(["met", "partly", "not-applicable"]))), max_size=4).map(
        Pairs
    )
    reviewed = st.lists(st.tuples(REQUIREMENTS, st.one_of(answer, junk)), max_size=4).map(Pairs)
    part = st.sampled_from(["reviewer", "date", "answers", "mood", "\x00duplicates"])
    review = st.lists(part.flatmap(lambda name: st.tuples(st.just(name), reviewed if name == "answers" else junk)), max_size=4).map(
        Pairs
    )
    fact = st.one_of(junk, st.sampled_from(["yes", "no", "regular", 3, [3, 4], "5，4"]))
    whole = {
        "branch": st.lists(st.tuples(FACTS, fact), max_size=5).map(Pairs),
        "answers": st.lists(st.tuples(REQUIREMENTS, st.one_of(answer, junk)), max_size=6).map(Pairs),
        "year": st.just(2026),
        "review": review,
    }
    pair = FIELDS.flatmap(lambda name: st.tuples(st.just(name), st.one_of(whole.get(name, junk), junk)))
    return st.lists(pair, max_size=8).map(lambda pairs: Pairs([("format", "wuhua-sheet"), ("version", 1), *pairs]))


TWO_THAT_MOVED_TO_ONE = Pairs([
    ("format", "wuhua-sheet"),
    ("version", 1),
    ("answers", Pairs((old, Pairs([("note", f"token100000{number}")])) for number, old in enumerate(SMALL.moved))),
])  # fmt: skip


@given(files())
@example(TWO_THAT_MOVED_TO_ONE)
def test_whatever_is_in_a_file_comes_back(file: Pairs) -> None:
    assert tokens_in(file) <= tokens_in(written(text_of(file)))


@given(files())
def test_reading_what_was_written_gives_the_same_sheet(file: Pairs) -> None:
    sheet = read(text_of(file))
    again = read(json.dumps(sheet_data(sheet, SMALL)))
    named = replace(sheet, standard_version=SMALL.version, standard_digest=SMALL.digest)
    assert again == named


@given(files())
def test_writing_twice_changes_nothing(file: Pairs) -> None:
    once = written(text_of(file))
    assert json.dumps(written(json.dumps(once))) == json.dumps(once)


@given(files())
def test_what_the_page_relies_on_has_its_kind(file: Pairs) -> None:
    data = written(text_of(file))
    assert isinstance(data["name"], str)
    assert isinstance(data["saved"], str)
    assert isinstance(data["branch"], dict)
    assert isinstance(data["answers"], dict)


def read(text: str) -> Sheet:
    sheet = read_sheet_text(text, SMALL, ProblemCollector())
    assert sheet is not None
    return sheet


def written(text: str) -> dict[str, Any]:
    return sheet_data(read(text), SMALL)
