"""The replies of two versions of the code side by side: what no one can see from a digest."""

import io
import json
import subprocess
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.golden import FOLDER, golden_requests, golden_sources
from tests.golden.opened import opened
from tests.golden.request_text import cooked

ROOT = FOLDER.parents[1]
ASK = """
import json, sys
from tests.bridge_client import BridgeClient
from tests.golden import filled, golden_bundle
door = BridgeClient(golden_bundle())
json.dump([door.handle(filled(each)) for each in json.load(sys.stdin)], sys.stdout)
"""
"""For the code of any version: each has the small standard as it was then."""


def show_differences(against: str, wanted: list[str]) -> None:
    """Print every change once, under the names of the replies that have it, with the lines around it in the first of them."""
    names = [name for name, _ in golden_requests() if not wanted or name.startswith(tuple(wanted))]
    requests = [cooked(golden_sources()[name]) for name in names]
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    shown: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, before, after in zip(names, _earlier(against, requests), _answers(ROOT, requests), strict=True):
        for lines in _changes(before, after):
            change = tuple(line for line in lines if line[0] != " ")
            shown.setdefault(change, lines)
            if name not in found[change]:
                found[change].append(name)
    for change, places in found.items():
        print(f"{', '.join(places[:6])}{f' … {len(places)} replies' if len(places) > 6 else ''}", *shown[change], "", sep="\n")
    print(f"{len(found)} changes in {len({name for places in found.values() for name in places})} of {len(names)} replies")


def _earlier(version: str, requests: list[str]) -> list[str]:
    archive = subprocess.run(["git", "archive", version, "assess", "tests"], cwd=ROOT, capture_output=True, check=True).stdout
    with TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(folder, filter="data")
        return _answers(Path(folder), requests)


def _answers(folder: Path, requests: list[str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", ASK],
        cwd=folder,
        input=json.dumps(requests),
        capture_output=True,
        text=True,
        check=True,
    )
    replies: list[str] = json.loads(done.stdout)
    return replies


def _changes(before: str, after: str) -> Iterator[tuple[str, ...]]:
    """The changed lines of each place, with a line around them."""
    if before == after:
        return
    lines = [json.dumps(opened(json.loads(each)), ensure_ascii=False, indent=1).splitlines() for each in (before, after)]
    change: list[str] = []
    for line in [*[*unified_diff(*lines, n=1, lineterm="")][2:], "@@"]:
        if line.startswith("@@"):
            if change:
                yield tuple(change)
            change = []
        else:
            change.append(line.encode(errors="backslashreplace").decode())
