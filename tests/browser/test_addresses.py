"""Any address that leads to a page leaves it working: tests/fuzz/addresses.py throws more of them."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Site
from tests.browser.engines import engine
from tests.browser.page_watch import Watch
from tests.fuzz.addresses import throw, words_of

pytestmark = engine("cpython", "the page’s own reading of its address")

NUMBER = 400


@pytest.mark.parametrize("path", ["browse/", "en/browse/", "assess/", "glossary/", "training/set-up/"])
def test_no_address_breaks_a_page(page: Page, site: Site, path: str) -> None:
    page.goto(path)
    page.wait_for_load_state("networkidle")
    faults, _ = throw(page, words_of(site.folder / path / "index.html"), NUMBER)
    assert faults == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [("throw new Error('taken literally')", "taken literally"), ("document.body.dataset.fuzz = ''", "became part of the page")],
)
def test_a_fault_would_be_noticed(page: Page, site: Site, watch: Watch, fault: str, said: str) -> None:
    watch.allowed.append(said)
    page.goto("browse/")
    page.evaluate(f"() => {{ addEventListener('popstate', () => {{ if (location.search.includes('__proto__')) {fault}; }}); }}")
    faults, _ = throw(page, words_of(site.folder / "browse" / "index.html"), NUMBER)
    assert any(said in fault for fault in faults)
