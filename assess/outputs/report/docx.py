"""A document of blocks as a Word file (.docx), made with python-docx. Desktop only: the browser makes the .doc of `report_html`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, assert_never

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from assess.model.text import Language
from assess.outputs.formats.printable import printable
from assess.outputs.report.document import Block, Heading, Line, Listing, Paragraph, Table, Words

FACE = {Language.ZH: "宋体", Language.EN: "Times New Roman"}
SMALL = Pt(9)
PAGE = (Cm(21), Cm(29.7))
MARGIN = Cm(2)
MADE = datetime(2026, 1, 1)  # noqa: DTZ001 — a Word file knows no time zones


def document_docx(blocks: Sequence[Block], language: Language) -> Document:
    """The whole document, to be saved."""
    document = docx.Document()
    _lay_out(document, language)
    for block in blocks:
        _add(document, block)
    document.core_properties.created = document.core_properties.modified = MADE
    document.core_properties.author = document.core_properties.comments = ""
    return document


def _lay_out(document: Document, language: Language) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        style: Any = document.styles[name]
        style.font.name = "Times New Roman"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FACE[Language.ZH])
        style.font.color.rgb = None
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(4)
    document.core_properties.language = "zh-CN" if language is Language.ZH else "en"


def _add(document: Document, block: Block) -> None:
    match block:
        case Heading():
            paragraph = document.add_heading(level=block.level)
            paragraph.paragraph_format.page_break_before = block.new_page
            _write(paragraph, block.words, centred=block.level == 1)
        case Paragraph():
            for line in block.words:
                _write(document.add_paragraph(), (line,), small=block.look == "small", centred=block.look == "lead")
        case Listing():
            for item in block.items:
                _write(document.add_paragraph(style="List Number" if block.numbered else "List Bullet"), item)
        case Table():
            _add_table(document, block)
        case _:
            assert_never(block)


def _add_table(document: Document, block: Table) -> None:
    table = document.add_table(rows=1, cols=len(block.headings), style="Table Grid")
    for row in (block.headings, *block.rows):
        cells = table.rows[0].cells if row is block.headings else table.add_row().cells
        for cell, words, width in zip(cells, row, block.widths, strict=True):
            cell.width = int((PAGE[0] - 2 * MARGIN) * width / sum(block.widths))
            _write(cell.paragraphs[0], words)
    heading: Any = table.rows[0]._tr.get_or_add_trPr()
    heading.append(heading.makeelement(qn("w:tblHeader"), {}))


def _write(paragraph: Any, words: Words, *, small: bool = False, centred: bool = False) -> None:
    for place, line in enumerate(words):
        if place:
            paragraph.add_run().add_break()
        _run(paragraph, line, small=small)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _run(paragraph: Any, line: Line, *, small: bool) -> None:
    run = paragraph.add_run(printable(line.text))
    run.italic = line.look == "note" or None
    if small or line.look:
        run.font.size = SMALL
