"""The list of everything the site needs without a network, written into its service worker.

Each file is named with a hash of its content. That is what lets a visitor's browser fetch only what has changed, refuse a
file that belongs to another version, and carry on after a broken download (docs/templates/service-worker.js).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

NAME = "service-worker.js"
FILES_MARK = "/*@@files@@*/"
VERSION_MARK = "@@version@@"

# For search engines and servers; no visitor's page asks for them.
NOT_NEEDED = frozenset({NAME, "sitemap.xml", "sitemap.xml.gz", "robots.txt"})
# To be downloaded, for other programs and in print: fetched where there is a network.
DOWNLOADS = frozenset({"data", "handbook"})
# Looked at once, by the device that installs the portal.
INSTALLING = Path("assets/images/install")
COMPRESSED_COPIES = frozenset({".gz", ".br"})

# 64 bits: enough to tell two versions of one file apart, and half the size of the list.
HASH_DIGITS = 16

File = tuple[str, str]


def write_service_worker(site: Path, template: Path) -> None:
    """Must come last: a file that changes afterwards is refused by every browser, because its hash is wrong."""
    files = list(needed_files(site))
    (site / NAME).write_text(fill(template.read_text(encoding="utf-8"), files), encoding="utf-8", newline="\n")


def fill(template: str, files: list[File]) -> str:
    """The version is a hash of the list: the same files give the same bytes, which browsers take as "no update"."""
    listed = ",\n  ".join(json.dumps(file) for file in files)
    return _put(_put(template, FILES_MARK, listed), VERSION_MARK, _hash(listed.encode()))


def needed_files(site: Path) -> Iterator[File]:
    """Every file as (address relative to the root of the site, hash), in a fixed order."""
    for path in sorted(site.rglob("*")):
        relative = path.relative_to(site)
        if path.is_file() and _is_needed(relative):
            yield address(relative.as_posix()), _hash(path.read_bytes())


def address(path: str) -> str:
    """A page goes under the address that visitors use: many servers redirect `index.html` to its folder.

    >>> address("areas/life/index.html"), address("index.html"), address("404.html")
    ('areas/life/', './', '404.html')
    """
    folder, _, name = path.rpartition("/")
    if name != "index.html":
        return path
    return f"{folder}/" if folder else "./"


def _is_needed(path: Path) -> bool:
    if path.parts[0] in DOWNLOADS and path.suffix != ".html":
        return False
    if INSTALLING in path.parents:
        return False
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and path.as_posix() not in NOT_NEEDED and path.suffix not in COMPRESSED_COPIES


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:HASH_DIGITS]


def _put(text: str, mark: str, value: str) -> str:
    if text.count(mark) != 1:
        raise ValueError(f"{NAME} must contain {mark} exactly once, found {text.count(mark)}.")
    return text.replace(mark, value)
