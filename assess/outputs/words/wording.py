"""The portal's own sentences, in both languages: what a rule demands, why a requirement applies, what a verdict rests on."""

from typing import assert_never

from assess.model.answers import Choice
from assess.model.branch import Fact, FactValue
from assess.model.findings import Applies, ConditionFinding, RequirementFinding, Status, VerdictSource
from assess.model.rules import AtLeast, Each, Existence, Measure, Never, Rule, Share, Threshold
from assess.model.standard import Activity, Basis, Condition, Relation, Requirement, Standard, Strength
from assess.model.text import Language, Text

YES_NO = {True: Text("是", "yes"), False: Text("否", "no")}
NOT_GIVEN = Text("尚未填写", "not answered yet")
HOURS = Text("学时", "class hours")
ONE_HOUR = "class hour"
SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TIME = "time"
TIMES = {1: "once", 2: "twice"}
NO_FIGURE = Text("海报没有给出数量", "The poster gives no figure")
"""The answer of a requirement without a rule."""
SOFTER = (Strength.GENERALLY, Strength.IN_PRINCIPLE, Strength.MAY, Strength.ENCOURAGED)
"""What a short answer must not make firmer than the poster does."""
EVERY_BRANCH = Text("适用于所有党支部。", "Applies to every branch.")
BRANCHES = Text("的党支部", "branches ")
"""What the words of a condition end with in Chinese and begin with in English."""

STATES = {
    "exempt": Text("不适用（自填理由）", "Not applicable (reason given)"),
    "not-applicable": Text("不适用（由支部情况判定）", "Does not apply (decided from the branch’s facts)"),
    "open": Text("未作答", "Not answered"),
    "unclear": Text("是否适用待定", "Not yet known whether it applies"),
}
"""The states that no answer of the scale names."""
ANSWER_OF = {"clear": Choice.MET, "risk": Choice.PARTLY, "breach": Choice.NOT_MET}
"""The answer whose words at a red line name the state."""
DECIDING = {VerdictSource.FACTS: Text("支部情况", "the facts"), VerdictSource.LEDGER: Text("台账", "the ledger")}
"""What can decide in the place of a tick."""
NOT_COMPARED = Text("未作比较", "Not compared yet")
"""Stands where the national rule would stand, at a requirement that nobody has held against one."""
PAIRS = (Each.COMMITTEE_PAIR, Each.CONTACT_PAIR)
"""Where both sides of a talk are counted one by one, the words for it name both."""
DUTY_REPORT = "duty-report"
"""The activity that is given to somebody; others with `to` are done by them."""


# — rules


def say_rule(rule: Rule, standard: Standard, language: Language) -> str:
    """The sentence made from a rule: the only place where its figure becomes words."""
    text = _rule_zh(rule, standard) if language is Language.ZH else _rule_en(rule, standard)
    return text[0].upper() + text[1:]


def _rule_zh(rule: Rule, standard: Standard) -> str:
    match rule:
        case Threshold():
            return _threshold_zh(rule, standard.facts[rule.fact])
        case AtLeast():
            return _at_least_zh(rule, standard)
        case Share():
            per = standard.label(rule.per).zh if rule.per else ""
            return f"{per}{rule.of.zh}应达到{rule.percent}%。"
        case Existence():
            per = standard.label(rule.per).zh if rule.per else ""
            return f"{per}有{rule.what.zh}。"
        case Never():
            return f"不得发生{rule.what.zh}的情形。"
    assert_never(rule)


def _threshold_zh(rule: Threshold, fact: Fact) -> str:
    measure = fact.measure.zh if fact.measure else ""
    bounds = [f"不少于{rule.at_least}{measure}"] if rule.at_least is not None else []
    bounds += [f"不足{rule.below}{measure}"] if rule.below is not None else []
    return f"{fact.text.zh}{'均' if rule.each else ''}{'且'.join(bounds)}。"


def _at_least_zh(rule: AtLeast, standard: Standard) -> str:
    """支部书记每年讲党课不少于1次; without anybody named, 支部党员大会每季度不少于1次."""
    activity = standard.activities[rule.activity]
    per = standard.label(rule.per).zh
    measure = HOURS.zh if rule.measure is Measure.HOURS else activity.measure.zh
    least = f"不少于{rule.count}{measure}。"
    if rule.each is Each.GROUP:
        return f"{standard.label(rule.each).zh}的{activity.text.zh}{per}{least}"
    who, towards = _who_zh(rule, standard), _towards_zh(rule, standard)
    if who or towards:
        return f"{who}{per}{towards}{activity.text.zh}{least}"
    return f"{activity.text.zh}{per}{least}"


def _who_zh(rule: AtLeast, standard: Standard) -> str:
    """Those who act, one by one where each is counted."""
    each = standard.label(rule.each).zh if rule.each else ""
    if rule.between:
        first, second = (standard.label(role).zh for role in rule.between)
        return each if rule.each in PAIRS else f"{first}与{each or second}"
    by = standard.label(rule.by).zh if rule.by else ""
    if rule.to and rule.activity != DUTY_REPORT:
        by = standard.label(rule.to).zh
    return each if _names_each(rule) else by + each


def _towards_zh(rule: AtLeast, standard: Standard) -> str:
    return f"向{standard.label(rule.to).zh}" if rule.to and rule.activity == DUTY_REPORT else ""


def _names_each(rule: AtLeast) -> bool:
    """True if those counted one by one are the same people who act."""
    return rule.each is not None and rule.by is not None and rule.each.value == rule.by.value


def _rule_en(rule: Rule, standard: Standard) -> str:
    match rule:
        case Threshold():
            return _threshold_en(rule, standard.facts[rule.fact])
        case AtLeast():
            return _at_least_en(rule, standard)
        case Share():
            per = f"{standard.label(rule.per).en}, " if rule.per else ""
            return f"{per}{rule.percent}% of {rule.of.en}."
        case Existence():
            per = f"{standard.label(rule.per).en}, " if rule.per else ""
            return f"{per}the branch has {rule.what.en}."
        case Never():
            return f"There must be no {rule.what.en}."
    assert_never(rule)


def _threshold_en(rule: Threshold, fact: Fact) -> str:
    """The measure is left out where the fact's own words hold it: “Members in each Party group: at least three.”"""
    bounds = [("at least", rule.at_least), ("fewer than", rule.below)]
    said = (f"{how} {_small(bound)}{_measure_en(fact, bound)}" for how, bound in bounds if bound is not None)
    return f"{fact.text.en}: {' and '.join(said)}."


def _measure_en(fact: Fact, number: int) -> str:
    if fact.measure is None or fact.measure.en in fact.text.en.lower():
        return ""
    return f" {_unit_en(fact.measure.en, number)}"


def _unit_en(plural: str, *numbers: int) -> str:
    return plural.removesuffix("s") if numbers == (1,) else plural


def _small(number: int) -> str:
    """One to nine as words, as English prose has them."""
    return SMALL_NUMBERS[number] if number < len(SMALL_NUMBERS) else str(number)


def _at_least_en(rule: AtLeast, standard: Standard) -> str:
    counted = _counted_en(rule, standard.activities[rule.activity])
    told = rule.each is None or rule.between is not None or _names_each(rule)
    each = "" if told or rule.each is None else f" for {standard.label(rule.each).en}"
    return f"At least {counted}{_roles_en(rule, standard)} {standard.label(rule.per).en}{each}."


def say_answer(requirement: Requirement, standard: Standard, language: Language) -> str:
    """A requirement’s rule in so few words that a line holds it, as an answer to who asks how often or how many: 每半年至少1次.

    What the sentence beside it says anyway, the activity, is left out. Where there is no rule, so much is said.
    """
    if requirement.rule is None:
        return NO_FIGURE.of(language)
    soft = standard.label(requirement.strength).of(language) if requirement.strength in SOFTER else ""
    said = _short_zh(requirement.rule, standard, soft) if language is Language.ZH else _short_en(requirement.rule, standard, soft)
    return said[0].upper() + said[1:]


def _short_zh(rule: Rule, standard: Standard, soft: str) -> str:
    """每个党小组一般每月至少1次; 原则上各党小组人数均不少于3人."""
    if not isinstance(rule, AtLeast):
        return soft + _rule_zh(rule, standard).rstrip("。")
    measure = HOURS.zh if rule.measure is Measure.HOURS else standard.activities[rule.activity].measure.zh
    who = standard.label(rule.each).zh if rule.each is Each.GROUP else _who_zh(rule, standard) if rule.to is None else ""
    return f"{who}{soft}{standard.label(rule.per).zh}至少{rule.count}{measure}"


def _short_en(rule: Rule, standard: Standard, soft: str) -> str:
    """Generally at least once every month for each Party group; encouraged: arrangements for opening venues."""
    match rule:
        case AtLeast():
            return f"{soft} {_answer_en(rule, standard)}".lstrip()
        case Existence(what=what, per=per):
            said = f"{standard.label(per).en}: {what.en}" if per else what.en
        case _:
            said = _rule_en(rule, standard).rstrip(".")
    return f"{soft}: {said[0].lower()}{said[1:]}" if soft else said


def _answer_en(rule: AtLeast, standard: Standard) -> str:
    counted, per = _times_en(rule, standard.activities[rule.activity]), standard.label(rule.per).en
    if rule.between:
        return f"at least {counted} {per},{_roles_en(rule, standard)}"
    return f"at least {counted} {per}" + (f" for {standard.label(rule.each).en}" if rule.each else "")


def _times_en(rule: AtLeast, activity: Activity) -> str:
    """Twice, one person, 32 class hours."""
    if rule.measure is Measure.HOURS:
        return f"{_small(rule.count)} {ONE_HOUR if rule.count == 1 else HOURS.en}"
    if activity.measure.en != TIME:
        return f"{_small(rule.count)} {activity.measure.en}{'' if rule.count == 1 else 's'}"
    return TIMES.get(rule.count, f"{_small(rule.count)} times")


def say_frequency(rule: AtLeast, standard: Standard, language: Language) -> str:
    """每季度不少于1次; every quarter, at least one: how often, without saying what."""
    per = standard.label(rule.per).of(language)
    return f"{per}不少于{rule.count}次" if language is Language.ZH else f"{per}, at least {_small(rule.count)}"


def _counted_en(rule: AtLeast, activity: Activity) -> str:
    if rule.measure is Measure.HOURS:
        hours = ONE_HOUR if rule.count == 1 else HOURS.en
        return f"{_small(rule.count)} {hours} of {activity.text.en}"
    return f"{_small(rule.count)} {activity.text.en if rule.count == 1 else activity.en_many}"


def _roles_en(rule: AtLeast, standard: Standard) -> str:
    each = standard.label(rule.each).en if rule.each else ""
    if rule.between:
        first, second = (standard.label(role).en for role in rule.between)
        return f" between {each if rule.each in PAIRS else f'{first} and {each or second}'}"
    if rule.by:
        return f" by {each if _names_each(rule) else standard.label(rule.by).en}"
    if rule.to:
        return f" {'to' if rule.activity == DUTY_REPORT else 'by'} {standard.label(rule.to).en}"
    return ""


# — facts and conditions


def say_value(fact: Fact, value: FactValue | None, language: Language) -> str:
    """The branch's answer about a fact, in words."""
    if value is None:
        return NOT_GIVEN.of(language)
    if isinstance(value, bool):
        return YES_NO[value].of(language)
    if isinstance(value, str):
        return fact.options[value].of(language)
    numbers = value if isinstance(value, tuple) else (value,)
    said = ("、" if language is Language.ZH else ", ").join(str(number) for number in numbers)
    if fact.measure is None:
        return said
    return f"{said}{fact.measure.zh}" if language is Language.ZH else f"{said} {_unit_en(fact.measure.en, *numbers)}"


def is_compared(requirement: Requirement, standard: Standard) -> bool:
    """True if some national rule was read that the requirement could be held against."""
    return any(standard.comparisons[each].relation is not Relation.NOT_VERIFIED for each in requirement.compare)


def say_scope(requirement: Requirement, standard: Standard, language: Language) -> str:
    """To which branches a requirement applies, in general, and what of it the poster does not say itself."""
    conditions = [standard.conditions[each] for each in requirement.applies]
    if not conditions:
        return EVERY_BRANCH.of(language)
    texts = [each.text.of(language) for each in conditions]
    if language is Language.ZH:
        return f"适用于{_all_of_zh(texts)}{_ours_zh(conditions, standard)}。"
    return f"Applies to {_all_of_en(texts)}{_ours_en(conditions, standard)}."


def _all_of_zh(texts: list[str]) -> str:
    """临时党支部以外、设有支部委员会且延期换届的党支部."""
    *others, last = texts
    shortened = "、".join(text.removesuffix(BRANCHES.zh) for text in others)
    return f"{shortened}且{last}" if shortened else last


def _all_of_en(texts: list[str]) -> str:
    """Non-temporary branches with a committee whose election was postponed."""
    return " ".join([texts[0], *(text.removeprefix(BRANCHES.en) for text in texts[1:])])


def _ours_zh(conditions: list[Condition], standard: Standard) -> str:
    """（条件为本站理解）; where only some are, in their own words: （其中“设有支部委员会”为本站理解）."""
    ours, label = [each for each in conditions if each.basis is Basis.OURS], standard.label(Basis.OURS).zh
    if len(ours) < len(conditions):
        named = "".join(f"“{each.text.zh.removesuffix(BRANCHES.zh)}”" for each in ours)
        return f"（其中{named}为{label}）" if named else ""
    return f"（条件为{label}）"


def _ours_en(conditions: list[Condition], standard: Standard) -> str:
    """(the condition is our reading); where only some are, in their own words: (our reading: “with a committee”)."""
    ours, label = [each for each in conditions if each.basis is Basis.OURS], standard.label(Basis.OURS).en
    if len(ours) < len(conditions):
        named = " and ".join(f"“{_without_branches_en(each.text.en)}”" for each in ours)
        return f" ({label}: {named})" if named else ""
    return f" (the condition{'s are' if len(ours) > 1 else ' is'} {label})"


def _without_branches_en(text: str) -> str:
    return text.removeprefix(BRANCHES.en).removesuffix(f" {BRANCHES.en.strip()}")


def say_applicability(finding: RequirementFinding, standard: Standard, language: Language) -> str:
    """The reason why a requirement applies to this branch, does not, or cannot be said yet."""
    deciding = _deciding(finding)
    if not deciding:
        return EVERY_BRANCH.of(language)
    because = "；".join if language is Language.ZH else "; ".join
    reasons = because(_say_condition(each, standard, language) for each in deciding)
    match finding.applies, language:
        case Applies.YES, Language.ZH:
            return f"适用：{reasons}。"
        case Applies.YES, _:
            return f"Applies: {reasons}."
        case Applies.NO, Language.ZH:
            return f"不适用，不计分：{reasons}。"
        case Applies.NO, _:
            return f"Does not apply and is not scored: {reasons}."
        case _, Language.ZH:
            return f"是否适用待定：{reasons}。请在“支部情况”中填写。"
        case _:
            return f"Not yet known whether it applies: {reasons}. Answer it under “About the branch”."


def _deciding(finding: RequirementFinding) -> list[ConditionFinding]:
    """The conditions that made the decision: the failed ones, else the open ones, else all. One for each fact."""
    for holds in (False, None, True):
        found = {each.fact: each for each in reversed(finding.conditions) if each.holds is holds}
        if found:
            return list(reversed(found.values()))
    return []


def _say_condition(finding: ConditionFinding, standard: Standard, language: Language) -> str:
    condition = standard.conditions[finding.condition]
    fact = standard.facts[finding.fact]
    if language is Language.ZH:
        value = f"为“{say_value(fact, finding.value, language)}”" if finding.value is not None else NOT_GIVEN.zh
        return f"本条适用于{condition.text.zh}，本支部的“{fact.text.zh}”{value}"
    value = f"“{say_value(fact, finding.value, language)}”" if finding.value is not None else NOT_GIVEN.en
    return f"it is for {condition.text.en}, and here “{fact.text.en}” is {value}"


# — verdicts


def status_of(finding: RequirementFinding) -> str:
    """One requirement's state: an answer of the scale, one of `STATES`, or of a red line (`ANSWER_OF`)."""
    return finding.status.value


def say_status(finding: RequirementFinding, standard: Standard, language: Language) -> str:
    """One requirement's state in a word or two."""
    return say_state(finding.status, standard, language)


def say_state(status: Status, standard: Standard, language: Language) -> str:
    """A state in a word or two."""
    if status in STATES:
        return STATES[status].of(language)
    if status in ANSWER_OF:
        return standard.scoring.answers[ANSWER_OF[status]].red_line_text.of(language)
    return standard.scoring.answers[status].text.of(language)


def say_decided(finding: RequirementFinding, standard: Standard, language: Language) -> str:
    """The decision of the facts, with the rule and the fact; empty where the facts decide nothing."""
    grounds = say_grounds(finding, standard, language)
    if not grounds:
        return ""
    status = say_state(finding.earned, standard, language)
    if language is Language.ZH:
        return f"由支部情况判定为“{status}”。{grounds}"
    return f"Decided from the branch’s facts: {status.lower()}. {grounds}"


def say_grounds(finding: RequirementFinding, standard: Standard, language: Language) -> str:
    """The rule and the fact that decided; empty where the facts decide nothing."""
    requirement = standard.requirements[finding.requirement]
    if finding.source is not VerdictSource.FACTS or not isinstance(requirement.rule, Threshold):
        return ""
    value = say_value(standard.facts[requirement.rule.fact], finding.used, language)
    rule = say_rule(requirement.rule, standard, language)
    return Text(f"规则：{rule}本支部填写：{value}。", f"Rule: {rule} This branch: {value}.").of(language)


def say_disagreement(finding: RequirementFinding, standard: Standard, language: Language) -> str:
    """That the tick and the facts do not agree; empty where they do."""
    if not finding.disagrees or finding.given is None:
        return ""
    given = standard.scoring.answers[finding.given].text.of(language)
    what = DECIDING[finding.source].of(language) if finding.source in DECIDING else DECIDING[VerdictSource.FACTS].of(language)
    if language is Language.ZH:
        return f"您勾选的是“{given}”，与{what}不一致；计分以{what}为准，勾选已保留。请核对。"
    return f"You ticked “{given}”, which does not agree with {what}. Scored by {what}; your tick is kept. Please check."
