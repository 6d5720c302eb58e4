"""`wuhua plan`: the year's plan of a branch, as text, JSON, a workbook or a calendar."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import click

from assess.errors import NOTICES
from assess.judging.year_plan import plan_year
from assess.model.answers import FIRST_YEAR, LAST_YEAR
from assess.model.standard import Standard
from assess.model.text import Language
from assess.model.year_plan import YearPlan
from assess.outputs.year_plan.text import plan_text
from assess.outputs.year_plan.views import plan_data
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.calendar import read_calendar
from assess.terminal import OutFile, complain, sheet_in, spare, write_out


@click.command()
@click.argument("sheet", type=click.File("rb"))
@click.option("--format", "format_", type=click.Choice(["text", "json", "xlsx", "ics"]), default="text", show_default=True)
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="输出的语言。Language.")
@click.option("--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help="年度，默认为自查表的年度。Year; by default the sheet’s.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="按哪一天计算，默认为今天。The day to plan on; by default today.")
@click.option("--out", type=OutFile("plan.xlsx"), help="写入文件。Write to this file.")
@click.pass_obj
def plan(
    standard: Callable[[], Standard],
    sheet: BinaryIO,
    format_: str,
    lang: str,
    year: int | None,
    today: datetime | None,
    out: Path | None,
) -> None:
    """按自查文件 SHEET.json 列出年度计划。

    The year's plan from an exported file ("-" reads standard input). Exit status 1 if the file has problems; what could be read
    is still planned.
    """
    language, own, of_calendar = Language(lang), standard(), ProblemCollector()
    spare(out, sheet)
    found, of_sheet = sheet_in(sheet, own, language)
    calendar = read_calendar(Node(found.calendar_raw, of_calendar, path=("calendar",)), own)
    complain(of_calendar.problems, language)
    day = (today or datetime.now().astimezone()).date()
    made = plan_year(own, found, calendar, year=year or found.year or day.year, today=day)
    write_out(_form(format_, made, found.name, own, language, day), out)
    sys.exit(any(problem.wrong not in NOTICES for problem in (*of_sheet.problems, *of_calendar.problems)))


def _form(form: str, made: YearPlan, name: str, standard: Standard, language: Language, today: date) -> bytes:
    if form == "ics":
        return _calendar(made, name, standard, language, today)
    if form == "xlsx":
        return _workbook(made, standard, language)
    if form == "json":
        return (json.dumps(plan_data(made, standard, language), ensure_ascii=False, indent=2) + "\n").encode(errors="replace")
    return plan_text(made, standard, language).encode(errors="backslashreplace")


def _workbook(made: YearPlan, standard: Standard, language: Language) -> bytes:
    """Imported here, as the library of calendars is."""
    from assess.outputs.year_plan.workbook import write_plan_workbook

    into = BytesIO()
    write_plan_workbook(made, standard, language, into)
    return into.getvalue()


def _calendar(made: YearPlan, name: str, standard: Standard, language: Language, today: date) -> bytes:
    """The library is imported only for this: every other command would wait for it."""
    from assess.outputs.year_plan.calendar import calendar_file

    return calendar_file(made, name, standard, language, today=today, now=datetime.now(UTC))
