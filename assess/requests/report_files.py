"""The report as a file, or as blocks for print: `{sheet, today, languages, format}`.

`languages` is `zh`, `en` or `both`; `format` is `word`, `excel` or, if nothing else is asked for, `print`. A file comes back as
`name`, `type` and `data` (in base64); `print` as `blocks`, for a page that shows them in the languages asked for.
"""

from io import BytesIO

from assess.errors import Where, Wrong
from assess.judging.scoring import judge
from assess.model.answers import Sheet
from assess.model.standard import Standard
from assess.model.text import Language
from assess.outputs.report import report_data
from assess.outputs.report_document import Reports, block_data, document, file_name
from assess.outputs.report_html import report_html
from assess.reading.fields import Report
from assess.requests.common import EXCEL, Body, file_data, sheet_of, today_of

LANGUAGES = {"zh": (Language.ZH,), "en": (Language.EN,), "both": (Language.ZH, Language.EN)}
WORD = "application/msword"


def report_files(body: Body, standard: Standard, language: Language, report: Report) -> Body | None:
    """See above. `None`, with the reason reported, for a format or languages that there are not."""
    languages, form = str(body.get("languages", language.value)), str(body.get("format", "print"))
    for name, value, known in (("languages", languages, LANGUAGES), ("format", form, FORMATS)):
        if value not in known:
            report.add(Where(path=name), Wrong.BAD_REQUEST, detail=name)
            return None
    sheet = sheet_of(body, standard, report)
    if sheet is None:
        return None
    return FORMATS[form](_reports(sheet, body, standard, languages), standard)


def _reports(sheet: Sheet, body: Body, standard: Standard, languages: str) -> Reports:
    today = str(body.get("today", ""))[:10]
    result = judge(standard, sheet, today=today_of(body))
    return Reports([(each, report_data(result, sheet, standard, language=each, today=today)) for each in LANGUAGES[languages]])


def _word(reports: Reports, standard: Standard) -> Body:
    return file_data(file_name(reports, "doc"), WORD, report_html(reports).encode())


def _excel(reports: Reports, standard: Standard) -> Body:
    """Imported here: it needs the library for Excel, which only this format waits for."""
    from assess.outputs.report_workbook import write_report_workbook

    into = BytesIO()
    write_report_workbook(reports, standard, into)
    return file_data(file_name(reports, "xlsx"), EXCEL, into.getvalue())


def _print(reports: Reports, standard: Standard) -> Body:
    return {"blocks": [block_data(block) for block in document(reports)]}


FORMATS = {"word": _word, "excel": _excel, "print": _print}
