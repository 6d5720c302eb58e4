"""The people of files that are compared: in one form, and by name, so that what is about one person meets."""

from collections.abc import Sequence
from itertools import count

from assess.model.merging import Merged
from assess.model.standard import Standard
from assess.operations.roster import as_list
from assess.reading.fields import ProblemCollector
from assess.reading.files.names import key, spelled

Data = dict[str, object]


def has_list(data: Data) -> bool:
    """True if the people of a file are a list, as they are not in earlier files."""
    return isinstance(_people(data), list)


def as_listed(data: Data, standard: Standard) -> Data:
    """The same file, with its people as a list."""
    people = _people(data)
    return (
        data if people is None or isinstance(people, list) else _with(data, as_list(people, standard.ledger, ProblemCollector())[0])
    )


def by_name(sides: Sequence[Data | None], standard: Standard) -> list[Data | None]:
    """Ours, theirs and the one that both started from, with each person under their name; as they are where none has a list."""
    if not any(has_list(each) for each in sides if each is not None):
        return list(sides)
    names: dict[str, str] = {}
    ours, theirs, base = (None if each is None else _named(as_listed(each, standard), names) for each in sides)
    return [ours, theirs and _typed_as_ours(theirs, _typed(ours), _typed(base)), base]


def without_names(merged: Merged) -> Data:
    """The file that was merged with people under their names, with a list of them."""
    people = _people(merged.data)
    if not people or not isinstance(people, dict) or not all(isinstance(each, dict) for each in people.values()):
        return dict(merged.data)
    return _with(dict(merged.data), list(people.values()))


def _named(data: Data, names: dict[str, str]) -> Data:
    people = _people(data)
    if not isinstance(people, list):
        return data
    found: dict[str, object] = {}
    for person in people:
        fields = person if isinstance(person, dict) else {"name": str(person)}
        written = spelled(str(fields.get("name", "")))
        place = names.setdefault(key(written), written)
        numbered = (f"{written} #{number}" for number in count(2))
        found[place if place not in found else next(each for each in numbered if each not in found)] = fields
    return _with(data, found)


def _typed_as_ours(theirs: Data, ours: dict[str, object], base: dict[str, object]) -> Data:
    """Two ways of typing one name are no conflict: it stays as ours has it, unless theirs alone changed it."""
    people = _people(theirs)
    if not isinstance(people, dict):
        return theirs
    kept = {place: ours[place] for place in people if place in ours and base.get(place) != ours[place]}
    return _with(theirs, {place: {**each, "name": kept.get(place, each.get("name"))} for place, each in people.items()})


def _typed(data: Data | None) -> dict[str, object]:
    people = _people(data or {})
    return {place: each.get("name") for place, each in people.items()} if isinstance(people, dict) else {}


def _people(data: Data) -> object:
    ledger = data.get("ledger")
    return ledger.get("people") if isinstance(ledger, dict) else None


def _with(data: Data, people: object) -> Data:
    ledger = data["ledger"]
    return {**data, "ledger": {**(ledger if isinstance(ledger, dict) else {}), "people": people}}
