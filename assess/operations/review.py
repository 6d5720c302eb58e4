"""A reviewer's answers next to the branch's: both results, and where they differ."""

from assess.judging.as_of import as_of
from assess.judging.review import judge_review
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body, sheet_of, today_of
from assess.outputs.score.review import review_data
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.review import read_review


def review(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """The sheet's own result, the reviewed one, every requirement in words, and the disagreements; see `outputs.score.review`.

    A reviewer knows of nothing that the branch entered after it saved the file: it is judged as of that day.
    """
    sheet = sheet_of(body, standard, collector)
    if sheet is None:
        return None
    found = read_review(Node(sheet.review_raw, ProblemCollector()), standard)
    judged = as_of(sheet, today_of(body))
    finding = judge_review(standard, sheet, found, today=judged.day)
    return review_data(finding, found, sheet, judged, standard=standard, language=language)
