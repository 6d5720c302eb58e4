"""Promises of the hooks, looked for in a site that was built with them."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from tests.site.building import SITE_URL, build, write_small_site

PATH = urlsplit(SITE_URL).path
PAGES = ("index.html", "areas/life/index.html", "form/index.html")
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text of inline scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attributes = self.all[-1] if self.all else ("", {})
        if tag == "script" and not attributes.keys() & {"src", "type"} and data.strip():
            self.scripts.append(data)

    def having(self, tag: str, name: str) -> list[dict[str, str | None]]:
        return [attributes for each, attributes in self.all if each == tag and name in attributes]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    write_small_site(folder)
    done = build(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def every_page(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def elements(site: Path, page: str) -> Elements:
    return Elements((site / page).read_text(encoding="utf-8"))


def linked(page: str, address: str) -> str:
    """The file that an address on a page leads to."""
    path = urlsplit(urljoin(f"{PATH}{page}", address)).path.removeprefix(PATH)
    return f"{path}index.html" if path.endswith("/") or not path else path


def test_one_command_builds_every_page_in_both_languages(site: Path) -> None:
    assert every_page(site) == sorted([*PAGES, "404.html", *(f"en/{page}" for page in PAGES), "en/404.html"])


def test_each_page_says_its_language(site: Path) -> None:
    for page in every_page(site):
        ((_, html),) = [each for each in elements(site, page).all if each[0] == "html"]
        assert html["lang"] == ("en" if page.startswith("en/") else "zh-Hans")


@pytest.mark.parametrize("page", PAGES)
def test_the_switch_leads_to_the_counterpart_and_back(site: Path, page: str) -> None:
    for here, there in ((page, f"en/{page}"), (f"en/{page}", page)):
        (switch,) = [link for link in elements(site, here).having("a", "data-module") if link["data-module"] == "language-switch"]
        assert linked(here, switch["href"] or "") == there


def test_a_page_that_was_not_found_offers_the_other_languages_home(site: Path) -> None:
    for page, home in (("404.html", "en/index.html"), ("en/404.html", "index.html")):
        (switch,) = [link for link in elements(site, page).having("a", "data-module") if link["data-module"] == "language-switch"]
        assert linked("any/depth/", switch["href"] or "") == home


def test_everything_that_a_page_loads_is_there(site: Path) -> None:
    for page in every_page(site):
        found = elements(site, page)
        loaded = [each["src"] for each in found.having("script", "src")]
        loaded += [each["href"] for each in found.having("link", "href") if each["rel"] in ("stylesheet", "icon")]
        assert loaded
        for address in loaded:
            assert (site / linked(page, address or "")).is_file(), f"{page} loads {address}"


def test_assets_are_published_once_and_only_those_in_use(site: Path) -> None:
    assert not (site / "en" / "assets").exists()
    assert not list(site.rglob("lunr*"))
    assert not list(site.rglob("*.map"))


def test_the_themes_script_does_not_take_the_alternates_for_sites_of_their_own(site: Path) -> None:
    alternates = elements(site, "areas/life/index.html").having("link", "hreflang")
    assert [link["hreflang"] for link in alternates] == ["zh-Hans", "en", "x-default"]
    for link in alternates:
        assert "alternate" in (link["rel"] or "").split()
        assert link["rel"] != "alternate"


def test_one_sitemap_lists_every_page_with_its_alternates(site: Path) -> None:
    entries = ElementTree.parse(site / "sitemap.xml").getroot().findall("s:url", SITEMAP)
    assert not (site / "en" / "sitemap.xml").exists()
    assert len(entries) == 2 * len(PAGES)
    for entry in entries:
        alternates = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", SITEMAP)}
        assert entry.findtext("s:loc", namespaces=SITEMAP) in (alternates["zh-Hans"], alternates["en"])
        assert alternates["x-default"] == alternates["zh-Hans"]
        assert all((site / linked("", href or "")).is_file() for href in alternates.values())


def test_every_inline_script_is_allowed_and_nothing_else_inline(site: Path) -> None:
    for page in every_page(site):
        found = elements(site, page)
        (policy,) = [each["content"] or "" for each in found.having("meta", "http-equiv")]
        assert found.scripts
        for script in found.scripts:
            assert f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in policy
        assert "unsafe-inline" not in policy
        assert ("wasm-unsafe-eval" in policy) == ("form/" in page)


def test_all_pages_run_the_same_inline_scripts(site: Path) -> None:
    assert len({tuple(sorted(elements(site, page).scripts)) for page in every_page(site)}) == 1


def test_the_service_worker_lists_every_file_by_its_content(site: Path) -> None:
    worker = (site / "service-worker.js").read_text(encoding="utf-8")
    listed = dict(json.loads(pair) for pair in re.findall(r'^ *(\["[^"]+", "[0-9a-f]{16}"\])', worker, flags=re.MULTILINE))
    machines = {"service-worker.js", "sitemap.xml", "sitemap.xml.gz", "robots.txt"}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - machines
    assert {linked("", address) for address in listed} == files
    for address, digest in listed.items():
        assert hashlib.sha256((site / linked("", address)).read_bytes()).hexdigest().startswith(digest)


def test_each_page_points_at_the_one_service_worker(site: Path) -> None:
    for page in [page for page in every_page(site) if "404" not in page]:
        (offline,) = elements(site, page).having("div", "data-service-worker")
        assert linked(page, offline["data-service-worker"] or "") == "service-worker.js"


def test_each_index_has_the_titles_of_the_other_language(site: Path) -> None:
    for folder, also in ((site, "Lectures"), (site / "en", "党课")):
        index = json.loads((folder / "search" / "search_index.json").read_text(encoding="utf-8"))
        assert {each["location"]: each.get("also") for each in index["docs"]}["areas/life/#lecture"] == also


def test_the_theme_finds_our_search_where_it_looks_for_its_own(site: Path) -> None:
    config = re.search(r'"search": "([^"]+)"', (site / "en/areas/life/index.html").read_text(encoding="utf-8"))
    assert config
    worker = site / linked("en/areas/life/", config[1])
    assert "js/search/search.js" in worker.read_text(encoding="utf-8")


def test_two_builds_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    write_small_site(tmp_path)
    build(tmp_path)
    again = {path.relative_to(tmp_path / "site"): path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    # MkDocs stamps the compressed sitemap with the time.
    first = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert {path for path in first if first[path] != again.get(path)} <= {Path("sitemap.xml.gz")}


@pytest.mark.parametrize(
    ("path", "text", "complaint"),
    [
        ("zh/lonely.md", "# 孤页", "lonely/index.html has no counterpart below en/"),
        ("en/index.md", "# Home\n\n[nowhere](nowhere.md)", "contains a link 'nowhere.md'"),
        ("en/index.md", '# Home\n\n<p style="color: red">Red</p>', "is an inline style"),
    ],
)
def test_a_mistake_in_either_language_fails_the_build(tmp_path: Path, path: str, text: str, complaint: str) -> None:
    write_small_site(tmp_path)
    (tmp_path / "docs" / path).write_text(text, encoding="utf-8")
    done = build(tmp_path)
    assert done.returncode != 0  # although the build is quiet
    assert complaint in done.stdout + done.stderr


@pytest.mark.parametrize("text", ["{{ shwo('home') }}", "{{ nothing }}"])
def test_a_macro_that_does_not_exist_ends_the_build_and_is_named(tmp_path: Path, text: str) -> None:
    """Also with `--quiet`, with which `make build` calls MkDocs."""
    write_small_site(tmp_path, macros=True)
    (tmp_path / "docs" / "zh" / "form.md").write_text(f"# 自查\n\n{text}\n", "utf-8")
    done = build(tmp_path)
    assert done.returncode != 0
    assert "_File_: `form.md`" in done.stdout + done.stderr
    assert text[3:7] in done.stdout + done.stderr
