"""Days without a year in a table → the same days with it: from what the table says of itself, else from the year assessed.

A day without a year would follow the year of the form in silence, from one year into the next.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assess.model.ledger_table import YearFilled, YearSource
from assess.reading.files.days import written_day

TITLE_LIMIT = 200
"""Characters of a title that are looked at."""

# 年 \u5e74, 度 \u5ea6; a whole day, as of the filling in, is no title.
_OF_A_YEAR = r"(?<!\d)(20\d\d)\s*\u5e74\s*\u5ea6"
_YEAR = r"(?<!\d)(20\d\d)\s*\u5e74(?!\s*\d{1,2}\s*\u6708\s*\d)"
_ALONE = r"(?<!\d)(20\d\d)(?!\d)(?!\s*[-./\u5e74]\s*\d)"
# 〇 \u3007, 零 \u96f6, 一 to 九
_SAID = {ord(char): str(int(unicodedata.numeric(char))) for char in map(chr, (
    0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D))}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """A table's own words about itself: the rows over its headings, the sheet's name and the file's."""

    titles: Sequence[str] = ()
    sheet: str = ""
    file: str = ""

    def year(self) -> tuple[int, YearSource] | None:
        """The one year that it says it is about, and where."""
        for source, texts in ((YearSource.TITLE, self.titles), (YearSource.SHEET, [self.sheet]), (YearSource.FILE, [self.file])):
            found = _year_in(texts)
            if found is not None:
                return found, source
        return None


def _year_in(texts: Iterable[str]) -> int | None:
    """The year in a title; of several that differ none can be trusted."""
    said = [unicodedata.normalize("NFKC", text[:TITLE_LIMIT]).translate(_SAID) for text in texts]
    for pattern in (_OF_A_YEAR, _YEAR, _ALONE):
        years = {int(found) for text in said for found in re.findall(pattern, text)}
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def has_no_year(text: str) -> bool:
    """True if a text is a day, or a month, of any year."""
    found = written_day(text)
    return found is not None and found.year is None


@dataclass(frozen=True, slots=True)
class _Days:
    """The days of a table, in its order, and what year is to be written into those that have none."""

    texts: list[str]
    about: tuple[int, YearSource] | None
    assessed: int | None

    def filled(self) -> Iterator[tuple[int, int, YearSource]]:
        """The place of each day without a year that can be given one, the year, and where that comes from."""
        full = {place: day.year for place, text in enumerate(self.texts) if (day := written_day(text)) and day.year is not None}
        for place, text in enumerate(self.texts):
            found = (self.about or self._beside(place, full)) if has_no_year(text) else None
            if found is not None:
                yield place, *found
            elif has_no_year(text) and self.assessed is not None:
                yield place, self.assessed, YearSource.ASSESSED

    def _beside(self, place: int, full: Mapping[int, int]) -> tuple[int, YearSource] | None:
        """The year of the full days before and after it, if it is the same."""
        before = max((each for each in full if each < place), default=None)
        after = min((each for each in full if each > place), default=None)
        years = {full[each] for each in (before, after) if each is not None}
        return (years.pop(), YearSource.BESIDE) if len(years) == 1 else None


def fill_years(
    rows: list[tuple[int, dict[str, str]]], about: tuple[int, YearSource] | None, assessed: int | None
) -> tuple[YearFilled, ...]:
    """Writes the years into the rows, each with its number in the file, and says which, in which rows, and why."""
    days = _Days([cells.get("date", "") for _, cells in rows], about, assessed)
    filled: dict[tuple[int, YearSource], list[int]] = {}
    for place, year, source in days.filled():
        row, cells = rows[place]
        cells["date"] = _with_year(cells["date"], year)
        filled.setdefault((year, source), []).append(row)
    return tuple(YearFilled(year=year, source=source, rows=tuple(found)) for (year, source), found in filled.items())


def _with_year(text: str, year: int) -> str:
    """As it was typed, with the year before it, if that can be read; a day that the year has not got stays as it is."""
    day = written_day(text)
    first = None if day is None else day.on(year)
    if day is None or first is None:
        return text
    meant = replace(day, year=year, zero_lost=False)
    for typed in (f"{year}\u5e74{text.strip()}", f"{year} {text.strip()}"):
        found = written_day(typed)
        if found is not None and replace(found, zero_lost=False) == meant:
            return typed
    last = day.until(year)
    if day.day is None:
        return first.isoformat()[: len("2026-03")]
    return first.isoformat() if last is None else f"{first}~{last}"
