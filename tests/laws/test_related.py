"""Related requirements: both ways, never itself, and never for a reason that nobody could see."""

from assess.model.rules import AtLeast
from assess.model.standard import Standard
from assess.outputs.related import Relations


def test_it_goes_both_ways_and_never_to_itself(standard: Standard) -> None:
    found = {each.id: {other.id for other in Relations(standard).related(each)} for each in standard.requirements.values()}
    assert any(found.values())
    for one, others in found.items():
        assert one not in others
        assert all(one in found[other] for other in others)


def test_there_is_a_reason_for_each(standard: Standard) -> None:
    for each in standard.requirements.values():
        for other in Relations(standard).related(each):
            rules = [one.rule for one in (each, other) if isinstance(one.rule, AtLeast)]
            same = len(rules) == 2 and rules[0].activity == rules[1].activity
            assert same or set(each.compare) & set(other.compare), (each.id, other.id)


def test_all_talks_lead_to_each_other(standard: Standard) -> None:
    talks = [each for each in standard.requirements.values() if isinstance(each.rule, AtLeast) and each.rule.activity == "talk"]
    assert len(talks) >= 4
    assert {each.id for each in talks[1:]} <= {each.id for each in Relations(standard).related(talks[0])}
