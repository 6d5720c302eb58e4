"""Cells with names of people → names, each in one form, however it was typed.

One person is written in many ways: 李　明 as offices pad it to three characters, in full width, with characters that no one sees,
with the dot of one keyboard or another, with a title or a note in brackets. A blank inside such a name parts nothing, nor do
和 and 与, which are characters of names too: whether they stand between two people, only the names of the branch can tell.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assess.model.ledger import NAMES_LIMIT
from assess.model.personal import HIDDEN

Place = tuple[int, int]

REMEMBERED = 2048
DOT = "\u00b7"
LONGEST = 4
"""Characters of a Chinese name without a dot: a compound surname and two more."""
WHOLE = 2
"""Characters from which on a piece may be a whole name; one alone is the half of a padded one, or an initial."""

_DOTS = frozenset("\u2022\u2027\u2219\u22c5\u30fb\u0387\u16eb\u2e31\ua78f\u25cf\u25e6\u25aa\u1427\u02d9\u00b0\u2218\u2024")
_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_SEPARATORS = frozenset("\u3001,;/|:\u3002\n+&")
_BRACKETS = re.compile(r"[(\uff08\[\u3010\u3014][^)\uff09\]\u3011\u3015]*(?:[)\uff09\]\u3011\u3015]|\Z)")
# 以及, 和, 与, 及
_AND = re.compile(r"\u4ee5\u53ca|[\u548c\u4e0e\u53ca]|(?<=\s)and(?=\s)", re.IGNORECASE)
_HAN = re.compile("[\u2e80-\u2fdf\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ORDINARY = re.compile(r"[0-9A-Za-z\u4e00-\u9fff\u3001\u3002\u201c\u201d\u25cb()\[\],:;/-]*\Z")
"""Texts that are in one spelling already: nearly all."""
_BLANK_RUN = re.compile(r"\s+")


# — one spelling


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in one spelling, and where in the text as typed each of its characters stands."""

    text: str
    places: tuple[Place, ...]

    def typed(self, start: int, end: int) -> Place:
        """The place where the characters from `start` to `end` were typed."""
        return self.places[start][0], self.places[end - 1][1]

    def without_dots(self) -> "Folded":
        """As `key` has a name: where there are Chinese characters, the dots of names go."""
        if DOT not in self.text or not _HAN.search(self.text):
            return self
        kept = [place for place, char in enumerate(self.text) if char != DOT]
        return Folded("".join(self.text[place] for place in kept), tuple(self.places[place] for place in kept))


def fold(text: str) -> Folded:
    """The text in ordinary widths, with one kind of dot, without what is invisible, without blanks next to Chinese characters."""
    if _ORDINARY.match(text):
        return Folded(text, tuple(zip(range(len(text)), range(1, len(text) + 1), strict=True)))
    marks = list(_clusters(text))
    marks = [(DOT, typed) if char == "." and _joins(marks, place) else (char, typed) for place, (char, typed) in enumerate(marks)]
    kept = [mark for place, mark in enumerate(marks) if mark[0] != " " or not _is_idle(marks, place)]
    return Folded("".join(char for char, _ in kept), tuple(place for _, place in kept))


@lru_cache(REMEMBERED)
def spelled(text: str) -> str:
    """A name as it is shown and compared.

    >>> spelled("李　明"), spelled("阿力木•买买提"), spelled("Ａnna  Bell")
    ('李明', '阿力木·买买提', 'Anna Bell')
    """
    usual = text.isalpha() and _DOTS.isdisjoint(text) and unicodedata.is_normalized("NFKC", text) and text.isprintable()
    return text if usual else fold(text).text.strip()


def key(name: str) -> str:
    """The key that tells one spelled name from another: some leave out the dot."""
    return name.replace(DOT, "") if DOT in name and _HAN.search(name) else name


def _clusters(text: str) -> Iterator[tuple[str, Place]]:
    """Each character in its ordinary form, with its place; accents typed apart stay with their letter."""
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        for char in DOT if text[start:end] in _DOTS else unicodedata.normalize("NFKC", text[start:end]):
            if not _is_unseen(char):
                yield _plain_char(char), (start, end)
        start = end


def _is_unseen(char: str) -> bool:
    """Marks of width nought and of order, and the selectors of variant characters."""
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _plain_char(char: str) -> str:
    if char in _DOTS:
        return DOT
    if char in _BREAKS:
        return "\n"
    return " " if char.isspace() else char


def _joins(marks: list[tuple[str, Place]], place: int) -> bool:
    """True if a full stop stands for the dot in a Chinese name."""
    return _is_han(_beside(marks, place, -1)) and _is_han(_beside(marks, place, 1))


def _is_idle(marks: list[tuple[str, Place]], place: int) -> bool:
    """True if a blank parts nothing: beside a Chinese character or a dot, beside another blank, or at an end."""
    doubled = place > 0 and marks[place - 1][0] == " "
    beside = (_beside(marks, place, step) for step in (-1, 1))
    return doubled or any(_is_han(each) or each in ("", DOT, HIDDEN) for each in beside)


def _beside(marks: list[tuple[str, Place]], place: int, step: int) -> str:
    place += step
    while 0 <= place < len(marks) and marks[place][0] == " ":
        place += step
    return marks[place][0] if 0 <= place < len(marks) else ""


def _is_han(text: str) -> bool:
    return bool(_HAN.match(text))


# — names in a cell


@dataclass(frozen=True, slots=True)
class Token:
    """A text that may be a name: where it stands, and the note in brackets right after it."""

    start: int
    end: int
    note: str = ""


@lru_cache(REMEMBERED)
def names_in(text: str) -> tuple[str, ...]:
    """The names in a cell, each once, as far as they can be told apart without knowing anybody.

    >>> names_in("李　明、王芳，Anna Bell"), names_in("李明 王芳"), names_in("李和平（组织委员）")
    (('李明', '王芳', 'Anna Bell'), ('李明', '王芳'), ('李和平',))
    """
    found = (spelled(text[each.start : each.end]) for each in tokens(text[:NAMES_LIMIT]))
    return tuple(dict.fromkeys(name for name in found if name))


@lru_cache(REMEMBERED)
def tokens(text: str, titles: tuple[str, ...] = ()) -> tuple[Token, ...]:
    """The texts between separators and outside brackets, blanks inside a name apart; or, where all is in brackets, in them.

    What people are called by beside a name is left out of its place; `titles` are in order, the longest first.
    """
    return tuple(token for piece in pieces(text, titles) for token in parted(text, piece, titles))


def pieces(text: str, titles: tuple[str, ...] = ()) -> tuple[Token, ...]:
    """The texts of `tokens` before blanks part any."""
    outside = tuple(piece for place in _around(text, 0, len(text), _BRACKETS) for piece in _pieces(text, *place))
    if any(text[each.start : each.end] not in titles for each in outside):
        return outside
    inside = ((found.start() + 1, _closed(found)) for found in _BRACKETS.finditer(text))
    return tuple(piece for place in inside for piece in _pieces(text, *place)) or outside


def parted(text: str, piece: Token, titles: tuple[str, ...] = ()) -> Iterator[Token]:
    """The names in a piece between which there are blanks; a note is about the last."""
    names = _by_blanks(text, *without_titles(text, piece.start, piece.end, titles))
    for place in names:
        yield Token(*without_titles(text, *place, titles), piece.note if place == names[-1] else "")


def _pieces(text: str, start: int, end: int) -> Iterator[Token]:
    bracket = _BRACKETS.match(text, end)
    found = list(_between_separators(text, start, end))
    for number, piece in enumerate(found, 1):
        is_noted = bracket is not None and number == len(found) and not text[piece[1] : end].strip()
        yield Token(*piece, text[end + 1 : _closed(bracket)].strip() if bracket and is_noted else "")


def inside_brackets(text: str) -> Iterator[str]:
    """The text in brackets, without them."""
    return (text[found.start() + 1 : _closed(found)] for found in _BRACKETS.finditer(text))


def _closed(bracket: re.Match[str]) -> int:
    """The end of what is in a bracket, which may not have been closed."""
    return bracket.end() - (bracket.group()[-1] in ")\uff09]\u3011\u3015")


@lru_cache(REMEMBERED)
def separator(char: str) -> str:
    """The separator that a character stands for, in its usual width; nothing if it is no separator."""
    usual = _plain_char(unicodedata.normalize("NFKC", char)[:1])
    return usual if usual in _SEPARATORS else ""


def at_and(text: str, start: int, end: int) -> list[Place]:
    """The pieces around 和, 与 and 及."""
    return [place for piece in _around(text, start, end, _AND) for place in _trimmed(text, *piece)]


def first_at_and(text: str, start: int, end: int) -> Iterator[tuple[Place, int]]:
    """The ways to cut off what stands before one of 和, 与 and 及, the longest first; each with where the rest begins."""
    for found in reversed(list(_AND.finditer(text, start, end))):
        yield from ((place, found.end()) for place in _trimmed(text, start, found.start()))


def at_blanks(text: str, start: int, end: int) -> list[Place]:
    """The pieces around blanks."""
    return [place for piece in _around(text, start, end, _BLANK_RUN) for place in _trimmed(text, *piece)]


def without_titles(text: str, start: int, end: int, titles: tuple[str, ...]) -> Place:
    """The name without what people are called by besides it: 书记李明, 李明同志. A title alone stays as it is.

    `titles` are in order, the longest first.
    """
    cut = _without_title(text, start, end, titles)
    while cut != (start, end):
        start, end = cut
        cut = _without_title(text, start, end, titles)
    return cut


def _without_title(text: str, start: int, end: int, titles: tuple[str, ...]) -> Place:
    if not text.startswith(titles, start, end) and not text.endswith(titles, start, end):
        return start, end
    if text[start:end] in titles:
        return start, end
    for title in titles:
        if text.startswith(title, start, end) and (left := _trimmed(text, start + len(title), end)):
            return left[0]
        if text.endswith(title, start, end) and (left := _trimmed(text, start, end - len(title))):
            return left[0]
    return start, end


def _around(text: str, start: int, end: int, pattern: re.Pattern[str]) -> list[Place]:
    """The pieces before, between and after what the pattern finds."""
    cuts = [found.span() for found in pattern.finditer(text, start, end)]
    begins = [start, *(last for _, last in cuts)]
    return list(zip(begins, [*(first for first, _ in cuts), end], strict=True))


def _between_separators(text: str, start: int, end: int) -> Iterator[Place]:
    begin = start
    for place in range(start, end + 1):
        if place == end or separator(text[place]):
            yield from _trimmed(text, begin, place)
            begin = place + 1


def _trimmed(text: str, start: int, end: int) -> list[Place]:
    """The piece without blanks around it, and without what no one sees; nothing if nothing is left."""
    while start < end and _is_empty(text[start]):
        start += 1
    while end > start and _is_empty(text[end - 1]):
        end -= 1
    return [(start, end)] if end > start else []


def _is_empty(char: str) -> bool:
    return char.isspace() or _is_unseen(char)


# — blanks inside names


def _by_blanks(text: str, start: int, end: int) -> list[Place]:
    """Whole names next to each other are told apart; a character that stands alone belongs to its neighbour."""
    parts = at_blanks(text, start, end)
    if len(parts) == 1:
        return parts
    found: list[Place] = []
    for is_chinese, run in _runs(text, _across_dots(text, parts)):
        found += _chinese(text, run) if is_chinese else _western(text, run)
    return found


def _across_dots(text: str, parts: list[Place]) -> list[Place]:
    """A blank next to the dot inside a name parts nothing."""
    joined = [parts[0]]
    for start, end in parts[1:]:
        beside = text[joined[-1][1] - 1] + text[start]
        if any(_plain_char(unicodedata.normalize("NFKC", char)[:1]) == DOT for char in beside):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _runs(text: str, parts: list[Place]) -> Iterator[tuple[bool, list[Place]]]:
    """Parts next to each other that are all Chinese, or all not."""
    run: list[Place] = []
    for part in parts:
        if run and _is_chinese(text, run[-1]) != _is_chinese(text, part):
            yield _is_chinese(text, run[-1]), run
            run = []
        run.append(part)
    yield _is_chinese(text, run[-1]), run


def _is_chinese(text: str, part: Place) -> bool:
    return bool(_HAN.search(text, *part))


def _western(text: str, run: list[Place]) -> list[Place]:
    """One name, first and last; but codes, and initials alone, are one each."""
    words = [text[start:end] for start, end in run]
    codes = any(any(map(str.isdecimal, word)) for word in words) or all(len(word) == 1 for word in words)
    return run if codes else [(run[0][0], run[-1][1])]


def _chinese(text: str, run: list[Place]) -> list[Place]:
    sizes = [len(key(spelled(text[start:end]))) for start, end in run]
    if min(sizes) >= WHOLE or len(run) == 1:
        return run
    return _by_widest_blank(text, run) or _paired(text, run, sizes)


def _by_widest_blank(text: str, run: list[Place]) -> list[Place]:
    """Names that are padded with one kind of blank and set apart with another, the kind that leaves whole names; else nothing."""
    gaps = [text[before[1] : after[0]] for before, after in pairwise(run)]
    for kind in sorted(set(gaps)) if len(set(gaps)) > 1 else ():
        names = [run[0]]
        for gap, part in zip(gaps, run[1:], strict=True):
            names = [*names, part] if gap == kind else [*names[:-1], (names[-1][0], part[1])]
        if all(WHOLE <= len(spelled(text[start:end])) <= LONGEST for start, end in names):
            return names
    return []


def _is_half_before_and(text: str, part: Place) -> bool:
    """True for what is the second half of a padded name, and goes on with 和: 王　芳和李明."""
    found = _AND.search(text, *part)
    return found is not None and len(spelled(text[part[0] : found.start()])) < WHOLE


def _paired(text: str, run: list[Place], sizes: list[int]) -> list[Place]:
    """A character alone goes with the one after it, the last with the one before."""
    names: list[Place] = []
    place = 0
    while place < len(run):
        alone = sizes[place] < WHOLE
        if alone and place + 1 < len(run) and (sizes[place + 1] <= WHOLE or _is_half_before_and(text, run[place + 1])):
            names.append((run[place][0], run[place + 1][1]))
            place += 1
        elif alone and names:
            names[-1] = names[-1][0], run[place][1]
        else:
            names.append(run[place])
        place += 1
    return names
