"""A small server for the built site, on this machine only: right types, and a 404 page in the language of the address."""

from __future__ import annotations

import gzip
import io
import sys
import threading
from collections.abc import Callable
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

TYPES = {
    "": "application/octet-stream",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".gz": "application/gzip",
    ".csv": "text/csv; charset=utf-8",
    ".doc": "application/msword",
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Written out because the machine's own table may be wrong, and a wrong type for .wasm stops Python in the browser."""


PACKED = frozenset({".html", ".css", ".js", ".mjs", ".json", ".wasm", ".zip", ".svg", ".xml", ".txt", ".webmanifest"})
"""Sent with gzip where the browser takes it. The zip is stored, not compressed, so it belongs here."""


POLICY_OF_WORKERS = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
"""A page's own policy does not bind its workers: this one does (as in docs/templates/service-worker.js)."""

POLICY_OF_PAGES = "frame-ancestors 'self'"
"""A page carries its policy itself, all but who may frame it, which browsers take from a server alone."""

LASTING = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"

FOR_ALL = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""What every answer says. The server files in docs/servers say the same, held by tests/test_server_files.py."""


def headers_of(path: str, missing: bool = False) -> dict[str, str]:
    """The headers of an address: how long its file may be kept, and its policies; `missing`, where there is none."""
    script = path.endswith((".js", ".mjs"))
    return {
        "Cache-Control": LASTING if "/assets/runtime/" in path and not missing else ASKED_AGAIN,
        "Content-Security-Policy": POLICY_OF_WORKERS if script else POLICY_OF_PAGES,
        **FOR_ALL,
    }


class SiteMissingError(Exception):
    """There is no built site in the folder."""


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves files of one folder. Hashed runtime files may be kept by the browser; pages are asked for again."""

    extensions_map = TYPES
    protocol_version = "HTTP/1.1"
    missing = False

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """As the base class, but packed where that helps."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        if path.suffix not in PACKED or not path.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        body = _packed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self) -> None:
        """Say how long a browser may keep the file, and what it may do with it."""
        for name, value in headers_of(self.path.split("?")[0], self.missing).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A missing page answers in the language of its address."""
        self.missing = True
        body = self.missing_page("en" if self.path.startswith("/en/") else "") if code == 404 else None
        if body is None:
            super().send_error(code, message, explain)
        else:
            self._send_page(code, body)
        # The next request may come on the same line.
        self.missing = False

    def _send_page(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def missing_page(self, language: str) -> bytes | None:
        """The page for an address that is none, in a language; None where there is none."""
        page = Path(self.directory) / language / "404.html"
        return page.read_bytes() if page.is_file() else None

    def log_message(
        self,
        format: str,  # noqa: A002 - the base class names it
        *args: object,
    ) -> None:
        """Quiet: requests are of no interest to the person who opened the site."""


@lru_cache(maxsize=512)
def _packed(path: Path, modified: int) -> bytes:
    """The file with gzip, packed once for each version of it."""
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


class SiteServer(ThreadingHTTPServer):
    """Threads, and no noise when a browser closes a connection early, as browsers do."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Report what is ours to mend, and nothing else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def make_server(folder: Path, *, port: int) -> ThreadingHTTPServer:
    """A server for `folder` on the loopback address; port 0 takes a free one. Raises `SiteMissingError` or `OSError`."""
    if not (folder / "index.html").is_file():
        raise SiteMissingError(str(folder))
    return SiteServer(("127.0.0.1", port), partial(SiteHandler, directory=str(folder)))


def serve_site(folder: Path, *, port: int, announce: Callable[[str], object]) -> None:
    """Serve until interrupted."""
    serve_until_stopped(make_server(folder, port=port), announce)


def serve_until_stopped(server: ThreadingHTTPServer, announce: Callable[[str], object]) -> None:
    """Say where it is, and serve until interrupted."""
    announce(f"http://127.0.0.1:{server.server_address[1]}/  （Ctrl+C 结束 / Ctrl+C to stop）")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        threading.Thread(target=server.shutdown, daemon=True).start()
    finally:
        server.server_close()
