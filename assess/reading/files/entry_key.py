"""The key of a ledger's entry, as one text: two entries with the same text are the same entry, written differently."""

from collections.abc import Callable, Mapping

from assess.model.ledger import FieldKind
from assess.model.standard import Standard
from assess.reading.files.activity_names import activity_names, plain
from assess.reading.files.days import plain_day
from assess.reading.files.names import names_in

ABOUT = (FieldKind.GROUP, FieldKind.NAMES, FieldKind.AUDIENCE)
"""Kinds of columns that tell apart what is done several times on a day. No topic: two people word it differently."""


def entry_key(standard: Standard, year: int | None) -> Callable[[object], str]:
    """Day and activity, in whatever spelling, then group, who with whom, and to whom."""
    activities = activity_names(standard)
    columns = [each for each in standard.ledger.columns.values() if each.kind in ABOUT]

    def key(row: object) -> str:
        cells = {str(name): str(value) for name, value in row.items() if value is not None} if isinstance(row, Mapping) else {}
        date, activity = cells.get("date", ""), cells.get("activity", "")
        parts = [plain_day(date, year), activities.get(plain(activity), activity)]
        for column in columns:
            text = cells.get(column.id, "")
            parts.append("+".join(sorted(names_in(text))) if column.kind is FieldKind.NAMES else plain(text))
        return " ".join(part for part in parts if part) if cells else str(row)[:200]

    return key
