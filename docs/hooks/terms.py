"""Marks the terms of the glossary on pages whose front matter says `terms: true`: once in each section, with a link to the term and
a hint that is read aloud. English pages give the Chinese term and its pinyin next to the first mark. The terms stand at the foot of
the page, where the hints take them from and a print keeps them.

It runs after the search plugin has read the page: marks are not what anyone looks for.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import accumulate
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from assess.model.library import Term
from assess.outputs.words.terms import TermFinder

HEADINGS = frozenset({"h1", "h2", "h3"})
UNMARKED = frozenset({"a", "button", "code", "figure", "h4", "label", "pre", "q", "script", "style", "summary", "svg"}) | HEADINGS
"""Elements with words that lead elsewhere, are typed, or are quoted as they are."""

CLOSING = re.compile("”|’s")
"""What belongs to the words before it, so that a bracket comes after."""


def mark_terms(page: Page, config: MkDocsConfig) -> None:
    """Put marks into the finished content."""
    if page.meta.get("terms") and page.content:
        portal: Any = config.extra["portal"]
        marking = Marking(page, portal)
        marked = marking.marked(page.content)
        page.content = marked + portal.render("parts/terms.html", page=page, terms=portal.terms.named(marking.used))


class Marking(HTMLParser):
    """Puts marks between what is written, which stays as it is. `used` names every term of the page in its order."""

    def __init__(self, page: Page, portal: Any) -> None:
        super().__init__(convert_charrefs=False)
        self.used: dict[str, None] = {}
        self._marked_here: set[str] = set()
        self._marked: set[str] = set()
        self._skipped = ""
        self._depth = 0
        self._lines: list[int] = []
        self._marks: list[tuple[int, int, Term]] = []
        self._page = page
        self._portal = portal
        self._finder: TermFinder = portal.terms

    def marked(self, html: str) -> str:
        """The content of a page with its marks. Called once."""
        self._lines = list(accumulate((len(line) for line in html.split("\n")), lambda sum_, each: sum_ + each + 1, initial=0))
        self.feed(html)
        self.close()
        parts, end = [], 0
        for start, stop, term in self._marks:
            closing = CLOSING.match(html, stop)
            after = closing.end() if closing else stop
            parts += [html[end:start], self._mark(html[start:stop], term), html[stop:after], self._chinese(term)]
            end = after
        return "".join(parts) + html[end:]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A heading begins a section."""
        if tag in HEADINGS:
            self._marked_here.clear()
        if self._skipped:
            self._depth += tag == self._skipped
        elif tag in UNMARKED or any(name in ("lang", "data-unmarked") for name, _ in attrs):
            self._skipped, self._depth = tag, 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without an inside has nothing to mark or to leave out."""

    def handle_endtag(self, tag: str) -> None:
        """Ends what is left out, with the element it began with."""
        if tag == self._skipped:
            self._depth -= 1
            self._skipped = self._skipped if self._depth else ""

    def handle_data(self, data: str) -> None:
        """Running text, or a heading, whose terms are among those at the foot."""
        if self._skipped and self._skipped not in HEADINGS:
            return
        line, column = self.getpos()
        for use in self._finder.uses(data):
            self.used[use.term.id] = None
            if not self._skipped and use.term.id not in self._marked_here:
                self._marked_here.add(use.term.id)
                start = self._lines[line - 1] + column
                self._marks.append((start + use.start, start + use.end, use.term))

    def _mark(self, words: str, term: Term) -> str:
        # The words come out of HTML: what had to be escaped in them is escaped.
        return str(self._portal.render("parts/term.html", page=self._page, words=Markup(words), term=term))

    def _chinese(self, term: Term) -> str:
        """The Chinese term, the first time a page names it in another language."""
        if term.id in self._marked:
            return ""
        self._marked.add(term.id)
        return str(self._portal.render("parts/term_in_chinese.html", page=self._page, term=term))
