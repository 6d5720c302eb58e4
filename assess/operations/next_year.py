"""The next year is begun: `{sheet, today}` → a sheet of the same branch with nothing answered yet."""

from assess.judging.next_year import begin
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body
from assess.operations.finish import with_this_one
from assess.operations.state import state_of
from assess.outputs.branch_file.sheets import sheet_data
from assess.reading.fields import ProblemCollector
from assess.reading.files.people import ends_before


def next_year(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """`sheet` of the new year. This year's result is among its earlier ones, whether or not it was finished before."""
    state = state_of(body, standard, collector)
    if state is None:
        return None
    begun = begin(state.sheet, standard, earlier=with_this_one(state), today=state.today, is_over=ends_before)
    return {"sheet": sheet_data(begun, standard)}
