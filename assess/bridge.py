"""The browser's door: one JSON request in, one JSON reply out. Stateless but for the standard, which is read once.

A request names what it wants in `op` and carries everything needed: `lang`, and the `sheet` or `text` it is about.

    score    {lang, sheet, today}      → figures of every area and the whole, remarks on requirements
    explain  {lang, sheet, about, today} → the arithmetic of an area, of "overall", or the row of one requirement
    read     {lang, text, sheet}       → a file's sheet in canonical form, and what replacing `sheet` by it would change
    report   {lang, sheet, today}      → figures and all explanations together, for print
    table    {lang, data, name, sheet} → the rows of a ledger in a CSV or Excel file (`data`, base64), what was found, and which of
                                         them `sheet` has already
    plan     {lang, sheet, today, year}  → the year's plan: what the rules ask for, month by month, and what the ledger has

Every reply has `ok` and `problems`. A person's mistakes come back as `problems` (where, what, how to mend it, in `lang`); `ok`
is then true where the rest could still be used. `failure` is our own defect. Nothing raises.
"""

import json
import traceback
from collections.abc import Callable
from datetime import date

from assess.errors import NOTICES, Problem, Where, Wrong
from assess.judging.scoring import judge, judge_area
from assess.model.answers import Sheet
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.changes import change_data
from assess.outputs.explanation import explain_area, explain_overall, explain_requirement
from assess.outputs.problems import say, say_place
from assess.outputs.report import report_data
from assess.outputs.scores import score_data
from assess.outputs.sheets import sheet_data
from assess.reading.answers import read_sheet, read_sheet_text
from assess.reading.bundle import read_bundle
from assess.reading.fields import Node, Report
from assess.reading.json_text import parse_json

REQUEST_LIMIT = 12_000_000
"""Characters. A request may hold a file that is itself too large: that file gets its own, clearer, answer."""

REQUEST_DEPTH = 128
"""A request holds a sheet, and what was put aside of a file lies deeper in the sheet than it lay in the file."""

_standards: list[Standard] = []


def start(bundle: str) -> None:
    """Read the standard. Raises `ProblemsFound` if the bundle and this program are of different versions."""
    _standards[:] = [read_bundle(bundle)]


def handle(request: str) -> str:
    """Answer one request. Never raises: bad input comes back as `problems`, a defect of ours as `failure`."""
    try:
        return _json(_handle(request))
    except Exception:
        return _json({"ok": False, "problems": [], "failure": traceback.format_exc(limit=-4)})


def _json(reply: dict[str, object]) -> str:
    text = json.dumps(reply, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone half of a character pair, as damaged files have them
        return json.dumps(reply, separators=(",", ":"))
    return text


def _handle(request: str) -> dict[str, object]:
    report = Report()
    if len(request) > REQUEST_LIMIT:
        report.add(Where(), Wrong.TOO_LARGE, size=len(request), limit=REQUEST_LIMIT)
        return _reply(report, Language.ZH)
    body = parse_json(request, report, limit=REQUEST_LIMIT, depth=REQUEST_DEPTH)
    language = Language.EN if isinstance(body, dict) and body.get("lang") == "en" else Language.ZH
    if not isinstance(body, dict) or str(body.get("op")) not in OPERATIONS:
        if not report.problems:
            report.add(Where(), Wrong.BAD_REQUEST, detail="op")
        return _reply(report, language)
    operation = OPERATIONS[str(body["op"])]
    return _reply(report, language, operation(body, _standards[0], language, report))


def _reply(report: Report, language: Language, data: dict[str, object] | None = None) -> dict[str, object]:
    return {"ok": data is not None, "problems": [_problem(each, language) for each in report.problems], **(data or {})}


def _problem(problem: Problem, language: Language) -> dict[str, object]:
    return {
        "path": say_place(problem.where, language),
        "wrong": problem.wrong.value,
        "notice": problem.wrong in NOTICES,
        "text": say(problem, language),
    }


Body = dict[str, object]
Operation = Callable[[Body, Standard, Language, Report], dict[str, object] | None]


def _sheet(body: Body, standard: Standard, report: Report) -> Sheet | None:
    return read_sheet(Node(body.get("sheet"), report), standard)


def _score(body: Body, standard: Standard, language: Language, report: Report) -> Body | None:
    sheet = _sheet(body, standard, report)
    return None if sheet is None else score_data(judge(standard, sheet, today=_today(body)), standard, language)


def _explain(body: Body, standard: Standard, language: Language, report: Report) -> Body | None:
    sheet = _sheet(body, standard, report)
    if sheet is None:
        return None
    about, today = str(body.get("about")), _today(body)
    if about == "overall":
        return {"explanation": explain_overall(judge(standard, sheet, today=today), standard, language)}
    for area in standard.areas:
        if about == area.id:
            return {"explanation": explain_area(judge_area(standard, area, sheet, today=today), standard, language)}
    if about in standard.requirements:
        area = next(each for each in standard.areas if each.id == standard.requirements[about].area)
        finding = next(each for each in judge_area(standard, area, sheet, today=today).findings if each.requirement == about)
        return {"explanation": explain_requirement(finding, standard, language)}
    report.add(Where(path="about"), Wrong.UNKNOWN_ID, id=about[:120], of="areas")
    return None


def _read(body: Body, standard: Standard, language: Language, report: Report) -> Body | None:
    text = body.get("text")
    if not isinstance(text, str):
        report.add(Where(path="text"), Wrong.BAD_REQUEST, detail="text")
        return None
    new = read_sheet_text(text, standard, report)
    if new is None:
        return None
    old = read_sheet(Node(body.get("sheet"), Report()), standard) or Sheet()
    before, after = (judge(standard, each, today=_today(body)) for each in (old, new))
    changes = change_data(old, new, before, after, standard=standard, language=language)
    return {"sheet": sheet_data(new, standard), "changes": changes}


def _report(body: Body, standard: Standard, language: Language, report: Report) -> Body | None:
    sheet = _sheet(body, standard, report)
    if sheet is None:
        return None
    today = str(body.get("today", ""))[:10]
    result = judge(standard, sheet, today=_today(body))
    return report_data(result, sheet, standard, language=language, today=today)


def _table(body: Body, standard: Standard, language: Language, report: Report) -> Body | None:
    """Imported here: most visitors never bring a table, and all would wait for it."""
    from assess.outputs.ledger_table import table_data
    from assess.reading.ledger_table import known_rows, read_ledger_table
    from assess.reading.tables import bytes_of

    data = bytes_of(body.get("data"))
    if data is None:
        report.add(Where(path="data"), Wrong.BAD_REQUEST, detail="data")
        return None
    sheet = read_sheet(Node(body.get("sheet"), Report()), standard) or Sheet()
    table = read_ledger_table(data, standard, report, year=sheet.year)
    if table is None:
        return None
    known = known_rows(table.rows, sheet.ledger_raw, standard)
    return table_data(table, known, str(body.get("name", "")), standard=standard, language=language)


def _today(body: Body) -> date | None:
    """The person's own day, as YYYY-MM-DD; without one no period of the ledger is over."""
    try:
        return date.fromisoformat(str(body.get("today", ""))[:10])
    except ValueError:
        return None


def _plan(body: Body, standard: Standard, language: Language, report: Report) -> Body | None:
    from assess.requests.plan import plan

    return plan(body, standard, language, report)


OPERATIONS: dict[str, Operation] = {
    "score": _score,
    "explain": _explain,
    "read": _read,
    "report": _report,
    "table": _table,
    "plan": _plan,
}
