"""The kinds of pages that the built site has: for tests that look at one of each, whatever pages there are."""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

LARGEST = 2
"""Of the pages of all areas, tasks and modules, those that show most."""

OWN_TESTS = "training/slides/"
"""Another template: tests/browser/test_slides.py."""

LEADS_ON = re.compile(r"<meta[^>]+http-equiv=\"?refresh")
"""A page that is no more, and says where its requirements are."""


def kinds_of(folder: Path, *, areas: Iterable[str], modules: Iterable[str]) -> tuple[str, ...]:
    """Addresses of a language's pages, sorted: each one, but of areas, tasks and modules (by their ids) only the largest."""
    of_an_area = re.compile(rf"areas/({'|'.join(areas)})/([^/]+/)?")
    of_a_module = re.compile(rf"training/({'|'.join(modules)})/")
    families: dict[object, list[tuple[int, str]]] = defaultdict(list)
    for path in folder.rglob("index.html"):
        address = path.relative_to(folder).as_posix().removesuffix("index.html")
        html = path.read_text("utf-8")
        if address.startswith(("en/", OWN_TESTS)) or LEADS_ON.search(html):
            continue
        area, module = of_an_area.fullmatch(address), of_a_module.fullmatch(address)
        family = ("area", area[2] is None) if area else "module" if module else address
        families[family].append((len(html), address))
    return tuple(sorted(address for pages in families.values() for _, address in sorted(pages)[-LARGEST:]))
