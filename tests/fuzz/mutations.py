"""Good input, changed here and there."""

import copy
import json
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from hypothesis import strategies as st

PIECES = [
    *(b"<script>alert(1)</script>", b'"><img src=x onerror=alert(1)>', b"javascript:alert(1)", b"=1+1", b"@SUM(A1)"),
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", "党".encode(), "１２".encode(), "党".encode("gb18030"), b"\xed\xa0\x80", b"\\ud800"),
    *(b'"', b"'", b"{", b"}", b"[", b"]", b"[" * 60, b",", b":", b"\n", b"\r\n", b"\t", b";", b"%"),
    *(b"&", b"*a", b"&a ", b"!!python/object:os.system ", b"<<: ", b"- "),
    *(b"null", b"true", b"NaN", b"1e999", b"-1", b"0", b"9" * 40, b"2026-02-30", b"9999-12-31", b"0001-01-01"),
    *(b"__proto__", b"../../x", b"met"),
]
"""What programs stumble over."""

WHOLE = 1 << 16
"""Places are parts of the length, so that a change means the same in a shorter input."""

PLACE = st.integers(0, WHOLE)
Change = Callable[[bytes], bytes]


def insert(where: int, piece: bytes) -> Change:
    return lambda data: data[: at(data, where)] + piece + data[at(data, where) :]


def overwrite(where: int, piece: bytes) -> Change:
    return lambda data: data[: at(data, where)] + piece + data[at(data, where) + len(piece) :]


def remove(where: int, length: int) -> Change:
    return lambda data: data[: at(data, where)] + data[at(data, where) + length :]


def repeat(where: int, length: int) -> Change:
    return lambda data: data[: at(data, where) + length] + data[at(data, where) :]


def cut(where: int) -> Change:
    return lambda data: data[: at(data, where)]


def move(where: int, other: int, length: int) -> Change:
    def moved(data: bytes) -> bytes:
        taken = data[at(data, where) : at(data, where) + length]
        rest = data[: at(data, where)] + data[at(data, where) + length :]
        return rest[: at(rest, other)] + taken + rest[at(rest, other) :]

    return moved


def at(data: bytes, where: int) -> int:
    return where * len(data) // WHOLE


LENGTH = st.integers(1, 200)
PIECE = st.one_of(st.sampled_from(PIECES), st.binary(min_size=1, max_size=4))
CHANGE = st.one_of(
    st.builds(insert, PLACE, PIECE),
    st.builds(overwrite, PLACE, PIECE),
    st.builds(remove, PLACE, LENGTH),
    st.builds(repeat, PLACE, LENGTH),
    st.builds(move, PLACE, PLACE, LENGTH),
    st.builds(cut, PLACE),
)
CHANGES = st.lists(CHANGE, max_size=6)


def changed(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """One of the seeds with up to six changes."""
    return st.builds(apply, st.sampled_from(list(seeds)), CHANGES)


def apply(data: bytes, changes: Sequence[Change]) -> bytes:
    for change in changes:
        data = change(data)
    return data


ODD_VALUES: list[Any] = [
    *(None, True, 0, -1, 1.5, 2**70, float("inf"), "", "met", "yes", "2026-02-30", "9999-12-31", "党" * 300, "\ud800"),
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', [], {}, [[]], {"": {}}, ["met"], {"answer": "met"}),
]


def changed_values(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """JSON that is still JSON, with up to four values exchanged, left out or doubled."""
    exchanges = st.lists(st.tuples(PLACE, st.sampled_from(ODD_VALUES), st.sampled_from(["put", "drop", "add"])), max_size=4)
    return st.builds(exchange, st.sampled_from(list(seeds)), exchanges)


def exchange(text: bytes, changes: Sequence[tuple[int, Any, str]]) -> bytes:
    data = json.loads(text)
    for where, value, how in changes:
        places = list(_places(data))
        if not places:
            break
        holder, key = places[where % len(places)]
        if how == "put":
            holder[key] = copy.deepcopy(value)
        elif how == "drop":
            del holder[key]
        elif isinstance(holder, list):
            holder.append(copy.deepcopy(value))
        else:
            holder[f"{key}x"] = copy.deepcopy(value)
    return json.dumps(data).encode()


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Everything that holds something, with the key it holds it under."""
    for key in list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ():
        yield data, key
        yield from _places(data[key])


def changed_inside(seeds: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """A zip of which one part was changed, and which is a good zip all the same: what is wrong shows only to who reads the part."""
    return st.builds(apply_inside, st.sampled_from(list(seeds)), st.integers(0, 30), CHANGES)


def apply_inside(data: bytes, which: int, changes: Sequence[Change]) -> bytes:
    into = BytesIO()
    try:
        with ZipFile(BytesIO(data)) as source, ZipFile(into, "w", ZIP_STORED) as target:
            names = source.namelist()
            for place, name in enumerate(names):
                part = source.read(name)
                target.writestr(name, apply(part, changes) if place == which % len(names) else part)
    except BadZipFile:
        return data
    return into.getvalue()
