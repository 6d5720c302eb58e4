"""Activities that are in the ledger, but not confirmed to be complete there, so that the ledger decides nothing yet."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from assess.judging.ledger import count_ledger
from assess.model.answers import Sheet
from assess.model.findings import LedgerFinding, RequirementFinding
from assess.model.rules import AtLeast
from assess.model.standard import Standard


def foreseen(standard: Standard, sheet: Sheet, *, today: date | None) -> dict[str, LedgerFinding]:
    """The findings, by requirement, that its entries of an activity would give once they are confirmed to be all.

    Only where it has entries, and where confirming them decides something: it is known whom to count, and in which periods.
    """
    found: dict[str, LedgerFinding] = {}
    unconfirmed = _entries(sheet)
    for each in standard.requirements.values() if unconfirmed else ():
        if isinstance(each.rule, AtLeast) and each.rule.activity in unconfirmed:
            finding = count_ledger(each.rule, sheet, standard.ledger, today=today)
            if finding is not None:
                found[each.id] = finding
    return found


def open_ledgers(
    standard: Standard, sheet: Sheet, findings: Iterable[RequirementFinding], would_be: Mapping[str, LedgerFinding]
) -> dict[str, int]:
    """Each such activity with the number of its entries in the year, in the standard's order.

    Only where confirming it decides something: where a requirement of it is open, and `would_be` (see `foreseen`) has it.
    """
    if not would_be:
        return {}
    rules = (standard.requirements[each.requirement].rule for each in findings if each.open and each.requirement in would_be)
    asked = {rule.activity for rule in rules if isinstance(rule, AtLeast)}
    entries = _entries(sheet)
    return {name: entries[name] for name in standard.activities if name in asked}


def _entries(sheet: Sheet) -> Mapping[str, int]:
    """The number of entries of the year, of each activity that is not confirmed."""
    entries = Counter(entry.activity for entry in sheet.ledger.entries if entry.counts_on.year == sheet.year)
    for activity in sheet.ledger.covers:
        entries.pop(activity, None)
    return entries
