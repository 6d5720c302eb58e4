"""Many branches together: `{summaries, year, expected, today, format}`.

`summaries` are the replies of `summarise`; `expected` is the list of branches whose files were due, one in each line; `year` is the
year to count, that of most files without it. With `format` (`xlsx` or `json`) the roll-up comes back as a file.
"""

import json
from io import BytesIO

from assess.errors import Wrong
from assess.judging.rollup import merge, roll_up
from assess.model.rollup import Rollup, Summary
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import EXCEL, JSON, Body, file_data, format_of, today_of, year_of
from assess.outputs.rollup.data import rollup_data, rollup_name
from assess.outputs.rollup.sections import sections
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.expected import read_expected_lines
from assess.reading.files.rollup import read_summary

FORMATS = {"xlsx": EXCEL, "json": JSON}


def rollup(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """`rollup`, as `wuhua rollup --format json` writes it, or the file."""
    form = format_of(body, FORMATS, collector)
    if form == "":
        return None
    parts = _summaries(Node(body.get("summaries"), collector, path=("summaries",)), standard)
    if parts is None:
        return None
    expected = body.get("expected")
    names = read_expected_lines(expected) if isinstance(expected, str) else ()
    result = roll_up(standard, merge(parts), today=today_of(body), year=year_of(body), expected=names or None)
    today = str(body.get("today", ""))[:10]
    if form is None:
        return {"rollup": rollup_data(result, standard, language=language, today=today)}
    made = _workbook(result, standard, language, today) if form == "xlsx" else _json(result, standard, language, today)
    return file_data(f"{rollup_name(result, language)}.{form}", FORMATS[form], made)


def _summaries(node: Node, standard: Standard) -> list[Summary] | None:
    if not isinstance(node.value, list):
        node.wrong(Wrong.BAD_REQUEST, detail="summaries")
        return None
    parts = [read_summary(Node(each, node.collector, path=node.path), standard) for each in node.value]
    known = [each for each in parts if each is not None]
    return known if len(known) == len(parts) else None


def _workbook(result: Rollup, standard: Standard, language: Language, today: str) -> bytes:
    """Imported here: it needs the library for Excel, which only this format waits for."""
    from assess.outputs.rollup.workbook import write_rollup_workbook

    into = BytesIO()
    write_rollup_workbook(sections(result, standard, language=language, today=today), into)
    return into.getvalue()


def _json(result: Rollup, standard: Standard, language: Language, today: str) -> bytes:
    data = rollup_data(result, standard, language=language, today=today)
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")
