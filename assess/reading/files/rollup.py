"""Input of a roll-up: branches' files, the list of those expected, and summaries that the page hands back.

Nothing raises for bad input, and nothing is dropped in silence: a file that cannot be used becomes a line that says why.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import date

from assess.errors import NOTICES, Problem, Where, Wrong
from assess.model.as_of import Dated
from assess.model.findings import LETTERS
from assess.model.rollup import AREA_FIGURES, NO_SCORE, FoundFile, Record, Refused, Repeated, StandardMatch, Summary
from assess.model.standard import Standard
from assess.model.verification import Verdict
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet_text
from assess.reading.files.tables import Unreadable, read_table
from assess.reading.json_text import SIZE_LIMIT

BYTES_AT_MOST = 8_000_000
"""Longer files are not read at all: in no encoding could they be short enough to be a sheet."""
NAME_AT_MOST = 400
"""Names of files longer than this, folders included, are cut at the front."""
EXPECTED_AT_MOST = 200
"""Characters of a branch's name: as many as a sheet may have."""

HEADING = re.compile(
    r"\u515a?\u652f\u90e8(?:\u540d\u79f0)?|\u540d\u79f0|(?:party)?branch(?:name)?|name(?:ofthe(?:party)?branch)?", re.IGNORECASE
)
"""What the column of names may be called, in Chinese and in English: branch, Party branch, name of the branch, name."""
HEAD_ROWS = 15
"""Further down a heading is a name."""


def is_branch_file(name: str) -> bool:
    """True if a file is worth opening: JSON, also as programs for messages rename it, but not the shadow files of some systems."""
    base = re.split(r"[/\\]", name)[-1].lower()
    return ".json" in base and not base.startswith(".")


def read_branch_file(name: str, text: str | None, standard: Standard) -> FoundFile:
    """One file; without `text` it could not be opened."""
    name = name[-NAME_AT_MOST:]
    if not is_branch_file(name):
        return FoundFile(file=name)
    if text is None:
        return FoundFile(file=name, refused=Refused(file=name, wrong=Wrong.FILE_UNREADABLE.value))
    collector = ProblemCollector()
    sheet = read_sheet_text(text, standard, collector)
    if sheet is None:
        return FoundFile(file=name, refused=refused(name, collector.problems[0]))
    unread = sum(problem.wrong not in NOTICES for problem in collector.problems)
    return FoundFile(file=name, sheet=sheet, content=content_of(text), unread=unread)


def refuse_size(name: str, size: int) -> FoundFile | None:
    """The answer to a file of so many bytes that it need not be read; None where it must be."""
    if size <= BYTES_AT_MOST:
        return None
    facts = {"size": str(size), "limit": str(SIZE_LIMIT)}
    return FoundFile(file=name, refused=Refused(file=name, wrong=Wrong.TOO_LARGE.value, facts=facts))


def refused(name: str, problem: Problem) -> Refused:
    """Only numbers go along into the sentence: what else stood in the file is no one's business here."""
    numbers = {fact: value for fact, value in problem.facts.items() if value.isdecimal()}
    return Refused(file=name, wrong=problem.wrong.value, facts=numbers)


def content_of(text: str) -> str:
    """Names a text: the same for a copy of it, and for nothing else."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


# — the list of branches expected


def read_expected(data: bytes, collector: ProblemCollector) -> tuple[str, ...] | None:
    """The names in a list (text, CSV or Excel), each once for each line; None, with the reason reported, where there are none."""
    try:
        table = read_table(data, lambda cells: True)
    except Unreadable as unreadable:
        collector.add(unreadable.where, unreadable.wrong, **unreadable.facts)
        return None
    names = tuple(_names([cells for _, cells in table.rows]))
    if not names:
        collector.add(Where(), Wrong.EMPTY_TABLE)
        return None
    return names


def read_expected_lines(text: str) -> tuple[str, ...]:
    """The names in a text that a person typed, one in each line."""
    return tuple(line.strip()[:EXPECTED_AT_MOST] for line in text.splitlines() if line.strip())


def _names(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Those below a heading if there is one; else the first text of each row that is no mere number."""
    for place, cells in enumerate(rows[:HEAD_ROWS]):
        for column, cell in enumerate(cells):
            if _is_heading(cell):
                yield from (row[column][:EXPECTED_AT_MOST] for row in rows[place + 1 :] if column < len(row) and row[column])
                return
    for cells in rows:
        if name := next((cell for cell in cells if cell and not re.fullmatch(r"[\d\s.、,()（）]+", cell)), ""):
            yield name[:EXPECTED_AT_MOST]


def _is_heading(cell: str) -> bool:
    return HEADING.fullmatch(re.sub(r"[\s:\uff1a]", "", cell)) is not None


# — summaries, as `outputs.rollup.data.summary_data` writes them


def read_summary(node: Node, standard: Standard) -> Summary | None:
    """A summary from plain data. It is our own page that hands it in, so a wrong one is a wrong request."""
    try:
        return _SummaryReader(standard).summary(node.value)
    except (KeyError, TypeError, ValueError):
        node.wrong(Wrong.BAD_REQUEST, detail="summary")
        return None


class _SummaryReader:
    """Every value is checked as it is taken: `ValueError`, `TypeError` and `KeyError` say that it is none of ours."""

    def __init__(self, standard: Standard) -> None:
        self.requirements = len(standard.requirements)
        self.areas = len(standard.areas)
        self.bands = len(standard.scoring.bands)

    def summary(self, raw: object) -> Summary:
        if not isinstance(raw, dict):
            raise TypeError
        records = {each.key: each for each in (self._record(*row) for row in raw["records"])}
        repeated = tuple(self._repeated(*each) for each in raw["repeated"])
        if not {each.key for each in repeated} <= records.keys():
            raise ValueError
        return Summary(
            records=records,
            repeated=repeated,
            refused=tuple(self._refused(*each) for each in raw["refused"]),
            others=tuple(_text(each) for each in raw["others"]),
        )

    def _record(self, *raw: object) -> Record:
        file, name, year, saved, content, standing, unread, states, figures, dated, ahead, agreement, moved, changed = raw
        return Record(
            file=_text(file),
            name=_text(name),
            year=_year(year),
            saved=_iso(saved),
            content=_text(content),
            standing=StandardMatch(_text(standing)),
            unread=_whole(unread),
            states=self._states(_text(states)),
            figures=self._figures(figures),
            dated=Dated(_text(dated)),
            ahead=_whole(ahead),
            agreement=Verdict(_text(agreement)),
            moved=self._places(moved),
            changed=self._places(changed),
        )

    def _places(self, raw: object) -> tuple[int, ...]:
        if not isinstance(raw, list):
            raise TypeError
        return tuple(_whole(each, high=self.requirements - 1) for each in raw)

    def _states(self, text: str) -> str:
        if len(text) != self.requirements or not set(text) <= set(LETTERS.values()):
            raise ValueError
        return text

    def _figures(self, raw: object) -> tuple[int, ...]:
        if not isinstance(raw, list) or len(raw) != self.areas * AREA_FIGURES:
            raise ValueError
        limits = (100, 100, self.bands - 1)
        return tuple(_whole(each, low=NO_SCORE, high=limits[place % AREA_FIGURES]) for place, each in enumerate(raw))

    def _repeated(self, *raw: object) -> Repeated:
        file, name, year, saved, content, answered, states = raw
        return Repeated(
            file=_text(file),
            name=_text(name),
            year=_year(year),
            saved=_text(saved),
            content=_text(content),
            answered=_whole(answered),
            states=self._states(_text(states)),
        )

    def _refused(self, *raw: object) -> Refused:
        file, wrong, facts = raw
        if not isinstance(facts, dict):
            raise TypeError
        return Refused(
            file=_text(file),
            wrong=Wrong(_text(wrong)).value,
            facts={_text(fact): _text(value) for fact, value in facts.items()},
        )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _iso(value: object) -> str:
    return "" if value == "" else date.fromisoformat(_text(value)).isoformat()


def _whole(value: object, *, low: int = 0, high: int = 10_000_000) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise ValueError
    return value


def _year(value: object) -> int | None:
    return None if value is None else _whole(value)
