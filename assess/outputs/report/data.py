"""The whole self-assessment as one report: data for print and files, and plain text for the terminal."""

from collections.abc import Iterator
from datetime import date

from assess.model.answers import Sheet
from assess.model.findings import Result
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.branch_file.sheets import sheet_data
from assess.outputs.score.actions import action_data
from assess.outputs.score.carried import say_carried
from assess.outputs.score.explanation import explain_area, explain_overall
from assess.outputs.score.scores import OVERALL, say_remaining, score_data
from assess.outputs.words.wording import say_value

TITLE = Text("党支部“五化”建设自查报告", "Five-area self-assessment of a Party branch")
NEXT = Text("接下来先做", "What to do next")
UNNAMED = Text("（未填支部名称）", "(branch not named)")


def report_data(result: Result, sheet: Sheet, standard: Standard, *, language: Language, today: str) -> dict[str, object]:
    """Figures, every explanation, the branch's facts in words and the sheet itself. `today` (ISO) only dates the report."""
    return {
        **score_data(result, standard, language),
        "title": TITLE.of(language),
        "today": today,
        "name": sheet.name or UNNAMED.of(language),
        "year": sheet.year,
        "facts": _facts(result, sheet, standard, language),
        "explanations": [explain_overall(result, standard, language)]
        + [explain_area(area, standard, language) for area in result.areas],
        "notes": {name: answer.note for name, answer in sheet.answers.items() if answer.note},
        "sheet": sheet_data(sheet, standard),
    }


def _facts(result: Result, sheet: Sheet, standard: Standard, language: Language) -> list[dict[str, str]]:
    """The facts that were asked, in words."""
    return [
        {"id": fact.id, "name": fact.text.of(language), "value": say_value(fact, sheet.branch.value(fact.id), language)}
        for fact in standard.facts.values()
        if fact.id in result.asked_facts
    ]


def report_text(result: Result, sheet: Sheet, standard: Standard, *, language: Language, today: date) -> str:
    """The figures for a terminal, red lines first, each area with its arithmetic."""
    return "\n".join(_lines(result, sheet, standard, language, today)) + "\n"


def _lines(result: Result, sheet: Sheet, standard: Standard, language: Language, today: date) -> Iterator[str]:
    data = score_data(result, standard, language)
    colon = "：" if language is Language.ZH else ": "
    yield TITLE.of(language)
    yield f"{sheet.name or UNNAMED.of(language)}  {sheet.year or ''}  {today.isoformat()}".replace("    ", "  ")
    yield f"{standard.text.of(language)} {standard.version} ({standard.digest})"
    yield ""
    for line in _list(data["red_lines"]):
        yield f"! {line['number']} {line['text']} {line['status']}"
    overall = explain_overall(result, standard, language)
    yield f"{OVERALL.of(language)}{colon}{overall['score']}  {overall['band']}  {overall['answered']}"
    for area in result.areas:
        explained = explain_area(area, standard, language)
        yield f"  {explained['title']}{colon}{explained['score']}  {explained['band']}  {explained['answered']}"
        yield from (f"      {step}" for step in _list(explained["sums"])[1:-1])
    yield from filter(None, (say_remaining(result, standard, language),))
    yield from say_carried(result, standard, language)
    yield from _next_lines(result, standard, language)
    yield ""
    yield standard.scoring.notice.of(language)


def _next_lines(result: Result, standard: Standard, language: Language) -> Iterator[str]:
    data = action_data(result.actions, standard, language)
    for place, step in enumerate(_list(data["steps"]), 1):
        if place == 1:
            yield ""
            yield NEXT.of(language)
        yield f"{place}. {step['number']} {step['text']}"
        yield f"   {step['why']}"


def _list(value: object) -> list[dict[str, str]]:
    assert isinstance(value, list)
    return value
