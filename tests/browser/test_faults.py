"""A tab that crashes, a browser that is killed, a clock that runs backwards: what was entered is there afterwards."""

import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, Locator, Page, Playwright, expect

from tests.browser.checklist import Checklist
from tests.browser.chromium import TEST_FLAGS, headless
from tests.browser.conftest import Site
from tests.browser.engines import cookie, engine
from tests.browser.profiles import WITHOUT_OFFLINE_COPY
from tests.browser.test_saved import in_database

pytestmark = engine("cpython", "what the page keeps; Python keeps nothing")

MEETING = "life.three-meetings.general-meeting-quarterly"
OTHER = "life.three-meetings.committee-meeting-monthly"
NAME = "#branch-name"
YEARS_AGO = "const now = Date.now; Date.now = () => now() - 5 * 365 * 86_400_000"


def radio(page: Page, requirement: str, value: str) -> Locator:
    return page.locator(f'[data-requirement="{requirement}"] input[value="{value}"]')


def test_a_crashed_tab_loses_nothing(new_page: Callable[..., Page]) -> None:
    page = new_page()
    Checklist(page).open().answer(MEETING, "met")
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash")
    after = page.context.new_page()
    form = Checklist(after).open()
    expect(radio(after, MEETING, "met")).to_be_checked()
    form.ready()
    form.answer(OTHER, "met")
    assert set(form.stored()["answers"]) == {MEETING, OTHER}


def test_a_clock_that_was_put_back_changes_nothing(page: Page) -> None:
    form = Checklist(page).open()
    form.answer(MEETING, "partly")
    page.add_init_script(YEARS_AGO)
    form.open().ready()
    expect(radio(page, MEETING, "partly")).to_be_checked()
    form.answer(MEETING, "met")
    form.answer(OTHER, "met")
    form.open()
    expect(radio(page, MEETING, "met")).to_be_checked()
    assert set(form.stored()["answers"]) == {MEETING, OTHER}


@contextmanager
def browsing(playwright: Playwright, profile: Path, site: Site) -> Iterator[Page]:
    context = playwright.chromium.launch_persistent_context(
        str(profile), executable_path=headless(), args=TEST_FLAGS, base_url=site.address
    )
    context.add_init_script(WITHOUT_OFFLINE_COPY)
    context.add_cookies([cookie("cpython", site.address)])
    try:
        yield context.pages[0]
    finally:
        with suppress(Error):
            context.close()


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="finds the browser's own process as Linux lists it")
def test_a_browser_that_is_killed_keeps_all_but_the_last_moment(playwright: Playwright, site: Site, tmp_path: Path) -> None:
    """As when the power goes, but for what the system itself had not written yet. What the database took is there."""
    with browsing(playwright, tmp_path, site) as page:
        form = Checklist(page).open()
        form.answer(MEETING, "met")
        page.locator(NAME).fill("第一支部")
        in_database(page, "第一支部")
        page.locator(NAME).fill("第一支部党")
        killed = [kill(process) for process in processes(tmp_path)]
        assert killed
    with browsing(playwright, tmp_path, site) as page:
        Checklist(page).open()
        expect(page.locator(NAME)).to_have_value(re.compile("^第一支部党?$"))
        expect(radio(page, MEETING, "met")).to_be_checked()


def processes(profile: Path) -> list[int]:
    """The browser that has this profile open; its parts end with it."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            command = (folder / "cmdline").read_bytes()
            if f"--user-data-dir={profile}".encode() in command and b"--type=" not in command:
                found.append(int(folder.name))
    return found


def kill(process: int) -> None:
    os.kill(process, signal.SIGKILL)
