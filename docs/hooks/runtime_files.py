"""Python for the browser: built once into the cache, published under assets/runtime/, and described for the page that loads it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from mkdocs.exceptions import PluginError

from assess.bridge import LATER
from runtime import Runtime, RuntimeBuildError, build_runtime

FOLDER = "assets/runtime/"

LATER_MODULES = tuple(f"requests/{name}.py" for name in LATER)
"""Modules of `assess` that its bridge imports by name, when they are first asked for."""


@dataclass(frozen=True, kw_only=True)
class RuntimeFiles:
    """The built files by their path in the site, and what `engine.js` has to know."""

    runtime: Runtime
    sources: dict[str, Path]

    def settings(self, address: str) -> str:
        """The settings as JSON; `address` leads from the page to `assets/runtime/`."""
        return json.dumps(self.runtime.settings(address))


def runtime_files(root: Path, bundle: str) -> RuntimeFiles:
    """Build the runtime, or take it from the cache. A failure says what to do about it."""
    cache = root / ".cache"
    into = cache / "runtime"
    try:
        runtime = build_runtime(root / "assess", bundle, into, cache, later=LATER_MODULES, root=root)
    except RuntimeBuildError as error:
        raise PluginError(str(error)) from error
    return RuntimeFiles(runtime=runtime, sources={FOLDER + file.path: into / file.path for file in runtime.files})
