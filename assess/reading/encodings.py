"""The bytes of a text file that any program may have written → its text, or none: never a garbled one.

UTF-8 with or without a mark, UTF-16 with one (without, where it is evident), and GB18030, of which GBK (cp936) and GB2312 are
parts. Every door for files reads them by this.
"""

import re

MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19]")
MARKS_OF_TEXT = '\n\r\t ,:"{'
"""Characters of which any table and any data is full; turned round, their two bytes are hardly ever a character in use."""
EVIDENT = 20
"""Without a mark it is UTF-16 if at least one in so many characters is one of these."""
ODD = 3
"""A text in GB18030 has at most one odd character in so many: a rare one in a name."""
PRIVATE = re.compile(r"[\ue000-\uf8ff]")
CHINESE = re.compile(r"[\u3001-\u3002\u4e00-\u9fff\uff01-\uff5e]")
MARKS_ROWS = (0xA1, 0xA3)
FIRST_LEVEL = range(0xB0, 0xD8)
SECOND_LEVEL = range(0xD8, 0xF8)


def decode(data: bytes) -> str | None:
    """The text; None where the bytes are none of these encodings."""
    if data.startswith(MARKS_OF_UTF_16):
        return _clean(data, "utf-16")
    if b"\0" in data and (text := _utf_16(data)) is not None:
        return text
    text = _strict(data, "utf-8-sig")
    return _gb18030(data) if text is None else text


def _strict(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _clean(data: bytes, codec: str) -> str | None:
    """The text, but for control characters: what has them was read by the wrong codec."""
    text = _strict(data, codec)
    return None if text is None or CONTROLS.search(text) else text


def _utf_16(data: bytes) -> str | None:
    """Of the two orders of bytes the one that gives the signs of a text."""
    texts = [text for codec in ("utf-16-le", "utf-16-be") if (text := _clean(data, codec)) is not None]
    best = max(texts, key=_signs, default="")
    return best if best and _signs(best) * EVIDENT >= len(best) else None


def _signs(text: str) -> int:
    return sum(map(text.count, MARKS_OF_TEXT))


def _gb18030(data: bytes) -> str | None:
    """Nearly any bytes make characters in GB18030: only a text of common ones was written in it.

    A damaged UTF-8, a Latin-1 or a Big5 gives odd ones, and read so would name a branch that there is not.
    """
    text = None if _is_damaged_utf_8(data) else _clean(data, "gb18030")
    if text is None or PRIVATE.search(text):
        return None
    kinds = [_is_common(char) for char in text if char >= "\x80"]
    return text if any(kinds) and kinds.count(False) * ODD <= len(kinds) else None


def _is_damaged_utf_8(data: bytes) -> bool:
    """True if it has no fewer Chinese characters than faults. Text in GB18030 has hardly any when it is read as UTF-8."""
    text = data.decode("utf-8", "replace")
    chinese = len(CHINESE.findall(text))
    return chinese > 0 and chinese >= text.count("\ufffd")


def _is_common(char: str) -> bool | None:
    """True for the 3,755 most used characters and marks of Chinese writing (first level and first rows of GB 2312), None for the
    other characters of GB 2312, as names have them, False for what no Chinese text is made of.
    """
    try:
        lead = char.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    if lead in MARKS_ROWS or lead in FIRST_LEVEL:
        return True
    return None if lead in SECOND_LEVEL else False
