"""Related requirements: both ways, never itself, and never for a reason that no one could see."""

from pathlib import Path

from assess.model.rules import AtLeast
from assess.model.standard import Requirement, Standard
from assess.outputs.site.related import MOST, Relations
from assess.reading.content.folder import load
from tests.bench.grown_standard import write_grown


def test_it_goes_both_ways_and_never_to_itself(standard: Standard) -> None:
    found = {each.id: {other.id for other in Relations(standard).related(each)} for each in standard.requirements.values()}
    assert any(found.values())
    for one, others in found.items():
        assert one not in others
        assert all(one in found[other] for other in others)


def test_there_is_a_reason_for_each(standard: Standard) -> None:
    for each in standard.requirements.values():
        for other in Relations(standard).related(each):
            assert belong(each, other), (each.id, other.id)


def belong(one: Requirement, other: Requirement) -> bool:
    rules = [each.rule for each in (one, other) if isinstance(each.rule, AtLeast)]
    return (len(rules) == 2 and rules[0].activity == rules[1].activity) or bool(set(one.compare) & set(other.compare))


def test_all_talks_lead_to_each_other(standard: Standard) -> None:
    talks = [each for each in standard.requirements.values() if isinstance(each.rule, AtLeast) and each.rule.activity == "talk"]
    assert len(talks) >= 4
    assert {each.id for each in talks[1:]} <= {each.id for each in Relations(standard).related(talks[0])}


def test_of_many_the_nearest_are_named(tmp_path: Path) -> None:
    write_grown(tmp_path / "standards", 6)
    standard = load(tmp_path / "standards").standard
    relations, all_of_them = Relations(standard), list(standard.requirements.values())
    place = {each.id: number for number, each in enumerate(all_of_them)}
    longest = 0
    for each in all_of_them:
        named = [place[other.id] for other in relations.related(each)]
        far = sorted(abs(place[other.id] - place[each.id]) for other in all_of_them if other is not each and belong(each, other))
        assert named == sorted(named)
        assert sorted(abs(other - place[each.id]) for other in named) == far[:MOST]
        longest = max(longest, len(named))
    assert longest == MOST
