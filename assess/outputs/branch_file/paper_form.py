"""The blank form on paper as a template is handed it: pages with their codes, lines with their keys, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass

from assess.model.answers import Choice
from assess.model.branch import Fact, FactKind
from assess.model.paper import BLANK, GROUP, KEYS, PaperPage, options_of, paper_pages
from assess.model.standard import Requirement, Standard
from assess.model.text import Language, Text
from assess.outputs.words.wording import YES_NO

CODE_PIECES = 3
"""A code is printed in pieces of so many characters, because people read it so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyView:
    """A key and what it stands for."""

    key: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LineView:
    """One line. `area` is given where an area begins, `options` where the line has keys of its own."""

    line: int
    number: str
    text: str
    hint: str
    area: str
    red_line: bool
    options: tuple[KeyView, ...]
    measure: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperPageView:
    """One page; lines in groups of five. `figures` are there on the page about the branch alone."""

    letter: str
    code: str
    place: str
    title: str
    groups: tuple[tuple[LineView, ...], ...]
    figures: tuple[LineView, ...]
    lines: int
    is_facts: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperView:
    """The whole form."""

    title: str
    version: str
    pages: tuple[PaperPageView, ...]
    keys: tuple[KeyView, ...]
    red_keys: tuple[KeyView, ...]
    blank: str


ABOUT = Text("支部情况", "About the branch")
TO = Text("{first}至{last}", "{first} to {last}")
PLACE = Text("第{place}页，共{all}页", "page {place} of {all}")


def paper_form(standard: Standard, language: Language) -> PaperView:
    """All pages in their order."""
    pages = paper_pages(standard)
    scoring = standard.scoring.answers
    return PaperView(
        title=standard.text.of(language),
        version=standard.version,
        pages=tuple(_page(place, len(pages), page, standard, language) for place, page in enumerate(pages, 1)),
        keys=tuple(KeyView(key=KEYS[Choice(name)], text=label.text.of(language)) for name, label in scoring.items()),
        red_keys=tuple(KeyView(key=KEYS[Choice(name)], text=label.red_line_text.of(language)) for name, label in scoring.items()),
        blank=BLANK,
    )


def _page(place: int, pages: int, page: PaperPage, standard: Standard, language: Language) -> PaperPageView:
    lines = tuple(_lines(page, standard, language))
    figures = (_figure(line, fact, language) for line, fact in enumerate(page.figures, page.lines + 1))
    return PaperPageView(
        letter=page.letter,
        code=" ".join(page.code[start : start + CODE_PIECES] for start in range(0, len(page.code), CODE_PIECES)),
        place=PLACE.of(language).format(place=place, all=pages),
        title=_title(page, language),
        groups=tuple(lines[start : start + GROUP] for start in range(0, len(lines), GROUP)),
        figures=tuple(figures),
        lines=page.lines,
        is_facts=not page.requirements,
    )


def _title(page: PaperPage, language: Language) -> str:
    if not page.requirements:
        return ABOUT.of(language)
    return TO.of(language).format(first=page.requirements[0].number, last=page.requirements[-1].number)


def _lines(page: PaperPage, standard: Standard, language: Language) -> Iterator[LineView]:
    for line, fact in enumerate(page.choices, 1):
        yield _fact(line, fact, language)
    area = ""
    for line, each in enumerate(page.requirements, len(page.choices) + 1):
        yield _requirement(line, each, standard, language, begins=each.area != area)
        area = each.area


def _requirement(line: int, each: Requirement, standard: Standard, language: Language, *, begins: bool) -> LineView:
    area = next(area for area in standard.areas if area.id == each.area)
    return LineView(
        line=line,
        number=each.number,
        text=each.text.of(language),
        hint="",
        area=f"{area.number} {area.text.of(language)}" if begins else "",
        red_line=each.red_line,
        options=(),
        measure="",
    )


def _fact(line: int, fact: Fact, language: Language) -> LineView:
    texts = [_option(fact, value, language) for value in options_of(fact)]
    options = tuple(KeyView(key=str(key), text=text) for key, text in enumerate(texts, 1))
    return _question(line, fact, language, options)


def _option(fact: Fact, value: str, language: Language) -> str:
    text = YES_NO[value == "yes"] if fact.kind is FactKind.YES_NO else fact.options[value]
    return text.of(language)


def _figure(line: int, fact: Fact, language: Language) -> LineView:
    return _question(line, fact, language, ())


def _question(line: int, fact: Fact, language: Language, options: tuple[KeyView, ...]) -> LineView:
    return LineView(
        line=line,
        number="",
        text=fact.text.of(language),
        hint=fact.hint.of(language) if fact.hint else "",
        area="",
        red_line=False,
        options=options,
        measure=fact.measure.of(language) if fact.measure else "",
    )
