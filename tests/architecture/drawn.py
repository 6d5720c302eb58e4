"""The parts of ARCHITECTURE.md that are made, each between two marks; the rest is written by hand."""

import re
from collections.abc import Callable

from tests.architecture.picture import list_of_rooms, picture_of_python, picture_of_scripts
from tests.architecture.sources import ROOT

PAGE = ROOT / "ARCHITECTURE.md"
MADE: dict[str, Callable[[], str]] = {
    "python": picture_of_python,
    "rooms": list_of_rooms,
    "scripts": picture_of_scripts,
}
COMMAND = "python -m tests.architecture"


def drawn_again(text: str) -> str:
    """The page with everything between its marks made again."""
    for name, make in MADE.items():
        opening, closing = f"<!-- {name}: {COMMAND} -->", f"<!-- /{name} -->"
        assert text.count(opening) == text.count(closing) == 1, f"{PAGE.name} needs {opening} and {closing}, once each"
        made = f"{opening}\n{make()}\n{closing}"
        text = re.sub(f"{re.escape(opening)}.*?{re.escape(closing)}", lambda _, made=made: made, text, flags=re.DOTALL)
    return text
