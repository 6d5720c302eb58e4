"""The pages of the training path, an overview and one for each module, cases, the sample branch, test papers and sheets."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from assess.judging.exercises import judge_sample
from assess.model.library import Library
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.quiz.paper import all_questions, key_document, paper, paper_document
from assess.outputs.report.html import document_html
from assess.outputs.training.calibration import calibration_key, calibration_sheet
from assess.outputs.training.exercises import ExerciseView
from assess.outputs.training.path import ModuleView
from assess.outputs.training.sample import calibration_file, sample_file
from assess.outputs.training.session import projected
from assess.outputs.training.sheets import feedback_document, sign_in_document
from assess.outputs.training.work_sheets import work_sheets
from card_files import anki_package, cards_table
from macro_calls import show
from made_files import MadeFile

PAPERS = {"a": 1, "b": 2}
"""The numbers of the two papers, which `wuhua quiz` makes as well; and any other."""
QUESTIONS = 20
FOLDER = "assets/training/"

PAGE = """---
style_sheet: training.css
title: {title}
description: {description}
terms: true
search:
  boost: 0
---

# {number} {title}

{body}
"""

PLAIN = """---
style_sheet: {sheet}
title: {title}
description: {description}
search:
  boost: 0
---

# {title}

{body}
"""


def training_pages(portal: Any) -> Iterator[MadeFile]:
    """Pages of one language, with what they fetch or offer in it."""
    yield from _pages(portal)
    yield from _of_the_session(portal)


def documents(standard: Standard, library: Library) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of what is the same for both languages: papers, sheets, and what a room judges together."""
    yield from papers(standard, library)
    yield from sheets()
    yield from calibration(standard, library)


def _pages(portal: Any) -> Iterator[tuple[str, str]]:
    t = portal.texts
    yield "training/index.md", _plain(t["training"], t["training_description"], show("training"))
    for module in portal.training.modules():
        yield f"training/{module.id}.md", _page(module, t)
    yield "training/cases.md", _cases(portal.exercises.all(), t)
    if portal.sample:
        yield "training/sample.md", _plain(t["sample"], t["sample_lead"], show("sample"))
    for name in ("mine", "calibration", "session"):
        yield f"training/{name}.md", _plain(t[name], t[f"{name}_lead"], show(name), sheet="room.css")


def _of_the_session(portal: Any) -> Iterator[tuple[str, str | bytes]]:
    """Files that the pages fetch, or offer, in their own language."""
    modules = portal.training.modules()
    yield "training/questions.json", json.dumps(projected(modules), ensure_ascii=False, separators=(",", ":"))
    yield "training/cards.csv", cards_table(modules)
    yield "training/cards.apkg", anki_package(modules, portal.language)
    yield "training/work-sheets.doc", document_html(work_sheets(portal.exercises.all(), portal.language), portal.language)


def _plain(title: str, description: str, body: str, *, sheet: str = "training.css") -> str:
    return PLAIN.format(title=title, description=description, body=body, sheet=sheet)


def papers(standard: Standard, library: Library) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each: documents that office programs open, as the report is one."""
    asked = all_questions(standard, library)
    for letter, seed in PAPERS.items():
        given = paper(asked, seed=seed, count=QUESTIONS)
        for language in Language:
            yield f"paper-{letter}-{language}.doc", document_html(paper_document(given, language), language).encode()
            yield f"key-{letter}-{language}.doc", document_html(key_document(given, standard, language), language).encode()


def sheets() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of the sheet to sign in and of the feedback form."""
    for language in Language:
        yield f"sign-in-{language}.doc", document_html(sign_in_document(language), language).encode()
        yield f"feedback-{language}.doc", document_html(feedback_document(language), language).encode()


def calibration(standard: Standard, library: Library) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of what a room judges together: sheet, key, and the sample branch to judge it in, with the branch itself."""
    judged = None if library.sample is None else judge_sample(library.sample, standard)
    for language in Language:
        for name, made in (("sheet", calibration_sheet), ("key", calibration_key)):
            document = made(library.observations, standard, language)
            yield f"calibration-{name}-{language}.doc", document_html(document, language).encode()
        if judged:
            yield f"sample-branch-{language}.json", sample_file(judged, language).encode()
            yield f"calibration-branch-{language}.json", calibration_file(judged, library.observations, language).encode()


def _cases(cases: Sequence[ExerciseView], t: dict[str, str]) -> str:
    bodies = (f"## {each.number} {each.title} {{ #{each.id} }}\n\n{show('exercise', each.id)}" for each in cases)
    body = "\n\n".join((t["cases_description"], *bodies, show("exercises_foot")))
    return _plain(t["cases"], t["cases_description"], body)


def _page(module: ModuleView, t: dict[str, str]) -> str:
    return PAGE.format(title=module.title, number=module.number, description=module.summary, body="\n\n".join(_body(module, t)))


def _body(module: ModuleView, t: dict[str, str]) -> Iterator[str]:
    """Headings are Markdown, so that the table of contents and the permanent links see them."""
    yield show("module_head", module.id)
    for place, section in enumerate(module.sections):
        yield f"## {section.title} {{ #{section.id} }}\n\n{show('module_section', module.id, place)}"
    yield f"## {t['module_case']} {{ #case }}\n\n{show('module_case', module.id)}"
    if module.questions:
        yield f"## {t['module_questions']} {{ #practice }}\n\n{show('module_questions', module.id)}"
    yield f"## {t['module_monday']} {{ #monday }}\n\n{show('module_foot', module.id)}"
