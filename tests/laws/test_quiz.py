"""Test papers: drawn by number alone, right however they are mixed, and read back from every format."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from assess import cli
from assess.cli import main
from assess.model.questions import Question, QuestionKind
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.quiz.gift import escaped, gift
from assess.outputs.quiz.paper import all_questions, document_text, key_document, paper, paper_document
from assess.outputs.report.document import Table
from assess.outputs.training.question_layout import key, laid_out, options
from assess.reading.content.folder import Content

SEEDS = st.integers(min_value=0, max_value=10**9)


@pytest.fixture(scope="module")
def asked(content: Content) -> tuple[Question, ...]:
    return all_questions(content.standard, content.library)


def right(question: Question, shown: str) -> object:
    """The answers of somebody who writes down what the key says."""
    if question.kind is QuestionKind.NUMBER:
        return shown
    if question.kind is QuestionKind.ORDER:
        return [question.parts[LETTERS.index(letter)].text.zh for letter in shown.split(" → ")]
    if question.kind is QuestionKind.MATCH:
        pairs = [(each[0], int(each[1:])) for each in shown.split("、")]
        return {question.parts[LETTERS.index(letter)].text.zh: options(question)[place - 1].zh for letter, place in pairs}
    return {question.choices[LETTERS.index(letter)].text.zh for letter in shown.split("、")}


def meant(question: Question) -> object:
    """The right answer in a question as it was written."""
    if question.kind is QuestionKind.TRUE_FALSE:
        return {"对" if question.true else "错"}
    if question.kind is QuestionKind.ORDER:
        return [part.text.zh for part in question.parts]
    if question.kind is QuestionKind.MATCH:
        return {part.text.zh: part.answer.zh for part in question.parts}
    return {choice.text.zh for choice in question.choices if choice.right} or str(question.number)


@given(SEEDS, st.integers(min_value=1, max_value=200))
def test_a_paper_has_so_many_questions_each_once(asked: tuple[Question, ...], seed: int, count: int) -> None:
    drawn = paper(asked, seed=seed, count=count).questions
    assert len(drawn) == min(count, len(asked))
    assert len({each.id for each in drawn} & {each.id for each in asked}) == len(drawn)


@given(SEEDS)
def test_no_way_of_asking_and_no_module_fills_a_paper(asked: tuple[Question, ...], seed: int) -> None:
    """There are twelve of them; one may be short of questions, then the others give more."""
    drawn = Counter(each.id.split(".")[0 if each.reviewed else -1] for each in paper(asked, seed=seed, count=24).questions)
    assert len(drawn) == 12
    assert max(drawn.values()) <= 3


@given(SEEDS)
def test_mixing_never_changes_which_answer_is_right(asked: tuple[Question, ...], seed: int) -> None:
    known = {each.id: each for each in asked}
    for each in paper(asked, seed=seed, count=len(asked)).questions:
        assert right(each, key(each, Language.ZH)) == meant(known[each.id])


@given(st.text())
def test_steps_are_never_shown_in_their_own_order(asked: tuple[Question, ...], seed: str) -> None:
    for each in asked:
        if each.kind is QuestionKind.ORDER:
            assert laid_out(each, seed).parts != each.parts


def test_every_kind_of_question_is_asked(asked: tuple[Question, ...]) -> None:
    assert {each.kind for each in asked} == set(QuestionKind)
    assert len(asked) >= 145


def test_the_same_number_gives_the_same_paper_and_another_number_another(asked: tuple[Question, ...]) -> None:
    one, again, other = (paper(asked, seed=seed, count=20) for seed in (7, 7, 8))
    assert one == again
    assert [each.id for each in one.questions] != [each.id for each in other.questions]
    assert one == paper(tuple(reversed(asked)), seed=7, count=20)


def test_a_paper_draws_by_a_published_hash_and_no_generator(asked: tuple[Question, ...]) -> None:
    """Holds the promise that a number means the same paper on every machine: this order may never change."""
    few = [each for each in asked if each.id in ORDER_OF_SEVEN]
    assert [each.id for each in paper(few, seed=7, count=4).questions] == ORDER_OF_SEVEN


LETTERS = "ABCDEF"
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
    assert [row[1][0].text for row in table.rows] == [key(each, language) for each in given.questions]
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
        match each.kind:
            case QuestionKind.NUMBER:
                assert answers == [f"#{each.number}"]
            case QuestionKind.TRUE_FALSE:
                assert [answers[0].split("#")[0]] == ["TRUE" if each.true else "FALSE"]
            case QuestionKind.ORDER | QuestionKind.MATCH:
                assert [read_part(line) for line in answers] == [
                    (part.text.of(language), part.answer.of(language)) for part in each.parts
                ]
            case _:
                assert [read_choice(line) for line in answers] == [
                    (choice.text.of(language), choice.right) for choice in each.choices
                ]


def read_part(line: str) -> tuple[str, str]:
    assert line[0] == "="
    left, _, answer = line[1:].partition(" -> ")
    return unescaped(left), unescaped(answer)


def read_choice(line: str) -> tuple[str, bool]:
    """A right one of several has a share of the mark, a wrong one takes it away."""
    found = re.fullmatch(r"([=~])(?:%(-?[0-9.]+)%)?(.*)", re.split(r"(?<!\\)#", line)[0])
    assert found
    return unescaped(found[3]), found[1] == "=" or float(found[2] or 0) > 0


@pytest.mark.parametrize("language", list(Language))
def test_the_shares_of_several_right_answers_make_the_whole_mark(
    content: Content, asked: tuple[Question, ...], language: Language
) -> None:
    several = [each for each in asked if each.kind is QuestionKind.MULTIPLE]
    for block in gift(paper(several, seed=1, count=99), content.standard, language).split("\n\n"):
        shares = [float(each) for each in re.findall(r"^~%([0-9.]+)%", block, re.M)]
        assert 99.99 < sum(shares) < 100.01
        assert re.findall(r"^~%(-[0-9.]+)%", block, re.M)


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


@given(st.text(alphabet="a~=#{}:\\\n一"))
def test_what_gift_gives_a_meaning_to_isescaped(text: str) -> None:
    assert "\n" not in escaped(text)
    assert re.sub(r"\\.", "", escaped(text)) == re.sub(r"[~=#{}:\\\n]", "", text)


@pytest.fixture
def run(content: Content, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The command with the content that has been read; that it reads by itself, `test_the_command_reads_by_itself` holds."""
    monkeypatch.setattr(cli, "load", lambda _: content)
    return lambda *arguments: CliRunner().invoke(main, ["quiz", *map(str, arguments)])


@pytest.mark.parametrize("form", ["text", "html", "docx", "xlsx", "gift", "qti"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_writes_every_format(run: Callable[..., Result], tmp_path: Path, form: str, lang: str) -> None:
    path = tmp_path / "paper"
    result = run("--seed", 7, "--count", 5, "--format", form, "--lang", lang, "--out", path)
    assert result.exit_code == 0, result.output
    assert len(path.read_bytes()) > 300
    assert run("--seed", 7, "--count", 5, "--format", form, "--lang", lang).stdout_bytes == path.read_bytes()


@pytest.mark.parametrize(
    "arguments", [(), ("--seed", -1), ("--seed", "x"), ("--seed", 1, "--count", 0), ("--seed", 1, "--count", 100_000)]
)
def test_a_wrong_use_is_said_and_ends_with_2(run: Callable[..., Result], arguments: tuple[object, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error" in result.output


def test_a_file_that_cannot_be_written_is_said(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("--seed", 1, "--out", tmp_path / "nowhere" / "paper")
    assert result.exit_code == 1
    assert "无法写入" in result.output and "Cannot be written" in result.output


def test_the_command_reads_by_itself(content: Content) -> None:
    alone = CliRunner().invoke(main, ["quiz", "--seed", "7"])
    given = paper(all_questions(content.standard, content.library), seed=7, count=20)
    assert alone.output.strip() == document_text(paper_document(given, Language.ZH)).strip()


def test_the_key_is_a_document_of_its_own(run: Callable[..., Result]) -> None:
    out, key = run("--seed", 7).output, run("--seed", 7, "--key").output
    assert "答案与依据" in key and "答案与依据" not in out
