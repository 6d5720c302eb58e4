"""Scripts that the form needs at once: the page names them all, so that they are fetched together."""

from __future__ import annotations

import re
from pathlib import Path

START = Path("assets/js/checklist/start.js")
# What is imported as a whole. What comes later is asked for by `import(…)`: nobody needs it before the form can be used.
IMPORTED = re.compile(r"""^(?:(?:import|export)\b[^;"']*\bfrom|import)\s*["'](\.[^"']+)["']""", re.MULTILINE)


def form_modules(docs: Path) -> list[str]:
    """The scripts of the form: fetched together, instead of one after the other as each names the next."""
    folder = (docs / START).resolve().parent
    found: set[Path] = set()
    new = {folder / START.name}
    while new:
        found |= new
        new = {(path.parent / name).resolve() for path in new for name in IMPORTED.findall(path.read_text("utf-8"))} - found
    return sorted(path.relative_to(docs.resolve()).as_posix() for path in found)
