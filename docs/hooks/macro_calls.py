"""Calls of the macros in docs/macros.py, as the generated pages contain them."""

from __future__ import annotations

import json


def show(name: str, *about: str | int) -> str:
    """The call that a page writes to show a template of pages/.

    >>> show("module_section", "start", 2)
    '{{ show("module_section", "start", 2) }}'
    """
    return f"{{{{ show({', '.join(json.dumps(each, ensure_ascii=False) for each in (name, *about))}) }}}}"
