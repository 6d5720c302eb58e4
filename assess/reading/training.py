"""The training path: `training.yaml` names the modules in their order, `training/` holds a file for each."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from hashlib import sha256

from assess.errors import Where, Wrong
from assess.model.standard import Requirement
from assess.model.text import Text
from assess.model.training import Case, Choice, Module, Passage, Question, QuestionKind, Section
from assess.reading.fields import (
    Node,
    read_bilingual,
    read_fields,
    read_id,
    read_ids,
    read_list,
    read_text,
    read_texts,
    read_yes_no,
    text_of,
)
from assess.reading.standard import Files

FOLDER = "training/"


def module_file(id_: str) -> str:
    """Where the module of that id stands."""
    return f"{FOLDER}{id_}.yaml"


def read_modules(files: Files) -> tuple[Module, ...]:
    """The modules in their order; one that is listed and has no file is reported."""
    listed = read_fields(files["training.yaml"], required=("modules",))
    return tuple(_modules(dict.fromkeys(read_ids(listed.get("modules"))), files))


def placed_passages(module: Module) -> Iterator[tuple[tuple[str | int, ...], Passage]]:
    """Every passage that may name requirements, with its place in the module's file."""
    for place, section in enumerate(module.sections):
        yield from ((("sections", place, "passages", number), each) for number, each in enumerate(section.passages))
    yield from ((("case", "steps", number), each) for number, each in enumerate(module.case.steps))
    yield from ((("monday", number), each) for number, each in enumerate(module.monday))


def _modules(ids: Iterable[str], files: Files) -> Iterator[Module]:
    report = files["training.yaml"].report
    for id_ in ids:
        if module_file(id_) in files:
            yield _module(id_, files[module_file(id_)])
        else:
            report.add(Where(file=module_file(id_)), Wrong.FILE_MISSING)


def _module(id_: str, node: Node) -> Module:
    fields = read_fields(
        node, required=("zh", "en", "summary", "tasks", "goals", "sections", "case", "monday"), optional=("questions",)
    )
    return Module(
        id=id_,
        text=text_of(fields, node),
        summary=read_bilingual(fields.get("summary")),
        tasks=read_texts(fields.get("tasks")),
        goals=tuple(read_bilingual(each) for each in read_list(fields.get("goals"))),
        sections=tuple(_section(each) for each in read_list(fields.get("sections"))),
        case=_case(fields.get("case")),
        questions=tuple(_question(each, id_) for each in read_list(fields.get("questions"))),
        monday=_passages(fields.get("monday")),
    )


def _question(node: Node, module: str) -> Question:
    fields = read_fields(node, required=("id", "zh", "en", "requirement", "reviewed", "choices"))
    choices = tuple(_choice(each) for each in read_list(fields.get("choices")))
    right = sum(each.right for each in choices)
    if "choices" in fields and right != 1:
        fields["choices"].wrong(Wrong.NOT_ONE_RIGHT, count=right)
    return Question(
        id=f"{module}.{read_id(fields.get('id'))}",
        kind=QuestionKind.SINGLE,
        text=text_of(fields, node),
        about=None,
        requirement=read_text(fields.get("requirement")),
        choices=choices,
        reviewed=read_text(fields.get("reviewed")),
    )


def _choice(node: Node) -> Choice:
    """A wrong one says what is wrong with it, a right one that it is right."""
    right = isinstance(node.value, dict) and "right" in node.value
    fields = read_fields(node, required=("zh", "en", "right" if right else "why"))
    why = read_bilingual(fields["why"]) if "why" in fields else None
    return Choice(text=text_of(fields, node), right=read_yes_no(fields.get("right")), why=why)


def wording_of(requirement: Requirement) -> str:
    """Names what a requirement says: eight hexadecimal digits that differ if its words, its rule or its scope do."""
    rule = requirement.rule
    said = [requirement.text.zh, requirement.text.en, requirement.strength, requirement.who, requirement.applies]
    said += [type(rule).__name__, astuple(rule)] if rule else []
    return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:8]


def _section(node: Node) -> Section:
    fields = read_fields(node, required=("zh", "en", "passages"))
    return Section(text=text_of(fields, node), passages=_passages(fields.get("passages")))


def _case(node: Node | None) -> Case:
    fields = read_fields(node, required=("zh", "en", "situation", "question", "steps")) if node else {}
    return Case(
        text=text_of(fields, node) if node else Text("", ""),
        situation=read_bilingual(fields.get("situation")),
        question=read_bilingual(fields.get("question")),
        steps=_passages(fields.get("steps")),
    )


def _passages(node: Node | None) -> tuple[Passage, ...]:
    return tuple(_passage(each) for each in read_list(node))


def _passage(node: Node) -> Passage:
    fields = read_fields(node, required=("zh", "en"), optional=("cites",))
    return Passage(text=text_of(fields, node), cites=read_texts(fields.get("cites")))
