"""A file's sheet, read; and the changes that it would make."""

from assess.judging.differences import differences
from assess.judging.scoring import judge
from assess.model.answers import Sheet
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body, today_of
from assess.operations.files import text_in
from assess.outputs.branch_file.sheets import sheet_data
from assess.outputs.score.changes import change_data
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet, read_sheet_text


def read(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """The sheet of a file in canonical form, and what replacing the request's sheet by it would change."""
    text = text_in(body, "text", collector)
    new = None if text is None else read_sheet_text(text, standard, collector)
    if new is None:
        return None
    old = read_sheet(Node(body.get("sheet"), ProblemCollector()), standard) or Sheet()
    before, after = (judge(standard, each, today=today_of(body)) for each in (old, new))
    found = differences(sheet_data(old, standard), sheet_data(new, standard))
    changes = change_data(old, new, (before, after), found, standard=standard, language=language)
    return {"sheet": sheet_data(new, standard), "changes": changes}
