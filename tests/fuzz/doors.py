"""The doors, each with good input to begin with, and what must hold for whatever comes in."""

import base64
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from openpyxl import Workbook

from assess.errors import Problem, ProblemsFound
from assess.reading.content.folder import load
from assess.reading.content.yaml_files import parse_yaml
from assess.reading.fields import ProblemCollector
from tests.fuzz.mutations import changed, changed_inside, changed_values
from tests.golden import FOLDER
from tests.laws.test_bridge import GOOD_REQUESTS, LEARNER, WHOLE_SHEET, answer
from tests.reading.books import ods_parts, ods_row, ods_table, ods_text, zipped

STANDARD = FOLDER / "standard"
OLD_WORKBOOK = (Path(__file__).parents[1] / "reading" / "workbooks" / "ledger.xls").read_bytes()
SCRIPTS = ("<script", "<img", 'href="javascript:')
LEDGER = "日期,活动,应到,实到\n2026-03-05,党员大会,12,11\n3月5日,讲课,,\n2026/4/1,支委会,3,3\n"


@dataclass(frozen=True)
class Door:
    """`take` asserts all that must hold and says whether the input was taken, which is no fault either way."""

    name: str
    inputs: st.SearchStrategy[bytes]
    take: Callable[[bytes], bool]


def take_file(data: bytes) -> bool:
    """A file that was read can be judged, put out as a document without a script in it, and read again as the same."""
    reply = answer(request("read", text=text_of(data)))
    if not reply["ok"]:
        return False
    sheet = reply["sheet"]
    assert answer(request("score", sheet=sheet))["ok"]
    again = answer(request("read", text=json.dumps(sheet)))
    assert again["ok"] and again["sheet"] == sheet, "a second reading loses nothing that the first kept"
    if "<" in text_of(data):
        document = answer(request("report_files", sheet=sheet, languages="zh", format="word", today="2026-11-23"))
        assert no_script(base64.b64decode(document["data"]).decode())
    return True


def take_table(name: str, data: bytes) -> bool:
    """A table is read or refused; what the branch had stays as it is."""
    whole = {**WHOLE_SHEET, "ledger": {"entries": [], "complete": []}}
    reply = answer(request("table", name=name, data=base64.b64encode(data).decode(), sheet=whole))
    return bool(reply["ok"])


def take_learner(data: bytes) -> bool:
    """Whatever comes in, what was there is there afterwards."""
    good = GOOD_REQUESTS["learner"]
    reply = answer(json.dumps({**good, "text": text_of(data), "learner": json.dumps(LEARNER)}))
    if not reply["ok"]:
        return False
    kept = reply["learner"]
    assert set(LEARNER["answers"]) <= set(kept["answers"]) and set(LEARNER["cards"]) <= set(kept["cards"])
    return True


def take_own_record(data: bytes) -> bool:
    """The record on the device itself may be damaged."""
    return bool(answer(json.dumps({**GOOD_REQUESTS["learner"], "text": None, "learner": text_of(data)}))["ok"])


def take_codes(data: bytes) -> bool:
    """Read codes as a trainer typed them."""
    return bool(answer(json.dumps({**GOOD_REQUESTS["agreement"], "codes": text_of(data), "files": []}))["ok"])


def take_paper(data: bytes) -> bool:
    """Read boxes typed from paper: a page with a slip gives nothing, and what the branch had answered stays."""
    code, _, keys = text_of(data).partition("\n")
    reply = answer(json.dumps({**GOOD_REQUESTS["paper"], "pages": [{"code": code, "keys": keys, "counts": [], "again": ""}]}))
    if reply["ok"]:
        assert set(WHOLE_SHEET["answers"]) <= set(reply["sheet"]["answers"])
    return bool(reply["ok"])


def take_other_file(data: bytes) -> bool:
    """A second copy of a branch's file is merged or refused; the first is not lost."""
    reply = answer(request("merge", sheet=WHOLE_SHEET, text=text_of(data)))
    if reply["ok"] and reply["sheet"]:  # without one, it asks what to do where the two say different things
        assert set(WHOLE_SHEET["answers"]) <= set(reply["sheet"]["answers"])
    return bool(reply["ok"])


def take_many_files(data: bytes) -> bool:
    """One broken file among many spoils no other: each is counted, or named with what is wrong with it."""
    texts = {"a.json": json.dumps({**WHOLE_SHEET, "name": "第三支部"}), "b.json": text_of(data)}
    files = [{"name": name, "size": 9, "text": text} for name, text in texts.items()]
    summary = answer(request("summarise", files=files, today="2026-11-23"))["summary"]
    assert answer(request("rollup", summaries=[summary], today="2026-11-23"))["ok"]
    assert sum(len(found) for found in summary.values()) >= len(files)
    assert summary["records"][0][0] == "a.json"
    return not summary["refused"]


def take_request(data: bytes) -> bool:
    """Handle a request as a page sends it to Python."""
    return bool(answer(text_of(data))["ok"])


def take_yaml(data: bytes) -> bool:
    """One file of the standard, as far as its own text goes: the same with libyaml and without it."""
    collector, other = ProblemCollector(), ProblemCollector()
    node = parse_yaml(data, "any.yaml", collector)
    plain = parse_yaml(data, "any.yaml", other, fast=False)
    assert (node.value, node.lines, collector.problems) == (plain.value, plain.lines, other.problems)
    return not collector.problems


def take_standard(data: bytes) -> bool:
    """The whole standard with one file changed: read, or every mistake named with its file."""
    name, _, content = data.partition(b"\n")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "standard"
        for file, text in standard_files().items():
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_bytes(content if file == name.decode(errors="replace") else text)
        problems = problems_of(root)
    assert all(problem.where.file for problem in problems)
    return not problems


def problems_of(root: Path) -> list[Problem]:
    try:
        load(root)
    except ProblemsFound as found:
        return list(found.problems)
    return []


def no_script(document: str) -> bool:
    return not any(script in document for script in SCRIPTS)


def request(op: str, **body: Any) -> str:
    return json.dumps({"op": op, "lang": "zh", **body})


def text_of(data: bytes) -> str:
    """As a page reads a file: what is not UTF-8 becomes marks."""
    return data.decode("utf-8", errors="replace")


def as_json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def as_text_or_json(data: list[dict[str, Any]]) -> st.SearchStrategy[bytes]:
    """Changed as the text that it is, or as the values that it holds."""
    seeds = [as_json(each) for each in data]
    return st.one_of(changed(seeds), changed_values(seeds))


def workbook() -> bytes:
    book = Workbook()
    for row in LEDGER.splitlines():
        book.active.append(row.split(","))  # type: ignore[union-attr]
    into = BytesIO()
    book.save(into)
    return into.getvalue()


def open_workbook() -> bytes:
    return zipped(ods_parts(ods_table("".join(ods_row(*map(ods_text, row.split(","))) for row in LEDGER.splitlines()))))


@lru_cache
def standard_files() -> dict[str, bytes]:
    return {path.relative_to(STANDARD).as_posix(): path.read_bytes() for path in sorted(STANDARD.rglob("*.yaml"))}


WITH_MARKUP = {**WHOLE_SHEET, "name": "<script>alert(1)</script>"}
SHEETS = as_text_or_json([WHOLE_SHEET, WITH_MARKUP])
LEARNERS = as_text_or_json([LEARNER])
REQUESTS = as_text_or_json(list(GOOD_REQUESTS.values()))
TABLES = [LEDGER.encode(), LEDGER.encode("gb18030"), LEDGER.replace(",", "\t").encode("utf-16"), LEDGER.replace(",", ";").encode()]
YAML = list(standard_files().values())
STANDARDS = [name.encode() + b"\n" + text for name, text in standard_files().items()]

DOORS = [
    Door("answer-file", SHEETS, take_file),
    Door("merge", SHEETS, take_other_file),
    Door("roll-up", SHEETS, take_many_files),
    Door("ledger-csv", changed(TABLES), partial(take_table, "台账.csv")),
    Door("ledger-xlsx", st.one_of(changed([workbook()]), changed_inside([workbook()])), partial(take_table, "台账.xlsx")),
    Door("ledger-xls", changed([OLD_WORKBOOK]), partial(take_table, "台账.xls")),
    Door("ledger-ods", st.one_of(changed([open_workbook()]), changed_inside([open_workbook()])), partial(take_table, "台账.ods")),
    Door("learner-file", LEARNERS, take_learner),
    Door("learner-record", LEARNERS, take_own_record),
    Door("calibration-codes", changed([b"12\n21", b"12,21;11", "１２ 21".encode()]), take_codes),
    Door("paper-codes", changed([b"BMFYBJ\n" + b"1" * 18, b"A5Y35D\n000000"]), take_paper),
    Door("bridge", REQUESTS, take_request),
    Door("yaml", changed(YAML), take_yaml),
    Door("standard", changed(STANDARDS), take_standard),
]
