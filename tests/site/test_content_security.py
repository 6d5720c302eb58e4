"""The policy that each page gets, and what it refuses to have on a page."""

import base64
import hashlib
from pathlib import Path

import pytest

from content_security import MARK, PageContents, hashes, policy, secure_pages
from tests.site.strangers import strangers_in

INLINE = "let theme = 'dark';"


def page(body: str = "", *, marks: int = 1) -> str:
    return f"<html><head>{f'<meta content={MARK!r}>' * marks}<script>{INLINE}</script></head><body>{body}</body></html>"


def written(site: Path, html: str) -> str:
    (site / "index.html").write_text(html, encoding="utf-8")
    assert secure_pages(site) == []
    return (site / "index.html").read_text(encoding="utf-8")


def test_an_inline_script_is_allowed_by_the_hash_of_its_very_bytes(tmp_path: Path) -> None:
    digest = base64.b64encode(hashlib.sha256(INLINE.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in written(tmp_path, page())


def test_equal_scripts_share_a_hash_and_order_does_not_matter() -> None:
    assert hashes(["a", "b", "a"]) == hashes(["b", "a"])


def test_data_blocks_and_files_need_no_hash() -> None:
    contents = PageContents(
        '<script type="application/json">{}</script><script src="a.js"></script><script type="module" src="b.js"></script>'
    )
    assert contents.inline_scripts == []
    assert contents.refused == []


def test_only_pages_with_python_may_compile_webassembly() -> None:
    assert "wasm-unsafe-eval" not in policy(PageContents("<form></form>"))
    assert "wasm-unsafe-eval" in policy(PageContents("<form data-python></form>"))


def test_a_page_with_a_policy_of_its_own_lets_no_text_become_markup(tmp_path: Path) -> None:
    script = "<script>self.trustedTypes?.createPolicy('default', {})</script>"
    asked = "require-trusted-types-for 'script'; trusted-types default"
    assert asked in written(tmp_path, page(script))
    assert "trusted-types" not in policy(PageContents(page()))


def test_nothing_is_allowed_unless_it_is_named() -> None:
    assert policy(PageContents("")).startswith("default-src 'none'; script-src 'self'; ")


@pytest.mark.parametrize(
    "body", ["", "<script>a()</script>", "<script>trustedTypes.createPolicy()</script>", '<div data-python=""></div>']
)
def test_no_other_host_is_let_in_for_anything(body: str) -> None:
    assert strangers_in(policy(PageContents(page(body)))) == []


@pytest.mark.parametrize(
    "stranger", ["connect-src 'self' https:", "img-src *", "script-src 'unsafe-inline'", "style-src data:", "font-src //a.example"]
)
def test_a_stranger_in_a_policy_is_seen(stranger: str) -> None:
    assert strangers_in(f"default-src 'none'; {stranger}") == [stranger.split()[-1]]


def test_no_page_is_fetched_ahead(tmp_path: Path) -> None:
    """Firefox would fetch the next page, and say at each page that the policy forbids it."""
    links = '<link rel="prev" href="../a/">\n        <link rel="next" href="b/"><a rel="next" href="b/">b</a>'
    assert written(tmp_path, page(links)).count('rel="') == 1


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ('<button onclick="go()">', "inline event handler"),
        ('<p style="color: red">', "inline style"),
        ("<style>p {}</style>", "inline style sheet"),
        ('<a href=" JavaScript:void(0)">', "inline script"),
        ('<script src="https://cdn.example.org/a.js"></script>', "another host"),
        ('<img src="//example.org/a.png">', "another host"),
        ('<link rel="preload stylesheet" href="http://example.org/a.css">', "another host"),
    ],
)
def test_what_the_browser_would_drop_in_silence_fails_the_build(tmp_path: Path, body: str, complaint: str) -> None:
    (tmp_path / "index.html").write_text(page(body), encoding="utf-8")
    (found,) = secure_pages(tmp_path)
    assert found.startswith("index.html: ")
    assert complaint in found


@pytest.mark.parametrize(
    "body", ['<a href="https://example.org/">', '<link rel="canonical" href="https://example.org/">', "<img src=a.png>"]
)
def test_links_to_other_sites_are_no_loads(body: str) -> None:
    assert PageContents(body).refused == []


@pytest.mark.parametrize("marks", [0, 2])
def test_a_page_with_no_place_or_two_for_its_policy_fails_the_build(tmp_path: Path, marks: int) -> None:
    (tmp_path / "index.html").write_text(page(marks=marks), encoding="utf-8")
    (found,) = secure_pages(tmp_path)
    assert f"found {marks} places" in found


def test_all_pages_are_complained_about_in_one_run(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(page("<style></style>"), encoding="utf-8")
    assert [found.split(":")[0] for found in secure_pages(tmp_path)] == ["a.html", "b.html"]
