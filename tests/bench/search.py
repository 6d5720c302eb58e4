"""Time that a search takes: from asking the worker to its answer, the first time and again, in both languages."""

from statistics import median
from typing import NamedTuple

from playwright.sync_api import Page

from tests.browser.conftest import wait_until

QUERIES = {
    "": ("三会一课", "shyk", "组织生活会", "不足3人", "黨費", "zuzhi shenghui"),
    "en/": ("dues", "three meetings", "quorum", "apraisal"),
}
PAUSE = 600
"""Milliseconds that a visitor takes to find the box and to begin typing."""
BOX = ".md-search__input"
# Notes when the box asks its worker and when it is answered: 1, 2 and 3 are the theme’s names for ready, a query and its result.
TIMED = """window.asked = [];
window.ready = false;
const Plain = Worker;
window.Worker = class extends Plain {
    constructor(...how) {
        super(...how);
        this.addEventListener('message', ({ data }) => {
            const last = asked.at(-1);
            if (data?.type === 1) window.ready = true;
            if (data?.type === 3 && last && !last.took) last.took = performance.now() - last.start;
        });
    }
    postMessage(message, ...rest) {
        if (message?.type === 2 && message.data) asked.push({ start: performance.now() });
        super.postMessage(message, ...rest);
    }
};"""
TAKEN = "() => { const last = asked.at(-1); return last?.took && performance.now() - last.start > 300 ? last.took : false; }"


class Times(NamedTuple):
    """Milliseconds, each from asking to the answer."""

    first: float
    further: list[float]


def times(page: Page, language: str) -> Times:
    """Of the first query after opening the home page in that language, and of those after it, each typed at once."""
    page.add_init_script(TIMED)
    page.goto(language)
    page.locator(BOX).click()
    wait_until(page, "window.ready")
    page.wait_for_timeout(PAUSE)
    taken = []
    for query in QUERIES[language]:
        page.evaluate("asked.length = 0")
        page.locator(BOX).fill(query)
        wait_until(page, TAKEN)
        taken.append(float(page.evaluate(TAKEN)))
    return Times(taken[0], taken[1:])


def middle(rounds: list[Times]) -> Times:
    """The median of the first ones, and all further ones."""
    return Times(median(each.first for each in rounds), [one for each in rounds for one in each.further])
