"""An assessment is finished: what it came to is kept in the sheet, with those before: `{sheet, today}`."""

from dataclasses import replace

from assess.errors import Where, Wrong
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body
from assess.operations.state import State, state_of
from assess.outputs.branch_file.sheets import sheet_data
from assess.outputs.score.history import snapshot_data
from assess.reading.fields import ProblemCollector


def finish(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """`sheet` with one more in `earlier`; as it was, where nothing was entered, or changed since the last one. It needs a day."""
    state = state_of(body, standard, collector)
    if state is None:
        return None
    if state.today is None:
        collector.add(Where(path="today"), Wrong.BAD_REQUEST, detail="today")
        return None
    return {"sheet": sheet_data(replace(state.sheet, earlier_raw=with_this_one(state)), standard)}


def with_this_one(state: State) -> list[object]:
    """The field `earlier` once this assessment is among them, unless there is nothing in it."""
    kept = list(state.sheet.earlier_raw or [])
    return [*kept, snapshot_data(state.now)] if state.begun and not state.unchanged else kept
