"""The year's plan (年度计划), in words for a page or as a file: `{sheet, today, now, year, format}`.

`format` is `xlsx` or `ics`, which come back as `name`, `type` and `data` (in base64); without it the words come back.
`now` is the moment with its zone, by which a calendar file is newer than an earlier one.
"""

from io import BytesIO

from assess.judging.year_plan import plan_year
from assess.model.standard import Standard
from assess.model.text import Language
from assess.model.year_plan import YearPlan
from assess.operations.common import EXCEL, Body, file_data, format_of, sheet_of, today_of, year_of
from assess.outputs.year_plan.views import plan_data, plan_name
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.calendar import read_calendar
from assess.reading.files.learner import read_moment

CALENDAR = "text/calendar"
FORMATS = {"xlsx": EXCEL, "ics": CALENDAR}


def plan(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """The plan of the sheet's year, in words or as a file.

    `year` asks for another year; a sheet without one is planned for the year of `today`.
    """
    form = format_of(body, FORMATS, collector)
    if form == "":
        return None
    sheet = sheet_of(body, standard, collector)
    if sheet is None:
        return None
    today = today_of(body)
    calendar = read_calendar(Node(sheet.calendar_raw, collector, path=("calendar",)), standard)
    year = year_of(body) or sheet.year or (today.year if today else None)
    if year is None:
        return {"year": None}
    found = plan_year(standard, sheet, calendar, year=year, today=today)
    if form is None:
        return plan_data(found, standard, language)
    made = _workbook(found, standard, language) if form == "xlsx" else _calendar(found, sheet.name, standard, language, body)
    name = plan_name(found, sheet.name, language)
    return file_data(f"{name}.{form}", FORMATS[form], made)


def _workbook(made: YearPlan, standard: Standard, language: Language) -> bytes:
    """Imported here: it needs the library for Excel, which only this format waits for."""
    from assess.outputs.year_plan.workbook import write_plan_workbook

    into = BytesIO()
    write_plan_workbook(made, standard, language, into)
    return into.getvalue()


def _calendar(made: YearPlan, name: str, standard: Standard, language: Language, body: Body) -> bytes:
    from assess.outputs.year_plan.calendar import calendar_file

    return calendar_file(made, name, standard, language, today=today_of(body), now=read_moment(body.get("now")))
