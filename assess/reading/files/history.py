"""Finished assessments in a branch's file → `Snapshot`s.

    "earlier": [{"finished": "2026-12-01", "year": 2026, "branch": {<fact id>: value},
                 "requirements": {<requirement id>: {"status": "partly", "answer": "met", "held": 3, "missed": 1, "open": 0}},
                 "result": {…}}]        see `reading.files.recorded`: the figures, and the standard that they were worked out by

`answer` is absent where nothing was ticked; `held`, `missed` and `open` are there only where a ledger was judged. Requirements that
were renamed are found under either name. What cannot be read is reported, and left out of every comparison; the file keeps it,
because the field is written back as it was. `EARLIER_LIMIT` are read, the last ones; having more is reported.
"""

from datetime import date

from assess.errors import Wrong
from assess.model.answers import FORMAT, VERSION, Choice
from assess.model.branch import FactValue
from assess.model.findings import Status
from assess.model.history import EARLIER_LIMIT, Periods, Snapshot, Standing
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector, read_mapping, shown
from assess.reading.files.answers import read_sheet
from assess.reading.files.recorded import read_recorded
from assess.reading.lenient import fields_of

EARLIER_FIELDS = ("finished", "year", "branch", "requirements", "result")
STANDING_FIELDS = ("status", "answer", "held", "missed", "open")


def read_earlier(node: Node, standard: Standard) -> tuple[Snapshot, ...]:
    """Those that can be read, the one finished first at the front. Problems go to the node's collector."""
    if node.value is None:
        return ()
    if not isinstance(node.value, list):
        node.wrong(Wrong.NOT_LIST, got=shown(node.value))
        return ()
    if len(node.value) > EARLIER_LIMIT:
        node.wrong(Wrong.LIST_TOO_LONG, size=len(node.value), limit=EARLIER_LIMIT)
    first = max(0, len(node.value) - EARLIER_LIMIT)
    read = (_snapshot(node.child(place, node.value[place]), standard) for place in range(first, len(node.value)))
    return tuple(sorted((each for each in read if each is not None), key=lambda each: each.day or date.min))


def _snapshot(node: Node, standard: Standard) -> Snapshot | None:
    """All of it or nothing: half of an assessment would compare wrongly."""
    from assess.reading.files.days import read_day  # comes later to the browser: a form begins without earlier assessments

    own = ProblemCollector()
    fields = fields_of(Node(node.value, own, node.file, node.path), EARLIER_FIELDS)
    given = fields["requirements"]
    finished, result = fields["finished"], fields["result"]
    day = read_day(finished.value, None) if finished is not None and isinstance(finished.value, str) else None
    recorded = None if result is None else read_recorded(result)
    standings = {} if given is None else _standings(given, standard)
    if own.problems or recorded is None or day is None:
        node.wrong(Wrong.UNREADABLE_EARLIER, got=shown(node.value if finished is None else finished.value))
        return None
    year = fields["year"]
    facts = fields["branch"]
    return Snapshot(
        day=day,
        year=year.value if year is not None and _is_whole(year.value) and isinstance(year.value, int) else None,
        facts={} if facts is None else _facts(facts.value, standard),
        standings=standings,
        recorded=recorded,
    )


def _facts(raw: object, standard: Standard) -> dict[str, FactValue]:
    """Read as those of a file are; what the present standard does not ask any more is not compared."""
    sheet = read_sheet(Node({"format": FORMAT, "version": VERSION, "branch": raw}, ProblemCollector()), standard)
    return sheet.branch.facts if sheet is not None else {}


def _standings(node: Node, standard: Standard) -> dict[str, Standing]:
    given = read_mapping(node)
    read = {standard.moved.get(name, name): _standing(child) for name, child in given.items()}
    return {name: standing for name, standing in read.items() if standing is not None}


def _standing(node: Node) -> Standing | None:
    """Reports a value that there cannot be: the whole assessment is then not compared."""
    fields = {name: child and child.value for name, child in fields_of(node, STANDING_FIELDS).items()}
    status, answer = fields["status"], fields["answer"]
    if status not in list(Status) or not (answer is None or answer in list(Choice)):
        node.wrong(Wrong.UNREADABLE_EARLIER, got=shown(node.value))
        return None
    counts = [fields[name] for name in ("held", "missed", "open")]
    periods = None
    if any(each is not None for each in counts):
        if not all(map(_is_whole, counts)):
            node.wrong(Wrong.UNREADABLE_EARLIER, got=shown(node.value))
            return None
        held, missed, still = (each for each in counts if isinstance(each, int))
        periods = Periods(held=held, missed=missed, open=still)
    return Standing(status=Status(str(status)), answer=Choice(str(answer)) if answer is not None else None, periods=periods)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1_000_000
