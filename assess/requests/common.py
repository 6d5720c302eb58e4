"""What every operation reads from its request."""

from datetime import date

from assess.model.answers import Sheet
from assess.model.standard import Standard
from assess.reading.answers import read_sheet
from assess.reading.fields import Node, Report

Body = dict[str, object]
"""A request, as parsed: see `assess.bridge`."""


def sheet_of(body: Body, standard: Standard, report: Report) -> Sheet | None:
    """The sheet that the request is about; None, with the reason reported, where it is none at all."""
    return read_sheet(Node(body.get("sheet"), report), standard)


def today_of(body: Body) -> date | None:
    """The person's own day, as YYYY-MM-DD; without one no period of the ledger is over."""
    try:
        return date.fromisoformat(str(body.get("today", ""))[:10])
    except ValueError:
        return None
