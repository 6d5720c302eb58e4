"""The cases: one YAML file each, `cases/OPERATION/NAME.yaml`.

about: what this case is about, in a line
lang: [zh, en]      if it is asked in both languages: these are two cases, `OPERATION/NAME.zh` and `.en`
request: …          see `request_text`
reply: …            the parts of the reply that it is about, see `patterns`
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.golden.request_text import INPUTS
from tests.golden.yaml_text import dump_yaml, load_yaml

CASES = INPUTS.parent / "cases"
NO_REPLY = object()
"""In the place of the reply that a new case does not have yet."""


@dataclass(frozen=True)
class GoldenCase:
    name: str
    file: Path
    request: Any
    reply: Any


@cache
def cases() -> tuple[GoldenCase, ...]:
    """All of them, in the order of their files."""
    return tuple(case for path in sorted(CASES.glob("*/*.yaml")) for case in cases_in(path))


def cases_in(path: Path) -> Iterator[GoldenCase]:
    """The case in the file, once for each of its languages."""
    data = load_yaml(path.read_text("utf-8"))
    name, reply = f"{path.parent.name}/{path.stem}", data.get("reply", NO_REPLY)
    if "lang" not in data:
        yield GoldenCase(name, path, data["request"], reply)
    for lang in data.get("lang", ()):
        operation = {"op": data["request"]["op"], "lang": lang}
        yield GoldenCase(f"{name}.{lang}", path, {**operation, **data["request"]}, reply)


def write_reply(path: Path, reply: object) -> None:
    """Put another reply into the file and leave the lines above it as they are."""
    text = path.read_text("utf-8")
    above, found, _ = text.partition("\nreply:")
    above = above if found else text.rstrip("\n")
    path.write_text(f"{above}\n{dump_yaml({'reply': reply})}", "utf-8")
