"""A test paper as files of other programs: each is read back, by another reader than ours where there is one, and says the same."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

import docx
import pytest
from openpyxl import load_workbook

from assess.archives import steady
from assess.model.questions import Question, QuestionKind
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.quiz.gift import gift
from assess.outputs.quiz.paper import Paper, all_questions, key_document, paper, paper_document
from assess.outputs.quiz.qti import CP, QTI, name_of, write_quiz_qti
from assess.outputs.quiz.workbook import write_quiz_workbook
from assess.outputs.report.docx import document_docx
from assess.outputs.training.question_layout import LETTERS, key, options
from assess.reading.content.folder import Content
from assess.terminal import written
from docs.hooks.runtime.node import run_node
from tests.laws.qti_schema import faults

LANGUAGES = pytest.mark.parametrize("language", list(Language))
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,254}")
Q = f"{{{QTI}}}"


@pytest.fixture(scope="module")
def given(content: Content) -> Paper:
    asked = all_questions(content.standard, content.library)
    return paper(asked, seed=11, count=len(asked))


# — Word


@LANGUAGES
def test_word_reads_the_paper_with_every_word_of_it(given: Paper, language: Language) -> None:
    blocks = paper_document(given, language)
    document = docx.Document(io.BytesIO(written(document_docx(blocks, language).save)))
    text = "\n".join(each.text for each in document.paragraphs)
    for block in blocks:
        assert all(line.text in text for line in getattr(block, "words", ()))
    assert document.core_properties.author == ""


@LANGUAGES
def test_word_reads_the_key_as_a_table(given: Paper, standard: Standard, language: Language) -> None:
    document = docx.Document(io.BytesIO(written(document_docx(key_document(given, standard, language), language).save)))
    [table] = document.tables
    assert len(table.rows) == len(given.questions) + 1
    assert [row.cells[1].text for row in table.rows][1:] == [key(each, language) for each in given.questions]


def test_the_same_document_gives_the_same_bytes(given: Paper, standard: Standard) -> None:
    blocks = key_document(given, standard, Language.EN)
    one, other = (steady(written(document_docx(blocks, Language.EN).save)) for _ in range(2))
    assert one == other


# — Excel


@LANGUAGES
@pytest.mark.parametrize("with_key", [True, False])
def test_excel_has_a_row_for_each_question_and_answers_only_with_the_key(
    given: Paper, standard: Standard, language: Language, with_key: bool
) -> None:
    data, again = (written(lambda into: write_quiz_workbook(given, standard, language, into, with_key=with_key)) for _ in range(2))
    rows = list(load_workbook(io.BytesIO(data)).worksheets[0].values)
    assert len(rows) == len(given.questions) + 1
    for row, each in zip(rows[1:], given.questions, strict=True):
        assert str(row[2]).startswith(each.text.of(language))
        texts = [one.text.of(language) for one in (*each.choices, *each.parts)]
        assert [cell for cell in row[3 : 3 + len(LETTERS)] if cell] == texts
        assert (key(each, language) in row[10:]) == with_key
    assert data == again


# — QTI


def packed(given: Paper, standard: Standard, language: Language) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written(lambda into: write_quiz_qti(given, standard, language, into)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def opened(given: Paper, standard: Standard, language: Language) -> dict[str, ElementTree.Element]:
    return {name: ElementTree.fromstring(data) for name, data in packed(given, standard, language).items()}


def items(given: Paper, standard: Standard, language: Language) -> Iterator[tuple[Question, ElementTree.Element]]:
    files = opened(given, standard, language)
    for each in given.questions:
        yield each, files[f"items/{name_of(each)}.xml"]


@LANGUAGES
def test_every_item_says_what_is_right(given: Paper, standard: Standard, language: Language) -> None:
    for each, item in items(given, standard, language):
        values = [str(value.text) for value in item.findall(f"{Q}responseDeclaration/{Q}correctResponse/{Q}value")]
        texts = {str(one.get("identifier")): str(one.text) for one in item.iter() if one.get("identifier") and one.text}
        match each.kind:
            case QuestionKind.NUMBER:
                assert values == [str(each.number)]
            case QuestionKind.ORDER:
                in_order = sorted(each.parts, key=lambda part: int(part.answer.zh))
                assert [texts[value] for value in values] == [part.text.of(language) for part in in_order]
            case QuestionKind.MATCH:
                pairs = {tuple(texts[name] for name in value.split()) for value in values}
                assert pairs == {(part.text.of(language), part.answer.of(language)) for part in each.parts}
            case _:
                right = [choice.text.of(language) for choice in each.choices if choice.right]
                assert [texts[value] for value in values] == right


def test_every_identifier_is_one_and_every_choice_has_its_own(given: Paper, standard: Standard) -> None:
    for each, item in items(given, standard, Language.ZH):
        assert IDENTIFIER.fullmatch(str(item.get("identifier")))
        names = [str(one.get("identifier")) for one in item.find(f"{Q}itemBody").iter() if one.get("identifier")]  # type: ignore[union-attr]
        assert len(set(names)) == len(names) and all(IDENTIFIER.fullmatch(name) for name in names)
        size = len(each.choices) or len(each.parts) + (len(options(each)) if each.kind is QuestionKind.MATCH else 0)
        assert len(names) == size


@LANGUAGES
def test_every_file_is_as_the_published_schema_asks(given: Paper, standard: Standard, language: Language) -> None:
    for name, root in opened(given, standard, language).items():
        if name != "imsmanifest.xml":
            assert faults(root) == [], name


@pytest.mark.parametrize(
    ("path", "change"),
    [
        (".", lambda item: item.attrib.pop("timeDependent")),
        (".", lambda item: item.set("colour", "red")),
        (".", lambda item: item.append(item[0])),
        ("responseDeclaration", lambda it: it.set("cardinality", "many")),
        ("responseDeclaration", lambda it: it.set("identifier", "OTHER")),
        ("itemBody", lambda it: setattr(it, "text", "Text")),
        ("itemBody/*/prompt", lambda it: it.append(ElementTree.Element(f"{Q}simpleChoice"))),
        ("itemBody/*/simpleChoice", lambda it: it.set("identifier", "1 a")),
    ],
)
def test_the_schema_notices_what_is_wrong(
    given: Paper, standard: Standard, path: str, change: Callable[[ElementTree.Element], object]
) -> None:
    item = next(item for each, item in items(given, standard, Language.EN) if each.kind is QuestionKind.SINGLE)
    assert faults(item) == []
    found = item if path == "." else item.find("/".join(part if part == "*" else Q + part for part in path.split("/")))
    assert found is not None
    change(found)
    assert faults(item) != []


@LANGUAGES
@pytest.mark.parametrize("registered", [{}, {"": QTI}, {"": CP}, {"other": QTI}])
def test_no_name_has_a_prefix_whatever_was_written_before(
    given: Paper, standard: Standard, language: Language, registered: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The names as they are in the file, which importers look for: `//*[name(.)='resource']`."""
    monkeypatch.setattr(ElementTree, "_namespace_map", {**ElementTree._namespace_map})  # type: ignore[attr-defined]
    for prefix, address in registered.items():
        ElementTree.register_namespace(prefix, address)
    for name, data in packed(given, standard, language).items():
        names: list[str] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda tag, attributes, names=names: names.extend([tag, *attributes])
        parser.Parse(data, True)
        assert names[1] == "xmlns" and {each for each in names if ":" in each} <= {"xml:lang"}, name
        assert names[0] == {"imsmanifest.xml": "manifest", "test.xml": "assessmentTest"}.get(name, "assessmentItem")
        assert (names.count("resource") == len(given.questions) + 1) == (name == "imsmanifest.xml")
        space = CP if name == "imsmanifest.xml" else QTI
        assert all(each.tag.startswith(f"{{{space}}}") for each in ElementTree.fromstring(data).iter())


@LANGUAGES
def test_manifest_and_test_name_every_file_once(given: Paper, standard: Standard, language: Language) -> None:
    files = opened(given, standard, language)
    manifest, test = files["imsmanifest.xml"], files["test.xml"]
    listed = [str(each.get("href")) for each in manifest.iter() if each.tag.endswith("}resource")]
    assert sorted(listed) == sorted(set(files) - {"imsmanifest.xml"})
    known = {each.get("identifier") for each in manifest.iter() if each.tag.endswith("}resource")}
    assert {each.get("identifierref") for each in manifest.iter() if each.tag.endswith("}dependency")} < known
    refs = [each for each in test.iter() if each.tag == f"{Q}assessmentItemRef"]
    assert [each.get("href") for each in refs] == [f"items/{name_of(one)}.xml" for one in given.questions]


# — GIFT

GIFT = Path(__file__).with_name("gift.mjs")
AS_GIFT = {
    QuestionKind.SINGLE: "MC",
    QuestionKind.MULTIPLE: "MC",
    QuestionKind.TRUE_FALSE: "TF",
    QuestionKind.NUMBER: "Numerical",
    QuestionKind.ORDER: "Matching",
    QuestionKind.MATCH: "Matching",
}


@LANGUAGES
def test_a_published_grammar_reads_gift_as_it_was_meant(
    given: Paper, standard: Standard, language: Language, tmp_path: Path
) -> None:
    file = tmp_path / "paper.gift"
    file.write_text(gift(given, standard, language), "utf-8")
    read: list[dict[str, Any]] = json.loads(run_node([str(GIFT), str(file)]))
    assert [each["title"] for each in read] == [each.id for each in given.questions]
    for found, each in zip(read, given.questions, strict=True):
        assert found["type"] == AS_GIFT[each.kind], each.id
        assert found["stem"]["text"].startswith(each.text.of(language))
        assert standard.requirements[each.requirement].number in found["globalFeedback"]["text"]
        assert right_in(found) == meant(each, language), each.id


def right_in(found: dict[str, Any]) -> object:
    match found["type"]:
        case "TF":
            return found["isTrue"]
        case "Numerical":
            return found["choices"]["number"]
        case "Matching":
            return {pair["subquestion"]["text"]: pair["subanswer"] for pair in found["matchPairs"]}
    return [each["text"]["text"] for each in found["choices"] if each["isCorrect"] or (each["weight"] or 0) > 0]


def meant(question: Question, language: Language) -> object:
    if question.kind is QuestionKind.TRUE_FALSE:
        return question.true
    if question.parts:
        return {part.text.of(language): part.answer.of(language) for part in question.parts}
    return question.number or [choice.text.of(language) for choice in question.choices if choice.right]
