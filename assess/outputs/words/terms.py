"""Uses of the glossary's terms in a text: for marks in running text."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from assess.model.library import Term
from assess.model.text import Language

SHORTEST_OTHER_NAME = 3
"""Characters of another Chinese name of a term: shorter ones mean many things (谈话, 小组)."""

WITH_OTHER_MEANINGS = frozenset({"register", "red line", "leading team"})
"""English names that a text need not mean as the term: to register; a red line of the scoring, which is no veto item; the team
of a branch (班子) that has no committee."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TermView:
    """A term under a page: its name in the page's language and in the other one, and what it means."""

    id: str
    name: str
    other: str
    pinyin: str
    definition: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TermUse:
    """`text[start:end]` names the term."""

    start: int
    end: int
    term: Term


class TermFinder:
    """Finds the terms that a text in one language names, under their own name or another that can mean nothing else."""

    def __init__(self, terms: Iterable[Term], language: Language) -> None:
        self._all = tuple(terms)
        self._language = language
        self._terms = {name.casefold(): term for term in self._all for name in _names(term, language)}
        longest_first = sorted(self._terms, key=lambda name: (-len(name), name))
        names = "|".join(map(re.escape, longest_first))
        whole_words = rf"(?<![\w-])({names})s?(?![\w-])"
        self._pattern = re.compile(f"({names})" if language is Language.ZH else whole_words, re.IGNORECASE)

    def uses(self, text: str) -> Iterator[TermUse]:
        """Every use from left to right, none overlapping; of two names at one place the longer."""
        for found in self._pattern.finditer(text):
            yield TermUse(start=found.start(), end=found.end(), term=self._terms[found[1].casefold()])

    def named(self, ids: Container[str]) -> tuple[TermView, ...]:
        """These terms in the order of the glossary."""
        return tuple(self._view(term) for term in self._all if term.id in ids)

    def _view(self, term: Term) -> TermView:
        zh, en = term.text.zh, term.text.en
        return TermView(
            id=term.id,
            name=zh if self._language is Language.ZH else en,
            other=en if self._language is Language.ZH else zh,
            pinyin=term.pinyin,
            definition=term.definition.of(self._language),
        )


def _names(term: Term, language: Language) -> Iterator[str]:
    if language is Language.ZH:
        yield term.text.zh
        yield from (name for name in term.also_zh if len(name) >= SHORTEST_OTHER_NAME)
    else:
        names = (term.text.en, *(name for name in term.also_en if " " in name))
        yield from (name for name in names if name not in WITH_OTHER_MEANINGS)
