"""MkDocs puts the folder of a hook on the path while it loads it; the tests do the same."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOOKS = ROOT / "docs" / "hooks"

sys.path.insert(0, str(HOOKS))
