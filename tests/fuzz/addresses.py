"""The door that stands in every page's address: what follows `?` and `#`, as somebody cut it, typed it or made it up."""

import html
import random
import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

SEED = 20261129
BATCH = 1_000
FIELD = re.compile(r'<(?:input|select|option)\b[^>]*?(?:name|value)="([^"]*)"')
MARKED = re.compile(r'\bid="([^"]+)"')
"""What a good address can hold is read off the page."""
BROKEN = (
    *("%", "%%", "%zz", "%E4%B8", "%00", "&&", "==", "?", "#", ",,,", "../", "//", "\\", "\x00", "\u202e", "‘", "三会一课", "é"),
    *("<b data-fuzz>", '"><b data-fuzz>', "<img src=x onerror=document.body.dataset.fuzz=1>"),
    *("javascript:document.body.dataset.fuzz=1", "__proto__", "constructor", "toString", "[]", "{}", "*", ":not(", "\n", " ", "+"),
    *("9" * 400, "a" * 5_000, "-1", "NaN"),
)
THROW = """async (addresses) => {
    const faults = [];
    let slowest = 0;
    let current = "";
    const note = (event) => faults.push(`${current}: ${event.message ?? event.reason}`);
    addEventListener("error", note);
    addEventListener("unhandledrejection", note);
    for (const [place, address] of addresses.entries()) {
        current = address;
        const begun = performance.now();
        history.replaceState(null, "", location.pathname + address);
        if (location.href !== new URL(location.pathname + address, location.origin).href) faults.push(`${current}: not taken`);
        dispatchEvent(new PopStateEvent("popstate"));
        dispatchEvent(new HashChangeEvent("hashchange"));
        const took = performance.now() - begun;
        slowest = Math.max(slowest, took);
        if (took > 2_000) faults.push(`${current}: ${Math.round(took)} ms`);
        if (place % 50 === 0) await new Promise((resolve) => setTimeout(resolve));
        if (document.querySelector("[data-fuzz]")) return [[...faults, `${current}: became part of the page`], slowest];
        const shown = document.querySelector("[data-part=shown]");
        const visible = document.querySelectorAll("[data-item]:not([hidden])").length;
        if (shown && Number(shown.textContent) !== visible) faults.push(`${current}: ${shown.textContent} said, ${visible} shown`);
    }
    removeEventListener("error", note);
    removeEventListener("unhandledrejection", note);
    return [faults, slowest / 1000];
}"""


def words_of(page: Path) -> list[str]:
    """Names, values and places that addresses of this built page may hold."""
    text = page.read_text("utf-8")
    return sorted({html.unescape(word) for word in (*FIELD.findall(text), *MARKED.findall(text)) if word})


def addresses(words: list[str], number: int) -> Iterator[str]:
    """So many, always the same: good ones, good ones with something broken in them, and rubbish."""
    chance = random.Random(SEED)
    for _ in range(number):
        query = "&".join(f"{_part(words, chance)}={_part(words, chance)}" for _ in range(chance.randrange(5)))
        place = _part(words, chance) if chance.random() < 0.4 else ""
        yield (f"?{query}" if query else "") + (f"#{place}" if place else "") or "?"


def _part(words: list[str], chance: random.Random) -> str:
    parts = [chance.choice(words) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    if chance.random() < 0.4:
        parts.insert(chance.randrange(len(parts) + 1), chance.choice(BROKEN))
    whole = chance.choice(("", ",", ",")).join(parts)
    return whole[: chance.randrange(len(whole) + 1)] if chance.random() < 0.1 else whole


def throw(page: Page, words: list[str], number: int) -> tuple[list[str], float]:
    """The faults of an open page, with the address that did it; and the longest that one took, in seconds."""
    faults: list[str] = []
    slowest, batch = 0.0, []
    for place, address in enumerate(addresses(words, number), start=1):
        batch.append(address)
        if len(batch) == BATCH or place == number:
            found, took = page.evaluate(THROW, batch)
            faults, slowest, batch = [*faults, *found], max(slowest, took), []
    return faults, slowest
