"""The figures in a branch's file (`result`) → `Recorded`. They are only compared with what is judged now: nothing rests on them.

    "result": {"standard": {"version": "2026.1", "digest": "…"}, "today": "2026-11-23",
               "overall": {"low": "550/9", "high": "84", "band": null, "answered": 102, "asked": 110},
               "areas": {<area id>: {"low", "high", "band", "answered", "asked"}},
               "states": "mmpn…", "contents": {"branch": "…", "answers": "…", "ledger": "…", …}}

Percentages are exact fractions as text. `states` has a letter for each requirement, `contents` a digest for each part of the file;
files written before these were recorded have neither. The engine writes the field again with every export.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from assess.errors import Wrong
from assess.model.findings import LETTERS
from assess.model.recorded import Figure, Recorded
from assess.reading.fields import Node, shown
from assess.reading.lenient import iso_day

NEEDED = ("standard", "today", "overall", "areas")
RESULT_FIELDS = (*NEEDED, "states", "contents")
FIGURE_FIELDS = ("low", "high", "band", "answered", "asked")
RECORD, REST = "record", "rest"
PARTS = ("standard", "saved", "name", "year", "branch", "answers", "ledger", "people", "calendar", "earlier", "plan", "review")
"""The parts of a file of which a digest is recorded; `people` are those of the ledger, apart from the rest of it."""
CONTENTS = (*PARTS, REST, RECORD)
"""`rest` is whatever else the file has, known or not; `record` the record itself without these digests."""
LATER = frozenset({"standard", REST, RECORD})
"""Not recorded at first: a file with none of them is checked without them."""
TEXT_LIMIT = 80
STATES_LIMIT = 10_000

_FRACTION = r"\d{1,15}(?:/[1-9]\d{0,14})?\Z"


def read_recorded(node: Node) -> Recorded | None:
    """None, with the reasons reported, where the field does not have this form."""
    before = len(node.collector.problems)
    fields = _fields(node, NEEDED)
    more = _mapping(node) if isinstance(node.value, dict) else {}
    standard = _fields(fields.get("standard"), ("version", "digest"))
    areas = fields.get("areas")
    recorded = Recorded(
        standard_version=_text(standard.get("version")),
        standard_digest=_text(standard.get("digest")),
        day=_day(fields.get("today")),
        overall=_figure(fields.get("overall")),
        areas={name: _figure(each) for name, each in _mapping(areas).items()},
        states=_states(more.get("states")),
        contents={name: _text(each) for name, each in _mapping(more.get("contents")).items() if name in CONTENTS},
    )
    return recorded if len(node.collector.problems) == before else None


def contents_of(data: Mapping[str, object]) -> dict[str, str]:
    """A digest of each part that a file's data has: whatever is changed in one, its digest is another.

    Blanks, line ends and the order of keys, which other programs write differently, are not contents.
    """
    return {name: _digest(part) for name, part in _parts(data)}


def sealed(result: Mapping[str, object]) -> dict[str, object]:
    """The record of a file with a digest of itself among its digests: then no value of it can be changed unnoticed."""
    contents = result.get("contents")
    return {**result, "contents": {**(contents if isinstance(contents, dict) else {}), RECORD: _digest(_figures_in(result))}}


def contents_beside(data: Mapping[str, object], recorded: Recorded) -> dict[str, str]:
    """The digests of the parts of a file that brought a record along, of those kinds that were recorded when it was written."""
    found = contents_of(data)
    result = data.get("result")
    if isinstance(result, dict):
        found[RECORD] = _digest(_figures_in(result))
    if LATER.isdisjoint(recorded.contents):
        return {name: digest for name, digest in found.items() if name not in LATER}
    return found if recorded.contents else {}


def _figures_in(result: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in result.items() if name != "contents"}


def _parts(data: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    ledger = data.get("ledger")
    rest = {name: part for name, part in data.items() if name not in PARTS and name != "result"}
    if isinstance(ledger, dict) and "people" in ledger:
        data = {**data, "ledger": {name: part for name, part in ledger.items() if name != "people"}, "people": ledger["people"]}
    yield from ((name, data[name]) for name in PARTS if data.get(name) is not None)
    yield REST, rest


def _digest(part: object) -> str:
    canonical = json.dumps(part, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(canonical.encode(), digest_size=8).hexdigest()


def _fields(node: Node | None, wanted: tuple[str, ...]) -> dict[str, Node]:
    """Those that are known, each there; others may be there too, from a later version."""
    if node is None:
        return {}
    fields = _mapping(node)
    for name in wanted if isinstance(node.value, dict) else ():
        if name not in fields:
            _wrong(node.child(name, ""))
    return {name: fields[name] for name in wanted if name in fields}


def _mapping(node: Node | None) -> dict[str, Node]:
    if node is None:
        return {}
    if not isinstance(node.value, dict):
        _wrong(node)
        return {}
    return {str(name): node.child(str(name), value) for name, value in node.value.items()}


def _figure(node: Node | None) -> Figure:
    fields = _fields(node, FIGURE_FIELDS)
    return Figure(
        low=_percent(fields.get("low")),
        high=_percent(fields.get("high")),
        band=_text(fields.get("band")) or None,
        answered=_count(fields.get("answered")),
        asked=_count(fields.get("asked")),
    )


def _percent(node: Node | None) -> Fraction | None:
    if node is None or node.value is None:
        return None
    if isinstance(node.value, str) and re.match(_FRACTION, node.value):
        return Fraction(node.value)
    _wrong(node)
    return None


def _count(node: Node | None) -> int:
    if node is None:
        return 0
    if isinstance(node.value, int) and not isinstance(node.value, bool) and node.value >= 0:
        return node.value
    _wrong(node)
    return 0


def _text(node: Node | None) -> str:
    if node is None or node.value is None:
        return ""
    if isinstance(node.value, str):
        return node.value[:TEXT_LIMIT]
    _wrong(node)
    return ""


def _states(node: Node | None) -> str:
    if node is None or node.value is None:
        return ""
    if isinstance(node.value, str) and len(node.value) <= STATES_LIMIT and set(node.value) <= set(LETTERS.values()):
        return node.value
    _wrong(node)
    return ""


def _day(node: Node | None) -> date | None:
    if node is None or node.value is None:
        return None
    day = iso_day(node.value)
    if day is None:
        _wrong(node)
    return day


def _wrong(node: Node) -> None:
    node.wrong(Wrong.UNREADABLE_FIGURES, got=shown(node.value))
