"""Python for the browser: everything the page needs to run `assess`, built from the npm package `pyodide`.

`build_runtime` is the only thing the build events call.
"""

from .build import Runtime, RuntimeFile, build_runtime
from .errors import RuntimeBuildError

__all__ = ["Runtime", "RuntimeBuildError", "RuntimeFile", "build_runtime"]
