"""The whole standard as one document: what the handbook in print (`docs/handbook/handbook.typ`) is set from."""

from dataclasses import asdict
from typing import Any

from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.site.pages import Pages

Data = dict[str, Any]


def handbook_data(pages: Pages, words: dict[str, str]) -> Data:
    """Plain data in one language, in the order of the document. `words`: labels of the pages, under their names.

    Every choice is made here; the document only sets it.
    """
    standard = pages.standard
    return {
        "lang": pages.language.value,
        "words": words,
        "title": standard.text.of(pages.language),
        "title_other": standard.text.of(_other(pages.language)),
        "version": standard.version,
        "since": standard.since,
        "counts": asdict(pages.counts()),
        "strengths": _strengths(pages),
        "areas": [asdict(area) for area in pages.areas()],
        "terms": pages.terms(),
        "sources": [{**each, "cited": []} for each in pages.sources()],
        "corrections": [each for each in pages.corrections() if each["applied"]],
        "doubts": pages.doubts(),
    }


def handbook_path(standard: Standard, language: Language) -> str:
    """The path of the document, from the root of the site; the name says what it is once it has been downloaded."""
    return f"handbook/five-areas-{standard.version}-{language.value}.pdf"


def _strengths(pages: Pages) -> list[tuple[str, str]]:
    """The strengths of the poster's wording, and what we take each to mean; in the order of the file."""
    labels, language = pages.standard.labels, pages.language
    return [(label.of(language), labels["strength_meaning"][name].of(language)) for name, label in labels["strength"].items()]


def _other(language: Language) -> Language:
    return Language.EN if language is Language.ZH else Language.ZH
