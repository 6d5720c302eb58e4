"""The build of the small site: those steps of docs/hooks/site_build.py that need no standard."""

import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

sys.path.insert(0, str(Path(__file__).parents[2] / "docs" / "hooks"))

import finish
import languages
import search_worker
import shared_assets
import strictness
from mkdocs_adapter import failures_for_mkdocs
from stock import has_stock_theme


def on_startup(command: str, dirty: bool) -> None:
    finish.remember(command)
    strictness.hear_warnings()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    languages.set_addresses(config)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    shared_assets.share_assets(files, config)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    languages.share_addresses(env, config)
    return env


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    return {**context, **languages.counterparts(page, config), **finish.for_page(page, config)}


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    return {**context, **languages.for_template(context, config), **finish.for_template(config)}


@event_priority(-100)
@failures_for_mkdocs()
def on_post_build(config: MkDocsConfig) -> None:
    if languages.is_first(config) and not has_stock_theme(config.extra):
        root = Path(config.config_file_path).parent
        search_worker.replace_worker(Path(config.site_dir), root / "docs" / "templates" / search_worker.OURS)
    finish.finish(config)
