"""Two assessments of one branch side by side: `{sheet, today, before, after}`.

`before` and `after` are places in the list that `result` gives, counted from 0; the last one may be what stands now.
"""

from assess.errors import Where, Wrong
from assess.judging.history import compare as compare_snapshots
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body
from assess.operations.state import state_of
from assess.outputs.score.history import comparison_data
from assess.reading.fields import ProblemCollector


def compare(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """`comparison`; see `outputs.score.history`."""
    state = state_of(body, standard, collector)
    if state is None:
        return None
    shown = state.shown
    places = [body.get("before"), body.get("after")]
    for name, place in zip(("before", "after"), places, strict=True):
        if not isinstance(place, int) or isinstance(place, bool) or not 0 <= place < len(shown):
            collector.add(Where(path=name), Wrong.BAD_REQUEST, detail=name)
            return None
    one, other = (shown[place] for place in places if isinstance(place, int))
    return {"comparison": comparison_data(compare_snapshots(standard, one, other), standard, language, now=state.now)}
