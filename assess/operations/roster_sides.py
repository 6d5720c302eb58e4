"""The people of files that are compared: in one form, and by name, so that what is about one person meets."""

from collections.abc import Sequence

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
    """The sides of a merge with each person under their name; as they are where none of them has a list."""
    if not any(has_list(each) for each in sides if each is not None):
        return list(sides)
    names: dict[str, str] = {}
    return [None if each is None else _named(as_listed(each, standard), names) for each in sides]


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
        written = spelled(str(person.get("name", ""))) if isinstance(person, dict) else str(person)
        name = names.setdefault(key(written), written)
        number = 2
        while name in found:
            name, number = f"{written} #{number}", number + 1
        found[name] = {**(person if isinstance(person, dict) else {}), "name": name.partition(" #")[0]}
    return _with(data, found)


def _people(data: Data) -> object:
    ledger = data.get("ledger")
    return ledger.get("people") if isinstance(ledger, dict) else None


def _with(data: Data, people: object) -> Data:
    ledger = data["ledger"]
    return {**data, "ledger": {**(ledger if isinstance(ledger, dict) else {}), "people": people}}
