"""A few requests about the standard in force: structure and numbers only, so that polishing its words disturbs nothing."""

import pytest

from assess.model.standard import Standard
from tests.bridge_client import BridgeClient, Json

BRANCH: Json = {
    "form": "regular", "unit": "enterprise", "full-members": 12, "scattered": "no", "committee": "yes", "groups": "no",
    "secretary-party-years": 9, "leading-officials": "no", "contact-assignments": "no", "able-members": "yes",
    "able-officials": "no", "mass-organisations": "no", "founded": "no", "changed": "no", "election-moved": "as-due",
    "recruiting": "yes", "relief": "no", "urgent-tasks": "no", "reportable": "no", "online-venue": "no",
    "publishes": "no",
}  # fmt: skip
AREAS = ["setup", "life", "service", "rules", "venue"]


@pytest.fixture(scope="module")
def met(standard: Standard) -> Json:
    """Everything ticked as met."""
    return {requirement: {"answer": "met"} for requirement in standard.requirements}


def test_a_blank_sheet_is_open_from_0_to_100_everywhere(door: BridgeClient) -> None:
    reply = door.score()
    assert [area["id"] for area in reply["areas"]] == AREAS
    for figures in (reply["overall"], *reply["areas"]):
        assert (figures["score"], figures["low"], figures["high"], figures["band"]) == ("0–100", "0", "100", None)
        assert figures["answered"] == 0
    assert reply["overall"]["asked"] == sum(area["asked"] for area in reply["areas"])


def test_everything_met_is_100_and_the_best_band(door: BridgeClient, met: Json) -> None:
    overall = door.score(branch=BRANCH, answers=met)["overall"]
    assert (overall["score"], overall["settled"], overall["band"]) == ("100", True, "reached")
    assert overall["answered"] == overall["asked"] > 60


@pytest.mark.parametrize("line", ["service.recruitment.no-breach-of-rules", "venue.upkeep.confidentiality"])
def test_one_breach_of_a_red_line_caps_the_band_and_moves_no_score(door: BridgeClient, met: Json, line: str) -> None:
    reply = door.score(branch=BRANCH, answers={**met, line: {"answer": "not-met"}})
    assert (reply["overall"]["score"], reply["overall"]["band"], reply["overall"]["capped"]) == ("100", "basic", True)
    assert [each["id"] for each in reply["red_lines"]] == [line]
    assert {area["id"]: area["band"] for area in reply["areas"]}[line.split(".")[0]] == "basic"


def test_too_few_members_are_found_out_whatever_was_ticked(door: BridgeClient, met: Json) -> None:
    reply = door.score(branch={**BRANCH, "full-members": 2}, answers=met)
    remark = reply["remarks"]["setup.criteria.full-members-for-branch"]
    assert remark["status"] == "not-met"
    assert len(remark["notes"]) == 2, "why, and that the tick says otherwise"
    assert reply["areas"][0]["low"] != "100"


def test_a_temporary_branch_is_asked_for_less(door: BridgeClient) -> None:
    regular = door.score(branch=BRANCH)
    temporary = door.score(branch={**BRANCH, "form": "temporary", "temporary-reason": "task"})
    assert temporary["overall"]["asked"] < regular["overall"]["asked"]
    assert "temporary-reason" in temporary["asked_facts"]
    assert "temporary-reason" not in regular["asked_facts"]
    assert temporary["remarks"]["setup.elections.election-on-schedule"]["status"] == "not-applicable"


@pytest.mark.parametrize("form", ["regular", "joint", "temporary"])
def test_a_red_line_holds_for_every_branch(door: BridgeClient, standard: Standard, form: str) -> None:
    """Not whom the branch is made up of, nor what happened in its year, takes a breach away."""
    branch = {**BRANCH, "form": form, "recruiting": "no"}
    lines = [each.id for each in standard.requirements.values() if each.red_line]
    assert len(lines) == 4
    for line in lines:
        reply = door.score(branch=branch, answers={line: {"answer": "not-met"}})
        assert [(each["id"], each["state"]) for each in reply["red_lines"]] == [(line, "breach")]


def test_no_condition_can_switch_a_red_line_off(standard: Standard) -> None:
    assert {each.id: each.applies for each in standard.requirements.values() if each.red_line and each.applies} == {}


def test_a_fact_that_is_no_longer_asked_is_read_in_silence_and_stays_in_the_file(door: BridgeClient) -> None:
    old = {**BRANCH, "venue-works": "no"}
    reply = door.ask("export", today="2026-11-30", sheet={**_sheet({}), "branch": old})
    assert reply["problems"] == []
    assert '"venue-works": "no"' in reply["text"]


def test_a_joint_branch_is_measured_by_its_units(door: BridgeClient) -> None:
    joint = {**BRANCH, "form": "joint", "unit-sizes": [2, 2, 3]}
    remarks = door.score(branch=joint)["remarks"]
    assert remarks["setup.criteria.small-units-in-joint-branch"]["status"] == "not-met"
    assert remarks["setup.criteria.full-members-for-branch"]["status"] == "not-applicable"
    remarks = door.score(branch={**joint, "unit-sizes": "2，2，1"})["remarks"]
    assert remarks["setup.criteria.small-units-in-joint-branch"]["status"] == "met"


def test_only_an_office_is_asked_for_its_budget(door: BridgeClient) -> None:
    [budget] = [each for each in door.score(branch=BRANCH)["remarks"] if each.startswith("rules.funding.")]
    assert door.score(branch=BRANCH)["remarks"][budget]["status"] == "not-applicable"
    assert budget not in door.score(branch={**BRANCH, "unit": "office"})["remarks"]


def test_every_requirement_can_be_explained_and_stands_in_its_area(door: BridgeClient, standard: Standard, met: Json) -> None:
    for area in standard.areas:
        explained = door.ask("explain", about=area.id, sheet=_sheet(met))["explanation"]
        assert [row["id"] for row in explained["rows"]] == [each.id for each in area.requirements]
        for row in explained["rows"]:
            assert door.ask("explain", about=row["id"], sheet=_sheet(met))["explanation"] == row


def test_both_languages_report_the_same_figures(door: BridgeClient, met: Json) -> None:
    answers = {name: answer for number, (name, answer) in enumerate(met.items()) if number % 3}
    zh, en = (door.ask("report", lang=lang, today="2026-11-23", sheet=_sheet(answers)) for lang in ("zh", "en"))
    for one, other in zip((zh["overall"], *zh["areas"]), (en["overall"], *en["areas"]), strict=True):
        for name in ("id", "score", "low", "high", "bar", "asked", "answered", "band", "capped", "settled"):
            assert one[name] == other[name]
    assert zh["sheet"] == en["sheet"]
    assert zh["remarks"].keys() == en["remarks"].keys()


def _sheet(answers: Json) -> Json:
    return {"format": "wuhua-sheet", "version": 1, "branch": BRANCH, "answers": answers}
