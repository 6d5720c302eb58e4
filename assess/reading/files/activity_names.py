"""The activities that a cell names, as offices write them: 党员大会暨主题党日, 党员大会（第一季度）, 书记讲党课."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assess.model.standard import Standard

REMEMBERED = 2048
# Quotation marks, brackets, colons, dots and stars.
_NOISE = r"[\s\u201c\u201d\"'\u2018\u2019()\uff08\uff09\u3010\u3011\[\]\uff1a:\u00b7*\uff0a]+"
# 以及; 、; 和, 与, 及, 暨, 兼, 并
_BETWEEN = r"\u4ee5\u53ca|[\u3001,;/|\n&+\u548c\u4e0e\u53ca\u66a8\u517c\u5e76]|\band\b"
_NOTE = r"\([^)]*\)?|\[[^\]]*\]?|\u3010[^\u3011]*\u3011?"
_AFTER = r"(?s):.*"
# 支部, 党支部; 活动, 会议, 工作
_OF_THE_BRANCH = ("\u652f\u90e8", "\u515a\u652f\u90e8")
_KINDS = ("", "\u6d3b\u52a8", "\u4f1a\u8bae", "\u5de5\u4f5c")
# 未, 没, 取消, 推迟, 延期, 改期, 暂停
_NOT_HELD = r"\u672a|\u6ca1|\u53d6\u6d88|\u63a8\u8fdf|\u5ef6\u671f|\u6539\u671f|\u6682\u505c|cancel|postpone"
_NUMBERS = "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341"
# 第; 一 to 十; 季度, 月份, 月, 次, 期, 场, 届, 年度, 年; 上半年, 下半年
_WHICH = (
    rf"(?:\u7b2c?[\d{_NUMBERS}]+"
    r"(?:\u5b63\u5ea6|\u6708\u4efd?|[\u6b21\u671f\u573a\u5c4a]|\u5e74\u5ea6?)?|[\u4e0a\u4e0b]\u534a\u5e74)\s*[.\u3001):-]?\s*"
)


@lru_cache(REMEMBERED)
def plain(text: str) -> str:
    """A name without what people write differently: widths, spaces, quotes, capitals."""
    return re.sub(_NOISE, "", unicodedata.normalize("NFKC", text)).casefold()


def activity_names(standard: Standard) -> dict[str, str]:
    """Every name of an activity, made plain → its id."""
    names: dict[str, str] = {}
    for id_, activity in standard.activities.items():
        for name in (id_, activity.text.zh, activity.text.en, activity.en_many, *activity.also):
            names.setdefault(plain(name), id_)
    return names


class ActivityNames:
    """The activities of a standard by all their names."""

    def __init__(self, standard: Standard) -> None:
        self._names = activity_names(standard)
        self._before = ("", *_OF_THE_BRANCH, *map(plain, standard.ledger.titles))
        self._known: dict[str, tuple[str, ...]] = {}

    def all_in(self, text: str) -> tuple[str, ...] | None:
        """Those that a cell names, each once; None where it names one that there is not."""
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[text] = tuple(dict.fromkeys(self._read(unicodedata.normalize("NFKC", text))))
        return found or None

    def _read(self, text: str) -> list[str]:
        whole = self._names.get(plain(text))
        return [whole] if whole else self._all(re.split(_BETWEEN, text)) or self._all(re.split(rf"{_BETWEEN}|\s+", text))

    def _all(self, parts: Iterable[str]) -> list[str]:
        """The activities of all parts that say anything; none if one of them is none."""
        found = [self._one(part) for part in parts if plain(part)]
        return [id_ for ids in found for id_ in ids] if all(found) else []

    def _one(self, text: str) -> list[str]:
        """That of one part. In brackets stands a second one, or a note, which is passed over."""
        notes = [each for each in re.findall(_NOTE, text) if plain(each)]
        if re.search(_NOT_HELD, text.casefold()):
            return []
        name = next(filter(None, map(self._names.get, self._spellings(text))), None)
        return [name, *filter(None, (self._names.get(plain(each)) for each in notes))] if name else []

    def _spellings(self, text: str) -> Iterator[str]:
        """The name as it stands, then without notes, without what says which one it was, and without usual words around it."""
        bare = re.sub(_AFTER, "", re.sub(_NOTE, "", text)).strip()
        which = plain(re.sub(rf"\A{_WHICH}", "", bare))
        yield from (plain(text), plain(bare), which)
        yield from (
            which.removeprefix(word).removesuffix(kind) for word in self._before if which.startswith(word) for kind in _KINDS
        )
