"""Activities that are in the ledger, but not confirmed to be complete there, so that the ledger decides nothing yet."""

from collections import Counter
from collections.abc import Iterable

from assess.judging.ledger import counted_by
from assess.model.answers import Sheet
from assess.model.findings import RequirementFinding
from assess.model.rules import AtLeast
from assess.model.standard import Standard


def open_ledgers(standard: Standard, sheet: Sheet, findings: Iterable[RequirementFinding]) -> dict[str, int]:
    """Each such activity with the number of its entries in the year, in the standard's order.

    Only where confirming it decides something: where a requirement of it is open, and it is known whom to count.
    """
    entries = Counter(entry.activity for entry in sheet.ledger.entries if entry.counts_on.year == sheet.year)
    for activity in sheet.ledger.covers:
        entries.pop(activity, None)
    if not entries:
        return {}
    rules = (standard.requirements[each.requirement].rule for each in findings if each.open)
    asked = {
        rule.activity for rule in rules if isinstance(rule, AtLeast) and rule.activity in entries and any(counted_by(rule, sheet))
    }
    return {name: entries[name] for name in standard.activities if name in asked}
