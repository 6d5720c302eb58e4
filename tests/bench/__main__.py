"""`make bench`: the figures of the page /about/figures/ (docs/figures.yaml), in one run."""

import gzip
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

import brotli
from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench import growth, rollup, search, starts
from tests.bench.prepared import ROOT, STOCK, Prepared, prepared
from tests.browser.checklist import Checklist
from tests.browser.chromium import FLAGS, chromium

Result = TypeVar("Result")

ROUNDS = 7
CLICKS = 150
ROWS = 2000
WITHOUT_OFFLINE_COPY = "delete Navigator.prototype.serviceWorker"


def main() -> None:
    """Measure everything and print a table."""
    with prepared(peers=True) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        print(f"Chromium {browser.version}, {ROUNDS} interleaved rounds, medians\n")
        starts.print_starts(playwright, site, ROUNDS)
        print_form(browser, site)
        print_search(browser, site)
        print_rollup(browser, site)
        print_sizes(browser, site)
        browser.close()
    # In a process of its own: those it starts begin with as much memory as it has.
    subprocess.run([sys.executable, "-m", "tests.bench.growth"], cwd=ROOT, check=True)


# — form


def print_form(browser: Browser, site: Prepared) -> None:
    seen, listening = zip(*(in_fresh_profile(browser, site, first_control) for _ in range(ROUNDS)), strict=True)
    clicks, scoring, ledger = in_fresh_profile(browser, site, latencies)
    ninety_five = quantiles(clicks, n=20)[-1]
    print("\n| in the form | |\n|---|---|")
    print(f"| navigation → first answer can be ticked, and is kept | {median(seen):.0f} ms median |")
    print(f"| navigation → the form saves and scores every change | {median(listening):.0f} ms median |")
    print(f"| click → new figures on the page ({len(clicks)} clicks) | {median(clicks):.1f} ms median, {ninety_five:.1f} ms p95 |")
    print(f"| scoring all requirements, asked and answered ({len(scoring)} times) | {median(scoring):.1f} ms median |")
    print(
        f"| the same with a ledger of {ROWS} entries, one of them changed ({len(ledger)} times) | {median(ledger):.1f} ms median |"
    )


def in_fresh_profile(browser: Browser, site: Prepared, measure: Callable[[Page], Result]) -> Result:
    context = browser.new_context(base_url=site.address)
    context.add_init_script(WITHOUT_OFFLINE_COPY)
    result = measure(context.new_page())
    context.close()
    return result


def first_control(page: Page) -> tuple[float, float]:
    """Milliseconds from navigation until the first answer can be ticked, and until the form listens."""
    page.add_init_script(FIRST_CONTROL)
    page.goto("assess/")
    listening = float(page.evaluate(LISTENS))
    return float(page.evaluate("window.firstControl")), listening


def latencies(page: Page) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds of each click, and of each request that scores the filled form, without and with a long ledger."""
    form = Checklist(page).open().ready()
    form.facts()
    form.answer_all("met")
    page.wait_for_timeout(1000)
    clicks = page.evaluate(CLICK, CLICKS)
    return clicks, page.evaluate(SCORE, [CLICKS, None]), page.evaluate(SCORE, [CLICKS // 3, growth.ledger_of(ROWS)])


FIRST_CONTROL = """(function look() {
    // Found before a frame is drawn: the frame after it shows it.
    const found = document.querySelector('[data-fact] input[type=radio]');
    requestAnimationFrame(found ? time => { window.firstControl = time; } : look);
})()"""

LISTENS = """() => new Promise(resolve => {
    const observer = new PerformanceObserver(list => {
        for (const mark of list.getEntriesByName('wuhua:usable')) resolve(mark.startTime);
    });
    observer.observe({ type: 'mark', buffered: true });
})"""

CLICK = """async count => {
    const boxes = [...document.querySelectorAll('[data-requirement][data-scored]:not([data-status])')];
    const output = document.querySelector('output[data-score=overall]');
    const times = [];
    for (let turn = 0; turn < count; turn++) {
        const box = boxes[turn % boxes.length];
        const radio = box.querySelector(`input[value="${turn % (2 * boxes.length) < boxes.length ? 'not-met' : 'met'}"]`);
        const changed = new Promise(resolve => new MutationObserver((_, observer) => { observer.disconnect(); resolve(); })
            .observe(output, { childList: true, characterData: true, subtree: true }));
        const start = performance.now();
        radio.click();
        await changed;
        times.push(performance.now() - start);
        await new Promise(resolve => setTimeout(resolve, 20));
    }
    return times;
}"""

SCORE = """async ([count, ledger]) => {
    const { startEngine } = await import('/assets/js/engine.js');
    const settings = JSON.parse(document.querySelector('[data-engine-settings]').dataset.engineSettings);
    const engine = startEngine(settings);
    const sheet = JSON.parse(localStorage.getItem('wuhua.branch.first')).sheet;
    if (ledger) sheet.ledger = ledger;
    const body = { lang: 'zh', today: '2026-11-24', sheet: { ...sheet, year: 2026 } };
    await engine.ask('score', body);
    const times = [];
    for (let turn = 0; turn < count; turn++) {
        if (ledger) ledger.rows[turn].topic = `改${turn}`;
        const start = performance.now();
        await engine.ask('score', body);
        times.push(performance.now() - start);
    }
    return times;
}"""


# — search


def print_search(browser: Browser, site: Prepared) -> None:
    print("\n| search | first query | further ones, median and longest | index, gzip |\n|---|---|---|---|")
    for language in search.QUERIES:
        rounds = [in_fresh_profile(browser, site, lambda page, of=language: search.times(page, of)) for _ in range(ROUNDS)]
        first, further = search.middle(rounds)
        size = gzip_size(site.folder / language / "search" / "search_index.json")
        print(f"| /{language} | {first:.0f} ms | {median(further):.0f} ms and {max(further):.0f} ms | {size:,} |")


# — many files


def print_rollup(browser: Browser, site: Prepared) -> None:
    with rollup.temporary() as name:
        few, many = (rollup.Folder(Path(name) / str(count), count).place for count in (1, rollup.FILES))
        page, longest = in_fresh_profile(browser, site, lambda page: rollup.on_the_page(page, many))
        start, whole = rollup.in_the_terminal(few), rollup.in_the_terminal(many)
    each = (whole - start) / rollup.FILES * 1000
    print(f"\n| {rollup.FILES} files with {rollup.ENTRIES} ledger entries each | |\n|---|---|")
    print(f"| on the page, from choosing the folder to the result | {page:.1f} s, longest task of the page {longest:.0f} ms |")
    print(f"| wuhua rollup | {whole:.1f} s, of which the start {start:.1f} s; {each:.1f} ms for each further file |")


# — size


def print_sizes(browser: Browser, site: Prepared) -> None:
    runtime = sorted(path for path in (site.folder / "assets" / "runtime").rglob("*") if path.is_file())
    stock = [site.folder / "bench" / "stock" / name for name in STOCK] + [site.folder / "bench" / "package.zip"]
    print("\n| on the wire | bytes |\n|---|---|")
    for path in runtime:
        print(f"| {path.name}, brotli 11 | {brotli_size(path):,} |")
    start = [path for path in runtime if not path.name.startswith(("later-", "spreadsheet-", "old_excel-", "cards-"))]
    print(f"| Python in all, without what is fetched on demand, brotli 11 | {sum(map(brotli_size, start)):,} |")
    print(f"| the same from the stock package, brotli 11 | {sum(map(brotli_size, stock)):,} |")
    for name, path in starts.ALL.items():
        print(f"| opening the page → first score, everything asked for: {name}, brotli 11 | {start_size(browser, site, path):,} |")
    for name in ("", "areas/life/three-meetings/", "assess/", "en/assess/", "paper/"):
        print(f"| /{name} with styles and scripts, gzip | {page_size(browser, site, name):,} |")


def page_size(browser: Browser, site: Prepared, name: str) -> int:
    """The page and everything that a browser asks for with it, without Python and the search index."""
    files = asked(browser, site, name, lambda page: page.wait_for_load_state("networkidle"))
    return sum(gzip_size(file) for file in files if not {"runtime", "search"} & set(file.relative_to(site.folder).parts[:2]))


def start_size(browser: Browser, site: Prepared, name: str) -> int:
    """Everything that a browser asks for until the first score stands there."""
    files = asked(browser, site, name, lambda page: page.wait_for_selector("html[data-since]", timeout=120_000, state="attached"))
    return sum(map(brotli_size, files))


def asked(browser: Browser, site: Prepared, name: str, wait: Callable[[Page], object]) -> list[Path]:
    """The files behind all addresses that are asked for until something is there."""
    addresses: set[str] = set()

    def visit(page: Page) -> None:
        page.on("request", lambda request: addresses.add(request.url))
        page.goto(name)
        wait(page)

    in_fresh_profile(browser, site, visit)
    paths = [site.folder / url.removeprefix(site.address).partition("?")[0] for url in addresses if url.startswith(site.address)]
    return [file for path in paths if (file := path / "index.html" if path.is_dir() else path).is_file()]


@cache
def brotli_size(path: Path) -> int:
    return len(brotli.compress(path.read_bytes(), quality=11))


def gzip_size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


if __name__ == "__main__":
    main()
