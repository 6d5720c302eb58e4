"""What an editor shows while a file of `standards/` is written: JSON Schemas with words in both languages.

Draft 7, which the language server that editors share (yaml-language-server) knows best.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from assess.errors import Problem, Wrong
from assess.model.text import Text

Shape = dict[str, Any]
Words = Mapping[str, Text]

DRAFT = "http://json-schema.org/draft-07/schema#"
ANY = "*"
UNFILLED = frozenset(
    {
        Wrong.EMPTY,
        Wrong.MISSING_FIELD,
        Wrong.NOT_TEXT,
        Wrong.NOT_WHOLE,
        Wrong.NOT_YES_NO,
        Wrong.NOT_LIST,
        Wrong.NOT_MAPPING,
        Wrong.NOT_ONE_OF,
    }
)
"""Mistakes that are mended by knowing what belongs there."""
_PLACE = re.compile(r"\[\d+\]")


class WordsMissing(Exception):
    """A field has no words."""


def schema_file(kind: str, shape: Shape, words: Words) -> str:
    """The schema of a kind of file as it is written."""
    title = _both(word_for(("file", kind), words))
    schema = {"$schema": DRAFT, "title": title.replace("\n\n", " "), **_with_words(shape, (kind,), words)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def word_for(path: Sequence[str], words: Words) -> Text:
    """What the field at the end of the path holds. Raises `WordsMissing` where nothing fits."""
    return words[name_for(path, words)]


def name_for(path: Sequence[str], words: Words) -> str:
    """The name of those words: of several that fit, the one that names the field itself, and what is nearest above it."""
    fitting = {name: found for name in words if (found := _found(name.split("."), path))}
    if not fitting:
        raise WordsMissing(".".join(path))
    return max(fitting, key=lambda name: (not name.endswith(ANY), fitting[name]))


def hint(problem: Problem, kind: str, words: Words) -> Text | None:
    """What belongs into a field that was left empty, or holds something else."""
    if problem.wrong not in UNFILLED or not kind:
        return None
    path = [kind, *filter(None, _PLACE.sub("", problem.where.path).split("."))]
    if problem.wrong is Wrong.MISSING_FIELD:
        path.append(problem.facts["name"])
    try:
        return word_for(path, words) if len(path) > 1 else None
    except WordsMissing:
        return None


def _with_words(shape: Shape, path: tuple[str, ...], words: Words) -> Shape:
    """The shape, each of its fields with what it holds."""
    result = dict(shape)
    if "properties" in shape:
        fields = shape["properties"].items()
        result["properties"] = {
            name: {"description": _both(word_for((*path, name), words)), **_with_words(each, (*path, name), words)}
            for name, each in fields
        }
    for inside in ("items", "additionalProperties"):
        if isinstance(shape.get(inside), dict):
            result[inside] = _with_words(shape[inside], path, words)
    return result


def _both(text: Text) -> str:
    return f"{text.zh}\n\n{text.en}"


def _found(name: Sequence[str], path: Sequence[str]) -> tuple[int, ...]:
    """Where in the path the parts of a name stand, from its end; nothing if the name does not end as the path does."""
    places: list[int] = []
    end = len(path)
    for part in reversed(name):
        end = next((place for place in range(end - 1, -1, -1) if part in (ANY, path[place])), -1)
        if end < 0:
            return ()
        places.append(end)
    return tuple(places) if places[0] == len(path) - 1 else ()
