"""A site of a few pages in both languages, built with steps, settings and service worker of the real one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
HOOK = Path(__file__).with_name("small_build.py")
SITE_URL = "https://example.org/portal/"
OWN = Path(__file__).with_name("small_site")

# The steps' other half. The portal's other templates and scripts need its data.
OF_THE_PORTAL = (
    "docs/templates/*.js",
    "docs/templates/*.txt",
    "docs/templates/*.xml",
    "docs/templates/partials/languages/*.html",
    "docs/templates/partials/alternate.html",
    "docs/templates/partials/content-security.html",
    "docs/templates/partials/hreflang.html",
    "docs/templates/partials/search.html",
    "docs/assets/js/search/*.js",
    "docs/assets/js/language-switch.js",
    "docs/assets/js/offline.js",
    "docs/assets/js/search-box.js",
    "docs/assets/js/search-list.js",
    "docs/assets/js/dom.js",
    "docs/assets/images/favicon.svg",
    "standards/glossary.yaml",
)

PAGES = {
    "index.md": {"zh": "# 首页\n\n三会一课", "en": "# Home\n\nThree meetings"},
    "areas/life.md": {
        "zh": "# 组织生活\n\n## 党课 {: #lecture }\n\n讲党课",
        "en": "# Life\n\n## Lectures {: #lecture }\n\nA lecture",
    },
    "form.md": {"zh": "# 自查\n\n<div data-python></div>", "en": "# Form\n\n<div data-python></div>"},
}


def write_small_site(folder: Path, *, stock_theme: bool = False, macros: bool = False) -> None:
    """Sources only; see `build`. `macros`: those of the real site, which need its data."""
    for page, texts in PAGES.items():
        for language, text in texts.items():
            _write(folder / "docs" / language / page, text)
    shutil.copytree(OWN / "templates", folder / "docs" / "templates")
    shutil.copytree(OWN / "js", folder / "docs" / "assets" / "js")
    for pattern in OF_THE_PORTAL:
        for path in ROOT.glob(pattern):
            _write(folder / path.relative_to(ROOT), path.read_text(encoding="utf-8"))
    _write(folder / "mkdocs.yml", yaml.safe_dump(_settings(stock_theme, macros), allow_unicode=True))
    _write(folder / "mkdocs.en.yml", yaml.safe_dump(_english_settings()))


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Writes `folder/site`, by the one command that builds the real site."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def _settings(stock_theme: bool, macros: bool) -> dict[str, Any]:
    """Those of the real site, without what makes and needs its pages."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings: dict[str, Any] = yaml.safe_load(text.replace("!ENV", ""))
    settings["site_url"] = SITE_URL
    if macros:
        settings["plugins"]["macros"] |= {"module_name": str(ROOT / "docs" / "macros")}
    else:
        del settings["plugins"]["macros"]
    settings["hooks"] = [str(HOOK)]
    settings["watch"] = ["docs"]
    settings["extra"] |= {"stock_python": False, "stock_theme": stock_theme}
    return settings


def _english_settings() -> dict[str, Any]:
    settings: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.en.yml").read_text(encoding="utf-8"))
    return settings


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
