"""Claims of every page: each function looks at an open page for one, and returns what it found against it."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import CDPSession, Error, Page

WIDTHS = (320, 360, 768, 1440)
LARGE_TEXT_WIDTHS = (390, 1280)
"""A phone and a desk."""

USUAL_TEXT = {"standard": 16, "fixed": 13}
LARGE_TEXT = {"standard": 32, "fixed": 26}
"""A visitor's own setting: letters twice as large, which the widths that a layout depends on follow."""

LETTERS = "parseFloat(getComputedStyle(document.body).fontSize)"


def scrolls_sideways(page: Page, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """No page is wider than the window."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        needed = page.evaluate("document.documentElement.scrollWidth")
        if needed > width:
            found.append(f"scrolls sideways: {needed} px in a window of {width}")
    return found


def does_not_fit_with_large_letters(page: Page) -> list[str]:
    """Letters twice as large fit on a phone and on a desk."""
    usual = page.evaluate(LETTERS)
    with large_letters(page):
        if page.evaluate(LETTERS) != 2 * usual:
            return ["letters do not follow the visitor's own size"]
        return [f"letters twice as large: {each}" for each in scrolls_sideways(page, LARGE_TEXT_WIDTHS)]


@contextmanager
def large_letters(page: Page) -> Iterator[None]:
    """Twice as large as a browser's own: the setting itself, and so media queries follow it, too."""
    session = page.context.new_cdp_session(page)
    _set_letters(session, LARGE_TEXT)
    try:
        yield
    finally:
        _set_letters(session, USUAL_TEXT)
        session.detach()


def _set_letters(session: CDPSession, sizes: dict[str, int]) -> None:
    session.send("Page.setFontSizes", {"fontSizes": sizes})


def switch_leads_elsewhere(page: Page, there: str) -> list[str]:
    """The language switch leads to the same page in the other language, which is `there`."""
    try:
        with page.expect_navigation(wait_until="commit"):
            page.locator(".wh-language__link").click()
    except Error as error:
        return [f"language switch: {error.message}"]
    return [] if page.url == there else [f"language switch: leads to {page.url}"]
