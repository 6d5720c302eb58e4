"""Input of a roll-up: branches' files, and summaries that the page hands back.

Nothing raises for bad input, and nothing is dropped in silence: a file that cannot be used becomes a line that says why.
"""

import hashlib
import re
from datetime import date

from assess.errors import NOTICES, Problem, Wrong
from assess.model.as_of import Dated
from assess.model.findings import LETTERS
from assess.model.rollup import AREA_FIGURES, NO_SCORE, FoundFile, Record, Refused, Repeated, StandardMatch, Summary
from assess.model.standard import Standard
from assess.model.verification import Verdict
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import UNREADABLE, read_sheet_text
from assess.reading.files.file_text import BYTES_AT_MOST, text_of
from assess.reading.files.review import read_review
from assess.reading.json_text import SIZE_LIMIT

NAME_AT_MOST = 400
"""Names of files longer than this, folders included, are cut at the front."""


def is_branch_file(name: str) -> bool:
    """True if a file is worth opening: JSON, also as programs for messages rename it, but not the shadow files of some systems."""
    base = re.split(r"[/\\]", name)[-1].lower()
    return ".json" in base and not base.startswith(".")


def read_branch_file(name: str, content: str | bytes | None, standard: Standard) -> FoundFile:
    """One file, as text or as it lies on the disk; without `content` it could not be opened.

    A name of which characters were lost is nobody's: it would stand as one more branch beside its own good file.
    """
    name = name[-NAME_AT_MOST:]
    if not is_branch_file(name):
        return FoundFile(file=name)
    if content is None:
        return FoundFile(file=name, refused=Refused(file=name, wrong=Wrong.FILE_UNREADABLE.value))
    collector = ProblemCollector()
    text = text_of(content, collector) if isinstance(content, bytes) else content
    sheet = None if text is None else read_sheet_text(text, standard, collector)
    if text is None or sheet is None or UNREADABLE in sheet.name:
        return FoundFile(file=name, refused=refused(name, collector.problems[0]))
    unread = sum(problem.wrong not in NOTICES for problem in collector.problems)
    review = None if sheet.review_raw is None else read_review(Node(sheet.review_raw, ProblemCollector()), standard)
    return FoundFile(file=name, sheet=sheet, content=content_of(text), unread=unread, review=review)


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
        file, name, year, saved, content, standing, unread, states, figures, dated, ahead, agreement, *places = raw
        moved, reviewed, disputed, changed = places
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
            reviewed=self._places(reviewed),
            disputed=self._places(disputed),
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
