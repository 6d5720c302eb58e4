"""Which modules of our package a start needs: what its door imports as it is imported itself, and what those import."""

import ast
from collections.abc import Iterator, Mapping

DOOR = "bridge.py"


def needed_first(files: Mapping[str, bytes], package: str) -> frozenset[str]:
    """Paths among `files` (sources by their path inside `package`) without which the door cannot be imported.

    An import inside a function waits until the function is called; everything that only such imports reach can come later.
    """
    reached: set[str] = set()
    waiting = [DOOR]
    while waiting:
        path = waiting.pop()
        if path not in reached and path in files:
            reached.add(path)
            waiting += [found for module in _imported_at_once(files[path]) for found in _paths(module, package)]
    return frozenset(reached)


def _imported_at_once(source: bytes) -> Iterator[str]:
    """A name taken from a package may be a module in it: both are named. What is no Python is the compiler's to complain of."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return
    for node in body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _paths(module: str, package: str) -> Iterator[str]:
    """Where a module may lie, and the packages around it, which are imported before it."""
    first, *parts = module.split(".")
    if first != package:
        return
    yield "__init__.py"
    for end in range(1, len(parts) + 1):
        place = "/".join(parts[:end])
        yield from (f"{place}.py", f"{place}/__init__.py")
