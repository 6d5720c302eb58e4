"""The whole site, built once for all tests that need it, and not again while nothing that it is made of has changed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from filelock import FileLock

from tests.inputs import ROOT, digest_of

CACHE = ROOT / ".cache" / "tested-site"
KEPT = 3
ADDRESS = "http://127.0.0.1:8000/"
"""Where its pages believe that they are served. No test serves them there, so that several can at once."""

MADE_OF = (
    "assess", "docs", "standards", "requirements", "mkdocs.yml", "mkdocs.en.yml", "package-lock.json", "pyproject.toml",
)  # fmt: skip


def built_site() -> Path:
    """The folder of the site, as `mkdocs build --strict` builds it."""
    folder = CACHE / digest_of(MADE_OF)
    CACHE.mkdir(parents=True, exist_ok=True)
    with FileLock(CACHE / "lock"):
        if not folder.is_dir():
            built = sorted((each for each in CACHE.iterdir() if each.is_dir()), key=lambda each: each.stat().st_mtime)
            for older in built[:-KEPT]:  # another run may still be served from a newer one
                shutil.rmtree(older)
            _build(folder)
    return folder


def _build(folder: Path) -> None:
    unfinished = folder.with_suffix(".unfinished")
    environment = {**os.environ, "WUHUA_SITE_URL": ADDRESS, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(unfinished)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    unfinished.rename(folder)
