"""Files of every version of the format: never written again, always opened, and nothing of them lost."""

import hashlib
import json
import re

import pytest

from assess.model.answers import VERSION
from tests.bridge_client import BridgeClient
from tests.golden import FILES

NAMES = sorted(path.name for path in FILES.glob("*.json"))
SUMS = dict(reversed(line.split("  ")) for line in (FILES / "SHA256SUMS").read_text(encoding="utf-8").splitlines())


def test_each_file_is_recorded() -> None:
    assert list(SUMS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_as_it_was_exported(name: str) -> None:
    """Changing one would only prove that new files can be read."""
    assert hashlib.sha256((FILES / name).read_bytes()).hexdigest() == SUMS[name]


def test_every_version_has_files() -> None:
    assert {name.split("-")[0] for name in NAMES} == {str(version) for version in range(1, VERSION + 1)}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_opens_and_every_value_in_it_comes_back(small_door: BridgeClient, name: str) -> None:
    text = (FILES / name).read_text(encoding="utf-8")
    reply = small_door.ask("read", text=text)
    assert reply["ok"]
    today = json.loads(text)["saved"]
    back = small_door.ask("export", sheet=reply["sheet"], today=today)["text"]
    assert texts(json.loads(text)) <= texts(json.loads(back))


@pytest.mark.parametrize("name", NAMES)
def test_opening_a_file_again_after_an_export_changes_nothing(small_door: BridgeClient, name: str) -> None:
    first = small_door.ask("read", text=(FILES / name).read_text(encoding="utf-8"))["sheet"]
    again = small_door.ask("read", text=small_door.ask("export", sheet=first, today=first["saved"])["text"])["sheet"]
    assert again == first


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_verified_as_it_was(small_door: BridgeClient, name: str) -> None:
    """The standard has changed since, so both figures are shown; they are equal still."""
    reply = small_door.ask("verify", lang="en", text=(FILES / name).read_text(encoding="utf-8"))
    assert reply["ok"]
    pairs = [re.search(r"in the file (.*); worked out anew (.*)\.", line) for line in reply["verification"]["lines"]]
    figures = [each.groups() for each in pairs if each]
    assert len(figures) == 3
    assert all(recorded == computed for recorded, computed in figures)


def texts(data: object) -> set[str]:
    """Every word in the data, but the names of the standard and the figures, which are written again."""
    if isinstance(data, dict):
        kept = {name: value for name, value in data.items() if name not in ("standard", "result")}
        return {*kept, *(found for value in kept.values() for found in texts(value))}
    if isinstance(data, list):
        return {found for value in data for found in texts(value)}
    return set(re.findall(r"\w+", str(data)))
