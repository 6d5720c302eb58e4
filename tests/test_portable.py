"""The portable edition: one file that a bare Python serves, with right types, packed as it lies, and nothing but the site."""

import ast
import gzip
import io
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from click.testing import CliRunner

from assess.cli import main
from assess.publish.portable import MODULES, make_portable_server, write_portable
from assess.publish.serving import SiteMissingError, SiteServer
from tests.inputs import ROOT

FILES = {
    "index.html": "首页",
    "404.html": "没有",
    "en/404.html": "none",
    "en/index.html": "home",
    "a.mjs": "export {}",
    "assets/runtime/b.wasm": "wasm",
    "c.doc": "word",
    "index.html.gz": "packed by somebody else",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def file(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("portable") / "portal.pyz"
    with path.open("wb") as into:
        write_portable(site, into)
    return path


@pytest.fixture(scope="module")
def server(file: Path) -> Iterator[SiteServer]:
    started = make_portable_server(file, port=0)
    threading.Thread(target=started.serve_forever, daemon=True).start()
    yield started
    started.shutdown()
    started.server_close()


def get(port: int, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def port_of(server: SiteServer) -> int:
    return int(server.server_address[1])


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("/", "text/html; charset=utf-8", "首页"),
        ("/en/", "text/html; charset=utf-8", "home"),
        ("/a.mjs?x=1", "text/javascript; charset=utf-8", "export {}"),
        ("/assets/runtime/b.wasm", "application/wasm", "wasm"),
        ("/c.doc", "application/msword", "word"),
    ],
)
def test_a_file_has_its_type_packed_or_not(server: SiteServer, path: str, kind: str, words: str) -> None:
    plain, body = get(port_of(server), path)
    packed, smaller = get(port_of(server), path, Accept_Encoding="gzip, br")
    assert plain.getheader("Content-Type") == packed.getheader("Content-Type") == kind
    assert plain.getheader("Content-Encoding") is None
    assert body.decode() == words
    is_packed = packed.getheader("Content-Encoding") == "gzip"
    assert is_packed == (not path.endswith(".doc"))
    assert (gzip.decompress(smaller) if is_packed else smaller) == body


def test_what_has_not_changed_is_not_sent_again(server: SiteServer) -> None:
    first, _ = get(port_of(server), "/", Accept_Encoding="gzip")
    again, body = get(port_of(server), "/", Accept_Encoding="gzip", If_None_Match=str(first.getheader("ETag")))
    assert (again.status, body) == (304, b"")
    assert get(port_of(server), "/", If_None_Match=str(first.getheader("ETag")))[0].status == 200


def test_a_folder_leads_to_its_page_and_runtime_files_are_kept(server: SiteServer) -> None:
    answer, _ = get(port_of(server), "/en")
    assert (answer.status, answer.getheader("Location")) == (301, "/en/")
    assert "immutable" in str(get(port_of(server), "/assets/runtime/b.wasm")[0].getheader("Cache-Control"))
    assert get(port_of(server), "/")[0].getheader("Cache-Control") == "no-cache"


@pytest.mark.parametrize(("path", "words"), [("/no", "没有"), ("/en/no/", "none"), ("/index.html.gz", "没有")])
def test_a_missing_page_answers_in_its_language(server: SiteServer, path: str, words: str) -> None:
    answer, body = get(port_of(server), path)
    assert (answer.status, body.decode()) == (404, words)


@pytest.mark.parametrize(
    "path", ["/../__main__.py", "/%2e%2e/assess/portable.py", "/..%2f__main__.py", "//__main__.py", "/site/index.html"]
)
def test_nothing_but_the_site_is_served(server: SiteServer, path: str) -> None:
    assert get(port_of(server), path)[0].status == 404


def test_the_same_site_gives_the_same_bytes(site: Path, file: Path, tmp_path: Path) -> None:
    (site / "index.html").touch()
    with (tmp_path / "again.pyz").open("wb") as into:
        write_portable(site, into)
    assert (tmp_path / "again.pyz").read_bytes() == file.read_bytes()


def test_a_bare_python_serves_it_and_takes_another_port_if_need_be(server: SiteServer, file: Path) -> None:
    command = [sys.executable, "-I", "-S", str(file), "--no-browser", "--port", str(port_of(server))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", env={"PYTHONIOENCODING": "utf-8"}) as process:
        try:
            assert process.stdout
            lines = [process.stdout.readline() for _ in range(3)]
            assert "is in use" in lines[1]
            port = int(lines[2].split(":")[2].split("/")[0])
            until = time.monotonic() + 20
            while time.monotonic() < until:
                try:
                    assert get(port, "/")[1].decode() == "首页"
                    break
                except ConnectionError:
                    time.sleep(0.1)
        finally:
            process.terminate()


def test_what_travels_is_python_as_old_machines_have_it() -> None:
    for name in MODULES:
        source = (ROOT / "assess" / name).read_text("utf-8")
        ast.parse(source, feature_version=(3, 9))
        if not name.endswith("__init__.py"):
            assert "from __future__ import annotations" in source


def test_the_command_writes_it_or_says_why_not(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "portal.pyz"
    done = CliRunner().invoke(main, ["portable", "--folder", str(site), "--out", str(out)])
    assert (done.exit_code, out.read_bytes()[:2]) == (0, b"#!")
    (tmp_path / "empty").mkdir()
    failed = CliRunner().invoke(main, ["portable", "--folder", str(tmp_path / "empty"), "--out", str(out)])
    assert failed.exit_code == 1 and "wuhua build" in failed.output
    assert out.read_bytes()[:2] == b"#!", "the edition that was there is gone"
    nowhere = CliRunner().invoke(main, ["portable", "--folder", str(site), "--out", str(tmp_path / "no" / "portal.pyz")])
    assert nowhere.exit_code == 1 and "Cannot be written" in nowhere.output
    with pytest.raises(SiteMissingError):
        write_portable(tmp_path / "empty", io.BytesIO())
