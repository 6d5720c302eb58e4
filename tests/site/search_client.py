"""An index made from the standards as they are, and a way to ask it without a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml

from assess.model.text import Language
from assess.outputs.site.answers import answers
from assess.reading.content.folder import load
from docs.hooks.runtime.node import run_node
from search_index import IndexedSection, write_indexes
from tests.inputs import ROOT

STANDARDS = ROOT / "standards"
ASK = Path(__file__).with_name("ask.mjs")

Answer = list[dict[str, Any]]
"""What is found, best first: the results of the box (`Item` in docs/assets/js/search/view.js)."""


def make_index(folder: Path, sections: list[IndexedSection]) -> Path:
    """An index in the form in which MkDocs leaves it, turned into ours; alone, so without titles of another language."""
    entries = [asdict(each) for each in sections]
    index = folder / "search" / "search_index.json"
    index.parent.mkdir(parents=True)
    index.write_text(json.dumps({"config": {}, "docs": entries}), encoding="utf-8")
    return index


def make_indexes(folder: Path) -> dict[str, Path]:
    """The standards in both languages: a page for each task, a section for each requirement, and the glossary."""
    indexes = {language: make_index(folder / language, list(_sections(language))) for language in ("zh", "en")}
    content = load(STANDARDS)
    own = [answers(content.standard, content.library, language) for language in (Language.ZH, Language.EN)]
    write_indexes([folder / "zh", folder / "en"], standards=STANDARDS, answers=own)
    return indexes


def ask(index: Path, queries: list[str]) -> list[Answer]:
    """Answers of the search to each query. Nothing is written: the index may be that of a site that is served."""
    answers: list[Answer] = json.loads(run_node([str(ASK), str(index), json.dumps(queries)]))
    return answers


def _sections(language: str) -> Iterator[IndexedSection]:
    for path in sorted((STANDARDS / "areas").glob("*/[!_]*.yaml")):
        yield from _task(f"areas/{path.parent.name}/{path.stem}/", _load(path), language)
    terms = _load(STANDARDS / "glossary.yaml").values()
    yield IndexedSection(
        location="glossary/",
        title={"zh": "术语表", "en": "Glossary"}[language],
        text=" ".join(f"{term[language]} {term['definition'][language]}" for term in terms),
        boost=0.5,
    )


def _task(page: str, task: dict[str, Any], language: str) -> Iterator[IndexedSection]:
    yield IndexedSection(location=page, title=task[language], text=task["summary"][language])
    for sentence in task["sentences"]:
        for requirement in sentence["requirements"]:
            reading = requirement.get("reading", {}).get(language, "")
            text = f"{sentence[language]} {reading}"
            yield IndexedSection(location=f"{page}#{requirement['id']}", title=requirement[language], text=text)


def _load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded
