"""A day written as data."""

from datetime import date

from assess.errors import Wrong
from assess.reading.fields import Node, read_text, shown

UNREADABLE = date(2000, 12, 31)


def read_day_of(node: Node | None) -> date:
    """YYYY-MM-DD. What cannot be read is reported, and some day given in its place."""
    try:
        return date.fromisoformat(read_text(node))
    except ValueError:
        if node:
            node.wrong(Wrong.NOT_A_DATE, got=shown(node.value))
        return UNREADABLE
