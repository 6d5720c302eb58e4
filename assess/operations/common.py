"""The values that every operation reads from its request."""

from base64 import b64encode
from collections.abc import Container
from datetime import date

from assess.errors import Where, Wrong
from assess.model.answers import Sheet
from assess.model.standard import Standard
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from assess.reading.files.file_text import text_of
from assess.reading.files.tables import bytes_of
from assess.reading.lenient import year_in

Body = dict[str, object]
"""A request, as parsed: see `assess.bridge`."""

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JSON = "application/json"


def sheet_of(body: Body, standard: Standard, collector: ProblemCollector) -> Sheet | None:
    """The sheet that the request is about; None, with the reason reported, where it is none at all."""
    return read_sheet(Node(body.get("sheet"), collector), standard)


def text_in(body: Body, name: str, collector: ProblemCollector) -> str | None:
    """The text of a file of the request: as text, or as `{base64}`, its bytes, where the page could not be sure of its encoding.

    None, with the reason reported, where there is none.
    """
    return file_text(Node(body.get(name), collector, path=(name,)))


def file_text(node: Node) -> str | None:
    """The text in one value of a request."""
    if isinstance(node.value, str):
        return node.value
    data = base64_in(node.value)
    if data is None:
        node.wrong(Wrong.BAD_REQUEST, detail=str(node.path[-1]))
        return None
    return text_of(data, node.collector)


def base64_in(value: object) -> bytes | None:
    """The bytes in `{base64}`; None where there are none."""
    return bytes_of(value.get("base64")) if isinstance(value, dict) else None


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
