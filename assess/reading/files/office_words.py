"""Words that say what somebody is, and for how long → offices and days, as people write them beside names."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from assess.model.ledger import LedgerForm
from assess.model.people import Listed, ListedOffice, Office
from assess.reading.files.activity_names import plain
from assess.reading.files.group_numbers import groups_in
from assess.reading.files.names import without_titles
from assess.reading.files.people import day_of_term

# 、 ， ； / ＋, 兼, 和, 及
_PARTS = re.compile(r"[\u3001,\uff0c;\uff1b/\uff0f+\uff0b\n]|\u517c\u4efb|\u517c|\u548c|\u53ca|\band\b")
# 联系党员：张三  免学时（年老体弱）
_SAID = re.compile(r"([^:\uff1a(\uff08]+)[:\uff1a(\uff08]\s*(.+?)[)\uff09]?\s*\Z")
# 至, 到, 起, 以来, 开始, 止, 今, 至今, 现在
_TO = re.compile(r"\s*(?:\u81f3|\u5230|[-~\u2014\u2013]+|\bto\b)\s*")
_SINCE = re.compile(r"(?:\u8d77|\u4ee5\u6765|\u5f00\u59cb)\Z|\A(?:\u81ea|\u4ece|since\b|from\b)\s*")
_UNTIL = re.compile(r"\u6b62\Z")
_NOW = frozenset({"", "\u4eca", "\u73b0\u5728", "\u73b0\u4efb", "\u81f3\u4eca", "now", "present", "today"})


def term_in(text: str) -> tuple[str, str] | None:
    """From and to, as they were written, open ends empty; None where it is neither a day nor a span.

    >>> term_in("2024.3-2026.6"), term_in("2024年3月至今"), term_in("至2026年6月"), term_in("书记")
    (('2024.3', '2026.6'), ('2024年3月', ''), ('', '2026年6月'), None)
    """
    text = unicodedata.normalize("NFKC", text[:80]).strip()
    if text and text in _NOW:
        return "", ""
    since = _SINCE.sub("", text).strip()
    if _is_day(since):
        return since, ""
    text = _UNTIL.sub("", text)
    for cut in _TO.finditer(text):
        first, last = _SINCE.sub("", text[: cut.start()]).strip(), text[cut.end() :].strip()
        if (first or last) and (not first or _is_day(first)) and (_is_day(last) or (first and last in _NOW)):
            return first, last if _is_day(last) else ""
    return None


def _is_day(text: str) -> bool:
    return day_of_term(text, at_end=False) is not None


class OfficeReader:
    """Knows the words for offices (`standards/ledger.yaml`)."""

    def __init__(self, form: LedgerForm) -> None:
        self.form = form
        self.words = {
            plain(word): office
            for office, each in form.offices.items()
            for word in (office, each.text.zh, each.text.en, *each.also)
        }
        self._longest_first = sorted(self.words, key=len, reverse=True)
        said = (word for each in form.offices.values() for word in (each.text.zh, each.text.en, *each.also))
        self.titles = tuple(sorted({*form.titles, *said}, key=len, reverse=True))

    @staticmethod
    def parts(text: str) -> list[str]:
        """支部书记兼组织委员 → 支部书记, 组织委员; what stands in brackets or after a colon stays with its office."""
        kept: list[str] = []
        for part in _PARTS.split(text):
            if kept and _is_said(kept[-1]):
                kept[-1] += f"、{part}"
            else:
                kept.append(part)
        return [each.strip() for each in kept if each.strip()]

    def in_part(self, text: str) -> ListedOffice | None:
        """The office that a text names: 组织委员, 第一党小组组长, 联系党员：张三、李四."""
        office = self.words.get(plain(text))
        if office is not None:
            return ListedOffice(office=office)
        said = _SAID.match(text)
        office = self.words.get(plain(said[1])) if said else None
        if said and office is not None and self.form.offices[office].of:
            return ListedOffice(office=office, of=self.said(office, said[2]))
        return self._of_group(text)

    def _of_group(self, text: str) -> ListedOffice | None:
        flat = plain(text)
        for word in self._longest_first:
            if self.words[word] is Office.GROUP_LEADER and (flat.endswith(word) or flat.startswith(word)):
                rest = flat.removesuffix(word) if flat.endswith(word) else flat.removeprefix(word)
                groups = groups_in(rest)
                return ListedOffice(office=Office.GROUP_LEADER, of=str(groups[0])) if groups else None
        return None

    def all_in(self, text: str) -> tuple[ListedOffice, ...] | None:
        """Every office of a text that says nothing else; membership is none, for everybody has it."""
        found = [self.in_part(each) for each in self.parts(text)]
        if not found or not all(found):
            return None
        return tuple(each for each in found if each is not None and each.office is not Office.MEMBER)

    def apart(self, text: str) -> tuple[str, tuple[ListedOffice, ...]]:
        """书记李明 → 李明, and what he is."""
        start, end = without_titles(text, 0, len(text), self.titles)
        around = (text[:start].strip(), text[end:].strip())
        return text[start:end], tuple(office for each in around if each for office in self._beside(each))

    def _beside(self, text: str) -> Iterator[ListedOffice]:
        office = self.words.get(plain(text))
        if office not in (None, Office.MEMBER):
            yield ListedOffice(office=office)

    # — what is said with an office

    def wants(self, held: ListedOffice) -> bool:
        """True if something has to be said with it that is not."""
        return self.form.offices[held.office].of is not None and not held.of

    @staticmethod
    def said(office: Office, text: str) -> str:
        """The words said with an office, as files have it: of a group its number."""
        groups = groups_in(text) if office is Office.GROUP_LEADER else None
        return str(groups[0]) if groups else text.strip()

    def takes(self, person: Listed) -> bool:
        """True if the office that was named last wants something to be said."""
        return bool(person.offices) and self.wants(person.offices[-1])

    def taken(self, person: Listed, text: str) -> Listed:
        """The person, with what was said with the office named last."""
        *others, held = person.offices
        return replace(person, offices=(*others, replace(held, of=self.said(held.office, text))))


def _is_said(part: str) -> bool:
    return bool(re.search("[:\uff1a]", part)) or len(re.findall("[(\uff08]", part)) > len(re.findall("[)\uff09]", part))
