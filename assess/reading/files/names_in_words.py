"""Names of a branch among the words that offices put around them: 时任书记李明、王芳等2人, ①李明②王芳, Carl Dee and Eve Fox.

Only where nothing else is left: one character too many, and it is somebody else.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

# 原, 时任, 现任, 前任, 老, 新, 兼
_BEFORE_TITLES = r"(?:\u539f|\u65f6\u4efb|\u73b0\u4efb|\u524d\u4efb|\u8001|\u65b0|\u517c)?"
# 等, 等2人, 等3名; 谈心谈话, 谈话, 谈心
_AFTER = r"\u7b49(?:\d*[\u4eba\u540d\u4f4d])?|\u8c08\u5fc3\u8c08\u8bdd|\u8c08\u8bdd|\u8c08\u5fc3"
# Quotation marks and what numbers stand in, once folded.
_MARKS = "[\u201c\u201d\u2018\u2019\"'*#. ]"
_NUMBER = r"\d+[.)\u3001 ]?"
# 、 and 。 with the other marks; a note in brackets
_PARTING = r"[\u3001\u3002,;/|:\n+&]|\([^()]*\)"
# 以及, 和, 与, 及, 跟, 同
_AND = r"\u4ee5\u53ca|[\u548c\u4e0e\u53ca\u8ddf\u540c]|and(?![a-z])|[-\u2010-\u2015~]"
SHORTEST = 2
"""Characters of a name that can be told from a character of a longer one."""


class NamesInWords:
    """Finds the names that a branch has given, by their keys, in a text of names and words."""

    def __init__(self, known: dict[str, str], titles: Iterable[str]) -> None:
        self._known = {name.casefold(): shown for name, shown in known.items() if len(name) >= SHORTEST}
        longest = [_alone(name) for name in sorted(self._known, key=len, reverse=True)]
        self._names = re.compile("|".join(longest)) if longest else None
        title = _BEFORE_TITLES + f"(?:{'|'.join(map(re.escape, titles))})" if titles else "(?!)"
        # Nothing is given back once it is taken: a cell of a thousand commas is gone through once.
        last = rf"{title}|{_MARKS}|{_PARTING}"
        first = rf"(?:{_NUMBER}|{last})*+"
        self._first = re.compile(rf"(?:{_AND})?{first}")
        self._between = re.compile(rf"(?:{_AFTER}|{last})*+(?:{_AND})?{first}")
        self._last = re.compile(rf"(?:{_AFTER}|{last})*+")

    def find(self, text: str) -> list[str]:
        """Those whom a folded text names, in its order; nobody where it says anything else."""
        text = text.casefold()
        found = list(self._names.finditer(text)) if self._names else []
        if not found or not self._first.fullmatch(text, 0, found[0].start()):
            return []
        gaps = ((one.end(), other.start()) for one, other in pairwise(found))
        if not all(self._between.fullmatch(text, *gap) for gap in gaps) or not self._last.fullmatch(text, found[-1].end()):
            return []
        return [self._known[each.group()] for each in found]


def _alone(name: str) -> str:
    """A pattern for the name where it is no part of a longer word of letters."""
    before, after = ("(?<![a-z])" if name[0].isascii() else "", "(?![a-z])" if name[-1].isascii() else "")
    return before + re.escape(name) + after
