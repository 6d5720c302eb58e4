"""Are the figures that a file brings along those that come out of its answers, facts and ledger?"""

from datetime import date

from assess.model.findings import AreaFinding, Result
from assess.model.recorded import Figure, Pair, Recorded, Verdict, Verification
from assess.model.standard import Standard


def record(result: Result, standard: Standard, *, today: date | None) -> Recorded:
    """The figures as a file carries them; areas in the poster's order."""
    return Recorded(
        standard_version=standard.version,
        standard_digest=standard.digest,
        day=today,
        overall=_figure(result),
        areas={area.area: _figure(area) for area in result.areas},
    )


def _figure(finding: AreaFinding | Result) -> Figure:
    score = finding.score
    return Figure(
        low=score.low if score else None,
        high=score.high if score else None,
        band=finding.band,
        answered=finding.answered,
        asked=finding.asked,
    )


def verify(recorded: Recorded | None, result: Result, standard: Standard) -> Verification:
    """`result` is judged for the recorded day. Another standard asks and weighs differently: equal figures then mean nothing."""
    if recorded is None:
        return Verification(verdict=Verdict.NOT_RECORDED, recorded=None, pairs=())
    computed = record(result, standard, today=recorded.day)
    pairs = [Pair(area="", recorded=recorded.overall, computed=computed.overall)]
    pairs += [
        Pair(area=name, recorded=recorded.areas.get(name), computed=computed.areas.get(name))
        for name in dict.fromkeys((*computed.areas, *recorded.areas))
    ]
    if recorded.standard_digest != standard.digest:
        return Verification(verdict=Verdict.OTHER_STANDARD, recorded=recorded, pairs=tuple(pairs))
    differing = tuple(each for each in pairs if each.recorded != each.computed)
    return Verification(verdict=Verdict.DIFFERS if differing else Verdict.CONFIRMED, recorded=recorded, pairs=differing)
