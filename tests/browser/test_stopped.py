"""Pages whose modules do not run: each says why, and no field takes what no one would keep. Reading and printing go on."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.checklist import Checklist
from tests.browser.conftest import Site
from tests.browser.engines import engine
from tests.browser.page_watch import Watch

pytestmark = engine("cpython", "pages whose scripts do not start")

NOTICE = ".wh-stopped > p:visible"
SAYS = {
    "disk": {"": "从磁盘上直接打开", "en/": "opened straight from a disk"},
    "old": {"": "浏览器版本太旧", "en/": "too old"},
    "missing": {"": "没有全部送到", "en/": "Not all of this page’s programs arrived"},
}
SLIDES = "training/slides/organisational-life/"
# What a person could still change in the page's own part; questions that answer by themselves need no script.
OPEN = """() => [...document.querySelectorAll("main [data-module] :is(input, select, textarea, button)")]
    .filter(field => field.getClientRects().length && !field.matches(":disabled") && !field.closest(".wh-question"))
    .map(field => field.outerHTML)"""


@pytest.fixture
def disk(browser: Browser, site: Site) -> Iterator[Callable[[str], Page]]:
    context = browser.new_context()
    page = context.new_page()

    def open_file(path: str) -> Page:
        page.goto((site.folder / path / "index.html").as_uri())
        return page

    yield open_file
    context.close()


# The script is one for both languages, and the next test holds the words of all pages: each kind is opened in one of the two.
@pytest.mark.parametrize(("language", "part"), [("", 0), ("en/", 1)])
def test_every_page_opened_from_a_disk_says_so_and_takes_nothing(
    disk: Callable[[str], Page], kinds: tuple[str, ...], language: str, part: int
) -> None:
    for kind in kinds[part::2]:
        page = disk(language + kind)
        expect(page.locator(NOTICE)).to_have_count(1)
        expect(page.locator(NOTICE)).to_contain_text(SAYS["disk"][language])
        assert page.evaluate(OPEN) == [], kind


@pytest.mark.parametrize("why", SAYS)
def test_every_page_can_say_it_in_its_language(site: Site, why: str) -> None:
    silent = []
    for path in site.folder.rglob("index.html"):
        name = path.relative_to(site.folder).as_posix()
        notice = re.search(r'class="?wh-stopped\b.*?</div>', path.read_text("utf-8"), re.DOTALL)
        if "/training/slides/" in f"/{name}":
            continue  # another template, and one notice for whatever the reason
        if not notice or SAYS[why]["en/" if name.startswith("en/") else ""] not in notice[0]:
            silent.append(name)
    assert silent == []


def test_the_form_on_a_disk_is_read_and_printed(disk: Callable[[str], Page]) -> None:
    page = disk("assess")
    expect(page.locator("#branch-name")).to_be_disabled()
    expect(page.locator('[data-requirement] input[value="met"]').first).to_be_disabled()
    expect(page.locator(".wh-panel")).to_be_hidden()
    expect(page.locator(".md-search")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(NOTICE)).to_have_count(0)
    expect(page.locator("[data-requirement]").last).to_be_visible()


def test_links_on_a_disk_lead_to_pages_and_not_to_folders(disk: Callable[[str], Page], site: Site) -> None:
    page = disk("")
    page.locator(".wh-door--assess").click()
    page.wait_for_url((site.folder / "assess" / "index.html").as_uri())
    page.locator(".wh-language__link").click()
    page.wait_for_url((site.folder / "en" / "assess" / "index.html").as_uri())
    expect(page.locator(NOTICE)).to_contain_text(SAYS["disk"]["en/"])


def test_slides_on_a_disk_lead_back_to_the_module(disk: Callable[[str], Page]) -> None:
    page = disk(SLIDES)
    expect(page.locator(NOTICE)).to_contain_text("幻灯片不能翻页")
    page.get_by_role("link", name="回到单元").click()
    expect(page.locator("h1")).to_be_visible()


def cut_off(route: Route) -> None:
    route.abort()


def missing(route: Route) -> None:
    route.fulfill(status=404, body="not here")


def another_page(route: Route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<!doctype html>")


def half(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text()[:1000])


# Each fault once, and each notice in both languages.
@pytest.mark.parametrize(
    ("language", "pattern", "fault", "why"),
    [
        ("", "**/checklist/start.js", cut_off, "missing"),
        ("", "**/saved.js", missing, "missing"),
        ("en/", "**/branch/sheet.js", another_page, "missing"),
        ("", "**/checklist/form.js", half, "old"),
        ("en/", "**/checklist/form.js", half, "old"),
        ("", "**/main.js", cut_off, "missing"),
    ],
)
def test_a_form_whose_scripts_do_not_arrive_says_so_and_takes_nothing(
    page: Page, watch: Watch, language: str, pattern: str, fault: Callable[[Route], None], why: str
) -> None:
    watch.allowed += ["Failed to load", "net::ERR", "MIME", "SyntaxError", "Unexpected"]
    page.route(pattern, fault)
    page.goto(f"{language}assess/")
    expect(page.locator(NOTICE)).to_contain_text(SAYS[why][language])
    expect(page.locator("#branch-name")).to_be_disabled()
    assert page.evaluate(OPEN) == []
    page.unroute(pattern)
    page.reload()
    expect(page.locator(NOTICE)).to_have_count(0)
    expect(page.locator("#branch-name")).to_be_enabled()


def test_a_part_that_follows_later_and_does_not_arrive_is_said_too(page: Page, watch: Watch) -> None:
    watch.allowed += ["Failed to load", "net::ERR"]
    page.route("**/browse.js", cut_off)
    page.goto("browse/")
    expect(page.locator(NOTICE)).to_contain_text(SAYS["missing"][""])
    assert page.evaluate(OPEN) == []


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_browser_without_modules_says_so_and_takes_nothing(page: Page, watch: Watch, language: str) -> None:
    watch.allowed += ["is not a function"]  # the worker of the search, which got an empty module
    page.add_init_script("delete HTMLScriptElement.prototype.noModule")
    page.route("**/assets/js/**", lambda route: route.fulfill(content_type="text/javascript", body=""))
    page.goto(f"{language}assess/")
    expect(page.locator(NOTICE)).to_contain_text(SAYS["old"][language])
    expect(page.locator("#branch-name")).to_be_disabled()


def test_without_scripts_the_form_takes_nothing_and_shows_no_dead_controls(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("assess/")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("#branch-name")).to_be_disabled()
    for dead in (".wh-panel", ".wh-branches", ".md-search"):
        expect(page.locator(dead)).to_be_hidden()


def test_where_all_is_well_nothing_is_said(page: Page) -> None:
    form = Checklist(page).open()
    expect(page.locator("#branch-name")).to_be_enabled()
    form.ready()
    expect(page.locator(NOTICE)).to_have_count(0)
