"""The handbook as a PDF, one in each language: set by Typst from the same data as the pages, with its fonts embedded.

The font is a package from npm, so that the document looks the same on every machine that builds it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import typst

from assess.model.library import Library
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.site.handbook import handbook_data, handbook_path
from assess.outputs.site.pages import Pages
from assess.reading.content.texts import load_texts
from made_files import BuildStopped
from runtime import RuntimeBuildError, package_folder

FONTS = "@embedpdf/fonts-sc"
DOCUMENT = Path("docs") / "handbook" / "handbook.typ"
TAGGED: Literal["ua-1"] = "ua-1"
"""PDF/UA: read aloud and searched like a page."""


def handbooks(root: Path, standard: Standard, library: Library) -> Iterator[tuple[str, bytes]]:
    """Path on the site and bytes of each."""
    texts = load_texts(root / "docs", "texts.yaml")
    for language in Language:
        words = {name: text.of(language) for name, text in texts.items()}
        yield handbook_path(standard, language), handbook(root, Pages(standard, library, language), words)


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
        raise BuildStopped(f"{DOCUMENT}: {error}") from error
