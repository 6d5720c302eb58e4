"""`make load`: visitors replayed against nginx with the shipped file, on this machine; and what all branches would take.

What a visit asks for is taken from a real browser: a reading page, then the self-assessment with Python. wrk (Debian) replays it.
"""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from assess.publish.packing import pack_site
from docs.hooks.precache import needed_files
from tests.bench.prepared import ROOT
from tests.browser.chromium import FLAGS, chromium
from tests.debian import unpacked
from tests.test_server_files import nginx, wait_for

HERE = Path(__file__).parent
CONNECTIONS = (10, 100, 500)
SECONDS = 10
BRANCHES = 5_000_000
"""Party branches, as the purpose of this measurement puts it: a round figure, not a statistic."""
GIGABYTE = 1e9
MILLION = 1e6
VISITS = {"a reading page": ["areas/life/three-meetings/"], "the self-assessment": ["assess/"]}


def main() -> None:
    """Build, pack, serve, replay, print."""
    tools = unpacked("wrk", "libluajit-5.1-2")
    if tools is None or unpacked("nginx", "libnginx-mod-http-brotli-static") is None:
        sys.exit("wrk and nginx come as Debian packages, which cannot be had on this machine.")
    with TemporaryDirectory() as temporary:
        site = Path(temporary) / "site"
        port = _free_port()
        _build(site, f"http://127.0.0.1:{port}/")
        home = Path(temporary) / "nginx"
        home.mkdir()
        with _served(site, home, port):
            paths = {name: asked_for(f"http://127.0.0.1:{port}/", pages) for name, pages in VISITS.items()}
            for name, found in paths.items():
                _replay(tools, name, port, found, Path(temporary))
        form = paths["the self-assessment"]
        copied = [f"/{address.removeprefix('./')}" for address, _ in needed_files(site)]
        _print_quarters(sum(_size(site, path) for path in form), len(form), sum(_size(site, path) for path in copied), len(copied))


def _build(site: Path, address: str) -> None:
    environment = {**os.environ, "WUHUA_SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(site)], cwd=ROOT, env=environment, check=True
    )
    pack_site(site)


@contextmanager
def _served(site: Path, home: Path, port: int) -> Iterator[None]:
    with (home / "log").open("wb") as log, subprocess.Popen(nginx(site, home, port), stdout=log, stderr=log) as process:
        try:
            wait_for(port, process, home / "log")
            yield
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def asked_for(address: str, pages: list[str]) -> list[str]:
    """The paths that a browser without a copy of the site asks for, until nothing more comes."""
    found: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        context = browser.new_context(service_workers="block")
        page = context.new_page()
        page.on("request", lambda request: found.append(urlsplit(request.url).path))
        for path in pages:
            page.goto(address + path)
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(3000)
        browser.close()
    return list(dict.fromkeys(found))


def _size(site: Path, path: str) -> int:
    """Bytes as they go out: with brotli where there is a packed sibling."""
    file = site / (path + "index.html" if path.endswith("/") else path).lstrip("/")
    packed = file.with_name(file.name + ".br")
    return (packed if packed.exists() else file).stat().st_size if file.exists() else 0


def _replay(tools: Path, name: str, port: int, paths: list[str], folder: Path) -> None:
    listed = folder / "paths"
    listed.write_text("\n".join(paths) + "\n", "utf-8")
    libraries = next(tools.rglob("libluajit-5.1.so.2")).parent
    environment = {**os.environ, "WUHUA_PATHS": str(listed), "LD_LIBRARY_PATH": str(libraries)}
    print(
        f"\n| {name}: {len(paths)} requests a visit | requests/s | visits/s | median | p99 | bytes a visit | errors |\n|"
        + "---|" * 7
    )
    for connections in CONNECTIONS:
        command = [str(tools / "usr/bin/wrk"), "-t1", f"-c{connections}", f"-d{SECONDS}s", "-s", str(HERE / "load.lua")]
        said = subprocess.run(
            [*command, f"http://127.0.0.1:{port}/"], env=environment, check=True, capture_output=True, text=True
        ).stdout
        found = json.loads(re.findall(r"^\{.*\}$", said, re.MULTILINE)[0])
        rate = found["requests"] / found["seconds"]
        a_visit = found["bytes"] / found["requests"] * len(paths)
        print(
            f"| {connections} at once | {rate:,.0f} | {rate / len(paths):,.0f} | {found['median']:.1f} ms | {found['p99']:.1f} ms "
            f"| {a_visit:,.0f} | {found['errors']} |",
            flush=True,
        )


def _print_quarters(visit: int, asked: int, copy: int, copied: int) -> None:
    """A first visit fetches the form, then a copy of everything; afterwards the copy answers."""
    low, high = BRANCHES * visit / GIGABYTE, BRANCHES * copy / GIGABYTE
    fewest, most = BRANCHES * asked / MILLION, BRANCHES * copied / MILLION
    print(
        f"\nThe self-assessment alone: {visit:,} bytes in {asked} requests; with the copy of the site: {copy:,} bytes in {copied}."
    )
    print(f"{BRANCHES:,} branches, each once: {low:,.0f} to {high:,.0f} GB, {fewest:,.0f} to {most:,.0f} million requests.")
    print("A quarter later the copy answers, and two files are asked whether they changed; without a copy, as much as at first.")
    print("Money: GB × price of a GB + million requests × price of a million.")


if __name__ == "__main__":
    main()
