"""Finishing an assessment, and comparing two of one branch: where they differ, and what differs that it depends on."""

from collections.abc import Iterator
from datetime import date

from assess.judging.applicability import facts_behind
from assess.judging.scoring import uncapped_band
from assess.judging.verification import record
from assess.model.answers import Choice, Sheet
from assess.model.findings import PeriodState, RequirementFinding, Result, Status
from assess.model.history import Cause, Direction, Periods, RequirementChange, Snapshot, SnapshotComparison, Standing
from assess.model.rules import Threshold
from assess.model.standard import Requirement, Standard

RANK = {
    Status.NOT_MET: 0,
    Status.PARTLY: 1,
    Status.MET: 2,
    Status.BREACH: 0,
    Status.RISK: 1,
    Status.CLEAR: 2,
}
"""From worst to best; the other states say nothing about how well it is done."""


def snapshot(standard: Standard, sheet: Sheet, result: Result, *, today: date | None) -> Snapshot:
    """The assessment as it stands. `result` is what judging the sheet for `today` gave."""
    return Snapshot(
        day=today,
        year=sheet.year,
        facts=dict(sheet.branch.facts),
        standings={each.requirement: _standing(each) for area in result.areas for each in area.findings},
        recorded=record(standard, result.areas, today=today),
    )


def _standing(finding: RequirementFinding) -> Standing:
    periods = None
    if finding.ledger is not None:
        held, missed, still = (finding.ledger.count(each) for each in (PeriodState.HELD, PeriodState.MISSED, PeriodState.OPEN))
        periods = Periods(held=held, missed=missed, open=still)
    return Standing(status=finding.status, answer=finding.given, periods=periods)


def band_waits_for(standard: Standard, snapshot: Snapshot) -> tuple[str, ...]:
    """The requirements that hold its band open; empty where it has one, or no score. As `Result.band_waits_for`."""
    figure = snapshot.recorded.overall
    if figure.band is not None or figure.low is None or figure.high is None:
        return ()
    known = [standard.requirements[name] for name, each in snapshot.standings.items() if _is_undecided(name, each, standard)]
    lines = tuple(each.id for each in known if each.red_line)
    alone = lines and len({uncapped_band(standard.scoring, end) for end in (figure.low, figure.high)}) == 1
    return lines if alone else (*lines, *(each.id for each in known if each.points))


def _is_undecided(name: str, standing: Standing, standard: Standard) -> bool:
    return standing.status in (Status.OPEN, Status.UNCLEAR) and name in standard.requirements


def is_same(one: Snapshot, other: Snapshot) -> bool:
    """True if nothing that counts changed between them, whatever the day."""
    return (one.year, one.facts, one.standings) == (other.year, other.facts, other.standings) and (
        one.recorded.standard_digest == other.recorded.standard_digest
    )


def compare(standard: Standard, before: Snapshot, after: Snapshot) -> SnapshotComparison:
    """Every requirement of the present standard that stands differently, in its order.

    The causes are what differs of all that decides about the requirement: what was ticked, the facts in its conditions and its
    rule, what the ledger held. Where none of these differs, only the standard, or the day, can have made the difference.
    """
    names = dict.fromkeys((*before.standings, *after.standings))
    facts = tuple(name for name in standard.facts if before.facts.get(name) != after.facts.get(name))
    return SnapshotComparison(
        before=before,
        after=after,
        changes=tuple(_changes(standard, before, after, facts)),
        facts=facts,
        unknown=tuple(name for name in names if name not in standard.requirements),
    )


def _changes(standard: Standard, before: Snapshot, after: Snapshot, facts: tuple[str, ...]) -> Iterator[RequirementChange]:
    same_standard = before.recorded.standard_digest == after.recorded.standard_digest
    for requirement in standard.requirements.values():
        was, is_ = before.standings.get(requirement.id), after.standings.get(requirement.id)
        if was == is_ or (was and is_ and (was.status, was.periods) == (is_.status, is_.periods)):
            continue
        deciding = tuple(name for name in facts if name in _facts_of(requirement, standard))
        causes = tuple(_causes(was, is_, deciding))
        if not causes and not same_standard:
            causes = (Cause.STANDARD,)
        yield RequirementChange(
            requirement=requirement.id, before=was, after=is_, direction=_direction(was, is_), causes=causes, facts=deciding
        )


def _facts_of(requirement: Requirement, standard: Standard) -> set[str]:
    """The facts that decide whether it applies, and that its rule looks at."""
    rule = {requirement.rule.fact} if isinstance(requirement.rule, Threshold) else set()
    return rule | facts_behind(requirement.applies, standard)


def _causes(was: Standing | None, is_: Standing | None, facts: tuple[str, ...]) -> Iterator[Cause]:
    if was is None or is_ is None:
        yield Cause.STANDARD
        return
    given_reason = is_.answer is Choice.NOT_APPLICABLE and was.status is not is_.status
    if was.answer is not is_.answer or given_reason:
        yield Cause.ANSWER
    if facts:
        yield Cause.FACTS
    if was.periods != is_.periods:
        yield Cause.LEDGER


def _direction(was: Standing | None, is_: Standing | None) -> Direction:
    if was is None or is_ is None or was.status not in RANK or is_.status not in RANK:
        return Direction.OTHER
    if RANK[was.status] != RANK[is_.status]:
        return Direction.BETTER if RANK[was.status] < RANK[is_.status] else Direction.WORSE
    return _by_periods(was.periods, is_.periods)


def _by_periods(was: Periods | None, is_: Periods | None) -> Direction:
    """Both partly: what share of the due periods was held."""
    if was is None or is_ is None:
        return Direction.OTHER
    one, other = was.held * (is_.held + is_.missed), is_.held * (was.held + was.missed)
    if one == other:
        return Direction.OTHER
    return Direction.BETTER if one < other else Direction.WORSE
