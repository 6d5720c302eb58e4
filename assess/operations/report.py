"""The report as data: `{sheet, today}`. The same figures and explanations as `wuhua score --format json` prints."""

from assess.judging.scoring import judge
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body, sheet_of, today_of
from assess.outputs.report.data import report_data
from assess.reading.fields import ProblemCollector


def report(body: Body, standard: Standard, language: Language, problems: ProblemCollector) -> Body | None:
    """Figures, every explanation, the branch's facts in words and the sheet; `today` also dates it."""
    sheet = sheet_of(body, standard, problems)
    if sheet is None:
        return None
    today = today_of(body)
    result = judge(standard, sheet, today=today)
    return report_data(result, sheet, standard, language=language, today=today.isoformat() if today else "")
