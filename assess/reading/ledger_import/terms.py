"""The words of a workbook that are no entries, as the standard lists them."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from assess.model.ledger import WorkbookWord
from assess.model.standard import Standard
from assess.reading.files.activity_names import plain

SHORT = 3
"""Words shorter than this begin too many others: after them has to come a sign, or nothing."""
SIGNS = ":(.\u3001,;"
VOID_LIMIT = 20
"""Characters of the longest such word."""
OPENING = ("(", "[", "\uff08", "\u3010", "\u3014")
BRACKETS = str.maketrans("[]\u3010\u3011\u3014\u3015", "()()()")
REMEMBERED = 4096
TEXT_LIMIT = 200
"""Characters of a cell that are looked at for such words."""


class Terms:
    """The lists of `workbook` in `ledger.yaml`, and how a text is held to them."""

    def __init__(self, standard: Standard) -> None:
        self._lists = {kind: tuple(map(_narrow, words)) for kind, words in standard.ledger.workbook.items()}
        self._sets = {kind: frozenset(words) for kind, words in self._lists.items()}
        self._longest_first = sorted(self._lists.get(WorkbookWord.REGISTER, ()), key=len, reverse=True)

    def is_one(self, kind: WorkbookWord, text: str) -> bool:
        """True if the text is one of these words, and nothing else."""
        return _narrow(text) in self._sets.get(kind, frozenset()) if len(text) <= TEXT_LIMIT else False

    def begins(self, kind: WorkbookWord, text: str) -> bool:
        """True if the text begins with one of them."""
        said = _narrow(text)
        return any(said.startswith(word) and _ends(said, word) for word in self._lists.get(kind, ()))

    def holds(self, kind: WorkbookWord, text: str) -> bool:
        """True if one of them stands anywhere in the text."""
        said = _narrow(text)
        return any(word in said for word in self._lists.get(kind, ()))

    def without_register(self, text: str) -> str:
        """A title without the words that say it is one of a ledger: 党课登记表 is 党课."""
        said = plain(text)
        changed = True
        while changed:
            word = next((each for each in self._longest_first if said.endswith(each) and said != each), "")
            changed = bool(word)
            said = said.removesuffix(word)
        return said

    def is_void(self, cells: Sequence[str]) -> bool:
        """True if a cell says that the entry does not hold: it is such a word, or begins with one in brackets."""
        return any(self._bracketed(cell) if cell[:1] in OPENING else self._is_void(cell) for cell in cells)

    def _is_void(self, cell: str) -> bool:
        return 1 < len(cell) <= VOID_LIMIT and self.is_one(WorkbookWord.VOID, cell)

    def _bracketed(self, cell: str) -> bool:
        said = _narrow(cell)
        inside, closed, _ = said[1:].partition(")") if said.startswith("(") else ("", "", "")
        return bool(closed) and inside in self._sets.get(WorkbookWord.VOID, frozenset())


@lru_cache(REMEMBERED)
def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:TEXT_LIMIT]).translate(BRACKETS).strip().casefold()


def _ends(said: str, word: str) -> bool:
    rest = said[len(word) :].lstrip()
    return not rest or rest[0] in SIGNS or (len(word) >= SHORT and not word.isascii())
