"""A cell of the ledger → the numbers of the Party groups that it names."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from assess.model.ledger import EVERY_GROUP

REMEMBERED = 2048
MOST = len(EVERY_GROUP)
# 〇 \u3007, 零 \u96f6, 一 to 九, 两 \u4e24, 十 \u5341, 百 \u767e
_DIGITS = r"\u3007\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u4e24\u5341\u767e"
TEN = 10
# Not what stands before 个, 人, 名, 次, 年, 月 or 日: that is how many, or when.
_NUMBER = rf"(\d+|[{_DIGITS}]+)(?![\d{_DIGITS}\u4e2a\u4eba\u540d\u6b21\u5e74\u6708\u65e5\d])"
# 至 \u81f3, 到 \u5230
_TO = r"\s*(?:[-~\u2014\u2013\u81f3\u5230]+\s*\u7b2c?|to)\s*"
# 全体, 全部, 所有, 各, 每个
_ALL = "\u5168\u4f53|\u5168\u90e8|\u6240\u6709|\u5404|\u6bcf\u4e2a|\\ball\\b|\\bevery\\b|\\beach\\b"


@lru_cache(REMEMBERED)
def groups_in(text: str) -> tuple[int, ...] | None:
    """The groups in a cell, each once; None where it names none.

    >>> groups_in("第十一党小组"), groups_in("第一、二党小组"), groups_in("1至3组"), groups_in("三个党小组")
    ((11,), (1, 2), (1, 2, 3), None)
    """
    text = unicodedata.normalize("NFKC", "".join(map(_plain_number, text[:80])))
    found: list[int] = []
    done = 0
    for match in re.finditer(_NUMBER, text):
        numbers = list(_numbers(match[1]))
        if found and re.fullmatch(_TO, text[done : match.start()]) and numbers and found[-1] < numbers[0] <= MOST:
            found += range(found[-1] + 1, numbers[0])
        found += numbers
        done = match.end()
    if not found and re.search(_ALL, text.casefold()):
        return EVERY_GROUP
    return tuple(dict.fromkeys(number for number in found if 0 < number <= MOST)) or None


def _plain_number(char: str) -> str:
    """A number in a circle, in brackets or in Roman letters is one by itself."""
    is_one = unicodedata.category(char) in ("Nl", "No") and char != "\u3007"
    return f" {unicodedata.numeric(char):.0f} " if is_one else char


def _numbers(written: str) -> Iterator[int]:
    """One number; digits next to each other without a ten between them, 一二, are one each."""
    if written.isdecimal():
        yield int(written[:6])
        return
    worth = [int(unicodedata.numeric(char)) for char in written]
    if max(worth) < TEN:
        yield from worth
    else:
        yield _counted(worth)


def _counted(worth: list[int]) -> int:
    """21 as it is said: two, ten, one."""
    total, digit = 0, 0
    for each in worth:
        if each >= TEN:
            total += (digit or 1) * each
            digit = 0
        else:
            digit = each
    return total + digit
