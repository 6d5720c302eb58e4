"""Python for the browser: built once into the cache, published under assets/runtime/, and described for the page that loads it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from mkdocs.exceptions import PluginError

from runtime import Runtime, RuntimeBuildError, build_runtime

FOLDER = "assets/runtime/"

DESKTOP_ONLY = (
    "__main__.py",
    "cli.py",
    "commands/__init__.py",
    "commands/files.py",
    "commands/report.py",
    "commands/merge.py",
    "commands/verify.py",
    "commands/plan.py",
    "commands/quiz.py",
    "commands/rollup.py",
    "commands/schemas.py",
    "commands/new.py",
    "outputs/starters.py",
    "reading/yaml_lists.py",
    "packing.py",
    "portable.py",
    "serving.py",
    "model/exercises.py",
    "model/library.py",
    "model/questions.py",
    "model/training.py",
    "outputs/browse.py",
    "outputs/editor_schemas.py",
    "outputs/file_format.py",
    "outputs/ledger_template.py",
    "outputs/handbook.py",
    "outputs/months.py",
    "outputs/moved.py",
    "outputs/open_data.py",
    "outputs/by_line.py",
    "outputs/poster.py",
    "judging/exercises.py",
    "outputs/exercises.py",
    "outputs/anki.py",
    "outputs/calibration.py",
    "outputs/sample.py",
    "outputs/session.py",
    "outputs/slides.py",
    "outputs/work_sheets.py",
    "outputs/question_layout.py",
    "outputs/question_views.py",
    "outputs/questions.py",
    "outputs/quiz.py",
    "outputs/quiz_gift.py",
    "outputs/quiz_qti.py",
    "outputs/quiz_workbook.py",
    "outputs/document_docx.py",
    "outputs/pages.py",
    "outputs/paper_form.py",
    "outputs/related.py",
    "outputs/terms.py",
    "outputs/training.py",
    "outputs/training_sheets.py",
    "outputs/views.py",
    "reading/file_limits.py",
    "outputs/year_plan_text.py",
    "reading/folder.py",
    "reading/library.py",
    "reading/links.py",
    "reading/exercises.py",
    "reading/calibration.py",
    "reading/sample.py",
    "reading/shapes.py",
    "reading/prose.py",
    "reading/session.py",
    "reading/questions.py",
    "reading/texts.py",
    "reading/training.py",
    "reading/yaml_files.py",
)
"""Modules of `assess` that only the terminal and the site build need."""


@dataclass(frozen=True, kw_only=True)
class RuntimeFiles:
    """The built files by their path in the site, and what `engine.js` has to know."""

    runtime: Runtime
    sources: dict[str, Path]

    def settings(self, address: str) -> str:
        """The settings as JSON; `address` leads from the page to `assets/runtime/`."""
        return json.dumps(self.runtime.settings(address))


def runtime_files(root: Path, bundle: str) -> RuntimeFiles:
    """Build the runtime, or take it from the cache. A failure says what to do about it."""
    cache = root / ".cache"
    into = cache / "runtime"
    try:
        runtime = build_runtime(root / "assess", bundle, into, cache, desktop_only=DESKTOP_ONLY, root=root)
    except RuntimeBuildError as error:
        raise PluginError(str(error)) from error
    return RuntimeFiles(runtime=runtime, sources={FOLDER + file.path: into / file.path for file in runtime.files})
