"""Forms typed back from paper → answers and facts. Every slip is told with its page and line; nothing raises.

A page as it is typed (all of it text):

    {"code": "B7K3QX", "keys": "11213 40111 …", "counts": ["12", "5", "3", "1"], "again": "…"}    a page of requirements
    {"code": "A4M2TR", "keys": "12011 …", "total": "31", "figures": "12 / 9 / 4,4,3 / ", "again": "…"}    the page about the branch

`counts` are counted on paper, one for each key but 0; `total` is the sum of the keys of a page whose keys mean something else in
each line. `again` may be empty: it is the keys typed a second time. A page without anything in it is passed over.
"""

import re
import unicodedata

from assess.errors import Where, Wrong
from assess.model.answers import Choice
from assess.model.branch import Fact, FactKind
from assess.model.meanings import meanings_of
from assess.model.paper import ALPHABET, BLANK, CODE_LENGTH, KEYS, PaperPage, Typed, is_code, options_of, paper_pages
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector, read_list, read_mapping, shown
from assess.reading.files.carried import GIVEN_AS

CHOICES = {key: choice for choice, key in KEYS.items()}
TYPED_LIMIT = 2000
"""Characters of one box."""
PAGES_LIMIT = 100
DIGITS = 9
"""A number of more digits is too large for anything that is asked."""

FILLING = re.compile(r"[\s\-_.\u00b7,\uff0c\u3001]+")
"""What people write between keys, and what means nothing there."""
_BETWEEN_FIGURES = re.compile(r"[/;\n]")


def read_paper(node: Node, standard: Standard) -> Typed:
    """All pages; one with a slip in it gives nothing, so that no answer is taken over from a page that does not add up."""
    pages = {page.code: page for page in paper_pages(standard)}
    boxes: list[PaperPage | None] = []
    answers: dict[str, Choice] = {}
    facts: dict[str, object] = {}
    for box in read_list(node)[:PAGES_LIMIT]:
        reader = _BoxReader(box, pages)
        page = reader.page(boxes)
        keys = reader.keys(page) if page else ""
        figures = reader.figures(page) if page else {}
        node.collector.problems += reader.collector.problems
        boxes.append(None if reader.collector.problems else page)
        if page and not reader.collector.problems:
            answers |= {each.id: CHOICES[key] for each, key in zip(page.requirements, keys, strict=False) if key != BLANK}
            facts |= _chosen(page, keys) | figures
    return Typed(boxes=tuple(boxes), answers=answers, facts=facts)


def _chosen(page: PaperPage, keys: str) -> dict[str, object]:
    given = zip(page.choices, keys, strict=False)
    return {fact.id: options_of(fact)[int(key) - 1] for fact, key in given if key != BLANK}


def with_typed(raw: dict[str, object], typed: Typed, reasons: object, standard: Standard) -> dict[str, object]:
    """The data of a sheet with what was typed in it; nothing else changes. A blank line on paper leaves what was there.

    `reasons`: requirement → why it does not apply, for those that paper says do not.
    """
    answers, branch = (dict(part) if isinstance(part := raw.get(name), dict) else {} for name in ("answers", "branch"))
    given = reasons if isinstance(reasons, dict) else {}
    meanings = meanings_of(standard).requirements  # a page of another version has other codes, and is not taken
    for name, choice in typed.answers.items():
        answer = answers.get(name)
        answers[name] = {**(answer if isinstance(answer, dict) else {}), "answer": choice.value, GIVEN_AS: meanings[name]}
        reason = given.get(name)
        if choice is Choice.NOT_APPLICABLE and isinstance(reason, str) and reason.strip():
            answers[name]["reason"] = reason
    return {**raw, "branch": {**branch, **typed.facts}, "answers": answers}


class _BoxReader:
    """Reads one box. Problems stay with it, so that a page is either whole or not taken at all."""

    def __init__(self, box: Node, pages: dict[str, PaperPage]) -> None:
        self.collector = ProblemCollector()
        self.box = Node(box.value, self.collector, path=box.path)
        self.known = pages
        self.place = str(int(box.path[-1]) + 1)
        self.fields = {name: child.value for name, child in read_mapping(self.box).items()}

    def page(self, earlier: list[PaperPage | None]) -> PaperPage | None:
        """The page whose code is in the box; None where nothing is there or the code is wrong, which was told then."""
        code = FILLING.sub("", self._line("code")).upper()
        if not code and not any(self._line(name).strip() for name in ("keys", "figures", "again")):
            return None
        page = self.known.get(code)
        if page is None:
            self._wrong_code(code)
        elif page in earlier:
            self._wrong(Wrong.PAPER_TWICE)
        else:
            self.place = page.letter
            return page
        return None

    def _wrong_code(self, code: str) -> None:
        strange = sorted(set(code) - set(ALPHABET))
        if strange:
            self._wrong(Wrong.PAPER_CODE_CHARACTER, got=" ".join(strange)[:40])
        elif len(code) != CODE_LENGTH:
            self._wrong(Wrong.PAPER_CODE_LENGTH, size=len(code), known=CODE_LENGTH)
        else:
            self._wrong(Wrong.PAPER_OTHER_STANDARD if is_code(code) else Wrong.PAPER_CODE, got=code)

    def keys(self, page: PaperPage) -> str:
        """The keys of the page; what is wrong with them was told."""
        keys = self._keys("keys")
        self._check_keys(page, keys)
        self._check_again(keys)
        if not self.collector.problems and page.requirements:
            self._check_counts(keys)
        return keys

    def _check_keys(self, page: PaperPage, keys: str) -> None:
        if len(keys) != page.lines:
            self._wrong(Wrong.PAPER_KEYS, size=len(keys), known=page.lines)
            return
        most = [len(KEYS)] * len(page.requirements) + [len(options_of(fact)) for fact in page.choices]
        for line, (key, high) in enumerate(zip(keys, most, strict=True), 1):
            if key not in [str(number) for number in range(high + 1)]:
                self._wrong(Wrong.PAPER_KEY, line=line, got=shown(key), high=high)

    def _check_again(self, keys: str) -> None:
        again = self._keys("again")
        lines = max(len(keys), len(again))
        differing = [line for line in range(lines) if keys[line : line + 1] != again[line : line + 1]]
        if again and differing:
            self._wrong(Wrong.PAPER_AGAIN, line=differing[0] + 1, count=len(differing))

    def _check_counts(self, keys: str) -> None:
        """Counted on paper: a blank one is none."""
        given = self.fields.get("counts")
        counts = [_text(each) for each in given] if isinstance(given, list) else []
        for place, key in enumerate(CHOICES):
            count = counts[place].strip() if place < len(counts) else ""
            if count and not _is_number(count):
                self._wrong(Wrong.NOT_WHOLE, got=shown(count), low=0)
            elif int(count or 0) != keys.count(key):
                self._wrong(Wrong.PAPER_COUNT, key=key, typed=keys.count(key), counted=int(count or 0))

    def figures(self, page: PaperPage) -> dict[str, object]:
        """The figures of the page about the branch, and whether the page's total is right."""
        if not (page.figures or page.choices) or self.collector.problems:
            return {}
        pieces = _BETWEEN_FIGURES.split(self._line("figures")) if page.figures else []
        if page.figures and len(pieces) != len(page.figures):
            self._wrong(Wrong.PAPER_FIGURES, size=len(pieces), known=len(page.figures))
            return {}
        found: dict[str, list[int]] = {}
        for line, (fact, piece) in enumerate(zip(page.figures, pieces, strict=True), page.lines + 1):
            numbers = re.findall(r"[0-9]+", piece)
            if re.sub(r"[0-9\s,.\u3001]", "", piece) or (len(numbers) > 1 and fact.kind is FactKind.COUNT):
                self._wrong(Wrong.PAPER_FIGURE, line=line, got=shown(piece.strip()))
            elif numbers:
                found[fact.id] = self._in_range(fact, line, [int(each[:DIGITS]) for each in numbers])
        if not self.collector.problems:
            self._check_total(found)
        return {
            fact.id: found[fact.id] if fact.kind is FactKind.SIZES else found[fact.id][0]
            for fact in page.figures
            if fact.id in found
        }

    def _in_range(self, fact: Fact, line: int, numbers: list[int]) -> list[int]:
        for number in numbers:
            if number > fact.at_most:
                self._wrong(Wrong.OUT_OF_RANGE, line=line, got=number, low=0, high=fact.at_most)
        return numbers

    def _check_total(self, figures: dict[str, list[int]]) -> None:
        total = self._line("total").strip()
        adds_up_to = sum(map(int, self._keys("keys"))) + sum(map(sum, figures.values()))
        if total and not _is_number(total):
            self._wrong(Wrong.NOT_WHOLE, got=shown(total), low=0)
        elif int(total or 0) != adds_up_to:
            self._wrong(Wrong.PAPER_TOTAL, typed=adds_up_to, counted=int(total or 0))

    def _keys(self, name: str) -> str:
        return FILLING.sub("", self._line(name))

    def _line(self, name: str) -> str:
        return _text(self.fields.get(name))

    def _wrong(self, wrong: Wrong, *, line: int = 0, **facts: object) -> None:
        where = Where(path=self.box.where.path, page=self.place, row=line)
        self.collector.add(where, wrong, **facts)


def _text(value: object) -> str:
    """As it was typed, with full-width characters made narrow; more than a box can hold is cut, and then does not add up."""
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return unicodedata.normalize("NFKC", text[:TYPED_LIMIT])


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= DIGITS
