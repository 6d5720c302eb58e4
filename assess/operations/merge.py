"""Two files of one branch made into one: what only one side changed, and the conflicts that a person decides."""

from collections.abc import Mapping

from assess.judging import merging
from assess.judging.differences import differences
from assess.judging.scoring import judge
from assess.model.answers import Sheet
from assess.model.meanings import meanings_of
from assess.model.merging import Take
from assess.model.standard import Standard
from assess.model.text import Language
from assess.operations.common import Body, today_of
from assess.operations.files import text_in
from assess.operations.fuller import all_fullest
from assess.operations.roster_sides import by_name, without_names
from assess.outputs.branch_file.sheets import sheet_data
from assess.outputs.score.changes import change_data
from assess.outputs.score.merging import conflict_data, say_shortened
from assess.reading.fields import Node, ProblemCollector
from assess.reading.files.answers import read_sheet, read_sheet_text
from assess.reading.files.entry_key import entry_key


def merge(body: Body, standard: Standard, language: Language, collector: ProblemCollector) -> Body | None:
    """The `sheet` merged with the file in `text`; `base` is the text of the file that both started from, if there is one.

    `take` decides conflicts by their id. `sheet` of the reply is there only once all of them are decided.
    """
    ours = read_sheet(Node(body.get("sheet"), ProblemCollector()), standard) or Sheet()
    theirs, base = _file(body, "text", standard, collector), None
    if body.get("base") not in (None, ""):
        base = _file(body, "base", standard, collector)
        if base is None:
            return None
    if theirs is None:
        return None
    here, there, common = all_fullest(
        [None if each is None else sheet_data(each, standard) for each in (ours, theirs, base)], standard
    )
    assert here is not None
    assert there is not None
    meant = meanings_of(standard)
    one, other, before_both = by_name([dict(each.data) if each is not None else None for each in (here, there, common)], standard)
    merged = merging.merge(
        one or {},
        other or {},
        before_both,
        key=entry_key(standard, ours.year or theirs.year),
        take=_decisions(body.get("take")),
        meanings=[*meant.requirements.values(), *meant.activities.values()],
    )
    result = read_sheet(Node(without_names(merged), ProblemCollector()), standard) or ours
    found = differences(sheet_data(ours, standard), sheet_data(result, standard))
    before, after = (judge(standard, each, today=today_of(body)) for each in (ours, result))
    return {
        "sheet": sheet_data(result, standard) if merged.decided else None,
        "conflicts": conflict_data(merged, standard, language),
        "changes": change_data(ours, result, (before, after), found, standard=standard, language=language),
        "shortened": say_shortened(there, language),
    }


def _file(body: Body, name: str, standard: Standard, collector: ProblemCollector) -> Sheet | None:
    own = ProblemCollector()
    text = text_in(body, name, own)
    sheet = None if text is None else read_sheet_text(text, standard, own)
    collector.problems += own.problems
    return sheet


def _decisions(raw: object) -> dict[str, Take]:
    given = raw.items() if isinstance(raw, Mapping) else ()
    return {str(name): Take(value) for name, value in given if value in list(Take)}
