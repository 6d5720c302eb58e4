"""Texts in a workbook of Excel: the shared ones, and those that a cell holds itself."""

import re
from dataclasses import dataclass, field

from assess.reading.sheets.texts import seen
from assess.reading.sheets.xlsx_styles import is_struck
from assess.reading.sheets.xml_parts import Attributes

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """A text with the characters that XML cannot hold, as `_x000D_` for the end of a line; without what nobody sees."""
    return seen(ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text)


@dataclass(slots=True)
class RichText:
    """One text, of runs that may look different; phonetic runs are left out."""

    parts: list[str] = field(default_factory=list)
    takes: bool = False
    phonetic: bool = False
    struck: bool = False
    unstruck: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""
        if name == "t":
            self.takes = not self.phonetic
        elif name == "rPh":
            self.phonetic = True
        elif name == "r":
            self.struck = False
        elif name == "strike":
            self.struck = is_struck(attributes)

    def end(self, name: str) -> None:
        """Take in its end."""
        if name == "t":
            self.takes = False
        elif name == "rPh":
            self.phonetic = False

    def text(self, text: str) -> None:
        """Take in a text."""
        if self.takes:
            self.parts.append(text)
            self.unstruck = self.unstruck or not (self.struck or text.isspace())

    def whole(self) -> tuple[str, bool]:
        """The text, and whether all of it is struck through."""
        return unescaped("".join(self.parts)), bool(self.parts) and not self.unstruck


@dataclass(slots=True)
class StringsReader:
    """Reads the shared ones, in their order, each with whether all of it is struck through."""

    strings: list[tuple[str, bool]] = field(default_factory=list)
    rich: RichText = field(default_factory=RichText)

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""
        if name == "si":
            self.rich = RichText()
        else:
            self.rich.start(name, attributes)

    def end(self, name: str) -> None:
        """Take in its end."""
        if name == "si":
            self.strings.append(self.rich.whole())
        else:
            self.rich.end(name)

    def text(self, text: str) -> None:
        """Take in a text."""
        self.rich.text(text)
