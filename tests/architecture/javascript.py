"""JavaScript taken apart just far enough to tell code, texts and comments from each other."""

import re
from dataclasses import dataclass, field

TOKEN = re.compile(
    r"""
    (?P<comment> //[^\n]* | /\*.*?\*/ )
  | (?P<text> "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | `(?:[^`\\]|\\.)*` )
  | (?P<slash> / )
  | (?P<word> [A-Za-z_$][\w$]* )
  | (?P<number> \d[\w.]* )
  | (?P<other> \S )
    """,
    re.VERBOSE | re.DOTALL,
)
REGULAR_EXPRESSION = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
BEFORE_A_VALUE = re.compile(r"[(,=:\[!&|?{};+\-*%~^<>]|return|typeof|case|in|of")


@dataclass
class Taken:
    """The pieces of one file."""

    texts: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


def take_apart(source: str) -> Taken:
    """All pieces; a regular expression counts as a text. `${…}` inside a text stays part of it."""
    taken = Taken()
    place, before = 0, ";"
    while found := TOKEN.search(source, place):
        kind, piece = str(found.lastgroup), found.group()
        if kind == "slash" and BEFORE_A_VALUE.fullmatch(before) and (pattern := REGULAR_EXPRESSION.match(source, found.start())):
            kind, piece = "text", pattern.group()
        place = found.start() + len(piece)
        if kind == "comment":
            taken.comments.append(piece)
            continue
        {"text": taken.texts, "number": taken.numbers, "word": taken.words}.get(kind, []).append(piece)
        before = piece
    return taken
