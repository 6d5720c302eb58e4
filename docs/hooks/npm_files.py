"""Libraries from npm that pages load: published as they were installed, each with its licence. None of them is committed."""

from __future__ import annotations

from pathlib import Path

from runtime import package_folder

FOLDER = "assets/js/vendor/"

PUBLISHED = {
    "idb": {"idb.js": "build/index.js", "idb.LICENSE.txt": "LICENSE"},
    "reveal.js": {"reveal.js": "dist/reveal.mjs", "reveal.css": "dist/reveal.css", "reveal.LICENSE.txt": "LICENSE"},
}
"""Package → name of the file on the site → its path in the package."""


def published(root: Path) -> dict[str, Path]:
    """Name on the site → file on this machine, in the pinned version. RuntimeBuildError says what to do when one is missing."""
    return {name: package_folder(root, package) / path for package, listed in PUBLISHED.items() for name, path in listed.items()}
