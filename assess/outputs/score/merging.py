"""Conflicts of a merge in words: where, what each side has, and how it can be decided."""

from collections.abc import Mapping, Sequence

from assess.model.answers import Choice
from assess.model.merging import Conflict, Full, Merged, Take
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.words.wording import YES_NO

TAKES = {
    Take.OURS: Text("采用当前内容", "Take what is here"),
    Take.THEIRS: Text("采用文件中的内容", "Take what is in the file"),
    Take.BOTH: Text("两条都保留", "Keep both"),
}
NOTHING = Text("（没有）", "(nothing)")
DELETED = Text("（已删除）", "(deleted)")
PLACES = {
    "name": Text("党支部名称", "Name of the branch"),
    "year": Text("自查年度", "Year assessed"),
    "branch": Text("支部情况", "About the branch"),
    "answers": Text("作答", "Answers"),
    "answer": Text("作答", "answer"),
    "reason": Text("不适用的理由", "reason"),
    "note": Text("备注", "note"),
    "last": Text("上年作答", "last year’s answer"),
    "from": Text("所属年度", "its year"),
    "ledger": Text("台账", "Ledger"),
    "rows": Text("记录", "entry"),
    "covers": Text("登记齐全的活动", "activities that are complete"),
    "since": Text("党支部成立的日期", "established on"),
    "people": Text("人员", "people"),
    "review": Text("考核意见", "Review"),
    "reviewer": Text("考核人", "reviewer"),
    "date": Text("考核日期", "date"),
    "plan": Text("整改计划", "Improvement plan"),
    "earlier": Text("以前的自查结果", "Earlier assessments"),
    "calendar": Text("年度计划", "The year’s plan"),
    "secretary": Text("支部书记", "branch secretary"),
    "committee": Text("其他支部委员", "other committee members"),
    "members": Text("其他党员", "other members"),
    "leading-officials": Text("党员领导干部", "leading officials"),
    "able-members": Text("有服务能力的党员", "members able to give volunteer service"),
    "able-officials": Text("有帮扶能力的党员干部", "officials able to help people in difficulty"),
    "contacts": Text("委员联系党员的分工", "who looks after whom"),
    "exempt": Text("免于计算学时的党员", "exempt from class hours"),
}
FIELDS = {
    "answer": Text("作答", "answer"),
    "last": Text("上年作答", "last year’s answer"),
    "from": Text("起", "from"),
    "to": Text("止", "to"),
    "of": Text("说明", "more"),
    "name": Text("姓名", "name"),
    "office": Text("职务", "office"),
    "offices": Text("职务", "offices"),
    "requirement": Text("要求", "requirement"),
    "what": Text("措施", "what"),
    "who": Text("责任人", "who"),
    "by": Text("完成时限", "by"),
    "done": Text("完成日期", "done on"),
    "year": Text("年度", "year"),
    "edits": Text("改动", "changes"),
    "own": Text("自加事项", "own entries"),
    "activity": Text("活动", "activity"),
    "month": Text("月", "month"),
    "day": Text("日", "day"),
    "topic": Text("主题", "topic"),
    "place": Text("地点", "place"),
    "host": Text("主持人", "host"),
}
"""Fields inside a value that is decided as a whole. Others, but for columns of the ledger, only the program reads: not shown."""
ROWS = ("ledger", "rows")
OF_PERSON = {
    "from": Text("何时到本支部", "in this branch from"),
    "to": Text("何时离开本支部", "in this branch until"),
    "offices": Text("职务和情形", "offices and circumstances"),
}
"""What the roster says of a person."""
SHOWN = 400


def conflict_data(merged: Merged, standard: Standard, language: Language) -> list[dict[str, object]]:
    """Each conflict with its place, both values in words, and the choices there are."""
    return [
        {
            "id": each.id,
            "place": say_path(each.path, standard, language),
            "ours": _say_value(each, each.ours, standard, language),
            "theirs": _say_value(each, each.theirs, standard, language),
            "taken": each.taken.value if each.taken else None,
            "choices": [{"value": take.value, "text": TAKES[take].of(language)} for take in _choices(each)],
        }
        for each in merged.conflicts
    ]


def say_shortened(full: Full, language: Language) -> str:
    """A sentence on what a file has only in a shortened form, and that the fuller one stays; empty if there is nothing."""
    if not full.places:
        return ""
    return Text(
        f"文件是简化过的副本：{_say_places(full).zh}中的姓名、号码等换成了代号或者删去，其余与这里相同。"
        "无论怎样导入，都保留这里的完整内容。",
        f"The file is a shortened copy: in {_say_places(full).en}, names, numbers and the like are codes or left out; the rest is "
        "as here. However it is imported, the full text here stays.",
    ).of(language)


def _say_places(full: Full) -> Text:
    entries = [Text(f"台账{full.entries}条记录", f"{full.entries} ledger entries")] if full.entries else []
    others = (
        [Text(f"其他{full.others}处文字" if entries else f"{full.others}处文字", f"{full.others} other texts")]
        if full.others
        else []
    )
    said = [*entries, *others]
    return Text("、".join(each.zh for each in said), " and ".join(each.en for each in said))


def merge_text(merged: Merged, standard: Standard, language: Language) -> str:
    """The conflicts for a terminal."""
    ours, theirs = (text.of(language) for text in (Text("甲", "A"), Text("乙", "B")))
    colon = Text("：", ": ").of(language)
    lines = [Text(f"冲突{len(merged.conflicts)}处：", f"Conflicts: {len(merged.conflicts)}").of(language)]
    for each in merged.conflicts:
        lines.append(say_path(each.path, standard, language))
        lines.append(f"    {ours}{colon}{_say_value(each, each.ours, standard, language)}")
        lines.append(f"    {theirs}{colon}{_say_value(each, each.theirs, standard, language)}")
    return "\n".join(lines) + "\n"


def _choices(conflict: Conflict) -> tuple[Take, ...]:
    both = conflict.path[:-1] == ROWS and conflict.ours is not None and conflict.theirs is not None
    return tuple(Take) if both else (Take.OURS, Take.THEIRS)


def say_path(path: Sequence[str], standard: Standard, language: Language) -> str:
    """“作答 · 2.1.1 支部党员大会…… · 备注”."""
    return " · ".join(_say_step(step, path[:place], standard, language) for place, step in enumerate(path))


def _say_step(step: str, before: Sequence[str], standard: Standard, language: Language) -> str:
    if step in standard.requirements and before:
        requirement = standard.requirements[step]
        return f"{requirement.number} {requirement.text.of(language)}"
    if tuple(before) == ("branch",) and step in standard.facts:
        return standard.facts[step].text.of(language)
    if tuple(before) == ROWS:
        return _say_entry(step, standard, language)
    if tuple(before[:2]) == ("ledger", "people") and step in OF_PERSON and len(before) == 3:
        return OF_PERSON[step].of(language)
    return PLACES[step].of(language) if step in PLACES else step[:SHOWN]


def _say_entry(key: str, standard: Standard, language: Language) -> str:
    """The key names the activity by its id."""
    words = (standard.activities[word].text.of(language) if word in standard.activities else word for word in key.split(" "))
    return " ".join(words)[:SHOWN]


def _say_value(conflict: Conflict, value: object, standard: Standard, language: Language) -> str:
    if value in (None, "", [], {}):
        return (NOTHING if conflict.base in (None, "", [], {}) else DELETED).of(language)
    if conflict.path[-1] in ("answer", "last") and value in list(Choice):
        return _say_choice(conflict.path, str(value), standard, language)
    if conflict.path[0] == "branch" and isinstance(value, str):
        fact = standard.facts.get(conflict.path[1])
        known = {**(fact.options if fact else {}), "yes": YES_NO[True], "no": YES_NO[False]}
        return known[value].of(language) if value in known else value[:SHOWN]
    return _say_data(conflict.path, value, standard, language)[:SHOWN]


def _say_choice(path: Sequence[str], value: str, standard: Standard, language: Language) -> str:
    requirement = standard.requirements.get(path[-2])
    label = standard.scoring.answers[value]
    return (label.red_line_text if requirement and requirement.red_line else label.text).of(language)


def _say_data(path: Sequence[str], value: object, standard: Standard, language: Language) -> str:
    """In words, whatever it is: ids of requirements, activities and fields by their names, deep data from the outside in."""
    comma, colon, semicolon = (Text(*pair).of(language) for pair in (("、", ", "), ("：", ": "), ("；", "; ")))
    if path[:2] == ("ledger", "people") and path[-1] == "offices" and isinstance(value, list):
        return comma.join(say_office(each, standard, language) for each in value)
    if isinstance(value, list):
        between = semicolon if any(isinstance(each, Mapping) for each in value) else comma
        return between.join(said for each in value if (said := _say_data(path, each, standard, language)))
    if isinstance(value, Mapping):
        named = ((_say_field(path, str(name), standard, language), str(name), cell) for name, cell in value.items())
        parts = ((field, _say_data((*path, name), cell, standard, language)) for field, name, cell in named if field)
        return (semicolon if path[0] == "ledger" else comma).join(f"{field}{colon}{cell}" for field, cell in parts if cell)
    return _say_id(path, _plain(value), standard, language)


def _say_field(path: Sequence[str], name: str, standard: Standard, language: Language) -> str:
    """A field, or the requirement that something is said of; empty for what only the program reads."""
    if tuple(path[:2]) == ROWS and name in standard.ledger.columns:
        return standard.ledger.columns[name].text.of(language)
    if name in standard.requirements:
        return standard.requirements[name].number
    if path[-1] in standard.requirements:  # a place in its plan, 2.1/3
        return name[:SHOWN]
    return FIELDS[name].of(language) if name in FIELDS else ""


def _say_id(path: Sequence[str], value: str, standard: Standard, language: Language) -> str:
    if value in standard.requirements:
        requirement = standard.requirements[value]
        return f"{requirement.number} {requirement.text.of(language)}"
    return standard.activities[value].text.of(language) if value in standard.activities else value


def say_office(held: object, standard: Standard, language: Language) -> str:
    """“党小组组长（2，2026-07–）”."""
    if not isinstance(held, Mapping):
        return _plain(held)
    words = {office.value: each.text.of(language) for office, each in standard.ledger.offices.items()}
    office, first, last, of = (_plain(held.get(name, "")) for name in ("office", "from", "to", "of"))
    more = [of, f"{first}–{last}" if first or last else ""]
    inside = Text("，", ", ").of(language).join(filter(None, more))
    return words.get(office, office) + (Text(f"（{inside}）", f" ({inside})").of(language) if inside else "")


def _plain(value: object) -> str:
    """Deep data is only hinted at: no one decides by reading it."""
    return value if isinstance(value, str) else str(value)
