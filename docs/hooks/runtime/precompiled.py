"""Runs in Pyodide: dataclass methods compiled at build time, which Python would otherwise write and compile at every start.

A dataclass writes its methods as text and has them compiled when it is imported; for the classes of a start that took
half of the time of importing them. The build notes each text, by its checksum, with what it was compiled to. A text that
was not noted is compiled as ever, so nothing can be wrong, only slower.
"""

import builtins
import dataclasses
import importlib
import marshal
from hashlib import sha256
from types import CodeType

FILE = "precompiled.bin"

# What dataclasses call to have a text compiled and run: a name of the module comes before the built-in one.
_CALLED = "exec"


def use() -> None:
    """From now on, dataclasses take what was noted in the zip that this module lies in."""
    codes: dict[bytes, CodeType] = marshal.loads(globals()["__loader__"].get_data(FILE))

    def execute(text: str, *places: dict[str, object]) -> None:
        builtins.exec(codes.get(_key(text), text), *places)

    setattr(dataclasses, _CALLED, execute)


def note(door: str) -> bytes:
    """The source that dataclasses have compiled while the module `door` is imported. The same modules give the same bytes."""
    codes: dict[bytes, CodeType] = {}

    def execute(text: str, *places: dict[str, object]) -> None:
        code = codes[_key(text)] = compile(text, "<string>", "exec")
        builtins.exec(code, *places)

    setattr(dataclasses, _CALLED, execute)
    try:
        importlib.import_module(door)
    finally:
        delattr(dataclasses, _CALLED)
    # Without references: those depend on what else this interpreter holds, and two builds would differ.
    return marshal.dumps(codes, 2)


def _key(text: str) -> bytes:
    return sha256(text.encode()).digest()[:16]
