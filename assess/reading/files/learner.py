"""A learner's file → `Learner`. Never raises for bad input; what it cannot use it keeps, and says so.

The file, format 1 (JSON):

    {"format": "wuhua-learner", "version": 1,
     "answers": {<question id>: {"right": true, "on": "2026-11-28", "wording": "8c1f02aa"}},
     "cards": {<question id>: {"state", "step", "stability", "difficulty", "due", "last", "first"}}}   see `model.learner`

An entry that cannot be read goes to a field `aside`, a list of [place, value]; fields that this version does not know stay.
"""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime
from math import isfinite
from typing import TypeVar

from assess.errors import Where, Wrong
from assess.model.learner import ASIDE, FORMAT, VERSION, Answered, AskedQuestion, CardState, Learner
from assess.reading.fields import Node, ProblemCollector, read_list, read_mapping, shown
from assess.reading.json_text import DUPLICATES, parse_json

PARTS = ("answers", "cards")
WORDING_AT_MOST = 40
STABILITY = (0.001, 40_000)
"""Days: the least that the scheduler knows, and longer than anybody learns."""
YEARS = range(2000, 2201)
STEPS_AT_MOST = 10

Entry = TypeVar("Entry")


def read_learner_text(text: str, asked: Collection[AskedQuestion], collector: ProblemCollector) -> Learner | None:
    """The learner in a file's text; None, with the reason reported, where it is none at all. `asked`: the questions of now."""
    raw = parse_json(text, collector)
    if collector.problems:
        return None
    node = Node(raw, collector)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        node.wrong(Wrong.NOT_A_LEARNER)
        return None
    version = raw.get("version")
    if version != VERSION:
        newer = isinstance(version, int) and version > VERSION
        node.wrong(Wrong.NEWER_FORMAT if newer else Wrong.NOT_A_LEARNER, got=shown(version), known=VERSION)
        return None
    return _Reader(read_mapping(node), collector).learner({each.id for each in asked})


def read_asked(node: Node) -> tuple[AskedQuestion, ...] | None:
    """The questions that the page names, `[[id, wording, module], …]`; None, with the reason reported, where they are none."""
    found = []
    for each in read_list(node):
        if not isinstance(each.value, list) or len(each.value) != 3 or not all(isinstance(part, str) for part in each.value):
            node.wrong(Wrong.BAD_REQUEST, detail="questions")
            return None
        found.append(AskedQuestion(id=each.value[0], wording=each.value[1], module=each.value[2]))
    return tuple({each.id: each for each in found}.values())


def read_moment(value: object) -> datetime | None:
    """A moment in UTC; None where it is none that a clock can show, or says nothing of its zone."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        in_utc = moment.astimezone(UTC) if moment is not None and moment.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None
    return in_utc if in_utc is not None and in_utc.year in YEARS else None


class _Reader:
    def __init__(self, fields: dict[str, Node], collector: ProblemCollector) -> None:
        self.fields = fields
        self.collector = collector
        known = {"format", "version", ASIDE, *PARTS}
        self.kept: dict[str, object] = {name: node.value for name, node in fields.items() if name not in known}
        before = fields[ASIDE].value if ASIDE in fields else []
        self.aside: list[object] = list(before) if isinstance(before, list) else [[ASIDE, before]]

    def learner(self, known: Collection[str]) -> Learner:
        answers, cards = self._entries("answers", _answered), self._entries("cards", _card)
        unknown = len({*answers, *cards} - set(known))
        if unknown:
            self.collector.add(Where(), Wrong.LEARNER_UNKNOWN, count=unknown)
        if self.aside:
            self.kept[ASIDE] = self.aside
        return Learner(answers=answers, cards=cards, kept=self.kept)

    def _entries(self, part: str, read: Callable[[dict[str, object]], Entry]) -> dict[str, Entry]:
        node = self.fields.get(part)
        if node is None:
            return {}
        if not isinstance(node.value, dict):
            self._put_aside(node, part)
            return {}
        found: dict[str, Entry] = {}
        for name, child in read_mapping(node).items():
            try:
                if name == DUPLICATES or not isinstance(child.value, dict):
                    raise ValueError
                found[name] = read(child.value)
            except (ValueError, TypeError, KeyError):
                self._put_aside(child, f"{part}.{name}".replace(DUPLICATES, ""))
        return found

    def _put_aside(self, node: Node, place: str) -> None:
        node.wrong(Wrong.LEARNER_ENTRY)
        self.aside.append([place, node.value])


def _answered(raw: dict[str, object]) -> Answered:
    right, wording = raw["right"], raw["wording"]
    if not isinstance(right, bool) or not isinstance(wording, str) or len(wording) > WORDING_AT_MOST:
        raise ValueError
    return Answered(right=right, on=_day(raw["on"]), wording=wording)


def _card(raw: dict[str, object]) -> CardState:
    state, step = raw["state"], raw["step"]
    if state not in (1, 2, 3) or isinstance(state, bool) or (state == 2) != (step is None):
        raise ValueError
    return CardState(
        state=int(str(state)),
        step=None if step is None else int(_number(step, 0, STEPS_AT_MOST)),
        stability=_number(raw["stability"], *STABILITY),
        difficulty=_number(raw["difficulty"], 1, 10),
        due=_moment(raw["due"]),
        last=_moment(raw["last"]),
        first=_day(raw["first"]),
    )


def _number(value: object, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value) or not low <= value <= high:
        raise ValueError
    return float(value)


def _moment(value: object) -> datetime:
    moment = read_moment(value)
    if moment is None:
        raise ValueError
    return moment


def _day(value: object) -> date:
    if not isinstance(value, str) or len(value) != len("2026-11-28"):
        raise ValueError
    return date.fromisoformat(value)
