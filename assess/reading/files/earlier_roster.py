"""The texts about people in an earlier file → the same people as a list, each once, with everything that was said about them."""

from collections.abc import Iterator
from dataclasses import replace

from assess.model.ledger import LedgerForm
from assess.model.people import MEMBERSHIP, Listed, ListedOffice, Office
from assess.reading.files.names import key, spelled, tokens
from assess.reading.files.office_words import OfficeReader
from assess.reading.files.people import LISTS, PEOPLE_FIELDS, Given
from assess.reading.files.roster import Roster, pairs, parts_of

Named = dict[str, Listed]


class EarlierRoster:
    """The people of the texts; `newly` are those who were no members there, and are now: everybody on a roster is one."""

    def __init__(self, texts: dict[str, str], form: LedgerForm) -> None:
        self.texts = {field: texts.get(field, "") for field in PEOPLE_FIELDS}
        self.roster = Roster(Given(texts=self.texts), form.titles, form.absence_words)
        self.offices = OfficeReader(form)
        self.found: Named = {}
        self.notes: dict[str, list[str]] = {}
        for field, office in LISTS.items():
            self._take(self.texts[field], None if office is Office.MEMBER else ListedOffice(office=office))
        for first, others in _halves(self.texts["contacts"]):
            self._take(first, ListedOffice(office=Office.CONTACT, of="、".join(self.roster.names(others))))
        for names, reason in _halves(self.texts["exempt"]):
            self._take(names, ListedOffice(office=Office.EXEMPT, of=reason.strip()))

    def persons(self) -> list[Listed]:
        """In the order in which they were named."""
        return [replace(each, name=self._with_notes(name, each)) for name, each in self.found.items()]

    def newly(self) -> list[str]:
        """The names of those whom the texts had only as something else."""
        members = set(self.roster.people().holders(*MEMBERSHIP))
        return [each.name for name, each in self.found.items() if name not in members]

    def _take(self, text: str, office: ListedOffice | None) -> None:
        for token in tokens(text, self.roster.titles):
            for name in self.roster.meant(text, token):
                person = self.found.setdefault(name, Listed(name=name))
                if office is not None and office not in person.offices:
                    self.found[name] = replace(person, offices=(*person.offices, office))
            self._keep_note(self.roster.meant(text, token), token.note)

    def _keep_note(self, names: list[str], note: str) -> None:
        """Nothing that stood in brackets is lost: it stays in brackets, where reading passes over it as before."""
        if names and note and key(spelled(note)) not in key(names[-1]):
            known = self.notes.setdefault(names[-1], [])
            if note not in known:
                known.append(note)

    def _with_notes(self, name: str, person: Listed) -> str:
        held = {each.office for each in person.offices}
        notes = [note for note in self.notes.get(name, []) if not self._is_said(note, held)]
        return f"{name}（{'；'.join(notes)}）" if notes else name

    def _is_said(self, note: str, held: set[Office]) -> bool:
        """True if the brackets only name an office that the person has anyhow."""
        offices = self.offices.all_in(note)
        return offices is not None and {each.office for each in offices} <= held


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """The texts before and after each colon; without one nothing is said of those who are named."""
    for part in parts_of(text):
        yield next(pairs(part), (part, ""))


def unknown_texts(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Fields that no version has had, with what somebody wrote there."""
    return ((name, text) for name, text in texts.items() if name not in PEOPLE_FIELDS and text.strip())
