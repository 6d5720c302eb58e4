"""A year's plan as plain text, month by month, for the terminal."""

from collections.abc import Iterator

from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.model.year_plan import PlanState, YearPlan
from assess.outputs.year_plan.views import entry_data, plan_data

MARKS = {PlanState.PLANNED: "○", PlanState.HELD: "●", PlanState.MISSED: "×"}
LEGEND = Text("○ 计划　● 已开展　× 未开展　? 视支部情况", "○ planned   ● held   × missed   ? if it applies")
LEFT_OUT = Text("未列入计划", "Not in the plan")


def plan_text(plan: YearPlan, standard: Standard, language: Language) -> str:
    """Ends with a line break."""
    return "\n".join(_lines(plan, standard, language)) + "\n"


def _lines(plan: YearPlan, standard: Standard, language: Language) -> Iterator[str]:
    data = plan_data(plan, standard, language)
    yield str(data["title"])
    yield str(data["summary"])
    yield LEGEND.of(language)
    yield from map(str, data["notes"])  # type: ignore[call-overload]
    yield from (each["text"] for each in data["unmet"])  # type: ignore[attr-defined]
    month = 0
    for entry in plan.entries:
        shown = entry_data(entry, standard, language)
        if entry.month != month:
            month = entry.month
            yield from ("", data["months"][month - 1])  # type: ignore[index]
        yield f"  {MARKS[entry.state]}{'' if entry.certain else '?'} {_say(shown)}"
        yield from (f"      {text}" for text in [shown["condition"], *shown["remarks"]] if text)  # type: ignore[misc]
    if plan.left_out:
        yield from ("", LEFT_OUT.of(language))
        yield from (f"  {each['text']}" for each in data["left_out"])  # type: ignore[attr-defined]


def _say(shown: dict[str, object]) -> str:
    numbers = ", ".join(rule["number"] for rule in shown["rules"])  # type: ignore[attr-defined]
    details = [str(shown[name]) for name in ("topic", "venue", "host") if shown[name] and shown[name] != shown["title"]]
    return " · ".join([str(shown["when"]), str(shown["title"]), *details, *([numbers] if numbers else [])])
