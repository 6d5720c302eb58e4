"""The people of a ledger → `People`, and whom its rows mean: each cell is read against the names that the branch has given."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assess.model.ledger import NAMES_LIMIT
from assess.model.people import Office, People, Person, Tenure
from assess.model.personal import HIDDEN
from assess.reading.files.names import (
    LONGEST,
    WHOLE,
    Place,
    Token,
    at_and,
    at_blanks,
    first_at_and,
    fold,
    inside_brackets,
    key,
    parted,
    pieces,
    spelled,
    tokens,
    without_titles,
)
from assess.reading.files.names_in_words import NamesInWords
from assess.reading.files.people import LISTS, PEOPLE_FIELDS, Given

JOINED_LIMIT = 100
"""Characters in which 和 is looked for between names: what is longer is a sentence."""
# 和, 与, 及
_AND = ("\u548c", "\u4e0e", "\u53ca")


class Roster:
    """The names that a branch has given, and who is meant by what is in a cell."""

    def __init__(self, given: Given, titles: Iterable[str] = (), absence_words: Iterable[str] = ()) -> None:
        self.given = given
        self._texts = given.texts
        self.titles = tuple(sorted(titles, key=len, reverse=True))
        self.absence_words = (*absence_words, HIDDEN, *_AND)
        self._names: dict[str, tuple[str, ...]] = {}
        self._absent: dict[str, tuple[str, ...]] = {}
        self._known: dict[str, str] = {}
        self._learn()
        known = sorted(self._known, key=len, reverse=True)
        self._in_words_only = NamesInWords(self._known, self.titles)
        self._anywhere = re.compile("|".join(map(re.escape, known))) if known else None

    def people(self) -> People:
        """Those who are counted one by one; who is named in several fields is one person with several offices."""
        tenures: dict[str, list[Tenure]] = {}
        for person in self.given.persons:
            for name in self._called(person.name):
                tenures.setdefault(name, []).extend(self._resolved(person.tenures))
        for field, office in LISTS.items():
            for name in self.names(self._texts[field]):
                tenures.setdefault(name, []).append(Tenure(office=office))
        for name, other in self._contacts():
            tenures.setdefault(name, []).append(Tenure(office=Office.CONTACT, of=other))
        for name, reason in self._exempt():
            tenures.setdefault(name, []).append(Tenure(office=Office.EXEMPT, of=reason))
        return People(persons=tuple(Person(name=name, tenures=tuple(held)) for name, held in tenures.items()))

    def _called(self, name: str) -> tuple[str, ...]:
        """The person as the ledger's rows call them; a whole name, of which no part is somebody else's."""
        one = self._known.get(key(spelled(name)))
        return (one,) if one else self.names(name)

    def _resolved(self, tenures: Iterable[Tenure]) -> Iterator[Tenure]:
        """One for each whom a contact looks after."""
        for each in tenures:
            names = self.names(each.of) if each.office is Office.CONTACT else (each.of,)
            yield from (replace(each, of=name) for name in names)

    def names(self, text: str) -> tuple[str, ...]:
        """Whom a cell of names means, each once: those of the branch as it writes them, others as they are written."""
        found = self._names.get(text)
        if found is None:
            limited = text[:NAMES_LIMIT]
            found = self._names[text] = tuple(dict.fromkeys(self._all_meant(limited)))
        return found

    def _all_meant(self, text: str) -> list[str]:
        """Whom a cell means: those of the branch, where it names nobody else; else whom each piece of it means.

        Titles and numbers alone are nobody, as long as there is somebody.
        """
        whole = self._in_words_only.find(fold(text).without_dots().text)
        if whole:
            return whole
        found: list[str] = []
        for piece in pieces(text, self.titles):
            parts = parted(text, piece, self.titles)
            found += self._found(text, piece) or [name for token in parts for name in self.meant(text, token)]
        named = [name for name in found if name not in self.titles and (not name.isdecimal() or key(name) in self._known)]
        return named or found

    def absent(self, text: str) -> tuple[str, ...]:
        """Those of the branch whom a text names as absent, with or without a reason; a longer name is somebody else's."""
        found = self._absent.get(text)
        if found is None:
            found = self._absent[text] = tuple(dict.fromkeys(self._named(text[:NAMES_LIMIT]))) if self._anywhere else ()
        return found

    # — names that are known

    def _learn(self) -> None:
        """Tokens with 和 in them wait: whether they are two people shows from the others."""
        self._learn_persons()
        waiting: list[str] = []
        for field in PEOPLE_FIELDS:
            text = self._texts[field]
            notes: dict[str, set[str]] = {}
            named = list(self._given_names(field, text))
            for name, note in named:
                notes.setdefault(name, set()).add(note)
            for name, note in named:
                # 王芳（大）, 王芳（小）: the note tells two of one name apart. Elsewhere it only says something about one.
                apart = field in LISTS and len(notes[name]) > 1
                full = spelled(f"{name}({note})") if apart and note else name
                if len(at_and(full, 0, len(full))) > 1:
                    waiting.append(full)
                else:
                    self._known.setdefault(key(full), full)
        others = dict(self._known)
        for name in waiting:
            if not all(key(name[start:end]) in others and end - start >= WHOLE for start, end in at_and(name, 0, len(name))):
                self._known.setdefault(key(name), name)

    def _learn_persons(self) -> None:
        """Each by a whole name. 李明（一组） is called 李明 as long as no one else is."""
        found = [(spelled(each.name), tokens(each.name)) for each in self.given.persons]
        plain = [spelled(name[token[0].start : token[0].end]) if len(token) == 1 else name for name, token in found]
        for (name, _), base in zip(found, plain, strict=True):
            shown = base if plain.count(base) == 1 else name
            for called in filter(None, (shown, name)):
                self._known.setdefault(key(called), shown)
        looked_after = (each.of for person in self.given.persons for each in person.tenures if each.office is Office.CONTACT)
        for text in looked_after:
            for name in (spelled(text[token.start : token.end]) for token in tokens(text, self.titles)):
                self._known.setdefault(key(name), name)

    def _given_names(self, field: str, text: str) -> Iterator[tuple[str, str]]:
        listed = "\n".join(first for first, _ in pairs(text)) if field == "exempt" else text
        return ((spelled(listed[token.start : token.end]), token.note) for token in tokens(listed, self.titles))

    def meant(self, text: str, token: Token) -> list[str]:
        """Whom a piece of a cell means: those of the branch, or, as it is written, somebody else."""
        return self._found(text, token) or [name for name in [spelled(text[token.start : token.end])] if name]

    def _found(self, text: str, token: Token) -> list[str]:
        """Those of the branch whom a piece means, where it means nobody else."""
        place = token.start, token.end
        found = self._one(text, place, token.note)
        if found is not None:
            return [found]
        several = self._all(text, at_blanks(text, *place), token.note)
        if several or token.end - token.start > JOINED_LIMIT:
            return several
        return self._joined(text, place, token.note) or self._in_words_only.find(fold(text[slice(*place)]).without_dots().text)

    def _one(self, text: str, place: Place, note: str = "") -> str | None:
        """The one of that name; `note` stands in brackets after it, and may tell two of one name apart."""
        called = text[slice(*place)]
        noted = self._known.get(key(spelled(f"{called}({note})"))) if note else None
        return noted or self._known.get(key(spelled(called)))

    def _all(self, text: str, places: list[Place], note: str) -> list[str]:
        """Those between whom the text was cut, if every one of them is known. The note is that of the last."""
        if len(places) < 2:
            return []
        notes = [""] * (len(places) - 1) + [note]
        found = [self._one(text, without_titles(text, *place, self.titles), of) for place, of in zip(places, notes, strict=True)]
        return [name for name in found if name] if all(found) else []

    def _joined(self, text: str, place: Place, note: str) -> list[str]:
        """Those between whom 和 stands, if every one of them is known: in 李和平和张三 it stands in a name too."""
        for first, rest in first_at_and(text, *place):
            one = self._one(text, without_titles(text, *first, self.titles))
            if one is None:
                continue
            after = without_titles(text, rest, place[1], self.titles)
            other = self._one(text, after, note)
            others = [other] if other else self._joined(text, after, note)
            if others:
                return [one, *others]
        return []

    # — pairs

    def _contacts(self) -> Iterator[tuple[str, str]]:
        """“王：张、刘；赵：孙” → (王, 张), (王, 刘), (赵, 孙)."""
        for first, others in pairs(self._texts["contacts"]):
            for one in self.names(first):
                yield from ((one, other) for other in self.names(others))

    def _exempt(self) -> Iterator[tuple[str, str]]:
        for names, reason in pairs(self._texts["exempt"]):
            if reason.strip():
                yield from ((name, reason.strip()) for name in self.names(names))

    # — the absent

    def _named(self, text: str) -> Iterator[str]:
        """The people named, in brackets too: 请假2人（李明、王芳）."""
        for part in (text, *inside_brackets(text)):
            for token in tokens(part, self.titles):
                meant = [name for name in self.meant(part, token) if key(name) in self._known]
                yield from meant or self._in_words(key(fold(part[token.start : token.end]).text))

    def _in_words(self, text: str) -> Iterator[str]:
        """Names at which a reason begins: 李明因病, but neither 李明华 nor 李明华因病."""
        for found in self._anywhere.finditer(text) if self._anywhere else ():
            before, after = text[: found.start()], text[found.end() :]
            if self._begins(before) and self._ends(len(found.group()), after):
                yield self._known[found.group()]

    def _begins(self, before: str) -> bool:
        """One character before it would be its surname; more are words."""
        return len(before) != 1 or before == HIDDEN

    def _ends(self, length: int, after: str) -> bool:
        """True if the name ends here, and does not go on before its reason."""
        if not after or after.startswith(self.absence_words):
            return True
        longer = (after[more:] for more in range(1, max(LONGEST - length, 1) + 1) if more <= len(after))
        return not any(not rest or rest.startswith(self.absence_words) for rest in longer)


def parts_of(text: str) -> list[str]:
    """The text between semicolons and line breaks."""
    return [part for part in re.split(r"[;\n]+", unicodedata.normalize("NFKC", text)) if part.strip()]


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """“王：张、刘；赵：孙” → what stands before each colon, and after it."""
    for part in parts_of(text):
        first, colon, rest = part.partition(":")
        if colon and first.strip():
            yield first.strip(), rest
