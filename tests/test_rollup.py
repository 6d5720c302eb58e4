"""`wuhua rollup`: a folder of branches' files, with all that goes wrong in one."""

import json
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from assess import cli
from assess.commands import rollup as command
from tests.doors import sheet
from tests.golden import FOLDER, filled

LECTURE = "meetings.meet.lecture"
ARGUMENTS = ("--today", "2026-11-01")
STANDARD = json.loads(filled('{"version": "{{version}}", "digest": "{{digest}}"}'))


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder of files, beside a checkout that holds the small standard."""
    shutil.copytree(FOLDER / "standard", tmp_path / "checkout" / "standards")
    monkeypatch.setattr(cli, "ROOT", tmp_path / "checkout")
    monkeypatch.setattr(command, "ROOT", tmp_path / "checkout")
    files = tmp_path / "files"
    files.mkdir()
    return files


def put(folder: Path, name: str, branch: str, answer: str = "met", **more: object) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        json.dumps(
            sheet(name=branch, year=2026, answers={LECTURE: {"answer": answer}}, standard=STANDARD, **more), ensure_ascii=False
        ),
        "utf-8",
    )
    return path


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["rollup", str(folder), *ARGUMENTS, *arguments])


def figures(folder: Path, *arguments: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(run(folder, "--format", "json", *arguments).stdout)
    return found


def test_clean_files_are_counted_and_nothing_needs_attention(folder: Path) -> None:
    for number in range(5):
        put(folder, f"part-{number % 2}/{number}.json", f"第{number}支部", "met" if number else "not-met")
    result = run(folder)
    assert result.exit_code == 0
    data = figures(folder)
    [lecture] = [each for each in data["requirements"] if each["id"] == LECTURE]  # type: ignore[attr-defined]
    assert (data["branches"], data["files"], data["clean"]) == (5, 5, True)
    assert (lecture["counts"]["met"], lecture["counts"]["not-met"]) == (4, 1)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_that_goes_wrong_in_a_folder_is_named(folder: Path, language: str) -> None:
    put(folder, "one.json", "第一支部")
    shutil.copyfile(folder / "one.json", folder / "one copy.json")
    put(folder, "two.json", "第二支部", saved="2026-02-01")
    put(folder, "two later.json", "第二支部", saved="2026-09-01")
    (folder / "damaged.json").write_text('{"format": "wuhua-', "utf-8")
    (folder / "another.json").write_text('{"a": 1}', "utf-8")
    (folder / "deep.json").write_text("[" * 5000, "utf-8")
    (folder / "notes.txt").write_text("x", "utf-8")
    (folder / "<b>.json").write_text("", "utf-8")
    result = run(folder, "--lang", language)
    assert result.exit_code == 1
    for name in ("one copy.json", "two.json", "damaged.json", "another.json", "deep.json", "<b>.json"):
        assert name in result.stdout, name
    data = figures(folder, "--lang", language)
    assert (data["branches"], data["clean"]) == (2, False)


def test_missing_branches_come_from_the_list_of_those_expected(folder: Path, tmp_path: Path) -> None:
    put(folder, "one.json", "第一支部")
    put(folder, "three.json", "第三支部")
    expected = tmp_path / "expected.csv"
    expected.write_text("序号,支部名称\n1,第一支部\n2,第二支部\n", "utf-8")
    data = figures(folder, "--expected", str(expected))
    assert [each["branch"] for each in data["missing"]] == ["第二支部"]  # type: ignore[attr-defined]
    assert data["expected"] == 2
    assert "第三支部" in run(folder, "--expected", str(expected)).stdout


def test_the_workbook_is_the_same_each_time_and_runs_nothing(folder: Path, tmp_path: Path) -> None:
    put(folder, "=1+1.json", "=cmd|' /C calc'!A0")
    put(folder, "@two.json", "+第二支部")
    (folder / "-bad.json").write_text("{", "utf-8")
    made = []
    for name in ("a.xlsx", "b.xlsx"):
        assert run(folder, "--format", "xlsx", "--out", str(tmp_path / name)).exit_code == 1
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    cells = [cell for page in load_workbook(BytesIO(made[0])).worksheets for row in page.iter_rows() for cell in row if cell.value]
    assert cells and all(cell.data_type in ("s", "n") for cell in cells)
    assert any("-bad.json" in str(cell.value) for cell in cells)


def test_many_files_on_all_processors_give_the_same_as_on_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(60):
        put(
            folder,
            f"{number:03}.json",
            f"第{number % 50}支部",
            ("met", "partly", "not-met")[number % 3],
            saved=f"2026-0{number % 9 + 1}-01",
        )
    monkeypatch.setattr(command, "BATCH", 7)
    monkeypatch.setattr(command, "ALONE", 10_000)
    alone = run(folder, "--format", "json").stdout
    monkeypatch.setattr(command, "ALONE", 1)
    assert run(folder, "--format", "json").stdout == alone
    assert json.loads(alone)["branches"] == 50


def test_an_empty_folder_is_said_and_wrong_usage_has_its_own_status(folder: Path, tmp_path: Path) -> None:
    empty = run(folder)
    assert empty.exit_code in (0, 1) and empty.stdout
    assert run(tmp_path / "nowhere").exit_code == 2
    assert run(folder, "--format", "xlsx").exit_code == 2
    assert run(folder, "--format", "pdf").exit_code == 2
