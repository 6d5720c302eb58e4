"""A table in plain text, as programs export it and people copy it: CSV with any delimiter, in the encodings of Chinese offices."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from assess.errors import Wrong
from assess.reading.sheets.texts import seen
from assess.reading.sheets.workbook import Budget, Cells, SheetBuilder, Unreadable, Workbook

DELIMITERS = (",", "\t", ";", "\uff0c", "|")
"""The fourth is the full-width comma. Where two tell the columns apart as well, the first of them does."""
LOOKED_AT = 40
"""So many rows are looked at for the delimiter."""
SAID = re.compile(r"sep=(.)[\r\n]+", re.IGNORECASE)
"""A line for the spreadsheet alone, which names the delimiter and is no row."""
PROTECTED = re.compile(r"'+[=+\-@\t]")

Record = tuple[int, list[str]]


def read_text_table(text: str) -> Workbook:
    """One sheet without a name. Raises `Unreadable`."""
    said = SAID.match(text)
    text = text[said.end() :] if said else text
    delimiter = said[1] if said else _delimiter(text)
    builder = SheetBuilder("", Budget())
    for number, texts in _records(text, delimiter):
        cells = Cells()
        for place, cell in enumerate(texts):
            cells.put(place, _unprotected(seen(cell)))
        if cells:
            builder.add(number, cells)
    return Workbook(kind="text", sheets=(builder.build(),))


def _delimiter(text: str) -> str:
    """The one that parts most rows, into as many cells each as can be."""
    used = [each for each in DELIMITERS if each in text] or [DELIMITERS[0]]
    return max(used, key=lambda each: _parted(text, each))


def _parted(text: str, delimiter: str) -> tuple[int, int, int]:
    """The number of the first rows that it parts, of those with the same number of cells among them, and that number."""
    widths: Counter[int] = Counter()
    try:
        for record in islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), LOOKED_AT):
            widths[len(record)] += len(record) > 1
    except csv.Error:
        pass  # quotes in odd places: good enough for a look
    [(width, count)] = widths.most_common(1) or [(0, 0)]
    return widths.total(), count, width


def _records(text: str, delimiter: str) -> Iterator[Record]:
    """Counted as a spreadsheet counts them: a cell of several lines is still in one row."""
    row = 0
    try:
        for row, record in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True), 1):
            yield row, record
    except csv.Error:
        raise Unreadable(Wrong.BROKEN_QUOTES, row=row + 1) from None


def _unprotected(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking a text for a formula."""
    return text[1:] if PROTECTED.match(text) else text
