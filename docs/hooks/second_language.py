"""One command builds both languages: the first build ends by running the second, into a folder inside its own."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from languages import languages, root

# The name of the page that MkDocs makes for an address that does not exist. It has no counterpart to be looked for.
NOT_FOUND = "404.html"


def build_second(config: MkDocsConfig) -> None:
    """Builds after the first language, because every build empties its own folder first, the other's with it."""
    second = languages(config)[1]
    build(
        load_config(
            config_file=str(Path(config.config_file_path).with_name(second.config)),
            site_dir=str(Path(config.site_dir) / second.path),
            site_url=root(config),
            strict=config.strict,
        )
    )


def unpaired_pages(site: Path, second_path: str) -> list[str]:
    """Pages of one language that the other lacks, as sentences. The language switch would lead nowhere from them."""
    second = site / second_path
    of_second = _pages(second)
    of_first = {page for page in _pages(site) if not (site / page).is_relative_to(second)}
    return [
        *(f"{page} has no counterpart below {second_path}" for page in sorted(of_first - of_second)),
        *(f"{second_path}{page} has no counterpart in the first language" for page in sorted(of_second - of_first)),
    ]


def _pages(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if path.name != NOT_FOUND}
