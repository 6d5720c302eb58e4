"""Agreement between the people in a room: `{requirements, codes, files}`.

`requirements` are the ids of those that everybody judged, in the order of the sheet; `codes` is what was typed, a line for each
person; `files` are the texts of files that the form saved, `{name, text}`. Nothing of it is kept, and no name comes back.
"""

from dataclasses import replace
from datetime import date

from assess.errors import Where, Wrong
from assess.judging.agreement import agreement as agreement_of
from assess.judging.scoring import judge
from assess.model.agreement import Ratings
from assess.model.answers import Choice, Sheet
from assess.model.findings import Status
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body, today_of
from assess.operations.files import file_text
from assess.outputs.score.agreement import agreement_data
from assess.reading.fields import Node, ProblemCollector, read_list, read_mapping
from assess.reading.files.answers import read_sheet_text
from assess.reading.files.ratings import read_codes, read_observed

NAME_AT_MOST = 200
SAID = {
    Status.MET: Choice.MET,
    Status.PARTLY: Choice.PARTLY,
    Status.NOT_MET: Choice.NOT_MET,
    Status.NOT_APPLICABLE: Choice.NOT_APPLICABLE,
    Status.EXEMPT: Choice.NOT_APPLICABLE,
}
"""What a file says of a requirement in the end, whoever or whatever decided it."""


def agreement(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """`agreement`, in words. A code or a file that cannot be counted is a problem, with its line or its name."""
    observed = read_observed(Node(body.get("requirements"), collector, path=("requirements",)), standard)
    codes = body.get("codes", "")
    if observed is None or not isinstance(codes, str):
        if observed is not None:
            Node(codes, collector, path=("codes",)).wrong(Wrong.BAD_REQUEST, detail="codes")
        return None
    people = list(read_codes(codes, len(observed), collector))
    for node in read_list(Node(body.get("files", []), collector, path=("files",))):
        file = read_mapping(node)
        name = str(file["name"].value)[:NAME_AT_MOST] if "name" in file else ""
        ratings = _said_in(file.get("text") or node.child("text", ""), name, standard, observed, today_of(body), collector)
        if ratings:
            people.append(ratings)
    return {"agreement": agreement_data(agreement_of(observed, people), standard, language)}


def _said_in(
    node: Node, name: str, standard: Standard, observed: list[str], today: date | None, collector: ProblemCollector
) -> Ratings:
    """The ratings in one file; empty, with the reason reported under its name, where it cannot be counted."""
    own = ProblemCollector()
    text = file_text(replace(node, collector=own))
    sheet = None if text is None else read_sheet_text(text, standard, own)
    if sheet is None:
        collector.add(Where(path=name), own.problems[0].wrong, **own.problems[0].facts)
        return ()
    ratings = _said(sheet, standard, observed, today)
    if not any(ratings):
        collector.add(Where(path=name), Wrong.RATING_NOTHING)
        return ()
    return ratings


def _said(sheet: Sheet, standard: Standard, observed: list[str], today: date | None) -> Ratings:
    areas = judge(standard, sheet, today=today).areas
    found = {each.requirement: each.status for area in areas for each in area.findings}
    return tuple(SAID.get(found[each]) for each in observed)
