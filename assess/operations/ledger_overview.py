"""The ledger at a glance: `{sheet, today}`. Months by activities, and the day of each row, for a list in order of days."""

from assess.judging.ledger_overview import ledger_overview as judge_overview
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body, sheet_of, today_of
from assess.outputs.score.ledger_overview import overview_data
from assess.reading.fields import ProblemCollector


def ledger_overview(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """The rules’ findings in the ledger, month by month, whether or not it is confirmed to be complete."""
    sheet = sheet_of(body, standard, collector)
    if sheet is None:
        return None
    return overview_data(judge_overview(standard, sheet, today=today_of(body)), sheet, standard, language)
