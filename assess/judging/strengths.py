"""A branch's strengths, and its score without its exemptions."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assess.judging.scoring import judge
from assess.model.answers import Sheet
from assess.model.findings import Applies, RedLine, RequirementFinding, Result, Status
from assess.model.people import Office, People, Person
from assess.model.standard import Standard, Task

DONE_WITH = frozenset({Status.MET, Status.CLEAR, Status.NOT_APPLICABLE, Status.EXEMPT})


def strengths(standard: Standard, result: Result) -> Iterator[Task]:
    """The tasks of which nothing is left to do: each requirement that counts is met, at least one, and no red line is in doubt.

    The measure is the portal's own. Advice, which carries no points, is not asked for.
    """
    for area, found in zip(standard.areas, result.areas, strict=True):
        by_id = {each.requirement: each for each in found.findings}
        for task in area.tasks:
            if _is_done([by_id[each.id] for each in task.requirements]):
                yield task


def _is_done(findings: list[RequirementFinding]) -> bool:
    counted = [each for each in findings if each.points or each.red_line is not None]
    return all(each.status in DONE_WITH for each in counted) and any(each.points and each.status is Status.MET for each in counted)


def gaps(result: Result) -> list[RequirementFinding]:
    """Requirements known to fall short, breached red lines and risks first, then in the poster's order."""
    found = [each for area in result.areas for each in area.findings if _falls_short(each)]
    return sorted(found, key=lambda each: (each.red_line is not RedLine.BREACH, each.red_line is not RedLine.RISK))


def _falls_short(finding: RequirementFinding) -> bool:
    return finding.status in (Status.BREACH, Status.RISK) or (
        finding.applies is Applies.YES and finding.status in (Status.NOT_MET, Status.PARTLY)
    )


def without_hours_exemptions(standard: Standard, sheet: Sheet, *, today: date | None) -> Result | None:
    """The result as if no one were exempt from class hours; None where no one is."""
    people = sheet.ledger.people
    if not people.holders(Office.EXEMPT):
        return None
    persons = (
        replace(each, tenures=tuple(held for held in each.tenures if held.office is not Office.EXEMPT)) for each in people.persons
    )
    everybody = replace(sheet, ledger=replace(sheet.ledger, people=People(persons=tuple(persons))))
    return judge(standard, everybody, today=today)


def _without_exemption(person: Person) -> Person:
    return replace(person, tenures=tuple(each for each in person.tenures if each.office is not Office.EXEMPT))
