"""A standard many times as large as the real one: every task again and again, with a poster that has every line as often."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINES = re.compile(r"(?m)^(?:line: \d+|[ -]*lines: \[[^\]]*\])")
TASKS = re.compile(r"(?m)(?<=^tasks: \[).*(?=\]$)")
CITES = re.compile(r"(?m)(?<=cites: \[).*(?=\]$)")


def write_grown(target: Path, times: int) -> None:
    """A folder like `standards/`, without a mistake, with 26 tasks and 114 requirements times `times`."""
    # Without the record of what each version asks: none has asked this.
    shutil.copytree(ROOT / "standards", target, ignore=shutil.ignore_patterns("meanings"))
    poster = (target / "poster.txt").read_text("utf-8")
    (target / "poster.txt").write_text(poster * times, "utf-8")
    copies = range(1, times)
    for path in sorted((target / "areas").rglob("*.yaml")):
        text = path.read_text("utf-8")
        if path.name == "_area.yaml":
            path.write_text(TASKS.sub(_again(copies, "{}-{}"), text), "utf-8")
            continue
        for copy in copies:
            path.with_name(f"{path.stem}-{copy}.yaml").write_text(_further_down(text, copy * poster.count("\n")), "utf-8")
    for path in (target / "training").glob("*.yaml"):
        text = TASKS.sub(_again(copies, "{}-{}"), path.read_text("utf-8"))
        path.write_text(CITES.sub(_again(copies, "{0[0]}.{0[1]}-{1}.{0[2]}"), text), "utf-8")


def _again(copies: range, form: str) -> Callable[[re.Match[str]], str]:
    def extended(found: re.Match[str]) -> str:
        names = [name.strip() for name in found[0].split(",") if name.strip()]
        parts = [name.split(".") if "[" in form else name for name in names]
        return ", ".join([*names, *(form.format(part, copy) for copy in copies for part in parts)])

    return extended


def _further_down(text: str, lines: int) -> str:
    """The file of a task that cites the poster that many lines later."""
    return LINES.sub(lambda found: re.sub(r"\d+", lambda number: str(int(number[0]) + lines), found[0]), text)
