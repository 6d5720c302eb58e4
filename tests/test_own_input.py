"""`--out` never takes the place of what is read, by whatever name or link; and a file without end is refused with a sentence."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from assess import cli
from assess.reading.content.folder import load
from assess.terminal import FOLDER
from tests.bridge_client import sheet
from tests.inputs import ROOT

TEXT = json.dumps(sheet(name="第一支部", year=2026), ensure_ascii=False)
SITE = {"index.html": "首页", "404.html": "没有"}
COMMANDS: dict[str, Callable[[Path], list[str]]] = {
    "plan": lambda file: [str(file), "--format", "json"],
    "report": lambda file: [str(file)],
    "merge": lambda file: [str(file), str(file)],
    "rollup": lambda file: [str(file.parent), "--format", "json"],
}
NAMES: dict[str, Callable[[Path], Path]] = {
    "itself": lambda file: file,
    "a way round": lambda file: file.parent / ".." / file.parent.name / file.name,
    "a link": lambda file: linked(file, file.parent.parent / "out.json"),
    "a hard link": lambda file: hard(file, file.parent.parent / "out.json"),
    "a link to the folder": lambda file: linked(file.parent, file.parent.parent / "other") / file.name,
}
"""Names of one file. One in other capitals, where the disk does not tell them apart, is the same to `stat`, as these are."""


def linked(there: Path, new: Path) -> Path:
    new.symlink_to(there)
    return new


def hard(there: Path, new: Path) -> Path:
    os.link(there, new)
    return new


def run(command: str, arguments: list[str]) -> Result:
    return CliRunner().invoke(cli.main, [command, *arguments])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "files").mkdir()
    path = tmp_path / "files" / "branch.json"
    path.write_text(TEXT, "utf-8")
    return path


def test_every_command_that_writes_a_file_is_tried_here() -> None:
    writing = {name for name, each in cli.main.commands.items() if any("--out" in param.opts for param in each.params)}
    assert writing == {*COMMANDS, "quiz", "portable", "pack"}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", NAMES)
def test_what_is_read_is_never_overwritten(command: str, name: str, file: Path) -> None:
    result = run(command, [*COMMANDS[command](file), "--out", str(NAMES[name](file))])
    assert result.exit_code == 2
    assert "没有覆盖它" in result.stderr and "left as it is" in result.stderr
    assert file.read_text("utf-8") == TEXT


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    for name, text in SITE.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_the_site_is_not_what_the_portable_edition_is_written_to(name: str, site: Path) -> None:
    result = run("portable", ["--folder", str(site), "--out", str(NAMES[name](site / "404.html"))])
    assert result.exit_code == 2 and "没有覆盖它" in result.stderr
    assert {each.name: each.read_text("utf-8") for each in site.iterdir()} == SITE


FOLDERS: dict[str, Callable[[Path], Path]] = {
    "itself": lambda site: site,
    "a way round": lambda site: site / ".." / site.name,
    "a link": lambda site: linked(site, site.parent / "out"),
    "what holds it": lambda site: site.parent,
    "a folder in it": lambda site: site / "a" / "b",
    "a link to a folder in it": lambda site: linked(site, site.parent / "out") / "c",
}


@pytest.mark.parametrize("name", FOLDERS)
def test_the_site_is_not_replaced_by_its_packed_copy(name: str, site: Path) -> None:
    result = run("pack", ["--folder", str(site), "--out", str(FOLDERS[name](site))])
    assert result.exit_code == 1 and "没有改动" in result.stderr and "left as it is" in result.stderr
    assert {each.name: each.read_text("utf-8") for each in site.iterdir()} == SITE


@pytest.mark.parametrize("part", ["new", "old"])
def test_a_site_in_a_folder_that_packing_would_clear_is_left(part: str, site: Path) -> None:
    place = site.rename(site.with_name(f".out.{part}"))
    assert run("pack", ["--folder", str(place), "--out", str(site.with_name("out"))]).exit_code == 1
    assert {each.name: each.read_text("utf-8") for each in place.iterdir()} == SITE


@pytest.mark.parametrize("command", ["quiz", "plan", "portable"])
def test_the_standard_is_read_by_every_command_and_never_written_over(command: str, file: Path, site: Path, tmp_path: Path) -> None:
    """Tried with a copy, as a link to its file."""
    given = {"quiz": ["--seed", "1"], "plan": [str(file)], "portable": ["--folder", str(site)]}[command]
    there = tmp_path / "standard" / "scoring.yaml"
    there.parent.mkdir()
    there.write_text("text", "utf-8")
    out = hard(there, tmp_path / "out.yaml")
    result = CliRunner().invoke(with_standard(there.parent), [command, *given, "--out", str(out)])
    assert result.exit_code == 2 and "没有覆盖它" in result.stderr
    assert there.read_text("utf-8") == "text"


def with_standard(folder: Path) -> click.Group:
    """The commands, for which the standard lies elsewhere."""

    @click.group(commands=cli.main.commands)
    @click.pass_context
    def main(context: click.Context) -> None:
        context.obj = lambda: load(ROOT / "standards").standard
        context.meta[FOLDER] = folder

    return main


@pytest.mark.parametrize("command", [*COMMANDS, "quiz", "portable"])
def test_a_folder_is_no_file_to_write(command: str, file: Path, site: Path, tmp_path: Path) -> None:
    more = {"quiz": ["--seed", "1"], "portable": ["--folder", str(site)]}
    given = more[command] if command in more else COMMANDS[command](file)
    result = run(command, [*given, "--out", str(tmp_path)])
    assert result.exit_code == 2
    assert "是文件夹" in result.stderr and "is a folder" in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_not_read_may_be_written_again(command: str, file: Path) -> None:
    out = file.parent.parent / "out.json"
    for _ in range(2):
        assert run(command, [*COMMANDS[command](file), "--out", str(out)]).exit_code in (0, 1)
    assert out.read_text("utf-8") and file.read_text("utf-8") == TEXT


def test_a_damaged_file_of_a_branch_is_no_less_spared(file: Path) -> None:
    file.write_bytes(b'{"format": "wuhua-\xff')
    assert run("rollup", [str(file.parent), "--out", str(file)]).exit_code == 2


def test_a_roll_up_may_lie_in_the_folder_and_be_made_again(file: Path) -> None:
    for _ in range(2):
        run("rollup", [str(file.parent), "--format", "json", "--out", str(file.parent / "rollup.json")])
    assert json.loads((file.parent / "rollup.json").read_text("utf-8"))["files"] == 1


def test_the_list_of_branches_is_spared_too(file: Path) -> None:
    names = file.parent.parent / "names.csv"
    names.write_text("支部名称\n第一支部\n", "utf-8")
    assert run("rollup", [str(file.parent), "--expected", str(names), "--out", str(names)]).exit_code == 2
    assert names.read_text("utf-8") == "支部名称\n第一支部\n"


@pytest.mark.parametrize("command", ["score", "report", "plan", "verify"])
def test_a_file_without_end_is_refused_with_a_sentence(command: str) -> None:
    result = run(command, ["/dev/zero"])
    assert result.exit_code == (2 if command == "verify" else 1)
    assert isinstance(result.exception, SystemExit) and "内容过大" in result.stderr


def test_a_list_without_end_is_refused_with_a_sentence(file: Path) -> None:
    result = run("rollup", [str(file.parent), "--expected", "/dev/zero"])
    assert isinstance(result.exception, SystemExit) and "文件过大" in result.stderr
