"""Rules that the branch's facts alone can decide."""

from assess.model.branch import Branch, FactValue
from assess.model.rules import Rule, Threshold


def judge_rule(rule: Rule | None, branch: Branch) -> bool | None:
    """True if the facts meet the rule; None where they cannot say (no such rule, or the fact is not known)."""
    if not isinstance(rule, Threshold):
        return None
    numbers = _numbers(branch.value(rule.fact))
    return all(_within(rule, number) for number in numbers) if numbers else None


def deciding_fact(rule: Rule | None, branch: Branch) -> FactValue | None:
    """The value that `judge_rule` looked at."""
    return branch.value(rule.fact) if isinstance(rule, Threshold) else None


def _numbers(value: FactValue | None) -> tuple[int, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, int) and not isinstance(value, bool) else ()


def _within(rule: Threshold, number: int) -> bool:
    if rule.at_least is not None and number < rule.at_least:
        return False
    return rule.below is None or number < rule.below
