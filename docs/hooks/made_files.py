"""Files that the steps of the build hand over: by their path on the site, or the reason why there can be none.

Nothing here or in those steps knows MkDocs; mkdocs_adapter.py brings them to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

MadeFile = tuple[str, str | bytes | Path]
"""A path on the site, and the content or the file that has it."""


class BuildStopped(Exception):
    """The site cannot be built; the message says what to do."""


def below(folder: str, made: Iterable[tuple[str, str | bytes | Path]]) -> Iterator[MadeFile]:
    """The same files below a folder, whose name ends in a slash."""
    for name, content in made:
        yield folder + name, content
