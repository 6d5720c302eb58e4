"""The part of one year's self-assessment that is carried over to the next."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from assess.model.answers import Answer, Choice, Sheet
from assess.model.rules import Existence
from assess.model.standard import Kind, Standard

CARRIED = ("people",)
"""Of the ledger: who is counted by name. Entries, and what is said to be complete, belong to their year."""


IsOver = Callable[[str, int], bool]
"""True if a day as somebody typed it is before the year."""


def begin(sheet: Sheet, standard: Standard, *, earlier: list[object], today: date | None, is_over: IsOver) -> Sheet:
    """A sheet of the year after: name, facts and what the plan leaves to do go over; answers, notes and entries do not.

    Rules and systems that were there stand as last year's, to be confirmed: until then they are as open as everything else.
    Whoever left the branch before it, and offices that ended, stay behind.

    Without a year in the sheet it is that of `today`. What this version does not know is carried over as well.
    """
    year = sheet.year + 1 if sheet.year is not None else today.year if today else None
    kept = {name: value for name, value in sheet.kept.items() if name in ("branch", "fields")}
    return Sheet(
        name=sheet.name,
        year=year,
        branch=sheet.branch,
        answers=dict(_lasting(sheet, standard)),
        ledger=replace(sheet.ledger, entries=(), since=None, covers=frozenset()),
        ledger_raw=_ledger(sheet.ledger_raw, lambda text: year is not None and is_over(text, year)),
        earlier_raw=earlier or None,
        plan_raw=[each for each in sheet.plan_raw or [] if not _is_done(each)] or None,
        kept=kept,
    )


def _lasting(sheet: Sheet, standard: Standard) -> Iterator[tuple[str, Answer]]:
    """Answers about what was there and stays there, unless a document has to be made anew in each period."""
    for name, answer in sheet.answers.items():
        requirement = standard.requirements[name]
        lasts = requirement.kind is Kind.EXISTENCE and isinstance(requirement.rule, Existence) and requirement.rule.per is None
        if lasts and answer.choice is Choice.MET:
            yield name, Answer(choice=None, last=answer.choice, last_from=str(sheet.year or ""))
        elif lasts and answer.choice is None and answer.last is not None:
            yield name, Answer(choice=None, last=answer.last, last_from=answer.last_from)


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
