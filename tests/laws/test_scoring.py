"""Laws of every standard and every sheet, however it was filled in."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from assess.judging.scoring import judge
from assess.model.answers import Answer, Choice, Sheet
from assess.model.branch import Branch
from assess.model.findings import Applies, Interval, RedLine, RequirementFinding, Result, VerdictSource
from assess.model.standard import Area, Sentence, Standard, Task
from tests.laws.reference_scoring import area_score, band, overall_score
from tests.laws.small_standards import BANDS, ENDINGS, FACTS, VALUES, answers, endings, judged, share_of, standards

NONE = Answer(choice=None)
ORDER = [each.id for each in BANDS]


# — the interval


@given(judged(least_areas=2))
def test_the_interval_contains_the_score_whatever_the_open_answers_become(case: tuple[Standard, Sheet]) -> None:
    standard, sheet = case
    result = judge(standard, sheet)
    for facts, final in endings(standard, sheet):
        assert contains(result.score, overall_score(standard, facts, final))
        for area, finding in zip(standard.areas, result.areas, strict=True):
            assert contains(finding.score, area_score(standard, area, facts, final))


@given(judged(least_areas=2))
def test_a_band_once_shown_stays_whatever_the_open_answers_become(case: tuple[Standard, Sheet]) -> None:
    standard, sheet = case
    result = judge(standard, sheet)
    for facts, final in endings(standard, sheet):
        shown = [(result.band, standard.areas, overall_score(standard, facts, final))]
        shown += [
            (finding.band, (area,), area_score(standard, area, facts, final))
            for area, finding in zip(standard.areas, result.areas, strict=True)
        ]
        for early, areas, score in shown:
            assert early is None or score is None or early == band(standard, areas, score, facts, final)


@given(judged(least_areas=2))
def test_a_finished_sheet_has_exactly_the_plain_score(case: tuple[Standard, Sheet]) -> None:
    standard, sheet = case
    for facts, final in list(endings(standard, sheet))[:20]:
        result = judge(standard, finished(facts, final))
        assert bounds(result.score) == both(overall_score(standard, facts, final))
        assert result.band == band(standard, standard.areas, overall_score(standard, facts, final), facts, final)
        for area, finding in zip(standard.areas, result.areas, strict=True):
            assert bounds(finding.score) == both(area_score(standard, area, facts, final))


@given(judged(least_areas=2), st.data())
def test_answering_more_never_widens_the_interval(case: tuple[Standard, Sheet], data: st.DataObject) -> None:
    standard, sheet = case
    ways = list(endings(standard, sheet))
    assume(ways)
    facts, final = data.draw(st.sampled_from(ways))
    more = extended(sheet, finished(facts, final), data)
    before, after = judge(standard, sheet), judge(standard, more)
    assume(not (overruled(after) - overruled(before)) & set(sheet.answers))
    for was, is_ in [(before.score, after.score), *((a.score, b.score) for a, b in zip(before.areas, after.areas, strict=True))]:
        assert is_ is None or (was is not None and was.low <= is_.low <= is_.high <= was.high)


@given(standards())
def test_a_blank_sheet_is_0_to_100_or_has_nothing_to_score(standard: Standard) -> None:
    result = judge(standard, Sheet())
    for finding in (result, *result.areas):
        assert bounds(finding.score) in ((0, 100), None)
        assert finding.answered == 0
    for area, finding in zip(standard.areas, result.areas, strict=True):
        assert (finding.score is None) == (not any(each.points for each in area.requirements))


@given(judged())
def test_as_many_are_answered_as_asked_exactly_when_nothing_scored_is_open(case: tuple[Standard, Sheet]) -> None:
    for finding in judge(*case).areas:
        still_open = [
            each
            for each in finding.findings
            if each.points and not each.exempted and each.applies is not Applies.NO
            if each.share is None or each.applies is Applies.OPEN
        ]
        assert finding.asked - finding.answered == len(still_open)
        assert still_open or finding.score is None or finding.score.settled


# — answers


@given(judged(), st.data())
def test_a_better_answer_never_lowers_a_score_or_band(case: tuple[Standard, Sheet], data: st.DataObject) -> None:
    standard, sheet = case
    requirement = data.draw(st.sampled_from(list(standard.requirements)))
    better, worse = sorted(data.draw(st.permutations(ENDINGS))[:2], key=share_of, reverse=True)
    high = judge(standard, answered(sheet, requirement, Answer(choice=better)))
    low = judge(standard, answered(sheet, requirement, Answer(choice=worse)))
    for up, down in zip((high, *high.areas), (low, *low.areas), strict=True):
        assert (up.score is None) == (down.score is None)
        if up.score is not None and down.score is not None:
            assert up.score.low >= down.score.low
            assert up.score.high >= down.score.high
        assert None in (up.band, down.band) or ORDER.index(str(up.band)) <= ORDER.index(str(down.band))


@given(judged())
def test_the_order_of_answers_and_facts_does_not_matter(case: tuple[Standard, Sheet]) -> None:
    standard, sheet = case
    backwards = Sheet(
        branch=Branch(facts=dict(reversed(sheet.branch.facts.items()))), answers=dict(reversed(sheet.answers.items()))
    )
    assert judge(standard, backwards) == judge(standard, sheet)


@given(judged(), st.data())
def test_advice_never_moves_a_figure(case: tuple[Standard, Sheet], data: st.DataObject) -> None:
    standard, sheet = case
    advice = [each.id for each in standard.requirements.values() if not each.points and not each.red_line]
    assume(advice)
    other = answered(sheet, data.draw(st.sampled_from(advice)), data.draw(answers()))
    assert figures(judge(standard, other)) == figures(judge(standard, sheet))


@given(judged(), st.data())
def test_a_red_line_moves_no_score_and_its_breach_improves_no_band(case: tuple[Standard, Sheet], data: st.DataObject) -> None:
    standard, sheet = case
    red_lines = [each.id for each in standard.requirements.values() if each.red_line]
    assume(red_lines)
    line = data.draw(st.sampled_from(red_lines))
    before = judge(standard, answered(sheet, line, data.draw(answers())))
    breached = judge(standard, answered(sheet, line, Answer(choice=Choice.NOT_MET)))
    assert scores(breached) == scores(before)
    for was, is_ in zip((before, *before.areas), (breached, *breached.areas), strict=True):
        assert None in (was.band, is_.band) or ORDER.index(str(is_.band)) >= ORDER.index(str(was.band))


@given(judged(), st.data())
def test_a_breach_that_may_not_apply_leaves_open_every_band_without_it(case: tuple[Standard, Sheet], data: st.DataObject) -> None:
    standard, sheet = case
    result = judge(standard, sheet)
    uncertain = [each for each in all_findings(result) if each.red_line and each.applies is Applies.OPEN]
    assume(uncertain)
    line = data.draw(st.sampled_from(uncertain)).requirement
    breached = judge(standard, answered(sheet, line, Answer(choice=Choice.NOT_MET)))
    gone = judge(without(standard, line), sheet)
    for is_, other in zip((breached, *breached.areas), (gone, *gone.areas), strict=True):
        assert is_.band is None or is_.band == other.band


@given(judged())
def test_a_breach_is_said_and_caps_the_band_of_its_area_and_of_the_whole(case: tuple[Standard, Sheet]) -> None:
    standard, sheet = case
    result = judge(standard, sheet)
    cap = ORDER.index(standard.scoring.red_line_cap)
    for area in result.areas:
        breached = any(each.red_line is RedLine.BREACH for each in area.findings)
        assert area.capped == breached
        for finding in (area, result) if breached else ():
            assert finding.capped
            assert finding.band is None or ORDER.index(finding.band) >= cap


# — not applicable


@given(judged(), st.data())
def test_not_applicable_with_a_reason_leaves_both_halves_of_the_score(case: tuple[Standard, Sheet], data: st.DataObject) -> None:
    standard, sheet = case
    requirement = data.draw(st.sampled_from(list(standard.requirements)))
    exempt = answered(sheet, requirement, Answer(choice=Choice.NOT_APPLICABLE, reason="because"))
    assert scores(judge(standard, exempt)) == scores(judge(without(standard, requirement), sheet))


@given(judged(), st.data())
def test_not_applicable_without_a_reason_counts_as_open(case: tuple[Standard, Sheet], data: st.DataObject) -> None:
    standard, sheet = case
    requirement = data.draw(st.sampled_from(list(standard.requirements)))
    reason = data.draw(st.sampled_from(["", " ", "\n"]))
    silent = answered(sheet, requirement, NONE)
    unreasoned = answered(sheet, requirement, Answer(choice=Choice.NOT_APPLICABLE, reason=reason))
    assert figures(judge(standard, unreasoned)) == figures(judge(standard, silent))


@given(judged())
def test_the_score_without_exemptions_is_the_score_with_them_unanswered(case: tuple[Standard, Sheet]) -> None:
    standard, sheet = case
    result = judge(standard, sheet)
    exempted = {each.requirement for area in result.areas for each in area.findings if each.exempted}
    silent = judge(standard, replace(sheet, answers={name: each for name, each in sheet.answers.items() if name not in exempted}))
    for finding, other in zip((result, *result.areas), (silent, *silent.areas), strict=True):
        assert finding.without_exemptions is None or finding.without_exemptions == other.score


# — facts


@given(judged(), st.data())
def test_what_the_facts_decide_ignores_the_tick_and_says_so(case: tuple[Standard, Sheet], data: st.DataObject) -> None:
    standard, sheet = case
    decided = [each for each in all_findings(judge(standard, sheet)) if each.source is VerdictSource.FACTS]
    assume(decided)
    finding = data.draw(st.sampled_from(decided))
    tick = data.draw(st.sampled_from([None, *ENDINGS]))
    other = judge(standard, answered(sheet, finding.requirement, Answer(choice=tick)))
    again = next(each for each in all_findings(other) if each.requirement == finding.requirement)
    assert scores(other) == scores(judge(standard, sheet))
    assert again.share == finding.share
    assert again.given == tick
    assert again.disagrees == (tick is not None and share_of(tick) != finding.share)


@given(judged(), st.data())
def test_a_fact_that_is_no_longer_asked_changes_no_applicability(case: tuple[Standard, Sheet], data: st.DataObject) -> None:
    standard, sheet = case
    asked_no_more = {"a": False}
    other = {name: data.draw(st.sampled_from(VALUES[name])) for name in ("c", "s")}
    before = judge(standard, replace(sheet, branch=Branch(facts={**sheet.branch.facts, **asked_no_more})))
    after = judge(standard, replace(sheet, branch=Branch(facts={**sheet.branch.facts, **asked_no_more, **other})))
    assert before.asked_facts == after.asked_facts == FACTS.keys() - {"c", "s"}
    assert [each.applies for each in all_findings(after)] == [each.applies for each in all_findings(before)]


# — short words for the above


def contains(interval: Interval | None, score: Fraction | None) -> bool:
    return score is None or (interval is not None and interval.low <= score <= interval.high)


def bounds(interval: Interval | None) -> tuple[Fraction, Fraction] | None:
    return None if interval is None else (interval.low, interval.high)


def both(score: Fraction | None) -> tuple[Fraction, Fraction] | None:
    return None if score is None else (score, score)


def scores(result: Result) -> list[tuple[Fraction, Fraction] | None]:
    return [bounds(finding.score) for finding in (result, *result.areas)]


def figures(result: Result) -> list[object]:
    """Everything that is shown as a figure or band."""
    return [
        (bounds(each.score), each.band, each.capped, each.asked, each.answered, bounds(each.without_exemptions))
        for each in (result, *result.areas)
    ]


def all_findings(result: Result) -> list[RequirementFinding]:
    return [each for area in result.areas for each in area.findings]


def answered(sheet: Sheet, requirement: str, answer: Answer) -> Sheet:
    return replace(sheet, answers={**sheet.answers, requirement: answer})


def overruled(result: Result) -> set[str]:
    """Requirements whose tick the facts contradict."""
    return {each.requirement for each in all_findings(result) if each.disagrees}


def finished(facts: dict[str, object], final: dict[str, str]) -> Sheet:
    ends = {name: Answer(choice=Choice.NOT_APPLICABLE, reason="because") if end == "exempt" else Answer(choice=Choice(end))
            for name, end in final.items()}  # fmt: skip
    return Sheet(branch=Branch(facts=dict(facts)), answers=ends)  # type: ignore[arg-type]


def extended(sheet: Sheet, final: Sheet, data: st.DataObject) -> Sheet:
    """The sheet with some of what it will have in the end."""
    facts = {name: value for name, value in final.branch.facts.items() if name in sheet.branch.facts or data.draw(st.booleans())}
    given = {name: value for name, value in final.answers.items() if data.draw(st.booleans())}
    return Sheet(branch=Branch(facts=facts), answers={**sheet.answers, **given})


def without(standard: Standard, requirement: str) -> Standard:
    """The standard as if it had never had the requirement."""
    return replace(standard, areas=tuple(_area_without(area, requirement) for area in standard.areas))


def _area_without(area: Area, requirement: str) -> Area:
    return replace(area, tasks=tuple(_task_without(task, requirement) for task in area.tasks))


def _task_without(task: Task, requirement: str) -> Task:
    return replace(task, sentences=tuple(_sentence_without(each, requirement) for each in task.sentences))


def _sentence_without(sentence: Sentence, requirement: str) -> Sentence:
    return replace(sentence, requirements=tuple(each for each in sentence.requirements if each.id != requirement))
