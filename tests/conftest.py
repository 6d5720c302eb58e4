"""Fixtures that many tests share: the standard in force, a small one that never changes, and the bridge started with either.

Hypothesis draws the same examples in every run. To look for new ones: `python -m pytest --hypothesis-profile=long tests/laws`;
`python -m tests quick` draws few.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Playwright, sync_playwright

import assess
from assess import cli
from assess.model.standard import Standard
from assess.reading.content.bundle import bundle_of, read_bundle
from assess.reading.content.folder import Content, load
from tests.bridge_client import BridgeClient
from tests.golden import golden_bundle
from tests.inputs import ROOT

settings.register_profile(
    "always", max_examples=60, derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", parent=settings.get_profile("always"), max_examples=2000, derandomize=False, print_blob=True)
settings.register_profile("quick", parent=settings.get_profile("always"), max_examples=8)
settings.load_profile("always")

# Hypothesis also draws the constants of modules that are loaded. One that is first imported in the middle of a law, because some
# operation needs it, would change what is drawn, and a law that is run twice would see other examples.
for each in pkgutil.walk_packages(assess.__path__, "assess."):
    if not each.name.endswith("__main__"):
        importlib.import_module(each.name)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for all tests: its loop does not suffer a second one."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def content() -> Content:
    """Everything in `standards/`. It has no problems, or no test that needs it can start."""
    return load(ROOT / "standards")


@pytest.fixture(scope="session", autouse=True)
def _folders_are_read_once() -> Iterator[None]:
    """Commands run inside a test read `standards/` anew each, half a second of a processor: here once for the same files."""
    known: dict[str, Content] = {}

    def load_once(folder: Path) -> Content:
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        said = sha256()
        for path in files:
            said.update(f"{path}\0".encode() + path.read_bytes())
        state = said.hexdigest()
        if state not in known:
            known[state] = load(folder)
        return known[state]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cli, "load", load_once)
        yield


@pytest.fixture(scope="session")
def standard(content: Content) -> Standard:
    return content.standard


@pytest.fixture(scope="session")
def door(content: Content) -> BridgeClient:
    """The bridge with the standard in force."""
    return BridgeClient(bundle_of(content.raw))


@pytest.fixture(scope="session")
def small() -> Standard:
    """The small standard of `tests/golden/standard`."""
    return read_bundle(golden_bundle())


@pytest.fixture(scope="session")
def small_door() -> BridgeClient:
    """The bridge with the small standard."""
    return BridgeClient(golden_bundle())
