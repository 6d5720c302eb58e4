"""The handbook as a PDF, one in each language: set by Typst from the same data as the pages, with its fonts embedded.

The font is a package from npm, so that the document looks the same on every machine that builds it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import typst
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from assess.model.text import Language
from assess.outputs.handbook import handbook_data, handbook_path
from assess.outputs.pages import Pages
from assess.reading.texts import load_texts
from languages import is_first
from runtime import RuntimeBuildError, package_folder

FONTS = "@embedpdf/fonts-sc"
DOCUMENT = Path("docs") / "handbook" / "handbook.typ"
TAGGED: Literal["ua-1"] = "ua-1"
"""PDF/UA: read aloud and searched like a page."""


def add_handbooks(files: Files, config: MkDocsConfig) -> None:
    """Add both to the first language, which publishes what both share."""
    root = Path(config.config_file_path).parent
    if is_first(config):
        pages, texts = config.extra["portal"].pages, load_texts(root / "docs", "texts.yaml")
        for language in Language:
            words = {name: text.of(language) for name, text in texts.items()}
            content = handbook(root, Pages(pages.standard, pages.library, language), words)
            files.append(File.generated(config, handbook_path(pages.standard, language), content=content))


def handbook(root: Path, pages: Pages, words: dict[str, str]) -> bytes:
    """The document. The same standard gives the same bytes."""
    try:
        fonts = package_folder(root, FONTS) / "fonts"
        return typst.compile(
            str(root / DOCUMENT),
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(handbook_data(pages, words), ensure_ascii=False)},
            pdf_standards=[TAGGED],
            timestamp=0,
        )
    except (RuntimeBuildError, typst.TypstError) as error:
        raise PluginError(f"{DOCUMENT}: {error}") from error
