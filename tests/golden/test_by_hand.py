"""Twelve sheets, two of each kind of fault that once went unnoticed, were worked out by hand: the engine agrees."""

import pytest

from assess.model.standard import Standard
from tests.bridge_client import BridgeClient
from tests.golden.by_hand import HandSheet, hand_sheets, outcome

# Said only where they are the point of a sheet, or where there are any.
MAY_BE_LEFT_OUT = {"not_applicable", "exact", "answered"}


@pytest.mark.parametrize("sheet", hand_sheets(), ids=lambda sheet: sheet.name)
def test_the_engine_finds_what_was_worked_out_by_hand(door: BridgeClient, sheet: HandSheet) -> None:
    found = outcome(door.handle(sheet.request))
    assert {name: each for name, each in found.items() if name in sheet.expected or name not in MAY_BE_LEFT_OUT} == sheet.expected


@pytest.mark.parametrize("sheet", hand_sheets(), ids=lambda sheet: sheet.name)
def test_it_was_worked_out_from_what_the_poster_says(standard: Standard, sheet: HandSheet) -> None:
    said = {sentence.text.zh for area in standard.areas for task in area.tasks for sentence in task.sentences}
    assert sheet.poster and set(sheet.poster) <= said


def test_there_are_two_of_each_kind() -> None:
    assert [sheet.name.partition("-")[0] for sheet in hand_sheets()] == [f"{kind}{one}" for kind in range(1, 7) for one in "ab"]
