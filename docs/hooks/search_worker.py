"""Our search takes the place of the theme's: same search box, same messages, other answers.

The theme's search splits text at spaces and looks for the pieces, which suits neither Chinese nor somebody who types
pinyin or traditional characters. Ours (docs/templates/search-worker.js) answers the same four messages, so it is
published under the address where the theme looks for its own.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from languages import is_first
from stock import has_stock_theme

# The name carries a hash of its content: another name means that the messages may have changed too.
KNOWN_WORKER = "assets/javascripts/workers/search.a7633da7.min.js"
OURS = "search-worker.js"


def replace_worker(files: Files, config: MkDocsConfig) -> None:
    """Put our worker in the theme's place, unless the theme is to keep its own; one copy serves both languages."""
    if is_first(config) and not has_stock_theme(config):
        files.remove(_theme_worker(files))
        files.append(File.generated(config, KNOWN_WORKER, abs_src_path=str(_our_worker(config))))


def _our_worker(config: MkDocsConfig) -> Path:
    assert config.theme.custom_dir
    return Path(config.theme.custom_dir) / OURS


def _theme_worker(files: Files) -> File:
    found = [file for file in files if Path(file.src_uri).match("assets/javascripts/workers/search.*.js")]
    if [file.src_uri for file in found] != [KNOWN_WORKER]:
        raise PluginError(
            f"The theme's search worker is not the one that {OURS} was written for: expected {KNOWN_WORKER}, "
            f"found {[file.src_uri for file in found] or 'none'}. Compare the messages of the new worker "
            f"(SETUP, READY, QUERY, RESULT) with ours, try a search, then change KNOWN_WORKER in {__name__}. "
            "Until then, WUHUA_STOCK_THEME=1 builds with the theme's own search."
        )
    return found[0]
