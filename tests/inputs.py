"""Names what something is made of, so that it need not be made, or tested, again while nothing of it has changed."""

import hashlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]


def digest_of(names: Iterable[str]) -> str:
    """A digest over the files at these paths of the repository, folders with all that lies in them, and the Python that runs."""
    found = hashlib.sha256(sys.version.encode())
    for path in _files(names):
        found.update(f"{path.relative_to(ROOT)}\n{path.stat().st_size}\n".encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def _files(names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        path = ROOT / name
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (each for each in found if each.is_file() and "__pycache__" not in each.parts)
