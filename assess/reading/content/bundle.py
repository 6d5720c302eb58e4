"""The standard as one JSON text for the browser, and back. Same fields, same reader as the YAML files."""

import hashlib
import json
from collections.abc import Mapping

from assess.errors import ProblemsFound
from assess.model.standard import Standard
from assess.reading.content.ledger_layouts import is_layouts
from assess.reading.content.meanings import is_record, slim
from assess.reading.content.standard import read_standard
from assess.reading.fields import Node, ProblemCollector

LIBRARY_FILES = frozenset(
    {
        "glossary.yaml",
        "sources.yaml",
        "corrections.yaml",
        "doubts.yaml",
        "pitfalls.yaml",
        "outside.yaml",
        "versions.yaml",
        "training.yaml",
    }
)
LIBRARY_FOLDER = "training/"
"""These, and all in that folder, are shown on pages and never scored: not in the bundle, not in the digest. What is recorded of
earlier versions is in the bundle, and not in the digest: it names the standard in force. So are the layouts of ledgers, which
change no figure."""


def bundle_of(raw: Mapping[str, object]) -> str:
    """The raw files of the standard as JSON, with their digest. The same content always gives the same text."""
    return json.dumps(
        {"digest": digest_of(raw), "files": {**_engine_files(raw), **slim(raw), **_layouts(raw)}},
        ensure_ascii=False,
        sort_keys=False,
    )


def digest_of(raw: Mapping[str, object]) -> str:
    """Names the content: SHA-256 over its canonical JSON, the first 16 hexadecimal digits."""
    canonical = json.dumps(_engine_files(raw), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def read_bundle(text: str) -> Standard:
    """The standard back from its bundle. Raises `ProblemsFound` if it was made by another version of this program."""
    data = json.loads(text)
    collector = ProblemCollector()
    files = {name: Node(value, collector, name) for name, value in data["files"].items()}
    standard = read_standard(files, collector, digest=data["digest"])
    if collector.problems:
        raise ProblemsFound(collector.problems)
    return standard


def _engine_files(raw: Mapping[str, object]) -> dict[str, object]:
    kept = sorted(name for name in raw if name not in LIBRARY_FILES and not name.startswith(LIBRARY_FOLDER) and not is_record(name))
    return {name: raw[name] for name in kept if not is_layouts(name)}


def _layouts(raw: Mapping[str, object]) -> dict[str, object]:
    return {name: raw[name] for name in sorted(raw) if is_layouts(name)}
