"""Python source → bytecode of Pyodide's own Python, made inside Pyodide on Node.

The host's Python cannot do it: bytecode carries a magic number, and only the interpreter that wrote it reads it.
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from .archives import EPOCH_SECONDS, keep_newest, read_archive, stored_zip
from .errors import RuntimeBuildError
from .node import run_node

HERE = Path(__file__).parent
PROGRAM = HERE / "bytecode.mjs"
IN_PYODIDE = HERE / "compile_in_pyodide.py"
REQUIREMENTS = HERE / "requirements.txt"


class Optimization(IntEnum):
    """The compiler's level of optimization; the numbers are Python's own."""

    NOTHING = 0
    ASSERTIONS_AND_DOCSTRINGS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Sources:
    """Files that are compiled alike, and cached as one.

    With a `door`, a module among them, what dataclasses compile while it is imported is noted next to them: see `precompiled.py`.
    """

    name: str
    optimization: Optimization
    files: Mapping[str, bytes]
    door: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Job:
    """One archive of sources on its way to `result`. `folder` tells the compiler the level."""

    name: str
    folder: str
    archive: bytes
    door: str
    result: Path


def compile_sources(parts: Iterable[Sources], *, pyodide: Path, cache: Path) -> list[dict[str, bytes]]:
    """Compiled files of each part by their new paths (`a.py` → `a.pyc`; what is not source stays as it is).

    The same sources give the same bytes. What was compiled once is taken from `cache`, part by part, so that a
    change of our package does not compile Python's library again.
    """
    tools = _hash_of_tools(pyodide)
    jobs = [_job(part, tools=tools, cache=cache) for part in parts]
    missing = [job for job in jobs if not job.result.exists()]
    if missing:
        _compile(missing, pyodide=pyodide, cache=cache)
    for job in jobs:
        job.result.touch()  # what is used stays: only the oldest are deleted
    return [read_archive(job.result) for job in jobs]


def _job(part: Sources, *, tools: bytes, cache: Path) -> _Job:
    archive = stored_zip(part.files)
    folder = f"{part.optimization:d}-{part.name}"
    key = hashlib.sha256(tools + f"{folder} {part.door} ".encode() + archive).hexdigest()[:32]
    return _Job(name=part.name, folder=folder, archive=archive, door=part.door, result=cache / f"{part.name}-{key}.zip")


def _hash_of_tools(pyodide: Path) -> bytes:
    """Of everything but the sources that the bytecode depends on."""
    files = (pyodide / "package.json", PROGRAM, IN_PYODIDE, REQUIREMENTS)
    return hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).digest()


def _compile(jobs: Iterable[_Job], *, pyodide: Path, cache: Path) -> None:
    """All jobs in one start of Node, which takes longer than the compiling."""
    wheels = _wheels(cache, pyodide)
    # Inside the cache, so that each result can be moved to its place in one step: no build ever sees half of one.
    with TemporaryDirectory(dir=cache) as temporary:
        job_folder = Path(temporary)
        sources = {job: job_folder / job.folder / "sources.zip" for job in jobs}
        for job, file in sources.items():
            file.parent.mkdir()
            file.write_bytes(job.archive)
            if job.door:
                file.with_name("door.txt").write_text(job.door, "utf-8")
        _run_compiler(job_folder, wheels=wheels, pyodide=pyodide)
        for job, file in sources.items():
            file.replace(job.result)
            keep_newest(cache, f"{job.name}-*.zip")


def _run_compiler(job: Path, *, wheels: Path, pyodide: Path) -> None:
    run_node(
        [str(path) for path in (PROGRAM, pyodide, IN_PYODIDE, wheels, job)],
        environment={"SOURCE_DATE_EPOCH": str(EPOCH_SECONDS)},
    )


def _wheels(cache: Path, pyodide: Path) -> Path:
    """Folder with the wheels of `requirements.txt`, fetched if it is not there yet."""
    folder = cache / f"wheels-{hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:32]}"
    if not folder.exists():
        with TemporaryDirectory(dir=cache) as temporary:
            fetched = Path(temporary) / "wheels"
            _fetch_wheels(fetched, python=_python_version(pyodide))
            _move(fetched, folder)
    return folder


def _move(fetched: Path, folder: Path) -> None:
    """Another build may have been quicker; what it fetched has the same hashes."""
    try:
        fetched.replace(folder)
    except OSError:
        if not folder.exists():
            raise


def _fetch_wheels(folder: Path, *, python: str) -> None:
    """With pip, which checks the hashes; for Pyodide's Python, since the host's may be too old for them."""
    options = ["--no-deps", "--only-binary=:all:", f"--python-version={python}", "--require-hashes", "--quiet"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "download", *options, f"--requirement={REQUIREMENTS}", f"--dest={folder}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeBuildError(
            f"无法用 pip 下载编译工具（{REQUIREMENTS.name}）。请检查网络，并确认当前 Python 装有 pip。",
            f"pip could not download the compiler ({REQUIREMENTS.name}). Check the network, and that this Python has pip.",
            done.stdout,
        )


def _python_version(pyodide: Path) -> str:
    """`3.14`, for the `3.14.2` in Pyodide's own lock file."""
    full = str(lock_info(pyodide)["python"])
    return full.rpartition(".")[0]


def lock_info(pyodide: Path) -> dict[str, object]:
    """Pyodide's description of itself; it refuses to start with a lock file that says otherwise."""
    info: dict[str, object] = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]
    return info
