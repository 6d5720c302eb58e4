"""The part of one year's self-assessment that is carried over to the next."""

from dataclasses import replace
from datetime import date

from assess.model.answers import Sheet

CARRIED = ("covers", "covered_as", "people")
"""Of the ledger: which activities are entered completely, and who is counted by name. Entries belong to their year."""


def begin(sheet: Sheet, *, earlier: list[object], today: date | None) -> Sheet:
    """A sheet of the year after: name, facts and what the plan leaves to do go over; answers, notes and entries do not.

    Without a year in the sheet it is that of `today`. What this version does not know is carried over as well.
    """
    year = sheet.year + 1 if sheet.year is not None else today.year if today else None
    kept = {name: value for name, value in sheet.kept.items() if name in ("branch", "fields")}
    return Sheet(
        name=sheet.name,
        year=year,
        branch=sheet.branch,
        ledger=replace(sheet.ledger, entries=(), since=None),
        ledger_raw=_ledger(sheet.ledger_raw),
        earlier_raw=earlier or None,
        plan_raw=[each for each in sheet.plan_raw or [] if not _is_done(each)] or None,
        kept=kept,
    )


def _ledger(raw: object) -> object:
    if not isinstance(raw, dict):
        return None
    return {name: value for name, value in raw.items() if name in CARRIED and value} or None


def _is_done(raw: object) -> bool:
    """True if it is known to be done; what cannot be read is not."""
    return isinstance(raw, dict) and bool(raw.get("done"))
