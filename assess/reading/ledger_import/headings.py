"""Headings → columns of the ledger, and the parts of a day or the member that a row is about."""

import re
from collections.abc import Mapping, Sequence

from assess.model.ledger import Column, WorkbookWord
from assess.reading.files.activity_names import plain
from assess.reading.ledger_import.terms import Terms

NAME_LIMIT = 60
"""Characters of a heading that are compared; what is longer is no heading."""
PARTS = ("year", "month", "day")
MEMBER = "member"
"""Fields of a column besides those of the ledger: a part of the day, or the one member that the row is about."""
EXTRA = (*PARTS, MEMBER)
PART_RANK = 1000

_IN_BRACKETS = r"[(\uff08\[\u3010][^)\uff09\]\u3011]*[)\uff09\]\u3011]"
_EXTRA_WORDS = {
    WorkbookWord.YEAR: "year",
    WorkbookWord.MONTH: "month",
    WorkbookWord.DAY: "day",
    WorkbookWord.PERSON: MEMBER,
}


class Headings:
    """The columns by all their names."""

    def __init__(self, columns: Mapping[str, Column], terms: Terms) -> None:
        self.columns = columns
        self.terms = terms
        self.names: dict[str, tuple[int, str]] = {}
        for id_, column in columns.items():
            own = (column.text.zh, column.text.en, id_)
            for rank, name in (*((0, name) for name in own), *enumerate(column.also, 1)):
                self.names.setdefault(plain(name), (rank, id_))
        self._known: dict[str, tuple[int, str] | None] = {}

    @property
    def fields(self) -> tuple[str, ...]:
        """Everything that a column can be taken for."""
        return (*self.columns, *EXTRA)

    def found(self, heading: str) -> tuple[int, str] | None:
        """The field of a heading, after how far the name is from the field's own; what stands in brackets is no name."""
        if not heading or len(heading) > NAME_LIMIT:
            return None
        if heading not in self._known:
            bare = re.sub(_IN_BRACKETS, "", heading)
            self._known[heading] = self._of(heading) or (self._of(bare) if bare.strip() else None)
        return self._known[heading]

    def _of(self, heading: str) -> tuple[int, str] | None:
        known = self.names.get(plain(heading))
        extra = next((name for word, name in _EXTRA_WORDS.items() if self.terms.is_one(word, heading)), None)
        if extra == MEMBER and known is None:
            return PART_RANK, MEMBER
        return known or ((PART_RANK, extra) if extra else None)

    def field(self, heading: str) -> str:
        """The field of a heading; empty where there is none."""
        known = self.found(heading)
        return known[1] if known else ""

    def is_known(self, text: str) -> bool:
        """True if the text is a heading of the ledger, or one over the numbers of rows."""
        return self.found(text) is not None or self.terms.is_one(WorkbookWord.SERIAL, text)

    def known(self, cells: Sequence[str]) -> set[str]:
        """The fields that a row of headings names."""
        return {found[1] for found in map(self.found, cells) if found}
