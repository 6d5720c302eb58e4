"""The browser's entry point: one JSON request in, one JSON reply out.

A reply depends on its request alone. Kept are the standard, which is read once, and what was judged last, so that the next click
need not judge all of it again.

A request names what it wants in `op` and carries everything needed: `lang`, and the `sheet` or `text` it is about.

    score    {lang, sheet, today}      → figures of every area and the whole, remarks on requirements
    explain  {lang, sheet, about, today} → the arithmetic of an area, of "overall", or the row of one requirement
    read     {lang, text, sheet}       → a file's sheet in canonical form, and what replacing `sheet` by it would change
    report   {lang, sheet, today}      → figures and all explanations together, as data
    import_ledger {lang, data, name, sheet, today, answers, remembered} → an import of a ledger in a file of any layout (`data`, in
                                         base64): its sheets, columns and words with what is asked about them, its rows beside
                                         those of `sheet`, and what would be added; see `assess.outputs.branch_file.import_plan`
    ledger_overview {lang, sheet, today} → the ledger at a glance: activities by months, and the day of each of its rows
    table    {lang, data, name, sheet} → the rows of a ledger in a CSV or Excel file (`data`, base64), what was found, and which of
                                         them `sheet` has already
    report_files {lang, sheet, today, languages, format} → the report as a file for Word or Excel, or as blocks for print
    paper    {lang, sheet, pages, reasons} → what was typed back from paper: slips, what is now and on paper, and the sheet with it
    personal {lang, sheet, take}       → what looks personal in the sheet; with `take` (item → keep, replace or remove; what is not
                                         named is treated as proposed) also `sheet`, the copy to hand upward
    export   {lang, sheet, today}      → the whole file as text, with the figures of `today`
    review   {lang, sheet, today}      → figures of the self-assessment and of the review in the sheet, and their disagreements
    incoming {lang, sheet, text, today} → what a file is beside `sheet`, what is best done with it, and what each way gives
    merge    {lang, sheet, text, base, take, today} → the sheet merged with a file, or the conflicts that have to be decided
    verify   {lang, text}              → whether the figures in a file are those that come out of it
    summarise {lang, files, today}     → what some branches' files add to a roll-up
    roster   {lang, people, text}      → the people of a ledger as a list, with those of a pasted text; also from an earlier file
    expected {lang, data}              → the names in a list of branches whose files are due
    rollup   {lang, summaries, year, expected, today, format} → many branches together, from the replies of `summarise`
    plan     {lang, sheet, today, now, year, format} → the year's plan: what the rules ask for, month by month, and what the ledger
                                         has; or, with `format`, a file of it
    learner  {lang, questions, learner, text, now, today} → where a learner of the training stands, and the learner's file, updated
    cards    {lang, questions, learner, card, rating, now, today} → the same after a card was reviewed, and the card that is next
    agreement {lang, requirements, codes, files, today} → how far the people in a room agree who judged the same branch

Those in `LATER` need modules that come only when they are asked for (`also_from`): see `assess.operations`; and so does a ledger
that holds anything. What is not there yet is a problem `part-missing`, after which the worker fetches it and asks once more.

Every reply has `ok` and `problems`. A person's mistakes come back as `problems` (where, what, how to mend it, in `lang`); `ok`
is then true where the rest could still be used. `failure` is our own defect. Nothing raises.
"""

import json
import sys
import traceback
from collections.abc import Callable
from importlib import import_module

from assess.errors import NOTICES, Problem, Where, Wrong
from assess.judging.cache import CachingJudge
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body, sheet_of, today_of
from assess.outputs.score.scores import say_year_over, score_data
from assess.outputs.words.problems import say, say_place
from assess.reading.content.bundle import read_bundle
from assess.reading.fields import ProblemCollector
from assess.reading.json_text import parse_json

REQUEST_LIMIT = 20_000_000
"""Characters: a file of ten megabytes in base64, and the sheet beside it. A file that is too large gets a clearer answer."""

REQUEST_DEPTH = 128
"""A request holds a sheet, and what was put aside of a file lies deeper in the sheet than it lay in the file."""

_standards: list[Standard] = []
_judges: list[CachingJudge] = []


def start(bundle: str) -> None:
    """Read the standard. Raises `ProblemsFound` if the bundle and this program are of different versions."""
    _standards[:] = [read_bundle(bundle)]
    _judges[:] = [CachingJudge(_standards[0])]


def also_from(archive: str) -> None:
    """Import from one more zip: libraries, and the modules of this package that no first score needs.

    `archive` is its path. What is imported already stays as it is; a package then has parts in both.
    """
    sys.path.append(archive)
    own = __name__.partition(".")[0]
    for name, module in tuple(sys.modules.items()):
        if name.partition(".")[0] == own and hasattr(module, "__path__"):
            module.__path__.append(f"{archive}/{name.replace('.', '/')}")


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
    collector = ProblemCollector()
    if len(request) > REQUEST_LIMIT:
        collector.add(Where(), Wrong.TOO_LARGE, size=len(request), limit=REQUEST_LIMIT)
        return _reply(collector, Language.ZH)
    body = parse_json(request, collector, limit=REQUEST_LIMIT, depth=REQUEST_DEPTH)
    language = Language.EN if isinstance(body, dict) and body.get("lang") == "en" else Language.ZH
    if not isinstance(body, dict) or str(body.get("op")) not in OPERATIONS:
        if not collector.problems:
            collector.add(Where(), Wrong.BAD_REQUEST, detail="op")
        return _reply(collector, language)
    try:
        data = OPERATIONS[str(body["op"])](body, _standards[0], language, collector)
        return _reply(collector, language, data)
    except ModuleNotFoundError:
        # Only the zip that was to bring it can be missing; what is in the zips holds together (tests/runtime).
        missing = ProblemCollector()
        missing.add(Where(), Wrong.PART_MISSING)
        return _reply(missing, language)


def _reply(collector: ProblemCollector, language: Language, data: dict[str, object] | None = None) -> dict[str, object]:
    return {"ok": data is not None, "problems": [_problem(each, language) for each in collector.problems], **(data or {})}


def _problem(problem: Problem, language: Language) -> dict[str, object]:
    return {
        "path": say_place(problem.where, language),
        "wrong": problem.wrong.value,
        "notice": problem.wrong in NOTICES,
        "text": say(problem, language),
    }


Operation = Callable[[Body, Standard, Language, ProblemCollector], dict[str, object] | None]


def _score(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    sheet = sheet_of(body, standard, collector)
    if sheet is None:
        return None
    today = today_of(body)
    scores = score_data(_judges[0].judge(sheet, today=today), standard, language)
    return {**scores, "year_over": say_year_over(sheet.year, today, language)}


LATER = (
    "agreement", "cards", "compare", "expected", "explain", "export", "finish", "import_ledger", "incoming", "learner",
    "ledger_overview", "merge", "next_year", "paper", "personal", "plan", "read", "report", "report_files", "result", "review",
    "rollup", "roster", "summarise", "table", "verify",
)  # fmt: skip
"""Operations that no first score needs. Each is the function of its name in the module of its name in `assess.operations`."""


def _later(name: str) -> Operation:
    """The operation, imported when it is first asked for: its module may still have to come (`also_from`)."""

    def ask(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
        operation: Operation = getattr(import_module(f"assess.operations.{name}"), name)
        return operation(body, standard, language, collector)

    return ask


OPERATIONS: dict[str, Operation] = {
    "score": _score,
    **{name: _later(name) for name in LATER},
}
