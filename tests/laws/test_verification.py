"""A file that was changed after its export: what was changed is named, and what was not recorded is never called the same."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from assess.model.findings import LETTERS, Status
from assess.model.standard import Standard
from assess.reading.files.recorded import sealed
from tests.bridge_client import BridgeClient, Json, sheet

DAY = "2026-10-10"
BREACHED = ("service.recruitment.no-breach-of-rules", "service.recruitment.no-unresolved-problems")
LEDGER = {
    "covers": ["general-meeting", "talk"],
    "people": {"secretary": "甲", "committee": "乙", "members": "丙"},
    "rows": [{"date": f"2026-{month:02}-05", "activity": "general-meeting"} for month in (1, 2, 4, 7)],
}


@pytest.fixture(scope="module")
def alike(standard: Standard) -> list[str]:
    """Three requirements of one area with equal points, which always apply and are only ever answered."""
    area = next(each for each in standard.areas if each.id == "rules")
    found = [
        each.id for each in area.requirements if each.points == 1 and not each.applies and each.rule and each.kind == "existence"
    ]
    return found[:3]


@pytest.fixture(scope="module")
def file(door: BridgeClient, alike: list[str]) -> str:
    """As the page exports it: two red lines breached in one area, so that one of them changes no figure; a ledger."""
    answers = {id_: {"answer": "not-met"} for id_ in BREACHED}
    answers |= {alike[0]: {"answer": "met", "note": "见第2盒"}, alike[1]: {"answer": "not-met"}, alike[2]: {"answer": "partly"}}
    facts = {"form": "regular", "full-members": 12, "committee": "yes"}
    data = sheet(name="第一支部", year=2026, branch=facts, answers=answers, ledger=LEDGER)
    return str(door.ask("export", sheet=data, today=DAY)["text"])


def verified(door: BridgeClient, file: str, change: Callable[[Json], object], lang: str = "en") -> Json:
    data = json.loads(file)
    change(data)
    reply: Json = door.ask("verify", lang=lang, text=json.dumps(data))["verification"]
    return reply


def test_a_file_as_it_was_exported_is_confirmed_however_it_was_saved_again(door: BridgeClient, file: str) -> None:
    turned = "\ufeff" + json.dumps(json.loads(file), sort_keys=True, indent=8).replace("\n", "\r\n")
    for text in (file, turned):
        reply = door.ask("verify", lang="en", text=text)["verification"]
        assert (reply["verdict"], reply["lines"]) == ("confirmed", [])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_breach_that_was_taken_out_comes_first(door: BridgeClient, file: str, alike: list[str], lang: str) -> None:
    def taken_out(data: Json) -> None:
        data["answers"][BREACHED[1]] = {"answer": "met"}
        data["answers"][alike[0]], data["answers"][alike[1]] = data["answers"][alike[1]], data["answers"][alike[0]]

    reply = verified(door, file, taken_out, lang)
    assert reply["verdict"] == "differs"
    assert len(reply["lines"]) == 4
    assert reply["lines"][0].startswith({"zh": "【红线】", "en": "[Red line] "}[lang])
    wanted = {"zh": "文件中记录为“已发生”，现在为“未发生”。", "en": "recorded as “Breach”, now “No breach”."}[lang]
    assert reply["lines"][0].endswith(wanted)
    parts = {"zh": "改动过的内容：作答。", "en": "changed after the figures were recorded: answers."}[lang]
    assert reply["lines"][3].endswith(parts)


def test_two_answers_that_were_exchanged_are_both_named(
    door: BridgeClient, file: str, alike: list[str], standard: Standard
) -> None:
    def exchanged(data: Json) -> None:
        data["answers"][alike[0]], data["answers"][alike[1]] = data["answers"][alike[1]], data["answers"][alike[0]]

    reply = verified(door, file, exchanged)
    assert reply["verdict"] == "differs"
    assert {line.split(" ")[0] for line in reply["lines"][:2]} == {standard.requirements[id_].number for id_ in alike[:2]}


def test_a_row_that_was_deleted_is_noticed_with_and_without_its_figure(door: BridgeClient, file: str) -> None:
    """Two of the first quarter: one is enough."""
    spare = verified(door, file, lambda data: data["ledger"]["rows"].pop(0))
    assert spare["verdict"] == "changed"
    assert spare["lines"] == ["Contents that were changed after the figures were recorded: ledger."]
    assert "no state differs" in spare["sentence"]
    needed = verified(door, file, lambda data: data["ledger"]["rows"].pop())
    assert needed["verdict"] == "differs"
    assert any("general membership meeting" in line and "recorded as" in line for line in needed["lines"])


SILENT: dict[str, tuple[Callable[[Json], object], str]] = {
    "a note": (lambda data: data["answers"][BREACHED[0]].update(note="x"), "answers"),
    "a fact": (lambda data: data["branch"].update({"full-members": 13}), "facts about the branch"),
    "a name in the list of people": (lambda data: data["ledger"]["people"].update(members="丁"), "people of the ledger"),
    "the day": (lambda data: data.update(saved="2026-10-11"), "day of the export"),
    "the name": (lambda data: data.update(name="第二支部"), "name of the branch"),
    "a review": (lambda data: data.update(review={"reviewer": "甲", "date": DAY, "answers": {}}), "review"),
    "a plan": (lambda data: data.update(plan=[{"what": "x"}]), "plan of improvements"),
    "an answer nobody asks": (lambda data: data["answers"].update({"no.such": {"answer": "met"}}), "answers"),
}


@pytest.mark.parametrize("name", SILENT)
def test_what_changes_no_state_is_noticed_too(door: BridgeClient, file: str, name: str) -> None:
    change, part = SILENT[name]
    reply = verified(door, file, change)
    assert reply["verdict"] in ("changed", "differs")
    assert f"Contents that were changed after the figures were recorded: {part}." in reply["lines"]


def without(*names: str) -> Callable[[Json], object]:
    return lambda data: [data["result"].pop(name) for name in names]


TAMPERED: dict[str, tuple[Callable[[Json], object], str, str]] = {
    "as an old file has it": (without("states", "contents"), "figures-only", "Older files do not record"),
    "states gone": (without("states"), "incomplete", "is gone and was not checked"),
    "states cut": (
        lambda data: data["result"].update(states=data["result"]["states"][:-1]),
        "incomplete",
        "is gone and was not checked",
    ),
    "digests gone": (without("contents"), "incomplete", "is gone and was not checked"),
    "one digest gone": (lambda data: data["result"]["contents"].pop("answers"), "changed", "recorded: answers."),
    "an area gone": (lambda data: data["result"]["areas"].pop("rules"), "differs", "no such figure"),
    "another standard": (lambda data: data["result"]["standard"].update(digest="0"), "other-standard", "record of figures itself"),
    "all gone": (lambda data: data.pop("result"), "not-recorded", ""),
    "not letters": (lambda data: data["result"].update(states="?"), "not-recorded", ""),
    "no list of digests": (lambda data: data["result"].update(contents=["answers"]), "not-recorded", ""),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_a_record_that_was_tampered_with_is_never_called_the_same(door: BridgeClient, file: str, name: str) -> None:
    change, verdict, said = TAMPERED[name]
    reply = verified(door, file, change)
    assert reply["verdict"] == verdict
    assert said in "\n".join(reply["lines"])
    assert "Confirmed" not in reply["sentence"]


def test_a_file_of_another_standard_is_unchanged_if_all_its_digests_are_those_of_its_parts(door: BridgeClient, file: str) -> None:
    def by_another(data: Json) -> None:
        data["result"]["standard"]["digest"] = "0"
        data["result"] = sealed(data["result"])

    reply = verified(door, file, by_another)
    assert reply["verdict"] == "other-standard"
    assert reply["lines"][0].startswith("Contents: unchanged since")


def test_a_state_that_was_changed_in_the_record_is_named(door: BridgeClient, file: str, standard: Standard) -> None:
    """Each of them, alone."""
    states = json.loads(file)["result"]["states"]
    assert len(states) == len(standard.requirements)
    for place, requirement in enumerate(standard.requirements.values()):
        other = LETTERS[Status.EXEMPT if states[place] != LETTERS[Status.EXEMPT] else Status.OPEN]
        spoilt = states[:place] + other + states[place + 1 :]
        reply = verified(door, file, lambda data, spoilt=spoilt: data["result"].update(states=spoilt))  # type: ignore[misc]
        assert reply["verdict"] == "differs"
        assert len(reply["lines"]) == 1
        assert requirement.number in reply["lines"][0]


def test_an_old_file_with_other_figures_says_both(door: BridgeClient, file: str) -> None:
    def old(data: Json) -> Any:
        without("states", "contents")(data)
        data["result"]["overall"]["answered"] += 1

    reply = verified(door, file, old)
    assert reply["verdict"] == "differs"
    assert "Older files do not record" in reply["lines"][-1]


def test_the_record_stays_small(file: str, standard: Standard) -> None:
    result = json.loads(file)["result"]
    assert len(json.dumps([result["states"], result["contents"]])) < len(standard.requirements) + 500


def test_a_reviewer_judges_and_hands_back_as_of_the_day_the_branch_saved_the_file(door: BridgeClient, file: str) -> None:
    """In December no one at the branch has been asked about November: reviewing a file makes it no newer."""
    data = door.ask("read", text=file)["sheet"]
    data["review"] = {"reviewer": "丁", "date": "2026-12-05", "answers": {BREACHED[0]: {"answer": "met", "note": "已核实"}}}
    then, later = (door.ask("review", sheet=data, today=day) for day in (DAY, "2026-12-05"))
    assert then == later
    assert f"台账算到文件保存的当天（{DAY}）" in later["progress"]
    text = door.ask("export", sheet=data, today="2026-12-05", reviewed=True)["text"]
    handed_back = json.loads(text)
    assert (handed_back["saved"], handed_back["result"]["today"]) == (DAY, DAY)
    assert door.ask("verify", text=text)["verification"]["verdict"] == "confirmed"
    assert json.loads(door.ask("export", sheet=data, today="2026-12-05")["text"])["saved"] == "2026-12-05"
    undated = door.ask("export", sheet={**data, "saved": ""}, today="2026-12-05", reviewed=True)["text"]
    assert json.loads(undated)["saved"] == "2026-12-05"
