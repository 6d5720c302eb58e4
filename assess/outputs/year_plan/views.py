"""A year's plan in words: every entry with whom it is for, its rules and what is odd about it; what is left out."""

import re
from collections.abc import Iterable
from dataclasses import replace

from assess.model.findings import ConditionFinding
from assess.model.periods import Span
from assess.model.rules import AtLeast, Each, Role
from assess.model.standard import Requirement, Standard
from assess.model.text import Language, Text
from assess.model.year_plan import LeftOut, PlanEntry, PlanNote, PlanRemark, PlanState, Reason, Unmet, YearPlan
from assess.outputs.addresses import requirement_path
from assess.outputs.score.ledger import AUDIENCES, say_span
from assess.outputs.words import figures
from assess.outputs.words.listing import listed
from assess.outputs.words.months import MONTHS, MONTHS_EN, say_month
from assess.outputs.words.wording import BRANCHES, say_rule

TITLE = Text("{year}年度“三会一课”等活动计划", "Plan of activities for {year}")
STATES = {
    PlanState.PLANNED: Text("计划", "Planned"),
    PlanState.HELD: Text("已开展", "Held"),
    PlanState.MISSED: Text("未开展", "Missed"),
}
REMARKS = {
    PlanRemark.OUTSIDE_UNMET: Text(
        "不在{span}之内：照此安排，{number}在{span}不能达到要求。请改到{span}之内。",
        "Outside {span}: planned like this, {number} is not met for {span}. Move it back into {span}.",
    ),
    PlanRemark.OUTSIDE_MET: Text(
        "不在{span}之内；{span}另有安排，不影响{number}。", "Outside {span}; something else meets {number} for {span}."
    ),
    PlanRemark.LATE: Text(
        "时间已过，台账中没有登记。请登记，或者改到以后的月份。",
        "Its time is past and the ledger has no entry. Enter it, or move it to a later month.",
    ),
    PlanRemark.BEFORE_SINCE: Text(
        "早于党支部成立的日期，不计入。请改到那一天以后。",
        "Before the branch was established, so it will not count. Move it to a later day.",
    ),
    PlanRemark.NO_SUCH_DAY: Text(
        "这个月没有这一天，已按月末列出。请改正日期。", "This month has no such day; its last day is shown. Correct the day."
    ),
    PlanRemark.GROUPS_UNKNOWN: Text(
        "尚未填写各党小组人数，无法按小组分别列出。",
        "The sizes of the Party groups are not filled in, so the groups cannot be listed one by one.",
    ),
    PlanRemark.PEOPLE_UNKNOWN: Text(
        "台账中没有写明人员，无法逐人核对。",
        "The ledger does not name the people concerned, so they cannot be followed one by one.",
    ),
}
NOTES = {
    PlanNote.SINCE_UNKNOWN: Text(
        "支部是本年度成立的，但台账中没有填写成立日期，计划暂按全年列出。",
        "The branch was established this year, but the ledger does not say on which day; the plan covers the whole year for now.",
    ),
    PlanNote.IDLE_EDITS: Text(
        "有{count}处改动所在的安排现已开展或者不再需要，改动仍保留，暂不起作用。",
        "Changes kept without effect for now, because what they were made to has been held or is no longer due: {count}.",
    ),
    PlanNote.OTHER_YEAR: Text(
        "这不是自查表的年度，所以未采用在自查表年度计划中作的改动。",
        "This is not the year of the self-assessment, so the changes made to that year’s plan are not used.",
    ),
}
REASONS = {
    Reason.DOES_NOT_APPLY: Text("不适用于本支部", "does not apply to this branch"),
    Reason.EXEMPTED: Text("自填“不适用”：{said}", "is ticked “not applicable”: {said}"),
    Reason.NO_PERIOD: Text("不按年度安排", "is not due at times of the year"),
}


def plan_data(plan: YearPlan, standard: Standard, language: Language) -> dict[str, object]:
    """Everything that a page, a table or a calendar shows, in its order."""
    return {
        "year": plan.year,
        "title": TITLE.of(language).format(year=plan.year),
        "summary": say_summary(plan, language),
        "notes": [NOTES[note].of(language).format(count=plan.idle_edits) for note in plan.notes],
        "months": [say_month(month, language) for month in MONTHS],
        "entries": [entry_data(entry, standard, language) for entry in plan.entries],
        "unmet": [{"requirement": each.requirement, "text": say_unmet(each, standard, language)} for each in plan.unmet],
        "left_out": [{"requirement": each.requirement, "text": say_left_out(each, standard, language)} for each in plan.left_out],
        "activities": [{"id": each.id, "text": each.text.of(language)} for each in standard.activities.values()],
        "missing": [{"fact": fact, "text": standard.facts[fact].text.of(language)} for fact in plan.missing],
    }


def entry_data(entry: PlanEntry, standard: Standard, language: Language) -> dict[str, object]:
    """One entry, ready to be shown; `requirement` and `place` say where a change of it is kept."""
    edit = entry.edit
    return {
        "requirement": entry.requirement,
        "place": entry.place,
        "own": not entry.requirement,
        "activity": entry.activity or "",
        "state": entry.state.value,
        "state_text": say_state(entry, language),
        "late": entry.state is PlanState.MISSED or PlanRemark.LATE in entry.remarks,
        "title": say_title(entry, standard, language),
        "line": say_line(entry, standard, language),
        "month": entry.month,
        "day": entry.day,
        "when": say_when(entry, language),
        "usual_month": entry.usual_month,
        "changed": edit is not None,
        "topic": topic_of(entry),
        "venue": edit.place if edit else "",
        "host": host_of(entry),
        "row": entry.row,
        "rules": [_rule(standard.requirements[name]) for name in entry.serves],
        "condition": say_conditions(entry.open_conditions, standard, language),
        "remarks": say_remarks(entry, standard, language),
    }


def _rule(requirement: Requirement) -> dict[str, object]:
    return {"id": requirement.id, "number": requirement.number, "path": requirement_path(requirement)}


def plan_name(plan: YearPlan, branch: str, language: Language) -> str:
    """The name of a file of the plan, without its ending: one that survives old file systems."""
    name = re.sub(r'[\s\\/:*?"<>|.\x00-\x1f\x7f-\x9f\ud800-\udfff]+', "-", branch)[:40].strip("-")
    mark = "" if language is Language.ZH else language.value
    return "-".join(part for part in ("wuhua-plan", name, str(plan.year), mark) if part)


def say_summary(plan: YearPlan, language: Language) -> str:
    """A sentence on how many entries are planned, held and missed."""
    counts = {state: plan.count(state) for state in PlanState}
    return (
        Text("全年{a}项待开展，{b}项已开展，{c}项未开展。", "Still to come: {a}. Held: {b}. Missed: {c}.")
        .of(language)
        .format(a=counts[PlanState.PLANNED], b=counts[PlanState.HELD], c=counts[PlanState.MISSED])
    )


def say_when(entry: PlanEntry, language: Language) -> str:
    """“3月5日”, “5 March”; without a day “3月（日期待定）”, or for what was held “3月（日期不详）”."""
    if entry.day is None:
        to_be_fixed, unknown = Text("（日期待定）", " (day to be fixed)"), Text("（日期不详）", " (day not known)")
        return say_month(entry.month, language) + (unknown if entry.row else to_be_fixed).of(language)
    return Text(f"{entry.month}月{entry.day}日", f"{entry.day} {MONTHS_EN[entry.month - 1]}").of(language)


def say_state(entry: PlanEntry, language: Language) -> str:
    """Planned, held, missed; what only perhaps is due says so."""
    perhaps = Text("（视支部情况）", " (if it applies)").of(language) if entry.open_conditions else ""
    return STATES[entry.state].of(language) + perhaps


def topic_of(entry: PlanEntry) -> str:
    """The topic that the branch wrote, or the ledger has."""
    held = entry.entries[0].texts.get("topic", "") if entry.row and entry.entries else ""
    return held or (entry.edit.topic if entry.edit else "")


def host_of(entry: PlanEntry) -> str:
    """The same of who leads it."""
    held = entry.entries[0].texts.get("host", "") if entry.row and entry.entries else ""
    return held or (entry.edit.host if entry.edit else "")


# — what it is and for whom


def say_title(entry: PlanEntry, standard: Standard, language: Language) -> str:
    """“讲党课（支部书记）”, “Party lecture (the secretary)”; of an own entry its topic, if no activity is named."""
    name = standard.activities[entry.activity].text.of(language) if entry.activity else topic_of(entry)
    name = name or Text("自行安排", "Entry of our own").of(language)
    details = list(filter(None, (_say_whom(entry, standard, language), _say_hours(entry, language))))
    said = name[0].upper() + name[1:]
    if not details:
        return said
    inside = Text("，", ", ").of(language).join(details)
    return Text(f"{said}（{inside}）", f"{said} ({inside})").of(language)


def say_line(entry: PlanEntry, standard: Standard, language: Language) -> str:
    """The title of the row of a table in which the entry stands: without the people, unless each has a row of their own."""
    apart = "/" in entry.place
    return say_title(entry if apart else _without_people(entry), standard, language)


def _without_people(entry: PlanEntry) -> PlanEntry:
    return replace(entry, subjects=(), hours=None)


def _say_hours(entry: PlanEntry, language: Language) -> str:
    if entry.hours is None:
        return ""
    hours = figures.points(entry.hours)
    return Text(f"{hours}学时", f"{hours} class hours" if entry.hours != 1 else "1 class hour").of(language)


def _say_whom(entry: PlanEntry, standard: Standard, language: Language) -> str:
    requirement = standard.requirements.get(entry.requirement)
    rule = requirement.rule if requirement else None
    if not isinstance(rule, AtLeast):
        return ""
    if rule.each is Each.GROUP:
        return _say_group(entry, standard, language)
    who = _say_role(rule, standard, language)
    if not entry.subjects:
        return who
    names = listed(list(entry.subjects), language)
    return Text(f"{who}：{names}", f"{who}: {names}").of(language) if who else names


def _say_group(entry: PlanEntry, standard: Standard, language: Language) -> str:
    if not entry.subjects:
        return standard.label(Each.GROUP).of(language)
    number = entry.subjects[0]
    return Text(f"第{number}党小组", f"group {number}").of(language)


def _say_role(rule: AtLeast, standard: Standard, language: Language) -> str:
    """Whom the rule names, in the words of its own list."""
    if rule.to in (Role.HIGHER, Role.MEMBERS):
        return AUDIENCES_OF[rule.to].of(language)
    if rule.each:
        each = standard.label(rule.each).of(language)
        with_secretary = rule.between and rule.between[0] is Role.SECRETARY
        return Text(f"支部书记与{each}", f"the secretary with {each}").of(language) if with_secretary else each
    return standard.label(rule.by).of(language) if rule.by else ""


AUDIENCES_OF = {Role(audience.value): text for audience, text in AUDIENCES.items()}


# — what is to be said about it


def say_conditions(conditions: Iterable[ConditionFinding], standard: Standard, language: Language) -> str:
    """For which branches it is due, while the branch has not said whether it is one; empty where that is known."""
    texts = [standard.conditions[each.condition].text.of(language) for each in conditions]
    if not texts:
        return ""
    if language is Language.ZH:
        named = "、".join(text.removesuffix(BRANCHES.zh) for text in texts)
        return f"仅{named}的党支部需要，本支部的情况尚未填写。"
    return f"Due only for {' and '.join(texts)}; this branch has not said yet whether it is one."


def say_remarks(entry: PlanEntry, standard: Standard, language: Language) -> list[str]:
    """In the order in which they matter."""
    span = say_span(entry.span, language) if entry.span else ""
    requirement = standard.requirements.get(entry.requirement)
    number = requirement.number if requirement else ""
    return [REMARKS[remark].of(language).format(span=span, number=number) for remark in entry.remarks]


def say_unmet(unmet: Unmet, standard: Standard, language: Language) -> str:
    """A sentence on the rule that the plan leaves short, where and of what."""
    requirement = standard.requirements[unmet.requirement]
    where = _say_where(unmet.span, unmet.subject, requirement, language)
    rule = say_rule(requirement.rule, standard, language) if requirement.rule else ""
    return Text(
        f"照此安排，{requirement.number}在{where}不能达到要求。规则：{rule}",
        f"Planned like this, {requirement.number} is not met for {where}. Rule: {rule}",
    ).of(language)


def _say_where(span: Span, subject: str, requirement: Requirement, language: Language) -> str:
    when = say_span(span, language)
    if not subject:
        return when
    group = isinstance(requirement.rule, AtLeast) and requirement.rule.each is Each.GROUP
    who = Text(f"第{subject}党小组", f"group {subject}").of(language) if group else subject
    return Text(f"{when}（{who}）", f"{when} ({who})").of(language)


def say_left_out(left_out: LeftOut, standard: Standard, language: Language) -> str:
    """A sentence on a rule, and why nothing is planned for it."""
    requirement = standard.requirements[left_out.requirement]
    why = REASONS[left_out.reason].of(language).format(said=left_out.said)
    return Text(f"{requirement.number} {requirement.text.zh}{why}。", f"{requirement.number} {requirement.text.en} It {why}.").of(
        language
    )
