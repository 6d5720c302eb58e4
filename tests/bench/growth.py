"""`python -m tests.bench.growth`: what grows with the standard, the ledger and the site, and how fast.

Each figure is that of a process of its own, because what one leaves in memory would be counted for the next.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assess import bridge
from assess.reading.content.bundle import bundle_of
from assess.reading.content.folder import load
from tests.bench.grown_standard import ROOT, write_grown

TIMES = (1, 10, 100)
ROWS = (0, 2_000, 20_000)
SITES = (1, 10)
"""Sizes of site; the largest takes long and is built only when `--all` asks for it."""
REQUIREMENTS, TASKS = 114, 26
KINDS = ("general-meeting", "committee-meeting", "lecture", "theme-day", "talk", "training")
NEEDED = ("docs", "assess", "requirements", "*.yml", "*.json", "*.md", "*.toml", "LICENSE")
LINKED = ("node_modules", ".cache")


def main() -> None:
    """The tables; or, named on the command line, the work of one process."""
    if sys.argv[1:2] == ["work"]:
        print(json.dumps(WORK[sys.argv[2]](Path(sys.argv[3]), int(sys.argv[4]))))
        return
    print_standard()
    print_ledger()
    print_site((*SITES, 100) if "--all" in sys.argv else SITES)


def print_standard() -> None:
    """Reading and checking, and scoring with every answer given."""
    print("\n| requirements | read and check all files | memory | score, all answered |\n|---|---|---|---|")
    for times in TIMES:
        with grown(times) as folder:
            read, memory = work("read", folder)
            score, _ = work("score", folder)
            print(f"| {REQUIREMENTS * times:,} | {read:.1f} s | {memory:,.0f} MB | {score * 1000:.1f} ms |", flush=True)


def print_ledger() -> None:
    """Scoring with a ledger, as the page asks for it."""
    print("\n| ledger entries | score with one of them changed | memory |\n|---|---|---|")
    for rows in ROWS:
        seconds, memory = work("ledger", ROOT / "standards", rows)
        print(f"| {rows:,} | {seconds * 1000:.1f} ms | {memory:,.0f} MB |", flush=True)


def print_site(sizes: tuple[int, ...]) -> None:
    """The whole build, in both languages."""
    print("\n| task pages | build | memory | each page |\n|---|---|---|---|")
    for times in sizes:
        with grown(times) as folder:
            seconds, memory = work("site", folder)
            pages = len(list((folder.parent / "site").rglob("*.html")))
            print(f"| {TASKS * times:,} | {seconds:.0f} s | {memory:,.0f} MB | {seconds / pages * 1000:.0f} ms |", flush=True)


@contextmanager
def grown(times: int) -> Iterator[Path]:
    """A project with a grown `standards/`, which is what is returned."""
    with TemporaryDirectory() as temporary:
        root = Path(temporary) / "project"
        root.mkdir()
        for source in (path for pattern in NEEDED for path in ROOT.glob(pattern)):
            copy = shutil.copytree if source.is_dir() else shutil.copyfile
            copy(source, root / source.name)
        for name in LINKED:
            (root / name).symlink_to(ROOT / name)
        write_grown(root / "standards", times)
        yield root / "standards"


def work(name: str, folder: Path, rows: int = 0) -> tuple[float, float]:
    """Seconds and the most memory, in megabytes, that one process and those it started had."""
    command = [sys.executable, "-m", "tests.bench.growth", "work", name, str(folder), str(rows)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    assert process.returncode == 0, f"{name} {rows}: {process.returncode}"
    return float(json.loads(output.splitlines()[-1])), usage.ru_maxrss / 1024


# — what one process does


def read(folder: Path, _: int) -> float:
    begun = time.perf_counter()
    load(folder)
    return time.perf_counter() - begun


def score(folder: Path, _: int) -> float:
    content = load(folder)
    bridge.start(bundle_of(content.raw))
    answers = {name: {"answer": "met"} for name in content.standard.requirements}
    return _middle_time({"format": "wuhua-sheet", "version": 1, "branch": {}, "answers": answers}, lambda turn: None)


def ledger(folder: Path, rows: int) -> float:
    bridge.start(bundle_of(load(folder).raw))
    book = ledger_of(rows)
    sheet = {"format": "wuhua-sheet", "version": 1, "year": 2026, "branch": {}, "answers": {}, "ledger": book}
    return _middle_time(sheet, lambda turn: rows and book["rows"][turn].update(topic=f"改{turn}"))


def site(folder: Path, _: int) -> float:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(command, cwd=folder.parent, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, stdout=sys.stderr)
    return time.perf_counter() - begun


WORK = {"read": read, "score": score, "ledger": ledger, "site": site}


def ledger_of(rows: int) -> dict[str, Any]:
    """So many entries, of several kinds, over the whole year."""
    people = {"secretary": "甲", "committee": "乙、丙", "members": "丁、戊、己"}
    return {"covers": list(KINDS), "people": people, "rows": [_entry(place) for place in range(rows)]}


def _entry(place: int) -> dict[str, str]:
    names = {"absences": "甲 病假", "from": "甲", "with": "乙", "hours": "2"}
    day = f"2026-{place % 12 + 1}-{place % 28 + 1}"
    return {"date": day, "activity": KINDS[place % len(KINDS)], "topic": f"第{place}次", "due": "12", "present": "11", **names}


def _middle_time(sheet: dict[str, Any], change: Callable[[int], object]) -> float:
    """Of seven requests after the first, each with that change before it."""
    times = []
    for turn in range(8):
        change(turn)
        request = json.dumps({"op": "score", "lang": "zh", "today": "2026-11-24", "sheet": sheet})
        begun = time.perf_counter()
        assert json.loads(bridge.handle(request))["ok"]
        times.append(time.perf_counter() - begun)
    return sorted(times[1:])[3]


if __name__ == "__main__":
    main()
