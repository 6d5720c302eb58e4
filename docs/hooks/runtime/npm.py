"""`python -m docs.hooks.runtime.npm …`: npm, from PATH or from the Python package that stands in for it."""

import os
import subprocess
import sys
from pathlib import Path

from .node import find_node

if __name__ == "__main__":
    node = find_node()
    beside = str(Path(node.node[0]).parent)
    path = os.pathsep.join([beside, os.environ.get("PATH", "")])
    sys.exit(subprocess.run([*node.npm, *sys.argv[1:]], env={**os.environ, "PATH": path}, check=False).returncode)
