"""Pins all packages, for every platform, with checksums and without addresses. Run by `make lock`; needs uv (`pip install uv`)."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
OPTIONS = (
    "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url",
    "--upgrade",
)  # fmt: skip
HEADER = "# Pinned with checksums for Python 3.11 and newer. Made by: make lock\n"


def lock(name: str, *sources: str) -> None:
    """Write `requirements/<name>.txt`."""
    target = HERE / f"{name}.txt"
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", *OPTIONS, *sources, "-o", str(target)]
    subprocess.run(command, cwd=HERE.parent, check=True)
    target.write_text(HEADER + target.read_text("utf-8"), "utf-8")


lock("build", "pyproject.toml", "requirements/backend.in")
lock("dev", "pyproject.toml", "requirements/backend.in", "--extra", "dev", "-c", "requirements/build.txt")
lock("node", "requirements/node.in")
lock("peers", "requirements/peers.in")
