"""The terminal's entry point: exit status, both languages, and the same figures as the page."""

import base64
import json
import shutil
import socket
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from assess import __version__, cli
from assess.reading.files.recorded import sealed
from tests.bridge_client import BridgeClient, sheet
from tests.golden import FOLDER

FILE = sheet(
    name="第一支部",
    year=2026,
    branch={"form": "regular", "full-members": 12, "groups": "no", "committee": "yes", "standing": 9, "works": "yes"},
    answers={
        "meetings.meet.lecture": {"answer": "met"},
        "meetings.meet.study": {"answer": "partly", "note": "差四学时"},
        "meetings.meet.talks": {"answer": "not-applicable", "reason": "党员都在外地"},
        "place.room.rules": {"answer": "not-met"},
        "place.room.no-excess": {"answer": "not-met"},
        "place.room.no-leaks": {"answer": "met"},
    },
)
TEXT = {
    "zh": """\
党支部“五化”建设自查报告
第一支部  2026  2026-11-23
小标准 small-1 ({digest})

! 2.1.6 施工不得超标准。 有
""",
    "en": """\
Five-area self-assessment of a Party branch
第一支部  2026  2026-11-23
Small standard small-1 ({digest})

! 2.1.6 Building work may not exceed the standard. It happened
""",
}


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A checkout that holds the small standard."""
    shutil.copytree(FOLDER / "standard", tmp_path / "standards")
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    return tmp_path


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli.main, [str(each) for each in arguments], input=stdin)


def saved(folder: Path, data: Any) -> Path:
    file = folder / "sheet.json"
    file.write_bytes(data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode())
    return file


# — check


def test_check_says_that_the_standard_in_force_has_no_problems() -> None:
    result = run("check")
    assert result.exit_code == 0
    assert "没有问题：5个领域、26项任务、114条要求" in result.stdout
    assert "No problems: 5 areas, 26 tasks, 114 requirements" in result.stdout
    assert result.stderr == ""


def test_check_lists_every_problem_with_its_place_in_both_languages(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(Path(cli.__file__).parents[1] / "standards", tmp_path / "copy"))
    talks = copy / "areas/life/talks.yaml"
    lines = talks.read_text(encoding="utf-8").splitlines()
    number = next(place for place, line in enumerate(lines, start=1) if "count: 1" in line)
    lines[number - 1] = lines[number - 1].replace("1", "one")
    talks.write_text("\n".join(["colour: red", *lines]), encoding="utf-8")
    result = run("check", copy)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "copy/areas/life/talks.yaml:1 colour — 没有“colour”这个字段。" in result.stderr
    assert "\n    There is no field “colour”." in result.stderr
    assert (
        f"copy/areas/life/talks.yaml:{number + 1} sentences[0].requirements[0].rule.count — 这里应填不小于 1 的整数"
        in result.stderr
    )
    assert result.stderr.endswith("共2个问题。\n2 problem(s).\n")


def test_check_names_files_as_they_are_called_also_from_inside_the_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "standards" / "extra.yaml").write_text("a: 1\n", encoding="utf-8")
    monkeypatch.chdir(root / "standards")
    assert run("check", ".").stderr.startswith("standards/extra.yaml — ")


# — schemas


def test_schemas_are_written_and_old_ones_taken_away(root: Path) -> None:
    folder = root / "standards" / "schemas"
    folder.mkdir()
    (folder / "overlay.schema.json").write_text("{}", encoding="utf-8")
    result = run("schemas")
    assert result.exit_code == 0, result.output
    ours = Path(cli.__file__).parents[1] / "standards" / "schemas"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {path.name: path.read_bytes() for path in ours.iterdir()}
    assert run("check").exit_code == 0


def test_schemas_that_cannot_be_written_are_no_traceback(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assess.commands.schemas.schema_files", lambda: {"any.schema.json": "{}"})
    (root / "standards" / "schemas").write_text("in the way", encoding="utf-8")
    result = run("schemas")
    assert result.exit_code == 1
    assert "无法写入" in result.stderr
    assert "Cannot be written" in result.stderr


# — score


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_score_as_data_is_the_report_of_the_bridge(root: Path, small_door: BridgeClient, lang: str) -> None:
    result = run("score", saved(root, FILE), "--lang", lang, "--format", "json", "--today", "2026-11-23")
    reply = small_door.ask("report", lang=lang, sheet=FILE, today="2026-11-23")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {name: value for name, value in reply.items() if name not in ("ok", "problems")}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_score_as_text_has_the_figures_of_the_bridge_and_their_arithmetic(root: Path, small_door: BridgeClient, lang: str) -> None:
    result = run("score", saved(root, FILE), "--lang", lang, "--today", "2026-11-23")
    reply = small_door.ask("report", lang=lang, sheet=FILE, today="2026-11-23")
    assert result.exit_code == 0
    colon = "：" if lang == "zh" else ": "
    lines = [line.strip() for line in result.stdout.splitlines()]
    for each in (reply["overall"], *reply["areas"]):
        assert f"{each['name']}{colon}{each['score']}  {each['band_text']}{each['band_why']}  {each['answered_text']}" in lines
    for explained in reply["explanations"][1:]:
        assert set(explained["sums"][1:-1]) <= set(lines)
    assert reply["explanations"][0]["notice"] in lines


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_score_as_text_begins_with_the_name_and_the_red_lines(root: Path, small_door: BridgeClient, lang: str) -> None:
    digest = small_door.score()["standard"]["digest"]
    result = run("score", saved(root, FILE), "--lang", lang, "--today", "2026-11-23")
    assert result.stdout.startswith(TEXT[lang].format(digest=digest))


def test_score_reads_standard_input_and_dates_the_report_today(root: Path) -> None:
    result = run("score", "-", stdin=json.dumps(FILE).encode())
    assert result.exit_code == 0
    assert date.today().isoformat() in result.stdout.splitlines()[1]  # noqa: DTZ011 - as the command does


def test_score_takes_the_standard_in_force(door: BridgeClient, tmp_path: Path) -> None:
    file = sheet(answers={requirement: {"answer": "met"} for requirement in door.score()["remarks"]})
    result = run("score", saved(tmp_path, file), "--format", "json", "--today", "2026-11-23")
    reply = door.ask("report", sheet=file, today="2026-11-23")
    assert json.loads(result.stdout)["overall"] == reply["overall"]


def test_a_file_with_problems_is_scored_as_far_as_possible_and_status_1(root: Path) -> None:
    result = run("score", saved(root, {**FILE, "branch": {"form": "round"}}), "--lang", "en")
    assert result.exit_code == 1
    assert result.stderr == "branch.form — 'round' is not one of the choices. Choose one of: regular, joint, temporary.\n"
    assert "Overall: " in result.stdout


def test_a_notice_is_no_problem(root: Path) -> None:
    result = run("score", saved(root, {**FILE, "standard": {"version": "small-0"}}))
    assert result.exit_code == 0
    assert "small-0" in result.stderr


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "第 1 行第 1 列起不是有效的 JSON"),
        (b"\x00\x01", "不是有效的 JSON"),
        (b"\xff\xfe\x00", "文字编码无法辨认"),
        (b"[]", "这不是本站的自查文件"),
        (b'{"format": "wuhua-sheet", "version": 2}', "请更新本站后再打开"),
    ],
)
def test_what_is_no_sheet_is_refused_with_the_reason(root: Path, data: bytes, told: str) -> None:
    result = run("score", saved(root, data))
    assert result.exit_code == 1
    assert told in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gbk"])
def test_the_encoding_does_not_matter(root: Path, encoding: str) -> None:
    data = json.dumps(FILE, ensure_ascii=False)
    plain, other = run("score", saved(root, data.encode())), run("score", saved(root, data.encode(encoding)))
    assert (other.exit_code, other.stdout) == (0, plain.stdout)


@pytest.mark.parametrize("form", ["text", "json"])
def test_half_a_character_in_a_name_does_not_end_the_program(root: Path, form: str) -> None:
    result = run("score", saved(root, json.dumps({**FILE, "name": "\ud83d"}).encode()), "--format", form)
    assert result.exit_code == 0
    assert "\\ud83d" in result.stdout


@pytest.mark.parametrize("command", ["score", "report"])
@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-03-31", "台账算到文件保存的当天（2026-03-31）"),
        ("2009-01-01", "没有可信的保存日期（2009-01-01）"),
        ("9998-01-01", "没有可信的保存日期（9998-01-01）"),
        ("", "没有可信的保存日期（–）"),
    ],
)
def test_an_old_file_is_judged_as_of_the_day_it_was_saved_and_this_is_said(root: Path, command: str, day: str, said: str) -> None:
    """Three meetings in three months; no one knows of the other nine."""
    rows = [{"date": f"2026-{month:02}-05", "activity": "committee-meeting"} for month in (1, 2, 3)]
    data = {**FILE, "saved": day, "ledger": {"covers": ["committee-meeting"], "rows": rows}}
    found = run(command, saved(root, data))
    assert said in found.stderr
    if day == "2026-03-31":
        assert found.stdout == run(command, saved(root, data), "--today", day).stdout
    assert found.stdout != run(command, saved(root, data), "--today", "2027-01-01").stdout
    assert run(command, saved(root, data), "--today", day if day[:4] == "2026" else "2026-04-01").stderr == ""


# — verify


def exported(door: BridgeClient, data: Any = FILE) -> Any:
    """As the page exports it."""
    return json.loads(door.ask("export", sheet=data, today="2026-11-23")["text"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_verify_confirms_what_was_exported(root: Path, small_door: BridgeClient, lang: str) -> None:
    data = exported(small_door)
    result = run("verify", saved(root, data), "--lang", lang)
    reply = small_door.ask("verify", lang=lang, text=json.dumps(data))["verification"]
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{reply['sentence']}\n", "")


def test_verify_says_by_its_status_whether_something_was_changed(root: Path, small_door: BridgeClient) -> None:
    """Contents without a state; a state without a figure; a record without states, as old files have it."""
    note, state, old = (exported(small_door) for _ in range(3))
    note["name"] = "另一支部"
    state["result"]["states"] = "b" + state["result"]["states"][1:]
    del old["result"]["states"], old["result"]["contents"]
    assert [run("verify", saved(root, data)).exit_code for data in (note, state, old)] == [1, 1, 2]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_verify_says_which_figure_differs(root: Path, small_door: BridgeClient, lang: str) -> None:
    data = exported(small_door)
    data["result"]["areas"]["place"]["low"] = "99"
    result = run("verify", saved(root, data), "--lang", lang)
    reply = small_door.ask("verify", lang=lang, text=json.dumps(data))["verification"]
    name = small_door.score(lang=lang)["areas"][1]["name"]
    assert result.exit_code == 1
    assert result.stdout == f"{reply['sentence']}\n  {reply['lines'][0]}\n"
    assert reply["lines"][0].startswith(name)


def test_verify_reckons_for_the_day_in_the_file(door: BridgeClient, tmp_path: Path) -> None:
    """A ledger says less in April than at the end of the year; a file confirmed once is confirmed for ever."""
    ledger = {"covers": ["general-meeting"], "rows": [{"date": "2026-02-03", "activity": "general-meeting"}]}
    data = sheet(year=2026, branch={"form": "regular"}, ledger=ledger)
    files = [json.loads(door.ask("export", sheet=data, today=day)["text"]) for day in ("2026-04-01", "2026-12-31")]
    assert files[0]["result"]["overall"] != files[1]["result"]["overall"]
    assert [run("verify", saved(tmp_path, file)).exit_code for file in files] == [0, 0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_verify_cannot_tell_by_another_standard(root: Path, small_door: BridgeClient, lang: str) -> None:
    data = exported(small_door)
    data["result"] = sealed({**data["result"], "standard": {"version": "small-0", "digest": "0"}})
    result = run("verify", saved(root, data), "--lang", lang)
    assert result.exit_code == 2
    assert "small-0" in result.stdout.splitlines()[0]
    assert len(result.stdout.splitlines()) == 3 + len(data["result"]["areas"])
    data["name"] = "另一个支部"
    assert run("verify", saved(root, data)).exit_code == 1


def test_verify_cannot_tell_without_figures_or_without_a_sheet(root: Path) -> None:
    assert run("verify", saved(root, FILE)).exit_code == 2
    refused = run("verify", saved(root, b"[]"))
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "这不是本站的自查文件" in refused.stderr


# — merge


def two_files(folder: Path, ours: Any, theirs: Any, base: Any = None) -> list[str | Path]:
    names = {"a.json": ours, "b.json": theirs, "base.json": base}
    for name, data in names.items():
        (folder / name).write_text(json.dumps(data), encoding="utf-8")
    return [folder / "a.json", folder / "b.json", *(["--base", folder / "base.json"] if base else [])]


def test_merge_takes_what_one_side_changed_and_the_result_is_confirmed(root: Path) -> None:
    ours = {**FILE, "name": "第二支部"}
    theirs = {**FILE, "answers": {**FILE["answers"], "place.room.rules": {"answer": "met"}}}
    result = run("merge", *two_files(root, ours, theirs, FILE), "--out", root / "c.json")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    merged = json.loads((root / "c.json").read_text(encoding="utf-8"))
    assert (merged["name"], merged["answers"]["place.room.rules"]) == ("第二支部", {"answer": "met"})
    assert run("verify", root / "c.json").exit_code == 0


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", "冲突1处：\n党支部名称\n    甲：第一支部\n    乙：第二支部\n有冲突"), ("en", "Conflicts: 1\nName")]
)
def test_merge_writes_nothing_while_there_is_a_conflict(root: Path, lang: str, told: str) -> None:
    result = run("merge", *two_files(root, FILE, {**FILE, "name": "第二支部"}), "--out", root / "c.json", "--lang", lang)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(told)
    assert not (root / "c.json").exists()


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", "B 是简化过的副本：台账1条记录"), ("en", "B is a shortened copy: in 1 ledger entries")]
)
def test_merge_keeps_the_names_that_a_returned_copy_has_as_codes(root: Path, lang: str, told: str) -> None:
    row = {"date": "2026-03-05", "activity": "lecture", "speaker": "李建国"}
    ours = {**FILE, "ledger": {"rows": [row, {"date": "2026-11-05", "activity": "lecture"}]}}
    theirs = {**FILE, "ledger": {"rows": [{**row, "speaker": "李○"}]}, "review": {"reviewer": "丙"}}
    for files in (two_files(root, ours, theirs), two_files(root, ours, theirs, ours)):
        result = run("merge", *files, "--lang", lang)
        assert result.exit_code == 0
        assert told in result.stderr
        merged = json.loads(result.stdout)
        assert merged["ledger"]["rows"][0] == row
        assert merged["review"] == {"reviewer": "丙"}


@pytest.mark.parametrize(("take", "name"), [("ours", "第一支部"), ("theirs", "第二支部")])
def test_merge_takes_the_side_that_it_is_told_to_take_and_says_so(root: Path, take: str, name: str) -> None:
    result = run("merge", *two_files(root, FILE, {**FILE, "name": "第二支部"}), "--take", take)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["name"] == name
    assert "冲突1处" in result.stderr
    assert f"--take {take}" in result.stderr


# — usage


@pytest.mark.parametrize(
    "arguments",
    [
        ["score"],
        ["verify"],
        ["merge", "no-such-file.json", "-"],
        ["verify", "no-such-file.json"],
        ["score", "no-such-file.json"],
        ["score", "-", "--lang", "fr"],
        ["score", "-", "--today", "23.11.2026"],
        ["score", "-", "--format", "pdf"],
        ["check", "no-such-folder"],
        ["serve", "--port", "70000"],
        ["dance"],
    ],
)
def test_wrong_usage_has_status_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


# — report


@pytest.mark.parametrize(
    ("lang", "form", "name"), [("zh", "html", ".doc"), ("en", "html", "-en.doc"), ("both", "xlsx", "-zh-en.xlsx")]
)
def test_report_writes_the_file_that_the_page_would_give(
    root: Path, small_door: BridgeClient, monkeypatch: pytest.MonkeyPatch, lang: str, form: str, name: str
) -> None:
    monkeypatch.chdir(root)
    result = run("report", saved(root, FILE), "--format", form, "--lang", lang, "--today", "2026-11-23")
    format_ = {"html": "word", "xlsx": "excel"}[form]
    reply = small_door.ask("report_files", sheet=FILE, languages=lang, format=format_, today="2026-11-23")
    assert result.exit_code == 0
    assert reply["name"].endswith(name)
    assert (root / reply["name"]).read_bytes() == base64.b64decode(reply["data"])
    assert reply["name"] in result.stderr


def test_report_as_text_in_both_languages_is_one_after_the_other(root: Path) -> None:
    zh, en, both = (run("report", saved(root, FILE), "--lang", lang, "--today", "2026-11-23") for lang in ("zh", "en", "both"))
    assert both.stdout == f"{zh.stdout}\n{en.stdout}"
    assert zh.stdout == run("score", saved(root, FILE), "--today", "2026-11-23").stdout


def test_report_never_takes_the_place_of_a_file_that_nobody_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    arguments = ("report", saved(root, FILE), "--format", "html")
    assert run(*arguments).exit_code == 0
    [file] = root.glob("*.doc")
    file.write_text("mine", encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 1
    assert file.read_text(encoding="utf-8") == "mine"
    assert "已经存在" in result.stderr and "already there" in result.stderr
    assert run(*arguments, "--out", file).exit_code == 0
    assert file.read_text(encoding="utf-8") != "mine"


def test_report_goes_to_standard_output_where_that_is_asked_for(root: Path) -> None:
    result = run("report", saved(root, FILE), "--format", "html", "--out", "-")
    assert result.stdout_bytes.decode("utf-8-sig").startswith("<!DOCTYPE html>")


def test_report_of_a_damaged_name_is_written_all_the_same(root: Path) -> None:
    damaged = json.dumps({**FILE, "name": "\ud800"}).encode()
    for form in ("text", "html", "xlsx"):
        assert run("report", saved(root, damaged), "--format", form, "--out", root / f"out.{form}").exit_code == 0


@pytest.mark.parametrize("command", ["", *cli.main.commands])
def test_help_says_in_both_languages_what_a_command_does(command: str) -> None:
    result = run(*filter(None, [command]), "--help")
    assert result.exit_code == 0
    assert any("\u4e00" <= char <= "\u9fff" for char in result.stdout)
    assert result.stdout.startswith("Usage: ")
    about = click.Context(cli.main).command if not command else cli.main.commands[command]
    first, *_ = str(about.help).splitlines()
    assert first.endswith(("。", ".")), "a sentence"
    assert any(char.isascii() and char.isalpha() for char in str(about.help))


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout == f"{__version__}\n"


def test_serve_says_what_to_do_where_there_is_no_site(tmp_path: Path) -> None:
    result = run("serve", "--folder", tmp_path)
    assert result.exit_code == 1
    assert "wuhua build" in result.stderr
    assert "没有已生成的网站" in result.stderr


def test_serve_says_what_to_do_where_the_port_is_taken(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("", encoding="utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("serve", "--folder", tmp_path, "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 1
    assert "请换一个：--port 8001" in result.stderr
