"""The replies of Python are of the types that scripts believe in (docs/assets/js/replies.d.ts); TypeScript compares them."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assess.bridge import OPERATIONS
from docs.hooks.runtime.node import find_node
from tests.golden import all_replies
from tests.inputs import ROOT

TSC = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
OPTIONS = (
    "--ignoreConfig --noEmit --strict --skipLibCheck --target es2022 --module esnext --moduleResolution bundler --pretty false"
)
PROGRAM = f"""\
import type {{ Refused, Replies }} from {json.dumps(str(ROOT / "docs" / "assets" / "js" / "replies"))};
declare function replied<T>(): <Value extends T>(name: string, value: Value) => void;
"""

Replied = tuple[str, str, dict[str, Any]]


def test_every_operation_has_a_type_and_no_other(tmp_path: Path) -> None:
    table = json.dumps(dict.fromkeys(OPERATIONS, 0))
    assert complaints(tmp_path, f"export const operations: Record<keyof Replies, 0> = {table};") == []


def test_every_reply_is_what_scripts_believe(tmp_path: Path) -> None:
    replies = list(all_replies())
    assert {op for _, op, reply in replies if reply["ok"]} == set(OPERATIONS)
    assert compared(tmp_path, replies) == []


def test_a_field_of_another_shape_is_noticed_in_every_operation(tmp_path: Path) -> None:
    spoilt = {op: (op, op, {**reply, "problems": 1}) for _, op, reply in all_replies() if reply["ok"]}
    lines = {each.split("replies.ts(")[1].split(",")[0] for each in compared(tmp_path, spoilt.values())}
    assert len(lines) == len(OPERATIONS)


def test_a_promised_field_that_is_missing_is_noticed(tmp_path: Path) -> None:
    name, op, reply = next(each for each in all_replies() if each[1] == "score" and each[2]["ok"])
    (complaint,) = compared(tmp_path, [(name, op, {key: value for key, value in reply.items() if key != "remaining"})])
    assert "remaining" in complaint


def compared(folder: Path, replies: Iterable[Replied]) -> list[str]:
    return complaints(folder, "\n".join(line(*each) for each in replies))


def line(name: str, op: str, reply: dict[str, Any]) -> str:
    kind = f"Replies[{json.dumps(op)}]" if reply["ok"] else "Refused"
    return f"replied<{kind}>()({json.dumps(name)}, {json.dumps(reply)});"


def complaints(folder: Path, program: str) -> list[str]:
    """The faults that the compiler finds in a program, each with the lines that explain it."""
    file = folder / "replies.ts"
    file.write_text(PROGRAM + program, "utf-8")
    done = subprocess.run(
        [*find_node().node, str(TSC), *OPTIONS.split(), str(file)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    found: list[str] = []
    for said in (done.stdout + done.stderr).splitlines():
        if said.startswith(" ") and found:
            found[-1] += "\n" + said
        else:
            found.append(said)
    return found
