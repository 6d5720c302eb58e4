"""Two sheets compared by what they hold, part by part; a review is no part of either. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping
from json import dumps, loads

from assess.model.incoming import Differences, SheetPart
from assess.model.personal import Path

Data = Mapping[str, object]

SIDE_BY_SIDE = ("format", "version", "standard", "saved", "review")
"""What says nothing about the branch, and what the reviewer says."""
HOLDERS = (("branch",), ("answers",), ("ledger",), ("ledger", "people"))
"""Mappings whose fields are parts, each for itself."""
IN_ANY_ORDER = ("ledger", "covers")
ABOUT = ("date", "activity", "requirement", "name")


def differences(old: Data, new: Data) -> Differences:
    """From `old` to `new`, both as `outputs.branch_file.sheets` writes them."""
    before, after = dict(_parts(old, ())), dict(_parts(new, ()))
    same, found = 0, _Found()
    for path in dict.fromkeys((*before, *after)):
        was, is_ = before.get(path, Counter()), after.get(path, Counter())
        same += (was & is_).total()
        found.take(path, was - is_, is_ - was)
    return Differences(same=same, added=tuple(found.added), changed=tuple(found.changed), lost=tuple(found.lost))


def _parts(data: Data, path: Path) -> Iterator[tuple[Path, Counter[str]]]:
    """Every place that holds something, with what it holds, and how often."""
    for name, value in data.items():
        here = (*path, str(name))
        if here[0] in SIDE_BY_SIDE or value in (None, "", [], {}):
            continue
        if here in HOLDERS and isinstance(value, Mapping):
            yield from _parts(value, here)
        elif isinstance(value, list) and here != IN_ANY_ORDER:
            yield here, Counter(map(_text, value))
        else:
            yield here, Counter([_text(sorted(map(str, value)) if isinstance(value, list) else value)])


class _Found:
    """Additions, changes and losses so far."""

    def __init__(self) -> None:
        self.added: list[SheetPart] = []
        self.changed: list[SheetPart] = []
        self.lost: list[SheetPart] = []

    def take(self, path: Path, was: Counter[str], is_: Counter[str]) -> None:
        """Entries left on both sides about the same were changed; in pairs, for there may be several."""
        new: dict[str, list[object]] = {}
        for text in is_.elements():
            new.setdefault(_about(loads(text)), []).append(loads(text))
        for text in was.elements():
            value = loads(text)
            pair = new.get(_about(value))
            (self.changed if pair else self.lost).append(SheetPart(path=path, value=value))
            if pair:
                pair.pop()
        self.added += [SheetPart(path=path, value=value) for values in new.values() for value in values]


def _about(value: object) -> str:
    """Entries are about the same day and deed, persons have a name; of anything else there is one in a place."""
    return _text([value.get(name) for name in ABOUT]) if isinstance(value, Mapping) else ""


def _text(value: object) -> str:
    return dumps(value, sort_keys=True)
