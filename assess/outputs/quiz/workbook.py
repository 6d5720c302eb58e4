"""A paper as an Excel workbook: a row for each question, as question banks take them; with the key, its answers too."""

from collections.abc import Iterator
from typing import IO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from assess.model.questions import Question, QuestionKind
from assess.model.standard import Standard
from assess.model.text import Language, Text
from assess.outputs.formats.workbooks import MADE, put_row, save_workbook
from assess.outputs.quiz.paper import Paper, clauses, reason
from assess.outputs.training.question_layout import LETTERS, key, options
from assess.outputs.training.question_views import option_label

SHEET = Text("试卷{}", "Paper {}")
KINDS = {
    QuestionKind.SINGLE: Text("单选", "Single choice"),
    QuestionKind.MULTIPLE: Text("多选", "Multiple choice"),
    QuestionKind.TRUE_FALSE: Text("判断", "True or false"),
    QuestionKind.ORDER: Text("排序", "Order"),
    QuestionKind.MATCH: Text("配对", "Match"),
    QuestionKind.NUMBER: Text("填数", "Number"),
}
NUMBER, KIND, QUESTION = Text("题号", "No."), Text("题型", "Kind"), Text("题目", "Question")
CHOSEN_FROM = Text("配对或位置", "Places, or what to match")
ANSWER, RESTS, WHY = Text("答案", "Answer"), Text("依据的要求", "Requirement it rests on"), Text("说明", "Why")
WIDTHS = (6, 14, 50, *[26] * len(LETTERS), 30, 14, 50, 60)


def write_quiz_workbook(given: Paper, standard: Standard, language: Language, into: IO[bytes], *, with_key: bool) -> None:
    """The file. Its cells are text: nothing in them is ever run."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = SHEET.of(language).format(given.seed)[:31]
    put_row(sheet, 1, list(_headings(language, with_key=with_key)))
    for place, question in enumerate(given.questions, 1):
        put_row(sheet, place + 1, [*_asked(place, question, language), *(_known(question, standard, language) if with_key else ())])
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row == 1)
    sheet.freeze_panes = "A2"
    workbook.properties.created = workbook.properties.modified = MADE
    save_workbook(workbook, into)


def _headings(language: Language, *, with_key: bool) -> Iterator[str]:
    yield from (each.of(language) for each in (NUMBER, KIND, QUESTION))
    yield from LETTERS
    yield CHOSEN_FROM.of(language)
    yield from (each.of(language) for each in (ANSWER, RESTS, WHY) if with_key)


def _asked(place: int, question: Question, language: Language) -> Iterator[str]:
    yield str(place)
    yield KINDS[question.kind].of(language)
    yield "\n".join(each.of(language) for each in (question.text, question.about) if each)
    texts = [text.of(language) for text in ([each.text for each in question.choices] or [each.text for each in question.parts])]
    yield from (texts[number] if number < len(texts) else "" for number in range(len(LETTERS)))
    given = enumerate(options(question), 1) if question.parts else ()
    yield "\n".join(option_label(number, each, question, language) for number, each in given)


def _known(question: Question, standard: Standard, language: Language) -> Iterator[str]:
    yield key(question, language)
    yield "\n".join(clauses(question, standard, language))
    wrong = [(letter, each) for letter, each in zip(LETTERS, question.choices, strict=False) if not each.right]
    reasons = [f"{letter}: {reason(each, standard, language)}" for letter, each in wrong]
    yield "\n".join([*([question.why.of(language)] if question.why else []), *reasons])
