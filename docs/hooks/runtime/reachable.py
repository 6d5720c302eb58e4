"""Modules of our package that the browser needs: what its entry point reaches by imports, and among it what a start needs."""

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping

DOOR = "bridge.py"

Statements = Callable[[ast.Module], Iterable[ast.AST]]


def reachable(files: Mapping[str, bytes], package: str, later: Iterable[str] = ()) -> frozenset[str]:
    """Paths among `files` (sources by their path inside `package`) that the entry point, or one of `later`, imports anywhere in it.

    `later` are modules that the entry point imports by a name which is in no import.
    """
    return _reached(files, package, ("__init__.py", DOOR, *later), ast.walk)


def needed_first(files: Mapping[str, bytes], package: str) -> frozenset[str]:
    """Paths without which the entry point cannot be imported.

    An import inside a function waits until the function is called; everything that only such imports reach can come later.
    """
    return _reached(files, package, ("__init__.py", DOOR), lambda module: module.body)


def _reached(files: Mapping[str, bytes], package: str, start: Iterable[str], statements: Statements) -> frozenset[str]:
    reached: set[str] = set()
    waiting = [each for path in start for each in _with_packages(path)]
    while waiting:
        path = waiting.pop()
        if path not in reached and path in files:
            reached.add(path)
            waiting += [found for module in _imported(files[path], statements) for found in _paths(module, package)]
    return frozenset(reached)


def _imported(source: bytes, statements: Statements) -> Iterator[str]:
    """A name taken from a package may be a module in it: both are named. What is no Python is the compiler's to complain of."""
    try:
        module = ast.parse(source)
    except SyntaxError:
        return
    for node in statements(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _paths(module: str, package: str) -> Iterator[str]:
    """The paths where a module may lie, with the packages around it."""
    first, *parts = module.split(".")
    if first == package and parts:
        place = "/".join(parts)
        yield from _with_packages(f"{place}.py")
        yield f"{place}/__init__.py"


def _with_packages(path: str) -> Iterator[str]:
    """The path, and the packages around it, which are imported before it."""
    yield path
    folders = path.split("/")[:-1]
    yield from ("/".join((*folders[:end], "__init__.py")) for end in range(1, len(folders) + 1))
