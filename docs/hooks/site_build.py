"""The one hook of MkDocs: every step of the build, in the order in which the steps happen.

Each step is a function of a module beside this one. What MkDocs calls, and when, stands only here:

    on_config            once for each language: what pages are made of
    on_files             files to add, to replace, to join and to minify
    on_env               the templates' environment
    on_page_context      what a page's template is given, and last the marks of terms in its finished content
    on_template_context  the same for the page that was not found
    on_post_page         the finished HTML
    on_post_build        all that needs the finished pages of both languages (finish.py)
"""

from __future__ import annotations

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
import handbook
import languages
import ledger_templates
import minify
import npm_files
import pages
import print_code
import search_worker
import shared_assets
import slides
import style_sheets
import terms
import training


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether the site is built or served while it is edited."""
    finish.remember(command)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the content, and say which language this build is of."""
    pages.load_portal(config)
    languages.set_addresses(config)
    faults.load_rows(config)
    figures.load_tables(config)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is generated; then join the style sheets, and minify what is published, which must come last."""
    pages.add_pages(files, config)
    shared_assets.share_assets(files, config)
    training.add_training(files, config)
    slides.add_slides(files, config)
    ledger_templates.add_templates(files, config)
    data_files.add_data(files, config)
    handbook.add_handbooks(files, config)
    npm_files.add_libraries(files, config)
    search_worker.replace_worker(files, config)
    style_sheets.join_style_sheets(files, config)
    minify.minify_files(files, config)
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
        **print_code.print_code(page),
        **finish.for_page(page, config),
    }


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give the page that was not found, and the site map, what they ask for."""
    return {**context, **languages.for_template(context, config), **finish.for_template(config)}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Write a page's kind into its HTML."""
    return pages.with_kind(output, page)


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site, after the search plugin has written its index."""
    finish.finish(config)
