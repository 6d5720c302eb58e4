"""考核分: the same reckoning with the reviewer's word in the place of the branch's, wherever there is one.

The rule is the portal's own convention. Where the reviewer answered, that answer counts: over the branch's tick, over its facts
(also on whether the requirement applies) and over its ledger, for whoever has seen the files knows more than they do. Where the
reviewer did not answer, what counted before still counts. An answer that agrees with what counted changes nothing: a ledger
that satisfies seven of eight periods stays at 7/8 when the reviewer too says "partly". An answer to a requirement that has changed
since is kept, and counts for nothing until the reviewer confirms it.
"""

from dataclasses import replace
from datetime import date

from assess.judging.scoring import agree, is_exempted, judge, red_line_of, share_of, sum_up, sum_up_area
from assess.model.answers import Answer, Choice, Sheet
from assess.model.findings import Applies, AreaFinding, RedLine, RequirementFinding, VerdictSource
from assess.model.review import Review, ReviewFinding, ReviewItem
from assess.model.standard import Area, Scoring, Standard


def judge_review(standard: Standard, sheet: Sheet, review: Review, *, today: date | None = None) -> ReviewFinding:
    """Both results, and what the reviewer wrote, in the poster's order. The sheet's own result is what `judge` gives."""
    own = judge(standard, sheet, today=today)
    reviewed = sum_up(
        standard,
        sheet,
        tuple(_area(standard, area, found, review) for area, found in zip(standard.areas, own.areas, strict=True)),
        own.rows,
        own.foreseen,
        today=today,
    )
    findings = (finding for area in own.areas for finding in area.findings if finding.requirement in review.answers)
    return ReviewFinding(
        own=own,
        reviewed=reviewed,
        items=tuple(_item(standard.scoring, finding, review.answers[finding.requirement]) for finding in findings),
    )


def _area(standard: Standard, area: Area, own: AreaFinding, review: Review) -> AreaFinding:
    answered = ((each, review.answers.get(each.requirement)) for each in own.findings)
    return sum_up_area(
        standard, area, tuple(_overruled(standard.scoring, each, answer) if answer else each for each, answer in answered)
    )


def _item(scoring: Scoring, own: RequirementFinding, answer: Answer) -> ReviewItem:
    overrules = _overruled(scoring, own, answer) is not own
    return ReviewItem(own=own, answer=answer, counted=_counts(scoring, answer), overrules=overrules)


def _overruled(scoring: Scoring, own: RequirementFinding, answer: Answer) -> RequirementFinding:
    """The same finding, to the identity, where the reviewer says nothing else than what counted."""
    if answer.counted is None:
        return own
    share = share_of(scoring, answer.counted)
    if share is None:
        return _exempt(scoring, own, answer)
    if own.applies is Applies.YES and not own.exempted and own.share is not None and agree(own.share, share):
        return own
    return replace(
        own,
        applies=Applies.YES,
        exempted=False,
        source=VerdictSource.REVIEW,
        share=share,
        disagrees=False,
        red_line=None if own.red_line is None else red_line_of(answer.counted, Applies.YES, exempted=False),
    )


def _exempt(scoring: Scoring, own: RequirementFinding, answer: Answer) -> RequirementFinding:
    """The reviewer says that it does not apply; without a reason that is no answer yet."""
    said = replace(answer, reason=answer.note)
    if own.applies is Applies.NO or own.exempted or not is_exempted(scoring, said):
        return own
    return replace(own, exempted=True, source=None, disagrees=False, red_line=None if own.red_line is None else RedLine.EXEMPT)


def _counts(scoring: Scoring, answer: Answer) -> bool:
    """True if it is an answer at all: "not applicable" needs a reason."""
    if answer.counted is Choice.NOT_APPLICABLE:
        return is_exempted(scoring, replace(answer, reason=answer.note))
    return answer.counted is not None
