"""The questions written for a module: `training/questions/` holds a file for each, a list."""

import json
from collections.abc import Iterable
from dataclasses import astuple
from hashlib import sha256

from assess.errors import Wrong
from assess.model.questions import Question, QuestionChoice, QuestionKind, QuestionPart
from assess.model.standard import Requirement
from assess.model.text import Text
from assess.reading.fields import (
    Node,
    read_bilingual,
    read_fields,
    read_id,
    read_list,
    read_text,
    read_texts,
    read_yes_no,
    shown,
    text_of,
)

FOLDER = "training/questions/"
COMMON = ("id", "zh", "en", "requirement", "reviewed")
FIELDS = {
    QuestionKind.SINGLE: ("choices",),
    QuestionKind.MULTIPLE: ("choices",),
    QuestionKind.TRUE_FALSE: ("right", "why"),
    QuestionKind.ORDER: ("steps", "why"),
    QuestionKind.MATCH: ("pairs", "why"),
}
"""What each kind has. A number is never written here: it stands in a rule, and a question is made from that."""

FEWEST_PARTS = 3


def questions_file(module: str) -> str:
    """The file with the questions of a module."""
    return f"{FOLDER}{module}.yaml"


def read_questions(node: Node | None, module: str) -> tuple[Question, ...]:
    """All of them, in the order of the file; their ids begin with the module’s."""
    return tuple(_question(each, module) for each in read_list(node))


def wording_of(requirements: Iterable[Requirement]) -> str:
    """Names what requirements say: eight hexadecimal digits that differ if their words, a rule or a scope do."""
    said: list[object] = []
    for each in requirements:
        said += [each.text.zh, each.text.en, each.strength, each.who, each.applies]
        said += [type(each.rule).__name__, astuple(each.rule)] if each.rule else []
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:8]


def _question(node: Node, module: str) -> Question:
    kind = _kind(node)
    fields = read_fields(node, required=(*COMMON, *FIELDS[kind]), optional=("kind", "also"))
    return Question(
        id=f"{module}.{read_id(fields.get('id'))}",
        kind=kind,
        text=text_of(fields, node),
        requirements=(read_text(fields.get("requirement")), *read_texts(fields.get("also"))),
        choices=_choices(fields.get("choices"), kind),
        true=read_yes_no(fields.get("right")),
        parts=_steps(fields.get("steps")) or _pairs(fields.get("pairs")),
        why=read_bilingual(fields["why"]) if "why" in fields else None,
        reviewed=read_text(fields.get("reviewed")),
    )


def _kind(node: Node) -> QuestionKind:
    """A single answer, if it does not say otherwise."""
    if not isinstance(node.value, dict) or "kind" not in node.value:
        return QuestionKind.SINGLE
    given = node.value["kind"]
    if given in list(FIELDS):
        return QuestionKind(given)
    node.child("kind", given).wrong(Wrong.NOT_ONE_OF, got=shown(given), known=", ".join(FIELDS))
    return QuestionKind.SINGLE


def _choices(node: Node | None, kind: QuestionKind) -> tuple[QuestionChoice, ...]:
    choices = tuple(_choice(each) for each in read_list(node))
    right = sum(each.right for each in choices)
    if node and kind is QuestionKind.SINGLE and right != 1:
        node.wrong(Wrong.NOT_ONE_RIGHT, count=right)
    if node and kind is QuestionKind.MULTIPLE and not 1 < right < len(choices):
        node.wrong(Wrong.NOT_SEVERAL_RIGHT, count=right, of=len(choices))
    return choices


def _choice(node: Node) -> QuestionChoice:
    """A wrong one says what is wrong with it, a right one that it is right."""
    fields = read_fields(node, required=("zh", "en"), optional=("right", "why"))
    if isinstance(node.value, dict) and ("right" in fields) == ("why" in fields):
        node.wrong(Wrong.MISSING_FIELD, name="right / why")
    why = read_bilingual(fields["why"]) if "why" in fields else None
    return QuestionChoice(text=text_of(fields, node), right=read_yes_no(fields.get("right")), why=why)


def _steps(node: Node | None) -> tuple[QuestionPart, ...]:
    texts = [read_bilingual(each) for each in _several(node)]
    return tuple(QuestionPart(text=text, answer=Text(str(place), str(place))) for place, text in enumerate(texts, 1))


def _pairs(node: Node | None) -> tuple[QuestionPart, ...]:
    return tuple(_pair(each) for each in _several(node))


def _pair(node: Node) -> QuestionPart:
    fields = read_fields(node, required=("zh", "en", "with"))
    return QuestionPart(text=text_of(fields, node), answer=read_bilingual(fields.get("with")))


def _several(node: Node | None) -> list[Node]:
    parts = read_list(node)
    if node and len(parts) < FEWEST_PARTS:
        node.wrong(Wrong.TOO_FEW_PARTS, count=len(parts), fewest=FEWEST_PARTS)
    return parts
