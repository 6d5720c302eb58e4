"""Time from choosing a ledger's file to its import plan, for each kind of file, and what is fetched for the first."""

import base64
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from tests.bench.ledger_files import FILES, YEAR, ledger_file

ROWS = (40, 400, 4000)
ROUNDS = 5
LIBRARIES = {"xls": ["later", "old_excel"]}
"""What Python gets for a kind of file, as the page asks for it; for others what comes later to every page."""

Measured = dict[tuple[str, int], list[float]]

# The longest task of the page is measured too: Python works elsewhere, and the page must stay usable.
READY = """async () => {
    const { startEngine } = await import('/assets/js/engine.js');
    const settings = JSON.parse(document.querySelector('[data-engine-settings]').dataset.engineSettings);
    window.engine = startEngine(settings, { answer: 300 });
    window.longest = 0;
    new PerformanceObserver(list => { for (const each of list.getEntries()) longest = Math.max(longest, each.duration); })
        .observe({ type: 'longtask' });
    await engine.ask('score', { lang: 'zh', sheet: { format: 'wuhua-sheet', version: 1 } });
}"""
ASK = """async ([name, base64, year, needs]) => {
    const data = new Blob([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))]);
    const sheet = { format: 'wuhua-sheet', version: 1, year };
    const body = { lang: 'zh', today: `${year}-12-31`, name, sheet, answers: {}, remembered: {} };
    // Making the bytes is the measurement's own work, and its task is reported a little later.
    await new Promise(resolve => setTimeout(resolve, 100));
    longest = 0;
    const start = performance.now();
    const reply = await engine.ask('import_ledger', body, { data, needs });
    const took = performance.now() - start;
    if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
    return [took, longest, reply.add.length];
}"""


def plan_time(page: Page, kind: str, count: int, word: str) -> tuple[float, float]:
    """Milliseconds until the plan of a file that the engine has not seen, and the page's longest task meanwhile."""
    data = base64.b64encode(ledger_file(kind, count, word)).decode()
    needs = LIBRARIES.get(kind, ["later"])
    took, longest, added = page.evaluate(ASK, [f"台账.{kind}", data, YEAR, needs])
    assert added > 0, kind
    return took, longest


def open_page(page: Page) -> None:
    """The page of the form, with an engine that is at work."""
    page.goto("assess/")
    page.evaluate(READY)


def measure(page: Page) -> tuple[Measured, float]:
    """Milliseconds of each kind and length, in rounds that go through all of them, and the longest task of the page."""
    open_page(page)
    times: Measured = {(kind, count): [] for count in ROWS for kind in FILES}
    longest = 0.0
    for turn in range(ROUNDS + 1):
        for (kind, count), found in times.items():
            took, task = plan_time(page, kind, count, f"第{turn}轮")
            longest = max(longest, task)
            if turn:
                found.append(took)
    return times, longest


def first_plan(kind: str, sizes: Callable[[Page, Callable[[], object]], list[Path]]) -> Callable[[Page], tuple[float, list[Path]]]:
    """For a fresh page: milliseconds to the plan of its first file, 40 rows, with all that is fetched for it."""

    def visit(page: Page) -> tuple[float, list[Path]]:
        open_page(page)
        times: list[float] = []
        fetched = sizes(page, lambda: times.append(plan_time(page, kind, ROWS[0], "")[0]))
        return times[0], fetched

    return visit


def lines(times: Measured) -> Iterator[str]:
    """The table's lines: each kind with its ratio to CSV of as many rows in the same run."""
    for kind in FILES:
        cells = []
        for count in ROWS:
            took = median(times[kind, count])
            cells.append(f"{took:,.0f} ms ({took / median(times['csv', count]):.1f})")
        yield f"| {kind} | " + " | ".join(cells) + " |"
