"""Adapter between MkDocs and the steps of the build that know nothing of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from made_files import BuildStopped, MadeFile
from runtime import RuntimeBuildError


def add(files: Files, config: MkDocsConfig, made: Iterable[MadeFile]) -> None:
    """Have MkDocs publish files; one that ends in `.md` becomes a page."""
    for path, content in made:
        if isinstance(content, Path):
            files.append(File.generated(config, path, abs_src_path=str(content)))
        else:
            files.append(File.generated(config, path, content=content))


@contextmanager
def failures_for_mkdocs() -> Iterator[None]:
    """Around a step: MkDocs shows the message of its own kind of error, and of any other a traceback."""
    try:
        yield
    except (BuildStopped, RuntimeBuildError) as error:
        raise PluginError(str(error)) from error
