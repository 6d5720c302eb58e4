"""The site as a server takes it: its files with compressed copies, made once, for servers that serve them unchanged.

Such servers (docs/servers) never look whether a packed file is of the plain one next to it. So what is published begins in a fresh
folder, and whatever lies on a server can be checked.
"""

from __future__ import annotations

import gzip
import shutil
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli

from assess.publish.serving import PACKED, SiteMissingError

QUALITY = 11
"""The best there is: packed once, fetched thousands of times."""
UNPACK = {".br": brotli.decompress, ".gz": gzip.decompress}
DAMAGED = (brotli.error, OSError, EOFError, zlib.error)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sizes:
    """Bytes of one file: as it is, and packed either way."""

    plain: int
    brotli: int
    gzip: int


class NoSiteThereError(Exception):
    """The folder to be replaced holds something else than a site."""


class OwnSiteError(NoSiteThereError):
    """The folder to be replaced is the site that is read, or one of them lies in the other."""


def publish_site(site: Path, into: Path) -> dict[Path, Sizes]:
    """Put a copy of the site, packed, in the place of the folder `into`: nothing of what was there before is left.

    Raises `SiteMissingError` where no site was built, `NoSiteThereError` where `into` holds none, `OwnSiteError` where the site
    itself would be changed, and OSError where nothing can be written.
    """
    _check_built(site)
    fresh, before = (into.with_name(f".{into.name}.{part}") for part in ("new", "old"))
    if any(_lies_in(site, each) for each in (into, fresh, before)) or _lies_in(into, site):
        raise OwnSiteError(str(into))
    if into.exists() and (not into.is_dir() or any(into.iterdir())) and not (into / "index.html").is_file():
        raise NoSiteThereError(str(into))
    for left in (fresh, before):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(site, fresh)
    sizes = pack_site(fresh)
    if into.exists():
        into.rename(before)
    fresh.rename(into)
    shutil.rmtree(before, ignore_errors=True)
    return {into / path.relative_to(fresh): each for path, each in sizes.items()}


def pack_site(site: Path) -> dict[Path, Sizes]:
    """Write `name.br` and `name.gz` next to every file of a kind that packs well, and take away those of files that are gone.

    The same site gives the same bytes. Raises `SiteMissingError` where no site was built, and OSError where nothing can be written.
    """
    _check_built(site)
    for packed in list(_siblings(site)):
        packed.unlink()
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and path.suffix in PACKED]
    with ThreadPoolExecutor() as pool:  # brotli and zlib let go of the interpreter while they work
        return dict(zip(files, pool.map(_pack, files), strict=True))


def misfits(site: Path) -> list[Path]:
    """The packed files that are not of the plain file next to them: a server would hand out an older site than lies there."""
    _check_built(site)
    return [packed for packed in _siblings(site) if not _fits(packed)]


def _lies_in(place: Path, folder: Path) -> bool:
    """True if they are one, or the place is inside: as the disk has it, whatever the names, links, and capitals in them."""
    place = place.resolve()
    return folder.exists() and any(each.exists() and each.samefile(folder) for each in (place, *place.parents))


def _check_built(site: Path) -> None:
    if not (site / "index.html").is_file():
        raise SiteMissingError(str(site))


def _siblings(site: Path) -> Iterator[Path]:
    return (path for path in sorted(site.rglob("*")) if path.suffix in UNPACK and Path(path.stem).suffix in PACKED)


def _fits(packed: Path) -> bool:
    plain = packed.with_name(packed.stem)
    try:
        return plain.is_file() and UNPACK[packed.suffix](packed.read_bytes()) == plain.read_bytes()
    except DAMAGED:
        return False


def _pack(path: Path) -> Sizes:
    data = path.read_bytes()
    small = {".br": brotli.compress(data, quality=QUALITY), ".gz": gzip.compress(data, compresslevel=9, mtime=0)}
    for suffix, packed in small.items():
        path.with_name(path.name + suffix).write_bytes(packed)
    return Sizes(plain=len(data), brotli=len(small[".br"]), gzip=len(small[".gz"]))
