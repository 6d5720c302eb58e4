"""Names by which an import knows activities, columns and audiences: each means one thing, however it is spelt.

Where one stood for two, the rows of one would be counted for the other, and no one would be told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assess.errors import Wrong
from assess.model.standard import Standard
from assess.model.text import Text
from assess.reading.content.standard import Files
from assess.reading.fields import Node, Path, ProblemCollector
from assess.reading.files.activity_names import plain

ACTIVITIES, LEDGER = "activities.yaml", "ledger.yaml"
SEPARATORS = "，、；,;"
"""What people part names with: one with such a sign in it is several, written as one by mistake."""


@dataclass(frozen=True, slots=True)
class _Name:
    """One name: whose it is, where it stands, and whether it is one of a list of other names."""

    owner: str
    text: str
    path: Path
    other: bool = False


def check_names(standard: Standard, files: Files, collector: ProblemCollector) -> None:
    """Report names that stand for two things, for several or for none, and fields of an activity that are no columns."""
    ledger = standard.ledger
    activities = [
        name
        for each in standard.activities.values()
        for name in (*_own(each.id, (each.id,), each.text, en_many=each.en_many), *_also(each.id, (each.id, "also"), each.also))
    ]
    columns = [
        name
        for each in ledger.columns.values()
        for path in [("columns", each.id)]
        for name in (*_own(each.id, path, each.text), *_also(each.id, (*path, "also"), each.also))
    ]
    audiences = [name for id_, words in ledger.audiences.items() for name in _also(id_, ("audiences", id_.value), words)]
    for file, names in ((ACTIVITIES, activities), (LEDGER, columns), (LEDGER, audiences)):
        _check(names, files[file], collector)
    for activity in standard.activities.values():
        for place, field in enumerate(activity.fields):
            if field not in ledger.columns:
                path = (activity.id, "fields", place)
                _at(files[ACTIVITIES], path, collector).wrong(
                    Wrong.UNKNOWN_ID, id=field, of=f"{LEDGER}: {', '.join(ledger.columns)}"
                )
        for field in activity.labels.keys() - set(activity.fields):
            place_of_label = (activity.id, "labels", field)
            _at(files[ACTIVITIES], place_of_label, collector).wrong(
                Wrong.UNKNOWN_ID, id=field, of=f"fields: {', '.join(activity.fields)}"
            )


def _own(id_: str, path: Path, text: Text, **more: str) -> Iterator[_Name]:
    yield _Name(id_, id_, path)
    for field, name in {"zh": text.zh, "en": text.en, **more}.items():
        yield _Name(id_, name, (*path, field))


def _also(id_: str, path: Path, names: Iterable[str]) -> Iterator[_Name]:
    return (_Name(id_, name, (*path, place), other=True) for place, name in enumerate(names))


def _check(names: Iterable[_Name], node: Node, collector: ProblemCollector) -> None:
    """A thing's own names come first: another's alias that is the same is the mistake, wherever it stands."""
    taken: dict[str, _Name] = {}
    for name in sorted(names, key=lambda each: each.other):
        place = _at(node, name.path, collector)
        if not name.text.strip():
            continue  # reported where it was read
        first = taken.setdefault(plain(name.text), name)
        if not plain(name.text):
            place.wrong(Wrong.NAME_OF_SIGNS, name=name.text)
        elif first.owner != name.owner:
            place.wrong(Wrong.NAME_TAKEN, name=name.text, other=first.owner, place=_at(node, first.path, collector).where)
        elif name.other and any(sign in name.text for sign in SEPARATORS):
            place.wrong(Wrong.SEVERAL_NAMES, name=name.text)


def _at(node: Node, path: Path, collector: ProblemCollector) -> Node:
    return Node(None, collector, node.file, path, node.lines)
