"""Components of the site: everything pinned, everything that travels, with a licence, as a valid bill of materials."""

import json
import re
from dataclasses import dataclass, field
from typing import cast

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from bill_of_materials import TRAVELS, Component, Use, all_parts, bill_of_materials, licence_text
from npm_files import PUBLISHED
from runtime import Runtime, RuntimeFile
from runtime.cards import DISTRIBUTIONS as CARDS
from runtime.old_excel import DISTRIBUTIONS as OLD_EXCEL
from runtime.spreadsheet import DISTRIBUTIONS as SPREADSHEET
from tests.inputs import ROOT

ADDRESS = re.compile(r"\w+://[^\"]*")
SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"


@dataclass
class Built:
    """As much of a built runtime as is asked for here."""

    lock_info: dict[str, str] = field(default_factory=lambda: {"python": "3.14.2"})
    files: tuple[RuntimeFile, ...] = (RuntimeFile(path="a/b.wasm", size=1, sha256="ab" * 32),)


RUNTIME = cast(Runtime, Built())


@pytest.fixture(scope="module")
def parts() -> list[Component]:
    return all_parts(ROOT, RUNTIME)


def test_every_package_of_the_lock_files_is_there_once(parts: list[Component]) -> None:
    keys = [(part.kind, part.name) for part in parts]
    assert len(set(keys)) == len(keys)
    direct = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    assert {("npm", name) for name in direct} <= set(keys)
    assert {("pypi", name) for name in ("mkdocs", "mkdocs-material", "pyyaml", "click")} <= set(keys)
    assert not {("npm", "axe-core"), ("pypi", "pytest")} & set(keys)


def test_all_that_reaches_a_visitor_is_marked_so(parts: list[Component]) -> None:
    """Whatever the build copies into the site: libraries of the pages, and of Python."""
    travelling = {part.name for part in parts if part.use is not Use.BUILD}
    assert {name for _, name in TRAVELS} == travelling
    copied = {*PUBLISHED, *SPREADSHEET, *OLD_EXCEL, *CARDS, "pyodide"}
    assert {name.replace("_", "-") for name in copied} <= travelling


def test_every_part_names_its_version_and_its_licence(parts: list[Component]) -> None:
    for part in parts:
        assert part.version[0].isdigit(), part
        assert part.licence and len(part.licence) < 60, part


def test_the_bill_is_valid_the_same_each_time_and_names_no_place_of_download(parts: list[Component]) -> None:
    bill = bill_of_materials(parts, RUNTIME)
    assert bill == bill_of_materials(all_parts(ROOT, RUNTIME), RUNTIME)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill.decode()) is None
    data = json.loads(bill)
    assert {each.get("purl") for each in data["components"] if each["type"] == "library"} == {str(part.purl) for part in parts}
    assert {each["hashes"][0]["content"] for each in data["components"] if each["type"] == "file"} == {"ab" * 32}
    assert set(ADDRESS.findall(bill.decode())) == {SCHEMA}


def test_the_whole_licence_of_what_travels_is_at_hand_where_its_package_has_one(parts: list[Component]) -> None:
    texts = {part.name: licence_text(part, ROOT) for part in parts if part.use is not Use.BUILD}
    without = {name for name, text in texts.items() if not text}
    # Their notice lies beside their files, with the address of the licence (docs/hooks/runtime/build.py).
    assert without == {"cpython", "pyodide"}
    assert all("right" in text for name, text in texts.items() if name not in without)
