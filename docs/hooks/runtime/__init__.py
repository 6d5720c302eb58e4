"""Python for the browser: everything the page needs to run `assess`, built from the npm package `pyodide`.

`build_runtime`, `package_folder` and `run_node` are all that the build events call.
"""

from .build import Runtime, RuntimeFile, build_runtime
from .errors import RuntimeBuildError
from .node import package_folder, run_node

__all__ = ["Runtime", "RuntimeBuildError", "RuntimeFile", "build_runtime", "package_folder", "run_node"]
