"""The slides of each module of the training: training/slides/. A page with its own template, docs/templates/slides.html."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macro_calls import show
from made_files import MadeFile

PAGE = """---
template: slides.html
title: {title}
description: {description}
search:
  exclude: true
---

{body}
"""


def slide_pages(portal: Any) -> Iterator[MadeFile]:
    """Pages of one language."""
    for module in portal.training.modules():
        title = f"{portal.texts['slides']} {module.number} {module.title}"
        page = PAGE.format(title=title, description=module.summary, body=show("deck", module.id))
        yield f"training/slides/{module.id}.md", page
