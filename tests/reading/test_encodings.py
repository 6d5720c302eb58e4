"""The text of a file whatever program saved it, the same at every door; and no text at all where it would be a garbled one."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from assess.cli import main
from assess.reading.encodings import decode
from tests.bridge_client import BridgeClient, sheet
from tests.inputs import ROOT

CASE = ROOT / "tests/cases/27-json-resaved-by-notepad"
NAME = "机关第一党支部"
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "cp936", "gb2312")
TEXT = json.dumps(sheet(name=NAME, year=2026), ensure_ascii=False, indent=1)
LINE = "支部党员大会讨论接收预备党员，到会十二人"
FOREIGN = {
    "latin-1": '{"name": "Café Müller à Genève"}'.encode("latin-1"),
    "big5": '{"format": "wuhua-sheet", "version": 1, "name": "機關第一黨支部，請選擇檔案"}'.encode("big5"),
    "shift-jis": '{"name": "第一支部のファイル"}'.encode("shift-jis"),
    "half of UTF-16": TEXT.encode("utf-16")[:-1],
    "UTF-32": TEXT.encode("utf-32"),
    "two joined": TEXT.encode() + TEXT.encode("gb18030"),
    "a character cut": TEXT.encode().replace("机".encode(), "机".encode()[:2]),
    "a byte changed": TEXT.encode().replace("党".encode(), b"\xe5\xff\x9a"),
    "bytes": bytes(range(1, 256)),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_text_is_read_in_every_encoding_of_an_office(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT
    table = f"日期,活动,主题\r\n2026-03-05,党员大会,{LINE}\r\n"
    assert decode(table.encode(encoding)) == table


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_in_none_of_them_has_no_text(name: str) -> None:
    assert decode(FOREIGN[name]) is None


def test_rare_characters_of_a_name_do_not_keep_a_text_from_being_read() -> None:
    text = TEXT.replace(NAME, "鑫淼镕喆支部")
    assert decode(text.encode("gb18030")) == text


@given(st.text(st.sampled_from(LINE), min_size=4), st.integers(0), st.integers(0x80, 0xFF))
def test_a_damaged_file_is_never_read_as_another_text(name: str, place: int, byte: int) -> None:
    """One byte of a UTF-8 file is another, or gone: it is read with that one character wrong, or not at all."""
    data = json.dumps({"name": name}, ensure_ascii=False).encode()
    place = len('{"name": "') + place % (len(data) - len('{"name": ""}'))
    for broken in (data[:place] + bytes([byte]) + data[place + 1 :], data[:place] + data[place + 1 :]):
        text = decode(broken)
        assert text is None or text == broken.decode()


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_none(data: bytes) -> None:
    text = decode(data)
    assert text is None or isinstance(text, str)


# — the doors

FILES = sorted(path.name for path in CASE.glob("*.json"))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("command", ["score", "report", "verify", "plan", "merge"])
def test_commands_read_what_a_notepad_saved(command: str, file: str) -> None:
    arguments = [str(CASE / file)] * (2 if command == "merge" else 1)
    result = CliRunner().invoke(main, [command, *arguments])
    assert result.exit_code == (2 if command == "verify" else 0), result.output
    if command in ("score", "report", "merge"):
        assert NAME in result.stdout


@pytest.mark.parametrize("command", ["score", "report", "verify", "plan"])
@pytest.mark.parametrize(("lang", "said"), [("zh", "编码无法辨认"), ("en", "encoding")])
def test_commands_refuse_what_has_no_text(tmp_path: Path, command: str, lang: str, said: str) -> None:
    for name, data in FOREIGN.items():
        file = tmp_path / "file.json"
        file.write_bytes(data)
        result = CliRunner().invoke(main, [command, str(file), "--lang", lang])
        assert result.exit_code == (2 if command == "verify" else 1), name
        assert said in result.stderr and result.stdout == "", name


def handed(data: bytes) -> dict[str, str]:
    return {"base64": base64.b64encode(data).decode()}


REQUESTS: dict[str, Any] = {
    "read": lambda file: {"text": file},
    "verify": lambda file: {"text": file},
    "incoming": lambda file: {"text": file, "sheet": sheet()},
    "merge": lambda file: {"text": file, "base": file, "sheet": sheet()},
}


@pytest.mark.parametrize("operation", REQUESTS)
def test_a_page_may_hand_over_bytes(small_door: BridgeClient, operation: str) -> None:
    ask = REQUESTS[operation]
    expected = small_door.ask(operation, **ask(TEXT))
    assert expected["ok"]
    for encoding in ENCODINGS:
        assert small_door.ask(operation, **ask(handed(TEXT.encode(encoding)))) == expected
    for data in FOREIGN.values():
        reply = small_door.ask(operation, **ask(handed(data)))
        assert (reply["ok"], {each["wrong"] for each in reply["problems"]}) == (False, {"not-decoded"})


def test_a_roll_up_never_counts_a_garbled_branch(small_door: BridgeClient) -> None:
    """In one folder the same file in every encoding, in none, and with a name that was lost before."""
    lost = TEXT.replace(NAME, "\ufffd\ufffd\ufffd党支部")
    given = [*(TEXT.encode(each) for each in ENCODINGS), *FOREIGN.values(), lost.encode()]
    files = [{"name": f"{place}.json", "size": len(data), "text": handed(data)} for place, data in enumerate(given)]
    summary = small_door.ask("summarise", today="2026-11-01", files=files)["summary"]
    assert [row[1] for row in summary["records"]] == [NAME]
    assert len(summary["repeated"]) == len(ENCODINGS) - 1
    assert {row[1] for row in summary["refused"]} == {"not-decoded", "damaged-text"}
    assert len(summary["refused"]) == len(FOREIGN) + 1


def test_a_folder_is_read_as_the_page_reads_it(tmp_path: Path) -> None:
    for file in FILES:
        (tmp_path / file).write_bytes((CASE / file).read_bytes())
    (tmp_path / "broken.json").write_bytes(FOREIGN["a byte changed"])
    result = CliRunner().invoke(main, ["rollup", str(tmp_path), "--format", "json"])
    data = json.loads(result.stdout)
    assert (data["branches"], data["files"]) == (1, len(FILES) + 1)
    assert [each["why"] for each in data["not_counted"] if each["file"] == "broken.json"] == ["not-decoded"]


def test_a_learners_file_and_a_rooms_files_are_read_so_too(small_door: BridgeClient) -> None:
    learner = {"format": "wuhua-learner", "version": 1, "answers": {}, "cards": {}, "备注": LINE}
    text = json.dumps(learner, ensure_ascii=False)
    given = {"questions": [], "now": "2026-11-01T08:00:00Z", "today": "2026-11-01"}
    expected = small_door.ask("learner", text=text, **given)
    assert expected["ok"]
    for encoding in ENCODINGS:
        assert small_door.ask("learner", text=handed(text.encode(encoding)), **given) == expected
    reply = small_door.ask(
        "agreement", requirements=["meetings.meet.lecture"], files=[{"name": "a.json", "text": handed(b"\xff\xff\xff")}]
    )
    assert [each["wrong"] for each in reply["problems"]] == ["not-decoded"]
