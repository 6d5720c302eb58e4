"""The report as a file, or as blocks for print: `{sheet, today, languages, format}`.

`languages` is `zh`, `en` or `both`; `format` is `word`, `excel` or, if nothing else is asked for, `print`. A file comes back as
`name`, `type` and `data` (in base64); `print` as `blocks`, for a page that shows them in the languages asked for.
"""

from collections.abc import Iterable
from datetime import date
from io import BytesIO

from assess.errors import Where, Wrong
from assess.judging.review import judge_review
from assess.judging.scoring import judge
from assess.judging.strengths import strengths
from assess.model.answers import Sheet
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import EXCEL, Body, file_data, sheet_of, today_of
from assess.outputs.report.document import Reports, block_data, document, file_name
from assess.outputs.report.file_sections import FileSections, full_report_data
from assess.outputs.report.html import report_html
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.improvement import read_improvements
from assess.reading.files.review import read_review

LANGUAGES = {"zh": (Language.ZH,), "en": (Language.EN,), "both": (Language.ZH, Language.EN)}
WORD = "application/msword"


def report_files(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """See above. `None`, with the reason reported, for a format or languages that there are not."""
    languages, form = str(body.get("languages", language.value)), str(body.get("format", "print"))
    for name, value, known in (("languages", languages, LANGUAGES), ("format", form, FORMATS)):
        if value not in known:
            collector.add(Where(path=name), Wrong.BAD_REQUEST, detail=name)
            return None
    sheet = sheet_of(body, standard, collector)
    if sheet is None:
        return None
    return FORMATS[form](reports_of(sheet, standard, LANGUAGES[languages], today=today_of(body)), standard)


def reports_of(sheet: Sheet, standard: Standard, languages: Iterable[Language], *, today: date | None) -> Reports:
    """The report in the languages asked for, with strengths, plan and review. What of these cannot be read is left out: the form,
    and the page of the result, say what is wrong with it.
    """
    result = judge(standard, sheet, today=today)
    review = read_review(Node(sheet.review_raw, ProblemCollector()), standard) if sheet.review_raw is not None else None
    more = FileSections(
        strengths=tuple(strengths(standard, result)),
        plan=read_improvements(Node(sheet.plan_raw, ProblemCollector()), standard),
        review=None if review is None else judge_review(standard, sheet, review, today=today),
    )
    return Reports([(each, full_report_data(result, sheet, more, standard, language=each, today=today)) for each in languages])


def _word(reports: Reports, standard: Standard) -> Body:
    return file_data(file_name(reports, "doc"), WORD, report_html(reports).encode())


def _excel(reports: Reports, standard: Standard) -> Body:
    """Imported here: it needs the library for Excel, which only this format waits for."""
    from assess.outputs.report.workbook import write_report_workbook

    into = BytesIO()
    write_report_workbook(reports, standard, into)
    return file_data(file_name(reports, "xlsx"), EXCEL, into.getvalue())


def _print(reports: Reports, standard: Standard) -> Body:
    return {"blocks": [block_data(block) for block in document(reports)]}


FORMATS = {"word": _word, "excel": _excel, "print": _print}
