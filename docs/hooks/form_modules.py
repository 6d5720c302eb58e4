"""Scripts that the form needs at once: the page names them all, so that they are fetched together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

# What a first change needs; the database follows when nobody waits for it any more.
SAVED_AT_ONCE = tuple(f"saved/{name}.js" for name in ("entry", "merge", "stores"))
# What nobody needs before the form can be used.
LATER = frozenset({"branches.js", "incoming.js", "leaving.js", "merging.js", "opinions.js"})


def form_modules(docs: Path) -> Iterator[str]:
    """The scripts of the form: fetched together, instead of one after the other as each names the next."""
    for name in ("dom.js", "saved.js", "engine-first.js", "engine.js", "engine-state.js", *SAVED_AT_ONCE):
        yield f"assets/js/{name}"
    for path in sorted((docs / "assets" / "js" / "checklist").glob("*.js")):
        if path.name not in LATER:
            yield path.relative_to(docs).as_posix()
