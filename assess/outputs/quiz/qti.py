"""A paper as a package in QTI 2.1, which systems for learning and testing take in: an item for each question, a test, a manifest.

A right answer earns one point through the template `match_correct` of the specification; what it rests on stands in a block for
those who mark.
"""

import re
from typing import IO
from xml.etree.ElementTree import Element, SubElement, indent, tostring
from zipfile import ZIP_DEFLATED, ZipFile

from assess.model.questions import Question, QuestionKind
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.quiz.paper import TITLE, Paper, clauses
from assess.outputs.training.question_layout import LETTERS, options

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
TEMPLATE = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"
ITEM, TEST = "imsqti_item_xmlv2p1", "imsqti_test_xmlv2p1"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGES = {Language.ZH: "zh-CN", Language.EN: "en"}
RESPONSE = "RESPONSE"
TEST_FILE = "test.xml"


def write_quiz_qti(given: Paper, standard: Standard, language: Language, into: IO[bytes]) -> None:
    """The package, a zip."""
    items = {f"items/{name_of(each)}.xml": _item(each, standard, language) for each in given.questions}
    files = {
        "imsmanifest.xml": _manifest(given, list(items), language),
        TEST_FILE: _test(given, list(items), language),
        **items,
    }
    with ZipFile(into, "w", ZIP_DEFLATED) as archive:
        for name, root in files.items():
            indent(root)
            data = tostring(root, encoding="utf-8", xml_declaration=True)
            archive.writestr(name, data)


def name_of(question: Question) -> str:
    """An identifier of QTI: it begins with a letter and has no dot, which some systems refuse."""
    return "q-" + re.sub(r"[^a-z0-9-]", "-", question.id)


# — an item


def _item(question: Question, standard: Standard, language: Language) -> Element:
    item = _root(
        "assessmentItem",
        QTI,
        identifier=name_of(question),
        title=question.text.of(language),
        adaptive="false",
        timeDependent="false",
    )
    item.set(XML_LANG, LANGUAGES[language])
    cardinality, base, right = _right(question)
    declaration = _add(item, "responseDeclaration", identifier=RESPONSE, cardinality=cardinality, baseType=base)
    correct = _add(declaration, "correctResponse")
    for value in right:
        _add(correct, "value", value)
    outcome = _add(item, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    _add(_add(outcome, "defaultValue"), "value", "0")
    body = _add(item, "itemBody")
    _ask(body, question, language)
    rubric = _add(body, "rubricBlock", view="author scorer")
    for line in (*([question.why.of(language)] if question.why else ()), *clauses(question, standard, language)):
        _add(rubric, "p", line)
    _add(item, "responseProcessing", template=TEMPLATE)
    return item


def _right(question: Question) -> tuple[str, str, list[str]]:
    """Cardinality and type of the response, and what is right."""
    if question.number is not None:
        return "single", "integer", [str(question.number)]
    if question.kind is QuestionKind.ORDER:
        in_order = sorted(zip(LETTERS, question.parts, strict=False), key=lambda each: int(each[1].answer.zh))
        return "ordered", "identifier", [letter for letter, _ in in_order]
    if question.kind is QuestionKind.MATCH:
        given = options(question)
        pairs = zip(LETTERS, question.parts, strict=False)
        return "multiple", "directedPair", [f"{letter} {_option(given.index(part.answer))}" for letter, part in pairs]
    right = [letter for letter, choice in zip(LETTERS, question.choices, strict=False) if choice.right]
    return "multiple" if question.kind is QuestionKind.MULTIPLE else "single", "identifier", right


def _ask(body: Element, question: Question, language: Language) -> None:
    lines = [each.of(language) for each in (question.text, question.about) if each]
    if question.number is not None:
        for line in lines:
            _add(body, "p", line)
        _add(_add(body, "p"), "textEntryInteraction", responseIdentifier=RESPONSE, expectedLength="5")
        return
    *above, prompt = lines if question.about is None else reversed(lines)
    for line in above:
        _add(body, "p", line)
    _interaction(body, prompt, question, language)


def _interaction(body: Element, prompt: str, question: Question, language: Language) -> None:
    if question.kind is QuestionKind.MATCH:
        _match(body, prompt, question, language)
        return
    if question.kind is QuestionKind.ORDER:
        interaction = _add(body, "orderInteraction", responseIdentifier=RESPONSE, shuffle="false")
        texts = [part.text for part in question.parts]
    else:
        most = "0" if question.kind is QuestionKind.MULTIPLE else "1"
        interaction = _add(body, "choiceInteraction", responseIdentifier=RESPONSE, shuffle="false", maxChoices=most)
        texts = [choice.text for choice in question.choices]
    _add(interaction, "prompt", prompt)
    for letter, text in zip(LETTERS, texts, strict=False):
        _add(interaction, "simpleChoice", text.of(language), identifier=letter)


def _match(body: Element, prompt: str, question: Question, language: Language) -> None:
    size = str(len(question.parts))
    interaction = _add(body, "matchInteraction", responseIdentifier=RESPONSE, shuffle="false", maxAssociations=size)
    _add(interaction, "prompt", prompt)
    parts, given = _add(interaction, "simpleMatchSet"), _add(interaction, "simpleMatchSet")
    for letter, part in zip(LETTERS, question.parts, strict=False):
        _add(parts, "simpleAssociableChoice", part.text.of(language), identifier=letter, matchMax="1")
    for place, text in enumerate(options(question)):
        _add(given, "simpleAssociableChoice", text.of(language), identifier=_option(place), matchMax=size)


def _option(place: int) -> str:
    return f"O{place + 1}"


# — the test and the manifest


def _test(given: Paper, items: list[str], language: Language) -> Element:
    title = TITLE.of(language).format(given.seed)
    test = _root("assessmentTest", QTI, identifier=f"paper-{given.seed}", title=title)
    part = _add(test, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="simultaneous")
    section = _add(part, "assessmentSection", identifier="section", title=title, visible="true")
    for name, question in zip(items, given.questions, strict=True):
        _add(section, "assessmentItemRef", identifier=name_of(question), href=name)
    return test


def _manifest(given: Paper, items: list[str], language: Language) -> Element:
    manifest = _root("manifest", CP, identifier=f"package-{given.seed}-{language}")
    metadata = _add(manifest, "metadata")
    _add(metadata, "schema", "QTIv2.1 Package")
    _add(metadata, "schemaversion", "1.0.0")
    _add(manifest, "organizations")
    resources = _add(manifest, "resources")
    names = [name_of(each) for each in given.questions]
    listed = [("test", TEST, TEST_FILE), *((name, ITEM, file) for name, file in zip(names, items, strict=True))]
    for identifier, kind, file in listed:
        resource = _add(resources, "resource", identifier=f"r-{identifier}", type=kind, href=file)
        _add(resource, "file", href=file)
        for name in names if kind == TEST else ():
            _add(resource, "dependency", identifierref=f"r-{name}")
    return manifest


# — an element


def _root(tag: str, namespace: str, **attributes: str) -> Element:
    """The outermost element of a file, with the namespace of everything in it as the default one: TAO and others look for names
    without a prefix. (`register_namespace` holds for the whole program, and the last call decides for every file.)
    """
    return Element(tag, {"xmlns": namespace, **attributes})


def _add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    child = SubElement(parent, tag, attributes)
    child.text = text or None
    return child
