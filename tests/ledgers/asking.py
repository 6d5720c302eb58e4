"""The operation `import_ledger` as the dialog asks it."""

import base64
from collections.abc import Iterable
from datetime import date
from typing import Any

from assess.reading.files.days import written_day
from tests.bridge_client import BridgeClient, sheet

Json = dict[str, Any]


def import_ledger(
    door: BridgeClient,
    data: bytes,
    name: str,
    *,
    year: int | None,
    today: str,
    answers: Json | None = None,
    rows: Iterable[Json] = (),
    remembered: Json | None = None,
    lang: str = "zh",
) -> Json:
    """The reply about a file, whether it could be opened or not. `rows` are those of the ledger that is there already."""
    known = {"ledger": {"rows": list(rows)}}
    return door.ask(
        "import_ledger",
        lang=lang,
        today=today,
        data=base64.b64encode(data).decode(),
        name=name,
        sheet=sheet(year=year, **known) if year else sheet(**known),
        answers=answers or {},
        remembered=remembered or {},
    )


def day_in(entry: Json | None) -> str:
    """The day or the month of an entry, read without knowing what year is assessed: it must say its own."""
    found = written_day(str((entry or {}).get("date", "")))
    if found is None or found.year is None:
        return ""
    month = f"{found.year}-{found.month:02}"
    return month if found.day is None else date(found.year, found.month, found.day).isoformat()


def held(reply: Json) -> list[tuple[str, str]]:
    """The day and the activity of what the button would add."""
    return [(day_in(entry), str(entry["activity"])) for entry in reply["add"]]


def questions(reply: Json) -> int:
    """The number of questions that wait for an answer."""
    return sum(reply["open"].values())
