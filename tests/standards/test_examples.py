"""The invented branches of the training keep the national rules that the portal itself compares with, and agree with themselves."""

import re
from collections.abc import Iterator

import pytest

from assess.judging.exercises import judge_sample
from assess.model.answers import Choice, Sheet
from assess.model.findings import Status
from assess.model.people import TEAM, Office
from assess.model.text import Language
from assess.reading.content.folder import Content

AS_CHOICE = {
    Status.MET: Choice.MET,
    Status.PARTLY: Choice.PARTLY,
    Status.NOT_MET: Choice.NOT_MET,
    Status.NOT_APPLICABLE: Choice.NOT_APPLICABLE,
    Status.EXEMPT: Choice.NOT_APPLICABLE,
}


def figures(content: Content) -> tuple[int, int, int]:
    """From how many full members there is a committee, of how many at least, and at most, as the comparison quotes it."""
    said = content.standard.comparisons["committee-size"].national.zh
    found = re.search(r"有正式党员(\d+)人以上的党支部，应当设立支部委员会，由(\d+)至\d+人组成，一般不超过(\d+)人", said)
    assert found, said
    from_members, least, most = (int(each) for each in found.groups())
    return from_members, least, most


def examples(content: Content) -> Iterator[tuple[str, Sheet]]:
    assert content.library.sample
    for language, sheet in content.library.sample.sheets.items():
        yield f"sample {language}", sheet
    for case in content.library.exercises:
        yield case.id, case.sheet
        for place, decision in enumerate(case.decisions, 1):
            yield f"{case.id} {place}", decision.sheet


def committee_faults(content: Content) -> list[str]:
    from_members, least, most = figures(content)
    found = []
    for name, sheet in examples(content):
        members, says = sheet.branch.facts.get("full-members"), sheet.branch.facts.get("committee")
        if isinstance(members, int) and says is not None and says is not (members >= from_members):
            found.append(f"{name}: {members} full members, committee: {says}")
        people = sheet.ledger.people
        team = len(people.holders(*TEAM))
        if people.holders(Office.COMMITTEE_MEMBER) and not least <= team <= most:
            found.append(f"{name}: a committee of {team}")
    return found


def test_a_committee_is_there_from_as_many_members_as_the_comparison_says(content: Content) -> None:
    assert committee_faults(content) == []


@pytest.mark.parametrize("members", [6, 2])
def test_too_small_a_branch_with_a_committee_would_be_noticed(
    content: Content, members: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert content.library.sample
    for sheet in content.library.sample.sheets.values():
        monkeypatch.setitem(sheet.branch.facts, "full-members", members)
    assert len(committee_faults(content)) == len(Language)


def test_people_and_groups_are_as_many_as_the_full_members(content: Content) -> None:
    for name, sheet in examples(content):
        members, sizes = sheet.branch.facts.get("full-members"), sheet.branch.facts.get("group-sizes")
        people = sheet.ledger.people
        named = set(people.holders(*TEAM, Office.MEMBER))
        assert not people.holders(Office.MEMBER) or members in (None, len(named)), name
        if isinstance(sizes, tuple) and sizes and members is not None:
            assert sum(sizes) == members, name
        looked_after = {each.of for _, each in people.details(Office.CONTACT)}
        known = {*people.holders(Office.ABLE_MEMBER, Office.ABLE_OFFICIAL, Office.CONTACT), *looked_after}
        assert not people.holders(Office.MEMBER) or known <= named, name


def test_what_is_seen_in_the_sample_branch_is_what_is_found_in_it(content: Content) -> None:
    """Everyone judges the same branch: our reading of a sighting is what the engine finds of that requirement."""
    assert content.library.sample
    result = judge_sample(content.library.sample, content.standard).results[Language.ZH]
    found = {each.requirement: AS_CHOICE.get(each.status) for area in result.areas for each in area.findings}
    assert {each.requirement: each.answer for each in content.library.observations} == {
        each.requirement: found[each.requirement] for each in content.library.observations
    }


def test_what_is_seen_of_dates_stands_in_the_ledger(content: Content) -> None:
    """A sighting that names days is held against the sample’s ledger: the elections, and the days of the Theme Party Day."""
    assert content.library.sample
    entries = content.library.sample.sheets[Language.ZH].ledger.entries
    seen = {each.requirement: each.text.zh for each in content.library.observations}
    days = {
        activity: [(each.day.month, each.day.day) for each in entries if each.activity == activity and each.day]
        for activity in ("general-meeting", "theme-day", "dues-notice")
    }
    elected = re.search(r"支部(\d+)月(\d+)日召开党员大会换届", seen["setup.elections.election-on-schedule"])
    assert elected and (int(elected[1]), int(elected[2])) in days["general-meeting"]
    theme_day = re.search(r"每月(\d+)日。全年(.+?)次，(.+?)次在", seen["life.theme-day.relatively-fixed-day"])
    assert theme_day and (theme_day[2], theme_day[3]) == ("十二", "十一")
    assert len(days["theme-day"]) == 12
    assert sum(day == int(theme_day[1]) for _, day in days["theme-day"]) == 11
    notice = re.search(r"今年(\d+)月的一张党费公示", seen["rules.oversight.openness-rules"])
    assert notice and [month for month, _ in days["dues-notice"]] == [int(notice[1])]
