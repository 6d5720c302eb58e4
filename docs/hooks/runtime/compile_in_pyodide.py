"""Runs inside Pyodide, started by `bytecode.mjs`; never imported by the build.

Compiles the zips under /job in place; a folder's name begins with its level of optimization. Where a folder names a door,
what dataclasses compile while that module is imported goes into the zip too.
"""

import functools
import importlib
import py_compile
import sys
import zipfile
from pathlib import Path

# A wheel is a zip, and Python imports from zips: nothing needs to be installed.
sys.path[:0] = sorted(str(wheel) for wheel in Path("/wheels").glob("*.whl"))

compiler = importlib.import_module("pyodide_build._py_compile")
compile_file = py_compile.compile


def note(door: str, archive: Path) -> None:
    """Imported from the zip that was just compiled, which holds `precompiled` as well."""
    sys.path.insert(0, str(archive))
    precompiled = importlib.import_module("precompiled")
    noted = precompiled.note(door)
    sys.path.remove(str(archive))
    with zipfile.ZipFile(archive, "a") as target:
        target.writestr(precompiled.FILE, noted)


for folder in sorted(Path("/job").iterdir()):
    # pyodide-build takes the interpreter's own level, and there is one interpreter for several levels.
    py_compile.compile = functools.partial(compile_file, optimize=int(folder.name.partition("-")[0]))
    compiler._py_compile_archive_dir(folder, keep=False, verbose=False, compression_level=0)
    if (door := folder / "door.txt").exists():
        note(door.read_text(), folder / "sources.zip")
