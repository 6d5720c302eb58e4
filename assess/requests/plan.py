"""The plan of a year."""

from assess.judging.year_plan import plan_year
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.year_plan import plan_data
from assess.reading.calendar import read_calendar
from assess.reading.fields import Node, Report
from assess.requests.common import Body, sheet_of, today_of


def plan(body: Body, standard: Standard, language: Language, report: Report) -> Body | None:
    """The plan of the sheet's year, in words.

    `year` asks for another year; a sheet without one is planned for the year of `today`.
    """
    sheet = sheet_of(body, standard, report)
    if sheet is None:
        return None
    today = today_of(body)
    calendar = read_calendar(Node(sheet.calendar_raw, report, path=("calendar",)), standard)
    year = _year(body.get("year")) or sheet.year or (today.year if today else None)
    if year is None:
        return {"year": None}
    found = plan_year(standard, sheet, calendar, year=year, today=today)
    return plan_data(found, standard, language)


def _year(raw: object) -> int | None:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) and 2000 <= raw <= 2100 else None
