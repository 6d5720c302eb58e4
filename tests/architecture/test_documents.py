"""README, CONTRIBUTING and ARCHITECTURE say what is so: every path, name, command and number in them."""

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from assess.cli import main
from assess.model.standard import Standard
from tests.architecture.sources import DOCS, ROOT, tree

README = "README.md"
DOCUMENTS = (README, "CONTRIBUTING.md", "ARCHITECTURE.md")
TOP = {path.name for path in ROOT.iterdir()}
MOST_LINES = 90
CODE = re.compile(r"`([^`\n]+)`")
BLOCK = re.compile(r"^```$\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
IN_MODULE = re.compile(r"((?:`\w+`(?:, )?)+) in `(assess/[\w/]+\.py)`")
TO_BE_NAMED = re.compile(r"[A-Z]{3,}|\bname\b|…")
"""What stands for a name of the reader's own."""
MADE_HERE = {"site", ".venv", "node_modules", "build", ".cache"}

FOR_EDITORS = ("docs/zh/contributing.md", "docs/en/contributing.md")

each_document = pytest.mark.parametrize("document", DOCUMENTS)


def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def code_in(document: str) -> Iterator[str]:
    text = text_of(document)
    yield from CODE.findall(text)
    for block in BLOCK.findall(text):
        yield from (line.partition("#")[0].strip() for line in block.splitlines())


@each_document
def test_every_path_is_there(document: str) -> None:
    for code in code_in(document):
        path = code.rstrip("/")
        first = path.partition("/")[0]
        if " " in path or first in MADE_HERE or not ("/" in path or re.search(r"\.\w{2,4}$", path)) or first == "":
            continue
        if first in TOP and not TO_BE_NAMED.search(path):
            assert (ROOT / path).exists(), path
        elif first in TOP:
            folder = path[: TO_BE_NAMED.search(path).start()].rpartition("/")[0]  # type: ignore[union-attr]
            assert (ROOT / folder).is_dir(), path


@each_document
def test_every_link_leads_to_a_file(document: str) -> None:
    for address in LINK.findall(text_of(document)):
        assert address.startswith("https://") or (ROOT / address).is_file(), address


@each_document
def test_every_name_of_the_code_is_in_its_module(document: str) -> None:
    for names, path in IN_MODULE.findall(text_of(document)):
        assert set(re.findall(r"\w+", names)) <= set(defined_in(ROOT / path)), path


def defined_in(path: Path) -> Iterator[str]:
    for node in tree(path).body:
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name


def test_the_words_of_the_domain_have_their_names_in_the_code() -> None:
    """Or the test above would hold nothing."""
    assert len(IN_MODULE.findall(text_of("ARCHITECTURE.md"))) > 20


@pytest.mark.parametrize("document", [*DOCUMENTS, *FOR_EDITORS])
def test_every_command_is_there(document: str) -> None:
    for code in code_in(document):
        program, _, rest = code.partition(" ")
        words = [word for word in rest.split() if not word.startswith("-")]
        if program == "make":
            assert set(words) <= targets() | {"…"}, code
        elif program.rpartition("/")[2] == "wuhua":
            assert not words or words[0] in {*commands(), "…"}, code
        elif program.rpartition("/")[2] == "python" and rest.startswith("-m "):
            assert importlib.util.find_spec(rest.split()[1]), code


def test_the_readme_names_every_command() -> None:
    """A table for `make`, one for `wuhua`: each row begins with the commands that it is about."""
    rows = re.findall(r"^\| ((?:`[a-z]+` ?)+)\|", text_of(README), re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"[a-z]+", row)}
    assert named == (targets() - {"help"}) | commands()


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def commands() -> set[str]:
    assert isinstance(main, click.Group)
    return set(main.commands)


def test_the_readme_names_pages_that_are_there() -> None:
    made = {"areas", "training"}
    pages = {name for code in code_in(README) for name in re.findall(r"^/([\w/-]+)/$", code)}
    assert {"about/figures", "contributing", "assess"} <= pages
    for name in pages - made:
        assert (DOCS / "zh" / f"{name}.md").is_file() or (DOCS / "zh" / name / "index.md").is_file(), name


def test_the_readme_counts_what_is_there(standard: Standard) -> None:
    areas, tasks, requirements = len(standard.areas), sum(len(each.tasks) for each in standard.areas), len(standard.requirements)
    readme = text_of(README)
    assert f"{areas}个领域、{tasks}项任务、{requirements}条要求" in readme
    assert f"{areas} areas, {tasks} tasks and {requirements} requirements" in readme


def test_the_readme_stays_short() -> None:
    assert len(text_of(README).splitlines()) <= MOST_LINES
