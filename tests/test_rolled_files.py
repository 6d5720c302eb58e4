"""Every figure of a roll-up, worked out a second time from the raw files by a program that shares nothing with the engine."""

from collections import Counter

from tests.rolled_files import Standard, compare


def test_a_roll_up_of_sixty_files_says_what_the_raw_files_come_to() -> None:
    """All states and bands occur, so that none is compared with nothing."""
    expected, said = compare(60)
    for key in expected:
        assert said[key] == expected[key], key
    states = sum(expected["counts"].values(), Counter())
    assert set(states) == {"met", "partly", "not-met", "clear", "risk", "breach", "open", "not-applicable", "exempt"}
    assert len(Standard().activities) > 3
    assert all(any(area["bands"].values()) for area in expected["areas"].values())
    assert expected["stale"] and len(expected["weakest"]) == 10
