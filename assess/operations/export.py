"""The whole file as it is handed on: what the person wrote, named with the standard, and a record of what comes out of it."""

from dataclasses import replace
from datetime import date

from assess.judging.as_of import as_of
from assess.judging.scoring import judge
from assess.judging.verification import record_file
from assess.model.answers import Sheet
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body, sheet_of, today_of
from assess.outputs.branch_file.sheets import sheet_data, sheet_text
from assess.outputs.score.verification import result_data
from assess.reading.fields import ProblemCollector
from assess.reading.files.recorded import contents_of, sealed


def export(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """`text` of the file, saved on `today` and with the figures reckoned for it. The same request gives the same bytes.

    With `reviewed`, it is a reviewer who hands the file back: it keeps the day on which the branch saved it.
    """
    sheet = sheet_of(body, standard, collector)
    if sheet is None:
        return None
    today = as_of(sheet, today_of(body)).day if body.get("reviewed") is True else today_of(body)
    saved = replace(sheet, saved=today.isoformat()) if today else sheet
    return {"text": text_with_record(saved, standard, today=today)}


def text_with_record(sheet: Sheet, standard: Standard, *, today: date | None) -> str:
    """The text of a file, with the record that verifying compares it with."""
    data = sheet_data(sheet, standard)
    recorded = record_file(standard, judge(standard, sheet, today=today).areas, contents_of(data), today=today)
    return sheet_text({**data, "result": sealed(result_data(recorded))})
