"""The same laws on the standard in force, with sheets filled in at random."""

from collections.abc import Mapping
from random import Random

import pytest

from assess.judging.scoring import judge
from assess.model.answers import Answer, Choice, Sheet
from assess.model.branch import Branch, Fact, FactKind, FactValue
from assess.model.standard import Standard
from tests.laws.reference_scoring import area_score, is_asked, overall_score, verdict
from tests.laws.test_scoring import bounds, contains, scores

SEEDS = range(60)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_interval_contains_the_score_that_the_sheet_ends_with(standard: Standard, seed: int) -> None:
    random = Random(seed)
    facts, final = ending(standard, random)
    early = judge(standard, part_of(facts, final, random))
    assert contains(early.score, overall_score(standard, facts, final))
    for area, finding in zip(standard.areas, early.areas, strict=True):
        assert contains(finding.score, area_score(standard, area, facts, final))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_finished_sheet_has_exactly_the_plain_score(standard: Standard, seed: int) -> None:
    facts, final = ending(standard, Random(seed))
    result = judge(standard, Sheet(branch=Branch(facts=facts), answers=answers_of(final)))
    score = overall_score(standard, facts, final)
    assert score is not None
    assert bounds(result.score) == (score, score)
    assert result.band is not None


def test_a_blank_sheet_is_0_to_100_everywhere(standard: Standard) -> None:
    assert set(scores(judge(standard, Sheet()))) == {(0, 100)}


def test_every_area_surely_has_a_score(standard: Standard) -> None:
    """A requirement that every branch must meet: no branch finds an area empty."""
    assert all(area.score is not None and area.score.certain for area in judge(standard, Sheet()).areas)


def ending(standard: Standard, random: Random) -> tuple[dict[str, FactValue], dict[str, str]]:
    """All facts that are asked, and an answer to everything; what the facts decide is not called "not applicable"."""
    facts: dict[str, FactValue] = {}
    for fact in standard.facts.values():
        if is_asked(standard, fact.id, facts):
            facts[fact.id] = value(fact, random)
    final = {name: random.choice(["met", "met", "partly", "not-met", "exempt"]) for name in standard.requirements}
    decided = {each.id: "met" for each in standard.requirements.values() if verdict(each, facts) is not None}
    return facts, final | decided


def part_of(facts: Mapping[str, FactValue], final: Mapping[str, str], random: Random) -> Sheet:
    """Every fact is there, or none that a tick could contradict; of the answers, some."""
    share = random.random()
    known = dict(facts) if random.random() < 0.5 else {}
    given_answers = {name: each for name, each in answers_of(final).items() if random.random() < share}
    return Sheet(branch=Branch(facts=known), answers=given_answers if known else {})


def answers_of(final: Mapping[str, str]) -> dict[str, Answer]:
    exempt = Answer(choice=Choice.NOT_APPLICABLE, reason="because")
    return {name: exempt if end == "exempt" else Answer(choice=Choice(end)) for name, end in final.items()}


def value(fact: Fact, random: Random) -> FactValue:
    match fact.kind:
        case FactKind.CHOICE:
            return random.choice(list(fact.options))
        case FactKind.YES_NO:
            return random.random() < 0.5
        case FactKind.COUNT:
            return random.choice([0, 1, 2, 3, 40])
        case FactKind.SIZES:
            return tuple(random.choice([1, 2, 3, 9]) for _ in range(random.randint(1, 4)))
