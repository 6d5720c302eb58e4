"""Time that many branches' files take together: on the page, and in the terminal. Every file has answers and a ledger."""

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from assess.model.standard import Standard
from assess.reading.content.bundle import bundle_of, read_bundle
from assess.reading.content.folder import load
from tests.inputs import ROOT

FILES = 1000
ENTRIES = 40
YEAR = 2026
FACTS = {"form": "regular", "unit": "village", "full-members": 12, "groups": "yes", "group-sizes": [5, 4, 3], "committee": "yes"}

# Making the list of files is the browser's own work, and comes before the page hears of it.
LONG_TASKS = """window.longTasks = [];
window.chosen = Infinity;
addEventListener('change', () => { window.chosen = performance.now(); }, true);
new PerformanceObserver(list => {
    for (const each of list.getEntries()) if (each.startTime >= window.chosen) longTasks.push(each.duration);
}).observe({ type: 'longtask', buffered: true });"""


class Folder:
    """A folder of files, the same in every run."""

    def __init__(self, place: Path, count: int) -> None:
        standard = read_bundle(bundle_of(load(ROOT / "standards").raw))
        chance = random.Random(count)
        place.mkdir()
        for number in range(count):
            (place / f"{number}.json").write_text(json.dumps(_sheet(standard, number, chance), ensure_ascii=False), "utf-8")
        self.place = place


def _sheet(standard: Standard, number: int, chance: random.Random) -> dict[str, object]:
    activities = list(standard.activities)
    rows = [
        {"date": f"{YEAR}-{place % 12 + 1:02}-{chance.randint(1, 28):02}", "activity": chance.choice(activities), "topic": "学习",
         "host": "书记", "due": "12", "present": str(chance.randint(9, 12)), "absences": "甲（因公）", "hours": "1.5"}
        for place in range(ENTRIES)
    ]  # fmt: skip
    answers = {name: {"answer": chance.choice(("met", "met", "partly", "not-met"))} for name in standard.requirements}
    return {
        "format": "wuhua-sheet", "version": 1, "standard": {"version": standard.version, "digest": standard.digest},
        "name": f"第{number}支部", "year": YEAR, "saved": f"{YEAR}-10-01", "branch": FACTS, "answers": answers,
        "ledger": {"covers": sorted({row["activity"] for row in rows}), "rows": rows},
    }  # fmt: skip


def on_the_page(page: Page, folder: Path) -> tuple[float, float]:
    """Seconds from choosing the folder to the result, and the longest task of the page meanwhile in milliseconds."""
    page.add_init_script(LONG_TASKS)
    page.goto("rollup/")
    page.wait_for_selector("html[data-engine=ready]", timeout=120_000)
    start = time.perf_counter()
    page.locator('[data-part="folder"]').set_input_files(folder)
    page.wait_for_selector('[data-part="result"]:not([hidden]) table', timeout=600_000)
    return time.perf_counter() - start, float(page.evaluate("Math.max(0, ...longTasks)"))


def in_the_terminal(folder: Path) -> float:
    """Seconds of `wuhua rollup`, the start included."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "assess", "rollup", str(folder), "--today", f"{YEAR}-11-24"]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def temporary() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="wuhua-rollup-")
