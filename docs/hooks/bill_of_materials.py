"""Bill of materials: what this site is made of and built with, for the page of licences and as CycloneDX under data/.

Read from the lock files, so that it says what was really installed, each at its pinned version.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement

import assess
from runtime import Runtime
from runtime.installed import is_licence

BILL = "bill-of-materials.cdx.json"
NAME = "wuhua"
LICENCE = "MIT"


class Use(StrEnum):
    """The place where a component is at work."""

    PAGES = "pages"
    PYTHON = "python"
    DOCUMENTS = "documents"
    BUILD = "build"


TRAVELS = {
    ("pypi", "mkdocs-material"): Use.PAGES,
    ("npm", "idb"): Use.PAGES,
    ("npm", "reveal.js"): Use.PAGES,
    ("npm", "pyodide"): Use.PYTHON,
    ("generic", "cpython"): Use.PYTHON,
    ("pypi", "openpyxl"): Use.PYTHON,
    ("pypi", "et-xmlfile"): Use.PYTHON,
    ("pypi", "xlrd"): Use.PYTHON,
    ("pypi", "fsrs"): Use.PYTHON,
    ("pypi", "typing-extensions"): Use.PYTHON,
    ("npm", "@embedpdf/fonts-sc"): Use.DOCUMENTS,
}
"""What reaches a visitor; everything else stays where the site is built."""

SPDX = {
    "MIT License": "MIT",
    "Apache License 2.0": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
}
"""Names of licences as some packages write them, and as all are written here."""

NO_NAME = frozenset({"", "UNKNOWN"})
LONGEST_NAME = 40
PINNED = re.compile(r"^([A-Za-z0-9._-]+==\S+)(?: ; (.+?))? \\$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """One package. `kind` and `name` are those of a package URL."""

    kind: str
    name: str
    version: str
    licence: str

    @property
    def use(self) -> Use:
        """The place where it is at work."""
        return TRAVELS.get((self.kind, self.name), Use.BUILD)

    @property
    def text_name(self) -> str:
        """The name of the file with its licence."""
        return f"{self.name.rpartition('/')[2]}.txt"

    @property
    def purl(self) -> PackageURL:
        """Its address among all packages."""
        space, _, name = self.name.rpartition("/")
        return PackageURL(self.kind, space or None, name, self.version)


def all_parts(root: Path, runtime: Runtime) -> list[Package]:
    """Every package that this site is made of or built with, in a fixed order; those of tests are left out."""
    python = Package(kind="generic", name="cpython", version=str(runtime.lock_info["python"]), licence="PSF-2.0")
    found = [*_from_npm(root), *_from_pypi(root), python]
    return sorted(found, key=lambda part: (list(Use).index(part.use), part.name.lower()))


def bill_of_materials(parts: list[Package], runtime: Runtime) -> bytes:
    """The same as CycloneDX 1.6, with the files of Python and their checksums. The same parts give the same bytes."""
    licences = LicenseFactory()
    components = [
        Component(
            type=ComponentType.LIBRARY,
            name=part.name,
            version=part.version,
            bom_ref=str(part.purl),
            purl=part.purl,
            licenses=[licences.make_from_string(part.licence)],
            scope=ComponentScope.EXCLUDED if part.use is Use.BUILD else ComponentScope.REQUIRED,
        )
        for part in parts
    ]
    files = [
        Component(
            type=ComponentType.FILE,
            name=file.path,
            bom_ref=f"file:{file.path}",
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=file.sha256)],
        )
        for file in runtime.files
    ]
    site = Component(type=ComponentType.APPLICATION, name=NAME, version=assess.__version__, bom_ref=NAME)
    site.licenses.add(licences.make_from_string(LICENCE))
    named = "\n".join(component.bom_ref.value or "" for component in [*components, *files])
    bill = Bom(components=[*components, *files], metadata=BomMetaData(component=site))
    bill.serial_number = uuid5(NAMESPACE_URL, named)
    bill.register_dependency(site, components)
    return _without_clock(JsonV1Dot6(bill).output_as_string(indent=1))


def _without_clock(text: str) -> bytes:
    """The time of the build would make every build another."""
    data = json.loads(text)
    data["metadata"].pop("timestamp", None)
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _from_npm(root: Path) -> Iterator[Package]:
    packages = json.loads((root / "package-lock.json").read_text("utf-8"))["packages"]
    for path, package in packages.items():
        if path and not package.get("dev") and "license" in package:
            name = path.removeprefix("node_modules/")
            yield Package(kind="npm", name=name, version=package["version"], licence=package["license"])


def _from_pypi(root: Path) -> Iterator[Package]:
    """The packages pinned for the build, as it applies to this machine."""
    for pinned, marker in PINNED.findall((root / "requirements" / "build.txt").read_text("utf-8")):
        wanted = Requirement(f"{pinned}; {marker}" if marker else pinned)
        if wanted.marker and not wanted.marker.evaluate():
            continue
        try:
            here = distribution(wanted.name)
        except PackageNotFoundError:
            continue
        yield Package(kind="pypi", name=wanted.name, version=here.version, licence=licence_of(here))


def licence_text(part: Package, root: Path) -> str:
    """The whole licence, as it lies in the package; empty where there is none."""
    if part.kind == "npm":
        files = sorted((root / "node_modules" / part.name).glob("LICEN[CS]E*"))
    elif part.kind == "pypi":
        files = sorted(Path(str(file.locate())) for file in distribution(part.name).files or () if is_licence(file))
    else:
        files = []
    return "\n\n".join(file.read_text("utf-8") for file in files)


def licence_of(package: Distribution) -> str:
    """Its licence in a few words: as an expression if it gives one, else by the name that it uses."""
    said = package.metadata
    if "License-Expression" in said:
        return said["License-Expression"]
    name = said["License"].partition("\n")[0].strip() if "License" in said else ""
    if name in NO_NAME or len(name) > LONGEST_NAME:
        classified = [each for each in said.get_all("Classifier", []) if each.startswith("License ::")]
        name = str(classified[0]).rpartition("::")[2].strip() if classified else name
    return SPDX.get(name, name)
