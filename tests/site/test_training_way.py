"""The way through the training, as the built pages have it: from the first module to the last, in both languages."""

import re
from html import unescape
from urllib.parse import urljoin

import pytest

from assess.model.text import Language
from assess.reading.content.folder import Content
from tests.browser.built_site import built_site

NEXT = re.compile(r"<a rel=\"next\" href=\"([^\"]+)\"")
TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)


@pytest.mark.parametrize(("path", "language"), [("", Language.ZH), ("en/", Language.EN)])
def test_each_module_leads_to_the_next_and_the_last_to_none(content: Content, path: str, language: Language) -> None:
    modules = content.library.modules
    address = f"{path}training/{modules[0].id}/"
    for module in modules:
        html = (built_site() / address / "index.html").read_text("utf-8")
        titles = TITLE.findall(html)
        assert len(titles) == 1
        assert module.text.of(language) in unescape(titles[0])
        leads = NEXT.findall(html)
        assert len(leads) == (module is not modules[-1]), address
        address = urljoin(address, leads[0] if leads else "")


@pytest.mark.parametrize("path", ["", "en/"])
def test_the_page_of_the_training_begins_with_the_first_module(content: Content, path: str) -> None:
    html = (built_site() / path / "training" / "index.html").read_text("utf-8")
    first = re.search(r"class=\"wh-module__title\"[^>]*>.*?href=\"([^\"]+)\"", html, re.DOTALL)
    assert first
    assert first[1] == f"{content.library.modules[0].id}/"
