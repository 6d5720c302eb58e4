"""The npm side: exact versions, checksums, and no address that would tie the repository to one registry."""

import json
import re

from tests.runtime.conftest import HOOKS, ROOT

PACKAGE = json.loads((ROOT / "package.json").read_text("utf-8"))
LOCK_TEXT = (ROOT / "package-lock.json").read_text("utf-8")
LOCK = json.loads(LOCK_TEXT)


def test_versions_are_exact() -> None:
    versions = {**PACKAGE["dependencies"], **PACKAGE["devDependencies"]}
    assert [name for name, version in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


def test_the_lock_file_is_of_this_package_file() -> None:
    top = LOCK["packages"][""]
    assert (top["dependencies"], top["devDependencies"]) == (PACKAGE["dependencies"], PACKAGE["devDependencies"])


def test_the_lock_file_has_checksums_and_no_addresses() -> None:
    entries = {name: {key: value for key, value in entry.items() if key != "funding"} for name, entry in LOCK["packages"].items()}
    assert re.findall(r'"resolved"|https?:', json.dumps(entries)) == []  # where an author asks for money is no download
    assert [name for name, entry in LOCK["packages"].items() if name and "integrity" not in entry] == []
    assert "omit-lockfile-registry-resolved=true" in (ROOT / ".npmrc").read_text("utf-8")


def test_nothing_is_published_by_accident() -> None:
    assert PACKAGE["private"] is True


def test_the_compiler_is_pinned_with_checksums_and_no_addresses() -> None:
    lines = (HOOKS / "runtime" / "requirements.txt").read_text("utf-8").splitlines()
    pinned = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[a-z-]+==[\d.]+ --hash=sha256:[0-9a-f]{64}", line) for line in pinned)
    assert "pyodide-build" in {line.partition("==")[0] for line in pinned}
