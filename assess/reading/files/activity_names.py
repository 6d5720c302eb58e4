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
NAME_LIMIT = 80
"""Characters of a cell in which a name is looked for behind other words; what is longer tells a story."""
# What stands before a name: 支部, 党支部, 本支部, 全体, 年度, 季度, 每月, 本月, 月度;
# 召开, 组织, 开展, 举行, 举办, 参加, 进行
_BEFORE = (
    "\u652f\u90e8", "\u515a\u652f\u90e8", "\u672c\u652f\u90e8", "\u5168\u4f53", "\u5e74\u5ea6", "\u5b63\u5ea6", "\u6bcf\u6708",
    "\u672c\u6708", "\u6708\u5ea6", "\u53ec\u5f00", "\u7ec4\u7ec7", "\u5f00\u5c55", "\u4e3e\u884c", "\u4e3e\u529e", "\u53c2\u52a0",
    "\u8fdb\u884c", "\u7ec4\u7ec7\u53ec\u5f00", "\u7ec4\u7ec7\u5f00\u5c55", "\u53ec\u5f00\u652f\u90e8",
    "the", "branch", "thebranch", "party", "partybranch", "thepartybranch",
)  # fmt: skip
# What stands after it: 活动, 会议, 工作, 大会, 记录, 会议记录, 活动记录, 记录表, 登记表, 台账, 情况
_KINDS = (
    "", "\u6d3b\u52a8", "\u4f1a\u8bae", "\u5de5\u4f5c", "\u5927\u4f1a", "\u8bb0\u5f55", "\u4f1a\u8bae\u8bb0\u5f55",
    "\u6d3b\u52a8\u8bb0\u5f55", "\u8bb0\u5f55\u8868", "\u767b\u8bb0\u8868", "\u53f0\u8d26", "\u60c5\u51b5", "s", "meeting",
    "meetings", "activity", "activities", "record", "records", "minutes",
)  # fmt: skip
# 未 (but not 未来), 没, 取消, 推迟, 延期, 延后, 改期, 暂停, 暂缓, 停开, 不开, 缓开, 待定, 拟
_NOT_HELD = (
    r"\u672a(?!\u6765)|\u6ca1|\u53d6\u6d88|\u63a8\u8fdf|\u5ef6\u671f|\u5ef6\u540e|\u6539\u671f|\u6682\u505c|\u6682\u7f13|"
    r"\u505c\u5f00|\u4e0d\u5f00|\u7f13\u5f00|\u5f85\u5b9a|\u62df(?:\u5f00|\u53ec\u5f00|\u4e8e|\u5b9a)|"
    r"cancel|postpone|\bnot\b|called off|put off|deferred|\bdidn"
)
_NUMBERS = "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u3007"
# 第; 一 to 十; 季度, 月份, 月, 次, 期, 场, 届, 年度, 年, 日, 号, 周, 讲; 上半年, 下半年; 上旬, 中旬, 下旬; 上午, 下午, 晚上
_WHICH = (
    rf"(?:\u7b2c?[\d{_NUMBERS}]++"
    r"(?:\u5b63\u5ea6|\u6708\u4efd?|[\u6b21\u671f\u573a\u5c4a\u65e5\u53f7\u5468\u8bb2]|\u7ec4(?!\u7ec7)|\u5e74\u5ea6?)?|"
    r"[\u4e0a\u4e0b]\u534a\u5e74\u5ea6?|"
    r"[\u4e0a\u4e2d\u4e0b]\u65ec|[\u4e0a\u4e2d\u4e0b]\u5348|\u665a\u4e0a)\s*[.\u3001/):-]?\s*"
)
_WHICH_BEFORE = rf"\A(?:{_WHICH})++"
# 第3次 after the name; 一组 is for the reader of groups.
_WHICH_AFTER = (
    rf"[-(\s]*\u7b2c?\s*[\d{_NUMBERS}]+\s*"
    r"(?:[\u6b21\u671f\u573a\u6279\u7ec4]|\u515a?\u5c0f\u7ec4|\u6708\u4efd?|\u5b63\u5ea6)?[)\s]*\Z"
)
# 关于 … 的
_ABOUT, _OF = "\u5173\u4e8e", "\u7684"


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
        self._before = ("", *_BEFORE, *map(plain, standard.ledger.titles))
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
        if whole:
            return [whole]
        return self._all([text]) or self._all(re.split(_BETWEEN, text)) or self._all(re.split(rf"{_BETWEEN}|\s+", text))

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
        return [name, *filter(None, (self._names.get(plain(each)) for each in notes)), *self._after(text)] if name else []

    def _after(self, text: str) -> list[str]:
        """Those that stand after a colon, where nothing else does; else it is what was done."""
        _, _, said = re.sub(_NOTE, "", text).partition(":")
        found = [self._names.get(plain(each)) for each in re.split(_BETWEEN, said) if plain(each)]
        return [each for each in found if each] if all(found) else []

    def _spellings(self, text: str) -> Iterator[str]:
        """The name as it stands, then without notes, without what says which one it was, and without usual words around it."""
        bare = re.sub(_AFTER, "", re.sub(_NOTE, "", text)).strip()
        yield from (plain(text), plain(bare))
        if len(bare) > NAME_LIMIT:
            return
        if bare.startswith(_ABOUT) and _OF in bare:
            bare = bare.rpartition(_OF)[2]
        name = re.sub(_WHICH_BEFORE, "", bare)
        for each in dict.fromkeys((name, re.sub(_WHICH_AFTER, "", name))):
            yield from self._without_words(plain(each))

    def _without_words(self, name: str) -> Iterator[str]:
        """The name alone where usual words stand around it; of the words before it two may follow each other."""
        bare = [name.removesuffix(kind) for kind in _KINDS]
        yield from bare
        for word in self._before:
            if word and name.startswith(word):
                rest = re.sub(_WHICH_BEFORE, "", name.removeprefix(word))
                yield from (rest.removesuffix(kind) for kind in _KINDS)
                yield from (
                    rest.removeprefix(second).removesuffix(kind)
                    for second in self._before
                    if second and rest.startswith(second)
                    for kind in _KINDS
                )
