"""The scoring rule of `standards/scoring.yaml`: requirements → areas → the whole. It is the portal's own convention."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache

from assess.judging.actions import next_actions
from assess.judging.applicability import applies, asked_facts, judge_conditions
from assess.judging.intervals import HUNDRED, WeightedPart, interval, mean
from assess.judging.ledger import judge_ledger
from assess.judging.notices import notices
from assess.judging.open_ledgers import foreseen, open_ledgers
from assess.judging.rules import deciding_fact, judge_rule
from assess.model.answers import Answer, Choice, Sheet
from assess.model.findings import (
    Applies,
    AreaFinding,
    Interval,
    LedgerFinding,
    RedLine,
    RequirementFinding,
    Result,
    RowFinding,
    Status,
    VerdictSource,
)
from assess.model.meaning import Carried
from assess.model.standard import Area, Requirement, Scoring, Standard

NOTHING = Fraction(0)
ALL = Fraction(1)
SILENT = Answer(choice=None)


def judge(standard: Standard, sheet: Sheet, *, today: date | None = None) -> Result:
    """Judge every requirement and sum up. The same sheet, standard and day always give the same result.

    `today` decides which periods of the ledger are over; without it none is.
    """
    areas = tuple(judge_area(standard, area, sheet, today=today) for area in standard.areas)
    would_be = foreseen(standard, sheet, today=today)
    return sum_up(standard, sheet, areas, _rows(standard, sheet, today), would_be, today=today)


def _rows(standard: Standard, sheet: Sheet, today: date | None) -> tuple[RowFinding, ...]:
    if not sheet.ledger.entries:
        return ()
    from assess.judging.row_remarks import judge_rows  # comes later to the browser: a form begins without a ledger

    return judge_rows(sheet, standard, today=today)


def sum_up(
    standard: Standard,
    sheet: Sheet,
    areas: tuple[AreaFinding, ...],
    rows: tuple[RowFinding, ...],
    would_be: Mapping[str, LedgerFinding],
    *,
    today: date | None,
) -> Result:
    """Sum up what was found in all areas, and in the rows of the ledger; `would_be` is what `foreseen` gives."""
    score, band = overall(standard, areas)
    capped = any(area.capped for area in areas)
    asked = asked_facts(standard, sheet.branch)
    findings = [each for area in areas for each in area.findings]
    return Result(
        areas=areas,
        asked_facts=asked,
        score=score,
        asked=sum(area.asked for area in areas),
        answered=sum(area.answered for area in areas),
        band=band,
        capped=capped,
        without_exemptions=_overall_without_exemptions(standard.scoring, areas),
        rows=rows,
        actions=next_actions(standard, areas, year=sheet.year, today=today),
        open_facts=asked - sheet.branch.facts.keys(),
        band_waits_for=_waits_for(standard.scoring, score, findings),
        notices=tuple(notices(standard, sheet.branch, asked)),
        unconfirmed=sheet.ledger.unconfirmed,
        open_ledgers=open_ledgers(standard, sheet, findings, would_be),
        foreseen=would_be,
    )


def overall(standard: Standard, areas: Sequence[AreaFinding]) -> tuple[Interval | None, str | None]:
    """The interval of the whole, and its band."""
    score = _overall(standard.scoring, areas, [area.score for area in areas])
    return score, _band(standard.scoring, score, [each for area in areas for each in area.findings])


def judge_area(standard: Standard, area: Area, sheet: Sheet, *, today: date | None = None) -> AreaFinding:
    """One area: its requirements, the interval of its score, its band and the cap of its red lines."""
    return sum_up_area(standard, area, tuple(judge_requirement(standard, each, sheet, today=today) for each in area.requirements))


def sum_up_area(standard: Standard, area: Area, findings: tuple[RequirementFinding, ...]) -> AreaFinding:
    """Sum up what was found of each requirement of an area, in its order."""
    sums = mean(_part(each) for each in findings if _counts(each))
    score = interval(sums)
    asked = [each for each in findings if each.points and _counts(each)]
    return AreaFinding(
        area=area.id,
        findings=findings,
        score=score,
        arithmetic=sums,
        asked=len(asked),
        answered=sum(each.share is not None and each.applies is Applies.YES for each in asked),
        band=_band(standard.scoring, score, findings),
        capped=any(each.red_line is RedLine.BREACH for each in findings),
        without_exemptions=_without_exemptions(findings),
        band_waits_for=_waits_for(standard.scoring, score, findings),
    )


def judge_requirement(
    standard: Standard, requirement: Requirement, sheet: Sheet, *, today: date | None = None
) -> RequirementFinding:
    """One requirement: does it apply, what do facts, ledger and person say, which of them counts (in this order)."""
    conditions = judge_conditions(requirement.applies, standard, sheet.branch)
    whether = applies(conditions)
    answer = sheet.answers.get(requirement.id, SILENT)
    exempted = is_exempted(standard.scoring, answer) and whether is not Applies.NO
    met = judge_rule(requirement.rule, sheet.branch) if whether is not Applies.NO else None
    ticked = share_of(standard.scoring, answer.counted)
    kept = judge_ledger(requirement.rule, sheet, standard.ledger, today=today) if whether is not Applies.NO else None
    by_facts = None if met is None else (ALL if met else NOTHING)
    by_ledger = None if kept is None else kept.share
    decided = by_facts if by_facts is not None else by_ledger
    return RequirementFinding(
        requirement=requirement.id,
        applies=whether,
        conditions=conditions,
        given=answer.choice,
        reason=answer.reason,
        source=None if exempted else _source(by_facts, by_ledger, ticked),
        share=decided if decided is not None else ticked,
        points=requirement.points,
        exempted=exempted,
        disagrees=decided is not None and ticked is not None and not agree(decided, ticked),
        red_line=red_line_of(answer.counted, whether, exempted=exempted) if requirement.red_line else None,
        used=deciding_fact(requirement.rule, sheet.branch),
        ledger=kept,
        carried=Carried.NEW if answer.choice is None and requirement.id in sheet.added else answer.carried,
        given_as=answer.given_as,
        last=answer.last if answer.choice is None else None,
        last_from=answer.last_from,
    )


def is_exempted(scoring: Scoring, answer: Answer) -> bool:
    """A person's "not applicable" counts only where the reason that the scale asks for is given."""
    if answer.counted is not Choice.NOT_APPLICABLE:
        return False
    return bool(answer.reason.strip()) or not scoring.answers[answer.counted].reason_required


def share_of(scoring: Scoring, choice: Choice | None) -> Fraction | None:
    """The part of the points that an answer earns; None for no answer, and for one that is not scored."""
    if choice is None:
        return None
    percent = scoring.answers[choice].percent
    return None if percent is None else _fraction(percent)


@cache
def _fraction(percent: int) -> Fraction:
    return Fraction(percent, 100)


def _source(by_facts: Fraction | None, by_ledger: Fraction | None, ticked: Fraction | None) -> VerdictSource | None:
    if by_facts is not None:
        return VerdictSource.FACTS
    if by_ledger is not None:
        return VerdictSource.LEDGER
    return None if ticked is None else VerdictSource.ANSWER


def agree(decided: Fraction, ticked: Fraction) -> bool:
    """A tick has few steps: between nothing and all, any part agrees with any other."""
    return decided == ticked or (NOTHING < decided < ALL and NOTHING < ticked < ALL)


def red_line_of(choice: Choice | None, whether: Applies, *, exempted: bool) -> RedLine:
    """The state of a red line."""
    if whether is Applies.NO or exempted:
        return RedLine.EXEMPT
    match choice:
        case Choice.MET:
            return RedLine.CLEAR
        case Choice.PARTLY:
            return RedLine.RISK
        case Choice.NOT_MET:
            return RedLine.BREACH
        case _:
            return RedLine.OPEN


def _counts(finding: RequirementFinding) -> bool:
    return finding.applies is not Applies.NO and not finding.exempted


def _part(finding: RequirementFinding) -> WeightedPart:
    return WeightedPart(
        points=finding.points,
        low=NOTHING if finding.share is None else finding.share,
        high=ALL if finding.share is None else finding.share,
        sure=finding.applies is Applies.YES,
    )


def _without_exemptions(findings: Iterable[RequirementFinding]) -> Interval | None:
    """The interval with every manual "not applicable" taken as not answered; None where there is none with points."""
    applying = [each for each in findings if each.applies is not Applies.NO]
    if not any(each.exempted and each.points for each in applying):
        return None
    return interval(mean(_part(each) for each in applying))


def _overall(scoring: Scoring, areas: Iterable[AreaFinding], scores: Iterable[Interval | None]) -> Interval | None:
    """The weighted mean of the areas that have a score. An area that may yet turn out to have none is an open part."""
    weighed = [(scoring.weights[area.area], score) for area, score in zip(areas, scores, strict=True) if score is not None]
    return interval(
        mean(
            WeightedPart(points=weight, low=score.low / HUNDRED, high=score.high / HUNDRED, sure=score.certain)
            for weight, score in weighed
        )
    )


def _overall_without_exemptions(scoring: Scoring, areas: tuple[AreaFinding, ...]) -> Interval | None:
    if all(area.without_exemptions is None for area in areas):
        return None
    return _overall(scoring, areas, [area.without_exemptions or area.score for area in areas])


def _band(scoring: Scoring, score: Interval | None, findings: Iterable[RequirementFinding]) -> str | None:
    """The one band that the whole interval lies in, or None while it is open.

    A red line not yet answered leaves a breach possible, and one that may turn out not to apply leaves it uncertain: the
    band is then shown only if the breach would not change it.
    """
    if score is None:
        return None
    lines = {(each.red_line, each.applies) for each in findings}
    perhaps = any(line in (RedLine.BREACH, RedLine.OPEN) for line, _ in lines)
    surely = (RedLine.BREACH, Applies.YES) in lines
    low = _band_of(scoring, score.low, capped=perhaps)
    high = _band_of(scoring, score.high, capped=surely)
    return scoring.bands[low].id if low == high else None


def _waits_for(scoring: Scoring, score: Interval | None, findings: Iterable[RequirementFinding]) -> tuple[str, ...]:
    """The red lines not answered yet, where there would be a band but for them; else all that is not decided."""
    findings = tuple(findings)
    if score is None or _band(scoring, score, findings) is not None:
        return ()
    lines = [each for each in findings if each.red_line is not None]
    without = _band(scoring, score, [each for each in lines if not each.open])
    waiting = findings if without is None else lines
    return tuple(each.requirement for each in waiting if _holds_open(each, standing=without is None))


def _holds_open(finding: RequirementFinding, *, standing: bool) -> bool:
    """Undecided, and of weight for the band; `standing`: also where only whether it applies is not known."""
    if not finding.points and finding.red_line is None:
        return False
    perhaps = finding.status is Status.UNCLEAR or (finding.red_line is RedLine.BREACH and finding.applies is Applies.OPEN)
    return finding.open or (standing and perhaps)


def uncapped_band(scoring: Scoring, percent: Fraction) -> str:
    """The band of a figure, as far as no red line is breached."""
    return scoring.bands[_band_of(scoring, percent, capped=False)].id


def _band_of(scoring: Scoring, percent: Fraction, *, capped: bool) -> int:
    """The place of the band in the list (0 is the best)."""
    reached = next(place for place, band in enumerate(scoring.bands) if percent >= band.lowest)
    cap = next(place for place, band in enumerate(scoring.bands) if band.id == scoring.red_line_cap)
    return max(reached, cap) if capped else reached
