"""Digests and sentences of the parts of a reply that its case does not spell out.

Figures and words are held apart, so that a change of one shows as such:

- `digests.yaml` has a line a case: a digest of the figures of every part of the reply, and one, `words`, of which sentence
  stands where.
- `sentences.yaml` has every sentence of all replies once. The name before it stays while its words are polished: digests are made
  of the names, so that other words change that one line and nothing else.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from hashlib import sha256
from typing import Any

from tests.golden.opened import Fixed, opened
from tests.golden.words import Words, parts

NOTHING = object()
LETTERS = str.maketrans("0123456789", "ghijklmnop")
Names = Mapping[str, str]
"""Sentence → its name."""


def digest(data: object) -> str:
    """32 bits of the data as eight letters, which no YAML takes for a number."""
    return sha256(json.dumps(data).encode()).hexdigest()[:8].translate(LETTERS)


@dataclass(frozen=True)
class Held:
    """A reply as it is held. `source` is what the request said; `emptied` takes the small standard's own names out of a text."""

    reply: dict[str, Any]
    source: str
    emptied: Callable[[str], str] = str

    def digests(self, names: Names) -> dict[str, str]:
        frame = {name: _kind(each) if _big(each) else each for name, each in self.figures.items()}
        big = {name: each for name, each in self.figures.items() if _big(each)}
        words = [[place, [names.get(each, each) for each in found]] for place, found in self.words]
        return {
            "frame": digest(frame),
            **{f"{name} (figures)" if name == "words" else name: digest(each) for name, each in big.items()},
            **({"words": digest(words)} if words else {}),
        }

    @property
    def sentences(self) -> Iterator[str]:
        return (each for _, found in self.words for each in found if each)

    @cached_property
    def figures(self) -> dict[str, Any]:
        """The reply without its words; a text that was nothing but words is gone with its name."""
        found: dict[str, Any] = self._figures(self._apart)
        return found

    @cached_property
    def words(self) -> list[tuple[str, list[str]]]:
        """Place and words of every text that has words, with an empty one for a figure between them."""
        return list(self._words(self._apart, ""))

    @cached_property
    def _apart(self) -> Any:
        return self._taken_apart(opened(self.reply))

    def _taken_apart(self, value: Any) -> Any:
        """The same structure with a tuple of its parts in the place of every text."""
        if isinstance(value, dict):
            return {name: self._taken_apart(each) for name, each in value.items()}
        if isinstance(value, list):
            return [self._taken_apart(each) for each in value]
        if isinstance(value, str):
            text = self.emptied(value)
            return (text,) if isinstance(value, Fixed) else tuple(parts(text, self.source))
        return value

    def _figures(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: each for name, part in value.items() if (each := self._figures(part)) is not NOTHING}
        if isinstance(value, list):
            return [each for part in value if (each := self._figures(part)) is not NOTHING]
        if isinstance(value, tuple):
            return [each for each in value if not isinstance(each, Words)] or NOTHING
        return value

    def _words(self, value: Any, place: str) -> Iterator[tuple[str, list[str]]]:
        if isinstance(value, dict | list):
            for name, part in value.items() if isinstance(value, dict) else enumerate(value):
                yield from self._words(part, f"{place}/{name}")
        elif isinstance(value, tuple) and any(isinstance(part, Words) for part in value):
            yield place, [part if isinstance(part, Words) else "" for part in value]


def _big(value: object) -> bool:
    return (
        isinstance(value, dict | list) and bool(value) and not (isinstance(value, list) and all(isinstance(x, str) for x in value))
    )


def _kind(value: object) -> str:
    return type(value).__name__


def named(stored: Mapping[str, str], held: Mapping[str, Held], digests: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Every sentence of the replies with its name.

    One that is not stored takes the name of one that is gone if it is in its place everywhere: if some case, with it under that
    name, has the digest it had. Else it gets a name of its own.
    """
    names = {text: name for name, text in stored.items()}
    found = {text: None for each in held.values() for text in each.sentences}
    new, gone = [text for text in found if text not in names], [text for text in names if text not in found]
    guessed = {text: names[old] for text, old in _alike(new, gone)}
    sure = _proved(guessed, names, held, digests)
    return {text: names.get(text) or sure.get(text) or digest(text) for text in found}


def _proved(guessed: Names, names: Names, held: Mapping[str, Held], digests: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    sure: dict[str, str] = {}
    for case, each in held.items():
        here = [text for text in each.sentences if text in guessed]
        if here and each.digests({**names, **guessed}).get("words") == digests.get(case, {}).get("words"):
            sure.update((text, guessed[text]) for text in here)
    return sure


def _alike(new: Iterable[str], gone: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a new sentence and the one that it is most like, best first; none is in two pairs."""
    likeness = {(one, other): SequenceMatcher(None, one, other).ratio() for one in new for other in gone}
    taken: set[str] = set()
    for one, other in sorted(likeness, key=lambda pair: -likeness[pair]):
        if one not in taken and other not in taken:
            taken |= {one, other}
            yield one, other
