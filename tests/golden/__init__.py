"""Requests and the replies they must get: the same in CPython and in the browser.

`cases/` holds a file a case: the request, and what of the reply the case is about. The rest of every reply is held in two files
for all: `digests.yaml` has a digest of its figures, `sentences.yaml` all sentences. So every change of any reply shows, a sentence
that was polished shows once, and what is to be read stays short.

The standard is the small one in `standard/`, so that no change of the real one disturbs them; `{{digest}}` and `{{version}}` stand
for its own. `inputs/` has what many requests share.

`files/` holds files of every version of the format, as they were exported: each is read and verified as `files/NAME`. They are
what branches keep, so no one writes them again: `files/SHA256SUMS` holds them.

`python -m tests.golden` writes again what is held and says what changed; `python -m tests.golden diff` shows the replies before and
after. Read it before you commit it: it is what users will see.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from assess.bridge import LATER
from assess.reading.content.bundle import bundle_of
from assess.reading.content.folder import load
from tests.bridge_client import BridgeClient
from tests.golden.cases import cases
from tests.golden.request_text import cooked, whole

FOLDER = Path(__file__).parent
FILES = FOLDER / "files"
DIGEST = "{{digest}}"
VERSION = "{{version}}"


@cache
def golden_sources() -> dict[str, Any]:
    """The request of every case as it is written, by its name."""
    return {**{case.name: case.request for case in cases()}, **dict(_file_requests())}


@cache
def golden_requests() -> tuple[tuple[str, str], ...]:
    """Name and request of every case."""
    return tuple((name, filled(cooked(request))) for name, request in golden_sources().items())


def golden_request(name: str) -> str:
    """The request of one case, as the text that is sent."""
    return filled(cooked(golden_sources()[name]))


def golden_input(name: str) -> Any:
    """The data in `inputs/NAME.yaml`."""
    return json.loads(filled(json.dumps(whole({"input": name}))))


@cache
def golden_reply(name: str) -> str:
    """The engine's reply of now."""
    return BridgeClient(golden_bundle()).handle(golden_request(name))


def all_replies() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, operation and reply of every case, as the engine replies now. Without one, the operation is empty."""
    for name, request in golden_requests():
        yield name, _operation(request), json.loads(golden_reply(name))


def _operation(request: str) -> str:
    try:
        body = json.loads(request)
    except ValueError:
        return ""
    return str(body.get("op", "")) if isinstance(body, dict) else ""


def _file_requests() -> Iterator[tuple[str, Any]]:
    """Opening and verifying each of the files that branches keep, exactly as it is."""
    for path in sorted(FILES.glob("*.json")):
        text = path.read_text(encoding="utf-8")
        blank = {"format": "wuhua-sheet", "version": 1}
        yield f"files/{path.stem}.read", {"op": "read", "lang": "en", "today": "2026-12-01", "sheet": blank, "text": text}
        yield f"files/{path.stem}.verify", {"op": "verify", "lang": "zh", "text": text}


def needs_of(request: str) -> list[str]:
    """The `needs` that a page would give with the request."""
    if not re.search(f'"op": ?"({"|".join(LATER)})"', request):
        return []
    if re.search('"op": ?"cards"', request):
        return ["later", "cards"]
    if re.search('"data": ?"0M8R4', request):
        return ["later", "old_excel"]
    return ["later", "spreadsheet"] if re.search('"format": ?"(xlsx|excel)"', request) else ["later"]


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
    """The opposite of `filled`, for one text of a reply."""
    names = _names()
    return VERSION if text == names[VERSION] else text.replace(names[DIGEST], DIGEST)


@cache
def _names() -> dict[str, str]:
    data = json.loads(golden_bundle())
    return {DIGEST: data["digest"], VERSION: data["files"]["standard.yaml"]["version"]}
