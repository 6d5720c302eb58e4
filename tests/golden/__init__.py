"""Requests and the replies they must get, as files: the same in CPython and in the browser.

`NAME.request.json` is sent as it stands; `NAME.recipe.json` is a request too long or too odd to be written out. What comes
back is `NAME.reply.json`. The standard is the small one in `standard/`, so that no change of the real one disturbs them;
`{{digest}}` and `{{version}}` stand for its own. A name with `xlsx` in it is a request that needs the spreadsheet library in the
browser, where it is fetched for these alone; here it is installed.

`files/` holds files of every version of the format, as they were exported: each is read and verified as `file-NAME`. They are
what branches keep, so nobody writes them anew: `files/SHA256SUMS` holds them.

`python -m tests.golden` writes all replies anew. Read the difference before you commit it: it is what users will see.
"""

import base64
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from assess.bridge import LATER
from assess.reading.bundle import bundle_of
from assess.reading.folder import load

FOLDER = Path(__file__).parent
FILES = FOLDER / "files"
DIGEST = "{{digest}}"


def golden_cases() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, request and expected reply of every case, in the order of the names."""
    for name, request in golden_requests():
        yield name, request, json.loads(filled(reply_file(name).read_text(encoding="utf-8")))


def golden_requests() -> Iterator[tuple[str, str]]:
    """Name and request of every case, also of those that have no reply yet."""
    for path in sorted(FOLDER.glob("*.re[qc]*.json")):
        name, kind, _ = path.name.split(".")
        text = filled(path.read_text(encoding="utf-8"))
        yield name, text if kind == "request" else cooked(json.loads(text))
    yield from _file_requests()


def _file_requests() -> Iterator[tuple[str, str]]:
    """Opening and verifying each of the files that branches keep, exactly as it is."""
    for path in sorted(FILES.glob("*.json")):
        text = path.read_text(encoding="utf-8")
        blank = {"format": "wuhua-sheet", "version": 1}
        read = {"op": "read", "lang": "en", "today": "2026-12-01", "sheet": blank, "text": text}
        yield f"file-{path.stem}-read", json.dumps(read, ensure_ascii=False)
        yield f"file-{path.stem}-verify", json.dumps({"op": "verify", "lang": "zh", "text": text}, ensure_ascii=False)


def needs_of(name: str, request: str) -> list[str]:
    """What a page would say that the request `needs`."""
    if not re.search(f'"op": ?"({"|".join(LATER)})"', request):
        return []
    if re.search('"op": ?"cards"', request):
        return ["later", "cards"]
    return ["later", "spreadsheet"] if "xlsx" in name else ["later"]


def reply_file(name: str) -> Path:
    return FOLDER / f"{name}.reply.json"


@cache
def golden_bundle() -> str:
    """The small standard as the bundle that the engine is started with. Raises `ProblemsFound` if it has become invalid."""
    return bundle_of(load(FOLDER / "standard").raw)


def filled(text: str) -> str:
    """With the small standard's own names in the places kept for them."""
    for mark, value in _names().items():
        text = text.replace(mark, value)
    return text


def emptied(text: str) -> str:
    """The opposite of `filled`, also in a file's text and in sentences."""
    for mark, value in _names().items():
        for quote in ('"', '\\"'):
            text = text.replace(f"{quote}{value}{quote}", f"{quote}{mark}{quote}")
    return text.replace(_names()[DIGEST], DIGEST)


def cooked(recipe: Any) -> str:
    """The request that a recipe describes. In it, `{"before", "repeat", "times", "after"}` stands for a long text.

    `{"file", "encoding"}` stands for the bytes of a text file, in base64.
    """
    made = _cooked(recipe)
    return made if isinstance(made, str) else json.dumps(made, ensure_ascii=False)


def _cooked(recipe: Any) -> Any:
    if isinstance(recipe, dict) and "repeat" in recipe:
        return f"{recipe['before']}{recipe['repeat'] * recipe['times']}{recipe['after']}"
    if isinstance(recipe, dict) and "file" in recipe:
        return base64.b64encode("\n".join(recipe["file"]).encode(recipe["encoding"])).decode()
    if isinstance(recipe, dict):
        return {name: _cooked(part) for name, part in recipe.items()}
    return recipe


@cache
def _names() -> dict[str, str]:
    data = json.loads(golden_bundle())
    return {DIGEST: data["digest"], "{{version}}": data["files"]["standard.yaml"]["version"]}
