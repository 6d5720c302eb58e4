"""Runs `*.test.mjs` with the Node that builds the site, wherever it comes from."""

import subprocess
import sys
from pathlib import Path

from docs.hooks.runtime.node import find_node

# Each file by its name: what a folder's name means to `node --test` depends on its version.
FILES = sorted(str(path) for path in Path(__file__).parent.glob("*.test.mjs"))

if __name__ == "__main__":
    sys.exit(subprocess.run([*find_node().node, "--test", "--test-reporter=dot", *FILES], check=False).returncode)
