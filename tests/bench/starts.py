"""From opening a page until the first score stands on it: ours, Pyodide as it is shipped, and two others that do a like job."""

from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Playwright

from tests.bench.peers.setup import PAGES
from tests.bench.prepared import Prepared
from tests.browser.chromium import FLAGS, chromium

STOCK, OURS = "stock loadPyodide + .py", "ours"
ALL = {STOCK: "bench/stock.html", OURS: "bench/ours.html", **PAGES}
SINCE_NAVIGATION = "Number(document.documentElement.dataset.since)"


def print_starts(playwright: Playwright, site: Prepared, rounds: int) -> None:
    """A table of medians of interleaved rounds, with the ratio to the stock start of the same run."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in ALL}
    for _ in range(rounds):
        for name, path in ALL.items():
            times[name].append(two_starts(playwright, site.address + path))
    stock = [median(each) for each in zip(*times[STOCK], strict=True)]
    print("| opening the page → first score | cold | ratio | warm | ratio |\n|---|---|---|---|---|")
    for name, found in times.items():
        cold, warm = (median(each) for each in zip(*found, strict=True))
        print(f"| {name} | {cold:.0f} ms | {cold / stock[0]:.2f} | {warm:.0f} ms | {warm / stock[1]:.2f} |")


def two_starts(playwright: Playwright, url: str) -> tuple[float, float]:
    """Milliseconds in a new profile on disk, as a visitor has one, and again in the same."""
    with TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(profile, executable_path=chromium(), args=FLAGS)
        page = context.pages[0]
        page.goto("about:blank")
        times = []
        for _ in range(2):
            page.goto(url)
            page.wait_for_selector("html[data-since]", timeout=120_000, state="attached")
            times.append(float(page.evaluate(SINCE_NAVIGATION)))
            page.wait_for_timeout(2000)  # the browser writes its cache of compiled code a little later
        context.close()
    return times[0], times[1]
