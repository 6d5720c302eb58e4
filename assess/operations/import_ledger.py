"""A ledger that is kept in a file of any layout: an import as a conversation."""

from collections.abc import Mapping
from hashlib import sha256

from assess.errors import Where, Wrong
from assess.model.answers import Sheet
from assess.model.import_plan import Answers
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.operations.common import Body, today_of
from assess.outputs.branch_file.import_plan import answers_data, import_data
from assess.outputs.report.sheet_names import is_report
from assess.reading.encodings import decode
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from assess.reading.files.file_text import bytes_of
from assess.reading.json_text import parse_json
from assess.reading.ledger_import.answers import read_answers, read_layouts
from assess.reading.ledger_import.headings import EXTRA
from assess.reading.ledger_import.plan import OpenedFile, Request, look_at, read_import
from assess.reading.sheets import Unreadable, read_workbook

_last: dict[str, OpenedFile] = {}
"""The file of the last request, by the digest of its bytes and of the standard: with an answer it need not be read again."""

BRANCH = Text(
    "这是本站导出的自查文件，不是台账。请在自查页用“导入”打开它；要合并到现在的自查，也在那里选择。",
    "This is a self-assessment file exported here, not a ledger. Open it with “Import” on the self-assessment page; it can be "
    "merged there with what is open.",
)

REPORT = Text(
    "这是本站导出的自查报告，其中没有逐条的台账。请选用台账表格；要恢复自查内容，请在自查页用“导入”打开导出的自查文件（.json）。",
    "This is a report exported here, which does not hold the entries of a ledger. Choose the table of the ledger; to restore a "
    "self-assessment, open its exported file (.json) with “Import” on the self-assessment page.",
)


def import_ledger(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """Everything in the file, what is asked about it, and the entries that would come into the ledger of the request's sheet."""
    data = bytes_of(body.get("data"))
    if data is None:
        collector.add(Where(path="data"), Wrong.BAD_REQUEST, detail="data")
        return None
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        known = _own_file(data, standard, language, collector)
        if known is not None:
            return known
    name = str(body.get("name", ""))
    try:
        file = _opened(data, name, standard)
    except Unreadable as found:
        collector.add(found.where, found.wrong, **found.facts)
        return None
    if is_report([each.sheet.name for each in file.sheets]):
        return {"kind": "branch", "sentences": [REPORT.of(language)]}
    sheet = read_sheet(Node(body.get("sheet"), ProblemCollector()), standard) or Sheet()
    ledger = sheet.ledger_raw
    request = Request(
        ledger_rows=ledger.get("rows") if isinstance(ledger, dict) else None,
        year=sheet.year,
        today=today_of(body),
        name=name,
        answers=read_answers(body.get("answers")),
        remembered=_remembered(body.get("remembered")),
        shipped=_remembered(standard.layouts),
    )
    return import_data(read_import(file, request, standard), standard, language)


def _opened(data: bytes, name: str, standard: Standard) -> OpenedFile:
    key = sha256(data).hexdigest() + standard.digest
    if key not in _last:
        book = read_workbook(data, name)
        _last.clear()
        _last[key] = look_at(book, standard)
    return _last[key]


def _remembered(raw: object) -> Mapping[str, Answers]:
    return {str(shape): read_answers(each) for shape, each in raw.items()} if isinstance(raw, dict) else {}


def _own_file(data: bytes, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """A file of remembered layouts, or of a branch; None where it is neither."""
    text = decode(data)
    raw = parse_json(text, ProblemCollector()) if text is not None else None
    if not isinstance(raw, dict):
        return None
    layouts = read_layouts(raw, (*standard.ledger.columns, *EXTRA), standard.activities, collector)
    if layouts is not None:
        count = len(layouts)
        said = Text(
            f"文件中有{count}种表格的对应关系。", f"The file holds answers for {count} kind{'' if count == 1 else 's'} of table."
        )
        return {
            "kind": "layouts",
            "layouts": {shape: answers_data(each) for shape, each in layouts.items()},
            "sentences": [said.of(language)],
        }
    if str(raw.get("format", "")).startswith("wuhua-"):
        return {"kind": "branch", "sentences": [BRANCH.of(language)]}
    return None
