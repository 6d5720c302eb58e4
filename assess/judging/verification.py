"""Are the figures and states that a file brings along those that come out of its answers, facts and ledger?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assess.judging.scoring import overall
from assess.model.answers import Sheet
from assess.model.findings import LETTERS, AreaFinding, Interval
from assess.model.recorded import Figure, Recorded
from assess.model.standard import Standard
from assess.model.verification import ChangedState, Kept, Pair, Verdict, Verification

RECORD = "record"
"""The part of a file that is its record: where its figures or states differ, they are named instead."""
STATES = {letter: status for status, letter in LETTERS.items()}


def record(standard: Standard, areas: Sequence[AreaFinding], *, today: date | None) -> Recorded:
    """The figures as a finished assessment keeps them; areas in the poster's order."""
    score, band = overall(standard, areas)
    return Recorded(
        standard_version=standard.version,
        standard_digest=standard.digest,
        day=today,
        overall=_figure(score, band, sum(area.answered for area in areas), sum(area.asked for area in areas)),
        areas={area.area: _figure(area.score, area.band, area.answered, area.asked) for area in areas},
    )


def record_file(standard: Standard, areas: Sequence[AreaFinding], contents: Mapping[str, str], *, today: date | None) -> Recorded:
    """The same as a file carries it: with every requirement's state, and a digest of each part of the file."""
    return replace(record(standard, areas, today=today), states=states_of(areas), contents=dict(contents))


def states_of(areas: Sequence[AreaFinding]) -> str:
    """A letter for each requirement, in the order of the standard."""
    return "".join(LETTERS[each.status] for area in areas for each in area.findings)


def _figure(score: Interval | None, band: str | None, answered: int, asked: int) -> Figure:
    return Figure(low=score.low if score else None, high=score.high if score else None, band=band, answered=answered, asked=asked)


def verify(sheet: Sheet, areas: Sequence[AreaFinding], standard: Standard) -> Verification:
    """The sheet's record against `areas`, which are judged for the recorded day.

    Another standard asks and weighs differently: equal figures then mean nothing, and only the digests can be compared.
    """
    recorded = sheet.recorded
    if recorded is None:
        return Verification(verdict=Verdict.NOT_RECORDED, recorded=None)
    pairs = tuple(_pairs(recorded, record(standard, areas, today=recorded.day)))
    parts = tuple(_changed_parts(recorded, sheet))
    if recorded.standard_digest != standard.digest:
        kept = _kept(recorded, states=bool(recorded.states))
        return Verification(verdict=Verdict.OTHER_STANDARD, recorded=recorded, pairs=pairs, parts=parts, kept=kept)
    differing = tuple(each for each in pairs if each.recorded != each.computed)
    moved = _moved(recorded.states, states_of(areas), standard)
    kept = _kept(recorded, states=moved is not None)
    if differing or moved or kept is Kept.SOME:
        parts = tuple(each for each in parts if each != RECORD)
    verdict = _verdict(differs=bool(differing or moved), changed=bool(parts), kept=kept)
    return Verification(verdict=verdict, recorded=recorded, pairs=differing, moved=moved or (), parts=parts, kept=kept)


def _pairs(recorded: Recorded, computed: Recorded) -> Iterator[Pair]:
    yield Pair(area="", recorded=recorded.overall, computed=computed.overall)
    for name in dict.fromkeys((*computed.areas, *recorded.areas)):
        yield Pair(area=name, recorded=recorded.areas.get(name), computed=computed.areas.get(name))


def _moved(recorded: str, computed: str, standard: Standard) -> tuple[ChangedState, ...] | None:
    """Red lines first, else in the poster's order. None where there is no record of all of them."""
    if len(recorded) != len(computed):
        return None
    found = [
        ChangedState(requirement=id_, recorded=STATES[was], computed=STATES[is_])
        for id_, was, is_ in zip(standard.requirements, recorded, computed, strict=True)
        if was != is_
    ]
    return tuple(sorted(found, key=lambda each: not standard.requirements[each.requirement].red_line))


def _changed_parts(recorded: Recorded, sheet: Sheet) -> Iterator[str]:
    """Parts that are not as they were, that were added, and that are gone."""
    if not recorded.contents:
        return iter(())
    names = dict.fromkeys((*recorded.contents, *sheet.contents))
    return (name for name in names if recorded.contents.get(name) != sheet.contents.get(name))


def _kept(recorded: Recorded, *, states: bool) -> Kept:
    """`states`: whether those of all requirements are there."""
    if states and recorded.contents:
        return Kept.ALL
    return Kept.SOME if recorded.states or recorded.contents else Kept.NONE


def _verdict(*, differs: bool, changed: bool, kept: Kept) -> Verdict:
    if differs:
        return Verdict.DIFFERS
    if changed:
        return Verdict.CHANGED
    return {Kept.ALL: Verdict.CONFIRMED, Kept.SOME: Verdict.INCOMPLETE, Kept.NONE: Verdict.FIGURES_ONLY}[kept]
