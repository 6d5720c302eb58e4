"""Libraries from npm that pages load: published as they were installed, each with its licence. None of them is committed."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from languages import is_first
from runtime import RuntimeBuildError, package_folder

FOLDER = "assets/js/vendor/"

PUBLISHED = {
    "idb": {"idb.js": "build/index.js", "idb.LICENSE.txt": "LICENSE"},
    "reveal.js": {"reveal.js": "dist/reveal.mjs", "reveal.css": "dist/reveal.css", "reveal.LICENSE.txt": "LICENSE"},
}
"""Package → name of the file on the site → its path in the package."""


def add_libraries(files: Files, config: MkDocsConfig) -> None:
    """Add them to the first language, which publishes what both share. A failure says what to do about it."""
    if is_first(config):
        root = Path(config.config_file_path).parent
        for name, source in published(root).items():
            files.append(File.generated(config, FOLDER + name, abs_src_path=str(source)))


def published(root: Path) -> dict[str, Path]:
    """Name on the site → file on this machine, in the pinned version."""
    try:
        return {
            name: package_folder(root, package) / path for package, listed in PUBLISHED.items() for name, path in listed.items()
        }
    except RuntimeBuildError as error:
        raise PluginError(str(error)) from error
