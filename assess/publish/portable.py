"""The portable edition: the whole site in one file, which any Python opens and serves on its own machine, without a network.

    python3 portal.pyz [--port 8000] [--no-browser]

Inside, what packs well lies packed once (`name.gz`) and goes out as it lies; browsers that take nothing packed get it unpacked.
This module is in that file too, and so uses the standard library only, as Python 3.9 has it.
"""

from __future__ import annotations

import argparse
import gzip
import io
import posixpath
import sys
import webbrowser
import zipfile
from functools import partial
from pathlib import Path
from typing import IO
from urllib.parse import unquote, urlsplit

from assess.archives import EPOCH
from assess.publish.serving import PACKED, TYPES, SiteHandler, SiteMissingError, SiteServer, serve_until_stopped

SITE = "site/"
SHEBANG = b"#!/usr/bin/env python3\n"
MAIN = """import sys

if sys.version_info < (3, 9):
    sys.exit("需要 Python 3.9 或更新的版本。 / Python 3.9 or newer is needed.")

from assess.publish.portable import main

main()
"""
MODULES = ("__init__.py", "archives.py", "publish/__init__.py", "publish/serving.py", "publish/portable.py")
PORT = 8000
IN_USE = "端口 {port} 已被占用，改用另一个。\nPort {port} is in use; another one is taken."


def write_portable(site: Path, into: IO[bytes]) -> None:
    """Write the file. The same site gives the same bytes.

    Raises `SiteMissingError` where no site was built.
    """
    if not (site / "index.html").is_file():
        raise SiteMissingError(str(site))
    paths = sorted(path for path in site.rglob("*") if path.is_file() and path.suffix not in (".gz", ".br"))
    into.write(SHEBANG)
    with zipfile.ZipFile(into, "w", zipfile.ZIP_STORED) as archive:
        _put(archive, "__main__.py", MAIN.encode())
        for name, module in zip(MODULES, own_modules(), strict=True):
            _put(archive, f"assess/{name}", module.read_bytes())
        for path in paths:
            name, data = SITE + path.relative_to(site).as_posix(), path.read_bytes()
            if path.suffix in PACKED:
                _put(archive, f"{name}.gz", gzip.compress(data, compresslevel=9, mtime=0))
            else:
                _put(archive, name, data)


def own_modules() -> list[Path]:
    """The files of this program that go into the edition."""
    return [Path(__file__).parents[1] / name for name in MODULES]


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, EPOCH), data)


class ArchiveHandler(SiteHandler):
    """Serves the files of one archive; what has not changed is not sent again."""

    def __init__(self, *args: object, archive: zipfile.ZipFile, **more: object) -> None:
        self.archive = archive
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def send_head(self) -> io.BytesIO | None:
        """The head of the answer, and what follows it."""
        name = self._name()
        found = self._find(name + "index.html" if name.endswith("/") else name)
        if found is None and self._find(f"{name}/index.html"):
            self.send_response(301)
            self.send_header("Location", urlsplit(self.path).path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        if found is None:
            self.send_error(404)
            return None
        return self._send(found)

    def _send(self, found: zipfile.ZipInfo) -> io.BytesIO | None:
        is_packed = found.filename.endswith(".gz")
        as_it_lies = is_packed and "gzip" in self.headers.get("Accept-Encoding", "")
        mark = f'"{found.CRC:08x}{"-gz" if as_it_lies else ""}"'
        if self.headers.get("If-None-Match") == mark:
            self.send_response(304)
            self.send_header("ETag", mark)
            self.end_headers()
            return None
        data = self.archive.read(found)
        body = data if as_it_lies or not is_packed else gzip.decompress(data)
        self.send_response(200)
        self.send_header("Content-Type", _type_of(found.filename))
        self.send_header("ETag", mark)
        if is_packed:
            self.send_header("Vary", "Accept-Encoding")
        if as_it_lies:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def missing_page(self, language: str) -> bytes | None:
        """The page for an address that is none, in a language."""
        found = self._find(posixpath.join(SITE, language, "404.html"))
        return None if found is None else gzip.decompress(self.archive.read(found))

    def _name(self) -> str:
        """The name of an address in the archive: nothing in it leads out of the site."""
        path = unquote(urlsplit(self.path).path)
        inside = posixpath.normpath("/" + path).lstrip("/")
        return SITE + inside + ("/" if path.endswith("/") and inside else "")

    def _find(self, name: str) -> zipfile.ZipInfo | None:
        if name.endswith(".gz"):
            return None
        return self.archive.NameToInfo.get(f"{name}.gz") or self.archive.NameToInfo.get(name)


def _type_of(name: str) -> str:
    suffix = posixpath.splitext(name[: -len(".gz")] if name.endswith(".gz") else name)[1]
    return TYPES.get(suffix, TYPES[""])


def make_portable_server(file: Path, *, port: int) -> SiteServer:
    """A server for a portable edition on the loopback address; port 0 takes a free one, and so does one that is in use."""
    handler = partial(ArchiveHandler, archive=zipfile.ZipFile(file))
    try:
        return SiteServer(("127.0.0.1", port), handler)
    except OSError:
        print(IN_USE.format(port=port))
        return SiteServer(("127.0.0.1", 0), handler)


def main() -> None:
    """Serve the archive that this module runs from, and open the browser."""
    parser = argparse.ArgumentParser(prog="portal.pyz", description="党支部“五化”建设标准 · Five-area standards for Party branches")
    parser.add_argument("--port", type=int, default=PORT, help="端口 / port; 0 = any free one")
    parser.add_argument("--no-browser", action="store_true", help="不打开浏览器 / do not open a browser")
    given = parser.parse_args()
    server = make_portable_server(Path(sys.argv[0]), port=given.port)
    if not given.no_browser:
        webbrowser.open(f"http://127.0.0.1:{server.server_address[1]}/")
    serve_until_stopped(server, partial(print, flush=True))
