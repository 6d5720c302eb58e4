"""The theme's style sheet without what no page can show: docs/hooks/theme_rules.py.

That no page misses a rule is looked at after every test of this folder (conftest.py), and on every kind of page by
test_every_kind.py; here, that looking would find it.
"""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site
from tests.browser.engines import engine
from tests.browser.theme import missed, taken_out, whole_theme

pytestmark = engine("cpython", "a style sheet on all kinds of pages")


@pytest.fixture
def portal(site: Site) -> str:
    return (site.folder / "assets" / "css" / "portal.css").read_text("utf-8")


def test_a_rule_that_is_missed_is_noticed(browser: Browser, portal: str, page: Page) -> None:
    page.goto("areas/life/three-meetings/")
    without_header = taken_out(browser, re.sub(r"\.md-header\b", ".other", portal))
    assert any(found.endswith(": .md-header") for found in missed(page, without_header))


def test_rules_for_what_no_page_has_are_gone(portal: str) -> None:
    for name in ("md-feedback", "critic.block", "[dir=rtl]", "md-post", "--md-admonition-icon--bug"):
        assert name in whole_theme(), name
        assert name not in portal, name
    assert "/*! theme */" not in portal


def test_every_custom_property_that_is_asked_for_has_a_value(site: Site) -> None:
    """Unless the theme itself never gives it one."""
    sheets = [path.read_text("utf-8") for path in sorted(site.folder.glob("assets/css/*.css"))]
    asked = {name for sheet in sheets for name in re.findall(r"var\((--[\w-]+)", sheet)}
    assert asked & given(whole_theme()) <= given("".join(sheets))


def given(sheet: str) -> set[str]:
    return set(re.findall(r"[{;]\s*(--[\w-]+)\s*:", sheet))
