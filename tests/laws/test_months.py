"""Months of the standard: nothing that has a rhythm is missing, and the year's plan puts it in the same months."""

from dataclasses import replace
from math import atan2, hypot, pi
from types import SimpleNamespace
from typing import cast

import pytest

from assess.judging.applicability import admitted
from assess.judging.year_plan import plan_year, usual_months
from assess.model.answers import Sheet
from assess.model.calendar import Calendar
from assess.model.periods import MONTHS as LENGTHS
from assess.model.rules import AtLeast, Period
from assess.model.standard import Requirement, Standard
from assess.model.text import Language
from assess.outputs.site.browse import Browse
from assess.outputs.year_plan.months import CENTRE, INNER, OUTER, Month, Months


@pytest.fixture(scope="module", params=list(Language))
def months(request: pytest.FixtureRequest, standard: Standard) -> Months:
    fitting = {name: admitted(each, standard) for name, each in standard.requirements.items()}
    return Months(standard, usual_months(standard), Browse(standard, fitting, request.param), request.param)


def counted(standard: Standard, *periods: Period) -> list[tuple[Requirement, AtLeast]]:
    return [
        (each, each.rule)
        for each in standard.requirements.values()
        if isinstance(each.rule, AtLeast) and each.rule.per in (periods or LENGTHS)
    ]


def usual(months: Months, requirement: str) -> list[int]:
    return [month.number for month in months.months() if requirement in {item.id for item in month.usual}]


def test_what_is_due_every_month_is_in_every_month(months: Months, standard: Standard) -> None:
    wanted = [each.id for each, _ in counted(standard, Period.MONTH)]
    assert wanted
    assert all([item.id for item in month.every] == wanted for month in months.months())


def test_everything_else_falls_into_each_of_its_periods(months: Months, standard: Standard) -> None:
    for each, rule in counted(standard, Period.QUARTER, Period.HALF_YEAR, Period.YEAR):
        length = LENGTHS[rule.per]
        found = [(number - 1) // length for number in usual(months, each.id)]
        assert set(found) == set(range(12 // length)), each.id


def test_when_a_period_ends_all_of_it_has_been_named(months: Months, standard: Standard) -> None:
    for month in months.months():
        for period in (Period.QUARTER, Period.HALF_YEAR, Period.YEAR):
            if month.number % LENGTHS[period] == 0:
                assert {each.id for each, _ in counted(standard, period)} <= named(month), (month.number, period)
    assert [month.number for month in months.months() if month.ends] == [3, 6, 9, 12]


def named(month: Month) -> set[str]:
    return {item.id for item in (*month.usual, *(item for end in month.ends for item in end.items))}


def test_the_plan_of_a_branch_that_changed_nothing_has_the_same_months(months: Months, standard: Standard) -> None:
    plan = plan_year(standard, Sheet(), Calendar(), year=2026)
    assert plan.entries
    for entry in plan.entries:
        for requirement in entry.serves or (entry.requirement,):
            rule = standard.requirements[requirement].rule
            if isinstance(rule, AtLeast) and rule.per is not Period.MONTH and requirement == entry.requirement:
                assert entry.month in usual(months, requirement), requirement


def test_the_picture_has_a_mark_for_each_thing_in_the_table(months: Months) -> None:
    sectors = {sector.number: sector for sector in months.wheel().sectors}
    for month in months.months():
        assert len(sectors[month.number].marks) == len(month.usual)
        places = [(mark.x, mark.y) for mark in sectors[month.number].marks]
        assert len(set(places)) == len(places)


@pytest.mark.parametrize("times", [1, 3, 40])
def test_however_many_there_are_each_stays_in_its_month(standard: Standard, times: int) -> None:
    """In the middle of the picture the months meet: a mark there belongs to none, or to the one on the other side."""
    months = {f"{name}-{copy}": found for name, found in usual_months(standard).items() for copy in range(times)}
    copies = {name: replace(standard.requirements[name.rpartition("-")[0]], id=name) for name in months}
    grown = cast(Standard, SimpleNamespace(requirements=copies, label=standard.label))
    fitting = {name: admitted(each, standard) for name, each in standard.requirements.items()}
    browse = Browse(standard, fitting, Language.ZH)
    for sector in Months(grown, months, browse, Language.ZH).wheel().sectors:
        for mark in sector.marks:
            right, up = mark.x - CENTRE, CENTRE - mark.y
            assert INNER < hypot(right, up) < OUTER
            turn = atan2(right, up) / (2 * pi) * 12 - (sector.number - 1)
            assert abs((turn + 6) % 12 - 6) <= 0.5, (sector.number, mark)


def test_what_holds_all_year_is_in_no_month(months: Months) -> None:
    all_year = {item.id for item in months.all_year()}
    assert all_year
    assert not any(all_year & {item.id for item in (*month.every, *month.usual)} for month in months.months())
