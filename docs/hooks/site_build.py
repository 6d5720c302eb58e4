"""The one hook of MkDocs: every step of the build, in the order in which the steps happen.

Each step is a function of a module next to this one. What MkDocs calls, and when, stands only here. These events are all that the
steps need of it, and why:

    on_config            once for each language: its address and its navigation must be set before anything is read
    on_files             Markdown that the steps write has to become pages; the theme's files are published once
    on_env               the second language's templates point at the first's assets
    on_page_context      a page's template is given what only its address tells; the marks of terms come after the search
                         plugin has read the page
    on_template_context  the same for the page that was not found, and the site map
    on_post_page         a page's kind stands in <html>, which is the theme's
    on_post_build        the second language's build, and then all that works on a written site

Everything else knows nothing of MkDocs. shared_files.py (data, documents, Python, libraries), training.py and slides.py give out
paths and contents; search_worker.py, style_sheets.py, minify.py, search_index.py, theme_rules.py, content_security.py and
precache.py are given the folder of a written site. tests/architecture/test_mkdocs.py lists the modules that know MkDocs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

import data_files
import faults
import figures
import finish
import languages
import minify
import pages
import qr_code
import search_worker
import shared_assets
import slides
import strictness
import style_sheets
import terms
import training
from mkdocs_adapter import add, failures_for_mkdocs
from shared_files import shared_files
from stock import has_stock_theme


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether the site is built or served while it is edited, and hear warnings."""
    finish.remember(command)
    strictness.hear_warnings()


@failures_for_mkdocs()
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the content, and say which language this build is of."""
    pages.load_portal(config)
    languages.set_addresses(config)
    portal: pages.Portal = config.extra["portal"]
    config.extra["faults"] = faults.fault_rows(_root(config) / "docs", portal.language, portal.texts)
    config.extra["parts"] = data_files.site_parts(_root(config), portal.runtime.runtime)
    config.extra["figures"] = figures.figure_tables(_root(config) / "docs", portal.language)
    return config


@failures_for_mkdocs()
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is generated: pages of each language, and with the first what is the same for both."""
    portal: pages.Portal = config.extra["portal"]
    add(files, config, pages.generated_pages(portal))
    shared_assets.share_assets(files, config)
    add(files, config, training.training_pages(portal))
    add(files, config, slides.slide_pages(portal))
    if languages.is_first(config):
        standard, library = portal.pages.standard, portal.pages.library
        add(files, config, shared_files(standard, library, runtime=portal.runtime, parts=config.extra["parts"], root=_root(config)))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Lead the second language's templates to the first's assets."""
    languages.share_addresses(env, config)
    return env


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give a page what its template asks for; mark the terms once nothing else changes its content."""
    terms.mark_terms(page, config)
    return {
        **context,
        **pages.data_address(page, config),
        **languages.counterparts(page, config),
        **qr_code.print_code(page),
        **finish.for_page(page, config),
    }


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give the page that was not found, and the site map, what they ask for."""
    return {**context, **languages.for_template(context, config), **finish.for_template(config)}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Write a page's kind into its HTML."""
    return pages.with_kind(output, page)


@event_priority(-100)
@failures_for_mkdocs()
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site, after the search plugin has written its index."""
    if languages.is_first(config):
        _shorten(Path(config.site_dir), config)
    finish.finish(config)


def _shorten(site: Path, config: MkDocsConfig) -> None:
    """Our search in the theme's place, style sheets joined, and then everything minified."""
    if not has_stock_theme(config.extra):
        search_worker.replace_worker(site, _root(config) / "docs" / "templates" / search_worker.OURS)
    style_sheets.join_style_sheets(site, config.extra["style_sheets"])
    minify.minify_files(site, _root(config))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
