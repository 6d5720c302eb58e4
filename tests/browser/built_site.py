"""The whole site, built once for all tests that need it, and not again while nothing that it is made of has changed."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "tested-site"
ADDRESS = "http://127.0.0.1:8000/"
"""Where its pages believe that they are served. No test serves them there, so that several can at once."""

MADE_OF = (
    "assess", "docs", "standards", "requirements", "mkdocs.yml", "mkdocs.en.yml", "package-lock.json", "pyproject.toml",
)  # fmt: skip


def built_site() -> Path:
    """The folder of the site, as `mkdocs build --strict` builds it."""
    folder = CACHE / _digest()
    CACHE.mkdir(parents=True, exist_ok=True)
    with FileLock(CACHE / "lock"):
        if not folder.is_dir():
            for older in CACHE.iterdir():
                if older.is_dir():
                    shutil.rmtree(older)
            _build(folder)
    return folder


def _build(folder: Path) -> None:
    unfinished = folder.with_suffix(".unfinished")
    environment = {**os.environ, "WUHUA_SITE_URL": ADDRESS, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(unfinished)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    unfinished.rename(folder)


def _digest() -> str:
    found = hashlib.sha256(sys.version.encode())
    for path in _inputs():
        found.update(f"{path.relative_to(ROOT)}\n{path.stat().st_size}\n".encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def _inputs() -> Iterator[Path]:
    for name in MADE_OF:
        path = ROOT / name
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (each for each in found if each.is_file() and "__pycache__" not in each.parts)
