"""Texts taken apart into words and figures.

Words are what a translator or an editor would polish: clauses with `#` for every number in them and `“…”` for what is quoted.
Figures are the rest: numbers, codes, ids, dates, and whatever the request itself said and the reply only repeats.
"""

import re
from collections.abc import Iterator

QUOTED = re.compile(r"“([^“”]*)”|'([^']*)'")
END = re.compile(r"(?<=[.!?:;]) |(?<=[。！？：；])(?=.)|(\n)")
NUMBER = re.compile(r"\d+(?:[-.–/]\d+)*")
"""Also a date, a span, the number of a requirement."""
CODE = re.compile(r"[a-z0-9_./:#\[\]-]*|\{\{[a-z]+\}\}")
LETTER = re.compile(r"[^\W\d_]")


class Words(str):
    __slots__ = ()


def parts(text: str, source: str) -> Iterator[str]:
    """The parts of a text of a reply to the request `source`: `Words`, and figures as plain strings."""
    if not _worded(text, source):
        yield text
        return
    for clause in _clauses(QUOTED.sub("“…”", text)):
        if _worded(clause, source):
            yield Words(NUMBER.sub("#", clause))
            yield from NUMBER.findall(clause)
        else:
            yield clause
    for quoted in QUOTED.finditer(text):
        yield quoted[0][0]
        yield from parts(quoted[1] or quoted[2] or "", source)


def _clauses(text: str) -> Iterator[str]:
    return (each for each in END.split(text) if each)


def _worded(text: str, source: str) -> bool:
    return bool(LETTER.search(text)) and not CODE.fullmatch(text) and _writable(text) and not said_in(source, text)


def _writable(text: str) -> bool:
    """True if it has no half of a character pair, of which no file can be made."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def said_in(source: str, text: str) -> bool:
    """True if the text is in the request, and is not only a part of a longer word there."""
    at = source.find(text)
    while at >= 0:
        end = at + len(text)
        if not (source[max(at - 1, 0) : at].isalnum() and text[0].isalnum()) and not (
            source[end : end + 1].isalnum() and text[-1].isalnum()
        ):
            return True
        at = source.find(text, at + 1)
    return False
