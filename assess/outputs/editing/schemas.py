"""Help that an editor shows while a file of `standards/` is written: JSON Schemas with words in both languages.

Draft 7, which the language server that editors share (yaml-language-server) knows best.
"""

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from assess.errors import Problem, Wrong
from assess.model.text import Text
from assess.outputs.words.problems import say_in_both

Shape = dict[str, Any]
Words = Mapping[str, Text]

DRAFT = "http://json-schema.org/draft-07/schema#"
ANY = "*"
TEXTS = ("zh", "en")
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
    about = _both(word_for(("file", kind), words))
    schema = {"$schema": DRAFT, "description": about, **_with_words(shape, (kind,), words)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def word_for(path: Sequence[str], words: Words) -> Text:
    """The description of the field at the end of the path. Raises `WordsMissing` where nothing fits."""
    return words[name_for(path, words)]


def name_for(path: Sequence[str], words: Words) -> str:
    """The name of those words: of several that fit, the one that names the field itself, and what is nearest above it."""
    fitting = {name: found for name in words if (found := _found(name.split("."), path))}
    if not fitting:
        raise WordsMissing(f"field_words.yaml has no words for {'.'.join(path)}")
    return max(fitting, key=lambda name: (not name.endswith(ANY), fitting[name]))


def say_to_editor(problem: Problem, kind: str, words: Words) -> str:
    """A problem in a file of this kind in both languages, with what belongs there where that helps."""
    said = say_in_both(problem)
    belongs = hint(problem, kind, words)
    return f"{said}\n    → {belongs.zh}\n    → {belongs.en}" if belongs else said


def hint(problem: Problem, kind: str, words: Words) -> Text | None:
    """A hint for a field that was left empty, or holds something else; of a text, what holds it, if that says more."""
    if problem.wrong not in UNFILLED or not kind:
        return None
    place = problem.where.path + (f".{problem.facts['name']}" if problem.wrong is Wrong.MISSING_FIELD else "")
    above, _, last = place.rpartition(".")
    in_text = last in TEXTS and bool(above) and not above.endswith("]")
    path = [kind, *filter(None, _PLACE.sub("", place).split("."))]
    for each in (path, path[:-1] if in_text else []):
        with suppress(WordsMissing):
            if (name := name_for(each, words)) not in TEXTS:
                return words[name]
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
    """The places of a name's parts in the path, from its end; nothing if the name does not end as the path does.

    What is said of a text in one language is said of what holds it, and of no text further inside.
    """
    places: list[int] = []
    end = len(path)
    for part in reversed(name):
        end = next((place for place in range(end - 1, -1, -1) if part in (ANY, path[place])), -1)
        if end < 0:
            return ()
        places.append(end)
    apart = name[-1] in TEXTS and len(places) > 1 and places[1] != places[0] - 1
    return () if apart or places[0] != len(path) - 1 else tuple(places)
