"""JSON Schema for tests, without the wait for a grammar that hardly anyone asks for.

With `jsonschema` comes a parser of international addresses, which takes every process longer than a second to make. Here it is made
when the first address is checked.
"""

import sys
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

GRAMMAR = "rfc3987_syntax"


@cache
def _made() -> ModuleType:
    sys.modules.pop(GRAMMAR, None)
    return import_module(GRAMMAR)


class _Later(ModuleType):
    """The grammar's module, as long as nobody has asked it anything."""

    @staticmethod
    def is_valid_syntax(term: str, value: str) -> Any:
        return _made().is_valid_syntax(term, value)


sys.modules.setdefault(GRAMMAR, _Later(GRAMMAR))

from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker  # noqa: E402 - the stand-in has to be there first

__all__ = ["Draft7Validator", "Draft202012Validator", "FormatChecker"]
