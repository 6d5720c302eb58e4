"""Zip archives that are the same bytes whenever their contents are the same."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from assess.archives import EPOCH

EPOCH_SECONDS = 315532800
"""The same moment in seconds since 1970, as programs are told it."""


def read_archive(archive: Path) -> dict[str, bytes]:
    """Contents of every file in `archive` by its path; folders are left out, since nothing imports them."""
    with zipfile.ZipFile(archive) as source:
        return {name: source.read(name) for name in source.namelist() if not name.endswith("/")}


def archive_names(archive: Path) -> list[str]:
    """Paths of everything in `archive`."""
    with zipfile.ZipFile(archive) as source:
        return source.namelist()


def pick(archive: Path, paths: tuple[str, ...]) -> dict[str, bytes]:
    """Contents of the files at `paths` in `archive`."""
    with zipfile.ZipFile(archive) as source:
        return {path: source.read(path) for path in paths}


def stored_zip(files: Mapping[str, bytes]) -> bytes:
    """One zip of `files`, sorted by path, not compressed.

    Stored, because the transport compresses it better than deflate would (brotli: 0.9 against 1.5 MB), and
    because Python reads a stored member without inflating it.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as target:
        for path in sorted(files):
            target.writestr(_entry(path), files[path])
    return buffer.getvalue()


def appended_zip(archive: Path, files: Mapping[str, bytes]) -> bytes:
    """The archive with `files` after all that it holds already, which stays as it is, compressed or not."""
    buffer = io.BytesIO(archive.read_bytes())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_STORED) as target:
        for path in sorted(files):
            target.writestr(_entry(path), files[path])
    return buffer.getvalue()


def keep_newest(folder: Path, pattern: str, *, count: int = 8) -> None:
    """Delete all but the newest files of one kind: a day of editing leaves hundreds of them."""
    newest_first = sorted(folder.glob(pattern), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in newest_first[count:]:
        file.unlink(missing_ok=True)


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, EPOCH)
    entry.create_system = 3  # Unix; the default is the system of the build, which would make two builds differ
    entry.external_attr = 0o644 << 16
    return entry
