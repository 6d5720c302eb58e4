"""The training path: `training.yaml` names the modules in their order, `training/` a file for each and one of its questions."""

from collections.abc import Iterable, Iterator

from assess.errors import Where, Wrong
from assess.model.text import Text
from assess.model.training import Case, Module, Passage, Section
from assess.reading.content.questions import questions_file, read_questions
from assess.reading.content.standard import Files
from assess.reading.fields import (
    Node,
    read_bilingual,
    read_fields,
    read_ids,
    read_list,
    read_texts,
    text_of,
)

FOLDER = "training/"


def module_file(id_: str) -> str:
    """The file of a module."""
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
    collector = files["training.yaml"].collector
    for id_ in ids:
        for missing in {module_file(id_), questions_file(id_)} - files.keys():
            collector.add(Where(file=missing), Wrong.FILE_MISSING)
        if module_file(id_) in files:
            yield _module(id_, files[module_file(id_)], files.get(questions_file(id_)))


def _module(id_: str, node: Node, questions: Node | None) -> Module:
    fields = read_fields(node, required=("zh", "en", "summary", "tasks", "goals", "sections", "case", "monday"))
    return Module(
        id=id_,
        text=text_of(fields, node),
        summary=read_bilingual(fields.get("summary")),
        tasks=read_texts(fields.get("tasks")),
        goals=tuple(read_bilingual(each) for each in read_list(fields.get("goals"))),
        sections=tuple(_section(each) for each in read_list(fields.get("sections"))),
        case=_case(fields.get("case")),
        questions=read_questions(questions, id_),
        monday=_passages(fields.get("monday")),
    )


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
