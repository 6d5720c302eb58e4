"""The arithmetic behind a figure."""

from assess.errors import Where, Wrong
from assess.judging.scoring import judge, judge_area
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body, sheet_of, today_of
from assess.outputs.score.explanation import explain_area, explain_overall, explain_requirement
from assess.reading.fields import ProblemCollector


def explain(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """Explain `about`: an area, the whole (`overall`) or one requirement."""
    sheet = sheet_of(body, standard, collector)
    if sheet is None:
        return None
    about, today = str(body.get("about")), today_of(body)
    if about == "overall":
        return {"explanation": explain_overall(judge(standard, sheet, today=today), standard, language)}
    for area in standard.areas:
        if about == area.id:
            return {"explanation": explain_area(judge_area(standard, area, sheet, today=today), standard, language)}
    if about in standard.requirements:
        area = next(each for each in standard.areas if each.id == standard.requirements[about].area)
        finding = next(each for each in judge_area(standard, area, sheet, today=today).findings if each.requirement == about)
        return {"explanation": explain_requirement(finding, standard, language)}
    collector.add(Where(path="about"), Wrong.UNKNOWN_ID, id=about[:120], of="areas")
    return None
