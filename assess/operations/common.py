"""The values that every operation reads from its request."""

from base64 import b64encode
from collections.abc import Container
from datetime import date

from assess.errors import Where, Wrong
from assess.model.answers import Sheet
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from assess.reading.lenient import year_in

Body = dict[str, object]
"""A request, as parsed: see `assess.bridge`."""

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JSON = "application/json"


def sheet_of(body: Body, standard: Standard, collector: ProblemCollector) -> Sheet | None:
    """The sheet that the request is about; None, with the reason reported, where it is none at all."""
    return read_sheet(Node(body.get("sheet"), collector), standard)


def today_of(body: Body) -> date | None:
    """The person's own day, as YYYY-MM-DD; without one no period of the ledger is over."""
    try:
        return date.fromisoformat(str(body.get("today", ""))[:10])
    except ValueError:
        return None


def year_of(body: Body) -> int | None:
    """The year that was asked for; None where none was, or none that there can be."""
    return year_in(body.get("year"))


def format_of(body: Body, known: Container[str], collector: ProblemCollector) -> str | None:
    """The kind of file asked for: None where the words are wanted, empty, with the reason reported, where it is no known one."""
    raw = body.get("format")
    form = None if raw is None else str(raw)
    if form is None or form in known:
        return form
    collector.add(Where(path="format"), Wrong.BAD_REQUEST, detail="format")
    return ""


def file_data(name: str, kind: str, data: bytes) -> Body:
    """A file for the visitor: `name`, media `type` and `data` in base64."""
    return {"name": name, "type": kind, "data": b64encode(data).decode()}
