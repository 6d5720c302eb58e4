"""Every page of the built site: links that lead somewhere, both languages, addresses, and what a visitor's browser asks for.

What a page must keep once it is open stands in test_every_kind.py.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.site.pages import Pages
from assess.reading.content.folder import Content
from tests.browser.checklist import Checklist
from tests.browser.conftest import Site, path_of
from tests.browser.engines import engine
from tests.site.strangers import strangers_in

pytestmark = engine("cpython", "pages as they are, whoever works out the figures")


class Links(HTMLParser):
    """Ids and addresses of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.addresses: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in ("href", "src") and value and not value.startswith("data:"):
                self.addresses.append(value)


def pages(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.html")) if "assets" not in path.parts)


@pytest.fixture(scope="module")
def parsed(site: Site) -> dict[Path, Links]:
    return {path: Links(path.read_text("utf-8")) for path in pages(site.folder)}


def test_every_link_leads_somewhere(site: Site, parsed: dict[Path, Links]) -> None:
    broken = [
        f"{path.relative_to(site.folder)} → {address}"
        for path, links in parsed.items()
        for address in links.addresses
        if not leads_somewhere(site, parsed, path, address)
    ]
    assert broken == []


def leads_somewhere(site: Site, parsed: dict[Path, Links], path: Path, address: str) -> bool:
    here = site.published + path.relative_to(site.folder).as_posix().removesuffix("index.html")
    target = urlsplit(urljoin(here, address))
    if f"{target.scheme}://{target.netloc}/" != site.published:
        return target.netloc == "squidfunk.github.io"  # the theme's own credit; a link, not a request
    file = site.folder / unquote(target.path).lstrip("/")
    file = file / "index.html" if file.is_dir() else file
    if not file.is_file():
        return False
    anchor = unquote(target.fragment)
    return not anchor or file.suffix != ".html" or anchor in parsed[file].ids or anchor.startswith("__")


def test_every_page_exists_in_both_languages(site: Site, parsed: dict[Path, Links]) -> None:
    names = {path.relative_to(site.folder).as_posix() for path in parsed}
    chinese = {name for name in names if not name.startswith("en/")}
    assert {f"en/{name}" for name in chinese} == names - chinese


def test_every_area_and_task_has_its_page_and_every_requirement_its_anchor(
    site: Site, parsed: dict[Path, Links], standard: Standard
) -> None:
    for language in ("", "en/"):
        for area in standard.areas:
            assert (site.folder / f"{language}areas/{area.id}/index.html").is_file()
            for task in area.tasks:
                links = parsed[site.folder / f"{language}areas/{area.id}/{task.slug}/index.html"]
                assert {each.slug for each in task.requirements} <= links.ids


def test_every_page_names_its_language_and_its_counterpart(site: Site) -> None:
    for path in pages(site.folder):
        if path.name == "404.html":
            continue
        html = path.read_text("utf-8")
        name = path.relative_to(site.folder).as_posix().removesuffix("index.html")
        bare = name.removeprefix("en/")
        assert f'<html lang="{"en" if name.startswith("en/") else "zh-Hans"}"' in html
        for locale, address in (("zh-Hans", bare), ("en", f"en/{bare}"), ("x-default", bare)):
            assert re.search(rf'hreflang="?{locale}"? href="?{re.escape(site.published + address)}"?[ >]', html), (name, locale)


def test_the_language_switch_stays_at_the_requirement(page: Page) -> None:
    page.goto("areas/life/three-meetings/#general-meeting-quarterly")
    page.locator(".wh-language__link").click()
    page.wait_for_url("**/en/**")
    assert path_of(page.url) == "/en/areas/life/three-meetings/#general-meeting-quarterly"


def test_the_sitemap_lists_every_page_in_both_languages(site: Site) -> None:
    tree = ElementTree.parse(site.folder / "sitemap.xml")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = {str(each.text) for each in tree.findall(".//s:loc", space)}
    built = {
        site.published + path.relative_to(site.folder).as_posix().removesuffix("index.html")
        for path in pages(site.folder)
        if path.name == "index.html"
    }
    assert listed == built


@pytest.mark.parametrize(("path", "words"), [("no/such/page/", "没有找到这个页面"), ("en/no/such/page/", "Page not found")])
def test_a_wrong_address_is_answered_in_its_language(page: Page, watch: object, path: str, words: str) -> None:
    watch.allowed.append("404")  # type: ignore[attr-defined]
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text(words)
    page.locator(".md-content a").first.click()
    expect(page.locator("h1")).not_to_have_text(words)


@pytest.mark.parametrize(
    ("path", "found"), [("areas/life/theme-dya/", "areas/life/theme-day/"), ("en/areas/talks.html", "en/areas/life/talks/")]
)
def test_a_wrong_address_can_be_searched_for(page: Page, watch: object, path: str, found: str) -> None:
    watch.allowed.append("404")  # type: ignore[attr-defined]
    page.goto(path)
    page.locator("[data-module=not-found] a").click()
    expect(page.locator(f'.md-search-result__item a[href*="/{found}"]').first).to_be_visible()


def test_every_page_has_a_strict_policy(site: Site) -> None:
    for path in pages(site.folder):
        html = path.read_text("utf-8")
        policy = re.search(r'Content-Security-Policy"? content="([^"]*)"', html)
        assert policy, path
        assert "default-src 'none'" in policy[1]
        assert not strangers_in(policy[1]), path
        assert ("wasm-unsafe-eval" in policy[1]) == ("data-python" in html), path


def test_a_page_waits_for_no_more_style_sheets_than_it_needs(site: Site) -> None:
    waits = {
        "": ["portal"],
        "areas/life": ["portal"],
        "browse": ["portal", "browse"],
        "month": ["portal", "browse", "month"],
        "poster": ["portal", "poster"],
        "handbook": ["portal", "handbook"],
        "assess": ["portal", "form"],
        "paper": ["portal", "form", "paper"],
        "plan": ["portal", "form", "plan"],
        "rollup": ["portal", "form", "rollup"],
        "result": ["portal", "form", "result"],
        "training/set-up": ["portal", "training"],
        "training/calibration": ["portal", "room"],
        "training/slides/set-up": ["slides"],
    }
    for page, wanted in waits.items():
        for language in ("", "en"):
            html = (site.folder / language / page / "index.html").read_text(encoding="utf-8")
            assert re.findall(r'rel="stylesheet" href="[./]*assets/css/(\w+)\.css"', html) == wanted
            assert html.count('rel="stylesheet"') == len(wanted)
    assert sorted(path.name for path in site.folder.rglob("*.css")) == [
        "browse.css",
        "form.css",
        "handbook.css",
        "month.css",
        "paper.css",
        "plan.css",
        "portal.css",
        "poster.css",
        "result.css",
        "rollup.css",
        "room.css",
        "slides.css",
        "training.css",
    ]


@pytest.mark.parametrize(("language", "said"), [("", "未作比较"), ("en/", "Not compared yet")])
def test_what_the_home_page_says_of_comparisons_is_what_the_pages_show(
    page: Page, content: Content, language: str, said: str
) -> None:
    standard, counts = content.standard, Pages(content.standard, content.library, Language.ZH).counts()
    page.goto(language)
    expect(page.locator(".wh-door").first).to_contain_text(re.compile(rf"(?<!\d){counts.compared}(?!\d)"))
    page.goto(f"{language}areas/venue/upkeep/")
    shown = page.locator(".wh-requirement").evaluate_all(
        "all => all.map(each => [each.dataset.clause, each.querySelectorAll('.wh-comparison').length, each.textContent])"
    )
    assert shown
    for id_, comparisons, text in shown:
        assert comparisons == len(standard.requirements[id_].compare)
        assert (said in text) == (comparisons == 0), id_


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_secretary_finds_a_rule_answers_and_sees_a_score(page: Page, language: str) -> None:
    """The whole way through, by clicking; the watch fails it on any foreign request and any console error."""
    page.goto("" if language == "zh" else "en/")
    page.locator(".wh-door").first.click()
    page.locator('a[href$="life/three-meetings/"]').first.click()
    expect(page.locator("h2#general-meeting-quarterly")).to_be_visible()
    page.locator(".wh-requirement__way a").first.click()
    form = Checklist(page, language)
    expect(page.locator("html")).to_have_attribute("data-engine", "ready", timeout=60_000)
    expect(page.locator('[data-requirement="life.three-meetings.general-meeting-quarterly"]')).to_be_in_viewport()
    form.answer("life.three-meetings.general-meeting-quarterly", "met")
    expect(page.locator('output[data-score="life"]')).not_to_have_text("0–100")


@pytest.mark.parametrize("path", ["about/", "en/about/"])
def test_paper_is_used_over_its_whole_width(page: Page, path: str) -> None:
    page.goto(path)
    page.emulate_media(media="print")
    widest = page.evaluate("Math.max(...[...document.querySelectorAll('article p')].map(each => each.offsetWidth))")
    assert widest == page.evaluate("document.querySelector('article').clientWidth")
