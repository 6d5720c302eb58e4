"""A built site with the pages to measure next to it, served on this machine."""

import io
import os
import re
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from assess.publish.serving import make_server
from assess.reading.content.bundle import bundle_of
from assess.reading.content.folder import load
from tests.bench.peers.setup import lay_peers

ROOT = Path(__file__).parents[2]
STOCK = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")


@dataclass(frozen=True)
class Prepared:
    """`address` serves `folder`: the site, and under bench/ the pages and the stock Pyodide."""

    folder: Path
    address: str


@contextmanager
def prepared(*, peers: bool = False) -> Iterator[Prepared]:
    """Build, lay the measured pages next to the site, and others' if asked to, serve; everything is gone afterwards."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "site"
        folder.mkdir()
        (folder / "index.html").touch()
        server = make_server(folder, port=0)
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        environment = {**os.environ, "WUHUA_SITE_URL": address, "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        _lay_bench(folder)
        if peers:
            lay_peers(folder / "bench", f"{address}bench/")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Prepared(folder, address)
        server.shutdown()
        server.server_close()


def _lay_bench(folder: Path) -> None:
    bench = folder / "bench"
    shutil.copytree(Path(__file__).parent / "pages", bench)
    (bench / "stock").mkdir()
    for name in STOCK:
        shutil.copyfile(ROOT / "node_modules" / "pyodide" / name, bench / "stock" / name)
    (bench / "package.zip").write_bytes(_package())
    (bench / "standard.json").write_text(bundle_of(load(ROOT / "standards").raw), "utf-8")
    ours = bench / "ours.html"
    ours.write_text(ours.read_text("utf-8").replace("{settings}", _settings(folder)), "utf-8")


def _package() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted((ROOT / "assess").rglob("*.py")):
            archive.write(path, path.relative_to(ROOT).as_posix())
    return data.getvalue()


def _settings(folder: Path) -> str:
    """The engine's settings as they are in the form's page; both pages lie one folder deep."""
    found = re.search(r'data-engine-settings="([^"]*)"', (folder / "assess" / "index.html").read_text("utf-8"))
    assert found
    return found[1]
