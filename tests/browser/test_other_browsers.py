"""The core path in engines other than Chromium's: Firefox and WebKitGTK, each started once.

Each test has the site at an address of its own, so that it finds nothing that another one kept.

What cannot run there: WebKitGTK's driver tells nothing of the console and has no page before the page's own scripts, so errors are
heard from the end of loading on; its browser for tests keeps nothing after it is closed. The copy for use without a network is
tried in Firefox only, where a service worker's errors are heard; all other tests are spared fetching it.
"""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from assess.publish.serving import make_server
from tests.bridge_client import BridgeClient
from tests.browser.checklist import FACTS, NUMBERS, STORED
from tests.browser.conftest import Site
from tests.browser.engines import TestedSite, engine, kind_of
from tests.browser.golden_site import ASK_WORKER, Address
from tests.browser.others.firefox import Firefox
from tests.browser.others.tab import NotHere, Tab, downloaded, faults, settled, until
from tests.browser.others.webkit import WebKit
from tests.golden import golden_requests, needs_of

pytestmark = engine("cpython", "the pages of the site in other browsers")

ENGINES: dict[str, Callable[[], Tab]] = {"firefox": Firefox, "webkit": WebKit}
READY = "() => document.documentElement.dataset.engine === 'ready'"
SCORE = "() => document.querySelector('output[data-score=overall]').textContent"
FILL = """(facts, numbers) => {
    const change = (input, type) => input.dispatchEvent(new Event(type, { bubbles: true }));
    const tick = input => { input.checked = true; change(input, "input"); change(input, "change"); };
    for (const [name, value] of Object.entries(facts)) {
        tick(document.querySelector(`[data-fact="${name}"] input[value="${value}"]`));
    }
    for (const [name, value] of Object.entries(numbers)) {
        const input = document.querySelector(`#fact-${name}`);
        input.value = value;
        change(input, "input");
        change(input, "change");
    }
    for (const radio of document.querySelectorAll('[data-requirement] input[value="met"]')) tick(radio);
}"""
# One line, large and alone, as this page's style sheet has it or without the gaps that browsers can put beside digits.
LINE = """async plain => {
    const line = document.createElement("p");
    line.lang = "zh-Hans";
    line.textContent = "9条目20项目标3月至5月，12个";
    line.style.cssText = "position: fixed; inset: 0 auto auto 0; z-index: 99; margin: 0; background: #fff; color: #000";
    line.style.cssText += "; font-size: 48px; line-height: 2; white-space: nowrap";
    if (plain) line.style.textAutospace = "no-autospace";
    document.body.replaceChildren(line);
    await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn, 500)));
    const { width, height } = line.getBoundingClientRect();
    return { width, height };
}"""
# How many pieces of ink there are from left to right: two characters drawn over each other are one piece.
PIECES = """async (picture, { width, height }) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const drawn = document.createElement("canvas").getContext("2d");
    Object.assign(drawn.canvas, { width, height });
    drawn.drawImage(image, 0, 0);
    const { data } = drawn.getImageData(0, 0, Math.floor(width), Math.floor(height));
    const rows = [...Array(Math.floor(height)).keys()];
    const inked = [...Array(Math.floor(width)).keys()].map(x => rows.some(y => data[(y * Math.floor(width) + x) * 4] < 128));
    return inked.filter((ink, x) => ink && !inked[x - 1]).length;
}"""
MEETING = '[data-requirement="life.three-meetings.general-meeting-quarterly"]'


@contextmanager
def started(browser: Callable[[], Tab]) -> Iterator[Tab]:
    """One browser, or the test is left out."""
    try:
        tab = browser()
    except NotHere as missing:
        pytest.skip(f"not on this machine: {missing}")
    with closing(tab):
        yield tab


@contextmanager
def served(site: Site, kind: str) -> Iterator[TestedSite]:
    """The site where no browser has been yet, with this engine."""
    server = TestedSite(site.folder, site.server.door, kind)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
    assert server.in_vain == [], "the test says that it needs no Python"


def address_of(server: TestedSite) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}/"


@pytest.fixture(scope="module", params=sorted(ENGINES))
def browser_tab(request: pytest.FixtureRequest) -> Iterator[Tab]:
    with started(ENGINES[request.param]) as tab:
        yield tab


@pytest.fixture
def tab(browser_tab: Tab) -> Tab:
    browser_tab.forget()
    return browser_tab


@pytest.fixture
def here(site: Site, request: pytest.FixtureRequest) -> Iterator[TestedSite]:
    """The site of this test only."""
    with served(site, str(kind_of(request.node))) as server:
        yield server


@engine("pyodide", "one whole path with the published engine; the stand-in has it read again what that one scored")
def test_open_answer_score_reload_export_import(tab: Tab, site: Site, here: TestedSite, tmp_path: Path) -> None:
    address = address_of(here)
    tab.open(address + "assess/")
    until(tab, READY)
    tab.click('[data-fact="unit"] input[value="office"]')
    tab.type("#fact-full-members", "12")
    until(tab, f"() => ({STORED})().branch?.['full-members'] === '12'")
    tab.run(FILL, FACTS, NUMBERS)
    until(tab, "of => document.querySelector('output[data-score=overall]').textContent === of", "100")

    tab.click(f'{MEETING} input[value="not-met"]')
    until(tab, "of => document.querySelector('output[data-score=overall]').textContent !== of", "100")
    score, sheet = tab.run(SCORE), until(tab, stored_with(MEETING, "not-met"))
    here.kind = "cpython"
    tab.open(address + "assess/")
    until(tab, READY)
    until(tab, "of => document.querySelector('output[data-score=overall]').textContent === of", score)
    assert tab.run(STORED) == sheet

    tab.click('[data-action="export"]')
    file = downloaded(tab, "*.json")
    assert json.loads(file.read_text("utf-8"))["answers"] == sheet["answers"]
    kept = tmp_path / file.name
    kept.write_bytes(file.read_bytes())
    assert faults(tab, address) == []

    tab.forget()
    with served(site, "cpython") as elsewhere:
        import_there(tab, address_of(elsewhere), kept)
        until(tab, "of => document.querySelector('output[data-score=overall]').textContent === of", score)
        assert until(tab, stored_with(MEETING, "not-met"))["answers"] == sheet["answers"]
        assert faults(tab, address_of(elsewhere)) == []


def import_there(tab: Tab, address: str, file: Path) -> None:
    """In the other language, where nothing has been entered."""
    tab.open(address + "en/assess/")
    until(tab, READY)
    assert tab.run(STORED).get("answers", {}) == {}
    tab.choose('[data-part="file"]', file)
    until(tab, "() => document.querySelector('[data-part=import-dialog]').open")
    tab.click('[data-action="confirm-import"]')


def stored_with(requirement: str, answer: str) -> str:
    """The stored branch, once it has this answer."""
    name = requirement.split('"')[1]
    return f"() => {{ const sheet = ({STORED})(); return sheet.answers?.['{name}']?.answer === '{answer}' && sheet; }}"


def test_every_kind_of_page_opens_without_an_error(tab: Tab, here: TestedSite, kinds: tuple[str, ...]) -> None:
    """Every other one in the other language, which has the same scripts."""
    for place, kind in enumerate(kinds):
        tab.open(f"{address_of(here)}{'en/' * (place % 2)}{kind}")
        until(tab, "() => document.querySelector('h1')?.textContent.trim()")
        settled(tab)
        assert faults(tab, address_of(here)) == []


@engine("none", "how text is painted")
def test_no_character_is_drawn_over_the_next(tab: Tab, here: TestedSite) -> None:
    """Boxes do not tell: WebKitGTK lays out rightly what it then paints elsewhere."""
    tab.open(address_of(here) + "areas/life/")
    settled(tab)
    pieces = []
    for plain in (True, False):
        size = tab.run(LINE, plain)
        pieces.append(tab.run(PIECES, tab.picture(), size))
    assert pieces[0] == pieces[1] > 10


@engine("none", "the search is the page’s own")
@pytest.mark.parametrize(("language", "words"), [("", "三会一课"), ("en/", "party lecture")])
def test_search_finds(tab: Tab, here: TestedSite, language: str, words: str) -> None:
    tab.open(address_of(here) + language)
    tab.click("label.md-search__icon[for=__search], .md-search__input")
    tab.type(".md-search__input", words)
    until(tab, "() => document.querySelectorAll('.md-search-result__link').length")
    assert faults(tab, address_of(here)) == []


@engine("pyodide", "the copy holds the published engine")
def test_all_is_there_with_the_server_gone(site: Site) -> None:
    server = make_server(site.folder, port=0)
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with started(lambda: Firefox(offline_copy=True)) as tab:
        tab.open(address)
        until(tab, "() => document.querySelector('.wh-offline').dataset.state === 'saved'")
        settled(tab)
        server.shutdown()
        server.server_close()
        tab.open(f"{address}areas/life/talks/")
        assert "谈心谈话" in tab.run("() => document.querySelector('h1').textContent")
        settled(tab)
        tab.open(f"{address}en/assess/")
        until(tab, READY)
        tab.click(f'{MEETING} input[value="met"]')
        until(tab, "() => document.querySelector('output[data-score=life]').textContent !== '0–100'")
        assert faults(tab, address) == []


@engine("pyodide", "the published engine in other browsers")
def test_python_answers_there_as_cpython_does(tab: Tab, golden_address: Address, small_door: BridgeClient) -> None:
    url, settings = golden_address
    asked = golden_requests()
    tab.open(url)
    replies = tab.run(f"async (...given) => ({ASK_WORKER})(given)", settings, [(text, needs_of(text)) for _, text in asked])
    differing = [name for (name, text), reply in zip(asked, replies, strict=True) if reply != small_door.handle(text)]
    assert differing == []
