"""Browser profiles for tests: one for all tests of a worker, emptied after each, and a new one where a test asks for more.

A new profile costs 0.6 s of a processor a page: nothing of the site is in its cache, and none of its scripts is compiled.
"""

from contextlib import suppress
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page

from tests.browser.engines import cookie

# Most tests are not about the offline copy; without this every one of them would download the whole site.
WITHOUT_OFFLINE_COPY = "delete Navigator.prototype.serviceWorker"

OF_A_PAGE = {"viewport", "color_scheme", "reduced_motion"}
"""Options of a profile that a page can be given too."""


CLOCK_SETTERS = ("install", "pause_at", "set_fixed_time", "set_system_time")


class Profiles:
    """Hands out profiles, and takes them back. `patience` is in milliseconds."""

    def __init__(self, browser: Browser, address: str, *, patience: int) -> None:
        self._browser = browser
        self._address = address
        self._patience = patience
        self._shared: BrowserContext | None = None
        self._cleaner: CDPSession | None = None
        self._lent: list[BrowserContext] = []

    def page(self, kind: str, options: dict[str, Any], *, own: bool = False) -> Page:
        """A page in an empty profile that no other page of this test has; `kind` is the engine it gets."""
        may_share = not own and options.keys() <= OF_A_PAGE and not any(each is self._shared for each in self._lent)
        context = self._take_shared() if may_share else self._make(options)
        self._lent.append(context)
        context.add_cookies([cookie(kind, self._address)])
        page = context.new_page()
        if may_share:
            _adapt(page, options)
        return page

    def pages(self) -> list[Page]:
        """All pages that the test has open."""
        return [page for context in self._lent for page in self._open_in(context)]

    def take_back(self) -> None:
        """End what the test has open, and empty what is kept for the next."""
        for context in self._lent:
            if context is self._shared:
                self._empty(context)
            else:
                context.close()
        self._lent.clear()

    def _open_in(self, context: BrowserContext) -> list[Page]:
        # The first page of the shared profile is there to empty it.
        return context.pages[1:] if context is self._shared else context.pages

    def _make(self, options: dict[str, Any]) -> BrowserContext:
        context = self._browser.new_context(base_url=self._address, accept_downloads=True, **options)
        context.add_init_script(WITHOUT_OFFLINE_COPY)
        context.set_default_timeout(self._patience)
        return context

    def _take_shared(self) -> BrowserContext:
        if self._shared is None:
            self._shared = self._make({})
            _hold(self._shared)
            self._cleaner = self._shared.new_cdp_session(self._shared.new_page())
        return self._shared

    def _empty(self, context: BrowserContext) -> None:
        assert self._cleaner is not None
        for page in self._open_in(context):
            with suppress(Error):  # one that was crashed on purpose
                page.close()
        context.unroute_all(behavior="ignoreErrors")
        context.clear_cookies()
        context.clear_permissions()
        context.set_offline(False)
        self._cleaner.send("Storage.clearDataForOrigin", {"origin": self._address.rstrip("/"), "storageTypes": "all"})


def _hold(context: BrowserContext) -> None:
    """Refuse what would stay in a profile for every later test; a frozen clock once stopped the slides of another file."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("this changes the profile for every later test: take one of its own, `new_page(own=True)`")

    vars(context).update({"add_init_script": refuse, "expose_binding": refuse, "expose_function": refuse})
    vars(context.clock).update(dict.fromkeys(CLOCK_SETTERS, refuse))


def _adapt(page: Page, options: dict[str, Any]) -> None:
    if "viewport" in options:
        page.set_viewport_size(options["viewport"])
    media = {name: value for name, value in options.items() if name in ("color_scheme", "reduced_motion")}
    if media:
        page.emulate_media(**media)
