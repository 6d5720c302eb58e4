"""The ledger at a glance, as data with the few signs and words that stand in its cells."""

from collections.abc import Iterable

from assess.model.answers import Sheet
from assess.model.findings import PeriodState
from assess.model.ledger import Entry
from assess.model.ledger_overview import OverviewCell, OverviewRow
from assess.model.periods import MONTHS
from assess.model.rules import Period
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.score.ledger import say_span

HELD, MISSED, OPEN, UNCONFIRMED = "held", "missed", "open", "unconfirmed"
SIGNS = {HELD: Text("✓", "✓"), MISSED: Text("缺", "✕"), UNCONFIRMED: Text("未", "–"), OPEN: Text("待", "…")}
"""One character: twelve months stand side by side."""
LEGEND = {
    MISSED: Text("已确认登记齐全，仍缺", "confirmed as complete, and lacking"),
    UNCONFIRMED: Text("已到期，没有登记够", "past, and not enough entered"),
    OPEN: Text("还没有到期", "not due yet"),
}
SAID = {
    HELD: Text("已够", "enough"),
    MISSED: Text("缺", "lacking"),
    UNCONFIRMED: Text("没有登记够", "not enough entered"),
    OPEN: Text("还没有到期", "not due yet"),
}


def overview_data(rows: Iterable[OverviewRow], sheet: Sheet, standard: Standard, language: Language) -> dict[str, object]:
    """`activities`; the `legend` of their signs; and by the number of a row of the ledger its day, where it could be read."""
    return {
        "activities": [_row(each, standard, language) for each in rows],
        "legend": [{"state": each, "text": f"{SIGNS[each].of(language)} {LEGEND[each].of(language)}"} for each in LEGEND],
        "days": {str(entry.row): _day(entry) for entry in sheet.ledger.entries},
    }


def _day(entry: Entry) -> str:
    """2026-03-05; only the month where the row says no more."""
    return entry.day.isoformat()[: -len("-01") if entry.whole_month else None]


def _row(row: OverviewRow, standard: Standard, language: Language) -> dict[str, object]:
    name = standard.activities[row.activity].text.of(language)
    name = name[:1].upper() + name[1:]
    return {
        "id": row.activity,
        "entries": row.entries,
        "asked": row.asked,
        "confirmed": row.confirmed,
        "months": [_cell(each, row, name, language) for each in row.months],
        "year": _cell(row.year, row, name, language),
    }


def _cell(cell: OverviewCell, row: OverviewRow, name: str, language: Language) -> dict[str, object]:
    """`text` is what stands in it, `label` what is read out where that has a sign; `day` a likely one for what is lacking there."""
    of_year = cell.span.per is Period.YEAR
    count, state = (0 if of_year else cell.count), _state(cell, row)
    sign = SIGNS[state].of(language) if state and (of_year or state != HELD) else ""
    return {
        "months": MONTHS[cell.span.per],
        "state": state,
        "text": f"{count or ''}{sign}",
        "label": _label(name, cell, count, SAID[state], language) if sign else "",
        "day": cell.day.isoformat() if cell.day else "",
    }


def _label(name: str, cell: OverviewCell, count: int, said: Text, language: Language) -> str:
    comma = Text("，", ", ").of(language)
    held = f"{Text(f'{count}次', f'{count} entered').of(language)}{comma}" if count else ""
    return f"{name}{comma}{say_span(cell.span, language)}{Text('：', ': ').of(language)}{held}{said.of(language)}"


def _state(cell: OverviewCell, row: OverviewRow) -> str:
    """Empty where nothing is asked, and in a month with nothing of a period that has enough."""
    match cell.state:
        case PeriodState.HELD:
            return HELD if cell.count else ""
        case PeriodState.MISSED:
            return MISSED if row.confirmed else UNCONFIRMED
        case PeriodState.OPEN:
            return OPEN
        case _:
            return ""
