"""The report as a document: headings, paragraphs, lists and tables, in one language or in both at once.

Everything in it is taken from the data of `outputs.report.data`, in each language asked for; nothing is worked out a second time.
In both languages, Chinese stands above English in the same place, and what is the same in both stands once: a column for each
language would leave a sentence a third of a page, and tell a reader every figure twice.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, assert_never

from assess.model.text import Language, Text
from assess.outputs.formats.printable import printable
from assess.outputs.report.data import NEXT

Data = dict[str, Any]
"""What `full_report_data` returns."""
Path = tuple[str | int, ...]
"""A place in it."""

SCORES = Text("得分情况", "Scores")
RED_LINES = Text("红线提示", "Red lines")
GAPS = Text("有差距的要求", "What falls short")
NO_GAPS = Text("已作答的要求中没有未达标或部分达标的。", "Nothing that was answered falls short.")
FACTS = Text("支部情况", "About the branch")
DETAILS = Text("逐条结果", "Requirement by requirement")
SIGNED = Text("支部书记（签名）：", "Branch secretary (signature):")
DATED = Text("日期：", "Date:")

AREA = Text("领域", "Area")
SCORE = Text("得分", "Score")
BAND = Text("等次", "Band")
ANSWERED = Text("作答情况", "Answered")
NUMBER = Text("编号", "No.")
REQUIREMENT = Text("要求", "Requirement")
CLAUSE = Text("原文条款", "On the poster (Chinese)")
STATUS = Text("自查", "Self-assessed")
POINTS = Text("分值", "Points")
EARNED = Text("自查分", "Points earned")
WHY = Text("依据与理由", "Why")
NOTE = Text("备注", "Note")
SCORE_HEADINGS = (AREA, SCORE, BAND, ANSWERED)
QUESTION = Text("事项", "Question")
VALUE = Text("支部填写", "Branch’s answer")
MEASURE = Text("措施", "What will be done")
PERSON = Text("责任人", "Who")
DUE = Text("完成时限", "By when")
DONE = Text("完成日期", "Done on")
STRENGTHS = Text("做得好的", "What is done well")
OTHER_MEASURES = Text("其他整改措施", "Other measures")
REVIEW = Text("自查与考核", "Self-assessment and review")
REVIEW_HEADINGS = (AREA, SCORE, Text("考核分", "On review"), Text("考核等次", "Band on review"))

FALLS_SHORT = frozenset({"not-met", "partly", "breach", "risk"})
"""States of a requirement that leave something to be done; what was not answered is not known to fall short."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """Words in one language. `look` is empty, `small` (what explains the line above) or `note` (the branch's own words)."""

    text: str
    language: Language
    look: str = ""


Words = tuple[Line, ...]
"""One meaning: one line, or one below the other in both languages."""


def lines_in(language: Language, *texts: str) -> Words:
    """Lines in one language, one below the other."""
    return tuple(Line(text=text, language=language) for text in texts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """`level` 1 is the document's title; `new_page`: in print, a new page begins with it."""

    level: int
    words: Words
    new_page: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """`look` is empty, `lead` (who and when, below the title), `notice` or `signature`."""

    words: Words
    look: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A list; `numbered` where the order says something."""

    items: tuple[Words, ...]
    numbered: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A row of headings and rows of cells; `widths` are parts of a hundred."""

    headings: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[int, ...]


Block = Heading | Paragraph | Listing | Table


class Reports:
    """The same report in the languages asked for, read side by side."""

    def __init__(self, parts: Sequence[tuple[Language, Data]]) -> None:
        self.parts = tuple(parts)
        self.data = self.parts[0][1]
        """For what has no language: ids, states, how many there are."""

    def at(self, *path: str | int, look: str = "") -> Words:
        """The value at a place in each language; nothing where nothing is there."""
        return self.made(lambda data: str(_found(data, path) or ""), look)

    def made(self, make: Callable[[Data], str], look: str = "") -> Words:
        """The result of `make` for the data in each language; one line where both are the same."""
        return self._lines([(language, make(data)) for language, data in self.parts], look)

    def label(self, text: Text) -> Words:
        """A heading of our own."""
        return self._lines([(language, text.of(language)) for language, _ in self.parts], "")

    def labels(self, *texts: Text) -> tuple[Words, ...]:
        """The headings of a table."""
        return tuple(self.label(text) for text in texts)

    def places(self, *path: str | int) -> range:
        """The places of a list, which is as long in each language."""
        return range(len(_found(self.data, path)))

    def rows(self) -> Iterator[Path]:
        """The place of each requirement's row; the first explanation is of the whole and has none."""
        for area in self.places("explanations"):
            for place in self.places("explanations", area, "rows"):
                yield ("explanations", area, "rows", place)

    def first(self, *path: str | int) -> str:
        """The value at a place, for what is the same in each language."""
        return str(_found(self.data, path))

    def _lines(self, said: Sequence[tuple[Language, str]], look: str) -> Words:
        found: dict[str, Language] = {}
        for language, text in said:
            if text:
                found.setdefault(text, language)
        return tuple(Line(text=text, language=language, look=look) for text, language in found.items())


def document(reports: Reports) -> list[Block]:
    """The whole report from its title to the signature."""
    blocks: list[Block] = [Heading(level=1, words=reports.at("title"))]
    blocks.append(Paragraph(words=(_who_and_when(reports),), look="lead"))
    blocks.append(Paragraph(words=notice(reports), look="notice"))
    for part in (_red_lines, _scores, _review, _next, _strengths, _gaps, _other_measures, _facts, _details):
        blocks += part(reports)
    blocks += [Paragraph(words=reports.label(text), look="signature") for text in (SIGNED, DATED)]
    return blocks


def notice(reports: Reports) -> Words:
    """Whose convention the figures are."""
    return reports.at("explanations", 0, "notice")


def _who_and_when(reports: Reports) -> Line:
    data = reports.data
    standard = f"{data['standard']['version']} ({data['standard']['digest']})"
    parts = (data["name"], str(data["year"] or ""), data["today"], standard)
    return Line(text=" · ".join(part for part in parts if part), language=reports.parts[0][0])


def _red_lines(reports: Reports) -> Iterator[Block]:
    if reports.data["red_lines"]:
        yield Heading(level=2, words=reports.label(RED_LINES))
        yield Listing(items=red_lines(reports), numbered=False)


def red_lines(reports: Reports) -> tuple[Words, ...]:
    """Each breached or endangered red line in a sentence, with its state."""
    return tuple(_three(reports, ("red_lines", place), "status") for place in reports.places("red_lines"))


def _three(reports: Reports, path: Path, last: str) -> Words:
    """Number, text and one thing more, of what stands at a place."""
    return reports.made(lambda data: " ".join(_found(data, path)[key] for key in ("number", "text", last) if key))


def _scores(reports: Reports) -> Iterator[Block]:
    yield Heading(level=2, words=reports.label(SCORES))
    yield Table(headings=reports.labels(*SCORE_HEADINGS), rows=tuple(score_rows(reports)), widths=(34, 18, 22, 26))
    if reports.data["remaining"]:
        yield Paragraph(words=reports.at("remaining"))


def score_rows(reports: Reports) -> Iterator[tuple[Words, ...]]:
    """Each area and the whole: name, score, band, how much is answered."""
    for path in (*(("areas", place) for place in reports.places("areas")), ("overall",)):
        yield (*(reports.at(*path, key) for key in ("name", "score")), _band(reports, path), reports.at(*path, "answered_text"))


def _band(reports: Reports, path: Path) -> Words:
    """The band, and which red lines hold it open."""
    return reports.made(lambda data: "".join(_found(data, path)[key] for key in ("band_text", "band_why")))


def _next(reports: Reports) -> Iterator[Block]:
    if reports.data["next"]["steps"]:
        yield Heading(level=2, words=reports.label(NEXT))
        yield Listing(items=tuple(_step(reports, place) for place in reports.places("next", "steps")), numbered=True)
        yield Paragraph(words=reports.at("next", "order"), look="small")


def _step(reports: Reports, place: int) -> Words:
    path: Path = ("next", "steps", place)
    return _three(reports, path, "") + reports.at(*path, "why", look="small")


def _review(reports: Reports) -> Iterator[Block]:
    if reports.data["review_figures"]:
        yield Heading(level=2, words=reports.label(REVIEW))
        yield Table(headings=reports.labels(*REVIEW_HEADINGS), rows=tuple(review_rows(reports)), widths=(40, 18, 18, 24))


def review_rows(reports: Reports) -> Iterator[tuple[Words, ...]]:
    """The whole and each area: name, the branch's own score, the reviewer's, and the band of that."""
    for place in reports.places("review_figures"):
        yield tuple(reports.at("review_figures", place, key) for key in ("name", "own", "reviewed", "band"))


def _strengths(reports: Reports) -> Iterator[Block]:
    if reports.data["strengths"]:
        yield Heading(level=2, words=reports.label(STRENGTHS))
        yield Listing(items=tuple(reports.at("strengths", place) for place in reports.places("strengths")), numbered=False)


def _gaps(reports: Reports) -> Iterator[Block]:
    yield Heading(level=2, words=reports.label(GAPS))
    rows = tuple(_gap_row(reports, path) for path in gaps(reports))
    if rows:
        headings = reports.labels(NUMBER, REQUIREMENT, STATUS, MEASURE, PERSON, DUE, DONE)
        yield Table(headings=headings, rows=rows, widths=(8, 30, 12, 20, 10, 10, 10))
    else:
        yield Paragraph(words=reports.label(NO_GAPS))


def gaps(reports: Reports) -> Iterator[Path]:
    """The places of the rows of requirements that are known to fall short."""
    return (path for path in reports.rows() if reports.first(*path, "status") in FALLS_SHORT)


def _gap_row(reports: Reports, path: Path) -> tuple[Words, ...]:
    measures = measures_for(reports, reports.first(*path, "id"))
    return (*(reports.at(*path, key) for key in ("number", "text", "status_text")), *measures)


def measures_for(reports: Reports, requirement: str) -> tuple[Words, ...]:
    """The measures in the plan of improvements for a requirement: what, who, by when, done when. Several: one below the other."""
    places = [place for place in reports.places("plan") if reports.data["plan"][place]["requirement"] == requirement]
    return tuple(
        tuple(line for place in places for line in reports.at("plan", place, key)) for key in ("what", "who", "by", "done")
    )


def _other_measures(reports: Reports) -> Iterator[Block]:
    rows = tuple(other_measures(reports))
    if rows:
        yield Heading(level=2, words=reports.label(OTHER_MEASURES))
        headings = reports.labels(NUMBER, REQUIREMENT, MEASURE, PERSON, DUE, DONE)
        yield Table(headings=headings, rows=rows, widths=(8, 32, 28, 12, 10, 10))


def other_measures(reports: Reports) -> Iterator[tuple[Words, ...]]:
    """Measures of the plan that stand next to none of the gaps: number and requirement, if any; what, who, by when, done when."""
    beside = {reports.first(*path, "id") for path in gaps(reports)}
    for place in reports.places("plan"):
        if reports.data["plan"][place]["requirement"] not in beside:
            yield tuple(reports.at("plan", place, key) for key in ("number", "text", "what", "who", "by", "done"))


def _facts(reports: Reports) -> Iterator[Block]:
    if reports.data["facts"]:
        yield Heading(level=2, words=reports.label(FACTS))
        rows = (tuple(reports.at("facts", place, key) for key in ("name", "value")) for place in reports.places("facts"))
        yield Table(headings=reports.labels(QUESTION, VALUE), rows=tuple(rows), widths=(60, 40))


def _details(reports: Reports) -> Iterator[Block]:
    yield Heading(level=2, words=reports.label(DETAILS))
    for area in reports.places("explanations"):
        path: Path = ("explanations", area)
        yield Heading(level=3, words=reports.made(partial(_title, area)))
        sums = (reports.at(*path, "sums", place, look="small") for place in reports.places(*path, "sums"))
        yield Listing(items=tuple(sums), numbered=True)
        rows = tuple(_detail_row(reports, (*path, "rows", place)) for place in reports.places(*path, "rows"))
        if rows:
            yield Table(headings=reports.labels(NUMBER, REQUIREMENT, STATUS, POINTS, EARNED), rows=rows, widths=(8, 56, 14, 12, 10))


def _title(area: int, data: Data) -> str:
    explanation = data["explanations"][area]
    return " ".join(part for part in (explanation["title"], explanation["score"], explanation["band"]) if part)


def _detail_row(reports: Reports, path: Path) -> tuple[Words, ...]:
    number, status, points, earned = (reports.at(*path, key) for key in ("number", "status_text", "points", "earned"))
    return (number, reports.at(*path, "text") + because(reports, path) + note(reports, path), status, points, earned)


def because(reports: Reports, path: Path) -> Words:
    """The reasons for a requirement's state; a reason for "not applicable" is among it."""
    places = reports.places(*path, "because")
    return tuple(line for place in places for line in reports.at(*path, "because", place, look="small"))


def note(reports: Reports, path: Path) -> Words:
    """The branch's note, in its own words."""
    return reports.made(lambda data: data["notes"].get(_found(data, path)["id"], ""), "note")


def _found(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


# — out


def block_data(block: Block) -> dict[str, object]:
    """A block as plain data, for a page that shows it."""
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "words": _words_data(block.words)}
        case Paragraph():
            return {"kind": "paragraph", "look": block.look, "words": _words_data(block.words)}
        case Listing():
            return {"kind": "list", "numbered": block.numbered, "items": [_words_data(each) for each in block.items]}
        case Table():
            headings, rows = ([[_words_data(cell) for cell in row] for row in part] for part in ((block.headings,), block.rows))
            return {"kind": "table", "headings": headings[0], "rows": rows}
    assert_never(block)


def _words_data(words: Words) -> list[dict[str, str]]:
    return [{"text": printable(line.text), "lang": line.language.value, "look": line.look} for line in words]


def file_name(reports: Reports, ending: str) -> str:
    """A name that survives old file systems: what a branch is called, the year, and the language where it is not Chinese."""
    name = re.sub(r'[\s\\/:*?"<>|.\x00-\x1f\x7f-\x9f\ud800-\udfff]+', "-", reports.first("sheet", "name"))[:40].strip("-")
    languages = [language.value for language, _ in reports.parts]
    mark = "" if languages == [Language.ZH.value] else "-".join(languages)
    return "-".join(part for part in ("wuhua-report", name, str(reports.data["year"] or ""), mark) if part) + f".{ending}"
