"""The next steps in words: what, what it brings, by when, and why it stands there."""

from datetime import date

from assess.model.findings import Action
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.addresses import requirement_path
from assess.outputs.words import figures
from assess.outputs.words.months import MONTHS_EN
from assess.outputs.words.wording import say_rule

ORDER = Text(
    "排序方法由本站自拟：红线问题在前，其余按“可提高的分数÷所需工夫”从大到小，相同时先办快到期的。",
    "The order is this portal’s own: breached red lines first, then what gains most for the work it takes; between equals, "
    "what is due first.",
)
EFFORTS = (
    Text("工夫较少", "little work"),
    Text("需要一些工夫", "some work"),
    Text("需要较长时间", "a longer effort"),
)


def action_data(actions: tuple[Action, ...], standard: Standard, language: Language) -> dict[str, object]:
    """The steps in their order, and the sentence that explains the order; `steps` is empty where nothing is known to fall short."""
    return {"order": ORDER.of(language), "steps": [_step(each, standard, language) for each in actions]}


def _step(action: Action, standard: Standard, language: Language) -> dict[str, object]:
    requirement = standard.requirements[action.requirement]
    return {
        "id": requirement.id,
        "number": requirement.number,
        "text": requirement.text.of(language),
        "why": _say_why(action, language),
        "rule": say_rule(requirement.rule, standard, language) if requirement.rule else "",
        "deadline": action.deadline.isoformat() if action.deadline else None,
        "path": requirement_path(requirement),
    }


def _say_why(action: Action, language: Language) -> str:
    parts = [_say_gain(action, language), EFFORTS[action.effort - 1].of(language), _say_deadline(action.deadline, language)]
    text = Text("；", "; ").of(language).join(part for part in parts if part)
    return text[:1].upper() + text[1:] + Text("。", ".").of(language)


def _say_gain(action: Action, language: Language) -> str:
    if action.red_line:
        return Text("触碰红线，先行整改", "a red line is breached: put this right first").of(language)
    gain = figures.percent(action.gain)
    if gain == "0":
        return Text("总体得分可提高不到0.1分", "raises the overall score by less than 0.1").of(language)
    return Text(f"总体得分可提高{gain}分", f"raises the overall score by {gain}").of(language)


def _say_deadline(day: date | None, language: Language) -> str:
    if day is None:
        return ""
    return Text(f"{day.month}月{day.day}日前完成", f"due by {day.day} {MONTHS_EN[day.month - 1]}").of(language)
