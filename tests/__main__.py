"""Runs the checks in parts, and says at the end how long each took: `python -m tests` (all of them) or `python -m tests quick`.

    quick    what a change is held to while it is made: lint, types, content, and the tests that need no browser and no build
    all      everything; what depends on few files (`Part.made_of`) is left out where it passed with the same files before

`--fresh` leaves nothing out.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.inputs import ROOT, digest_of

PASSED = ROOT / ".cache" / "passed"
BYTECODE = ROOT / ".cache" / "bytecode"
"""Compiled Python, our own and that of tests: every worker reads it, and none lies between the sources."""

PYTEST = (sys.executable, "-m", "pytest", "--numprocesses=auto")
FAST = (
    "tests/architecture",
    "tests/golden",
    "tests/laws",
    "tests/ledgers",
    "tests/reading",
    "tests/standards",
    "tests/fuzz",
    "tests/cases",
)
# A browser that never answers must not hold up all others.
PATIENT = ("--timeout=600", "--timeout-method=thread")


@dataclass(frozen=True, kw_only=True)
class Part:
    """Commands that run one after the other; the part fails with the first that fails.

    `again` is tried once after a failure: two browsers that start Python wait for each other on a small machine, and what fails
    beside others must pass alone. `made_of` are the paths that the outcome depends on, where it is worth remembering.
    """

    name: str
    commands: Sequence[Sequence[str]]
    again: Sequence[str] = ()
    made_of: Sequence[str] = ()

    def run(self, *, fresh: bool) -> str | None:
        """How it went, as a word for the table; None where it failed."""
        mark = PASSED / f"{self.name}-{digest_of(self.made_of)}" if self.made_of else None
        if mark is not None and mark.exists() and not fresh:
            return "passed before with the same files"
        if not all(_succeeds(command) for command in self.commands) and not (self.again and _succeeds(self.again)):
            return None
        if mark is not None:
            _remember(mark, self.name)
        return "passed"


def _pytest(*arguments: str) -> tuple[str, ...]:
    return (*PYTEST, *arguments)


LINT = Part(
    name="lint",
    commands=(
        (sys.executable, "-m", "ruff", "check", "."),
        (sys.executable, "-m", "ruff", "format", "--check", "."),
        (sys.executable, "-m", "mypy"),
        (str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"),
        (sys.executable, "-m", "docs.hooks.runtime.npm", "run", "--silent", "lint"),
    ),
)
CONTENT = Part(name="content", commands=((sys.executable, "-m", "assess", "check"),))
JAVASCRIPT = Part(name="JavaScript", commands=((sys.executable, "-m", "tests.javascript"),))
QUICK = (
    LINT,
    CONTENT,
    JAVASCRIPT,
    Part(name="fast tests", commands=(_pytest("--dist=worksteal", "--hypothesis-profile=quick", *FAST),)),
)
ALL = (
    LINT,
    CONTENT,
    JAVASCRIPT,
    Part(name="fast tests", commands=(_pytest("--dist=worksteal", *FAST),)),
    Part(
        name="runtime",
        commands=(_pytest("--dist=loadfile", "tests/runtime"),),
        made_of=(
            "assess",
            "docs/hooks",
            "standards",
            "tests/runtime",
            "tests/golden",
            "tests/conftest.py",
            "tests/bridge_client.py",
            "requirements",
            "package-lock.json",
            "pyproject.toml",
        ),
    ),
    Part(
        name="site and commands",
        commands=(_pytest("--dist=loadfile", *(f"--ignore={each}" for each in (*FAST, "tests/runtime", "tests/browser"))),),
    ),
    Part(
        name="browser",
        commands=(_pytest("--dist=worksteal", *PATIENT, "tests/browser"),),
        again=(sys.executable, "-m", "pytest", "--last-failed", "--last-failed-no-failures=none", *PATIENT, "tests/browser"),
    ),
)


def main() -> int:
    """Run the parts; the first that fails ends it."""
    parser = argparse.ArgumentParser(
        prog="python -m tests", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("which", nargs="?", choices=("all", "quick"), default="all")
    parser.add_argument("--fresh", action="store_true", help="leave nothing out that passed before")
    chosen = parser.parse_args()
    parts = QUICK if chosen.which == "quick" else ALL
    took: list[tuple[str, float, str]] = []
    for part in parts:
        print(f"— {part.name}", flush=True)
        begun = time.monotonic()
        outcome = part.run(fresh=chosen.fresh)
        took.append((part.name, time.monotonic() - begun, outcome or "FAILED"))
        if outcome is None:
            break
    _print_times(took)
    return int(any(outcome == "FAILED" for _, _, outcome in took))


def _print_times(took: Sequence[tuple[str, float, str]]) -> None:
    print()
    for name, seconds, outcome in (*took, ("together", sum(seconds for _, seconds, _ in took), "")):
        print(f"{name:<18} {int(seconds // 60):>3}:{int(seconds % 60):02}  {outcome}".rstrip(), flush=True)


def _succeeds(command: Sequence[str]) -> bool:
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(command, cwd=ROOT, check=False, env={**kept, "PYTHONPYCACHEPREFIX": str(BYTECODE)}).returncode == 0


def _remember(mark: Path, name: str) -> None:
    PASSED.mkdir(parents=True, exist_ok=True)
    for older in PASSED.glob(f"{name}-*"):
        older.unlink()
    mark.touch()


if __name__ == "__main__":
    sys.exit(main())
