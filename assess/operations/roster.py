"""The people of a ledger as a roster: `{people, text}`.

`people` is what stands in the ledger now: the list, or the texts of an earlier file; `text` is a list that was pasted, if any.
"""

from collections.abc import Iterator
from json import dumps

from assess.errors import Where, Wrong
from assess.model.ledger import LedgerForm
from assess.model.people import Listed
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body
from assess.outputs.branch_file.roster import person_data, say_roster, with_more
from assess.reading.fields import ProblemCollector, shown
from assess.reading.files.earlier_roster import EarlierRoster, unknown_texts
from assess.reading.files.names import key, spelled, tokens
from assess.reading.files.roster_text import read_roster_text

Data = dict[str, object]


def roster(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """`people`, the list; `fresh`, the places of those whom the text added or said more about; and `sentences`."""
    form = standard.ledger
    people, newly = as_list(body.get("people"), form, collector)
    text = body.get("text")
    if not isinstance(text, str):
        return {"people": people, "fresh": [], "sentences": say_roster(newly, None, 0, language)}
    before = len(people)
    places = list(dict.fromkeys(_place(people, person, row, collector) for row, person in read_roster_text(text, form, collector)))
    return {"people": people, "fresh": places, "sentences": say_roster(newly, len(places), len(people) - before, language)}


# — what is there


def as_list(raw: object, form: LedgerForm, collector: ProblemCollector) -> tuple[list[Data], list[str]]:
    """The list, and whom it newly makes members."""
    if isinstance(raw, list):
        return [_person(each) for each in raw], []
    if isinstance(raw, dict):
        texts = {str(name): _text(value) for name, value in raw.items()}
        earlier = EarlierRoster(texts, form)
        people = [person_data(each) for each in earlier.persons()]
        for name, text in unknown_texts(texts):
            collector.add(Where(path=name), Wrong.UNKNOWN_OFFICE, got=shown(name))
            people += _missing(people, text, form)
        return people, earlier.newly()
    return list(_missing([], _text(raw), form)), []


def _person(raw: object) -> Data:
    """A line of the list as it is; whatever is no line, as the name of one: nothing is lost, and it is seen."""
    return dict(raw) if isinstance(raw, dict) else {"name": _text(raw)}


def _text(value: object) -> str:
    if isinstance(value, list):
        return "、".join(map(_text, value))
    if value is None or isinstance(value, str):
        return value or ""
    return dumps(value, ensure_ascii=False)


def _missing(people: list[Data], text: str, form: LedgerForm) -> Iterator[Data]:
    """Those whom a text names who are not there; what else it says is said by nobody any more."""
    names = {key(spelled(str(each.get("name", "")))) for each in people}
    persons = (person for _, person in read_roster_text(text, form, ProblemCollector()))
    yield from (person_data(each) for each in persons if key(each.name) not in names)


# — what is pasted


def _place(people: list[Data], person: Listed, row: int, collector: ProblemCollector) -> int:
    """The place of the person in the list, where they are now."""
    place = _known(people, person.name)
    if place is None:
        people.append(person_data(person))
        return len(people) - 1
    people[place] = with_more(people[place], person)
    collector.add(Where(row=row), Wrong.PERSON_KNOWN, name=person.name)
    return place


def _known(people: list[Data], name: str) -> int | None:
    """The one of that name; 李明 is 李明（一组） as long as there is no other."""
    called = [key(spelled(str(each.get("name", "")))) for each in people]
    wanted = key(spelled(name))
    if wanted in called:
        return called.index(wanted)
    same = [place for place, each in enumerate(called) if _plain(each) == wanted]
    return same[0] if len(same) == 1 else None


def _plain(name: str) -> str:
    """The name without what stands in brackets."""
    found = tokens(name)
    return name[found[0].start : found[0].end] if len(found) == 1 else name
