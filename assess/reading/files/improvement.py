"""The plan of improvements in a branch's file → `Improvement`s.

    "plan": [{"requirement": <requirement id>, "what": "…", "who": "…", "by": "2026-12-31", "done": "2026-12-20", "year": 2026}]

Every field may be absent or empty; days are understood as in the ledger. What cannot be read is reported and is as if not said; the
file keeps it, because the field is written back as it was. `IMPROVEMENTS_LIMIT` measures are read, `MEASURE_LIMIT` characters of a
text; what is beyond is reported.
"""

from datetime import date

from assess.errors import Wrong
from assess.model.improvement import IMPROVEMENTS_LIMIT, MEASURE_LIMIT, Improvement
from assess.model.standard import Standard
from assess.reading.fields import Node, shown
from assess.reading.lenient import fields_of, read_words, read_year

IMPROVEMENT_FIELDS = ("requirement", "what", "who", "by", "done", "year")


def read_improvements(node: Node, standard: Standard) -> tuple[Improvement, ...]:
    """Those that say anything, in the order of the file. Problems go to the node's collector."""
    if node.value is None:
        return ()
    if not isinstance(node.value, list):
        node.wrong(Wrong.NOT_LIST, got=shown(node.value))
        return ()
    if len(node.value) > IMPROVEMENTS_LIMIT:
        node.wrong(Wrong.LIST_TOO_LONG, size=len(node.value), limit=IMPROVEMENTS_LIMIT)
    read = (_improvement(node.child(place, raw), standard, place) for place, raw in enumerate(node.value[:IMPROVEMENTS_LIMIT]))
    return tuple(each for each in read if each is not None)


def _improvement(node: Node, standard: Standard, place: int) -> Improvement | None:
    if not isinstance(node.value, dict):
        node.wrong(Wrong.NOT_MAPPING, got=shown(node.value))
        return None
    fields = fields_of(node, IMPROVEMENT_FIELDS)
    year = read_year(fields["year"])
    return Improvement(
        place=place,
        requirement=_requirement(fields["requirement"], standard),
        what=read_words(fields["what"], MEASURE_LIMIT),
        who=read_words(fields["who"], MEASURE_LIMIT),
        by=_day(fields["by"], year),
        done=_day(fields["done"], year),
        year=year,
    )


def _requirement(node: Node | None, standard: Standard) -> str | None:
    if node is None or node.value in (None, ""):
        return None
    name = str(node.value)
    target = standard.moved.get(name, name)
    if target not in standard.requirements:
        node.wrong(Wrong.UNKNOWN_REQUIREMENT, id=name[:120])
        return None
    return target


def _day(node: Node | None, year: int | None) -> date | None:
    """A day as people write it; without a year of its own it is in that of the measure."""
    if node is None or node.value in (None, ""):
        return None
    from assess.reading.files.days import read_day, why_no_day  # comes later to the browser: a form begins without a plan

    text = node.value if isinstance(node.value, str) else ""
    wrong = why_no_day(text, year)
    if wrong is not None:
        node.wrong(wrong, got=shown(node.value))
    return read_day(text, year)
