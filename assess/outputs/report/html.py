"""The report as a document for Word and WPS: one HTML file with everything in it.

It is named .doc: these programs then open it at a double click and print it in pages of A4, while an .html file opens in the
browser, where no one can go on writing in it. It holds no script, no picture and no address, so nothing is fetched from
anywhere. A byte order mark stands first, by which Word knows the encoding whatever the system's is.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from assess.model.text import Language
from assess.outputs.formats.markup import Markup, element, for_word, raw_element
from assess.outputs.report.document import Block, Heading, Line, Listing, Paragraph, Reports, Table, Words, document

LANGUAGES = {Language.ZH: "zh-CN", Language.EN: "en"}
MARK = "\ufeff"

STYLE = """
@page Report { size: 595.3pt 841.9pt; margin: 62pt 57pt 57pt 57pt; mso-header-margin: 42pt; mso-footer-margin: 42pt; }
div.Report { page: Report; }
body, p, li, td, th { font-family: "Times New Roman", SimSun, 宋体, STSong, "Noto Serif CJK SC", serif;
  mso-fareast-font-family: 宋体; font-size: 10.5pt; line-height: 1.4; }
h1, h2, h3 { font-family: "Times New Roman", SimHei, 黑体, STHeiti, "Noto Sans CJK SC", sans-serif;
  mso-fareast-font-family: 黑体; page-break-after: avoid; }
h1 { font-size: 20pt; text-align: center; margin: 0 0 8pt; }
h2 { font-size: 14pt; margin: 16pt 0 6pt; }
h3 { font-size: 12pt; margin: 12pt 0 4pt; }
h2.new-page { page-break-before: always; }
p { margin: 0 0 4pt; }
p.lead { text-align: center; }
p.lead, p.notice { font-family: "Times New Roman", FangSong, 仿宋, 仿宋_GB2312, STFangsong, serif;
  mso-fareast-font-family: 仿宋; }
p.notice { border: .75pt solid #000; padding: 4pt 6pt; margin: 6pt 0 10pt; }
p.signature { margin: 20pt 0 0; }
p.small, p.cell-small { font-size: 9pt; color: #333; }
p.item, p.item-small { margin: 0; }
p.item-small { font-size: 9pt; color: #333; }
ol, ul { margin: 0 0 6pt; padding-left: 20pt; }
table { width: 100%; border-collapse: collapse; margin: 0 0 8pt; }
thead { display: table-header-group; }
tr { page-break-inside: avoid; }
th, td { border: .75pt solid #000; padding: 2pt 4pt; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
th { background: #eee; }
p.cell, p.cell-small, p.cell-note { margin: 0; line-height: 1.25; }
p.cell { font-size: 9.5pt; }
p.cell-small { font-size: 8.5pt; }
p.cell-note { font-size: 8.5pt; font-style: italic; }
"""


def report_html(reports: Reports) -> str:
    """The whole file. To be saved as UTF-8."""
    return document_html(document(reports), reports.parts[0][0])


def document_html(blocks: Sequence[Block], language: Language) -> str:
    """Any document of such blocks, the first of them its title. To be saved as UTF-8."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("title", _plain(blocks[0].words) if isinstance(blocks[0], Heading) else ""),
        for_word(_word_settings()),
        raw_element("style", STYLE),
    )
    body = element("body", element("div", [_block(block) for block in blocks], class_="Report"))
    names = {"xmlns_o": "urn:schemas-microsoft-com:office:office", "xmlns_w": "urn:schemas-microsoft-com:office:word"}
    return MARK + "<!DOCTYPE html>\n" + element("html", head, body, lang=LANGUAGES[language], **names) + "\n"


def _word_settings() -> Markup:
    """Pages, not one endless sheet."""
    view = element("w:View", "Print") + element("w:Zoom", "100")
    return element("xml", element("w:WordDocument", Markup(view)))


def _plain(words: Words) -> str:
    return " · ".join(line.text for line in words)


def _block(block: Block) -> Markup:
    match block:
        case Heading():
            classes = {"class_": "new-page"} if block.new_page else {}
            return element(f"h{block.level}", list(_between_breaks(_line(line, "span") for line in block.words)), **classes)
        case Paragraph():
            return Markup("".join(_line(line, "p", block.look) for line in block.words))
        case Listing():
            return element("ol" if block.numbered else "ul", [element("li", _lines(item, "item")) for item in block.items])
        case Table():
            return _table(block)
    assert_never(block)


def _table(table: Table) -> Markup:
    """Width, frame and margins stand as attributes too: not every office program takes them from the style sheet."""
    headings = zip(table.headings, table.widths, strict=True)
    heads = [element("th", _lines(each, "cell"), scope="col", width=f"{width}%") for each, width in headings]
    return element(
        "table",
        element("thead", element("tr", heads)),
        element("tbody", [element("tr", [element("td", _lines(cell, "cell")) for cell in row]) for row in table.rows]),
        width="100%", border="1", cellspacing="0", cellpadding="3",
    )  # fmt: skip


def _lines(words: Words, look: str) -> list[Markup]:
    """A style of its own for each place and look: office programs know classes, and little of what is in what."""
    return [_line(line, "p", f"{look}-{line.look}" if line.look else look) for line in words]


def _line(line: Line, name: str, look: str = "") -> Markup:
    """Line breaks of a branch's note stay line breaks."""
    classes = look or line.look
    attributes = {"class_": classes} if classes else {}
    return element(
        name, list(_between_breaks(line.text.replace("\r\n", "\n").split("\n"))), lang=LANGUAGES[line.language], **attributes
    )


def _between_breaks(pieces: Iterable[str]) -> Iterator[str]:
    for place, piece in enumerate(pieces):
        if place:
            yield element("br")
        yield piece
