"""The server files in docs/servers, each started with its own program and asked for real: it answers as our own server does."""

import gzip
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import brotli
import pytest

from assess.publish.packing import pack_site
from assess.publish.serving import ASKED_AGAIN, TYPES, headers_of
from tests.debian import unpacked

SERVERS = Path(__file__).parents[1] / "docs" / "servers"
FILES = {
    "index.html": "首页 " * 100,
    "404.html": "没有这一页 " * 100,
    "en/index.html": "home " * 100,
    "en/404.html": "no such page " * 100,
    "areas/index.html": "areas " * 100,
    "assets/runtime/python-0123456789abcdef.zip": "zip " * 100,
    **{f"assets/file{suffix}": "text " * 100 for suffix in TYPES if suffix not in ("", ".gz", ".html")},
}
PATHS = ["/", "/en/", "/areas/", *(f"/{name}" for name in FILES if not name.endswith((".html", "404.html")))]
UNPACK: dict[str | None, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
NO_PACKAGES = "the server comes as a Debian package, which this machine cannot fetch"
NGINX = """
{modules}
{user}
daemon off;
pid {home}/nginx.pid;
error_log stderr;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {home}/body;
    proxy_temp_path {home}/proxy;
    fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi;
    scgi_temp_path {home}/scgi;
    include {home}/site.conf;
}}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    pack_site(folder)
    return folder


def nginx(site: Path, home: Path, port: int) -> list[str]:
    """The command, with the file as it is shipped but for the two places that every site changes."""
    found = unpacked("nginx", "libnginx-mod-http-brotli-static") or pytest.skip(NO_PACKAGES)
    text = (SERVERS / "nginx.conf").read_text("utf-8")
    for before, after in (("listen 80;", f"listen 127.0.0.1:{port};"), ("root /srv/wuhua;", f"root {site};")):
        assert text.count(before) == 1
        text = text.replace(before, after)
    (home / "site.conf").write_text(text, "utf-8")
    module = found / "usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
    user = "user root;" if os.geteuid() == 0 else ""
    (home / "nginx.conf").write_text(NGINX.format(modules=f"load_module {module};", user=user, home=home), "utf-8")
    return [str(found / "usr/sbin/nginx"), "-p", str(home), "-e", "stderr", "-c", str(home / "nginx.conf")]


def caddy(site: Path, home: Path, port: int) -> list[str]:
    found = unpacked("caddy") or pytest.skip(NO_PACKAGES)
    settings = [f"WUHUA_ADDRESS=http://127.0.0.1:{port}", f"WUHUA_ROOT={site}", f"HOME={home}"]
    # Its own door for commands would stand open beside another one's.
    (home / "Caddyfile").write_text("{\n\tadmin off\n}\n" + (SERVERS / "Caddyfile").read_text("utf-8"), "utf-8")
    return ["env", *settings, str(found / "usr/bin/caddy"), "run", "--adapter", "caddyfile", "--config", str(home / "Caddyfile")]


@dataclass(frozen=True)
class Started:
    name: str
    port: int

    def ask(self, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body


@pytest.fixture(scope="module", params=[nginx, caddy], ids=lambda each: each.__name__)
def server(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = tmp_path_factory.mktemp(request.param.__name__)
    with (home / "log").open("wb") as log, subprocess.Popen(request.param(site, home, port), stdout=log, stderr=log) as process:
        try:
            wait_for(port, process, home / "log")
            yield Started(request.param.__name__, port)
        finally:
            process.terminate()


def wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text("utf-8")
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    pytest.fail(log.read_text("utf-8"))


@pytest.mark.parametrize("accept", ["br, gzip", "gzip", ""])
@pytest.mark.parametrize("path", PATHS)
def test_a_file_comes_whole_packed_as_the_browser_takes_it_and_with_all_headers(
    server: Started, site: Path, path: str, accept: str
) -> None:
    answer, body = server.ask(path, **{"Accept-Encoding": accept})
    file = site / (path + "index.html" if path.endswith("/") else path).lstrip("/")
    encoding = answer.getheader("Content-Encoding")
    assert answer.status == 200
    assert UNPACK[encoding](body) == file.read_bytes()
    wanted = "br" if "br" in accept else accept or None
    assert encoding == (wanted if file.with_name(file.name + ".br").exists() else None)
    assert (answer.getheader("Content-Type") or "").lower() == TYPES[file.suffix]
    for name, value in headers_of(path).items():
        assert answer.getheader(name) == value, name


@pytest.mark.parametrize(
    ("path", "page"),
    [("/none/", "404.html"), ("/none.js", "404.html"), ("/en/none/", "en/404.html"), ("/assets/runtime/none.zip", "404.html")],
)
def test_a_missing_page_answers_in_its_language(server: Started, site: Path, path: str, page: str) -> None:
    answer, body = server.ask(path)
    assert (answer.status, body) == (404, (site / page).read_bytes())
    assert answer.getheader("X-Content-Type-Options") == "nosniff"
    # A file that will be there in a minute must not be missing for a year.
    assert answer.getheader("Cache-Control") == ASKED_AGAIN


def test_what_has_not_changed_is_not_sent_again(server: Started) -> None:
    for accept in ("br", ""):
        first, _ = server.ask("/", **{"Accept-Encoding": accept})
        mark = first.getheader("ETag")
        assert mark
        again, body = server.ask("/", **{"Accept-Encoding": accept, "If-None-Match": mark})
        assert (again.status, body) == (304, b"")


def test_a_folder_is_found_without_its_stroke_and_nothing_outside_is(server: Started) -> None:
    answer, _ = server.ask("/areas")
    assert answer.status in (301, 308)
    assert answer.getheader("Location") in ("/areas/", f"http://127.0.0.1:{server.port}/areas/")
    assert server.ask("/../../../../etc/passwd")[0].status in (400, 404)
