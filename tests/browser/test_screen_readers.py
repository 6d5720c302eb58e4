"""The whole accessibility tree of Chromium, which it makes only when it is asked for it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright, expect

from tests.browser.checklist import Checklist
from tests.browser.chromium import TEST_FLAGS, headless
from tests.browser.conftest import PATIENCE, Site
from tests.browser.engines import cookie, engine
from tests.browser.profiles import WITHOUT_OFFLINE_COPY

pytestmark = engine("cpython", "what a screen reader is given of a page")

Node = dict[str, Any]


@pytest.fixture(scope="module")
def told(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=headless(), args=[*TEST_FLAGS, "--force-renderer-accessibility"])
    yield started
    started.close()


@pytest.fixture
def page(told: Browser, site: Site) -> Iterator[Page]:
    context = told.new_context(base_url=site.address)
    context.set_default_timeout(PATIENCE)
    context.add_cookies([cookie("cpython", site.address)])
    context.add_init_script(WITHOUT_OFFLINE_COPY)
    yield context.new_page()
    context.close()


def tree(page: Page) -> tuple[list[Node], set[int]]:
    """The nodes that screen readers get, and which elements of the page's own part stand in something `hidden`."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = [each for each in session.send("Accessibility.getFullAXTree")["nodes"] if not each["ignored"]]
    main = session.send("DOM.querySelector", {"nodeId": session.send("DOM.getDocument")["root"]["nodeId"], "selector": "main"})
    described = session.send("DOM.describeNode", {"nodeId": main["nodeId"], "depth": -1})
    return nodes, set(hidden(described["node"], False))


def hidden(node: Node, within: bool) -> Iterator[int]:
    within = within or "hidden" in node.get("attributes", [])[::2]
    if within:
        yield node["backendNodeId"]
    for each in node.get("children", []):
        yield from hidden(each, within)


def told_of_hidden(page: Page) -> list[str]:
    return hidden_in(*tree(page))


def hidden_in(nodes: list[Node], those: set[int]) -> list[str]:
    assert len(nodes) > 1000
    assert those
    return [f"{each['role']['value']}: {each['name']['value']}" for each in nodes if each.get("backendDOMNodeId") in those]


def scroll(page: Page) -> None:
    """Past everything, so that each part was once laid out and is not any more."""
    page.evaluate(
        """async () => {
            for (let at = 0; at < document.body.scrollHeight; at += innerHeight) {
                scrollTo(0, at);
                await new Promise(requestAnimationFrame);
            }
            scrollTo(0, 0);
        }"""
    )


def requirement(page: Page, number: int) -> Locator:
    return page.locator("[data-requirement]").nth(number)


def test_nobody_hears_of_fields_of_the_form_that_are_not_there(page: Page) -> None:
    Checklist(page, "en").open().ready()
    assert told_of_hidden(page) == []
    reason = page.get_by_role("textbox", name="Why it does not apply")
    expect(reason).to_have_count(0)

    box = requirement(page, 60)
    box.locator('input[value="not-applicable"]').check()
    expect(box.locator(reason)).to_have_count(1)
    expect(box.get_by_role("button", name="Clear the answer")).to_have_count(1)
    scroll(page)
    nodes, those = tree(page)
    assert hidden_in(nodes, those) == []
    assert [each["name"]["value"] for each in nodes if each["name"]["value"].startswith("Why it does not apply")]
    box.get_by_role("button", name="Clear the answer").click()
    expect(reason).to_have_count(0)


def test_nor_does_a_reviewer(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "branch.json"
    file.write_text(json.dumps({"format": "wuhua-sheet", "version": 1, "name": "第一支部", "answers": {}}), "utf-8")
    page.goto("en/review/")
    page.locator('[data-part="file"]').set_input_files(file)
    expect(page.locator('[data-part="opened"]')).to_be_visible(timeout=60_000)
    assert told_of_hidden(page) == []
    scroll(page)
    assert told_of_hidden(page) == []
