"""`wuhua rollup`: a folder of branches' files, with all that goes wrong in one."""

import json
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from assess import cli
from assess.commands import rollup as command
from tests.bridge_client import BridgeClient, sheet
from tests.golden import FOLDER, filled
from tests.inputs import ROOT

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


def put(folder: Path, name: str, called: str, answer: str = "met", **more: object) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        json.dumps(
            sheet(name=called, year=2026, answers={LECTURE: {"answer": answer}}, standard=STANDARD, **more), ensure_ascii=False
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
        put(folder, f"part-{number % 2}/{number}.json", f"第{number}支部", "met" if number else "not-met", saved="2026-11-01")
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


# — the day as of which a file is judged, and whether it is as it was exported

MONTHLY = "meetings.meet.monthly"
FACTS = {"form": "regular", "committee": "yes"}


def ledger(months: int) -> dict[str, object]:
    rows = [{"date": f"2026-{month:02}-05", "activity": "committee-meeting"} for month in range(1, months + 1)]
    return {"covers": ["committee-meeting"], "rows": rows}


def state_of(folder: Path, *arguments: str) -> str:
    """Of the one file there is: how it stands with the monthly meeting."""
    [monthly] = [each for each in figures(folder, *arguments)["requirements"] if each["id"] == MONTHLY]  # type: ignore[attr-defined]
    [state] = [name for name, count in monthly["counts"].items() if count]
    return str(state)


def told(folder: Path, *arguments: str) -> list[str]:
    return [each["why"] for each in figures(folder, *arguments)["to_check"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("saved", "today", "state", "why"),
    [
        ("2026-09-30", "2026-09-30", "met", []),
        ("2026-09-30", "2026-10-05", "met", []),
        ("2026-09-30", "2026-11-30", "met", []),
        ("2026-09-30", "2027-01-15", "met", ["stale"]),
        ("2026-11-30", "2026-11-30", "partly", []),
        ("", "2026-11-30", "partly", ["no-day"]),
        ("soon", "2026-11-30", "partly", ["no-day"]),
        ("2026-12-24", "2026-11-30", "partly", ["day-in-the-future"]),
        ("2009-01-01", "2026-11-30", "partly", ["day-too-early"]),
        ("2026-07-10", "2026-07-20", "met", ["entries-after-its-day"]),
    ],
)
def test_a_file_is_judged_as_of_the_day_it_was_saved(folder: Path, saved: str, today: str, state: str, why: list[str]) -> None:
    """Nine meetings in nine months: what was held afterwards no one knows."""
    put(folder, "one.json", "第一支部", branch=FACTS, ledger=ledger(9), saved=saved)
    assert state_of(folder, "--today", today) == state
    assert told(folder, "--today", today) == why
    for language in ("zh", "en"):
        text = run(folder, "--today", today, "--lang", language).stdout
        assert all(day in text for day in (saved if saved != "soon" else "", today))


@pytest.mark.parametrize(("days", "why"), [("61", ["stale"]), ("62", [])])
def test_the_age_from_which_a_file_is_named_can_be_chosen(folder: Path, days: str, why: list[str]) -> None:
    put(folder, "one.json", "第一支部", branch=FACTS, ledger=ledger(9), saved="2026-09-30")
    assert told(folder, "--today", "2026-11-30", "--stale", days) == why
    data = figures(folder, "--today", "2026-11-30", "--stale", days)
    assert (data["stale_days"], data["ages"]) == (int(days), [{"saved": "2026-09-30", "days": 61, "files": 1}])
    for language, said in (("zh", "距汇总的天数：61"), ("en", "Days before the roll-up: 61")):
        assert said in run(folder, "--today", "2026-11-30", "--lang", language).stdout


def test_three_faultless_branches_saved_in_september_are_faultless_in_november(folder: Path) -> None:
    for number in "一二三":
        put(folder, f"{number}.json", f"第{number}支部", branch=FACTS, ledger=ledger(9), saved="2026-09-30")
    data = figures(folder, "--today", "2026-11-30")
    assert (data["branches"], data["clean"], data["weakest"], data["stale_days"]) == (3, True, [], 92)
    assert not any(each["counts"].get("not-met") or each["counts"].get("partly") for each in data["requirements"])  # type: ignore[attr-defined]


# — what reviewers said


def test_reviews_are_counted_and_disagreements_summed(small_door: BridgeClient, folder: Path) -> None:
    """Two of three branches were reviewed; both reviewers agree about the meetings, and one saw no lecture."""
    for name, said in (("a", "not-met"), ("b", "met"), ("c", "")):
        own = exported(small_door, folder, name, answers={LECTURE: {"answer": "met"}})
        answers = {LECTURE: {"answer": said, "note": "已核实"}, MONTHLY: {"answer": "met"}}
        if said:
            review = {"reviewer": "丁", "date": "2026-10-30", "answers": answers}
            text = small_door.ask("export", sheet={**own, "review": review}, today="2026-10-30", reviewed=True)["text"]
            (folder / f"{name}-reviewed.json").write_text(text, "utf-8")
    data = figures(folder)
    assert data["reviews"] == 2
    assert {each["requirement"]: (each["reviewed"], each["disputed"]) for each in data["opinions"]} == {  # type: ignore[attr-defined]
        LECTURE: (2, 1),
        MONTHLY: (2, 0),
    }
    [lecture] = [each for each in data["requirements"] if each["id"] == LECTURE]  # type: ignore[attr-defined]
    assert lecture["counts"]["met"] == 3
    counted = [each["counted"]["file"] for each in data["not_counted"]]  # type: ignore[attr-defined]
    assert counted == ["a-reviewed.json", "b-reviewed.json"]
    assert "有考核意见的支部2个，与自查不一致的意见共1条" in run(folder).stdout
    assert "已考核：2，与自查不一致：1，占比：50%" in run(folder).stdout


def test_the_workbook_prints_across_with_its_headings_on_every_page(folder: Path, tmp_path: Path) -> None:
    put(folder, "one.json", "第一支部", "not-met", saved="2026-09-30")
    (folder / "bad.json").write_text("{", "utf-8")
    assert run(folder, "--format", "xlsx", "--out", str(tmp_path / "a.xlsx")).exit_code == 1
    sheets = load_workbook(tmp_path / "a.xlsx").worksheets
    for page in sheets:
        assert (page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == ("landscape", 1, 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        texts = [str(cell.value) for cell in page["A"] if cell.value]
        width = sum(column.width for column in page.column_dimensions.values())
        assert all(sum(2 if char >= "\u2e80" else 1 for char in text) <= width for text in texts)
        heads = {row for row in range(1, page.max_row + 1) if page.cell(row, 2).value and page.cell(row, 2).font.bold}
        if heads:
            first = min(heads)
            assert page.print_title_rows == f"${first}:${first}"
            assert {tuple(cell.value for cell in page[row]) for row in heads} == {tuple(cell.value for cell in page[first])}


def test_a_year_that_was_over_is_never_stale(folder: Path) -> None:
    put(folder, "one.json", "第一支部", branch=FACTS, ledger=ledger(12), saved="2027-01-05")
    assert (state_of(folder, "--today", "2027-06-30"), told(folder, "--today", "2027-06-30")) == ("met", [])


def test_of_two_files_one_whose_day_cannot_be_believed_does_not_count_for_its_day(folder: Path) -> None:
    put(folder, "clock ahead.json", "第一支部", saved="2031-01-01")
    put(folder, "good.json", "第一支部", saved="2026-10-25")
    [left] = figures(folder)["not_counted"]  # type: ignore[misc]
    assert (left["file"], left["why"]) == ("clock ahead.json", "saved-earlier")
    assert "不可信的日期" in run(folder).stdout


def test_a_breach_is_named_with_the_day_of_its_file(folder: Path) -> None:
    put(folder, "one.json", "第一支部", branch=FACTS, saved="2026-10-25")
    place = json.loads((folder / "one.json").read_text("utf-8"))
    place["answers"]["place.room.no-excess"] = {"answer": "not-met"}
    (folder / "one.json").write_text(json.dumps(place), "utf-8")
    lines = [line for line in figures(folder)["red_lines"] if line["breached"]]  # type: ignore[attr-defined]
    assert [each["as_of"] for line in lines for each in line["breached"]] == ["2026-10-25"]
    assert "截至：2026-10-25" in run(folder).stdout


def exported(door: BridgeClient, folder: Path, name: str, **parts: object) -> dict[str, Any]:
    data = sheet(name=name, year=2026, branch=FACTS, ledger=ledger(9), **parts)
    text = door.ask("export", sheet=data, today="2026-10-25")["text"]
    (folder / f"{name}.json").write_text(text, "utf-8")
    return dict(json.loads(text))


def test_a_file_that_does_not_agree_with_its_record_is_listed(small_door: BridgeClient, folder: Path) -> None:
    answers = {LECTURE: {"answer": "met"}, "place.room.no-excess": {"answer": "not-met"}}
    good, breach, note, part, old = (exported(small_door, folder, name, answers=answers) for name in "abcde")
    assert good
    breach["answers"]["place.room.no-excess"] = {"answer": "met"}
    note["answers"][LECTURE]["note"] = "x"
    del part["result"]["states"], old["result"]["states"], old["result"]["contents"]
    for name, data in zip("bcde", (breach, note, part, old), strict=True):
        (folder / f"{name}.json").write_text(json.dumps(data), "utf-8")
    data = figures(folder)
    assert data["unverified"] == 1
    listed = {each["file"]: each for each in data["to_check"]}  # type: ignore[attr-defined]
    assert {name: each["why"] for name, each in listed.items()} == {
        "b.json": "record-differs",
        "c.json": "record-changed",
        "d.json": "record-incomplete",
    }
    assert listed["b.json"]["requirements"] == ["place.room.no-excess"]
    text = run(folder).stdout
    assert "（红线）" in text and "导出后内容被改动过" in text and "记录不完整" in text
    assert run(folder, "--lang", "en").exit_code == 1


def test_a_file_recorded_for_another_day_than_it_is_judged_for_is_verified_for_that_day(
    small_door: BridgeClient, folder: Path
) -> None:
    """Exported in October by a clock that said so: today is July, and the roll-up judges as of July."""
    exported(small_door, folder, "a")
    assert told(folder, "--today", "2026-07-20") == ["day-in-the-future", "entries-after-its-day"]


def test_a_file_and_its_reviewed_copy_come_to_the_same(small_door: BridgeClient, folder: Path) -> None:
    own = exported(small_door, folder, "a")
    review = {"reviewer": "丁", "date": "2026-10-30", "answers": {}}
    text = small_door.ask("export", sheet={**own, "review": review}, today="2026-10-30", reviewed=True)["text"]
    (folder / "a-review.json").write_text(text, "utf-8")
    [left] = figures(folder)["not_counted"]  # type: ignore[misc]
    assert left["why"] == "same-result"
    assert "每条要求的状态都相同" in run(folder).stdout


def test_two_of_one_name_whose_requirements_all_stand_the_same_may_be_two_branches() -> None:
    """Two units each have a 机关党支部, and both have answered alike: only their notes differ."""
    result = CliRunner().invoke(cli.main, ["rollup", str(ROOT / "tests/cases/38-same-name-two-units/folder"), *ARGUMENTS])
    assert "甲县教育局.json" in result.stdout and "乙县卫健局.json" in result.stdout
    assert "如果其实是两个同名的支部，请各自在名称前写明单位" in result.stdout
