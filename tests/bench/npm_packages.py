"""Packages that only a measurement needs, each set with a lock file of its own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
QUIETLY = ("--no-audit", "--no-fund", "--loglevel=error")


def install(folder: Path) -> None:
    """Install the packages of the folder's lock file into its `node_modules`."""
    command = [sys.executable, "-m", "docs.hooks.runtime.npm", "ci", "--prefix", str(folder), *QUIETLY]
    subprocess.run(command, cwd=ROOT, check=True)
