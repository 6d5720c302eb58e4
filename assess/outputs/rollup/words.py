"""Building blocks of a roll-up in words: sections, tables, and names that anybody may have chosen."""

import unicodedata
from dataclasses import dataclass

from assess.model.rollup import Record
from assess.model.standard import Standard
from assess.model.text import Language, Text

Cell = str | int

FILE = Text("文件", "File")
BRANCH = Text("支部", "Branch")
UNNAMED = Text("（未填支部名称）", "(branch not named)")
NAME_AT_MOST = 120
"""A name with more characters than this is cut in its middle: its ends tell it from others."""
HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Characters that cannot be seen, turn the writing round, or end the line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RollupTable:
    """Rows under headings. The first `leading` cells say what a row is about.

    `parts` names the kind of each cell after those, as far as together they are all branches: what a bar can be drawn of.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str
    leading: int = 2
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class RollupSection:
    """One part of the roll-up."""

    id: str
    title: str
    sentences: tuple[str, ...]
    tables: tuple[RollupTable, ...] = ()


def shown(name: str) -> str:
    """A name that anybody may have chosen, so that it stays on its line and says what it is.

    >>> shown("a\\u202eb")
    'a\\\\u202eb'
    """
    clean = "".join(f"\\u{ord(char):04x}" if unicodedata.category(char) in HIDDEN else char for char in name)
    if len(clean) <= NAME_AT_MOST:
        return clean
    half = NAME_AT_MOST // 2
    return f"{clean[:half]}…{clean[-half:]}"


class Words:
    """Says one part after the other, in one language."""

    def __init__(self, standard: Standard, language: Language) -> None:
        self.standard = standard
        self.language = language

    def say(self, zh: str, en: str) -> str:
        """Of two sentences that mean the same, the one in the language asked for."""
        return zh if self.language is Language.ZH else en

    def head(self, *texts: Text) -> tuple[str, ...]:
        """Headings of a table."""
        return tuple(each.of(self.language) for each in texts)

    def nothing(self, id_: str) -> RollupSection:
        """A part that there is no need for: it is left out."""
        return RollupSection(id=id_, title="", sentences=())

    def branch(self, record: Record) -> str:
        """The branch of a file."""
        return shown(record.name) or UNNAMED.of(self.language)
