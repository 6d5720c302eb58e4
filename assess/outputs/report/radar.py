"""The five areas as a radar: coordinates for a drawing, the words at its corners. The table next to it says the same."""

from fractions import Fraction
from math import cos, pi, sin

from assess.model.findings import Result
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.score.scores import score_text

WIDTH, HEIGHT = 400, 282
CENTRE = (200, 156)
RADIUS = 96
LABEL_AT = 112
RINGS = (25, 50, 75, 100)
HUNDRED = 100
SIDEWAYS = 0.3
"""From this part of the radius on, a corner lies at the side, and its words begin or end there."""
LINE_HEIGHT = 13
WORDS_AT_MOST = 16
"""Characters of one line of English beside a corner."""


def radar_data(result: Result, standard: Standard, language: Language) -> dict[str, object]:
    """`low` and `high` are polygons; an area without a score lies at the centre in both, and its words say why.

    The first corner points up, the others follow clockwise in the poster's order.
    """
    corners = len(result.areas)
    lows = [area.score.low if area.score else Fraction(0) for area in result.areas]
    highs = [area.score.high if area.score else Fraction(0) for area in result.areas]
    names = [each.text.of(language) for each in standard.areas]
    return {
        "view": f"0 0 {WIDTH} {HEIGHT}",
        "rings": [_polygon([Fraction(ring)] * corners) for ring in RINGS],
        "scale": [{"x": CENTRE[0] + 3, "y": _number(_at(0, corners, ring)[1] + 9), "text": str(ring)} for ring in RINGS],
        "axes": [_line(place, corners) for place in range(corners)],
        "low": _polygon(lows),
        "high": _polygon(highs),
        "labels": [
            _label(place, corners, [*_broken(name, language), score_text(area.score, language)])
            for place, (name, area) in enumerate(zip(names, result.areas, strict=True))
        ],
    }


def _direction(place: int, corners: int) -> tuple[float, float]:
    angle = 2 * pi * place / corners
    return sin(angle), -cos(angle)


def _at(place: int, corners: int, percent: float, radius: float = RADIUS) -> tuple[float, float]:
    x, y = _direction(place, corners)
    reach = radius * percent / HUNDRED
    return CENTRE[0] + x * reach, CENTRE[1] + y * reach


def _number(value: float) -> float:
    return round(value, 1)


def _polygon(percents: list[Fraction]) -> str:
    points = (_at(place, len(percents), float(percent)) for place, percent in enumerate(percents))
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _line(place: int, corners: int) -> dict[str, float]:
    x, y = _at(place, corners, HUNDRED)
    return {"x1": CENTRE[0], "y1": CENTRE[1], "x2": _number(x), "y2": _number(y)}


def _label(place: int, corners: int, lines: list[str]) -> dict[str, object]:
    x, y = _at(place, corners, HUNDRED, LABEL_AT)
    side = _direction(place, corners)[0]
    anchor = "middle" if abs(side) < SIDEWAYS else "start" if side > 0 else "end"
    above = LINE_HEIGHT * (len(lines) - 1) if place == 0 else LINE_HEIGHT * (len(lines) - 2) / 2
    return {
        "anchor": anchor,
        "lines": [
            {"x": _number(x), "y": _number(y - above + LINE_HEIGHT * number), "text": text} for number, text in enumerate(lines)
        ],
    }


def _broken(name: str, language: Language) -> list[str]:
    """English names are long: over as many lines as they need."""
    if language is Language.ZH:
        return [name]
    lines = [""]
    for word in name.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > WORDS_AT_MOST:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
