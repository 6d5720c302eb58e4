"""The standard as data for other programs: JSON with its schema, and one table of all requirements as CSV and as a workbook.

Everything is in both languages. Ids are permanent, numbers are not; `format_version` goes up only where an older reader could
misunderstand a file, so that unknown fields are to be left alone.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from assess.model.library import Library
from assess.model.rules import Rule, type_names
from assess.model.standard import Area, Comparison, Confidence, Kind, Relation, Requirement, Sentence, Standard, Strength, Task, Who
from assess.model.text import Language, Text
from assess.outputs.addresses import area_path, requirement_path, task_path
from assess.outputs.formats.workbooks import MADE, put_row, save_workbook
from assess.outputs.words.wording import NOT_COMPARED, say_rule, say_scope

FORMAT = "wuhua-standard"
FORMAT_VERSION = 1
ID = r"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$"

Data = dict[str, Any]


# — JSON


def standard_data(standard: Standard, library: Library) -> Data:
    """The whole standard: areas down to requirements, and everything they cite."""
    return {
        **_head(standard),
        "title": _both(standard.text),
        "areas": [area_data(area, standard, library) for area in standard.areas],
        "conditions": {
            each.id: {"fact": each.fact, "is": list(each.is_), "is_not": list(each.is_not), "basis": each.basis, **_both(each.text)}
            for each in standard.conditions.values()
        },
        "activities": {each.id: _both(each.text) for each in standard.activities.values()},
        "evidence": {each.id: {"kind": each.kind, **_both(each.text)} for each in standard.evidence.values()},
        "comparisons": {each.id: _comparison(each) for each in standard.comparisons.values()},
        "labels": {
            name: {value: _both(text) for value, text in words.items()} for name, words in standard.labels.items() if name in LABELS
        },
        "moved": dict(standard.moved),
    }


LABELS = frozenset(
    {"kind", "strength", "strength_meaning", "who", "period", "each", "role", "relation", "confidence", "evidence_kind"}
)
"""The lists of words that something in the data is looked up in."""


def part_data(part: Area | Task, standard: Standard, library: Library) -> Data:
    """One area, or one task, with what says which standard it is of."""
    data = area_data(part, standard, library) if isinstance(part, Area) else task_data(part, standard, library)
    return {**_head(standard), "area" if isinstance(part, Area) else "task": data}


def _head(standard: Standard) -> Data:
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "standard": {"version": standard.version, "since": standard.since, "digest": standard.digest},
    }


def area_data(area: Area, standard: Standard, library: Library) -> Data:
    """One area with its tasks."""
    return {
        "id": area.id,
        "number": area.number,
        **_both(area.text),
        "summary": _both(area.summary),
        "line": area.line,
        "path": area_path(area.id),
        "objectives": [_both(each) for each in area.objectives],
        "tasks": [task_data(task, standard, library) for task in area.tasks],
    }


def task_data(task: Task, standard: Standard, library: Library) -> Data:
    """One task with its sentences."""
    return {
        "id": task.id,
        "number": task.number,
        **_both(task.text),
        "summary": _both(task.summary),
        "line": task.line,
        "path": task_path(task.id),
        "sentences": [_sentence(each, standard, library) for each in task.sentences],
    }


def _sentence(sentence: Sentence, standard: Standard, library: Library) -> Data:
    return {
        **_both(sentence.text),
        "lines": list(sentence.lines),
        "requirements": [_requirement(each, standard, library) for each in sentence.requirements],
    }


def _requirement(each: Requirement, standard: Standard, library: Library) -> Data:
    return {
        "id": each.id,
        "number": each.number,
        **_both(each.text),
        "quote": each.quote,
        "path": requirement_path(each),
        "kind": each.kind,
        "strength": each.strength,
        "who": each.who,
        "red_line": each.red_line,
        "points": each.points,
        "rule": _rule(each.rule, standard) if each.rule else None,
        "applies": list(each.applies),
        "scope": {language.value: say_scope(each, standard, language) for language in Language},
        "parts": [_both(part) for part in each.parts],
        "evidence": list(each.evidence),
        "comparisons": list(each.compare),
        "not_compared": None if each.compare else _both(NOT_COMPARED),
        "reading": _both(each.reading) if each.reading else None,
        "pitfall": _both(library.pitfalls[each.id]) if each.id in library.pitfalls else None,
    }


def _rule(rule: Rule, standard: Standard) -> Data:
    """`type` and the fields of the rule as in the YAML files, and in words."""
    name = next(name for name, kind in type_names.items() if isinstance(rule, kind))
    given = {each.name.replace("_", "-"): _plain(getattr(rule, each.name)) for each in fields(rule)}
    words = {language.value: say_rule(rule, standard, language) for language in Language}
    return {"type": name, **{key: value for key, value in given.items() if value not in (None, False)}, "words": words}


def _plain(value: object) -> object:
    if isinstance(value, Text):
        return _both(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    assert not is_dataclass(value)
    return value


def _comparison(each: Comparison) -> Data:
    return {
        "relation": each.relation,
        "confidence": each.confidence,
        "source": each.source,
        "article": _both(each.article) if each.article else None,
        "national": _both(each.national),
        "note": _both(each.note) if each.note else None,
        "about": list(each.about),
    }


def _both(text: Text) -> Data:
    return {language.value: text.of(language) for language in Language}


# — its schema


def schema() -> Data:
    """JSON Schema (2020-12) of the file with the whole standard."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "type": "object",
        "required": ["format", "format_version", "standard", "title", "areas", "conditions", "evidence", "comparisons", "labels"],
        "properties": {
            "format": {"const": FORMAT},
            "format_version": {"const": FORMAT_VERSION},
            "standard": _object(version=_TEXT, since=_TEXT, digest={"type": "string", "pattern": "^[0-9a-f]{16}$"}),
            "title": _REF_BOTH,
            "areas": _list(_ref("area")),
            "conditions": _map(_object(fact=_REF_ID, is_=_list(_TEXT), is_not=_list(_TEXT), basis=_TEXT, zh=_TEXT, en=_TEXT)),
            "activities": _map(_REF_BOTH),
            "evidence": _map(_object(kind=_TEXT, zh=_TEXT, en=_TEXT)),
            "comparisons": _map(_ref("comparison")),
            "labels": _map(_map(_REF_BOTH)),
            "moved": _map(_REF_ID),
        },
        "$defs": {
            "id": {"type": "string", "pattern": ID},
            "both": _object(zh=_TEXT, en=_TEXT),
            "area": _object(
                id=_REF_ID, number=_TEXT, zh=_TEXT, en=_TEXT, summary=_REF_BOTH, line=_LINE, path=_TEXT,
                objectives=_list(_REF_BOTH), tasks=_list(_ref("task")),
            ),
            "task": _object(
                id=_REF_ID, number=_TEXT, zh=_TEXT, en=_TEXT, summary=_REF_BOTH, line=_LINE, path=_TEXT,
                sentences=_list(_ref("sentence")),
            ),
            "sentence": _object(zh=_TEXT, en=_TEXT, lines=_list(_LINE), requirements=_list(_ref("requirement"))),
            "requirement": _object(
                id=_REF_ID, number=_TEXT, zh=_TEXT, en=_TEXT, quote=_TEXT, path=_TEXT, kind=_one_of(Kind),
                strength=_one_of(Strength), who=_one_of(Who), red_line={"type": "boolean"},
                points={"type": "integer", "minimum": 0}, rule=_or_null(_ref("rule")), applies=_list(_REF_ID), scope=_REF_BOTH,
                parts=_list(_REF_BOTH), evidence=_list(_REF_ID), comparisons=_list(_REF_ID),
                not_compared=_or_null(_REF_BOTH), reading=_or_null(_REF_BOTH), pitfall=_or_null(_REF_BOTH),
            ),
            "rule": {
                "type": "object", "required": ["type", "words"],
                "properties": {"type": {"enum": list(type_names)}, "words": _REF_BOTH},
            },
            "comparison": _object(
                relation=_one_of(Relation), confidence=_one_of(Confidence), source=_or_null(_REF_ID), article=_or_null(_REF_BOTH),
                national=_REF_BOTH, note=_or_null(_REF_BOTH), about=_list(_REF_ID),
            ),
        },
    }  # fmt: skip


def _ref(name: str) -> Data:
    return {"$ref": f"#/$defs/{name}"}


_TEXT: Data = {"type": "string", "minLength": 1}
_LINE: Data = {"type": "integer", "minimum": 1}
_REF_ID = _ref("id")
_REF_BOTH = _ref("both")


def _object(**properties: Data) -> Data:
    """All of them are there; further ones may come."""
    named = {name.rstrip("_"): kind for name, kind in properties.items()}
    return {"type": "object", "required": list(named), "properties": named}


def _list(kind: Data) -> Data:
    return {"type": "array", "items": kind}


def _map(kind: Data) -> Data:
    return {"type": "object", "additionalProperties": kind}


def _or_null(kind: Data) -> Data:
    return {"anyOf": [kind, {"type": "null"}]}


def _one_of(closed: type[StrEnum]) -> Data:
    return {"enum": [member.value for member in closed]}


# — one table


COLUMNS: dict[str, Text] = {
    "number": Text("编号", "No."),
    "id": Text("标识（永久不变）", "Id (permanent)"),
    "area": Text("领域", "Area"),
    "task": Text("任务", "Task"),
    "text": Text("要求", "Requirement"),
    "quote": Text("海报原文", "On the poster (Chinese)"),
    "lines": Text("原文行", "Line"),
    "strength": Text("用语强度", "Strength"),
    "kind": Text("类别", "Kind"),
    "who": Text("由谁落实", "Who acts"),
    "scope": Text("适用范围", "Applies to"),
    "rule": Text("规则", "Rule"),
    "red_line": Text("红线", "Red line"),
    "points": Text("分值", "Points"),
    "evidence": Text("证明材料", "Usual evidence"),
    "reading": Text("本站理解", "Our reading"),
    "pitfall": Text("常见问题", "What often goes wrong"),
    "path": Text("网址", "Address on the site"),
}
YES = Text("是", "yes")
WIDTHS = {
    "text": 48,
    "quote": 40,
    "evidence": 36,
    "rule": 36,
    "scope": 30,
    "reading": 36,
    "pitfall": 40,
    "id": 34,
    "task": 24,
    "path": 30,
}
NARROW = 14


def table(standard: Standard, library: Library, language: Language) -> Iterator[list[str]]:
    """Headings, and a row for each requirement."""
    yield [heading.of(language) for heading in COLUMNS.values()]
    for area in standard.areas:
        for task in area.tasks:
            for sentence in task.sentences:
                for each in sentence.requirements:
                    row = _cells(area, task, sentence, each, standard, library, language)
                    yield [row[name] for name in COLUMNS]


def _cells(
    area: Area, task: Task, sentence: Sentence, each: Requirement, standard: Standard, library: Library, language: Language
) -> dict[str, str]:
    separator = "；" if language is Language.ZH else "; "
    prefix = "" if language is Language.ZH else f"{language.value}/"
    return {
        "number": each.number,
        "id": each.id,
        "area": area.text.of(language),
        "task": task.text.of(language),
        "text": each.text.of(language),
        "quote": each.quote,
        "lines": " ".join(map(str, sentence.lines)),
        "strength": standard.label(each.strength).of(language),
        "kind": standard.label(each.kind).of(language),
        "who": standard.label(each.who).of(language),
        "scope": say_scope(each, standard, language),
        "rule": say_rule(each.rule, standard, language) if each.rule else "",
        "red_line": YES.of(language) if each.red_line else "",
        "points": str(each.points) if each.points else "",
        "evidence": separator.join(standard.evidence[one].text.of(language) for one in each.evidence),
        "reading": each.reading.of(language) if each.reading else "",
        "pitfall": library.pitfalls[each.id].of(language) if each.id in library.pitfalls else "",
        "path": f"{prefix}{requirement_path(each)}",
    }


def table_csv(standard: Standard, library: Library, language: Language) -> str:
    """To be saved as UTF-8: it begins with the mark by which Excel knows that."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerows([_no_formula(cell) for cell in row] for row in table(standard, library, language))
    return "\ufeff" + "".join(lines)


class _Lines(list[str]):
    """The lines that a writer of CSV writes to."""

    def write(self, line: str) -> None:
        self.append(line)


def _no_formula(text: str) -> str:
    """A spreadsheet would run what begins like this."""
    return f"'{text}" if re.match(r"[=+\-@\t\r]", text) else text


def write_workbook(standard: Standard, library: Library, into: IO[bytes]) -> None:
    """A sheet for each language."""
    workbook = Workbook()
    workbook.properties.created = workbook.properties.modified = MADE
    for place, language in enumerate(Language):
        sheet = workbook.worksheets[0] if place == 0 else workbook.create_sheet()
        sheet.title = standard.short.of(language)[:31]
        for number, row in enumerate(table(standard, library, language), 1):
            put_row(sheet, number, row)
        for column, name in enumerate(COLUMNS):
            sheet.column_dimensions[get_column_letter(column + 1)].width = WIDTHS.get(name, NARROW)
            sheet.cell(1, column + 1).font = Font(bold=True)
        for line in sheet.iter_rows(min_row=2):
            for cell in line:
                cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.freeze_panes = "C2"
        sheet.auto_filter.ref = sheet.dimensions
    save_workbook(workbook, into)
