"""A shortened copy compared with what it was made from: the same texts without names and numbers, which are restored.

What `reading.files.personal` finds in the full data may stand in the copy as it was, as a code (an initial and a circle, perhaps
with a number), as a circle, or not at all; of a talk, whole cells may be missing. Everything else of a text must be the same. So
a code says whose it is: it stands for that name in the whole copy, also in texts that were written otherwise since.

Pure: data in, data out; neither side is changed.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from json import dumps

from assess.model.merging import Full
from assess.model.personal import HIDDEN, Found, Path, Personal, PersonalKind

Data = Mapping[str, object]

TELL_APART = ("date", "activity", "requirement", "year")
"""Cells that stay as they are in every copy: only entries that agree in them may be the same."""
TRIED = 50
"""So many entries of one day and activity are looked at; there are never as many, except in a file made to take long."""
REVIEWERS = ("review",)
"""What the reviewer wrote with codes stays as it was written."""


def restored(copy: Data, full: Data, found: Found) -> Full:
    """`copy` with what is only a shortened form of what `full` says as it stands there; `found` is what is personal in `full`."""
    codes: dict[str, str] = {}
    # The first round says whether it is a copy at all, and whose the codes are: only then may a blank be what was taken out.
    first = _Restorer(found, codes)
    first.mapping(copy, full, (), ())
    if not first.places:
        return Full(data=dict(copy), places=())
    second = _Restorer(found, codes, blanks=first.marked)
    data = second.mapping(copy, full, (), ())
    decoded = _Decoder(codes, full, second.places)
    return Full(data={name: decoded.value(each, (name,)) for name, each in data.items()}, places=tuple(decoded.places))


@dataclass(slots=True)
class _Restorer:
    """One round. `marked`: somewhere a part of a text was taken out; `places`: the ways, in the copy, to what was made full."""

    found: Found
    codes: dict[str, str]
    blanks: bool = False
    marked: bool = False
    places: list[Path] = field(default_factory=list)
    spans: dict[Path, list[tuple[Personal, str]]] = field(init=False)
    talks: frozenset[Path] = field(init=False)

    def __post_init__(self) -> None:
        self.spans = {}
        self.talks = frozenset(self.found.talks)
        for group in self.found.groups:
            initial = group.replacement.partition(HIDDEN)[0]
            for place in group.places:
                self.spans.setdefault(place.path, []).append((place, initial))
        for spans in self.spans.values():
            spans.sort(key=lambda each: each[0].start)

    def value(self, copy: object, full: object, here: Path, there: Path) -> object:
        """`here` leads to it in the full data, `there` in the copy."""
        if isinstance(copy, Mapping) and isinstance(full, Mapping):
            return self.mapping(copy, full, here, there)
        if isinstance(copy, list) and isinstance(full, list):
            return self.sequence(copy, full, here, there)
        if not _same(copy, full) and (self.is_copy(copy, full, here) or self.hides_names(copy, full, here)):
            self.places.append(there)
            return full
        return copy

    def mapping(self, copy: Data, full: Data, here: Path, there: Path) -> dict[str, object]:
        """Field by field, the people of a ledger before its entries: they say best whose a code is."""
        done = {
            name: self.value(copy.get(name), full.get(name), (*here, name), (*there, name))
            for name in sorted({*copy, *full}, key=str)
        }
        return {name: done[name] for name in dict.fromkeys((*copy, *full)) if name in copy or done[name] is not None}

    def sequence(self, copy: Sequence[object], full: Sequence[object], here: Path, there: Path) -> list[object]:
        """Each of the copy paired with what it was made from: the very same, a fuller one, or the only one about the same."""
        pairs = _Pairs(copy, full)
        for place, candidates in pairs.open():
            original = next((each for each in candidates if self.is_copy(copy[place], full[each], (*here, each))), None)
            if original is not None:
                pairs.join(place, original)
                self.places.append((*there, place))
        made = [copy[place] if other is None else full[other] for place, other in enumerate(pairs.other)]
        for place, original in pairs.only():
            made[place] = self.value(copy[place], full[original], (*here, original), (*there, place))
        return made

    # — one thing and its copy

    def is_copy(self, copy: object, full: object, here: Path) -> bool:
        """True if it is the same, or a shortened form; what it says about codes is then known."""
        learnt: dict[str, str] = {}
        marks: list[bool] = []
        if not self._is_copy(copy, full, here, learnt, marks):
            return False
        self.codes.update(learnt)
        self.marked |= any(marks)
        return True

    def hides_names(self, copy: object, full: object, here: Path) -> bool:
        """True if a text that was written otherwise since has codes, no one knows whose, where the full one has such names."""
        if not isinstance(copy, str) or not isinstance(full, str) or HIDDEN not in copy:
            return False
        initials = {initial for span, initial in self.spans.get(here, ()) if span.kind is PersonalKind.NAME}
        codes = (code for initial in initials for code in re.findall(rf"{re.escape(initial + HIDDEN)}\d*", copy))
        hidden = any(code not in self.codes and code not in full for code in codes)
        self.marked |= hidden
        return hidden

    def _is_copy(self, copy: object, full: object, here: Path, learnt: dict[str, str], marks: list[bool]) -> bool:
        if isinstance(copy, Mapping) and isinstance(full, Mapping):
            return all(
                self._is_copy(copy.get(name), full.get(name), (*here, str(name)), learnt, marks)
                for name in dict.fromkeys((*copy, *full))
            )
        if isinstance(copy, list) and isinstance(full, list) and len(copy) == len(full):
            return all(
                self._is_copy(each, other, (*here, place), learnt, marks)
                for place, (each, other) in enumerate(zip(copy, full, strict=True))
            )
        if _same(copy, full) or (copy is None and here in self.talks):
            return True
        return isinstance(full, str) and isinstance(copy, str | None) and self._is_text(copy or "", full, here, learnt, marks)

    def _is_text(self, copy: str, full: str, here: Path, learnt: dict[str, str], marks: list[bool]) -> bool:
        spans = self.spans.get(here)
        if not spans or not (copy or self.blanks):
            return False
        said = shortened(copy, full, spans, {**self.codes, **learnt})
        if said is None:
            return False
        learnt.update(said)
        marks.append(bool(copy))
        return True


class _Pairs:
    """The elements of two lists: `other` has, for each of the copy, the place of its partner among the full ones."""

    def __init__(self, copy: Sequence[object], full: Sequence[object]) -> None:
        self.copy = copy
        self.other: list[int | None] = [None] * len(copy)
        same: dict[str, deque[int]] = {}
        for place, each in enumerate(full):
            same.setdefault(_text(each), deque()).append(place)
        for place, each in enumerate(copy):
            twins = same.get(_text(each))
            if twins:
                self.other[place] = twins.popleft()
        self.free: dict[str, dict[int, None]] = {}
        for place in sorted(place for left in same.values() for place in left):
            self.free.setdefault(_about(full[place]), {})[place] = None

    def open(self) -> Iterator[tuple[int, list[int]]]:
        """Those without a partner, with the places that are still free and about the same, its own place first."""
        for place, each in enumerate(self.copy):
            if self.other[place] is None:
                free = self.free.get(_about(each), {})
                yield place, [*([place] if place in free else []), *free][:TRIED]

    def join(self, place: int, other: int) -> None:
        self.other[place] = other
        del self.free[_about(self.copy[place])][other]

    def only(self) -> list[tuple[int, int]]:
        """Pairs where each side has one left about the same, that is one entry, written otherwise since."""
        left: dict[str, list[int]] = {}
        for place, each in enumerate(self.copy):
            if self.other[place] is None and isinstance(each, Mapping):
                left.setdefault(_about(each), []).append(place)
        return [
            (places[0], next(iter(self.free[about])))
            for about, places in left.items()
            if len(places) == len(self.free.get(about, ())) == 1
        ]


def _about(value: object) -> str:
    return _text([value.get(name) for name in TELL_APART]) if isinstance(value, Mapping) else ""


# — texts

Step = tuple[int, str, str]
"""How far it leads in the copy; a code, and the name that it stands for, or neither."""


def shortened(copy: str, full: str, spans: Sequence[tuple[Personal, str]], codes: Mapping[str, str]) -> dict[str, str] | None:
    """None unless `copy` is `full` with some of the `spans` replaced or taken out; else the codes that this says, with their names.

    Each span has the initial of its code. Ways that came to nothing are not tried twice, so that no text takes long.
    """
    names = {name: code for code, name in codes.items()}
    between = _between(full, spans)
    way: list[tuple[int, int, dict[str, str]]] = [(0, 0, {})]
    tried = set()
    while way:
        step, place, learnt = way.pop()
        if not copy.startswith(between[step], place) or (step, place) in tried:
            continue
        tried.add((step, place))
        place += len(between[step])
        if step == len(spans):
            if place == len(copy):
                return learnt
            continue
        for end, code, name in reversed([*_steps(copy, place, *spans[step])]):
            if not code or ({**codes, **learnt}.get(code, name) == name and names.get(name, code) == code):
                way.append((step + 1, end, {**learnt, code: name} if code else learnt))
    return None


def _between(full: str, spans: Sequence[tuple[Personal, str]]) -> list[str]:
    ends = [0, *(span.end for span, _ in spans)]
    starts = [*(span.start for span, _ in spans), len(full)]
    return [full[end:start] for end, start in zip(ends, starts, strict=True)]


def _steps(copy: str, place: int, span: Personal, initial: str) -> Iterator[Step]:
    """The forms in which the copy may have it: itself, its code, a circle, nothing."""
    if copy.startswith(span.text, place):
        yield place + len(span.text), "", ""
    code = initial + HIDDEN
    if span.kind is PersonalKind.NAME and copy.startswith(code, place):
        first = last = place + len(code)
        while copy[last : last + 1].isdecimal():
            last += 1
        yield from ((end, copy[place:end], span.about) for end in range(last, first - 1, -1))
    if copy.startswith(HIDDEN, place):
        yield place + 1, "", ""
    yield place, "", ""


# — codes in what was written otherwise since


class _Decoder:
    """Puts the names in the place of their codes, but not of what is in the full data just so."""

    def __init__(self, codes: Mapping[str, str], full: Data, places: Sequence[Path]) -> None:
        texts = dumps(full, ensure_ascii=False)
        self.names = {code: name for code, name in codes.items() if code not in texts}
        self.places = list(places)
        self.pattern = re.compile("|".join(rf"{re.escape(code)}(?!\d)" for code in sorted(self.names, key=len, reverse=True)))

    def value(self, value: object, path: Path) -> object:
        """The value with names, and the way to each text that has some."""
        if not self.names or path[:1] == REVIEWERS:
            return value
        if isinstance(value, Mapping):
            return {name: self.value(each, (*path, name)) for name, each in value.items()}
        if isinstance(value, list):
            return [self.value(each, (*path, place)) for place, each in enumerate(value)]
        if not isinstance(value, str) or HIDDEN not in value:
            return value
        text = self.pattern.sub(lambda code: self.names[code[0]], value)
        if text != value:
            self.places.append(path)
        return text


def _same(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    return (one in (None, "") and other in (None, "")) or _text(one) == _text(other)


def _text(value: object) -> str:
    return dumps(value, sort_keys=True)
