"""Are the figures in a file those that come out of it? Asked of the file's text, for the form keeps no figures."""

from assess.judging import verification
from assess.judging.scoring import judge
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body
from assess.operations.files import text_in
from assess.outputs.score.review import say_review
from assess.outputs.score.verification import verification_data
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet_text
from assess.reading.files.review import read_review


def verify(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """The verdict on the figures in `text`, each judged again as of the day that the file names; `review` says if it holds one."""
    text = text_in(body, "text", collector)
    sheet = None if text is None else read_sheet_text(text, standard, collector)
    if sheet is None:
        return None
    today = sheet.recorded.day if sheet.recorded else None
    found = verification.verify(sheet, judge(standard, sheet, today=today).areas, standard)
    review = (
        "" if sheet.review_raw is None else say_review(read_review(Node(sheet.review_raw, ProblemCollector()), standard), language)
    )
    return {"verification": verification_data(found, standard, language), "review": review}
