"""A changed standard never passes in silence: an answer is one to what was asked when it was given.

A second standard is made of the small one by changing one thing in it; whoever answered before the change is then asked again.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.judging.batch import BatchJudge
from assess.judging.rollup import summarise
from assess.judging.scoring import judge
from assess.model.answers import Choice, Sheet
from assess.model.findings import RequirementFinding
from assess.model.meaning import Carried
from assess.model.meanings import meanings_of
from assess.model.rollup import FoundFile
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.branch_file.sheets import sheet_data
from assess.outputs.score.carried import carried_data, say_carried
from assess.reading.content.bundle import bundle_of, read_bundle
from assess.reading.content.folder import load
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from tests.golden.request_text import INPUTS

SMALL = INPUTS.parent / "standard"
Raw = dict[str, Any]
Change = Callable[[Raw], None]


@cache
def raw() -> Raw:
    return load(Path(SMALL)).raw


def standard(*changes: Change, version: str = "", recorded: Raw | None = None) -> Standard:
    """The small standard, changed; `recorded` is what is known of an earlier version."""
    files = deepcopy(raw())
    for change in changes:
        change(files)
    if version:
        files["standard.yaml"]["version"] = version
    if recorded:
        files["meanings/small-1.yaml"] = recorded
    return read_bundle(bundle_of(files))


@cache
def before() -> Standard:
    return standard()


def record(of: Standard) -> Raw:
    meant = meanings_of(of)
    return {"requirements": {id_: {"as": each} for id_, each in meant.requirements.items()}, "activities": dict(meant.activities)}


def requirements(files: Raw) -> list[Raw]:
    """Every requirement, in the poster's order."""
    return [
        each
        for area in files["standard.yaml"]["areas"]
        for task in files[f"areas/{area}/_area.yaml"]["tasks"]
        for sentence in files[f"areas/{area}/{task}.yaml"]["sentences"]
        for each in sentence["requirements"]
    ]


def reword(place: int) -> Change:
    def change(files: Raw) -> None:
        requirements(files)[place]["en"] += " (said otherwise)"

    return change


def ask_more(place: int) -> Change:
    """The wording of its strength is another one: so it decides, whatever the requirement is."""

    def change(files: Raw) -> None:
        each = requirements(files)[place]
        each["strength"] = "generally" if each["strength"] != "generally" else "must"

    return change


def answered(of: Standard, *, marked: bool = True, tick: str = "met", **more: object) -> Raw:
    """A sheet with every answer, as the form writes it; without marks as it did before there were any."""
    meant = meanings_of(of).requirements
    answers = {id_: {"answer": tick, "reason": "r", **({"as": meant[id_]} if marked else {})} for id_ in of.requirements}
    named = {"version": of.version, "digest": of.digest}
    return {"format": "wuhua-sheet", "version": 1, "standard": named, "year": 2026, "branch": {}, "answers": answers, **more}


def opened(data: Raw, by: Standard) -> Sheet:
    sheet = read_sheet(Node(data, ProblemCollector()), by)
    assert sheet is not None
    return sheet


def findings(data: Raw, by: Standard) -> dict[str, RequirementFinding]:
    return {each.requirement: each for each in judge(by, opened(data, by)).findings}


COUNT = len(before().requirements)
PLACES = st.integers(0, COUNT - 1)
IDS = list(before().requirements)


@given(st.sets(PLACES), st.sets(PLACES), st.sampled_from(list(Choice)), st.booleans())
def test_an_answer_to_a_changed_requirement_is_never_counted_closed(
    changed: set[int], reworded: set[int], tick: Choice, marked: bool
) -> None:
    """Marked answers carry their meaning; for the others the version does that their file names."""
    after = standard(*map(ask_more, changed), *map(reword, reworded), version="small-2", recorded=record(before()))
    data = answered(before(), marked=marked, tick=tick.value)
    for place, found in enumerate(findings(data, after).values()):
        state = Carried.CHANGED if place in changed else Carried.REWORDED if place in reworded else Carried.KEPT
        assert found.carried is state
        assert found.given is tick
        if state is Carried.CHANGED and found.asked:
            assert (found.source is not None and found.source.value == "facts") or found.open
            assert not found.exempted


@given(st.sets(PLACES), st.booleans())
def test_no_writing_makes_an_old_answer_one_to_the_new_standard(changed: set[int], known: bool) -> None:
    """Written and read again, as an export does, everything stands as it stood; also where the version is not known."""
    after = standard(*map(ask_more, changed), version="small-2", recorded=record(before()) if known else None)
    for marked in (True, False):
        first = findings(answered(before(), marked=marked), after)
        written = sheet_data(opened(answered(before(), marked=marked), after), after)
        assert written["standard"] == {"version": "small-2", "digest": after.digest}
        again = findings(json.loads(json.dumps(written)), after)
        assert {id_: each.carried for id_, each in again.items()} == {id_: each.carried for id_, each in first.items()}
        assert [each.status for each in again.values()] == [each.status for each in first.values()]


@given(st.sets(PLACES, min_size=1))
def test_confirming_makes_it_count_again(changed: set[int]) -> None:
    after = standard(*map(ask_more, changed))
    data = answered(before())
    for place in changed:
        data["answers"][IDS[place]]["as"] = meanings_of(after).requirements[IDS[place]]
    assert {each.carried for each in findings(data, after).values()} == {Carried.KEPT}


@given(st.sets(PLACES))
def test_many_files_at_once_are_judged_as_one(changed: set[int]) -> None:
    after = standard(*map(ask_more, changed))
    batch = BatchJudge(after)
    for data in (answered(before()), answered(after), answered(before())):
        sheet = opened(data, after)
        assert batch.areas(sheet, today=None) == list(judge(after, sheet).areas)


def test_without_a_change_nothing_is_said() -> None:
    for marked in (True, False):
        sheet = opened(answered(before(), marked=marked), before())
        result = judge(before(), sheet)
        assert carried_data(result, before(), Language.ZH) == []
        assert say_carried(result, before(), Language.EN) == []


@pytest.mark.parametrize("mark", [5, "", "x", "2019.4", "00000000-00000000", ["a"]])
def test_a_mark_that_says_nothing_is_no_answer_to_what_is_in_force(mark: object) -> None:
    data = answered(before())
    data["standard"]["version"] = "2019.4"
    data["answers"][IDS[-1]]["as"] = mark
    assert findings(data, before())[IDS[-1]].carried is Carried.CHANGED


def _condition(files: Raw) -> None:
    next(iter(files["conditions.yaml"].values()))["zh"] += "（另有规定的除外）"


def test_a_condition_that_changed_changes_what_rests_on_it() -> None:
    name = next(iter(before().conditions))
    after = standard(_condition)
    resting = {each.id for each in before().requirements.values() if name in each.applies}
    changed = {id_ for id_, each in findings(answered(before()), after).items() if each.carried is Carried.CHANGED}
    assert resting
    assert resting <= changed


def _more_often(files: Raw) -> None:
    rule = next(each["rule"] for each in requirements(files) if each.get("rule", {}).get("type") == "at-least")
    rule["count"] += 1


def test_a_ledger_complete_for_other_rules_does_not_decide() -> None:
    after = standard(_more_often)
    old, new = meanings_of(before()).activities, meanings_of(after).activities
    [changed] = [name for name in new if new[name] != old[name]]
    ledger = {"covers": sorted(old), "covered_as": old, "rows": []}
    sheet = opened(answered(before(), ledger=ledger), after)
    assert sheet.ledger.unconfirmed == {changed}
    assert changed not in sheet.ledger.covers
    confirmed = opened(answered(before(), ledger={**ledger, "covered_as": {**old, changed: new[changed]}}), after)
    assert confirmed.ledger.covers == frozenset(old)


def test_a_ledger_from_before_names_its_version_from_then_on() -> None:
    after = standard(_more_often, version="small-2", recorded=record(before()))
    data = answered(before(), marked=False, ledger={"covers": sorted(before().activities), "rows": []})
    written = sheet_data(opened(data, after), after)
    assert (
        opened(json.loads(json.dumps(written)), after).ledger.unconfirmed == opened(data, after).ledger.unconfirmed != frozenset()
    )


def test_a_requirement_that_the_version_did_not_have_is_new() -> None:
    recorded = record(before())
    del recorded["requirements"][IDS[2]]
    after = standard(version="small-2", recorded=recorded)
    data = answered(before(), marked=False)
    del data["answers"][IDS[2]]
    assert findings(data, after)[IDS[2]].carried is Carried.NEW


def test_a_requirement_with_another_id_that_says_something_else_is_split() -> None:
    def move(files: Raw) -> None:
        files["moved.yaml"] = {"meetings.form.old": IDS[1]}

    after = standard(move)
    data = answered(before())
    given_as = data["answers"].pop(IDS[1])
    data["answers"]["meetings.form.old"] = given_as
    assert findings(data, after)[IDS[1]].carried is Carried.KEPT
    data["answers"]["meetings.form.old"] = {**given_as, "as": "00000000-" + given_as["as"].partition("-")[2]}
    assert findings(data, after)[IDS[1]].carried is Carried.SPLIT


def test_the_roll_up_names_what_waits_in_each_file() -> None:
    after = standard(ask_more(1), ask_more(3))
    summary = summarise(after, [FoundFile(file="甲.json", sheet=opened(answered(before()), after), content="a")])
    [one] = summary.records.values()
    waiting = {IDS[place] for place in one.changed}
    assert waiting == {id_ for id_, each in findings(answered(before()), after).items() if each.open and not each.carried.counts}
    assert waiting


def test_the_record_of_earlier_versions_is_no_part_of_the_digest() -> None:
    assert standard(recorded=record(before())).digest == before().digest
