"""Merging two files of one branch, value by value. Pure: data in, data and conflicts out; nothing wins in silence.

For every value there are three sides: ours, theirs, and the one both started from, which is nothing where no common file is
known. What only one side changed is taken; what both changed alike is taken once; anything else is a conflict, which a person
decides. So without a common file, what is only on one side is kept, and what differs is a conflict.

A value is: a fact; a field of an answer (also of a reviewer's); what one field says of a person on the roster, where the sides
have persons by name, or who is named in one field of earlier files; what stands in any other field, as a whole. Entries of the
ledger are the same entry where `key` says so; see `_Rows`.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from json import dumps

from assess.model.merging import Conflict, Merged, Take

Data = Mapping[str, object]
Path = tuple[str, ...]
Key = Callable[[object], str]

NESTED: dict[str, int] = {"/branch": 1, "/answers": 2, "/ledger": 1, "/ledger/people": 2, "/review": 1, "/review/answers": 2}
"""Mappings that are merged field by field, and how many levels of them."""
ROWS = ("ledger", "rows")
COVERS = ("ledger", "covers")
ANSWER = 2
"""The length of the path of an answer."""
REVIEWED = 3
"""The same of a reviewer's."""
GIVEN_AS = {(ANSWER, "answers", "as"), (REVIEWED, "review", "as"), (1, "ledger", "covered_as")}
KEPT_FROM_BOTH = {("aside",), ("earlier",)}
"""Lists that only grow: nothing in them is decided about, and what either side has is kept."""
SAVED = ("saved",)
WRITTEN_ANEW = ("format", "version", "standard")
"""What every file has from the program that writes it."""


def merge(
    ours: Data,
    theirs: Data,
    base: Data | None = None,
    *,
    key: Key,
    take: Mapping[str, Take] | None = None,
    meanings: Collection[str] = (),
) -> Merged:
    """`ours` and `theirs` as `outputs.branch_file.sheets` writes them; `take` decides conflicts by their id. Neither is changed.

    The order is that of ours, then what only theirs has. `meanings` are those in force: who answered to one has confirmed it.
    """
    merger = _Merger(key=key, take=take or {}, meanings=frozenset(meanings))
    data = merger.mapping((), dict(ours), dict(theirs), dict(base or {}), levels=1)
    return Merged(data=data, conflicts=tuple(merger.conflicts))


@dataclass(slots=True)
class _Merger:
    key: Key
    take: Mapping[str, Take]
    meanings: frozenset[str] = frozenset()
    conflicts: list[Conflict] = field(default_factory=list)

    def mapping(self, path: Path, ours: Data, theirs: Data, base: Data, *, levels: int) -> dict[str, object]:
        """Field by field; below, `levels` more."""
        merged = {}
        for name in dict.fromkeys((*ours, *theirs)):
            if (len(path), *path[:1], name) in GIVEN_AS:
                continue
            values = [side.get(name) for side in (ours, theirs, base)]
            value = self._inside((*path, name), *values, levels=levels - 1)
            if not _is_nothing(value) or (name in ours and _is_nothing(ours[name])):
                merged[name] = value
        return merged | self._given_as(path, merged, ours, theirs)

    # — what was answered goes with what it was an answer to

    def _given_as(self, path: Path, merged: Data, ours: Data, theirs: Data) -> dict[str, object]:
        """It is no value of its own, and so no conflict: it is that of the side whose answer was taken."""
        if path == ("ledger",):
            covers = {name: self._confirmed([_in(each, name) for each in (ours, theirs) if _covers(each, name)])
                      for name in _names(merged)}  # fmt: skip
            found = {name: given for name, given in covers.items() if not _is_nothing(given)}
            return {"covered_as": found} if found else {}
        if (len(path), *path[:1]) not in ((ANSWER, "answers"), (REVIEWED, "review")):
            return {}
        sides = [each for each in (ours, theirs) if _same(each.get("answer"), merged.get("answer"))]
        given = None if _is_nothing(merged.get("answer")) else self._confirmed([each.get("as") for each in sides])
        return {} if _is_nothing(given) else {"as": given}

    def _confirmed(self, given: Sequence[object]) -> object:
        """The one that is in force, as is what says nothing; else the first."""
        return next((each for each in given if _is_nothing(each) or each in self.meanings), next(iter(given), None))

    def _inside(self, path: Path, ours: object, theirs: object, base: object, *, levels: int) -> object:
        if path[0] in WRITTEN_ANEW:
            return ours
        if path == ROWS and all(isinstance(each, list) or _is_nothing(each) for each in (ours, theirs, base)):
            return self._rows(path, *(each if isinstance(each, list) else [] for each in (ours, theirs, base)))
        if path in KEPT_FROM_BOTH:
            return _union(ours, theirs, base)
        deeper = NESTED.get("/" + "/".join(path), levels)
        if deeper > 0 and _are_mappings(ours, theirs):
            sides = (each if isinstance(each, Mapping) else {} for each in (ours, theirs, base))
            return self.mapping(path, *sides, levels=deeper)
        return self._value(path, ours, theirs, base)

    def _value(self, path: Path, ours: object, theirs: object, base: object) -> object:
        same = _same_set if path == COVERS else _same
        if same(ours, theirs) or same(theirs, base):
            return ours
        if same(ours, base):
            return theirs
        if path == SAVED:
            return max(str(ours), str(theirs))
        return theirs if self.conflict(path, ours, theirs, base) is Take.THEIRS else ours

    def conflict(self, path: Path, ours: object, theirs: object, base: object) -> Take | None:
        """Note it, and say how it was decided, if it was."""
        conflict = Conflict(path=path, ours=ours, theirs=theirs, base=base, taken=None)
        taken = self.take.get(conflict.id)
        self.conflicts.append(Conflict(path=path, ours=ours, theirs=theirs, base=base, taken=taken))
        return taken

    # — the entries of a ledger

    def _rows(self, path: Path, ours: Sequence[object], theirs: Sequence[object], base: Sequence[object]) -> object:
        return _Rows(self, path, ours, theirs, base).merged()


class _Rows:
    """Entries have no names, and may be there twice: equal ones are counted, and the rest is paired by what they are about.

    Where each side has exactly one entry left about the same thing, that is one entry that was written differently: taken from
    the side that changed it, or from the one that only adds to the other, else a conflict. Where one side has several (two
    talks on a day without names), they cannot be told apart, and all are kept.
    """

    def __init__(
        self, merger: _Merger, path: Path, ours: Sequence[object], theirs: Sequence[object], base: Sequence[object]
    ) -> None:
        self.merger, self.path = merger, path
        self.ours, self.theirs = ours, theirs
        counts = [Counter(map(_text, side)) for side in (ours, theirs, base)]
        everything = {_text(row): row for side in (base, theirs, ours) for row in side}
        self.keep = {text: _count(*(count[text] for count in counts)) for text in everything}
        self.exchanged: dict[str, list[object]] = {}
        self._pair(counts, everything)

    def merged(self) -> list[object]:
        left = dict(self.keep)
        rows: list[object] = []
        for row in (*self.ours, *self.theirs):
            text = _text(row)
            if text in self.exchanged:
                rows += self.exchanged.pop(text)
                left[text] = 0
            elif left[text] > 0:
                rows.append(row)
                left[text] -= 1
        return rows

    def _pair(self, counts: list[Counter[str]], everything: Mapping[str, object]) -> None:
        ours, theirs, base = counts
        both = ours & theirs
        left = [self._by_key(each, everything) for each in (ours - both, theirs - both, base - both)]
        for name in dict.fromkeys((*left[0], *left[1])):
            mine, others, before = (side.get(name, []) for side in left)
            single = before[0] if len(before) == 1 else None
            if len(mine) == len(others) == 1:
                self._exchange(name, mine[0], others[0], single, everything)
            elif single is not None and len(mine) + len(others) == 1 and single not in (*mine, *others):
                self._deleted_or_changed(name, mine, others, single, everything)

    def _by_key(self, rows: Counter[str], everything: Mapping[str, object]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for text in rows.elements():
            found.setdefault(self.merger.key(everything[text]), []).append(text)
        return found

    def _exchange(self, name: str, mine: str, other: str, before: str | None, everything: Mapping[str, object]) -> None:
        """One entry, written differently by the two sides. It stands where ours stood."""
        ours, theirs = everything[mine], everything[other]
        if before == mine or (before is None and _is_part(ours, theirs)):
            rows = [theirs]
        elif before == other or (before is None and _is_part(theirs, ours)):
            rows = [ours]
        else:
            taken = self.merger.conflict((*self.path, name), ours, theirs, everything[before] if before is not None else None)
            rows = {Take.THEIRS: [theirs], Take.BOTH: [ours, theirs]}.get(taken or Take.OURS, [ours])
        self.exchanged[mine] = rows
        self.keep[other] = 0

    def _deleted_or_changed(
        self, name: str, mine: list[str], others: list[str], before: str, everything: Mapping[str, object]
    ) -> None:
        """One side took the entry out, the other wrote it differently."""
        ours, theirs = ([everything[text] for text in side] for side in (mine, others))
        taken = self.merger.conflict((*self.path, name), _only(ours), _only(theirs), everything[before])
        rows = {Take.THEIRS: theirs, Take.BOTH: [*ours, *theirs]}.get(taken or Take.OURS, ours)
        self.exchanged[(*mine, *others)[0]] = rows


def _names(ledger: Data) -> list[str]:
    covers = ledger.get("covers")
    return [each for each in covers if isinstance(each, str)] if isinstance(covers, list) else []


def _covers(ledger: Data, activity: str) -> bool:
    return activity in _names(ledger)


def _in(ledger: Data, activity: str) -> object:
    given = ledger.get("covered_as")
    return given.get(activity) if isinstance(given, Mapping) else None


def _only(rows: list[object]) -> object:
    return rows[0] if rows else None


def _count(ours: int, theirs: int, base: int) -> int:
    """The number of times an entry is kept."""
    if theirs == base:
        return ours
    return theirs if ours == base else max(ours, theirs)


def _union(ours: object, theirs: object, base: object) -> object:
    """The union of what was put aside or finished: never lost, and never decided about."""
    if _same(theirs, base) or _same(ours, theirs) or not isinstance(ours, list | None):
        return ours
    if _same(ours, base) or not isinstance(theirs, list):
        return theirs
    missing = Counter(map(_text, theirs)) - Counter(map(_text, ours or []))
    return [*(ours or []), *(each for each in theirs if _taken(missing, _text(each)))]


def _taken(counts: Counter[str], text: str) -> bool:
    counts[text] -= 1
    return counts[text] >= 0


def _are_mappings(ours: object, theirs: object) -> bool:
    """True if one side is a mapping, and the other one too, or nothing."""
    sides = [each for each in (ours, theirs) if not _is_nothing(each)]
    return all(isinstance(each, Mapping) for each in sides or (ours, theirs))


def _is_nothing(value: object) -> bool:
    return value is None or value == "" or (isinstance(value, list | Mapping) and not value)


def _same(one: object, other: object) -> bool:
    """Equal in JSON, where 1 is not true; all the ways of saying nothing are the same."""
    return (_is_nothing(one) and _is_nothing(other)) or _text(one) == _text(other)


def _same_set(one: object, other: object) -> bool:
    """The order of the activities means nothing."""
    return _same(*(sorted(map(_text, each)) if isinstance(each, list) else each for each in (one, other)))


def _text(value: object) -> str:
    return dumps(value, sort_keys=True)


def _is_part(row: object, other: object) -> bool:
    """True if every cell of a row stands in the other, which has more."""
    if not isinstance(row, Mapping) or not isinstance(other, Mapping):
        return False
    return all(_is_nothing(value) or _same(value, other.get(name)) for name, value in row.items())
