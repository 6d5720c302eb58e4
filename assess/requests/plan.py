"""The plan of a year, to look at or as a file."""

import base64

from assess.judging.year_plan import plan_year
from assess.model.standard import Standard
from assess.model.text import Language
from assess.model.year_plan import YearPlan
from assess.outputs.year_plan import plan_data
from assess.reading.calendar import read_calendar
from assess.reading.fields import Node, Report
from assess.requests.common import Body, sheet_of, today_of

CALENDAR = {"name": "wuhua-{year}.ics", "type": "text/calendar; charset=utf-8"}


def plan(body: Body, standard: Standard, language: Language, report: Report) -> Body | None:
    """The plan of the sheet's year; with `format` "ics" it also comes as a file, `data` being its bytes in base64.

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
    data = plan_data(found, standard, language)
    if body.get("format") == "ics":
        return {**data, "file": _calendar(found, sheet.name, standard, language, body)}
    return data


def _year(raw: object) -> int | None:
    return raw if isinstance(raw, int) and not isinstance(raw, bool) and 2000 <= raw <= 2100 else None


def _calendar(found: YearPlan, name: str, standard: Standard, language: Language, body: Body) -> Body:
    from assess.outputs.year_plan_calendar import calendar_file

    data = calendar_file(found, name, standard, language, today=today_of(body))
    return {"name": CALENDAR["name"].format(year=found.year), "type": CALENDAR["type"], "data": base64.b64encode(data).decode()}
