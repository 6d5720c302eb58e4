"""Test papers: drawn by number alone, right however they are mixed, and read back from every format."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from assess.cli import main
from assess.model.standard import Standard
from assess.model.text import Language
from assess.model.training import Question
from assess.outputs.quiz import all_questions, answer, key_document, paper, paper_document
from assess.outputs.quiz_gift import escaped, gift
from assess.outputs.report_document import Table
from assess.reading.folder import Content

SEEDS = st.integers(min_value=0, max_value=10**9)


@pytest.fixture(scope="module")
def asked(content: Content) -> tuple[Question, ...]:
    return all_questions(content.standard, content.library)


def right(question: Question) -> str:
    return next((choice.text.zh for choice in question.choices if choice.right), str(question.number))


@given(SEEDS, st.integers(min_value=1, max_value=200))
def test_a_paper_has_so_many_questions_each_once_and_unchanged(asked: tuple[Question, ...], seed: int, count: int) -> None:
    drawn = paper(asked, seed=seed, count=count).questions
    assert len(drawn) == min(count, len(asked))
    known = {each.id: each for each in asked}
    assert len({each.id for each in drawn}) == len(drawn)
    for each in drawn:
        assert set(each.choices) == set(known[each.id].choices)
        assert right(each) == right(known[each.id])


@given(SEEDS)
def test_mixing_never_changes_which_answer_is_right(asked: tuple[Question, ...], seed: int) -> None:
    for each in paper(asked, seed=seed, count=len(asked)).questions:
        letter = answer(each)
        if each.choices:
            assert each.choices["ABCDEF".index(letter)].right
        else:
            assert letter == str(each.number)


def test_the_same_number_gives_the_same_paper_and_another_number_another(asked: tuple[Question, ...]) -> None:
    one, again, other = (paper(asked, seed=seed, count=20) for seed in (7, 7, 8))
    assert one == again
    assert [each.id for each in one.questions] != [each.id for each in other.questions]
    assert one == paper(tuple(reversed(asked)), seed=7, count=20)


def test_a_paper_draws_by_a_published_hash_and_no_generator(asked: tuple[Question, ...]) -> None:
    """What holds the promise that a number means the same paper on every machine: this order may never change."""
    few = [each for each in asked if each.id.startswith("role.")]
    assert [each.id for each in paper(few, seed=7, count=4).questions] == ORDER_OF_SEVEN


ORDER_OF_SEVEN = ["role.fortress-evidence", "role.platform", "role.mass-organisations", "role.one-person-decides"]


@pytest.mark.parametrize("language", list(Language))
def test_the_paper_keeps_its_answers_to_itself_and_the_key_has_all(
    content: Content, asked: tuple[Question, ...], language: Language
) -> None:
    given = paper(asked, seed=3, count=len(asked))
    out = "\n".join(line.text for block in paper_document(given, language) for line in getattr(block, "words", ()))
    assert all(choice.text.of(language) in out for each in given.questions for choice in each.choices)
    assert not any(choice.why and choice.why.of(language) in out for each in given.questions for choice in each.choices)
    table = key_document(given, content.standard, language)[-1]
    assert isinstance(table, Table)
    assert [row[1][0].text for row in table.rows] == [answer(each) for each in given.questions]
    assert all(row[2][0].text.split()[0].count(".") == 2 for row in table.rows)


@pytest.mark.parametrize("language", list(Language))
def test_gift_reads_back_as_it_was(standard: Standard, asked: tuple[Question, ...], language: Language) -> None:
    given = paper(asked, seed=5, count=len(asked))
    blocks = gift(given, standard, language).rstrip("\n").split("\n\n")
    assert len(blocks) == len(given.questions)
    for block, each in zip(blocks, given.questions, strict=True):
        head, *answers, clause, end = block.split("\n")
        assert head.startswith(f"::{each.id}::") and head.endswith(" {") and end == "}"
        assert clause.startswith("####")
        if each.number is not None:
            assert answers == [f"#{each.number}"]
        for line, choice in zip(answers if each.choices else [], each.choices, strict=True):
            assert line[0] == ("=" if choice.right else "~")
            assert unescaped(re.split(r"(?<!\\)#", line[1:])[0]) == choice.text.of(language)


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


@given(st.text(alphabet="a~=#{}:\\\n一"))
def test_what_gift_gives_a_meaning_to_isescaped(text: str) -> None:
    assert "\n" not in escaped(text)
    assert re.sub(r"\\.", "", escaped(text)) == re.sub(r"[~=#{}:\\\n]", "", text)


@pytest.fixture
def run() -> Callable[..., Result]:
    return lambda *arguments: CliRunner().invoke(main, ["quiz", *map(str, arguments)])


@pytest.mark.parametrize("form", ["text", "html", "gift"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_writes_every_format(run: Callable[..., Result], tmp_path: Path, form: str, lang: str) -> None:
    path = tmp_path / "paper"
    result = run("--seed", 7, "--count", 5, "--format", form, "--lang", lang, "--out", path)
    assert result.exit_code == 0, result.output
    text = path.read_text("utf-8-sig")
    assert len(text) > 300
    assert run("--seed", 7, "--count", 5, "--format", form, "--lang", lang).stdout_bytes == path.read_bytes()


@pytest.mark.parametrize(
    "arguments", [(), ("--seed", -1), ("--seed", "x"), ("--seed", 1, "--count", 0), ("--seed", 1, "--count", 100_000)]
)
def test_a_wrong_use_is_said_and_ends_with_2(run: Callable[..., Result], arguments: tuple[object, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error" in result.output


def test_the_key_is_a_document_of_its_own(run: Callable[..., Result]) -> None:
    out, key = run("--seed", 7).output, run("--seed", 7, "--key").output
    assert "答案与依据" in key and "答案与依据" not in out
