"""A small package built for the browser, the real one, and a way to run either in Pyodide on Node."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOOKS = ROOT / "docs" / "hooks"
if str(HOOKS) not in sys.path:
    sys.path.insert(0, str(HOOKS))

from assess.reading.content.bundle import bundle_of  # noqa: E402
from assess.reading.content.folder import load  # noqa: E402
from runtime import Runtime, build_runtime  # noqa: E402 - found through the path above
from runtime.node import run_node  # noqa: E402
from runtime_files import LATER_MODULES  # noqa: E402

PROGRAM = Path(__file__).with_name("on_node.mjs")

SMALL_PACKAGE = {
    "later.py": "answer = 'later'\n",
    "__init__.py": "",
    "__main__.py": "import yaml\n",
    "py.typed": "",
    "reading/__init__.py": "",
    "reading/content/yaml_files.py": "import yaml\n",
    "bridge.py": """
import json

from assess import reading

standard = {}

def start(text: str) -> None:
    standard.update(json.loads(text))

def also_from(archive: str) -> None:
    import sys

    sys.path.append(archive)
    sys.modules["assess"].__path__.append(archive + "/assess")

def handle(request: str) -> str:
    assert json.loads(request) is not None, "kept"
    return json.dumps({"standard": standard["name"], "request": json.loads(request)}, ensure_ascii=False)
""",
}
SMALL_BUNDLE = '{"name": "标准"}'
SMALL_LATER = ("later.py",)


@dataclass(frozen=True, kw_only=True)
class Built:
    """A runtime and the folder it lies in."""

    runtime: Runtime
    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / self.runtime.python.path

    @property
    def later(self) -> Path:
        return self.folder / self.runtime.later.path

    @property
    def spreadsheet(self) -> Path:
        return self.folder / self.runtime.spreadsheet.path

    @property
    def old_excel(self) -> Path:
        return self.folder / self.runtime.old_excel.path

    @property
    def cards(self) -> Path:
        return self.folder / self.runtime.cards.path


@dataclass(frozen=True, kw_only=True)
class OnNode:
    """The values that came back: a value for each piece of Python, a reply for each request."""

    values: list[object] = field(default_factory=list)
    replies: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def cache() -> Path:
    """The cache of the site's own builds: what is already compiled or fetched is not fetched again."""
    return ROOT / ".cache"


def write_package(folder: Path, files: dict[str, str] = SMALL_PACKAGE) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def build_small(into: Path, cache: Path, *, files: dict[str, str] = SMALL_PACKAGE, bundle: str = SMALL_BUNDLE) -> Built:
    package = write_package(into / "source" / "assess", files)
    runtime = build_runtime(package, bundle, into / "out", cache, later=SMALL_LATER)
    return Built(runtime=runtime, folder=into / "out")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Built:
    return build_small(tmp_path_factory.mktemp("small"), cache)


@pytest.fixture(scope="session")
def bundle() -> str:
    return bundle_of(load(ROOT / "standards").raw)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory, cache: Path, bundle: str) -> Built:
    """The runtime that the site publishes."""
    folder = tmp_path_factory.mktemp("real")
    return Built(runtime=build_runtime(ROOT / "assess", bundle, folder, cache, later=LATER_MODULES), folder=folder)


Run = Callable[..., OnNode]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Starts Pyodide on Node with a zip; RuntimeBuildError, with what Node wrote, when the start fails."""

    def start(
        built: Built,
        *,
        zip_file: Path | None = None,
        libraries: Sequence[Path] = (),
        python: Sequence[str] = (),
        requests: Sequence[str] | None = None,
    ) -> OnNode:
        settings = built.runtime.settings("")
        job = {
            "index": str((built.folder / built.runtime.loader.path).parent),
            "python": str(zip_file or built.python),
            "precompiled": settings["precompiled"] and (zip_file is None or zip_file.name != "python_stdlib.zip"),
            "libraries": [str(file) for file in libraries],
            "lock": settings["lock"],
            "code": list(python),
            "requests": requests if requests is None else list(requests),
        }
        file = tmp_path_factory.mktemp("job") / "job.json"
        file.write_text(json.dumps(job), "utf-8")
        output = run_node([str(PROGRAM), str(file)])
        return OnNode(**json.loads(output.splitlines()[-1]))

    return start
