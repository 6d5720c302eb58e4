"""The steps that need the finished pages of both languages, in the one order that works.

1. the second language, because a build empties its folder;
2. the search indexes, because each borrows titles from the other language;
3. the theme's style sheet, which keeps what some page of either language needs (all of it with the switch stock_theme);
4. the security policies, because they hash the scripts that are really on the pages;
5. the service worker, because it hashes every file.

`mkdocs serve` leaves out the last three: what is being edited may need any rule of the theme, live reload is an inline script,
and an offline copy would hide what is being edited.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from assess.model.text import Language
from assess.outputs.site.answers import AnswerView, answers
from content_security import secure_pages
from languages import address, is_first, languages, own, root
from made_files import BuildStopped
from precache import NAME as SERVICE_WORKER
from precache import write_service_worker
from search_index import write_indexes
from second_language import build_second, unpaired_pages
from stock import has_stock_theme, remind
from theme_rules import trim_theme

# Takes an earlier offline copy of the same address out of the editor's browser.
WITHOUT_OFFLINE_COPY = "service-worker.off.js"

# MkDocs tells the command once, before the first build of the process, and builds again and again while it serves.
_command = "build"


def remember(command: str) -> None:
    """Remember which command runs; no later event says it."""
    global _command
    _command = command


def for_page(page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """`content_security` (whether a policy is written) and `service_worker` (its address, relative to the page)."""
    return _for_templates(get_relative_url(SERVICE_WORKER, address(page.url, own(config))))


def for_template(config: MkDocsConfig) -> dict[str, Any]:
    """The same for the page that was not found, whose addresses are absolute paths."""
    return _for_templates(urlsplit(root(config)).path + SERVICE_WORKER)


def finish(config: MkDocsConfig) -> None:
    """Run these steps once, with the first language's build, after all that MkDocs and its plug-ins write."""
    if not is_first(config):
        return
    site = Path(config.site_dir)
    build_second(config)
    _fail_on(unpaired_pages(site, languages(config)[1].path))
    write_indexes([site / language.path for language in languages(config)], standards=_standards(config), answers=_answers(config))
    if _is_serving():
        shutil.copyfile(_template(config, WITHOUT_OFFLINE_COPY), site / SERVICE_WORKER)
    else:
        if not has_stock_theme(config.extra):
            trim_theme(site, Path(config.config_file_path).parent)
        _fail_on(secure_pages(site))
        write_service_worker(site, _template(config, SERVICE_WORKER))
    remind(config.extra)


def _for_templates(service_worker: str) -> dict[str, Any]:
    return {"content_security": not _is_serving(), "service_worker": service_worker}


def _is_serving() -> bool:
    return _command == "serve"


def _template(config: MkDocsConfig, name: str) -> Path:
    assert config.theme.custom_dir
    return Path(config.theme.custom_dir) / name


def _standards(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / "standards"


def _answers(config: MkDocsConfig) -> tuple[Sequence[AnswerView], ...]:
    """The answers that the search leads with, in each language; a site without a standard has nothing to answer."""
    portal = config.extra.get("portal")
    return tuple(answers(portal.pages.standard, portal.pages.library, each) if portal else () for each in Language)


def _fail_on(problems: list[str]) -> None:
    if problems:
        raise BuildStopped("\n".join(problems))
