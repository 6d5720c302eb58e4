"""Applicability of a requirement, from the branch's own facts."""

from collections.abc import Iterable

from assess.model.branch import Branch, Fact, FactKind, FactValue
from assess.model.findings import Applies, ConditionFinding
from assess.model.standard import Condition, Requirement, Standard


def judge_conditions(wanted: Iterable[str], standard: Standard, branch: Branch) -> tuple[ConditionFinding, ...]:
    """Each condition with the fact that decided and whether it holds."""
    return tuple(judge_condition(standard.conditions[each], standard, branch) for each in wanted)


def judge_condition(condition: Condition, standard: Standard, branch: Branch) -> ConditionFinding:
    """One condition. A question that is not asked cannot be answered: what decided against asking decides here too."""
    fact = standard.facts[condition.fact]
    if fact.asked_when is not None:
        asked = judge_condition(standard.conditions[fact.asked_when], standard, branch)
        if not asked.holds:
            return ConditionFinding(condition=condition.id, fact=asked.fact, value=asked.value, holds=asked.holds)
    value = branch.value(fact.id)
    return ConditionFinding(condition=condition.id, fact=fact.id, value=value, holds=_holds(condition, value))


def applies(findings: Iterable[ConditionFinding]) -> Applies:
    """All conditions must hold. One that fails settles it, even while others are open."""
    held = {finding.holds for finding in findings}
    if False in held:
        return Applies.NO
    return Applies.OPEN if None in held else Applies.YES


def facts_behind(wanted: Iterable[str], standard: Standard) -> set[str]:
    """Every fact that can decide about these conditions: their own, and those that decide whether these are asked."""
    found: set[str] = set()
    for each in wanted:
        fact = standard.facts[standard.conditions[each].fact]
        found.add(fact.id)
        if fact.asked_when is not None:
            found |= facts_behind((fact.asked_when,), standard)
    return found


def admitted(requirement: Requirement, standard: Standard) -> dict[str, frozenset[str]]:
    """Of each choice, and each yes or no, that can decide whether a requirement applies: the answers with which it may.

    A fact that is not named decides nothing about it. A question that is only asked after another brings that other along.
    """
    found: dict[str, frozenset[str]] = {}
    wanted = list(requirement.applies)
    for each in wanted:
        condition = standard.conditions[each]
        fact = standard.facts[condition.fact]
        fitting = frozenset(option for option in _options(fact) if _fits(condition, option))
        found[fact.id] = found.get(fact.id, fitting) & fitting
        if fact.asked_when is not None and fact.asked_when not in wanted:
            wanted.append(fact.asked_when)
    return found


def asked_facts(standard: Standard, branch: Branch) -> frozenset[str]:
    """The questions that can matter, given what is known."""
    return frozenset(fact.id for fact in standard.facts.values() if _is_asked(fact, standard, branch))


def _is_asked(fact: Fact, standard: Standard, branch: Branch) -> bool:
    if fact.asked_when is None:
        return True
    return judge_condition(standard.conditions[fact.asked_when], standard, branch).holds is True


def _holds(condition: Condition, value: FactValue | None) -> bool | None:
    if value is None:
        return None
    return _fits(condition, _option(value))


def _fits(condition: Condition, said: str) -> bool:
    return said in condition.is_ if condition.is_ else said not in condition.is_not


def _options(fact: Fact) -> tuple[str, ...]:
    return ("yes", "no") if fact.kind is FactKind.YES_NO else tuple(fact.options)


def _option(value: FactValue) -> str:
    """The word that a condition compares: an option's id, or yes and no."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
