"""Python for the browser: built once into the cache, published under assets/runtime/, and described for the page that loads it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from assess.bridge import LATER
from made_files import BuildStopped
from runtime import Runtime, RuntimeBuildError, build_runtime

FOLDER = "assets/runtime/"

LATER_MODULES = tuple(f"operations/{name}.py" for name in LATER)
"""Modules of `assess` that its bridge imports by name, when they are first asked for."""

WAY_OUT = """\
如果原因是换了新版 Pyodide：先用 WUHUA_STOCK_PYTHON=1 生成，不作裁剪。见 docs/hooks/runtime/README.md。
If a new Pyodide is the reason: WUHUA_STOCK_PYTHON=1 builds without pruning. See docs/hooks/runtime/README.md."""


@dataclass(frozen=True, kw_only=True)
class RuntimeFiles:
    """The built files by their path in the site, and what `engine.js` has to know."""

    runtime: Runtime
    sources: dict[str, Path]

    def settings(self, address: str) -> str:
        """The settings as JSON; `address` leads from the page to `assets/runtime/`."""
        return json.dumps(self.runtime.settings(address))


def runtime_files(root: Path, bundle: str, *, stock: bool) -> RuntimeFiles:
    """Build the runtime, or take it from the cache; `stock` is the setting stock_python. A failure says what to do about it."""
    cache = root / ".cache"
    into = cache / "runtime"
    try:
        runtime = build_runtime(root / "assess", bundle, into, cache, later=LATER_MODULES, root=root, stock=stock)
    except RuntimeBuildError as error:
        raise BuildStopped(str(error) if stock else f"{error}\n\n{WAY_OUT}") from error
    return RuntimeFiles(runtime=runtime, sources={FOLDER + file.path: into / file.path for file in runtime.files})
