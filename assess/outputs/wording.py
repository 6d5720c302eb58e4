"""The portal's own sentences, in both languages: what a rule demands, why a requirement applies, what a verdict rests on."""

from typing import assert_never

from assess.model.answers import Choice
from assess.model.branch import Fact, FactValue
from assess.model.findings import Applies, ConditionFinding, RedLine, RequirementFinding, Source
from assess.model.rules import AtLeast, Existence, Measure, Never, Role, Rule, Share, Threshold
from assess.model.standard import Activity, Requirement, Standard
from assess.model.text import Language, Text

YES_NO = {True: Text("是", "yes"), False: Text("否", "no")}
NOT_GIVEN = Text("尚未填写", "not given yet")
HOURS = Text("学时", "class hours")
ONE_HOUR = "class hour"

STATES = {
    "exempt": Text("不适用（自填理由）", "Not applicable (reason given)"),
    "not-applicable": Text("不适用（由支部情况判定）", "Does not apply (from the branch’s facts)"),
    "open": Text("未作答", "Not answered"),
    "unclear": Text("是否适用待定", "Applies or not: open"),
}
"""The states that no answer of the scale names."""
ANSWER_OF = {"clear": Choice.MET, "risk": Choice.PARTLY, "breach": Choice.NOT_MET}
"""The answer whose words at a red line name the state."""


# — rules


def say_rule(rule: Rule, standard: Standard, language: Language) -> str:
    """The sentence made from a rule: the only place where its figure becomes words."""
    text = _rule_zh(rule, standard) if language is Language.ZH else _rule_en(rule, standard)
    return text[0].upper() + text[1:]


def _rule_zh(rule: Rule, standard: Standard) -> str:
    match rule:
        case Threshold():
            fact = standard.facts[rule.fact]
            measure = fact.measure.zh if fact.measure else ""
            least = f"不少于{rule.at_least}{measure}" if rule.at_least is not None else ""
            below = f"不足{rule.below}{measure}" if rule.below is not None else ""
            return f"{fact.text.zh}{'均' if rule.each else ''}{'且'.join(part for part in (least, below) if part)}。"
        case AtLeast():
            return _at_least_zh(rule, standard)
        case Share():
            per = standard.label(rule.per).zh if rule.per else ""
            return f"{per}{rule.of.zh}应达到{rule.percent}%。"
        case Existence():
            per = standard.label(rule.per).zh if rule.per else ""
            return f"{per}有{rule.what.zh}。"
        case Never():
            return f"不得发生：{rule.what.zh}。"
    assert_never(rule)


def _at_least_zh(rule: AtLeast, standard: Standard) -> str:
    activity = standard.activities[rule.activity]
    each = f"{standard.label(rule.each).zh}，" if rule.each else ""
    roles = _roles_zh(rule, standard)
    measure = HOURS.zh if rule.measure is Measure.HOURS else activity.measure.zh
    return f"{each}{standard.label(rule.per).zh}{roles}{activity.text.zh}不少于{rule.count}{measure}。"


def _roles_zh(rule: AtLeast, standard: Standard) -> str:
    def name(role: Role) -> str:
        return standard.label(role).zh

    if rule.between:
        first, second = rule.between
        return f"{name(first)}之间" if first is second else f"{name(first)}与{name(second)}"
    if rule.by:
        return name(rule.by)
    if rule.to:
        return f"向{name(rule.to)}" if rule.activity == "duty-report" else f"由{name(rule.to)}进行"
    return ""


def _rule_en(rule: Rule, standard: Standard) -> str:
    match rule:
        case Threshold():
            return _threshold_en(rule, standard.facts[rule.fact])
        case AtLeast():
            return _at_least_en(rule, standard)
        case Share():
            per = f" {standard.label(rule.per).en}" if rule.per else ""
            return f"{rule.percent} % of {rule.of.en}{per}."
        case Existence():
            per = f", once {standard.label(rule.per).en}" if rule.per else ""
            return f"There is: {rule.what.en}{per}."
        case Never():
            return f"Must not happen: {rule.what.en}."
    assert_never(rule)


def _threshold_en(rule: Threshold, fact: Fact) -> str:
    measure = f" {fact.measure.en}" if fact.measure else ""
    bounds = [f"at least {rule.at_least}"] if rule.at_least is not None else []
    bounds += [f"fewer than {rule.below}"] if rule.below is not None else []
    return f"{fact.text.en}: {' and '.join(bounds)}{measure}{' in each' if rule.each else ''}."


def _at_least_en(rule: AtLeast, standard: Standard) -> str:
    activity = standard.activities[rule.activity]
    counted = _counted_en(rule, activity)
    each = f", for {standard.label(rule.each).en}" if rule.each else ""
    return f"At least {counted}{_roles_en(rule, standard)} {standard.label(rule.per).en}{each}."


def _counted_en(rule: AtLeast, activity: Activity) -> str:
    if rule.measure is Measure.HOURS:
        hours = ONE_HOUR if rule.count == 1 else HOURS.en
        return f"{rule.count} {hours} of {activity.text.en}"
    return f"{rule.count} {activity.text.en if rule.count == 1 else activity.en_many}"


def _roles_en(rule: AtLeast, standard: Standard) -> str:
    def name(role: Role) -> str:
        return standard.label(role).en

    if rule.between:
        first, second = rule.between
        return " between team members" if first is second else f" between {name(first)} and {name(second)}"
    if rule.by:
        return f" by {name(rule.by)}"
    if rule.to:
        return f" {'to' if rule.activity == 'duty-report' else 'by'} {name(rule.to)}"
    return ""


# — facts and conditions


def say_value(fact: Fact, value: FactValue | None, language: Language) -> str:
    """What a branch said about a fact."""
    if value is None:
        return NOT_GIVEN.of(language)
    if isinstance(value, bool):
        return YES_NO[value].of(language)
    if isinstance(value, str):
        return fact.options[value].of(language)
    separator = "、" if language is Language.ZH else ", "
    numbers = separator.join(str(number) for number in (value if isinstance(value, tuple) else (value,)))
    if fact.measure is None:
        return numbers
    return f"{numbers}{'' if language is Language.ZH else ' '}{fact.measure.of(language)}"


def say_scope(requirement: Requirement, standard: Standard, language: Language) -> str:
    """To which branches a requirement applies, in general."""
    texts = [standard.conditions[each].text.of(language) for each in requirement.applies]
    if language is Language.ZH:
        return f"适用于{'，且为'.join(texts)}。" if texts else "适用于所有党支部。"
    return f"Applies to {', and only '.join(texts)}." if texts else "Applies to every branch."


def say_applicability(finding: RequirementFinding, standard: Standard, language: Language) -> str:
    """Why a requirement applies to this branch, does not, or cannot be said yet."""
    deciding = _deciding(finding)
    if not deciding:
        return Text("适用于所有党支部。", "Applies to every branch.").of(language)
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
            return f"Applies or not: still open. {reasons[0].upper()}{reasons[1:]}. Answer it under “About the branch”."


def _deciding(finding: RequirementFinding) -> list[ConditionFinding]:
    """The conditions that made the decision: the failed ones, else the open ones, else all."""
    for holds in (False, None):
        found = [each for each in finding.conditions if each.holds is holds]
        if found:
            return found
    return list(finding.conditions)


def _say_condition(finding: ConditionFinding, standard: Standard, language: Language) -> str:
    condition = standard.conditions[finding.condition]
    fact = standard.facts[finding.fact]
    value = say_value(fact, finding.value, language)
    if language is Language.ZH:
        return f"本条适用于{condition.text.zh}，本支部填写的“{fact.text.zh}”为“{value}”"
    return f"it is for {condition.text.en}, and “{fact.text.en}” is “{value}”"


# — verdicts


def status_of(finding: RequirementFinding) -> str:
    """One requirement's state: an answer of the scale, one of `STATES`, or of a red line (`ANSWER_OF`)."""
    if finding.applies is Applies.NO:
        return "not-applicable"
    if finding.exempted:
        return "exempt"
    if finding.red_line in (RedLine.CLEAR, RedLine.RISK, RedLine.BREACH):
        return finding.red_line.value
    if finding.applies is Applies.OPEN:
        return "unclear"
    if finding.share is None:
        return "open"
    return {0: "not-met", 1: "met"}.get(int(finding.share) if finding.share.denominator == 1 else -1, "partly")


def say_status(finding: RequirementFinding, standard: Standard, language: Language) -> str:
    """One requirement's state in a word or two."""
    status = status_of(finding)
    if status in STATES:
        return STATES[status].of(language)
    if status in ANSWER_OF:
        return standard.scoring.answers[ANSWER_OF[status]].red_line_text.of(language)
    return standard.scoring.answers[status].text.of(language)


def say_decided(finding: RequirementFinding, standard: Standard, language: Language) -> str:
    """What the facts decided, with the rule and the fact; empty where the facts decide nothing."""
    requirement = standard.requirements[finding.requirement]
    if finding.source is not Source.FACTS or not isinstance(requirement.rule, Threshold):
        return ""
    fact = standard.facts[requirement.rule.fact]
    value = say_value(fact, finding.used, language)
    status = standard.scoring.answers[Choice.MET if finding.share else Choice.NOT_MET].text.of(language)
    rule = say_rule(requirement.rule, standard, language)
    if language is Language.ZH:
        return f"由支部情况判定为“{status}”。规则：{rule}本支部填写：{value}。"
    return f"Decided from the branch’s facts: {status.lower()}. Rule: {rule} This branch: {value}."


def say_disagreement(finding: RequirementFinding, standard: Standard, language: Language) -> str:
    """That the tick and the facts do not agree; empty where they do."""
    if not finding.disagrees or finding.given is None:
        return ""
    given = standard.scoring.answers[finding.given].text.of(language)
    if language is Language.ZH:
        return f"您勾选的是“{given}”，与支部情况不一致；计分以支部情况为准，勾选已保留。请核对。"
    return f"You ticked “{given}”, which does not agree with the facts. The facts are scored; your tick is kept. Please check."
