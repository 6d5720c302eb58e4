"""An exported file: the same bytes every time, whatever way it took, and figures that can be checked and are never used."""

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.reading.files.recorded import sealed
from tests.bridge_client import BridgeClient, Json
from tests.golden import golden_bundle
from tests.laws.broken_json import Pairs, text_of, values
from tests.laws.test_bridge import WHOLE_SHEET, paths, replaced
from tests.laws.test_sheets import files

DOOR = BridgeClient(golden_bundle())
DAYS = st.sampled_from(["2026-11-23", "2025-01-01", "", "soon"])


def exported(sheet: Any, today: str = "2026-11-23") -> str:
    reply = json.loads(DOOR.handle(text_of(Pairs([("op", "export"), ("sheet", sheet), ("today", today)]))))
    assert reply["ok"], reply
    return str(reply["text"])


def imported(text: str) -> Json:
    reply = DOOR.ask("read", text=text)
    assert reply["ok"], reply
    return dict(reply["sheet"])


def verdict(text: str) -> str:
    return str(DOOR.ask("verify", text=text)["verification"]["verdict"])


@given(files(), DAYS)
def test_export_import_export_is_the_same_bytes(file: Pairs, today: str) -> None:
    first = exported(file, today)
    assert exported(imported(first), today) == first


@given(files(), DAYS)
def test_what_was_exported_is_confirmed(file: Pairs, today: str) -> None:
    assert verdict(exported(file, today)) == "confirmed"


@given(files(), values())
def test_the_figures_in_a_file_never_touch_the_score(file: Pairs, figures: Any) -> None:
    plain = text_of(Pairs([("op", "score"), ("sheet", Pairs(pair for pair in file if pair[0] != "result"))]))
    boasting = text_of(
        Pairs([("op", "score"), ("sheet", Pairs([*(pair for pair in file if pair[0] != "result"), ("result", figures)]))])
    )
    without, with_ = (json.loads(DOOR.handle(each)) for each in (plain, boasting))
    assert {**with_, "problems": []} == {**without, "problems": []}


def test_a_figure_that_was_changed_is_named() -> None:
    """Each of them, alone: ends, band and counts, of the whole and of every area."""
    result = json.loads(exported(WHOLE_SHEET))["result"]
    for area, figure in {"overall": result["overall"], **result["areas"]}.items():
        for name, value in changed(figure).items():
            file = json.loads(exported(WHOLE_SHEET))
            (file["result"]["overall"] if area == "overall" else file["result"]["areas"][area])[name] = value
            reply = DOOR.ask("verify", lang="en", text=json.dumps(file))["verification"]
            assert (reply["verdict"], len(reply["lines"])) == ("differs", 1)
            assert reply["lines"][0].startswith(names()[area])


def changed(figure: Json) -> Json:
    """Every figure a very little off: what a person would not see in the shortened form."""
    little = Fraction(1, 10**6)
    return {
        "low": str(abs(Fraction(figure["low"] or 0) - little)),
        "high": str(abs(Fraction(figure["high"] or 0) - little)),
        "band": "fair" if figure["band"] is None else None,
        "answered": figure["answered"] + 1,
        "asked": figure["asked"] + 1,
    }


def names() -> dict[str, str]:
    reply = DOOR.score(lang="en")
    return {each["id"]: each["name"] for each in (reply["overall"], *reply["areas"])}


@pytest.mark.parametrize("requirement", ["meetings.meet.lecture", "place.room.rules"])
def test_an_answer_that_was_changed_is_noticed(requirement: str) -> None:
    file = json.loads(exported(WHOLE_SHEET))
    file["answers"][requirement] = {"answer": "not-met"}
    assert verdict(json.dumps(file)) == "differs"


def test_figures_by_another_standard_are_shown_and_not_compared() -> None:
    file = json.loads(exported(WHOLE_SHEET))
    file["result"] = sealed({**file["result"], "standard": {"version": "small-0", "digest": "f" * 16}})
    reply = DOOR.ask("verify", lang="en", text=json.dumps(file))["verification"]
    assert reply["verdict"] == "other-standard"
    assert "small-0" in reply["sentence"]
    assert len(reply["lines"]) == 2 + len(file["result"]["areas"])
    assert reply["lines"][0] == "Contents: unchanged since the figures were recorded."
    file["answers"]["meetings.meet.lecture"] = {"answer": "not-met"}
    reply = DOOR.ask("verify", lang="en", text=json.dumps(file))["verification"]
    assert reply["lines"][0] == "Contents that were changed after the figures were recorded: answers."


def test_a_file_without_figures_is_said_to_have_none() -> None:
    assert verdict(json.dumps(WHOLE_SHEET)) == "not-recorded"


def test_figures_of_a_wrong_form_are_reported_kept_and_replaced() -> None:
    """Anywhere in them: nothing raises, nothing is lost, and the next export has good ones."""
    file = json.loads(exported(WHOLE_SHEET))
    for path in paths(file["result"]):
        for odd in ([], {"a": 1}, True, -1, "x", 0.5):
            spoilt = json.loads(text_of(replaced(file["result"], path, odd)))
            reply = DOOR.ask("read", text=json.dumps({**file, "result": spoilt}))
            assert reply["ok"]
            if "unreadable-figures" in [problem["wrong"] for problem in reply["problems"]]:
                assert reply["sheet"]["aside"] == [["result", spoilt]]
            assert verdict(exported(reply["sheet"])) == "confirmed"
