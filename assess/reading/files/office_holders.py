"""Offices in the place of names: 书记 is whoever held the office on the day, 全体党员 are all who belonged to the branch then."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from assess.model.ledger import LedgerForm
from assess.model.people import MEMBERSHIP, TEAM, Office, People
from assess.reading.files.activity_names import plain

Names = Callable[[str], tuple[str, ...]]
Days = tuple[date, date]
"""The first and the last on which it may have been: the same, but where only the month is known."""

# 、 with what NFKC makes of the full-width marks
_BETWEEN = re.compile(r"[\u3001,;/\n]+")
_WHO_HOLDS = {Office.MEMBER: MEMBERSHIP, Office.COMMITTEE_MEMBER: TEAM}
"""The secretary sits on the committee, and whoever is on it belongs to the branch."""


class OfficeHolders:
    """Knows the words for offices (`standards/ledger.yaml`), for one holder and for all of them, and who held them when."""

    def __init__(self, form: LedgerForm, people: People) -> None:
        self._people = people
        self._one = {
            plain(word): office for office, each in form.offices.items() for word in (each.text.zh, each.text.en, *each.also)
        }
        self._all = {plain(word): office for office, each in form.offices.items() for word in each.everybody}

    def names(self, text: str, days: Days, read: Names) -> tuple[str, ...]:
        """Whom a cell means on the day, or throughout the days; `read` reads what is no office.

        An office alone is its holder where there is one only. Beside names it is a form of address, and left to them.
        """
        parts = [each.strip() for each in _BETWEEN.split(unicodedata.normalize("NFKC", text)) if each.strip()]
        if any(plain(each) in self._all for each in parts):
            return tuple(dict.fromkeys(name for each in parts for name in self._everybody(each, days) or read(each)))
        holders = self._holders(self._one[plain(text)], days) if plain(text) in self._one else ()
        return holders if len(holders) == 1 else read(text)

    def _everybody(self, part: str, days: Days) -> tuple[str, ...]:
        office = self._all.get(plain(part))
        return () if office is None else self._holders(office, days)

    def _holders(self, office: Office, days: Days) -> tuple[str, ...]:
        held = _WHO_HOLDS.get(office, (office,))
        return tuple(name for name in self._people.holders(*held) if any(self._people.holds(name, each, *days) for each in held))
