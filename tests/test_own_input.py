"""`--out` never takes the place of what is read, by whatever name or link; and a file without end is refused with a sentence."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assess import cli
from tests.bridge_client import sheet

TEXT = json.dumps(sheet(name="第一支部", year=2026), ensure_ascii=False)
COMMANDS: dict[str, Callable[[Path], list[str]]] = {
    "plan": lambda file: [str(file), "--format", "json"],
    "report": lambda file: [str(file)],
    "merge": lambda file: [str(file), str(file)],
    "rollup": lambda file: [str(file.parent), "--format", "json"],
}
LINKS: dict[str, Callable[[Path, Path], object]] = {
    "itself": lambda new, file: None,
    "a link": lambda new, file: new.symlink_to(file),
    "a hard link": lambda new, file: os.link(file, new),
}


def run(command: str, arguments: list[str]) -> Result:
    return CliRunner().invoke(cli.main, [command, *arguments])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "files").mkdir()
    path = tmp_path / "files" / "branch.json"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("link", LINKS)
def test_what_is_read_is_never_overwritten(command: str, link: str, file: Path) -> None:
    out = file if link == "itself" else file.parent.parent / "out.json"
    LINKS[link](out, file)
    result = run(command, [*COMMANDS[command](file), "--out", str(out)])
    assert result.exit_code == 2
    assert "没有覆盖它" in result.stderr and "left as it is" in result.stderr
    assert file.read_text("utf-8") == TEXT


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
