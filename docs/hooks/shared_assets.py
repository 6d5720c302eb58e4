"""Style sheets, scripts, images and the Python runtime are published once, by the first language.

The second language points at the same files (see languages.py): visitors who change language download nothing twice,
and the offline copy holds one of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from languages import is_first
from stock import has_stock_theme

# Never asked for: source maps serve the theme's developers.
UNUSED = "*.map"
# Only the theme's own search asks for these.
STEMMERS = "assets/javascripts/lunr/*"

# Sources that lie beside what is published.
NOT_PUBLISHED = frozenset({".py", ".pyc", ".md", ".ts"})


def share_assets(files: Files, config: MkDocsConfig) -> None:
    """Take the theme's files out of the second language's build, and add docs/assets to the first's."""
    for file in _from_theme(files, config):
        if not is_first(config) or _is_ours(file, config) or _is_unused(file, config):
            files.remove(file)
    if is_first(config):
        for path in _assets(_folder(config)):
            files.append(File(path, str(_folder(config).parent), config.site_dir, config.use_directory_urls))


def _folder(config: MkDocsConfig) -> Path:
    return Path(config.docs_dir).parent / "assets"


def _from_theme(files: Files, config: MkDocsConfig) -> list[File]:
    return [file for file in files if file.src_dir in config.theme.dirs]


def _is_ours(file: File, config: MkDocsConfig) -> bool:
    """MkDocs publishes everything in a theme folder that is not HTML, but ours holds sources of templates only."""
    return file.src_dir == config.theme.custom_dir


def _is_unused(file: File, config: MkDocsConfig) -> bool:
    return fnmatch(file.src_uri, UNUSED) or (fnmatch(file.src_uri, STEMMERS) and not has_stock_theme(config.extra))


def _assets(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder.parent)
        if path.is_file() and path.suffix not in NOT_PUBLISHED and not _is_hidden(relative):
            yield relative.as_posix()


def _is_hidden(path: Path) -> bool:
    return any(part.startswith((".", "__")) for part in path.parts)
