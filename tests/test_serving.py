"""The small server: right types, packed, 404 in the language of the address, and the policy that binds workers."""

import gzip
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from assess.publish.serving import ASKED_AGAIN, POLICY_OF_WORKERS, SiteMissingError, SiteServer, make_server
from tests.inputs import ROOT

FILES = {"index.html": "首页", "404.html": "没有", "en/404.html": "none", "a.mjs": "export {}", "b.wasm": "wasm"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    folder = tmp_path_factory.mktemp("served")
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    started = make_server(folder, port=0)
    threading.Thread(target=started.serve_forever, daemon=True).start()
    yield started
    started.shutdown()
    started.server_close()


def get(server: SiteServer, path: str, *, accept: str = "") -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", server.server_address[1])
    connection.request("GET", path, headers={"Accept-Encoding": accept})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/", "text/html; charset=utf-8"), ("/a.mjs", "text/javascript; charset=utf-8"), ("/b.wasm", "application/wasm")],
)
def test_a_file_has_its_type_packed_or_not(server: SiteServer, path: str, kind: str) -> None:
    plain, body = get(server, path)
    packed, smaller = get(server, path, accept="gzip")
    assert plain.getheader("Content-Type") == packed.getheader("Content-Type") == kind
    assert packed.getheader("Content-Encoding") == "gzip"
    assert gzip.decompress(smaller) == body


@pytest.mark.parametrize(("path", "words"), [("/no", "没有"), ("/en/no", "none"), ("/assets/runtime/no.zip", "没有")])
def test_a_missing_page_answers_in_its_language(server: SiteServer, path: str, words: str) -> None:
    answer, body = get(server, path)
    assert (answer.status, body.decode()) == (404, words)
    assert answer.getheader("Cache-Control") == ASKED_AGAIN


def test_nothing_outside_the_folder_is_served(server: SiteServer) -> None:
    assert get(server, "/../../../../etc/passwd", accept="gzip")[0].status == 404


def test_scripts_carry_the_policy_of_the_service_worker(server: SiteServer) -> None:
    assert get(server, "/a.mjs")[0].getheader("Content-Security-Policy") == POLICY_OF_WORKERS
    source = (ROOT / "docs" / "templates" / "service-worker.js").read_text("utf-8")
    assert f'POLICY_OF_WORKERS = "{POLICY_OF_WORKERS}"' in source


def test_it_listens_on_this_machine_only_and_needs_a_site(server: SiteServer, tmp_path: Path) -> None:
    assert server.server_address[0] == "127.0.0.1"
    with pytest.raises(SiteMissingError):
        make_server(tmp_path, port=0)
