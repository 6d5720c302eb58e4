"""The list of branches whose files are due, as systems export it and as people type it → names.

A heading may stand in any row, and may say more than “name”; numbers stand before names, units in a column of their own; titles,
totals and notes stand above and below. Nothing raises: what was taken for a name is shown before it is used.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assess.errors import Where, Wrong
from assess.model.rollup import ExpectedList, folded
from assess.reading.fields import ProblemCollector
from assess.reading.files.first_table import first_table
from assess.reading.sheets import Unreadable

NAME_AT_MOST = 200
"""Characters of a branch's name: as many as a sheet may have."""

NAMED = r"(?:的)?(?:全称|名称|名|简称)"
NAME_HEADINGS = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        rf"(?:基层|单位)?党?支部{NAMED}|(?:party)?branchnames?|names?ofthe(?:party)?branch(?:es)?",
        rf"(?:基层)?(?:党组织|组织){NAMED}|(?:party)?organi[sz]ationnames?",
        r"全称|名称|names?",
        rf"(?:报送|填报|应交|应报|上报)(?:单位|党?支部|党组织)(?:{NAMED})?",
    )
)
"""Headings of the column of names that can be nothing else, the best first: next to a branch's an organisation is its unit."""
SHORT_HEADING = re.compile(r"(?:所属|下属|所在|各)?党?支部|党组织|(?:party)?branch(?:es)?", re.IGNORECASE)
"""A heading, or a value in a column of kinds."""
UNIT_HEADING = re.compile(
    r"(?:所属|所在|上级|隶属|主管|归属)?(?:基层)?(?:单位|党委|党工委|党总支|总支|党组织|部门)(?:全称|名称)?"
    r"|(?:parent)?(?:unit|department|committee|organi[sz]ation)",
    re.IGNORECASE,
)
OTHER_HEADING = re.compile(
    r"序号|编号|代码|书记|电话|联系|备注|类型|类别|人数|日期|no\.?|number|type|remarks?|notes?", re.IGNORECASE
)
TOTAL = re.compile(
    r"(?:合|总|小|共|累)计.*|(?:党?支部)?总数|(?:以上|总|合)共.*|共?\d+(?:个|家)(?:党?支部)?|(?:sub|grand)?totals?", re.IGNORECASE
)
NOTE = re.compile(
    r"(?:说明|注|备注|填表|填报|制表|审核|联系|负责|报送|打印|导出|更新)[^:：]{0,8}[:：].*|(?:note|printed|exported)s?:.*",
    re.IGNORECASE,
)
TITLE = re.compile(r".*(?:名单|名册|花名册|一览表?|清单|汇总表|统计表|明细表?|台账|列表)(?:[(（].*[)）])?")
_CHINESE = "[一二三四五六七八九十百]"
_FIRST = (
    rf"\s*(?:[(（\[【]\s*(?:\d{{1,5}}|{_CHINESE}{{1,5}})\s*[)）\]】]|[①-⑳Ⅰ-Ⅻ]|{_CHINESE}{{1,5}}\s*[、．](?!{_CHINESE})"
    r"|0\d{1,4}(?=\D)|\d{1,5}(?=第)|(?i:no)[.．]?\s*\d{1,5}(?=\W*[\u4e00-\u9fff])|\d{1,5}\s*[-–—](?=\s)"
)
NUMBERED = re.compile(rf"{_FIRST}|\d{{1,5}}\s*(?:[、．)）:：](?!\s*\d)|[.,，](?!\d)|\s(?!\d)))[\s、．.)）:：]*")
"""A number before a name; not one that belongs to it (1号楼党支部, 1、2号楼党支部, 一、二年级党支部)."""
RUNNING = re.compile(rf"{_FIRST}|(\d{{1,5}})\s*[、．.)）:：,，\s])[\s–—-]*")
"""A number before a name in a list that is numbered from 1."""
BULLET = re.compile(r"\s*(?:[•·●○◆◇■□▪▫★☆✓√►▶]|[-–—*](?=\s))\s*")
AROUND = "“”\"'‘’《》；;。，,、\u200b\ufeff \u3000\u00a0\t"
MEMBERS = re.compile(r"[(（]\s*(?:共|党员|现有)*\s*\d+\s*[人名]\s*[)）]$")
BETWEEN = re.compile(r"[、,，;；/|。\s]+")
FIGURES = re.compile(r"[\d\s.,、，:：()（）/\-年月日%]*")
BRANCH = re.compile(r"支部|\bbranch", re.IGNORECASE)

Cells = Sequence[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Columns:
    """The column of the names, the row below which they stand, the unit's column, and the heading, where there are any."""

    name: int
    unit: int | None = None
    above: int = 0
    heading: str = ""


def read_expected(data: bytes, collector: ProblemCollector) -> ExpectedList | None:
    """The names in a list (text, CSV or Excel), in its order; None, with the reason reported, where there are none."""
    try:
        table = first_table(data, _has_heading)
    except Unreadable as unreadable:
        collector.add(unreadable.where, unreadable.wrong, **unreadable.facts)
        return None
    found = _list([row.own for row in table.rows])
    if not found.names:
        collector.add(Where(), Wrong.EMPTY_TABLE)
        return None
    return found


def _has_heading(cells: Cells) -> bool:
    return any(each.fullmatch(_bare(cell)) for cell in cells for each in NAME_HEADINGS)


def read_expected_lines(text: str) -> tuple[str, ...]:
    """The names in a text that a person typed or pasted: one in each line, or rows of a table with tabs between the cells."""
    return _list([[cell.strip() for cell in line.split("\t")] for line in text.splitlines() if line.strip()]).names


def _list(rows: Sequence[Cells]) -> ExpectedList:
    if len(rows) == 1 and all(map(_is_name, filter(None, rows[0]))):
        rows = [[cell] for cell in rows[0]]  # all in one line, with commas between
    columns = _columns(rows)
    named = list(_named(rows, columns))
    units: dict[str, set[str]] = {}
    for unit, name in named:
        units.setdefault(folded(name), set()).add(folded(unit))
    names = tuple(_told_apart(unit, name, apart=len(units[folded(name)]) > 1)[:NAME_AT_MOST] for unit, name in named)
    return ExpectedList(names=names, heading=columns.heading)


def _told_apart(unit: str, name: str, *, apart: bool) -> str:
    """Two branches of one name are told apart by their units, unless the name has it already."""
    return unit + name if apart and folded(unit) not in folded(name) else name


def _columns(rows: Sequence[Cells]) -> _Columns:
    for pattern in (*NAME_HEADINGS, SHORT_HEADING):
        for place, cells in enumerate(rows):
            column = next((column for column, cell in enumerate(cells) if pattern.fullmatch(_bare(cell))), None)
            if column is not None and (pattern is not SHORT_HEADING or _heads(cells, column, rows[place + 1 :])):
                return _Columns(name=column, unit=_unit(cells, column), above=place + 1, heading=cells[column])
    return _fullest(rows)


def _heads(cells: Cells, column: int, below: Sequence[Cells]) -> bool:
    """True if the row is one of headings, and what stands below is not the same word again, as in a column of kinds."""
    others = [cell for place, cell in enumerate(cells) if cell and place != column]
    if any(FIGURES.fullmatch(cell) or _is_name(cell) for cell in others):
        return False
    return all(_bare(each) != _bare(cells[column]) for each in _under(below[:1], column))


def _is_name(cell: str) -> bool:
    """True if the cell names a branch and is no heading."""
    return BRANCH.search(cell) is not None and not _is_heading(cell) and OTHER_HEADING.search(cell) is None


def _is_heading(cell: str) -> bool:
    return any(each.fullmatch(_bare(cell)) for each in (*NAME_HEADINGS, SHORT_HEADING, UNIT_HEADING))


def _unit(cells: Cells, name: int) -> int | None:
    return next((place for place, cell in enumerate(cells) if place != name and UNIT_HEADING.fullmatch(_bare(cell))), None)


def _fullest(rows: Sequence[Cells]) -> _Columns:
    """Without headings: the column with most names of branches, else with most different texts; the unit is the text before it."""
    width = max(map(len, rows), default=1)
    columns = [[_text(cell) for cell in _under(rows, column)] for column in range(width)]
    weights = [(sum(map(_is_name, cells)), len({cell for cell in cells if cell})) for cells in columns]
    name = max(range(width), key=lambda column: (weights[column], -column))
    unit = next((column for column in range(name) if weights[column][1]), None)
    return _Columns(name=name, unit=unit)


def _under(rows: Iterable[Cells], column: int) -> Iterator[str]:
    return (cells[column] for cells in rows if column < len(cells))


def _named(rows: Sequence[Cells], columns: _Columns) -> Iterator[tuple[str, str]]:
    """Unit and name of each row that is neither title, total nor note. A unit holds until the next: its cells may be merged."""
    unit = ""
    found: list[tuple[str, str]] = []
    for cells in rows[columns.above :]:
        cell = next(iter(_under([cells], columns.name)), "")
        if _is_beside_the_list(_text(cell), cells):
            continue
        if columns.unit is not None:
            unit = next((each for each in _under([cells], columns.unit) if each), unit)
        if _text(cell):
            found.append((unit, cell))
    is_numbered = _is_numbered([cell for _, cell in found])
    for unit, cell in found:
        yield from ((unit, name) for name in _several(cell) or [_text(cell, is_numbered=is_numbered)])


def _is_numbered(cells: Sequence[str]) -> bool:
    """True if the numbers before the names run from 1: then one before a figure is a number too."""
    numbers = [found and found[1] for found in map(RUNNING.match, cells)]
    return len(cells) > 1 and numbers == [str(number) for number in range(1, len(cells) + 1)]


def _several(cell: str) -> list[str]:
    """The names in a cell that has several, one after the other; none where it has one."""
    listed = cell.rpartition("：")[2].rpartition(":")[2]
    names = [each for each in map(_text, BETWEEN.split(listed)) if each]
    return names if len(names) > 1 and all(each.endswith("支部") and len(each) > len("党支部") for each in names) else []


def _is_beside_the_list(name: str, cells: Cells) -> bool:
    """True for totals, notes, titles, and a heading again at the top of a page."""
    first = next((cell for cell in cells if cell), "")
    if any(TOTAL.fullmatch(_bare(cell)) for cell in (first, name)) or NOTE.fullmatch(first):
        return True
    return TITLE.fullmatch(name) is not None or _is_heading(name)


def _text(cell: str, *, is_numbered: bool = False) -> str:
    """A cell as a name: without the number or mark before it, and what stands around it; nothing where it is only figures."""
    text = BULLET.sub("", cell, count=1) if BULLET.match(cell) else cell
    number = (RUNNING if is_numbered else NUMBERED).match(text)
    text = text[number.end() :] if number else text
    return "" if FIGURES.fullmatch(text) else MEMBERS.sub("", text.strip(AROUND)).strip(AROUND)


def _bare(cell: str) -> str:
    """Without blanks, without what stands in brackets, without a colon or a star."""
    return re.sub(r"[(（\[【][^)）\]】]*[)）\]】]|[\s:：*]", "", cell)
