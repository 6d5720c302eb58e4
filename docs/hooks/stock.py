"""Two switches that let a new Pyodide or a new theme land before what is changed in them here has been brought up to date.

They are settings under `extra` in mkdocs.yml (what the functions here are given), and variables of the environment for one build:

    stock_python   WUHUA_STOCK_PYTHON=1   Pyodide and its library as their makers publish them (docs/hooks/runtime/README.md)
    stock_theme    WUHUA_STOCK_THEME=1    the theme's own search and all of its style rules

The site works with both, slower and with a poorer search, so the build says at its end that one is on.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

ON = {
    "stock_python": (
        "stock_python：网页中的 Python 未经裁剪，首次打开多下载约2.3MB，启动时间约为2.4倍。",
        "stock_python: Python in the browser is not pruned: a first visit fetches 2.3 MB more and takes 2.4 times as long.",
    ),
    "stock_theme": (
        "stock_theme：搜索和样式均为主题自带，拼音、繁体字和多数中文词搜不到。",
        "stock_theme: search and style sheet are the theme's own: pinyin, traditional forms and most Chinese words find nothing.",
    ),
}


def has_stock_python(extra: Mapping[str, Any]) -> bool:
    """True if Pyodide is published as it is."""
    return bool(extra["stock_python"])


def has_stock_theme(extra: Mapping[str, Any]) -> bool:
    """True if the theme keeps its own search, and every rule of its style sheet."""
    return bool(extra["stock_theme"])


def remind(extra: Mapping[str, Any]) -> None:
    """Say on the error stream which switch is on. A warning of MkDocs would end a strict build."""
    for name, (zh, en) in ON.items():
        if extra[name]:
            print(f"\n!! {zh}\n!! {en}\n", file=sys.stderr)
