"""People of a ledger as a branch gave them: a list of persons with their offices, or, in earlier files, a text for each office.

In the file of a branch, each once, everything but the name may be left out:

    "people": [{"name": "李明", "from": "2024-03", "to": "", "offices": [
                  {"office": "secretary", "from": "2026-07-01", "to": "", "of": ""}]}, …]

`of` is a group's number, whom a committee member looks after (names), or why somebody is exempt from class hours. Earlier files
have texts: `{"secretary": "李", "committee": "王、赵", …, "contacts": "王：张、刘；赵：孙", "exempt": "周：年老体弱"}`.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from assess.errors import Wrong
from assess.model.answers import NAME_LIMIT
from assess.model.ledger import CELL_LIMIT, NAMES_LIMIT
from assess.model.people import Office, Person, Tenure
from assess.reading.fields import Node, shown
from assess.reading.lenient import fields_of, read_words

LISTS = {
    "secretary": Office.SECRETARY,
    "committee": Office.COMMITTEE_MEMBER,
    "members": Office.MEMBER,
    "leading-officials": Office.LEADING_OFFICIAL,
    "able-members": Office.ABLE_MEMBER,
    "able-officials": Office.ABLE_OFFICIAL,
}
"""The texts of earlier files that are lists of names, and what those named in them are."""
PEOPLE_FIELDS = (*LISTS, "contacts", "exempt")
PERSON_FIELDS = ("name", "from", "to", "offices")
TENURE_FIELDS = ("office", "from", "to", "of")
PERSONS_LIMIT = 2000

# A day, or a month alone: 2026-07-01, 2026.7.1, 2026年7月. 年 \u5e74, 月 \u6708, 日 \u65e5, 号 \u53f7
_DAY = r"(\d{4})\s*[-./\u5e74]\s*(\d{1,2})(?:\s*[-./\u6708]\s*(\d{1,2})\s*[\u65e5\u53f7]?|\s*\u6708?)\s*\Z"
_YEAR = r"(\d{4})\s*\u5e74?\Z"


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """Everything that a file says about people, in one of the two ways; names as they were typed."""

    persons: tuple[Person, ...] = ()
    texts: dict[str, str] = field(default_factory=lambda: dict.fromkeys(PEOPLE_FIELDS, ""))


def nobody() -> Given:
    """No one."""
    return Given()


def given_people(node: Node | None) -> Given:
    """Everybody in the field; nobody where it is absent."""
    if node is None or node.value in (None, ""):
        return nobody()
    if isinstance(node.value, list):
        return Given(persons=tuple(_persons(node)))
    texts = {name: str(each.value or "")[:NAMES_LIMIT] if each else "" for name, each in fields_of(node, PEOPLE_FIELDS).items()}
    return Given(texts=texts)


def _persons(node: Node) -> Iterator[Person]:
    assert isinstance(node.value, list)
    if len(node.value) > PERSONS_LIMIT:
        node.wrong(Wrong.TOO_LARGE, size=len(node.value), limit=PERSONS_LIMIT)
    for place, raw in enumerate(node.value[:PERSONS_LIMIT]):
        person = _person(node.child(place, raw))
        if person is not None:
            yield person


def _person(node: Node) -> Person | None:
    """None where there is no name: such a line counts for nobody, and says so."""
    if not isinstance(node.value, dict):
        node.wrong(Wrong.NOT_MAPPING, got=shown(node.value))
        return None
    fields = fields_of(node, PERSON_FIELDS)
    name = read_words(fields["name"], NAME_LIMIT).strip()
    if not name:
        node.wrong(Wrong.PERSON_WITHOUT_NAME)
        return None
    first, last = _term(fields["from"], fields["to"])
    held = [each for each in _tenures(fields["offices"]) if max(each.first, first) <= min(each.last, last)]
    # An office ends with the membership at the latest.
    within = (Tenure(office=each.office, first=max(each.first, first), last=min(each.last, last), of=each.of) for each in held)
    return Person(name=name, tenures=(Tenure(office=Office.MEMBER, first=first, last=last), *within))


def _tenures(node: Node | None) -> Iterator[Tenure]:
    if node is None or node.value in (None, ""):
        return
    if not isinstance(node.value, list):
        node.wrong(Wrong.NOT_LIST, got=shown(node.value))
        return
    for place, raw in enumerate(node.value):
        each = node.child(place, raw)
        if not isinstance(raw, dict):
            each.wrong(Wrong.NOT_MAPPING, got=shown(raw))
            continue
        tenure = _tenure(each)
        if tenure is not None:
            yield tenure


def _tenure(node: Node) -> Tenure | None:
    fields = fields_of(node, TENURE_FIELDS)
    office = fields["office"]
    if office is None or str(office.value) not in list(Office):
        (office or node).wrong(Wrong.UNKNOWN_OFFICE, got=shown(office.value if office else ""))
        return None
    held = Office(str(office.value))
    first, last = _term(fields["from"], fields["to"])
    of = read_words(fields["of"], CELL_LIMIT).strip()
    if held is Office.EXEMPT and not of:
        node.wrong(Wrong.EXEMPT_WITHOUT_REASON)
        return None
    return Tenure(office=held, first=first, last=last, of=of)


def _term(first: Node | None, last: Node | None) -> tuple[date, date]:
    """From the first day to the last; open where nothing is said, or nothing that can be read, which is reported."""
    begins = _day(first, at_end=False) or date.min
    ends = _day(last, at_end=True) or date.max
    if begins > ends and last is not None:
        last.wrong(Wrong.ENDS_BEFORE_IT_BEGINS, first=begins.isoformat(), last=ends.isoformat())
        return begins, date.max
    return begins, ends


def _day(node: Node | None, *, at_end: bool) -> date | None:
    if node is None or node.value in (None, ""):
        return None
    found = day_of_term(str(node.value), at_end=at_end)
    if found is None:
        node.wrong(Wrong.NOT_A_DATE, got=shown(node.value))
    return found


def day_of_term(text: str, *, at_end: bool) -> date | None:
    """The first day, or `at_end` the last, of what was typed: a day, a month or a year. None where it is none of these.

    >>> [str(day_of_term(text, at_end=True)) for text in ("2026-07-03", "2026年6月", "２０２６．２", "2026")]
    ['2026-07-03', '2026-06-30', '2026-02-28', '2026-12-31']
    """
    text = unicodedata.normalize("NFKC", text[:40]).strip()
    whole = re.match(_YEAR, text)
    if whole:
        return date(int(whole[1]), 12 if at_end else 1, 31 if at_end else 1) if int(whole[1]) else None
    found = re.match(_DAY, text)
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        return date(year, month, day or (monthrange(year, month)[1] if at_end else 1))
    except ValueError:
        return None


def ends_before(text: str, year: int) -> bool:
    """True if what was typed is a last day, month or year before this year."""
    day = day_of_term(text, at_end=True)
    return day is not None and day.year < year
