"""Printable text: what neither Word nor Excel nor a page can hold is shown by a picture of it."""

import re

_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """Nothing is dropped: a control character is shown by its picture (U+2400 and following), half a pair as U+FFFD."""
    return _NO_CHARACTER.sub("\ufffd", text.translate(_PICTURES)).replace("\r\n", "\n").replace("\r", "\n")
