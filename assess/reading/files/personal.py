"""Plain data of a branch's file → what in it looks like a person's own data. Never raises, whatever the data is.

- 18-digit ID numbers whose date exists and whose check digit is right (GB 11643-1999);
- mobile numbers (11 digits that begin with 13 to 19) and landline numbers with their area code, in any text;
- names: in the list of people, in the cells of the ledger that hold names, and these same names in any other text. What is one
  character, or holds a digit, a circle or a star, is taken for the initial or code that the form asks for;
- what else the ledger says about who was absent or exempt, and why: illness is a person's own business.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from assess.model.ledger import FieldKind
from assess.model.people import Office
from assess.model.personal import HIDDEN, Found, Path, Personal, PersonalGroup, PersonalKind, Treatment
from assess.model.rules import AtLeast
from assess.model.standard import Standard
from assess.reading.files.activity_names import activity_names, plain
from assess.reading.files.ledger import ABSENCES
from assess.reading.files.names import Place, first_at_and, fold, key, separator, spelled, tokens, without_titles

NAMES_AS_TEXT = frozenset({"host", "recorder"})
"""Columns of the ledger that are text, and hold the name of a person."""
NAMED = {("plan", "who"), ("calendar", "host")}
"""Part of a file, and the field in it that holds names."""
EXEMPT = "exempt"

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
"""GB 11643: the digit for each remainder, modulo 11, of the weighted sum of the seventeen before it."""

NAME_AT_MOST = 40
"""Characters. What is longer than a name with all its titles is a sentence."""
HAN_NAME_AT_MOST = 4
"""A compound surname and two characters."""

# A space, a hyphen, or their full-width forms, as people set long numbers apart.
_GAP = r"[\s\-\u2010-\u2015\uff0d]?"
_ALONE = r"(?<![0-9A-Za-z\uff10-\uff19])", r"(?![0-9A-Za-z\uff10-\uff19])"
_ID = re.compile(rf"{_ALONE[0]}[1-9\uff11-\uff19](?:{_GAP}\d){{16}}{_GAP}[\dXx\uff38\uff58]{_ALONE[1]}")
_MOBILE = re.compile(
    rf"(?<![0-9A-Za-z\uff10-\uff19])(?:[+\uff0b]?86{_GAP}|0086{_GAP})?[1\uff11][3-9\uff13-\uff19](?:{_GAP}\d){{9}}(?!\d)"
)
_LANDLINE = re.compile(
    r"(?<![0-9A-Za-z\uff10-\uff19])(?:[(\uff08]?[0\uff10]\d{2,3}[)\uff09]?"
    + _GAP
    + r"|400"
    + _GAP
    + r")\d{3,4}"
    + _GAP
    + r"\d{4}(?!\d)"
)
_LETTERS_AT_LEAST = 2
_WORD = re.compile(r"[A-Za-z]")

# 某, and what stands for a character that is left out.
_LEFT_OUT = frozenset(f"{HIDDEN}\u3007\u25ef\u67d0*\u00d7\u25a1")
_CODE = rf"\w?{HIDDEN}\d*"


def find_personal(data: object, standard: Standard) -> Found:
    """Everything in it, in the order of the data; places in one text never overlap, and `text` is exactly what is there."""
    texts = list(_texts(data, ()))
    finder = _Finder(data, standard)
    finder.learn(texts)
    spans = [span for path, text in texts for span in finder.spans(path, text)]
    return Found(groups=tuple(_groups(spans, texts)), talks=tuple(finder.talks()))


def _texts(data: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for name, each in data.items():
            yield from _texts(each, (*path, str(name)))
    elif isinstance(data, list):
        for place, each in enumerate(data):
            yield from _texts(each, (*path, place))


class _Finder:
    """Knows which cells hold names, and which names there are."""

    def __init__(self, data: object, standard: Standard) -> None:
        ledger = data.get("ledger") if isinstance(data, dict) else None
        rows = ledger.get("rows") if isinstance(ledger, dict) else None
        self.rows = rows if isinstance(rows, list) else []
        self.columns = standard.ledger.columns
        self.activities = activity_names(standard)
        self.of_talks = {
            each.rule.activity for each in standard.requirements.values() if isinstance(each.rule, AtLeast) and each.rule.between
        }
        self.titles = tuple(sorted(standard.ledger.titles, key=len, reverse=True))
        self.of_offices = dict(_of_offices(ledger.get("people") if isinstance(ledger, dict) else None))
        self.known: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None
        self._counted = re.compile(_CODE)

    def learn(self, texts: Iterable[tuple[Path, str]]) -> None:
        """The names that are written where names belong; they are then found elsewhere too."""
        counted: dict[str, None] = {}
        for path, text in texts:
            if self._holds_names(path):
                for start, end in name_places(text, path, self.titles):
                    name = spelled(text[start:end])
                    self.known.setdefault(key(name), name)
                counted.update((text[start:end], None) for start, end in _pieces(text, path, self.titles))
        names = sorted(self.known, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_anywhere, names))) if names else None
        self._counted = re.compile("|".join([*map(re.escape, sorted(counted, key=len, reverse=True)), _CODE]))

    def spans(self, path: Path, text: str) -> Iterator[Personal]:
        """The personal data in one text, from the left."""
        taken: list[tuple[Place, PersonalKind]] = []
        for kind, places in self._candidates(path, text):
            free = (place for place in places if not any(place[0] < end and start < place[1] for (start, end), _ in taken))
            taken += [(place, kind) for place in list(free)]
        if _holds_details(path) or self.of_offices.get(path) is Office.EXEMPT:
            # Initials and codes too say who was absent: without them the hours would be counted otherwise.
            fixed = sorted([*(place for place, _ in taken), *(found.span() for found in self._counted.finditer(text))])
            taken += [(place, PersonalKind.DETAILS) for place in _rest(text, path, fixed)]
        for (start, end), kind in sorted(taken):
            found = text[start:end]
            yield Personal(path=path, start=start, end=end, kind=kind, text=found, about=self._about(kind, found))

    def _candidates(self, path: Path, text: str) -> Iterator[tuple[PersonalKind, list[Place]]]:
        """The surest first: what one kind has taken is not looked at again."""
        if any(map(str.isdecimal, text)):
            yield PersonalKind.ID_NUMBER, [found.span() for found in _ID.finditer(text) if is_id_number(found.group())]
            yield PersonalKind.MOBILE, [found.span() for found in _MOBILE.finditer(text)]
            yield PersonalKind.LANDLINE, [found.span() for found in _LANDLINE.finditer(text)]
        if self._holds_names(path):
            yield PersonalKind.NAME, list(name_places(text, path, self.titles))
        if self._pattern is not None and not _is_of_the_format(path):
            written = fold(text).without_dots()
            yield PersonalKind.NAME, [written.typed(*found.span()) for found in self._pattern.finditer(written.text)]

    def _about(self, kind: PersonalKind, text: str) -> str:
        match kind:
            case PersonalKind.DETAILS:
                return ""
            case PersonalKind.NAME:
                return self.known.get(key(spelled(text)), spelled(text))
            case _:
                return _digits(text)

    def _holds_names(self, path: Path) -> bool:
        if path[:2] == ("ledger", "people"):
            is_text = len(path) == 3 and isinstance(path[2], str)
            is_name = len(path) == 4 and isinstance(path[2], int) and path[3] == "name"
            return is_text or is_name or self.of_offices.get(path) is Office.CONTACT
        if path and (path[0], path[-1]) in NAMED:
            return True
        if len(path) != 4 or path[:2] != ("ledger", "rows"):
            return False
        column = self.columns.get(str(path[3]))
        return path[3] in NAMES_AS_TEXT or (column is not None and column.kind is FieldKind.NAMES)

    # — talks

    def talks(self) -> Iterator[Path]:
        """Every cell of a talk but when it was and between whom."""
        for place, row in enumerate(self.rows):
            if isinstance(row, dict) and self._is_talk(row):
                yield from (("ledger", "rows", place, str(name)) for name in row if self._says_something(str(name)))

    def _is_talk(self, row: dict[object, object]) -> bool:
        """True if it may be a talk: it cannot be told, and names two sides."""
        activity = self.activities.get(plain(str(row.get("activity", ""))))
        return activity in self.of_talks or (activity is None and bool(row.get("from") and row.get("with")))

    def _says_something(self, name: str) -> bool:
        column = self.columns.get(name)
        return column is None or column.kind is FieldKind.TEXT


def _of_offices(people: object) -> Iterator[tuple[Path, Office]]:
    """The ways to what a roster says with an office, with the office: whom a contact looks after, why somebody is exempt."""
    for place, person in enumerate(people if isinstance(people, list) else []):
        offices = person.get("offices") if isinstance(person, dict) else None
        for number, held in enumerate(offices if isinstance(offices, list) else []):
            if isinstance(held, dict) and held.get("office") in (Office.CONTACT.value, Office.EXEMPT.value):
                yield ("ledger", "people", place, "offices", number, "of"), Office(held["office"])


# — numbers


def is_id_number(text: str) -> bool:
    """True if these eighteen digits, in any width and apart or not, are an ID number: its date exists, its last digit is right.

    >>> is_id_number("11010519491231002X"), is_id_number("110105194912310021")
    (True, False)
    """
    digits = _digits(text)
    if len(digits) != len(WEIGHTS) + 1:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits[:-1], strict=True))
    return digits[-1] == CHECK_DIGITS[total % len(CHECK_DIGITS)] and _is_day(digits[6:14])


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return digits >= "1800"


def _digits(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKC", text).upper() if each.isdecimal() or each == "X")


# — names


def name_places(text: str, path: Path, titles: tuple[str, ...] = ()) -> Iterator[Place]:
    """The names in a cell of names."""
    for start, end in _pieces(text, path, titles):
        for place in each_a_name(text, start, end) or [(start, end)]:
            first, last = without_titles(text, *place, titles)
            if is_name(text[first:last]) and text[first:last] not in titles:
                yield first, last


def each_a_name(text: str, start: int, end: int) -> list[Place]:
    """The two sides of 和, if both may be names; more, if it stands between more."""
    for first, rest in first_at_and(text, start, end) if end - start <= NAME_AT_MOST else ():
        if is_name(text[slice(*first)]):
            others = each_a_name(text, rest, end) or [place for place in [(rest, end)] if is_name(text[rest:end])]
            if others:
                return [first, *others]
    return []


def is_name(text: str) -> bool:
    """True if it may be a whole name: letters only, more than an initial, nothing left out."""
    name = spelled(text)
    if len(name) > NAME_AT_MOST or not all(char.isalpha() or char in "\u00b7.-' " for char in name):
        return False
    letters = [char for char in name if char.isalpha()]
    if len(letters) < _LETTERS_AT_LEAST or any(char in _LEFT_OUT for char in letters):
        return False
    latin = sum(map(str.isascii, letters))
    return latin == len(letters) or (latin == 0 and (len(name) <= HAN_NAME_AT_MOST or len(letters) < len(name)))


def _pieces(text: str, path: Path, titles: tuple[str, ...]) -> Iterator[Place]:
    """Texts that may be names. Who is exempt has a reason after the colon, which is none: it is passed over like a separator."""
    if path[-1] == EXEMPT:
        for start, end in _reasons(text, 0, len(text)):
            text = text[:start] + ";" * (end - start) + text[end:]
    return ((token.start, token.end) for token in tokens(text, titles))


def _anywhere(name: str) -> str:
    """A name inside another text: one in Latin letters only as a whole word."""
    pattern = re.escape(name)
    return rf"(?<![A-Za-z]){pattern}(?![A-Za-z])" if _WORD.search(name) else pattern


def _is_of_the_format(path: Path) -> bool:
    """Words that the file's form prescribes; no person wrote them."""
    if path[0] in ("format", "standard", "version", "saved"):
        return True
    return (
        (path[0] == "branch" and len(path) == 2)
        or path[-1] in ("answer", "activity", "date")
        or path[:2] == ("ledger", "covers")
        or (path[:2] == ("ledger", "people") and path[-1] == "office")
    )


# — the rest of what is said about people


def _holds_details(path: Path) -> bool:
    in_rows = path[:2] == ("ledger", "rows") and path[-1] == ABSENCES
    return in_rows or path == ("ledger", "people", EXEMPT)


def _rest(text: str, path: Path, taken: list[Place]) -> Iterator[Place]:
    """The text around the names; among the exempt only the reasons, for who is named there counts."""
    for start, end in _gaps(taken, len(text)):
        for first, last in _reasons(text, start, end) if path[-1] == EXEMPT else [(start, end)]:
            yield from _lettered(text, first, last)


def _gaps(taken: list[Place], length: int) -> Iterator[Place]:
    """The gaps between places that are in order and may overlap."""
    done = 0
    for start, end in [*taken, (length, length)]:
        if start > done:
            yield done, start
        done = max(done, end)


def _reasons(text: str, start: int, end: int) -> Iterator[Place]:
    begin: int | None = None
    for place in range(start, end + 1):
        mark = separator(text[place]) if place < end else ";"
        if begin is not None and mark in (";", "\n"):
            yield begin, place
            begin = None
        if mark == ":":
            begin = place + 1 if begin is None else begin


def _lettered(text: str, start: int, end: int) -> Iterator[Place]:
    """From the first letter to the last, if there is any that is not a circle."""
    letters = [place for place in range(start, end) if text[place].isalnum()]
    if letters:
        yield letters[0], letters[-1] + 1


# — what belongs together


def _groups(spans: Iterable[Personal], texts: Iterable[tuple[Path, str]]) -> Iterator[PersonalGroup]:
    together: dict[str, list[Personal]] = {}
    for span in spans:
        together.setdefault(span.id, []).append(span)
    names = [places[0].about for places in together.values() if places[0].kind is PersonalKind.NAME]
    codes = _codes(names, {text for _, text in texts})
    for places in together.values():
        replaced = codes.get(places[0].about, HIDDEN) if places[0].kind is PersonalKind.NAME else HIDDEN
        proposed = Treatment.REMOVE if places[0].kind in _NUMBERS else Treatment.REPLACE
        yield PersonalGroup(places=tuple(places), replacement=replaced, proposed=proposed)


_NUMBERS = (PersonalKind.ID_NUMBER, PersonalKind.MOBILE, PersonalKind.LANDLINE)


@dataclass
class _Counter:
    """Numbers the names with one initial: of the same width, so that none is the beginning of another."""

    width: int
    number: int = 0


def _codes(names: list[str], texts: set[str]) -> dict[str, str]:
    """A code for each name: its initial and a circle, with a number where others have the same. No code is in the file already."""
    everything = "\n".join(texts)
    initials: dict[str, list[str]] = {}
    for name in names:
        initials.setdefault(name[:1].upper(), []).append(name)
    codes: dict[str, str] = {}
    for initial, same in initials.items():
        if len(same) == 1 and initial + HIDDEN not in everything:
            codes[same[0]] = initial + HIDDEN
            continue
        counter = _Counter(width=len(str(len(same) + everything.count(initial + HIDDEN))))
        codes.update((name, _next_code(initial, counter, everything)) for name in same)
    return codes


def _next_code(initial: str, counter: _Counter, everything: str) -> str:
    while True:
        counter.number += 1
        code = f"{initial}{HIDDEN}{counter.number:0{counter.width}d}"
        if code not in everything:
            return code
