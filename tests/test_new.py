"""`wuhua new`: what is begun, what `wuhua check` then asks for, and what is refused."""

import json
import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from assess import cli
from assess.commands.schemas import schema_files
from assess.outputs.editing.starters import new_question, new_requirement, new_task
from tests.golden import FOLDER

ROOM, AREA = "areas/place/room.yaml", "areas/place/_area.yaml"
MODULE, QUESTIONS = "training/go-on.yaml", "training/questions/go-on.yaml"


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The small standard, to be added to."""
    copy = Path(shutil.copytree(FOLDER / "standard", tmp_path / "standards"))
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    return copy


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, arguments)


def asked() -> list[tuple[str, str]]:
    """File with line, and field, of everything that `wuhua check` asks for."""
    return re.findall(r"^(?:standards/)(\S+:\d+) (\S+) — ", run("check").stderr, re.MULTILINE)


def fill(file: Path, **texts: str) -> None:
    """Put the texts where nothing is, in their order."""
    text = file.read_text(encoding="utf-8")
    for name, value in texts.items():
        name = name.rstrip("_")
        empty = re.compile(rf'\b{name}: (""|\[\])')
        assert empty.search(text), name
        text = empty.sub(lambda _, name=name, value=value: f"{name}: {value}", text, count=1)
    file.write_text(text, encoding="utf-8")


def everything(folder: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


REQUIREMENT = {
    "zh": "泄密不得隐瞒。",
    "en": "A leak may not be concealed.",
    "quote": "不得泄密",
    "kind": "procedure",
    "strength": "must",
    "who": "branch",
    "evidence": "[look]",
}


def test_a_requirement_is_begun_asked_for_and_passes_when_it_is_filled_in_and_taught(folder: Path) -> None:
    before = (folder / ROOM).read_text(encoding="utf-8")
    line = before.count("\n") + 1
    result = run("new", "requirement", "place.room", "no-hiding")
    assert result.exit_code == 0, result.output
    assert f"已写入 standards/{ROOM}:{line}（要求 place.room.no-hiding，第2句）。" in result.stdout
    assert f"Written: standards/{ROOM}:{line} (requirement place.room.no-hiding, sentence 2)." in result.stdout
    assert "wuhua check" in result.stdout
    assert (folder / ROOM).read_text(encoding="utf-8").startswith(before)

    fields = ["zh", "en", "quote", "kind", "strength", "who", "evidence"]
    gaps = [(f"{ROOM}:{line + number}", f"sentences[1].requirements[3].{field}") for number, field in enumerate(fields, start=1)]
    assert asked() == [*gaps, (f"{MODULE}:7", "sections")]
    said = run("check").stderr
    assert "    → 照原句逐字引用，省略处写“……”。\n    → The words of the sentence, exactly" in said
    assert "请从中选一个：must, generally" in said
    assert "要求“place.room.no-hiding”在这个单元里还没有讲到。请写进讲解它的段落的 cites。" in said

    fill(folder / ROOM, **REQUIREMENT)
    assert asked() == [(f"{MODULE}:7", "sections")]
    module = (folder / MODULE).read_text(encoding="utf-8")
    (folder / MODULE).write_text(module.replace("cites: [", "cites: [place.room.no-hiding, ", 1), encoding="utf-8")
    assert run("check").exit_code == 0


def test_a_requirement_goes_to_the_sentence_that_is_named(folder: Path) -> None:
    lines = (folder / ROOM).read_text(encoding="utf-8").splitlines()
    assert run("new", "requirement", "place.room", "bright", "--sentence", "1").exit_code == 0
    sentences = yaml.safe_load((folder / ROOM).read_text(encoding="utf-8"))["sentences"]
    assert [each["requirements"][-1]["id"] for each in sentences] == ["bright", "no-leaks"]
    begun = (folder / ROOM).read_text(encoding="utf-8").splitlines()
    place = begun.index("      - id: bright")
    assert begun[:place] + begun[place + 8 :] == lines


def test_a_question_is_begun_filled_in_reviewed_and_passes(folder: Path) -> None:
    result = run("new", "question", "go-on", "leaks")
    assert result.exit_code == 0, result.output
    fields = ["requirement", "zh", "en", "choices[0].zh", "choices[0].en", "choices[1].zh", "choices[1].en"]
    place = json.dumps(len(yaml.safe_load((folder / QUESTIONS).read_text(encoding="utf-8"))) - 1)
    gaps = [field for _, field in asked()]
    assert gaps == [f"[{place}].{field}" for field in (*fields, "choices[1].why.zh", "choices[1].why.en")]

    fill(folder / QUESTIONS, requirement="place.room.no-leaks", zh="能不能泄密？", en="May secrets leak?")
    for zh, en in (("不能", "No"), ("能", "Yes"), ("不得泄密。", "They may not.")):
        fill(folder / QUESTIONS, zh=zh, en=en)
    said = run("check").stderr
    assert "这一条还没有对照要求“place.room.no-leaks”现在的内容审阅。" in said
    digest = re.search(r"改为“([0-9a-f]{8})”", said)
    assert digest
    assert asked() == [(f"{QUESTIONS}:{line_of(folder / QUESTIONS, '00000000')}", f"[{place}].reviewed")]
    text = (folder / QUESTIONS).read_text(encoding="utf-8")
    (folder / QUESTIONS).write_text(text.replace("00000000", digest[1]), encoding="utf-8")
    assert run("check").exit_code == 0


def line_of(file: Path, text: str) -> int:
    return file.read_text(encoding="utf-8").split(text)[0].count("\n") + 1


def test_a_task_is_begun_listed_filled_in_and_passes_with_its_first_requirement(folder: Path) -> None:
    result = run("new", "task", "place", "garden")
    assert result.exit_code == 0, result.output
    assert "wuhua new requirement place.garden …" in result.stdout
    assert "tasks: [room, garden]" in (folder / AREA).read_text(encoding="utf-8")
    file = "areas/place/garden.yaml"
    fields = ["line", "zh", "en", "summary.zh", "summary.en", "sentences[0].lines", "sentences[0].zh", "sentences[0].en"]
    assert [field for where, field in asked() if where.startswith(file)] == fields
    assert [field for where, field in asked() if not where.startswith(file)] == ["modules"]
    assert "请把它写进讲它的那个单元（training/ 中的一个文件）的 tasks。" in run("check").stderr

    fill(folder / file, line="16", zh="种好院子", en="Keep the garden")
    fill(folder / file, zh="院子怎样管。", en="How the garden is kept.")
    fill(folder / file, lines="[16]", zh="院子要整洁。", en="The garden is tidy.")
    assert "sentences[0].zh" in [field for _, field in asked()]
    assert run("new", "requirement", "place.garden", "tidy").exit_code == 0
    fill(folder / file, **{**REQUIREMENT, "zh": "院子保持整洁。", "quote": "院子要整洁", "kind": "quality"})
    module = (folder / MODULE).read_text(encoding="utf-8")
    module = module.replace("tasks: [place.room]", "tasks: [place.room, place.garden]")
    (folder / MODULE).write_text(module.replace("cites: [", "cites: [place.garden.tidy, ", 1), encoding="utf-8")
    assert asked() == []
    assert run("check").exit_code == 0


REFUSED = {
    "unknown area": (["task", "palace", "hall"], "没有领域“palace”。现有：meetings, place。", "There is no area “palace”."),
    "task there": (["task", "place", "room"], "编号“room”已被使用。", "already taken"),
    "bad task": (["task", "place", "Big Hall"], "“Big Hall”不能作编号。", "cannot be an id"),
    "path": (["task", "place", "../hall"], "不能作编号", "cannot be an id"),
    "unknown task": (["requirement", "place.hall", "x"], "没有任务“place.hall”。", "There is no task “place.hall”."),
    "requirement there": (["requirement", "place.room", "rules"], "编号“rules”已被使用。", "already taken"),
    "requirement moved": (["requirement", "place.room", "house-rules"], "用过的编号不能再指别的内容。", "an id once used"),
    "bad requirement": (["requirement", "place.room", "no_leaks"], "不能作编号", "cannot be an id"),
    "no such sentence": (["requirement", "place.room", "x", "--sentence", "3"], "任务“place.room”共有2句。", "has 2 sentence(s)"),
    "unknown module": (["question", "end", "x"], "没有培训单元“end”。现有：begin, go-on。", "There is no module “end”."),
    "question there": (["question", "begin", "waiting"], "编号“waiting”已被使用。", "already taken"),
    "bad question": (["question", "begin", "-x"], "", ""),
}


@pytest.mark.parametrize(("arguments", "zh", "en"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_in_both_languages_and_nothing_is_written(
    folder: Path, arguments: list[str], zh: str, en: str
) -> None:
    before = everything(folder)
    result = run("new", *arguments)
    assert result.exit_code == 2
    assert zh in result.stderr
    assert en in result.stderr
    assert everything(folder) == before


def test_beside_a_file_that_cannot_be_read_nothing_is_begun(folder: Path) -> None:
    (folder / ROOM).write_text("zh: [\n", encoding="utf-8")
    before = everything(folder)
    result = run("new", "requirement", "place.room", "bright")
    assert result.exit_code == 1
    assert "areas/place/room.yaml:" in result.stderr
    assert "什么也没有写。\nCorrect this first. Nothing was written." in result.stderr
    assert everything(folder) == before


def test_a_list_on_one_line_has_no_room_and_stays_as_it_is(folder: Path) -> None:
    (folder / QUESTIONS).write_text("[{id: a}]\n", encoding="utf-8")
    result = run("new", "question", "go-on", "b")
    assert result.exit_code == 2
    assert "写在一行里" in result.stderr
    assert "is written on one line" in result.stderr
    assert (folder / QUESTIONS).read_text(encoding="utf-8") == "[{id: a}]\n"


def test_a_task_whose_listing_cannot_be_written_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, write = everything(folder), Path.write_bytes

    def refusing(path: Path, data: bytes) -> int:
        if b"garden" in data and path.name == "_area.yaml":
            raise OSError("no room left")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", refusing)
    result = run("new", "task", "place", "garden")
    assert result.exit_code == 1
    assert "无法写入" in result.stderr
    assert everything(folder) == before


def test_a_starter_has_every_field_that_is_needed() -> None:
    schemas = {name.split(".")[0]: json.loads(text) for name, text in schema_files().items()}
    task = schemas["task"]
    sentence = task["properties"]["sentences"]["items"]
    assert set(yaml.safe_load(new_task())) == set(task["required"])
    assert set(yaml.safe_load(new_task())["sentences"][0]) == set(sentence["required"])
    assert set(yaml.safe_load("\n".join(new_requirement("x")))) == set(sentence["properties"]["requirements"]["items"]["required"])
    question = schemas["questions"]["items"]
    assert set(yaml.safe_load("\n".join(new_question("x")))) == {*question["required"], "choices"}
