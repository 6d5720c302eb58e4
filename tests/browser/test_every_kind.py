"""Every kind of page, in both languages, held to everything that is claimed of every page, in one visit each.

A page is opened once for all claims, because opening is what costs; the claims stand in claims.py, axe.py and theme.py. What is
found is reported all at once, under the page's address.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import show, violations
from tests.browser.claims import does_not_fit_with_large_letters, scrolls_sideways, switch_leads_elsewhere
from tests.browser.conftest import Site
from tests.browser.engines import engine
from tests.browser.page_watch import Watch
from tests.browser.theme import missed

pytestmark = engine("cpython", "what stands on a page is looked at, whoever works out the figures")

GROUPS = 8
"""An even number of parts of the same work, so that several processors can share it."""

NOT_FOUND = "no/such/page/"
AT_ONCE = "[data-python=at-once]"
"""A page that begins with Python."""

# Each page meets both languages, both schemes of colour and both widths once, in two looks: axe is the dearest part of all tests,
# and all eight together have never found more. Every other page meets them crosswise.
Looks = tuple[tuple[str, int], tuple[str, int]]
LOOKS: tuple[Looks, Looks] = ((("light", 360), ("dark", 1440)), (("dark", 360), ("light", 1440)))


@dataclass
class Visit:
    """Findings on the pages that a test sees, with their addresses."""

    page: Page
    site: Site
    watch: Watch
    without_rule: list[str]
    found: list[str] = field(default_factory=list)

    def look(self, path: str, scheme: str, width: int) -> None:
        """Hold the page to all claims that need no other. It may still be loading: to be redrawn costs more than to be drawn."""
        self.page.set_viewport_size({"width": width, "height": 900})
        show(self.page, scheme)
        if self.page.locator(AT_ONCE).count():
            # What Python fills in is part of the page: the plan was once too wide only with it.
            expect(self.page.locator("html")).to_have_attribute("data-engine", "ready")
            self.page.wait_for_load_state("networkidle")
        self.note(path, [f"{scheme}, {width} px: {each}" for each in violations(self.page)])
        self.note(path, scrolls_sideways(self.page))
        self.note(path, does_not_fit_with_large_letters(self.page))
        self.note(path, [f"misses a rule of the theme: {each}" for each in missed(self.page, self.without_rule)])
        self.note(path, self.watch.take())

    def switch(self, path: str, there: str) -> None:
        """Go to the page in the other language, as a visitor goes."""
        wrong = switch_leads_elsewhere(self.page, self.site.address + there)
        self.note(path, wrong)
        if wrong:
            self.page.goto(there)

    def note(self, path: str, found: list[str]) -> None:
        self.found += [f"/{path} {each}" for each in found]

    def end(self) -> None:
        """Fail with all that was found, a line each, which an assertion would cut short."""
        if self.found:
            pytest.fail("\n".join(self.found), pytrace=False)


@pytest.fixture
def visit(new_page: Callable[..., Page], site: Site, watch: Watch, without_rule: list[str]) -> Visit:
    return Visit(new_page(reduced_motion="reduce"), site, watch, without_rule)


@pytest.mark.parametrize("group", range(GROUPS))
def test_every_kind_of_page_keeps_what_is_claimed_of_every_page(visit: Visit, kinds: tuple[str, ...], group: int) -> None:
    first, second = LOOKS[group % 2]
    for path in kinds[group::GROUPS]:
        visit.page.goto(path, wait_until="commit")
        visit.look(path, *first)
        visit.switch(path, f"en/{path}")
        visit.look(f"en/{path}", *second)
        visit.switch(f"en/{path}", path)
    visit.end()


@pytest.mark.parametrize(("language", "look"), [("", LOOKS[0][0]), ("en/", LOOKS[0][1])])
def test_the_page_for_wrong_addresses_does_too(visit: Visit, language: str, look: tuple[str, int]) -> None:
    visit.watch.allowed.append("404")
    visit.page.goto(language + NOT_FOUND)
    expect(visit.page.locator("h1")).to_be_visible()
    visit.look(language + NOT_FOUND, *look)
    visit.end()
