"""The slides of each module of the training: training/slides/. A page of its own make, docs/templates/slides.html."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from macro_calls import show

PAGE = """---
template: slides.html
title: {title}
description: {description}
search:
  exclude: true
---

{body}
"""


def add_slides(files: Files, config: MkDocsConfig) -> None:
    """Add them to the pages of each language."""
    portal: Any = config.extra["portal"]
    for module in portal.training.modules():
        title = f"{portal.texts['slides']} {module.number} {module.title}"
        page = PAGE.format(title=title, description=module.summary, body=show("deck", module.id))
        files.append(File.generated(config, f"training/slides/{module.id}.md", content=page))
