"""The interface that tests use of any browser."""

import time
from pathlib import Path
from typing import Any, Protocol

PATIENCE = 90.0
"""Seconds: these engines share two processors with another browser, and compile Python anew each time."""

# A note that the next frame has more to lay out is no error, though browsers announce it as one.
# In every page before its own scripts, where the browser allows that, and else as soon as the page has loaded.
LISTEN = """() => {
    if (window.noted) return;
    window.noted = [];
    addEventListener("error", ({ message, target }) => {
        if (!message?.startsWith("ResizeObserver loop")) noted.push(String(message ?? target?.src ?? target?.href));
    }, true);
    addEventListener("unhandledrejection", event => noted.push(`rejected: ${event.reason}`));
    document.addEventListener("securitypolicyviolation", event => noted.push(`${event.violatedDirective}: ${event.blockedURI}`));
}"""
# What the page fetched; workers keep their own list.
FETCHED = "() => performance.getEntriesByType('resource').map(entry => entry.name)"

STARTED = """() => !document.querySelector('[data-python=at-once]') || document.documentElement.dataset.engine === 'ready'"""


class Tab(Protocol):
    """One page of a browser that was started with a profile of its own."""

    downloads: Path

    def open(self, address: str) -> None:
        """Go there, or there again; back when the page has loaded."""

    def run(self, function: str, *values: Any) -> Any:
        """The result of a JavaScript function, or what its promise comes to, for values that are plain JSON."""

    def click(self, selector: str) -> None:
        """With the mouse, where the first such element is."""

    def type(self, selector: str, text: str) -> None:
        """With the keyboard, into the first such element."""

    def choose(self, selector: str, file: Path) -> None:
        """The file, as if picked in the system's window."""

    def picture(self) -> str:
        """A picture of the page: a PNG in base64."""

    def noted(self) -> list[str]:
        """Errors, reports of the Content Security Policy, and addresses that were asked for, so far."""

    def forget(self) -> None:
        """Leave the page; what was noted, and the files that came, are gone. What a site keeps stays."""

    def close(self) -> None:
        """The browser and everything that was started for it; its profile is gone."""


class NotHere(Exception):
    """This machine has no such browser; the text says what is missing."""


def faults(tab: Tab, address: str = "http") -> list[str]:
    """The faults noted, without requests to that address."""
    own = (address, "data:", f"blob:{address}", "about:")
    return [note for note in tab.noted() if not note.startswith(own)]


def until(tab: Tab, function: str, *values: Any) -> Any:
    """The function's result, once that is true."""
    end = time.monotonic() + PATIENCE
    while not (found := tab.run(function, *values)):
        assert time.monotonic() < end, f"never true: {function} {values}; noted: {faults(tab)}"
        time.sleep(0.1)
    return found


def settled(tab: Tab) -> None:
    """Until Python is there, on a page that begins with it, and nothing more is asked for.

    A browser reports as an error what was cut off by leaving the page.
    """
    until(tab, STARTED)
    before = -1
    while (now := len(tab.noted())) != before:
        before = now
        time.sleep(0.2)


def take_away(downloads: Path) -> None:
    """Files that came for an earlier test."""
    for file in downloads.iterdir():
        file.unlink()


def downloaded(tab: Tab, pattern: str) -> Path:
    """The one such file in the browser's folder, once it is whole."""
    end = time.monotonic() + PATIENCE
    while True:
        files = [path for path in tab.downloads.glob(pattern) if path.stat().st_size]
        if files and not list(tab.downloads.glob("*.part")):
            return files[0]
        assert time.monotonic() < end, f"nothing came: {sorted(tab.downloads.iterdir())}"
        time.sleep(0.1)
