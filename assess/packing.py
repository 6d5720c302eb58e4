"""Packed siblings of the built site's files, once at build time, for servers that hand them out as they lie (docs/servers)."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli

from assess.serving import PACKED, SiteMissingError

QUALITY = 11
"""The best there is: packed once, fetched thousands of times."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sizes:
    """Bytes of one file: as it is, and packed either way."""

    plain: int
    brotli: int
    gzip: int


def pack_site(site: Path) -> dict[Path, Sizes]:
    """Write `name.br` and `name.gz` beside every file of a kind that packs well; what was there before is written anew.

    The same site gives the same bytes. Raises `SiteMissingError` where no site was built, and OSError where nothing can be written.
    """
    if not (site / "index.html").is_file():
        raise SiteMissingError(str(site))
    files = [path for path in sorted(site.rglob("*")) if path.is_file() and path.suffix in PACKED]
    with ThreadPoolExecutor() as pool:  # brotli and zlib let go of the interpreter while they work
        return dict(zip(files, pool.map(_pack, files), strict=True))


def _pack(path: Path) -> Sizes:
    data = path.read_bytes()
    small = {".br": brotli.compress(data, quality=QUALITY), ".gz": gzip.compress(data, compresslevel=9, mtime=0)}
    for suffix, packed in small.items():
        path.with_name(path.name + suffix).write_bytes(packed)
    return Sizes(plain=len(data), brotli=len(small[".br"]), gzip=len(small[".gz"]))
