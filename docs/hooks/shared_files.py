"""Every file that is made of the standard or of packages and is the same for both languages: no page, and nothing of MkDocs.

Each step is a function that gives out paths and contents; any builder of sites can publish them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import data_files
import handbook
import ledger_templates
import npm_files
import training
from assess.model.library import Library
from assess.model.standard import Standard
from made_files import MadeFile, below
from runtime_files import RuntimeFiles


def shared_files(
    standard: Standard, library: Library, *, runtime: RuntimeFiles, parts: data_files.SiteParts, root: Path
) -> Iterator[MadeFile]:
    """Python for the browser, documents, data and libraries; `root` is the folder of the repository."""
    yield from runtime.sources.items()
    yield from below(training.FOLDER, training.documents(standard, library))
    yield from below(ledger_templates.FOLDER, ledger_templates.templates(standard))
    yield from below(data_files.FOLDER, data_files.data_files(standard, library))
    yield from below(data_files.FOLDER, parts.files.items())
    yield from handbook.handbooks(root, standard, library)
    yield from below(npm_files.FOLDER, npm_files.published(root).items())
