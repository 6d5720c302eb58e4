"""Sheets that were worked out by hand, from the poster's sentences alone, before the engine was asked: `by-hand/NAME.yaml`.

Above each stands the computation, step by step. The requests are written as those of cases are (`request_text`), but they are about
the standard in force; `{{as ID}}` is what a requirement means in it, `{{decides ID}}` the half of that which decides.

about: what the sheet is about, in a line
poster: the sentences that were computed from, exactly
request: …
expected: what `outcome` must find
"""

import json
import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from assess.model.meanings import meanings_of
from assess.reading.content.bundle import bundle_of, read_bundle
from assess.reading.content.folder import load
from tests.golden.request_text import cooked
from tests.golden.yaml_text import load_yaml
from tests.inputs import ROOT

FOLDER = Path(__file__).parent / "by-hand"
MEANING = re.compile(r"\{\{(as|decides) ([a-z.-]+)\}\}")
HELD = re.compile(r"Ledger: (?:(\d+) of the (\d+) due so far|nothing is due yet)")
MAY_BE_LEFT_OUT = {"not_applicable", "exact", "answered"}
"""Said only in sheets of which it is the point, or where there is any."""
FULL = ("met", "clear", "not-applicable")
"""Statuses that need not be listed: the points of the areas say how many there are."""


@dataclass(frozen=True, kw_only=True)
class HandSheet:
    name: str
    poster: tuple[str, ...]
    request: str
    expected: dict[str, Any]


@cache
def hand_sheets() -> tuple[HandSheet, ...]:
    """All of them, in the order of their files."""
    return tuple(_sheet(path) for path in sorted(FOLDER.glob("*.yaml")))


@cache
def bundle_in_force() -> str:
    """The standard in force as the bundle that the engine is started with."""
    return bundle_of(load(ROOT / "standards").raw)


def _sheet(path: Path) -> HandSheet:
    data = load_yaml(path.read_text("utf-8"))
    request = MEANING.sub(lambda found: _meaning(found[1], found[2]), cooked(data["request"]))
    return HandSheet(name=path.stem, poster=tuple(data["poster"]), request=request, expected=data["expected"])


def _meaning(which: str, requirement: str) -> str:
    meant = meanings_of(read_bundle(bundle_in_force())).requirements[requirement]
    return meant if which == "as" else meant.partition("-")[2]


def missed(sheet: HandSheet, reply: str) -> dict[str, Any]:
    """The parts in which a reply is not as it was worked out, each with what it found."""
    found = outcome(reply)
    parts = dict.fromkeys([*sheet.expected, *(name for name in found if name not in MAY_BE_LEFT_OUT)])
    return {name: found.get(name) for name in parts if found.get(name) != sheet.expected.get(name)}


def outcome(text: str) -> dict[str, Any]:
    """All that a person would have to work out of a report in English: nothing in words, and points as exact fractions."""
    reply = json.loads(text)
    areas = {each["id"]: each["rows"] for each in reply["explanations"] if each["rows"]}
    rows = [row for each in areas.values() for row in each]
    found = {
        "areas": {each["id"]: _points(each, areas[each["id"]]) for each in reply["areas"]},
        "total": {name: reply["overall"][name] for name in ("score", "band", "capped")},
        "exact": list(dict.fromkeys(_share(reply["overall"][end]) for end in ("low", "high"))),
        "answered": [reply["overall"]["answered"], reply["overall"]["asked"]],
        "held": {row["id"]: _held(row) for row in rows if _held(row)},
        "statuses": {row["id"]: row["status"] for row in rows if row["status"] not in FULL},
        "not_applicable": [row["id"] for row in rows if row["status"] == "not-applicable"],
        "rows": [[each["row"], each["remark"]] for each in reply["rows"]],
        "notices": [each["fact"] for each in reply["notices"]],
        "carried": {each["id"]: each["state"] for each in reply["carried"]},
        "unconfirmed": [each["id"] for each in reply["unconfirmed"]],
        "open": reply["open"]["walk"],
        "problems": [each["wrong"] for each in reply["problems"]],
    }
    return {name: value for name, value in found.items() if value not in ([], {})}


def _points(area: dict[str, Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The points earned of those that there are, as `earned`; two where it is not settled."""
    of = sum(Fraction(row["points"]) for row in rows if row["earned"] != "–" and row["points"].isdecimal())
    ends = dict.fromkeys(str(Fraction(area[end]) * of / 100) for end in ("low", "high"))
    return {"earned": list(ends), "of": int(of), "score": area["score"], "band": area["band"]}


def _share(percent: str) -> str:
    return str(Fraction(percent) / 100)


def _held(row: dict[str, Any]) -> str:
    said = next(filter(None, map(HELD.search, row["because"])), None)
    return f"{said[1] or 0} of {said[2] or 0}" if said else ""
