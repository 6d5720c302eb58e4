"""A quiet build is as strict as any other."""

from __future__ import annotations

import logging


def hear_warnings() -> None:
    """Let MkDocs count warnings and show them: with `--quiet` it does neither, so that `--strict` would let a broken link pass."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(min(logger.getEffectiveLevel(), logging.WARNING))
