"""Many sheets judged by one standard: what the same answer and the same facts come to is worked out once."""

from collections.abc import Iterable
from datetime import date

from assess.judging.applicability import facts_behind
from assess.judging.ledger import tally
from assess.judging.scoring import SILENT, judge_requirement, sum_up_area
from assess.model.answers import Sheet
from assess.model.findings import AreaFinding, RequirementFinding
from assess.model.rules import AtLeast, Threshold
from assess.model.standard import Area, Requirement, Standard

AT_MOST = 100_000
"""Findings that are remembered; strange files could otherwise fill the memory."""


class BatchJudge:
    """Gives what `judge_area` gives for every area, but for the text of a reason and the rows of a ledger: only whether there is a
    reason is looked at, and how often something was held, up to what is asked.
    """

    def __init__(self, standard: Standard) -> None:
        self._standard = standard
        self._facts = {each.id: _deciding(each, standard) for each in standard.requirements.values()}
        self._known: dict[object, RequirementFinding] = {}

    def areas(self, sheet: Sheet, *, today: date | None) -> list[AreaFinding]:
        """In the poster's order."""
        return [self._area(area, sheet, today) for area in self._standard.areas]

    def _area(self, area: Area, sheet: Sheet, today: date | None) -> AreaFinding:
        return sum_up_area(self._standard, area, tuple(self._findings(area.requirements, sheet, today)))

    def _findings(self, requirements: Iterable[Requirement], sheet: Sheet, today: date | None) -> Iterable[RequirementFinding]:
        facts, answers, covers = sheet.branch.facts, sheet.answers, sheet.ledger.covers
        for each in requirements:
            kept: tuple[object, ...] | None = ()
            if isinstance(each.rule, AtLeast) and each.rule.activity in covers:
                kept = tally(each.rule, sheet, today=today)
                if kept is None:
                    yield judge_requirement(self._standard, each, sheet, today=today)
                    continue
                kept = (today, *kept)
            answer = answers.get(each.id, SILENT)
            said = (answer.choice, answer.carried, not answer.reason.strip(), each.id in sheet.added)
            key = (each.id, kept, *said, *map(facts.get, self._facts[each.id]))
            found = self._known.get(key)
            if found is None:
                found = judge_requirement(self._standard, each, sheet, today=today)
                if len(self._known) < AT_MOST:
                    self._known[key] = found
            yield found


def _deciding(requirement: Requirement, standard: Standard) -> tuple[str, ...]:
    """Every fact that its finding can depend on, without a ledger."""
    rule = {requirement.rule.fact} if isinstance(requirement.rule, Threshold) else set()
    return tuple(sorted(rule | facts_behind(requirement.applies, standard)))
