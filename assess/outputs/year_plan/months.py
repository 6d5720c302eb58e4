"""The months of the standard: the plan of a year (`judging.year_plan`) for a branch of which nothing is known.

This is the year of no particular branch. What a branch has planned and done is in its own plan (`outputs.year_plan.views`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import cos, pi, sin

from assess.model.periods import MONTHS as LENGTHS
from assess.model.rules import AtLeast, Existence, Period, Share
from assess.model.standard import Requirement, Standard
from assess.model.text import Language, Text
from assess.outputs.site.browse import Browse, Item
from assess.outputs.words.listing import capital
from assess.outputs.words.months import MONTHS, say_month

ENDS = {
    Period.QUARTER: Text("本季度最后一个月", "the quarter ends"),
    Period.HALF_YEAR: Text("本半年最后一个月", "the half-year ends"),
    Period.YEAR: Text("全年最后一个月", "the year ends"),
}
MARKS = {Period.QUARTER: "circle", Period.HALF_YEAR: "square", Period.YEAR: "triangle"}
"""The shape of a rhythm in the picture; what is due every month would only fill it evenly."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ending:
    """A period whose last month it is, and what must have been done in it by then; the rest of it usually falls earlier."""

    title: str
    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """`every` is due in each month, `usual` usually falls in this one, `ends` closes with it."""

    number: int
    name: str
    every: tuple[Item, ...]
    usual: tuple[Item, ...]
    ends: tuple[Ending, ...]
    usual_numbers: str
    ends_words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """One thing in the picture, at a point."""

    shape: str
    x: float
    y: float
    points: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sector:
    """One month in the picture: its outline, its name at a point, and its marks."""

    number: int
    name: str
    outline: str
    x: float
    y: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wheel:
    """The year as a wheel, January at the top and on clockwise; the table next to it has the same."""

    view: str
    sectors: tuple[Sector, ...]
    legend: tuple[tuple[Mark, str], ...]


class Months:
    """Twelve months of one standard, in one language."""

    def __init__(self, standard: Standard, usual: Mapping[str, frozenset[int]], browse: Browse, language: Language) -> None:
        """`usual`: requirement → months, as `judging.year_plan.usual_months` finds them."""
        self._standard = standard
        self._usual = usual
        self._browse = browse
        self._language = language

    def months(self) -> tuple[Month, ...]:
        """January to December."""
        return tuple(self._month(number) for number in MONTHS)

    def all_year(self) -> tuple[Item, ...]:
        """The poster's demands for every year, without being something that is held on a day."""
        return self._items(
            each for each in self._requirements() if isinstance(each.rule, Share | Existence) and each.rule.per is Period.YEAR
        )

    def wheel(self) -> Wheel:
        """A picture of what falls where."""
        legend = tuple((_mark(shape, 8, 8), self._say(self._standard.label(period))) for period, shape in MARKS.items())
        return Wheel(view=f"0 0 {SIZE} {SIZE}", sectors=tuple(self._sector(number) for number in MONTHS), legend=legend)

    # — one month

    def _month(self, number: int) -> Month:
        usual = [each for each in self._counted() if _per(each) is not Period.MONTH and number in self._usual[each.id]]
        ends = tuple(self._endings(number, usual))
        separator = "、" if self._language is Language.ZH else ", "
        return Month(
            number=number,
            name=say_month(number, self._language),
            every=self._items(each for each in self._counted() if _per(each) is Period.MONTH),
            usual=self._items(usual),
            ends=ends,
            usual_numbers=separator.join(each.number for each in usual),
            ends_words=capital(separator.join(each.title for each in ends)),
        )

    def _endings(self, number: int, usual: list[Requirement]) -> Iterator[Ending]:
        for period, title in ENDS.items():
            if number % LENGTHS[period] == 0:
                others = (each for each in self._counted() if _per(each) is period and each not in usual)
                said = self._say(title)
                yield Ending(title=said, heading=capital(said), items=self._items(others))

    def _counted(self) -> Iterator[Requirement]:
        """Requirements that count something held within a span of the calendar."""
        return (each for each in self._requirements() if each.id in self._usual)

    def _requirements(self) -> Iterable[Requirement]:
        return self._standard.requirements.values()

    def _items(self, requirements: Iterable[Requirement]) -> tuple[Item, ...]:
        return tuple(self._browse.item(each.id) for each in requirements)

    def _say(self, text: Text) -> str:
        return text.of(self._language)

    # — the picture

    def _sector(self, number: int) -> Sector:
        middle = (number - 1) / len(MONTHS)
        x, y = _at(middle, NAME_AT)
        shapes = [MARKS[_per(each)] for each in self._counted() if _per(each) in MARKS and number in self._usual[each.id]]
        return Sector(
            number=number,
            name=say_month(number, self._language)[:3].rstrip(),
            outline=_outline(middle),
            x=_round(x),
            y=_round(y),
            marks=tuple(_marks(middle, shapes)),
        )


SIZE = 320
CENTRE = SIZE / 2
OUTER, INNER, NAME_AT = 150, 40, 134
FIRST_ROW, ROW, IN_ROW = 112, 16, 4
"""Marks stand in rows, from the outside in; so many in the first, one fewer in each after it, because a sector narrows."""
HALF = 4.5


def _per(requirement: Requirement) -> Period:
    rule = requirement.rule
    assert isinstance(rule, AtLeast)
    return rule.per


def _at(turn: float, radius: float) -> tuple[float, float]:
    """A point so far around, in turns clockwise from the top."""
    angle = 2 * pi * turn
    return CENTRE + radius * sin(angle), CENTRE - radius * cos(angle)


def _round(value: float) -> float:
    return round(value, 1)


def _point(turn: float, radius: float) -> str:
    x, y = _at(turn, radius)
    return f"{_round(x)},{_round(y)}"


def _outline(middle: float) -> str:
    half = 1 / len(MONTHS) / 2
    first, last = middle - half, middle + half
    return (
        f"M{_point(first, INNER)} L{_point(first, OUTER)} A{OUTER},{OUTER} 0 0 1 {_point(last, OUTER)} "
        f"L{_point(last, INNER)} A{INNER},{INNER} 0 0 0 {_point(first, INNER)} Z"
    )


def _marks(middle: float, shapes: list[str]) -> Iterator[Mark]:
    rows = list(_rows(shapes))
    apart = min(ROW, (FIRST_ROW - INNER - ROW / 2) / max(1, len(rows) - 1))  # closer together before they leave the sector
    for number, row in enumerate(rows):
        radius = FIRST_ROW - number * apart
        for place, shape in enumerate(row):
            aside = (place - (len(row) - 1) / 2) * ROW * 0.85 / (2 * pi * radius)
            yield _mark(shape, *_at(middle + aside, radius))


def _rows(shapes: list[str]) -> Iterator[list[str]]:
    begun, room = 0, IN_ROW
    while begun < len(shapes):
        yield shapes[begun : begun + room]
        begun, room = begun + room, max(1, room - 1)


def _mark(shape: str, x: float, y: float) -> Mark:
    corners = {
        "circle": (),
        "square": ((-HALF, -HALF), (HALF, -HALF), (HALF, HALF), (-HALF, HALF)),
        "triangle": ((0, -HALF - 1), (HALF + 1, HALF), (-HALF - 1, HALF)),
    }[shape]
    points = " ".join(f"{_round(x + dx)},{_round(y + dy)}" for dx, dy in corners)
    return Mark(shape=shape, x=_round(x), y=_round(y), points=points)
