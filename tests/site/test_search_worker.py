"""Our worker may only take the place of the one whose messages it was written for."""

from pathlib import Path

import material
import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from search_worker import KNOWN_WORKER, _theme_worker, replace_worker


def files(*names: str) -> Files:
    return Files([File(name, "theme", "site", use_directory_urls=True) for name in names])


def test_the_known_worker_is_taken_out() -> None:
    assert _theme_worker(files(KNOWN_WORKER, "assets/javascripts/bundle.js")).src_uri == KNOWN_WORKER


@pytest.mark.parametrize("names", [(), ("assets/javascripts/workers/search.00000000.min.js",)])
def test_another_worker_fails_the_build_and_says_what_to_do(names: tuple[str, ...]) -> None:
    with pytest.raises(PluginError, match=r"then change KNOWN_WORKER.*WUHUA_STOCK_THEME=1"):
        _theme_worker(files(*names))


def test_a_theme_that_keeps_its_own_worker_may_have_any() -> None:
    config = MkDocsConfig()
    config.extra = {"locale": "zh", "languages": [{"locale": "zh", "name": "中文", "path": "", "config": ""}], "stock_theme": True}
    all_ = files("assets/javascripts/workers/search.00000000.min.js")
    replace_worker(all_, config)
    assert [file.src_uri for file in all_] == ["assets/javascripts/workers/search.00000000.min.js"]


def test_the_installed_theme_has_the_known_worker() -> None:
    assert (Path(material.__path__[0]) / "templates" / KNOWN_WORKER).is_file()
