"""The report as files: all of the report is in them, and whatever a branch typed stays text, whole, and does no harm."""

import os
import re
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from assess.model.answers import Choice
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.report_files import reports_of
from assess.outputs.formats.markup import EMPTY
from assess.outputs.report.document import Reports, printable
from assess.outputs.report.html import MARK, report_html
from assess.outputs.report.workbook import CELL_LIMIT, write_report_workbook
from assess.reading.content.bundle import read_bundle
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from tests.bridge_client import sheet
from tests.golden import FOLDER, golden_bundle, golden_request

SMALL = read_bundle(golden_bundle())
LANGUAGES = {"zh": [Language.ZH], "en": [Language.EN], "both": [Language.ZH, Language.EN]}
HOSTILE = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "]]><![endif]--><b>",
    "--> <!-- &amp; &#0;",
    '" onmouseover="x" \'',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://example.invalid")',
    "a\x00b\x07c\x1bd\x7f",
    "half \ud800 pair \udfff",
    "no characters: \ufffe \uffff",
    "line\nline\r\nline",
    "_x0041_ _x000D_ _xyz_",
    "党" * 5000,
    "𠮷" * 40_000,
    "{{ 7 * 7 }} %s {0}",
]
texts = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(codec=None, exclude_categories=()), max_size=60))


def reports(standard: Standard, languages: list[Language], **parts: object) -> Reports:
    found = read_sheet(Node(sheet(**parts), ProblemCollector()), standard)
    assert found is not None
    return reports_of(found, standard, languages, today=date(2026, 11, 23))


def hostile(languages: list[Language], text: str) -> Reports:
    """A branch that is called so, and says so wherever it can say something."""
    answers = {
        "meetings.meet.lecture": {"answer": "not-applicable", "reason": text, "note": text},
        "meetings.meet.study": {"answer": "partly", "note": text},
        "place.room.no-excess": {"answer": "not-met", "note": text},
    }
    plan = [{"requirement": "meetings.meet.study", "what": text[:1000], "who": text[:1000]}, {"what": text[:1000]}]
    review = {"reviewer": text[:200], "answers": {"meetings.meet.study": {"answer": "not-met", "note": text}}}
    return reports(SMALL, languages, name=text, year=2026, answers=answers, plan=plan, review=review)


class Parsed(HTMLParser):
    """HTML as strictly as HTML can be read: every element that begins also ends, in the right order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in EMPTY:
            self.open.append(tag)
        elif tag == "br":
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("style", "title"):
            self.words.append(data)


def workbook(of: Reports) -> tuple[Workbook, bytes]:
    into = BytesIO()
    write_report_workbook(of, SMALL, into)
    return load_workbook(BytesIO(into.getvalue())), into.getvalue()


def cells(book: Workbook) -> list[Any]:
    return [cell for each in book.worksheets for row in each.iter_rows() for cell in row if cell.value is not None]


# — Word


@pytest.mark.parametrize("languages", LANGUAGES.values(), ids=LANGUAGES)
def test_the_document_needs_nothing_from_anywhere_and_runs_nothing(languages: list[Language]) -> None:
    text = report_html(hostile(languages, "<script src=//example.invalid>"))
    parsed = Parsed(text)
    assert text.startswith(MARK)
    assert not parsed.tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form", "a"}
    assert not {name for name in parsed.attributes if name.startswith("on") or name in ("src", "href", "style")}
    style = re.findall("<style>(.*?)<", text, re.DOTALL)
    assert len(style) == 1
    assert "@page" in style[0] and "595.3pt 841.9pt" in style[0]
    assert "url(" not in text and "@import" not in text


@given(texts, st.sampled_from(sorted(LANGUAGES)))
def test_whatever_a_branch_typed_is_in_the_document_as_text(text: str, languages: str) -> None:
    parsed = Parsed(report_html(hostile(LANGUAGES[languages], text)))
    written = "".join(parsed.words)
    assert not parsed.tags & {"script", "img", "b"}
    assert printable(text).strip() in written or not text.strip()
    written.encode()


def test_every_table_of_the_document_has_a_row_of_headings(small: Standard) -> None:
    text = report_html(reports(small, [Language.ZH], answers={"meetings.meet.study": {"answer": "not-met"}}))
    assert text.count("<table") == text.count("<thead>") > 3
    for requirement in small.requirements.values():
        assert f">{requirement.number}<" in text
        assert requirement.text.zh in text


def test_in_both_languages_what_is_the_same_stands_once_and_the_rest_one_below_the_other(small: Standard) -> None:
    text = report_html(reports(small, [Language.ZH, Language.EN], name="第一支部"))
    assert text.count("第一支部") == 1
    for requirement in small.requirements.values():
        zh = re.escape(requirement.text.zh)
        assert re.search(f'lang="zh-CN"[^>]*>{zh}<[^>]*><p lang="en"[^>]*>{re.escape(requirement.text.en)}<', text), requirement.id


# — Excel


@settings(max_examples=20)
@given(texts, st.sampled_from(sorted(LANGUAGES)))
def test_whatever_a_branch_typed_is_in_the_workbook_as_text(text: str, languages: str) -> None:
    book, data = workbook(hostile(LANGUAGES[languages], text))
    assert not [cell for cell in cells(book) if cell.data_type == "f"]
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            assert b"<f>" not in archive.read(name), name
    rows = list(book.worksheets[1].iter_rows(min_row=2, values_only=True))
    notes = {row[0]: row[9] for row in rows}
    number = SMALL.requirements["meetings.meet.study"].number
    # Excel takes _x0041_ for a character, and _x005F_ for the line that begins such a thing.
    assert re.sub("_x005F_", "_", whole(book, number, notes)) == printable(text) or not text.strip()


def whole(book: Workbook, number: str, notes: dict[Any, Any]) -> str:
    """A note with what goes on elsewhere."""
    begun = notes[number] or ""
    if len(begun) <= CELL_LIMIT:
        return str(begun)
    place = next(f"{book.worksheets[1].title}!J{row}" for row, each in enumerate(notes, 2) if each == number)
    rest = [row[1] for row in book.worksheets[-1].iter_rows(min_row=2, values_only=True) if row[0] == place]
    return str(begun[:CELL_LIMIT]) + "".join(map(str, rest))


def test_a_text_longer_than_a_cell_goes_on_where_the_cell_says() -> None:
    book, _ = workbook(hostile([Language.EN], "𠮷" * 40_000))
    assert book.worksheets[-1].title == "Long texts"
    assert all(len(str(cell.value).encode("utf-16-le")) // 2 <= 32_767 for cell in cells(book))
    assert [cell for cell in cells(book) if str(cell.value).endswith("… (continued on the sheet “Long texts”)")]


@pytest.mark.parametrize("languages", LANGUAGES.values(), ids=LANGUAGES)
def test_the_workbook_has_every_requirement_and_empty_columns_for_the_review(small: Standard, languages: list[Language]) -> None:
    book, _ = workbook(reports(small, languages, answers={"meetings.meet.study": {"answer": "not-met"}}))
    every = book.worksheets[1]
    rows = list(every.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [each.number for each in small.requirements.values()]
    assert {row[6] for row in rows} == {row[7] for row in rows} == {None}
    for requirement, row in zip(small.requirements.values(), rows, strict=True):
        assert str(row[1]) == "\n".join(requirement.text.of(language) for language in languages)
        assert row[2] == requirement.quote
    assert every.print_title_rows == "$1:$1"
    assert every.freeze_panes == "C2"
    assert every.page_setup.paperSize == 9
    assert len(book.worksheets) == 5


@pytest.mark.parametrize("languages", LANGUAGES.values(), ids=LANGUAGES)
def test_the_workbook_has_what_the_review_found_and_the_plan_says(small: Standard, languages: list[Language]) -> None:
    answers = {"meetings.meet.study": {"answer": "met"}, "place.room.rules": {"answer": "not-met"}}
    review = {"answers": {"meetings.meet.study": {"answer": "not-met"}}}
    plan = [
        {"requirement": "place.room.rules", "what": "W", "who": "P", "by": "2026-12-31"},
        {"what": "other", "done": "2026-11-01"},
    ]
    book, _ = workbook(reports(small, languages, answers=answers, review=review, plan=plan))
    found = {row[0]: row[6:8] for row in book.worksheets[1].iter_rows(min_row=2, values_only=True)}
    reviewed = small.requirements["meetings.meet.study"]
    label = small.scoring.answers[Choice.NOT_MET].text
    assert found.pop(reviewed.number) == ("\n".join(label.of(language) for language in languages), 0)
    assert set(found.values()) == {(None, None)}
    rows = [row[3:7] for row in book.worksheets[3].iter_rows(min_row=2, values_only=True)]
    assert ("W", "P", "2026-12-31", None) in rows
    assert ("other", None, None, "2026-11-01") in rows


def test_a_review_can_choose_from_the_four_answers_and_the_words_of_red_lines(small: Standard) -> None:
    book, _ = workbook(reports(small, [Language.ZH]))
    offered = {}
    for each in book.worksheets[1].data_validations.dataValidation:
        sheet_name, area = str(each.formula1).removeprefix("=").split("!")
        words = [cell.value for row in book[sheet_name.strip("'")][area.replace("$", "")] for cell in row]
        offered.update({cell: words for area in each.sqref.ranges for row in area.rows for cell in row})
    answers = small.scoring.answers.values()
    for line, requirement in enumerate(small.requirements.values(), 2):
        words = [(each.red_line_text if requirement.red_line else each.text).zh for each in answers]
        assert offered[(line, 7)] == words


def test_the_same_report_gives_the_same_bytes(small: Standard) -> None:
    given_ = {"name": "第一支部", "answers": {"meetings.meet.study": {"answer": "not-met"}}}
    assert workbook(reports(small, [Language.ZH], **given_))[1] == workbook(reports(small, [Language.ZH], **given_))[1]


def test_another_process_gives_the_same_bytes() -> None:
    """Sets have another order in each."""
    request = golden_request("report_files/xlsx-hostile")
    code = "import sys; from tests.bridge_client import BridgeClient; from tests.golden import golden_bundle; "
    code += "print(BridgeClient(golden_bundle()).handle(sys.stdin.read()))"
    replies = {
        subprocess.run(
            [sys.executable, "-c", code], input=request, capture_output=True, text=True, check=True, cwd=FOLDER.parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(replies) == 1


def test_a_name_that_looks_like_a_number_stays_as_it_was_written(small: Standard) -> None:
    book, _ = workbook(reports(small, [Language.ZH], name="007"))
    assert book.worksheets[0]["A2"].value == "007"
