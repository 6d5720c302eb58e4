"""The result of a self-assessment as its page shows it: `{sheet, today}`."""

from assess.judging.history import band_waits_for
from assess.judging.review import judge_review
from assess.judging.strengths import gaps, strengths, without_hours_exemptions
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body
from assess.operations.state import State, state_of
from assess.outputs.report.result_page import Findings, result_page_data
from assess.outputs.score.review import summary_data
from assess.outputs.score.scores import say_year_over
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.improvement import read_improvements
from assess.reading.files.review import read_review


def result(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """See `outputs.report.result_page`. What cannot be read of the plan and of earlier assessments is reported as well.

    `review` is what a reviewer found, in words; None where no one did.
    """
    state = state_of(body, standard, collector)
    if state is None:
        return None
    found = Findings(
        sheet=state.sheet,
        result=state.result,
        strengths=tuple(strengths(standard, state.result)),
        gaps=tuple(gaps(state.result)),
        without_hours=without_hours_exemptions(standard, state.sheet, today=state.today),
        shown=state.shown,
        waits_for=tuple(band_waits_for(standard, each) for each in state.shown),
        now=state.now,
        begun=state.begun,
        unchanged=state.unchanged,
        plan=read_improvements(Node(state.sheet.plan_raw, collector, path=("plan",)), standard),
        today=state.today,
    )
    return {
        **result_page_data(found, standard, language),
        "review": _reviewed(state, standard, language),
        "year_over": say_year_over(state.sheet.year, state.today, language),
    }


def _reviewed(state: State, standard: Standard, language: Language) -> Body | None:
    review = read_review(Node(state.sheet.review_raw, ProblemCollector()), standard)
    if not review.answers:
        return None
    return summary_data(judge_review(standard, state.sheet, review, today=state.today), review, standard, language)
