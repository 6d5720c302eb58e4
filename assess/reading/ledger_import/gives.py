"""Titles, names of sheets and lines between rows → the year, month, activity and group that hold for the rows below them."""

import re
import unicodedata
from collections.abc import Iterable

from assess.model.import_plan import Gives
from assess.model.standard import Standard
from assess.reading.files.activity_names import ActivityNames, activity_names, plain
from assess.reading.files.group_numbers import groups_in
from assess.reading.files.table_years import About
from assess.reading.ledger_import.terms import Terms

TITLE_LIMIT = 120
SURE = 3
"""Characters of a name from which on it may stand inside a longer title; 学习 alone is in too many."""

# 月; 一 to 十二 before it. A day after the month makes it a whole day, which is no title.
_MONTH = r"(?<![\d.~\u2014\u2013\u81f3-])(1[0-2]|0?[1-9])\s*\u6708(?!\s*\d)"
_SAID_MONTH = (
    r"(\u5341[\u4e00\u4e8c]?|[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d])\u6708(?![\u4e00-\u9fff]{0,3}\u65e5)"
)
_YEAR_AND_MONTH = r"(20\d\d)\s*[-./\u5e74]?\s*(1[0-2]|0[1-9]|[1-9])(?:\u6708)?\Z"
_WHOLE_NUMBER = r"(1[0-2]|0?[1-9])\Z"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# 党小组 or 组, with a number before it: 组织 is none.
_GROUP = (
    r"(?:\u7b2c\s*)?[\d\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]+\s*(?:\u515a\u5c0f|\u5c0f)?\u7ec4(?!\u7ec7)"
    r"|\bgroup\s*\d+"
)
# 2025年度; 党支部, 党总支 and what stands before
_BEFORE = r"20\d\d\s*\u5e74?\s*\u5ea6?|\A.{0,24}?\u515a?(?:\u603b\u652f|\u652f\u90e8)"
# 一、 (1) 1. before a line
_ORDINAL = r"\A[(\uff08]?[\d\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}[)\uff09]?\s*[.\u3001:\uff1a]\s*"
_HAN_NUMBERS = {char: number for number, char in enumerate("\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341", 1)}


class Titles:
    """Understands titles: knows the activities of the standard."""

    def __init__(self, standard: Standard, terms: Terms, names: ActivityNames) -> None:
        self.terms = terms
        self.names = names
        known = activity_names(standard)
        self._inside = sorted(((name, id_) for name, id_ in known.items() if len(name) >= SURE), key=lambda item: -len(item[0]))

    def of_sheet(self, name: str) -> Gives:
        """The things that the name of a sheet says."""
        return self._gives(name)

    def of_titles(self, titles: Iterable[str]) -> Gives:
        """The things that all titles over a table say, the nearest first."""
        found = Gives()
        for title in titles:
            found = found.under(self._gives(title))
        return found

    def of_line(self, text: str) -> Gives:
        """The things that a line between rows says, without its number."""
        return self._gives(re.sub(_ORDINAL, "", unicodedata.normalize("NFKC", text[:TITLE_LIMIT]).strip()))

    def _gives(self, text: str) -> Gives:
        said = unicodedata.normalize("NFKC", text[:TITLE_LIMIT]).strip()
        if not said:
            return Gives()
        about = About(titles=[said]).year()
        year, month = about[0] if about else None, _month(said)
        both = re.match(_YEAR_AND_MONTH, said)
        if both:
            year, month = int(both[1]), int(both[2])
        return Gives(year=year, month=month, activities=self._activities(said), group=_group(said))

    def _activities(self, said: str) -> tuple[str, ...]:
        """Those of a title that is one name with usual words around it, else the one name that stands in it."""
        bare = self.terms.without_register(said)
        exact = self.names.all_in(said) or self.names.all_in(bare) or self.names.all_in(re.sub(_BEFORE, "", bare, count=2))
        return exact or self._within(plain(said))

    def _within(self, said: str) -> tuple[str, ...]:
        found: list[str] = []
        for name, id_ in self._inside:
            if name in said:
                said = said.replace(name, " ")
                found.append(id_)
        return (found[0],) if len(set(found)) == 1 else ()

    def within(self, text: str) -> tuple[str, ...]:
        """All activities whose names stand in a text, the longest name first: what may be meant."""
        said, found = plain(text[:TITLE_LIMIT]), []
        for name, id_ in self._inside:
            if name in said:
                said = said.replace(name, " ")
                found.append(id_)
        return tuple(dict.fromkeys(found))


def month_in(text: str) -> int | None:
    """The month that a heading is; None where it says anything else."""
    said = unicodedata.normalize("NFKC", text[:TITLE_LIMIT]).strip().casefold()
    both = re.match(_YEAR_AND_MONTH, said)
    if both:
        return int(both[2])
    if re.fullmatch(rf"(?:20\d\d\s*\u5e74\s*)?{_MONTH}\u4efd?", said) or re.fullmatch(_SAID_MONTH + "\u4efd?", said):
        return _month(said)
    return _english(said) if said.isalpha() and said.isascii() else None


def number_month(text: str) -> int | None:
    """The month of a sheet that is named by its number alone."""
    found = re.match(_WHOLE_NUMBER, unicodedata.normalize("NFKC", text[:TITLE_LIMIT]).strip())
    return int(found[1]) if found else None


def _month(said: str) -> int | None:
    """The one month in a text; of several none."""
    months = {int(each) for each in re.findall(_MONTH, said)} or {_counted(each) for each in re.findall(_SAID_MONTH, said)}
    if len(months) == 1:
        return months.pop()
    return _english(said) if not months else None


def _counted(said: str) -> int:
    return sum(_HAN_NUMBERS[char] for char in said)


def _english(said: str) -> int | None:
    words = re.findall(r"[a-z]+", said.casefold())
    full = [place for word in words for place, month in enumerate(_MONTHS, 1) if _is_month(word, month)]
    return full[0] if len(set(full)) == 1 else None


def _is_month(word: str, month: str) -> bool:
    long = (
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    )
    return word in (month, long[_MONTHS.index(month)], "sept" if month == "sep" else month)


def group_of(text: str) -> str:
    """The groups that a text names with their numbers; empty where it names none."""
    return _group(unicodedata.normalize("NFKC", text[:TITLE_LIMIT]))


def _group(said: str) -> str:
    found = re.search(_GROUP, said, re.IGNORECASE)
    numbers = groups_in(found[0]) if found else None
    return ", ".join(map(str, numbers)) if numbers else ""
