"""Requests as cases write them → the text that is sent.

A request is a mapping, or a text that is sent as it stands. In a mapping, what would be too long or too odd to be written out has
a recipe: a mapping with exactly these names.

    {input, with, without}          the data in `inputs/NAME.yaml`; `with` is laid over it, numbers for the items of a list
                                    (`ledger: {rows: {0: {topic: 计划}}}`), and the places in `without` are left out
                                    (`answers/place.room.rules`)
    {json, indent, end}             data as the text of a file
    {before, repeat, times, after}  a long text
    {file, encoding}                the bytes of a text file of these lines, in base64
    {bytes}                         the bytes of a file in `inputs/`, in base64
"""

import base64
import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from tests.golden.yaml_text import load_yaml

INPUTS = Path(__file__).parent / "inputs"


def cooked(request: object) -> str:
    """The text of the request."""
    made = whole(request)
    return made if isinstance(made, str) else json.dumps(made, ensure_ascii=False)


def whole(part: Any) -> Any:
    """The data with every recipe in it followed."""
    if isinstance(part, list):
        return [whole(each) for each in part]
    if not isinstance(part, dict):
        return part
    names = frozenset(part)
    for needed, allowed, recipe in RECIPES:
        if needed <= names <= allowed:
            return recipe(part)
    return {name: whole(each) for name, each in part.items()}


def _input(recipe: dict[str, Any]) -> Any:
    data = deepcopy(_stored(recipe["input"]))
    if "with" in recipe:
        data = laid_over(data, whole(recipe["with"]))
    for place in recipe.get("without", ()):
        *way, last = place.split("/")
        inside = data
        for name in way:
            inside = inside[name]
        del inside[last]
    return data


@cache
def _stored(name: str) -> Any:
    return whole(load_yaml((INPUTS / f"{name}.yaml").read_text("utf-8")))


def laid_over(below: Any, above: Any) -> Any:
    """Mappings are merged, and the items of a list that are named by their numbers; of anything else the upper one is taken."""
    if isinstance(below, list) and isinstance(above, dict) and above and all(isinstance(each, int) for each in above):
        items = laid_over(dict(enumerate(below)), above)
        return [items[at] for at in sorted(items)]
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return deepcopy(above)
    merged = deepcopy(below)
    for name, each in above.items():
        merged[name] = laid_over(below[name], each) if name in below else deepcopy(each)
    return merged


def _json(recipe: dict[str, Any]) -> str:
    return json.dumps(whole(recipe["json"]), ensure_ascii=False, indent=recipe.get("indent")) + recipe.get("end", "")


def _long(recipe: dict[str, Any]) -> str:
    return f"{recipe['before']}{recipe['repeat'] * recipe['times']}{recipe['after']}"


def _file(recipe: dict[str, Any]) -> str:
    return base64.b64encode("\n".join(recipe["file"]).encode(recipe["encoding"])).decode()


def _bytes(recipe: dict[str, Any]) -> str:
    return base64.b64encode((INPUTS / recipe["bytes"]).read_bytes()).decode()


RECIPES: list[tuple[frozenset[str], frozenset[str], Callable[[dict[str, Any]], Any]]] = [
    (frozenset(needed), frozenset([*needed, *more]), recipe)
    for needed, more, recipe in (
        (["input"], ["with", "without"], _input),
        (["json"], ["indent", "end"], _json),
        (["before", "repeat", "times", "after"], [], _long),
        (["file", "encoding"], [], _file),
        (["bytes"], [], _bytes),
    )
]
