"""A form that was filled in on paper, typed back: `{sheet, pages, reasons}`, see `reading.files.paper`.

The reply says of each box whether it adds up, what each answer is now and on paper, and what the sheet would be with all that adds
up. Nothing is saved here: the page shows it first.
"""

from assess.model.answers import Sheet
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body, sheet_of
from assess.outputs.branch_file.paper import paper_data
from assess.outputs.branch_file.sheets import sheet_data
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet
from assess.reading.files.paper import read_paper, with_typed


def paper(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """Slips are among the problems and, in words with their place, at their box; the boxes that add up are used all the same."""
    old = sheet_of(body, standard, ProblemCollector()) or Sheet()
    typed = read_paper(Node(body.get("pages"), collector, path=("pages",)), standard)
    raw = with_typed(sheet_data(old, standard), typed, body.get("reasons"), standard)
    new = read_sheet(Node(raw, ProblemCollector()), standard) or old
    data = paper_data(typed, collector.problems, old=old, new=new, standard=standard, language=language)
    return {**data, "sheet": sheet_data(new, standard)}
