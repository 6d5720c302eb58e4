"""The scoring rule once more, for finished sheets only and as plainly as it can be said. The engine is compared with it."""

from collections.abc import Mapping
from fractions import Fraction

from assess.model.branch import FactValue
from assess.model.rules import Threshold
from assess.model.standard import Area, Requirement, Standard

Facts = Mapping[str, FactValue]
Final = Mapping[str, str]
"""For every requirement: met, partly, not-met or exempt."""

SHARES = {"met": Fraction(1), "partly": Fraction(1, 2), "not-met": Fraction(0)}


def area_score(standard: Standard, area: Area, facts: Facts, final: Final) -> Fraction | None:
    """Points earned ÷ points that apply × 100; None where nothing that carries points applies."""
    counted = [each for each in area.requirements if each.points and counts(standard, each, facts, final)]
    possible = sum(each.points for each in counted)
    if not possible:
        return None
    return 100 * sum(each.points * share(each, facts, final) for each in counted) / possible


def overall_score(standard: Standard, facts: Facts, final: Final) -> Fraction | None:
    """The weighted mean of the areas that have a score."""
    weighed = [(standard.scoring.weights[area.id], area_score(standard, area, facts, final)) for area in standard.areas]
    total = sum(weight for weight, score in weighed if score is not None)
    return sum((weight * score for weight, score in weighed if score is not None), Fraction(0)) / total if total else None


def band(standard: Standard, areas: tuple[Area, ...], score: Fraction | None, facts: Facts, final: Final) -> str | None:
    """The band of a finished score, after the cap of a breached red line."""
    if score is None:
        return None
    order = [each.id for each in standard.scoring.bands]
    reached = next(each.id for each in standard.scoring.bands if score >= each.lowest)
    breached = any(is_breach(standard, each, facts, final) for area in areas for each in area.requirements)
    return max(reached, standard.scoring.red_line_cap, key=order.index) if breached else reached


def is_breach(standard: Standard, requirement: Requirement, facts: Facts, final: Final) -> bool:
    return requirement.red_line and applies(standard, requirement, facts) and final[requirement.id] == "not-met"


def counts(standard: Standard, requirement: Requirement, facts: Facts, final: Final) -> bool:
    return applies(standard, requirement, facts) and final[requirement.id] != "exempt"


def applies(standard: Standard, requirement: Requirement, facts: Facts) -> bool:
    return all(holds(standard, condition, facts) for condition in requirement.applies)


def holds(standard: Standard, id_: str, facts: Facts) -> bool:
    """A condition on a question that is not asked does not hold, whatever an earlier answer to it says."""
    condition = standard.conditions[id_]
    if not is_asked(standard, condition.fact, facts):
        return False
    value = facts[condition.fact]
    said = ("yes" if value else "no") if isinstance(value, bool) else value
    return said in condition.is_ if condition.is_ else said not in condition.is_not


def is_asked(standard: Standard, fact: str, facts: Facts) -> bool:
    asked_when = standard.facts[fact].asked_when
    return asked_when is None or holds(standard, asked_when, facts)


def share(requirement: Requirement, facts: Facts, final: Final) -> Fraction:
    decided = verdict(requirement, facts)
    return SHARES[final[requirement.id]] if decided is None else Fraction(decided)


def verdict(requirement: Requirement, facts: Facts) -> bool | None:
    """The verdict of the facts alone; None where there is no such rule, or no such fact."""
    rule = requirement.rule
    if not isinstance(rule, Threshold) or rule.fact not in facts:
        return None
    value = facts[rule.fact]
    numbers = value if isinstance(value, tuple) else (value,)
    return all(
        (rule.at_least is None or int(number) >= rule.at_least) and (rule.below is None or int(number) < rule.below)
        for number in numbers
    )
