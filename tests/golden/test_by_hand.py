"""Twelve sheets, two of each kind of fault that once went unnoticed, were worked out by hand: the engine agrees."""

from dataclasses import replace

import pytest

from assess.model.standard import Standard
from tests.bridge_client import BridgeClient
from tests.golden.by_hand import HandSheet, hand_sheets, missed


@pytest.mark.parametrize("sheet", hand_sheets(), ids=lambda sheet: sheet.name)
def test_the_engine_finds_what_was_worked_out_by_hand(door: BridgeClient, sheet: HandSheet) -> None:
    assert missed(sheet, door.handle(sheet.request)) == {}


def test_another_figure_would_be_seen(door: BridgeClient) -> None:
    sheet = hand_sheets()[0]
    assert missed(replace(sheet, expected={**sheet.expected, "exact": ["1"]}), door.handle(sheet.request)) == {"exact": ["159/160"]}


@pytest.mark.parametrize("sheet", hand_sheets(), ids=lambda sheet: sheet.name)
def test_it_was_worked_out_from_what_the_poster_says(standard: Standard, sheet: HandSheet) -> None:
    said = {sentence.text.zh for area in standard.areas for task in area.tasks for sentence in task.sentences}
    assert sheet.poster and set(sheet.poster) <= said


def test_there_are_two_of_each_kind() -> None:
    assert [sheet.name.partition("-")[0] for sheet in hand_sheets()] == [f"{kind}{one}" for kind in range(1, 7) for one in "ab"]
