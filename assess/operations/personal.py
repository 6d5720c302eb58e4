"""A copy of the sheet to hand upward, and what looks personal in it."""

from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body, sheet_of
from assess.outputs.branch_file.personal import copy_without, personal_data, treatments
from assess.outputs.branch_file.sheets import sheet_data
from assess.reading.fields import ProblemCollector
from assess.reading.files.personal import find_personal


def personal(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """The personal data found; with `take`, the treatment of each item, also the copy."""
    sheet = sheet_of(body, standard, collector)
    if sheet is None:
        return None
    data: object = sheet_data(sheet, standard)
    found = find_personal(data, standard)
    said = personal_data(found, standard, language)
    if "take" not in body:
        return said
    how = treatments(found, body["take"])
    copy = copy_without(data, found, how)
    # Where something is taken out, what stood on both sides of it may look personal in its turn.
    while left := find_personal(copy, standard).among(how):
        copy = copy_without(copy, left, how, closing=True)
    return {**said, "sheet": copy}
