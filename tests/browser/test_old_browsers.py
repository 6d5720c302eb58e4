"""Browsers too old for Python: pages say so, and reading, search and the form work without what is newer than Chromium 90.

The words of the scripts are held by tests/architecture/test_old_browsers.py.
"""

import hashlib
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.architecture.test_old_browsers import too_new
from tests.browser.checklist import FACTS, Checklist
from tests.browser.conftest import Site, wait_until
from tests.browser.engine_page import Engine
from tests.browser.engines import engine
from tests.browser.page_watch import Watch

pytestmark = engine("pyodide", "how the published engine is told from a browser that cannot run it")

MEETING = "life.three-meetings.general-meeting-quarterly"
LEARNT_SINCE = """
const ofLists = ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"];
for (const list of [Array, String, Object.getPrototypeOf(Int8Array)]) for (const name of ofLists) delete list.prototype[name];
for (const name of ["isWellFormed", "toWellFormed"]) delete String.prototype[name];
for (const name of ["union", "difference", "intersection", "symmetricDifference", "isSubsetOf", "isSupersetOf", "isDisjointFrom"]) {
    delete Set.prototype[name];
}
for (const name of ["hasOwn", "groupBy"]) delete Object[name];
for (const name of ["groupBy"]) delete Map[name];
for (const name of ["withResolvers", "try"]) delete Promise[name];
for (const name of ["any", "timeout"]) delete AbortSignal[name];
for (const name of ["structuredClone", "reportError", "scheduler", "Iterator", "navigation"]) delete globalThis[name];
delete Array.fromAsync;
delete URL.canParse;
delete Crypto.prototype.randomUUID;
delete AbortSignal.prototype.throwIfAborted;
for (const name of ["inert", "popover", "showPopover", "hidePopover", "togglePopover"]) {
    if (globalThis.HTMLElement) delete HTMLElement.prototype[name];
}
for (const name of ["checkVisibility", "getHTML"]) if (globalThis.Element) delete Element.prototype[name];
"""

# As Chromium 90 answers under a policy with `wasm-unsafe-eval`, which it does not know.
REFUSED = """
const refuse = () => { throw new KIND("Wasm code generation disallowed by embedder"); };
const later = async () => refuse();
WebAssembly.Module = function Module() { refuse(); };
for (const name of ["compile", "compileStreaming", "instantiate", "instantiateStreaming"]) WebAssembly[name] = later;
"""
KINDS = ("WebAssembly.CompileError", "EvalError")
TOO_OLD = {"zh": ("浏览器版本太旧", "Chrome、Edge 97"), "en": ("too old", "Chrome or Edge 97")}
NETWORK = {"zh": "网络", "en": "network"}
NOTICE = '[data-part="engine"]'
FIRST_SEEN = "() => document.querySelectorAll('.md-search-result__link').length"


@pytest.fixture
def old(page: Page) -> Page:
    """Neither the page nor its workers know what is newer."""
    page.add_init_script(LEARNT_SINCE)

    def without(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=LEARNT_SINCE + answer.text())

    page.route("**/assets/javascripts/workers/*.js", without)
    return page


def test_no_published_script_is_written_in_newer_words(site: Site, tmp_path: Path) -> None:
    """Those of the theme and of the database too; Python's own, and the slides', belong to newer browsers."""
    kept = [path for path in site.folder.rglob("*.js") if "runtime" not in path.parts and path.name != "reveal.js"]
    assert len(kept) > 40
    assert too_new({path.name: path.read_text("utf-8") for path in kept}, tmp_path) == []


@pytest.mark.parametrize(("language", "words"), [("", "三会一课"), ("", "tanxintanhua"), ("en/", "party lectures")])
def test_search_finds(old: Page, language: str, words: str) -> None:
    old.goto(f"{language}areas/")
    old.locator(".md-search__input").click()
    old.locator(".md-search__input").press_sequentially(words)
    wait_until(old, FIRST_SEEN)


def test_the_form_is_filled_in_kept_saved_to_a_file_and_read_again(old: Page) -> None:
    form = Checklist(old).open()
    for name, value in FACTS.items():
        form.fact(name, value)
    form.answer(MEETING, "not-met")
    old.locator("#branch-name").fill("甲支部")
    old.reload()
    expect(old.locator(f'[data-requirement="{MEETING}"] input[value="not-met"]')).to_be_checked()
    expect(old.locator("#branch-name")).to_have_value("甲支部")
    with old.expect_download() as saved:
        old.locator('[data-action="export"]').click()
    assert "甲支部" in Path(saved.value.path()).read_text("utf-8")


@pytest.mark.parametrize("path", ["", "areas/life/three-meetings/", "browse/", "month/", "glossary/", "missing/"])
def test_pages_are_read_without_an_error(old: Page, watch: Watch, path: str) -> None:
    watch.allowed += ["404"]
    old.goto(path)
    old.wait_for_load_state("networkidle")
    expect(old.locator("h1").first).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", TOO_OLD)
def test_a_browser_that_refuses_webassembly_is_called_too_old_and_the_form_works(page: Page, language: str, kind: str) -> None:
    page.add_init_script(REFUSED.replace("KIND", kind))
    form = Checklist(page, language).open()
    for words in TOO_OLD[language]:
        expect(page.locator(NOTICE)).to_contain_text(words)
    expect(page.locator("[data-reason]:visible")).to_have_count(1)
    expect(page.locator(NOTICE)).not_to_contain_text(NETWORK[language], use_inner_text=True)
    expect(page.locator('[data-action="retry"]')).to_be_hidden()
    expect(page.locator('[data-action="report-word"]')).to_be_disabled()
    form.answer(MEETING, "met")
    assert form.stored()["answers"][MEETING] == form.given(MEETING, "met")


def test_the_worker_says_the_same_where_only_it_is_refused(page: Page, watch: Watch) -> None:
    watch.allowed += ["wasm", "Wasm"]

    def refused(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=REFUSED.replace("KIND", KINDS[0]) + answer.text())

    page.route("**/engine.worker.js", refused)
    Checklist(page).open()
    expect(page.locator(NOTICE)).to_contain_text(TOO_OLD["zh"][0], timeout=60_000)


def test_a_browser_without_module_workers_is_called_too_old(page: Page) -> None:
    page.add_init_script("const Plain = Worker; window.Worker = class { constructor(at) { return new Plain(at); } };")
    Checklist(page).open()
    expect(page.locator(NOTICE)).to_contain_text(TOO_OLD["zh"][0])


def test_the_plan_of_the_month_says_it_too(page: Page) -> None:
    form = Checklist(page).open().ready()
    form.fact("form", "regular")
    page.add_init_script(REFUSED.replace("KIND", KINDS[0]))
    page.goto("month/")
    expect(page.locator('[data-part="own-state"]')).to_contain_text(TOO_OLD["zh"][0])


def test_words_of_python_that_the_browser_does_not_know_are_no_download(
    engine: Engine, alone: tuple[str, dict[str, object]]
) -> None:
    """The files arrived as they were published: a retry would bring the same."""
    unknown = b"const words = @later;"
    loader = {"address": "later.mjs", "size": len(unknown), "sha256": hashlib.sha256(unknown).hexdigest()}
    engine.page.route("**/later.mjs", lambda route: route.fulfill(body=unknown, content_type="text/javascript"))
    settings = {**engine.settings, "files": {**engine.settings["files"], "loader": loader}}  # type: ignore[dict-item]
    reason = engine.page.evaluate(
        """async (settings) => {
            const { startEngine } = await import("./engine.js");
            const engine = startEngine(settings);
            return engine.ask("plain").catch(({ reason }) => reason);
        }""",
        settings,
    )
    assert reason == "too-old"
