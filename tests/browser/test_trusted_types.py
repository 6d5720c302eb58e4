"""On every page but the slides no text becomes markup, beyond what a search result needs, and no address a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.engines import engine
from tests.browser.page_watch import Watch

pytestmark = engine("pyodide", "the policy lets the published worker pass")

# Each tries one way; what comes back is the name of the error, or "done".
WAYS = {
    "markup": "document.body.innerHTML += '<img src=x>'",
    "an attribute of a search result": "document.createElement('p').innerHTML = '<mark id=x>三会</mark>'",
    "an attribute beside its class": "document.createElement('p').innerHTML = '<p class=\\'a\\' onclick=\\'b\\'>'",
    "markup of a comment": "document.createElement('p').innerHTML = '<!-- -->'",
    "a document": "new DOMParser().parseFromString('<img src=x>', 'text/html')",
    "markup beside an element": "document.body.insertAdjacentHTML('beforeend', '<b>b</b>')",
    "a script": "document.createElement('script').text = 'alert(1)'",
    "the address of a script": "document.createElement('script').src = '/assets/js/main.js'",
    "a worker from elsewhere": "new Worker('/assets/js/main.js')",
    "a worker from a text": "new Worker(URL.createObjectURL(new Blob(['1'])))",
    "a worker from another host": "new Worker('https://example.org/assets/js/engine.worker.js')",
    "another policy": "trustedTypes.createPolicy('mine', {})",
}
ALLOWED = {
    "plain text": "document.createElement('p').innerHTML = '3 < 4 & 5'",
    "a search result": "document.createElement('p').innerHTML = '<h2>2.1 <mark data-md-highlight>三会</mark>一课</h2>'",
    "nothing": "document.createElement('p').innerHTML = ''",
    "our worker": "new Worker('/assets/js/engine.worker.js', { type: 'module', name: 'null' }).terminate()",
}


def tried(page: Page, source: str) -> str:
    result: str = page.evaluate(f"() => {{ try {{ {source}; return 'done'; }} catch (error) {{ return error.name; }} }}")
    return result


@pytest.mark.parametrize("path", ["", "en/assess/", "areas/life/", "training/session/"])
def test_nothing_becomes_markup_or_a_script(new_page: Callable[..., Page], watch: Watch, path: str) -> None:
    watch.allowed += ["Trusted", "trusted-types"]
    page = new_page()
    page.goto(path)
    found = {way: tried(page, source) for way, source in WAYS.items()}
    assert found == dict.fromkeys(WAYS, "TypeError")
    assert {way: tried(page, source) for way, source in ALLOWED.items()} == dict.fromkeys(ALLOWED, "done")
