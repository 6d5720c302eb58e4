"""Our search takes the place of the theme's: same address, same messages, other answers, and a list of its own.

The theme's search splits text at spaces and looks for the pieces, which suits neither Chinese nor somebody who types
pinyin or traditional characters. Ours (docs/templates/search-worker.js) answers the same four messages, so it is
published under the address where the theme looks for its own.
"""

from __future__ import annotations

from pathlib import Path

from made_files import BuildStopped

# The name carries a hash of its content: another name means that the messages may have changed too.
KNOWN_WORKER = "assets/javascripts/workers/search.a7633da7.min.js"
WORKERS = "assets/javascripts/workers/search.*.js"
OURS = "search-worker.js"


def replace_worker(site: Path, ours: Path) -> None:
    """Put our worker in the place of the theme's in a written site; one copy serves both languages."""
    found = sorted(path.relative_to(site).as_posix() for path in site.glob(WORKERS))
    if found != [KNOWN_WORKER]:
        raise BuildStopped(
            f"The theme's search worker is not the one that {OURS} was written for: expected {KNOWN_WORKER}, "
            f"found {found or 'none'}. Compare the messages of the new worker "
            f"(SETUP, READY, QUERY, RESULT) with ours, try a search, then change KNOWN_WORKER in {__name__}. "
            "Until then, WUHUA_STOCK_THEME=1 builds with the theme's own search."
        )
    (site / KNOWN_WORKER).write_bytes(ours.read_bytes())
