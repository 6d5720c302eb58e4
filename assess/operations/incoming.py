"""A file compared with what is here, before it is imported: what it is, what is best done with it, and what each way would give."""

from assess.judging.incoming import weigh
from assess.judging.scoring import judge
from assess.model.answers import Sheet
from assess.model.merging import Full
from assess.model.review import Review
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body, sheet_of, today_of
from assess.operations.files import text_in
from assess.operations.fuller import fullest
from assess.outputs.branch_file.sheets import sheet_data
from assess.outputs.score.changes import change_data
from assess.outputs.score.incoming import incoming_data
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet, read_sheet_text
from assess.reading.files.review import read_review


def incoming(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """`sheet` of the reply is what replacing gives, `reviewed` what taking only the review gives: in neither does a shortened text
    stand where a fuller one is here. See `outputs.score.incoming` for the words.
    """
    ours = sheet_of(body, standard, ProblemCollector()) or Sheet()
    theirs = _file(body, standard, collector)
    if theirs is None:
        return None
    here, there = sheet_data(ours, standard), sheet_data(theirs, standard)
    full = fullest(there, [here], standard)
    found = weigh(here, full.data, shortened=bool(full.places))
    if not (found.same_branch and found.same_year):
        full = Full(data=there, places=())
        found = weigh(here, there, shortened=False)
    new = read_sheet(Node(full.data, ProblemCollector()), standard) or theirs
    before, after = (judge(standard, each, today=today_of(body)) for each in (ours, new))
    return {
        **incoming_data(
            found, full, (_name(ours), _name(theirs)), (_review(ours, standard), _review(new, standard)), standard, language
        ),
        "sheet": sheet_data(new, standard),
        "reviewed": {**here, "review": full.data["review"]} if found.review else None,
        "changes": change_data(ours, new, (before, after), found.differences, standard=standard, language=language),
    }


def _file(body: Body, standard: Standard, collector: ProblemCollector) -> Sheet | None:
    text = text_in(body, "text", collector)
    return None if text is None else read_sheet_text(text, standard, collector)


def _name(sheet: Sheet) -> str:
    return " ".join([sheet.name.strip(), str(sheet.year or "")]).strip()


def _review(sheet: Sheet, standard: Standard) -> Review:
    return read_review(Node(sheet.review_raw, ProblemCollector()), standard)
