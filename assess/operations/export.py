"""The whole file as it is handed on: what the person wrote, named with the standard, and a record of what comes out of it."""

from dataclasses import replace

from assess.judging.as_of import as_of
from assess.judging.scoring import judge
from assess.judging.verification import record_file
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body, sheet_of, today_of
from assess.outputs.branch_file.sheets import sheet_data, sheet_text
from assess.outputs.score.verification import result_data
from assess.reading.fields import ProblemCollector
from assess.reading.files.recorded import contents_of


def export(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """`text` of the file, saved on `today` and with the figures reckoned for it. The same request gives the same bytes.

    With `reviewed`, it is a reviewer who hands the file back: it keeps the day on which the branch saved it.
    """
    sheet = sheet_of(body, standard, collector)
    if sheet is None:
        return None
    today = as_of(sheet, today_of(body)).day if body.get("reviewed") is True else today_of(body)
    saved = replace(sheet, saved=today.isoformat()) if today else sheet
    data = sheet_data(saved, standard)
    recorded = record_file(standard, judge(standard, saved, today=today).areas, contents_of(data), today=today)
    return {"text": sheet_text({**data, "result": result_data(recorded)})}
