"""The report as an Excel workbook: summary, every requirement with columns for a review, what falls short, and the plan.

There is no formula in it, and no text of a branch can become one: every cell of text is stored as text and formatted as text, so
that it also stays text when somebody edits it. The same report always gives the same bytes, whatever packs them: parts are stored.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from math import ceil
from typing import IO, Any
from zipfile import ZIP_STORED

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assess.model.standard import Standard
from assess.model.text import Text
from assess.outputs.formats.printable import printable
from assess.outputs.formats.workbooks import AS_TEXT, MADE, save_workbook
from assess.outputs.report.document import (
    AREA,
    CLAUSE,
    DONE,
    DUE,
    EARNED,
    GAPS,
    MEASURE,
    NOTE,
    NUMBER,
    PERSON,
    POINTS,
    RED_LINES,
    REQUIREMENT,
    REVIEW_HEADINGS,
    SCORE,
    SCORE_HEADINGS,
    STATUS,
    STRENGTHS,
    WHY,
    Path,
    Reports,
    Words,
    because,
    gaps,
    measures_for,
    note,
    notice,
    other_measures,
    red_lines,
    review_rows,
    score_rows,
)
from assess.outputs.report.sheet_names import ALL, SUMMARY

PLAN = Text("整改计划", "Plan")
RULE = Text("评分说明", "Scoring")
REST = Text("长文续页", "Long texts")

REVIEWED = Text("考核", "Reviewed")
REVIEW_POINTS = Text("考核分", "Points on review")
HOW = Text("本表如何计分", "How the score is made")
CHOICES = Text("考核可选的作答", "Answers for the review")
CHOICES_RED = Text("红线要求的作答", "Answers for red lines")
PLACE = Text("所在单元格", "Cell")
CONTINUED = Text("续文", "Continued")
GOES_ON = Text("……（后文见“长文续页”）", "… (continued on the sheet “Long texts”)")

CELL_LIMIT = 16_000
"""Characters. Excel holds 32,767 of the short kind in a cell, of which some characters need two, and cuts off the rest."""

BODY_SIZE = 10.0
BODY = Font(size=BODY_SIZE)
BOLD = Font(bold=True, size=BODY_SIZE)
TITLE = Font(bold=True, size=16)
SHADE = PatternFill("solid", fgColor="E8E8E8")
LINE = Side(style="thin")
FRAME = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
WRAPPED = Alignment(vertical="top", wrap_text=True)
SUMMARY_WIDTHS = (56, 18, 24, 28)
RULE_WIDTHS = (84, 36)
LINE_HEIGHT = 1.32
"""Of the size of the letters."""
HIGHEST_ROW = 409.0
WIDE_FROM = "\u2e80"
"""Characters from here on are as broad as they are high."""
LOOKS_LIKE_A_CHARACTER = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Excel shows what stands after it as a character: its own way to write the line itself is _x005F_."""
FIGURES = (SCORE, POINTS, EARNED, REVIEW_POINTS)
"""Columns in which a plain number is one; what a branch typed is text, even where it looks like a number."""
PLAIN_NUMBER = re.compile(r"\d{1,9}(\.\d{1,4})?")


def write_report_workbook(reports: Reports, standard: Standard, into: IO[bytes]) -> None:
    """All sheets. `standard` gives the answers that a reviewer can choose from."""
    _Book(reports, standard).write(into)


class _Book:
    """One workbook while it is being filled."""

    def __init__(self, reports: Reports, standard: Standard) -> None:
        self.reports = reports
        self.standard = standard
        self.book = Workbook()
        self.book.remove(self.book.worksheets[0])
        self.rest: list[tuple[str, str]] = []
        """What a cell could not hold, with the place of the cell."""

    def write(self, into: IO[bytes]) -> None:
        self._summary()
        self._requirements()
        self._gaps()
        self._plan()
        self._rule()
        if self.rest:
            self._long_texts()
        self.book.properties.creator = ""
        self.book.properties.created = self.book.properties.modified = MADE
        save_workbook(self.book, into, ZIP_STORED)

    # — the sheets

    def _summary(self) -> None:
        """No cells are joined: openpyxl writes joined ones in an order that changes from run to run."""
        sheet, reports = self._sheet(SUMMARY, SUMMARY_WIDTHS, heading=0, wide=False), self.reports
        self._put(sheet, 1, [reports.at("title")], TITLE)
        self._put(sheet, 2, [reports.made(lambda data: data["name"]), reports.made(lambda data: str(data["year"] or ""))])
        self._put(sheet, 3, [reports.made(_version), reports.at("today")])
        self._put(sheet, 4, [notice(reports)])
        for number in range(1, 5):
            self._fit(sheet, number, SUMMARY_WIDTHS)
        self._table(sheet, 6, SCORE_HEADINGS, score_rows(reports))
        if reports.data["review_figures"]:
            self._table(sheet, sheet.max_row + 2, REVIEW_HEADINGS, review_rows(reports))
        if reports.data["strengths"]:
            items = ([reports.at("strengths", place)] for place in reports.places("strengths"))
            self._table(sheet, sheet.max_row + 2, (STRENGTHS,), items)
        found = red_lines(reports)
        if found:
            self._table(sheet, sheet.max_row + 2, (RED_LINES,), ([words] for words in found))

    def _requirements(self) -> None:
        headings = (NUMBER, REQUIREMENT, CLAUSE, POINTS, STATUS, EARNED, REVIEWED, REVIEW_POINTS, WHY, NOTE)
        sheet = self._sheet(ALL, (8, 40, 30, 9, 14, 9, 14, 9, 48, 24), heading=1, wide=True)
        rows = list(self.reports.rows())
        self._table(sheet, 1, headings, (self._requirement(path) for path in rows))
        self._offer_answers(sheet, rows)

    def _requirement(self, path: Path) -> list[Words]:
        at = self.reports.at
        return [
            *(at(*path, key) for key in ("number", "text", "quote", "points", "status_text", "earned")),
            *(self.reports.made(partial(_reviewed, self.reports.first(*path, "id"), key)) for key in ("status", "earned")),
            because(self.reports, path),
            note(self.reports, path),
        ]

    def _offer_answers(self, sheet: Worksheet, rows: Sequence[Path]) -> None:
        """A list to choose from in each cell of the review, with the words of red lines where the row is one."""
        last = 2 + len(self.standard.scoring.answers)
        for column, is_red in (("A", False), ("B", True)):
            range_ = f"={quote_sheetname(self._title(RULE))}!${column}$3:${column}${last}"
            offer = DataValidation(type="list", formula1=range_, allow_blank=True, showErrorMessage=True)
            for number, path in enumerate(rows, 2):
                if self.standard.requirements[self.reports.first(*path, "id")].red_line is is_red:
                    offer.add(f"G{number}")
            if offer.sqref:
                sheet.add_data_validation(offer)

    def _gaps(self) -> None:
        sheet = self._sheet(GAPS, (8, 56, 16, 9, 9, 60), heading=1, wide=True)
        keys = ("number", "text", "status_text", "points", "earned")
        rows = ([*(self.reports.at(*path, key) for key in keys), because(self.reports, path)] for path in gaps(self.reports))
        self._table(sheet, 1, (NUMBER, REQUIREMENT, STATUS, POINTS, EARNED, WHY), rows)

    def _plan(self) -> None:
        """The next actions in their order, and then whatever else falls short: lines to write in."""
        sheet = self._sheet(PLAN, (8, 44, 40, 40, 16, 14, 14), heading=1, wide=True)
        self._table(sheet, 1, (NUMBER, REQUIREMENT, WHY, MEASURE, PERSON, DUE, DONE), self._plan_rows())

    def _plan_rows(self) -> Iterator[list[Words]]:
        at, steps = self.reports.at, self.reports.places("next", "steps")
        first = {self.reports.first("next", "steps", place, "id") for place in steps}
        for place in steps:
            number, text, why, due = (at("next", "steps", place, key) for key in ("number", "text", "why", "deadline"))
            what, who, by, done = measures_for(self.reports, self.reports.first("next", "steps", place, "id"))
            yield [number, text, why, what, who, by or due, done]
        for path in gaps(self.reports):
            if self.reports.first(*path, "id") not in first:
                about = [at(*path, key) for key in ("number", "text", "status_text")]
                yield [*about, *measures_for(self.reports, self.reports.first(*path, "id"))]
        for number, text, *measure in other_measures(self.reports):
            yield [number, text, (), *measure]

    def _rule(self) -> None:
        """The answers first: the lists of the review are taken from these cells."""
        sheet = self._sheet(RULE, RULE_WIDTHS, heading=0, wide=False)
        answers = self.standard.scoring.answers.values()
        label = self.reports.label
        choices = ([label(answer.text), label(answer.red_line_text)] for answer in answers)
        self._table(sheet, 2, (CHOICES, CHOICES_RED), choices, one_line=True)
        self._table(sheet, sheet.max_row + 2, (HOW, AREA), self._sums())

    def _sums(self) -> Iterator[list[Words]]:
        """Whose convention it is, and the arithmetic of the whole and of each area."""
        yield [notice(self.reports), ()]
        for area in self.reports.places("explanations"):
            for place in self.reports.places("explanations", area, "sums"):
                yield [self.reports.at("explanations", area, "sums", place), self.reports.at("explanations", area, "title")]

    def _long_texts(self) -> None:
        sheet = self._sheet(REST, (24, 100), heading=1, wide=False)
        label = self.reports.label
        self._put(sheet, 1, [label(PLACE), label(CONTINUED)], BOLD)
        for number, (place, text) in enumerate(self.rest, 2):
            for column, piece in enumerate((place, text), 1):
                self._text(sheet, number, column, piece)

    # — cells

    def _sheet(self, title: Text, widths: Sequence[int], *, heading: int, wide: bool) -> Worksheet:
        """A sheet that prints on A4 as wide as the page, with its row of headings on every page and the pages numbered."""
        sheet: Worksheet = self.book.create_sheet(self._title(title))
        for place, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.orientation = "landscape" if wide else "portrait"
        sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(text="&P / &N"))
        if heading:
            sheet.freeze_panes = f"C{heading + 1}" if wide else f"A{heading + 1}"
            sheet.print_title_rows = f"{heading}:{heading}"
        return sheet

    def _title(self, title: Text) -> str:
        return " ".join(line.text for line in self.reports.label(title))

    def _table(
        self, sheet: Worksheet, first: int, headings: Sequence[Text], rows: Iterable[Sequence[Words]], *, one_line: bool = False
    ) -> None:
        self._put(sheet, first, [self.reports.label(each) for each in headings], BOLD)
        for place in range(1, len(headings) + 1):
            sheet.cell(first, place).fill = SHADE
        figures = frozenset(place for place, each in enumerate(headings, 1) if each in FIGURES)
        for number, row in enumerate(rows, first + 1):
            self._put(sheet, number, row, separator=" " if one_line else "\n", figures=figures)
        widths = [sheet.column_dimensions[get_column_letter(place)].width for place in range(1, len(headings) + 1)]
        for number in range(first, sheet.max_row + 1):
            for place in range(1, len(headings) + 1):
                sheet.cell(number, place).border, sheet.cell(number, place).alignment = FRAME, WRAPPED
            self._fit(sheet, number, widths)

    def _fit(self, sheet: Worksheet, number: int, widths: Sequence[float]) -> None:
        """A height is set because not every program fits the rows of a file from elsewhere."""
        cells = ((sheet.cell(number, place), width) for place, width in enumerate(widths, 1))
        sheet.row_dimensions[number].height = max(_height(str(cell.value or ""), width, cell.font.size) for cell, width in cells)

    def _put(
        self, sheet: Worksheet, number: int, row: Sequence[Words], font: Font | None = None,
        *, separator: str = "\n", figures: frozenset[int] = frozenset(),
    ) -> None:  # fmt: skip
        """A figure stands as a figure, so that a reviewer can add it up; everything else as text."""
        for place, words in enumerate(row, 1):
            text = _cell_text(words, separator)
            if place in figures and PLAIN_NUMBER.fullmatch(text):
                sheet.cell(number, place, float(text) if "." in text else int(text))
            elif text:
                self._text(sheet, number, place, text)
            sheet.cell(number, place).font = font or BODY

    def _text(self, sheet: Worksheet, number: int, place: int, text: str) -> None:
        cell: Any = sheet.cell(number, place)
        cell.value = self._held(LOOKS_LIKE_A_CHARACTER.sub("_x005F_", printable(text)), f"{sheet.title}!{cell.coordinate}")
        cell.data_type = "s"
        cell.number_format = AS_TEXT
        cell.alignment = WRAPPED

    def _held(self, text: str, place: str) -> str:
        """As much as a cell holds; the rest goes to a sheet of its own."""
        if len(text) <= CELL_LIMIT:
            return text
        self.rest += [(place, text[start : start + CELL_LIMIT]) for start in range(CELL_LIMIT, len(text), CELL_LIMIT)]
        return text[:CELL_LIMIT] + " ".join(line.text for line in self.reports.label(GOES_ON))


def _cell_text(words: Words, separator: str = "\n") -> str:
    return separator.join(line.text for line in words)


def _height(text: str, width: float, size: float) -> float:
    """In points. Where a text is higher than Excel allows a row to be, the cell still holds all of it."""
    lines = sum(max(1, ceil(_breadth(line) * size / BODY_SIZE / (width - 1))) for line in text.split("\n"))
    return min(HIGHEST_ROW, lines * LINE_HEIGHT * size + 3)


def _breadth(line: str) -> float:
    """In the unit of column widths, a digit: Chinese characters are twice as broad."""
    return sum(1.9 if char >= WIDE_FROM else 1.0 for char in line)


def _reviewed(requirement: str, key: str, data: dict[str, Any]) -> str:
    return str(data["reviewed"].get(requirement, {}).get(key, ""))


def _version(data: dict[str, Any]) -> str:
    return f"{data['standard']['version']} ({data['standard']['digest']})"
