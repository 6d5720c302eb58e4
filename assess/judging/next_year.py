"""The part of one year's self-assessment that is carried over to the next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from assess.model.answers import Sheet

CARRIED = ("covers", "people")
"""Of the ledger: which activities are entered completely, and who is counted by name. Entries belong to their year."""


IsOver = Callable[[str, int], bool]
"""True if a day as somebody typed it is before the year."""


def begin(sheet: Sheet, *, earlier: list[object], today: date | None, is_over: IsOver) -> Sheet:
    """A sheet of the year after: name, facts and what the plan leaves to do go over; answers, notes and entries do not.

    Whoever left the branch before it, and offices that ended, stay behind.

    Without a year in the sheet it is that of `today`. What this version does not know is carried over as well.
    """
    year = sheet.year + 1 if sheet.year is not None else today.year if today else None
    kept = {name: value for name, value in sheet.kept.items() if name in ("branch", "fields")}
    return Sheet(
        name=sheet.name,
        year=year,
        branch=sheet.branch,
        ledger=replace(sheet.ledger, entries=(), since=None),
        ledger_raw=_ledger(sheet.ledger_raw, lambda text: year is not None and is_over(text, year)),
        earlier_raw=earlier or None,
        plan_raw=[each for each in sheet.plan_raw or [] if not _is_done(each)] or None,
        kept=kept,
    )


def _ledger(raw: object, is_over: Callable[[str], bool]) -> object:
    if not isinstance(raw, dict):
        return None
    carried = {name: value for name, value in raw.items() if name in CARRIED}
    if isinstance(carried.get("people"), list):
        carried["people"] = [_person(each, is_over) for each in carried["people"] if not _has_ended(each, is_over)]
    return {name: value for name, value in carried.items() if value} or None


def _person(raw: object, is_over: Callable[[str], bool]) -> object:
    """The person with the offices that last; what is open, or cannot be read, does."""
    if not isinstance(raw, dict) or not isinstance(raw.get("offices"), list):
        return raw
    lasting = [each for each in raw["offices"] if not _has_ended(each, is_over)]
    return {name: value for name, value in {**raw, "offices": lasting}.items() if name != "offices" or value}


def _has_ended(raw: object, is_over: Callable[[str], bool]) -> bool:
    return isinstance(raw, dict) and is_over(str(raw.get("to") or ""))


def _is_done(raw: object) -> bool:
    """True if it is known to be done; what cannot be read is not."""
    return isinstance(raw, dict) and bool(raw.get("done"))
